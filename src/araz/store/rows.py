"""Records to rows and back: pure, and each pair is the other's inverse for what a record holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from araz.records import (
    Article,
    Claim,
    DateSource,
    Event,
    Event16,
    Fact,
    Figure,
    Issue,
    Judgement,
    Link,
    LinkKind,
    Merge,
    Paragraph,
    ParagraphKind,
    Party,
    Span,
    Speaker,
    Status,
    Verdict,
    View,
    When,
    Where,
)

Row = dict[str, Any]
_FACTS = ("title", "author", "outlet", "url")


def _pair(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _linked(link: Link | None) -> list[Any] | None:
    return None if link is None else [link.trigger.start, link.trigger.end, link.kind.value, link.words]


def _link(row: Sequence[Any] | None) -> Link | None:
    """Return a link; one of a database of before its kinds were told has the first kind and no words."""
    if row is None:
        return None
    start, end, kind, words = row if len(row) == 4 else (*row, LinkKind.ANSWERED, "")
    return Link(Span(start, end), LinkKind(kind), words)


def _span(pair: Any) -> Span | None:
    return None if pair is None else Span(*pair)


def _when_row(when: When | None) -> Row:
    if when is None:
        return dict.fromkeys(("date", "date_source", "date_why", "date_span", "date_more"))
    more = {"best": when.best, "anchor": _pair(when.anchor), "shift": when.shift}
    return {
        "date": when.edtf,
        "date_source": when.source.value,
        "date_why": when.why,
        "date_span": _pair(when.span),
        "date_more": more if any(more.values()) else None,
    }


def _when(row: Mapping[str, Any]) -> When | None:
    if row["date"] is None:
        return None
    more = row["date_more"] or {}
    return When(
        row["date"],
        DateSource(row["date_source"]),
        row["date_why"],
        _span(row["date_span"]),
        more.get("best", ""),
        _span(more.get("anchor")),
        more.get("shift", 0),
    )


def _where_row(where: Where | None) -> Row:
    if where is None:
        return dict.fromkeys(("place", "place_relation", "country", "latitude", "longitude", "place_span"))
    return {
        "place": where.name,
        "place_relation": where.relation,
        "country": where.country,
        "latitude": where.latitude,
        "longitude": where.longitude,
        "place_span": _pair(where.span),
    }


def _where(row: Mapping[str, Any]) -> Where | None:
    if row["place"] is None:
        return None
    return Where(row["place"], row["country"], row["latitude"], row["longitude"], row["place_relation"], Span(*row["place_span"]))


def article_row(article: Article) -> Row:
    """Return the row of `articles`; `found` keeps where each fact was found and why."""
    facts: dict[str, Fact | None] = {name: getattr(article, name) for name in _FACTS}
    return {
        "id": article.id,
        **{name: fact.value if fact else None for name, fact in facts.items()},
        **_when_row(article.published),
        "origin": article.origin,
        "text": article.text,
        "paragraphs": [[p.span.start, p.span.end, p.kind.value, p.language, p.why] for p in article.paragraphs],
        "found": {name: [fact.source, fact.why] for name, fact in facts.items() if fact},
    }


def article_of(row: Mapping[str, Any]) -> Article:
    """Return the article of a row."""
    facts = {name: Fact(row[name], *row["found"][name]) if name in row["found"] else None for name in _FACTS}
    return Article(
        id=row["id"],
        text=row["text"],
        paragraphs=tuple(Paragraph(Span(a, b), ParagraphKind(kind), why, lang) for a, b, kind, lang, why in row["paragraphs"]),
        origin=row["origin"],
        published=_when(row),
        **facts,
    )


def _parties_at(parties: tuple[Party, ...]) -> list[list[Any]]:
    return [[p.span.start, p.span.end, p.why, p.name] for p in parties]


def _parties(codes: list[str], at: list[list[Any]]) -> tuple[Party, ...]:
    return tuple(Party(code, Span(a, b), why, name) for code, (a, b, why, name) in zip(codes, at, strict=True))


def _speaker_row(speaker: Speaker) -> Row:
    return {
        "code": speaker.code,
        "name": speaker.name,
        "span": _pair(speaker.span),
        "cue": _pair(speaker.cue),
        "direct": speaker.direct,
    }


def _speaker(row: Row) -> Speaker:
    return Speaker(row["code"], row["name"], Span(*row["span"]), Span(*row["cue"]), row["direct"])


def _figure_row(figure: Figure) -> Row:
    return {"unit": figure.unit, "low": figure.low, "high": figure.high, "span": _pair(figure.span)}


def claim_row(claim: Claim, text: str) -> Row:
    """Return the row of `claims`. `text` is the whole text of the claim's article, for the columns in words."""
    return {
        "id": claim.id,
        "article": claim.article,
        "sentence": text[claim.sentence.start : claim.sentence.end],
        "trigger": text[claim.trigger.start : claim.trigger.end],
        "event": claim.event.value,
        "modes": list(claim.modes),
        "contexts": list(claim.contexts),
        "actors": [p.code for p in claim.actors],
        "recipients": [p.code for p in claim.recipients],
        "speakers": " > ".join(s.code or s.name for s in claim.attribution),
        **_when_row(claim.when),
        **_where_row(claim.where),
        "status": claim.status.value,
        "background": claim.background,
        "name": claim.name,
        "figures": [_figure_row(f) for f in claim.figures],
        "attribution": [_speaker_row(s) for s in claim.attribution],
        "actors_at": _parties_at(claim.actors),
        "recipients_at": _parties_at(claim.recipients),
        "answers": _linked(claim.answers),
        "sentence_start": claim.sentence.start,
        "sentence_end": claim.sentence.end,
        "trigger_start": claim.trigger.start,
        "trigger_end": claim.trigger.end,
        "number": claim.number,
        "rule": claim.rule,
        "reasons": list(claim.reasons),
        "confidence": claim.confidence,
        "model": claim.model,
        "knowledge": claim.knowledge,
    }


def claim_of(row: Mapping[str, Any]) -> Claim:
    """Return the claim of a row."""
    return Claim(
        id=row["id"],
        article=row["article"],
        sentence=Span(row["sentence_start"], row["sentence_end"]),
        number=row["number"],
        trigger=Span(row["trigger_start"], row["trigger_end"]),
        event=Event16(row["event"]),
        modes=tuple(row["modes"]),
        contexts=tuple(row["contexts"]),
        actors=_parties(row["actors"], row["actors_at"]),
        recipients=_parties(row["recipients"], row["recipients_at"]),
        when=_when(row),
        where=_where(row),
        status=Status(row["status"]),
        background=row["background"],
        attribution=tuple(_speaker(s) for s in row["attribution"]),
        name=row["name"],
        figures=tuple(Figure(f["low"], f["high"], f["unit"], Span(*f["span"])) for f in row["figures"]),
        answers=_link(row["answers"]),
        rule=row["rule"],
        reasons=tuple(row["reasons"]),
        confidence=row["confidence"],
        model=row["model"],
        knowledge=row["knowledge"],
    )


def event_row(event: Event, position: int, article_count: int) -> Row:
    """Return the row of `events`. `position` is its place in the order handed in, `article_count` how many articles report it."""
    return {
        "id": event.id,
        "event": event.event.value,
        "modes": list(event.modes),
        "contexts": list(event.contexts),
        "actors": list(event.actors),
        "recipients": list(event.recipients),
        "date": event.when,
        "place": event.where,
        "status": event.status.value,
        "background": event.background,
        "names": list(event.names),
        "claim_count": len(event.claims),
        "article_count": article_count,
        "claims": list(event.claims),
        "views": [{"field": v.field, "values": [[value, list(ids)] for value, ids in v.values]} for v in event.views],
        "merges": [[m.left, m.right, m.reason] for m in event.merges],
        "answers": list(event.answers),
        "position": position,
    }


def event_of(row: Mapping[str, Any]) -> Event:
    """Return the event of a row."""
    return Event(
        id=row["id"],
        event=Event16(row["event"]),
        modes=tuple(row["modes"]),
        contexts=tuple(row["contexts"]),
        actors=tuple(row["actors"]),
        recipients=tuple(row["recipients"]),
        when=row["date"],
        where=row["place"],
        status=Status(row["status"]),
        background=row["background"],
        names=tuple(row["names"]),
        claims=tuple(row["claims"]),
        views=tuple(View(v["field"], tuple((value, tuple(ids)) for value, ids in v["values"])) for v in row["views"]),
        merges=tuple(Merge(*merge) for merge in row["merges"]),
        answers=tuple(row["answers"]),
    )


def judgement_row(judgement: Judgement) -> Row:
    """Return the row of `judgements`, without its number."""
    return {
        "id": judgement.id,
        "verdict": judgement.verdict.value,
        "left_id": judgement.left,
        "right_id": judgement.right,
        "field": judgement.field,
        "value": judgement.value,
        "author": judgement.author,
        "made": judgement.made,
    }


def judgement_of(row: Mapping[str, Any]) -> Judgement:
    """Return the judgement of a row."""
    rest = {name: row[name] for name in ("id", "field", "value", "author", "made")}
    return Judgement(verdict=Verdict(row["verdict"]), left=row["left_id"], right=row["right_id"], **rest)


def issue_row(issue: Issue) -> Row:
    """Return the row of `issues`."""
    row: Row = {name: getattr(issue, name) for name in ("id", "stage", "kind", "message", "origin", "article")}
    return row | {"span": _pair(issue.span)}


def issue_of(row: Mapping[str, Any]) -> Issue:
    """Return the issue of a row."""
    return Issue(row["id"], row["stage"], row["kind"], row["message"], row["origin"], row["article"], _span(row["span"]))

"""Why a claim or an event stands in the record: its words, its rule with the rule's example, every decision, every merge.

Store -> Explanation (plain values, the same that the page prints) -> lines of text, or a dict for programs
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from araz.coding.opinions import MODEL
from araz.errors import InputError
from araz.knowledge.load import Knowledge
from araz.knowledge.schema_lexicon import LexiconEntry
from araz.merging.event import make_event
from araz.publish.book import Book, Records
from araz.publish.look import look
from araz.publish.marks import Piece
from araz.publish.text import counted, listed, visible
from araz.publish.view import ClaimView, EventView, event_views
from araz.publish.words import headline
from araz.records import Claim, Event, Judgement
from araz.store import Store


@dataclass(frozen=True, slots=True)
class Rule:
    """What made a claim: an entry of the lexicon, or the language model. Only the id is filled where this version has no such entry.

    `definition`: the codebook's rule for the event type.
    """

    id: str
    file: str = ""
    why: str = ""
    example: str = ""
    example_codes: str = ""
    counter: tuple[str, ...] = ()
    definition: str = ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """An event, the claims of it that are explained (all, or the one asked for), their rules, and people's words on any of them.

    `said` is the claim asked for in words; it is empty where the event was asked for.
    """

    event: EventView
    claims: tuple[ClaimView, ...]
    said: str
    rules: tuple[Rule, ...]
    judgements: tuple[Judgement, ...]

    def as_dict(self) -> dict[str, Any]:
        """Return everything as plain values for JSON; `kind` is claim or event."""
        return {"kind": "claim" if self.said else "event", "headline": self.said or self.event.headline.text} | asdict(self)


def explain(store: Store, id: str, knowledge: Knowledge) -> Explanation:
    """Return why a claim or event is there.

    Args:    id: of a claim (`clm1_…`) or event (`evt1_…`); its beginning is enough where only one begins so.
    Raises:  InputError: `id` is of another kind. StoreError: there is none, or several.
    """
    if id.startswith("clm"):
        claim = store.claim(id)
        event = next((e for e in store.events() if claim.id in e.claims), None) or make_event([claim], [])
        return _explanation(store, event, claim, knowledge)
    if id.startswith("evt"):
        return _explanation(store, store.event(id), None, knowledge)
    raise InputError(f"{id!r} is no claim or event: give an id that begins with 'clm' or 'evt' (the page and the exports show them)")


def _explanation(store: Store, event: Event, only: Claim | None, knowledge: Knowledge) -> Explanation:
    claims = tuple(store.claim(id) for id in event.claims)
    articles = tuple(store.article(id) for id in sorted({c.article for c in claims}))
    seen = look(knowledge)
    answered = tuple(e for e in store.events() if e.id in event.answers or event.id in e.answers)
    views = event_views(Book(Records(articles, claims, (event, *answered)), seen))
    view = next(v for v in views if v.id == event.id)
    shown = tuple(c for c in view.claims if only is None or c.id == only.id)
    ids = {c.id for c in shown}
    return Explanation(
        event=view,
        claims=shown,
        said=headline(only, only.status, seen.names).text if only else "",
        rules=tuple(_rule(id, knowledge) for id in dict.fromkeys(c.rule for c in shown)),
        judgements=tuple(j for j in store.judgements() if {j.left, j.right} & ids),
    )


def _rule(id: str, knowledge: Knowledge) -> Rule:
    entry = next((e for e in knowledge.lexicon if e.id == id), None)
    if entry is not None:
        codes, text = _codes(entry), entry.example.text if entry.example else ""
        return Rule(id, entry.file, entry.why, text, codes, entry.counter, _definition(entry.event, knowledge))
    event = id.removeprefix(MODEL).partition("-")[0].upper() if id.startswith(MODEL) else ""
    return Rule(id, "language model", "read from the sentence", definition=_definition(event, knowledge)) if event else Rule(id)


def _definition(event: str, knowledge: Knowledge) -> str:
    """Return what the codebook says of an event type; empty where there is none of that name."""
    return next((f"{e.name}: {e.definition}" for e in knowledge.events if e.name == event), "")


def _codes(entry: LexiconEntry) -> str:
    if entry.example is None:
        return ""
    return " → ".join(filter(None, (" + ".join(entry.example.actors) or "?", entry.event, " + ".join(entry.example.recipients))))


def lines(found: Explanation, *, brief: bool = False) -> Iterator[str]:
    """Yield an explanation as lines for a terminal; words that stand for something are followed by what, as in `[Iran: actor]`.

    Args: brief: of a claim only what it says and its sentence.
    """
    told = _brief(found) if brief else _claim_lines(found)
    yield from (visible(line) for line in (told if found.said else _event_lines(found)))


def _brief(found: Explanation) -> Iterator[str]:
    claim = found.claims[0]
    yield from (f"{found.said}.", f"  {claim.coding}", "")
    yield from _sentence(claim, context=True)
    yield ""
    kept = {"source", "status", "when", "where", "speaker"}
    yield from _fields([(name, value) for name, value in _claim_fields(claim) if name in kept])


def _claim_lines(found: Explanation) -> Iterator[str]:
    claim, event = found.claims[0], found.event
    yield from (f"{found.said}.", f"  {claim.coding}", "")
    yield from _sentence(claim, context=True)
    yield ""
    yield from _fields(_claim_fields(claim))
    yield from _reasons(claim)
    yield from _rule_lines(found.rules)
    yield from _judged(found)
    others = len(event.claims) - 1
    more = f"{counted(others, 'other claim')} of it" if others else "no other claim of it"
    yield from _fields([("claim", claim.id), ("event", f"{event.id} ({more})")])


def _event_lines(found: Explanation) -> Iterator[str]:
    event = found.event
    yield from (f"{event.headline.text}.", f"  {' '.join((event.event, *event.modes))}, {event.quadrant}", "")
    yield from _fields(_event_fields(event))
    yield from ("", "Contested" if event.contests else "Nothing is contested: every claim that gives a field gives the same.")
    for contest in event.contests:
        yield from (f"  {contest.field}: {value} (claim {listed([r.text for r in refs])})" for value, refs in contest.values)
    yield from ("", "Held to be one event because" if event.merges else "One claim, nothing was merged.")
    yield from (f"  {merge.left.text} = {merge.right.text}: {merge.reason}" for merge in event.merges)
    yield from ("", "Claims")
    for claim in found.claims:
        yield from _short(claim)
    yield from _rule_lines(found.rules)
    yield from _judged(found)


def _claim_fields(claim: ClaimView) -> list[tuple[str, str]]:
    source = claim.source
    return [
        ("source", f"{source.outlet}, “{source.title}”, {source.date}" + (f" ({source.date_why})" if source.date_why else "")),
        ("read from", source.origin),
        ("status", claim.status),
        ("when", f"{claim.when or 'unknown'}" + (f" ({claim.when_why})" if claim.when_why else "")),
        ("where", claim.where or "unknown"),
        ("speaker", claim.chain or f"the outlet itself ({source.outlet})"),
        ("counts", "; ".join(claim.figures)),
        ("confidence", claim.confidence),
        ("made with", claim.versions),
    ]


def _event_fields(event: EventView) -> list[tuple[str, str]]:
    return [
        ("event", event.id),
        ("when", event.date),
        ("where", event.where or "unknown"),
        ("status", event.status),
        ("denied by", listed(event.denied)),
        ("background", "history recalled" if event.background else ""),
        ("names", "; ".join(event.names)),
        ("contexts", ", ".join(event.contexts)),
        ("reported by", f"{event.reported}: {listed(event.outlets)}"),
        ("answers", "; ".join(r.text for r in event.answers)),
        ("answered by", "; ".join(r.text for r in event.answered)),
    ]


def _short(claim: ClaimView) -> Iterator[str]:
    said = f", {claim.chain}" if claim.chain else ""
    how = f"{claim.status}, {claim.when or 'date unknown'}{said}"
    yield f"  {claim.number}. {claim.source.outlet}, {claim.source.date}: {how} ({claim.rule}, {claim.id})"
    yield from _sentence(claim, context=False)


def _sentence(claim: ClaimView, *, context: bool) -> Iterator[str]:
    passage = claim.passage
    if context and passage.before:
        yield f"     … {_marked(passage.before)}"
    yield f"     {_marked(passage.sentence)}"
    if context and passage.after:
        yield f"     {_marked(passage.after)} …"


def _marked(pieces: tuple[Piece, ...]) -> str:
    return " ".join("".join(f"[{p.text}: {', '.join(p.kinds)}]" if p.kinds and p.text.strip() else p.text for p in pieces).split())


def _reasons(claim: ClaimView) -> Iterator[str]:
    yield from ("", "Because")
    yield from (f"  - {reason}" for reason in claim.reasons)


def _rule_lines(rules: tuple[Rule, ...]) -> Iterator[str]:
    for rule in rules:
        if not rule.file:
            yield from ("", f"Rule {rule.id}: not in the lexicon of this version")
            continue
        yield from ("", f"Rule {rule.id} ({rule.file}): {rule.why}")
        if rule.example:
            yield f"  as in  {rule.example} ({rule.example_codes})"
        yield from (f"  not in {counter}" for counter in rule.counter)
        yield from (("", f"Codebook: {rule.definition}") if rule.definition else ())
    yield ""


def _judged(found: Explanation) -> Iterator[str]:
    for judgement in found.judgements:
        change = f": {judgement.field} is {judgement.value!r}" if judgement.field else ""
        about = f"{judgement.left} {judgement.right}".rstrip()
        yield f"{judgement.author} judged {judgement.verdict.value} on {judgement.made}: {about}{change}"


def _fields(rows: list[tuple[str, str]]) -> Iterator[str]:
    yield from (f"  {name:<11} {value}" for name, value in rows if value)

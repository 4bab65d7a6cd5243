"""Claims on the corpus's own part kept apart: `python -m benchmarks.corpus [DIR] [--part test] [--errors FILE]`.

Each passage of DIR (default: the corpus's gold files) that belongs to the part is coded as a report without title or date. `event`
compares (sentence, event), `event+actor` the doers' states as well, `event+actor+recipient` also the recipients': precision, recall and
F1 over all coded claims.
`fields`: of the claims whose event and actors are right, the share whose status, modes, recipients, speakers and background are those of
the gold. `lexicon`: what the entries find without the language model's opinion on deeds. `links`: of deeds to deeds, right where both
events and the kind (answered, caused, followed) are. `false_claims`: the share of sentences coded as without a claim that get one.
`reliability`: of the words that the language model holds for triggers, by tenths of the probability of the likeliest event: how many,
their mean probability, and the share whose sentence has a claim of that event.
"""

from __future__ import annotations

import argparse
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any

from spacy.tokens import Doc
from training.corpus.notation import Coded, Passage, read_files
from training.corpus.split import GOLD, PARTS, of_part

from araz.errors import InputError
from araz.ids import make_id
from araz.pipeline import Coder
from araz.records import Article, Claim, Paragraph, ParagraphKind, Span
from araz.resolve.mentions import Mentions
from benchmarks.claims import states
from benchmarks.common import existing, show

Row = Mapping[str, Any]
_KEYS = {
    "event": ("n", "event"),
    "event+actor": ("n", "event", "actors"),
    "event+actor+recipient": ("n", "event", "actors", "recipients"),
}
_LINK = ("n", "event", "kind", "other")
_FIELDS = ("status", "modes", "recipients", "speakers", "background")


def article(passage: Passage) -> tuple[Article, list[int]]:
    """Return a passage as an article of one paragraph, and where its sentences begin."""
    texts = [s.text for s in passage.sentences]
    text = " ".join(texts)
    starts = [0, *accumulate(len(t) + 1 for t in texts[:-1])]
    whole = Paragraph(Span(0, len(text)), ParagraphKind.BODY, "given", "en")
    return Article(make_id("art", text), text, (whole,), passage.id), starts


def gold_rows(passage: Passage) -> list[Row]:
    """Return the claims of a passage as rows."""
    return [_gold_row(passage, n, claim) for n, sentence in enumerate(passage.sentences) for claim in sentence.claims]


def _gold_row(passage: Passage, n: int, claim: Coded) -> Row:
    return {
        "n": (passage.id, n),
        "event": claim.event,
        "actors": _states(passage, claim.actors),
        "recipients": _states(passage, claim.recipients),
        "speakers": _states(passage, claim.speakers),
        "status": claim.status,
        "modes": frozenset(claim.modes[:1]),
        "background": claim.background,
    }


def _states(passage: Passage, labels: Iterable[str]) -> frozenset[str]:
    return states(code for label in labels for code in passage.code(label).split("+")) - {"?"}


def our_rows(passage: Passage, starts: Sequence[int], claims: Iterable[Claim]) -> list[Row]:
    """Return the claims that the coder makes of a passage as rows."""
    return [
        {
            "n": (passage.id, bisect_right(starts, claim.trigger.start) - 1),
            "event": claim.event.value,
            "actors": states(claim.actor_codes),
            "recipients": states(claim.recipient_codes),
            "speakers": states(s.code for s in claim.attribution if s.code),
            "status": claim.status.value,
            "modes": frozenset(claim.modes[:1]),
            "background": claim.background,
        }
        for claim in claims
    ]


def gold_links(passage: Passage) -> list[Row]:
    """Return the links of a passage as rows: a deed's sentence and event, the kind, the event of the deed that it hangs on."""
    event = {claim.deed: claim.event for sentence in passage.sentences for claim in sentence.claims}
    return [
        {"n": (passage.id, n), "event": claim.event, "kind": kind, "other": event[other]}
        for n, sentence in enumerate(passage.sentences)
        for claim in sentence.claims
        for kind, other in claim.links
        if other in event
    ]


def our_links(passage: Passage, starts: Sequence[int], claims: Sequence[Claim]) -> list[Row]:
    """Return the links that the coder makes in a passage as rows; of a deed told to several recipients once."""
    event = {claim.trigger: claim.event.value for claim in claims}
    found = {
        (claim.trigger, claim.event.value, claim.answers.kind.value, event[claim.answers.trigger])
        for claim in claims
        if claim.answers is not None and claim.answers.trigger in event
    }
    return [
        {"n": (passage.id, bisect_right(starts, trigger.start) - 1), "event": own, "kind": kind, "other": other}
        for trigger, own, kind, other in found
    ]


def _key(row: Row, names: Sequence[str]) -> tuple[Any, ...]:
    return tuple(row[name] for name in names)


def score(gold: Sequence[Row], ours: Sequence[Row], names: Sequence[str]) -> dict[str, float]:
    """Return precision, recall and F1 of rows that have the same values under `names`; matched one to one."""
    right = (Counter(_key(r, names) for r in gold) & Counter(_key(r, names) for r in ours)).total()
    precision, recall = right / max(1, len(ours)), right / max(1, len(gold))
    f1 = 2 * right / max(1, len(ours) + len(gold))
    return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4)}


def fields(gold: Sequence[Row], ours: Sequence[Row]) -> dict[str, float]:
    """Return, for each field, the share of the claims with the right event and actors that have it right too."""
    names = _KEYS["event+actor"]
    matched = (Counter(_key(r, names) for r in gold) & Counter(_key(r, names) for r in ours)).total()
    found = {}
    for field in _FIELDS:
        both = (*names, field)
        right = (Counter(_key(r, both) for r in gold) & Counter(_key(r, both) for r in ours)).total()
        found[field] = round(right / max(1, matched), 4)
    return found


def by_type(gold: Sequence[Row], ours: Sequence[Row]) -> dict[str, float]:
    """Return the F1 of (sentence, event, actors) of each event type."""
    kinds = sorted({str(r["event"]) for r in gold})
    names = _KEYS["event+actor"]

    def of(rows: Sequence[Row], kind: str) -> list[Row]:
        return [row for row in rows if row["event"] == kind]

    return {kind: score(of(gold, kind), of(ours, kind), names)["f1"] for kind in kinds}


def measure(folder: Path = GOLD, part: str = "test", *, coder: Coder | None = None, errors: Path | None = None) -> dict[str, Any]:
    """Return the figures. Raises InputError: the folder is missing, holds no passages of the part, or breaks the notation."""
    passages, breaks = read_files(sorted(existing(folder, folder=True).glob("*.claims")))
    chosen = of_part(passages, part)
    if breaks or not chosen:
        raise InputError(breaks[0] if breaks else f"no passages of part {part!r} in {str(folder)!r}")
    made = [article(p) for p in chosen]
    coder = coder or Coder()
    read = [(a, doc, coder.resolver.resolve(a, doc)) for a, doc in coder.read(a for a, _ in made)]
    coded = [coder.coder.code(*one) for one in read]
    found = [(p, starts, claims) for p, (_, starts), claims in zip(chosen, made, coded, strict=True)]
    ours = [our_rows(*one) for one in found]
    gold = [gold_rows(p) for p in chosen]
    if errors is not None:
        errors.write_text("\n".join(_differences(*one) for one in zip(chosen, gold, ours, strict=True)), encoding="utf-8")
    flat = ([row for rows in gold for row in rows], [row for rows in ours for row in rows])
    none = {(p.id, n) for p in chosen for n, s in enumerate(p.sentences) if s.none}
    false = {row["n"] for row in flat[1]} & none
    return {
        **{name: score(*flat, keys) for name, keys in _KEYS.items()},
        "fields": fields(*flat),
        "links": score([row for p in chosen for row in gold_links(p)], [row for one in found for row in our_links(*one)], _LINK),
        "by_type": by_type(*flat),
        "false_claims": round(len(false) / max(1, len(none)), 4),
        "reliability": reliability(
            trial for p, (_, starts), (_, doc, _) in zip(chosen, made, read, strict=True) for trial in trials(p, starts, doc)
        ),
        "lexicon": {name: score(flat[0], by_lexicon(coder, chosen, made, read), _KEYS[name]) for name in ("event", "event+actor")},
        "claims": len(flat[0]),
        "sentences_without": len(none),
    }


def by_lexicon(
    coder: Coder, passages: Sequence[Passage], made: Sequence[tuple[Article, list[int]]], read: Sequence[tuple[Article, Doc, Mentions]]
) -> list[Row]:
    """Return the rows of what the lexicon codes alone. Takes what the model holds of deeds off the Docs."""
    rows: list[Row] = []
    for passage, (_, starts), (article, doc, mentions) in zip(passages, made, read, strict=True):
        doc._.triggers = None
        rows += our_rows(passage, starts, coder.coder.code(article, doc, mentions))
    return rows


def trials(passage: Passage, starts: Sequence[int], doc: Doc) -> list[tuple[float, bool]]:
    """Return, for each word that the model holds for a trigger, how sure it is of the event, and whether the sentence has such a claim."""
    known = {(n, claim.event) for n, sentence in enumerate(passage.sentences) for claim in sentence.claims}
    tops = [(doc[t.index].idx, *t.events[0]) for t in doc._.triggers or ()]
    return [(sure, (bisect_right(starts, at) - 1, event) in known) for at, event, sure in tops]


def reliability(tried: Iterable[tuple[float, bool]]) -> list[dict[str, float]]:
    """Return a row for each tenth of probability in which the model has triggers."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for sure, right in tried:
        bins.setdefault(min(9, int(sure * 10)), []).append((sure, right))
    return [
        {"from": k / 10, "words": len(found), "mean": round(_mean(p for p, _ in found), 3), "right": round(_mean(r for _, r in found), 3)}
        for k, found in sorted(bins.items())
    ]


def _mean(values: Iterable[float]) -> float:
    known = list(values)
    return sum(known) / max(1, len(known))


def _differences(passage: Passage, gold: Sequence[Row], ours: Sequence[Row]) -> str:
    """Return a passage with the claims that only one side has."""
    names = _KEYS["event+actor"]
    wanted, found = (Counter(_key(r, names) for r in rows) for rows in (gold, ours))
    lines = []
    for n, sentence in enumerate(passage.sentences):
        lines.append(sentence.text)
        for sign, rest in (("-", wanted - found), ("+", found - wanted)):
            lines += [f"  {sign} {key[1]} {','.join(sorted(key[2]))}" for key in rest.elements() if key[0] == (passage.id, n)]
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=GOLD)
    parser.add_argument("--part", choices=PARTS, default="test")
    parser.add_argument("--errors", type=Path, metavar="FILE", help="write what differs to FILE")
    given = parser.parse_args()
    show(lambda: measure(given.folder, given.part, errors=given.errors))

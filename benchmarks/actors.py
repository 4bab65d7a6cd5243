"""Actors in texts: `python -m benchmarks.actors ACTORS.jsonl [--errors FILE]`.

Rows have `text`, `published` (a day) and `actors`: `start`, `end`, `code`, one an actor, several of one span where it means several. `f1`,
`precision` and `recall` want the very span and the code; `overlap_f1` the code and any overlap of spans, one to one; `span_f1` the very
span, whatever its code. Ours are the outermost mentions with a code; outlets and possessive
pronouns, which the rows leave out, are no actors here.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from araz.ids import make_id
from araz.pipeline import Coder
from araz.records import Article, DateSource, Paragraph, ParagraphKind, Span, When
from araz.resolve.mentions import ActorKind, ActorMention, Mentions
from benchmarks.common import Hits, rounded, rows, show, total

Mark = tuple[int, int, str]
KEYS = ("text", "published", "actors")


def marks(doc: Doc, mentions: Mentions) -> set[Mark]:
    """Return the actors of a Doc as (start, end, code), in characters."""
    found = set()
    for mention in mentions.outermost():
        if mention.kind is not ActorKind.OUTLET and not _is_owning(doc, mention):
            last = doc[mention.end - 1]
            found |= {(doc[mention.start].idx, last.idx + len(last), code) for code in mention.codes}
    return found


def _is_owning(doc: Doc, mention: ActorMention) -> bool:
    """Return whether a mention is a possessive or reflexive pronoun, which the rows leave out: `its`, `himself`, `whose`."""
    token = doc[mention.head]
    return mention.kind is ActorKind.PRONOUN and (token.dep_ == "nmod:poss" or token.lower_.endswith(("self", "selves")))


def overlapping(found: Iterable[Mark], gold: Iterable[Mark]) -> Hits:
    """Count marks of the same code whose spans overlap, each used once."""
    left = sorted(found)
    wanted = sorted(gold)
    right, size = 0, len(left)
    for start, end, code in wanted:
        match = next((m for m in left if m[2] == code and m[0] < end and start < m[1]), None)
        if match is not None:
            left.remove(match)
            right += 1
    return Hits(right, size, len(wanted))


def figures(found: Sequence[set[Mark]], gold: Sequence[set[Mark]]) -> dict[str, float]:
    """Return the figures of the marks of texts against those given."""
    pairs = list(zip(found, gold, strict=True))
    exact = total(Hits.of(f, g) for f, g in pairs)
    spans = total(Hits.of({m[:2] for m in f}, {m[:2] for m in g}) for f, g in pairs)
    return {
        "texts": len(pairs),
        "f1": exact.f1,
        "precision": exact.right / max(1, exact.found),
        "recall": exact.right / max(1, exact.gold),
        "overlap_f1": total(overlapping(f, g) for f, g in pairs).f1,
        "span_f1": spans.f1,
    }


def article(row: dict[str, Any]) -> Article:
    """Return a row's text as an article of one paragraph, published on its day."""
    text = row["text"]
    whole = Paragraph(Span(0, len(text)), ParagraphKind.BODY, "given", "en")
    return Article(make_id("art", text), text, (whole,), "given", published=When(row["published"], DateSource.STATED, "given"))


def resolved(coder: Coder, given: Sequence[dict[str, Any]]) -> list[set[Mark]]:
    """Return the marks that the resolver makes in the rows' texts."""
    return [marks(doc, coder.resolver.resolve(one, doc)) for one, doc in coder.read(article(row) for row in given)]


def gold_marks(row: dict[str, Any]) -> set[Mark]:
    """Return the marks of a row."""
    return {(mark["start"], mark["end"], mark["code"]) for mark in row["actors"]}


def measure(path: Path, coder: Coder | None = None, *, errors: Path | None = None) -> dict[str, float]:
    """Return the figures of a file, with a coder at hand or a new one; write what differs, a text a block, to `errors`."""
    given = rows(path, KEYS)
    found, gold = resolved(coder or Coder(), given), [gold_marks(row) for row in given]
    if errors is not None:
        blocks = [_differences(row["text"], f, g) for row, f, g in zip(given, found, gold, strict=True) if f != g]
        errors.write_text("\n".join(blocks), encoding="utf-8")
    return rounded(figures(found, gold))


def _differences(text: str, found: set[Mark], gold: set[Mark]) -> str:
    lines = [
        f"{sign} {text[start:end]!r} {code}"
        for sign, some in (("-", gold - found), ("+", found - gold))
        for start, end, code in sorted(some)
    ]
    return "\n".join([text, *lines, ""])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path, metavar="ACTORS.jsonl")
    parser.add_argument("--errors", type=Path, metavar="FILE", help="write what differs to FILE")
    given = parser.parse_args()
    show(lambda: measure(given.gold, errors=given.errors))

"""Which time belongs to which deed: the grammar first, then what the deed is coordinated with or part of, then anchors.

own       the time hangs on the trigger or on the verb that carries it
shared    it hangs on a verb that the deed's clause belongs to (not one of speech)
anchored  `a week after <deed>`: counted from the other deed's day, in either direction
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from araz.coding.deeds import Deed
from araz.errors import InputError
from araz.intervals import Interval, add_days, format_edtf, parse_edtf
from araz.records import DateSource, When
from araz.resolve.grammar import base
from araz.resolve.mentions import Mentions
from araz.resolve.times import TimeMention

BACKGROUND_DAYS = 90


@dataclass(frozen=True, slots=True)
class _Placed:
    mention: TimeMention
    token: Token


class Timing:
    """Gives the deeds of one article their times. `published`: when it appeared; what has gone on `since` a day goes on until then."""

    def __init__(self, doc: Doc, mentions: Mentions, published: When | None = None) -> None:
        self.doc, self.mentions, self.published = doc, mentions, published

    def times(self, deeds: Sequence[Deed]) -> list[When | None]:
        """Return the time of each deed of one sentence, None where the sentence does not give it."""
        if not deeds:
            return []
        sentence = deeds[0].trigger.sent
        first, last = sentence.start_char, sentence.end_char
        placed = [_Placed(m, self._head(m)) for m in self.mentions.times if first <= m.span.start < last]
        own = {i: self._own(deed, placed, deeds) for i, deed in enumerate(deeds)}
        found = [own[i].mention.when if own[i] else None for i in own]  # type: ignore[union-attr]
        found = [when or self._shared(deed, placed, deeds) for when, deed in zip(found, deeds, strict=True)]
        return [self._until_now(when) for when in self._anchored(deeds, found, placed)]

    def _until_now(self, when: When | None) -> When | None:
        if when is None or not when.edtf.endswith("/..") or self.published is None:
            return when
        since, report = parse_edtf(when.edtf), parse_edtf(self.published.edtf)
        if since.start is None or report.end is None or report.end < since.start:
            return when
        closed = Interval(since.start, report.end, since.precision, since.approximate, "day", self.published.source is DateSource.INFERRED)
        return When(format_edtf(closed), when.source, f"{when.why}; until the report", when.span)

    def _head(self, mention: TimeMention) -> Token:
        """Return the word of a time expression whose head lies outside it."""
        inside = [t for t in self.doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand") or []]
        for token in inside:
            if token.head.i == token.i or not inside[0].i <= token.head.i <= inside[-1].i:
                return token
        return inside[0] if inside else self.doc[0]

    def _own(self, deed: Deed, placed: Sequence[_Placed], deeds: Sequence[Deed]) -> _Placed | None:
        options = [p for p in placed if p.mention.when is not None and self._holder(p, deeds) is deed]
        return options[0] if options else None

    def _holder(self, placed: _Placed, deeds: Sequence[Deed]) -> Deed | None:
        """Return the deed that a time hangs on: the first trigger or carrier on the way up, before another clause's verb."""
        token = placed.token
        marks = {i: deed for deed in deeds for i in (deed.frame.carrier.i, deed.trigger.i)}
        for _ in range(8):
            if token.i in marks and token.i != placed.token.i:
                return marks[token.i]
            if token.head.i == token.i or (token.pos_ == "VERB" and token.i != placed.token.i):
                return None
            token = token.head
        return None

    def _shared(self, deed: Deed, placed: Sequence[_Placed], deeds: Sequence[Deed]) -> When | None:
        """Take the time of a verb that the deed's clause hangs on; a verb of speech with that content gives none."""
        token = deed.frame.carrier
        for _ in range(5):
            kind = base(token.dep_)
            if token.head.i == token.i or kind in {"ccomp", "parataxis"} or token.dep_ in {"acl:relcl", "advcl:relcl"}:
                return None
            if kind == "advcl" and any(
                c.lower_ in {"after", "before", "since", "until", "as", "when"} for c in token.children if c.dep_ == "mark"
            ):
                return None
            if kind == "advcl" and token.i > token.head.i and self._after_word(token):
                return None
            if not _shares_time(token, deeds):
                return None
            token = token.head
            for p in placed:
                if p.mention.when is not None and p.token.head.i == token.i and p.mention.kind != "anchor":
                    return p.mention.when
        return None

    @staticmethod
    def _after_word(token: Token) -> bool:
        return any(c.dep_ in {"mark", "case"} and c.lower_ in {"after", "before", "following", "since"} for c in token.children)

    def _anchored(self, deeds: Sequence[Deed], found: list[When | None], placed: Sequence[_Placed]) -> list[When | None]:
        """Count `a week after …` from the deed that follows it, or that deed back from the one before it."""
        for p in placed:
            mention = p.mention
            if not mention.shift_days or mention.direction not in {"after", "before"} or mention.when is not None:
                continue
            later = next((i for i, d in enumerate(deeds) if d.trigger.idx >= mention.span.end), None)
            earlier = next((i for i in reversed(range(len(deeds))) if deeds[i].trigger.idx < mention.span.start), None)
            if later is None or earlier is None:
                continue
            shift = mention.shift_days
            if found[earlier] is None:
                found[earlier] = _shifted(found[later], shift, mention)
            elif found[later] is None:
                made = _shifted(found[earlier], -shift, mention)
                same = [i for i in range(later, len(deeds)) if _coordinated(deeds[i].frame.carrier, deeds[later].frame.carrier)]
                for i in same:
                    found[i] = found[i] or made
        return found


def _shares_time(token: Token, deeds: Sequence[Deed]) -> bool:
    """Return whether a deed takes the time of the verb over it: not where that verb is a deed that has this one as its content."""
    over = {i for d in deeds for i in (d.trigger.i, d.frame.carrier.i)}
    if token.head.i not in over:
        return True
    content = base(token.dep_) in {"xcomp", "acl", "obj", "nmod", "obl"}
    gerund = base(token.dep_) == "advcl" and any(
        c.lower_ in {"of", "for", "from", "against"} for c in token.children if c.dep_ in {"mark", "case"}
    )
    return not (content or gerund)


def _coordinated(token: Token, other: Token) -> bool:
    while token.i != other.i and token.dep_ == "conj":
        token = token.head
    return token.i == other.i


def _shifted(when: When | None, days: int, mention: TimeMention) -> When | None:
    if when is None:
        return None
    try:
        old = parse_edtf(when.edtf)
    except InputError:
        return None
    moved = Interval(add_days(old.start, days), add_days(old.end, days), old.precision, True)
    return When(format_edtf(moved), DateSource.ANCHORED, f"{mention.why}; counted from {when.edtf}", mention.span)


def is_background(when: When | None, published: When | None) -> bool:
    """Return whether a deed's time lies more than BACKGROUND_DAYS before the article appeared."""
    if when is None or published is None:
        return False
    try:
        deed, report = parse_edtf(when.edtf), parse_edtf(published.edtf)
    except InputError:
        return False
    if deed.end is None or report.start is None:
        return False
    return (report.start - deed.end).days > BACKGROUND_DAYS

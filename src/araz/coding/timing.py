"""Which time belongs to which deed: the grammar first, then what the deed is coordinated with or part of, then anchors.

own       the time hangs on the trigger or on the verb that carries it
shared    it hangs on a verb that the deed's clause belongs to; on one of speech only where the deed is done by that speech
anchored  `a week after <deed>`: counted from the other deed's day, in either direction
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from spacy.tokens import Doc, Token

from araz.coding.deed import Deed
from araz.coding.hanging import UNTIL, Placed, dated_word, dates, describes, of_the_other, place, sides
from araz.errors import InputError
from araz.intervals import Interval, add_days, format_edtf, of_year, parse_edtf, within
from araz.records import DateSource, Event16, Span, Status, When
from araz.resolve.grammar import base, case, children, sentence_of
from araz.resolve.mentions import Mentions
from araz.resolve.times import TimeMention

BACKGROUND_DAYS = 90
_AFTER = frozenset({"after", "before", "following", "since"})
_APART = _AFTER | {"until", "as", "when"}
_DURING = frozenset({"in", "during"})
_BY_WORD = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
_DEADLINED = frozenset({Event16.THREATEN, Event16.REQUEST})
_FORMAL = _BY_WORD | {"SANCTION"}
_DECLARES = frozenset({"announce", "declare", "proclaim", "decree"})
_OCCASIONS = frozenset({"meet", "speak", "talk", "visit", "address", "gather", "appear", "testify", "travel", "attend", "convene"})
_HAPPENS = frozenset({"come", "happen", "occur", "follow", "take", "go", "begin", "start"})
_YEAR_DAYS = 365
_YEARS = re.compile(r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d+|the) (?:years?|decades?)\b", re.IGNORECASE)
_DAYS = re.compile(r"(?:the|an?|one|two|three|four|five|six|seven|eight|nine|ten|\d+) days?\b", re.IGNORECASE)


class Timing:
    """Gives the deeds of one article their times. `published`: when it appeared; what has gone on `since` a day goes on until then."""

    def __init__(self, doc: Doc, mentions: Mentions, published: When | None = None) -> None:
        self.doc, self.mentions, self.published = doc, mentions, published
        self.every = sorted(mentions.times, key=lambda m: m.span.start)
        self.directions = {m.span: m.direction for m in mentions.times}

    def times(self, deeds: Sequence[Deed]) -> list[When | None]:
        """Return the time of each deed of one sentence, None where the sentence does not give it."""
        if not deeds:
            return []
        sentence = sentence_of(deeds[0].trigger)
        first, last = sentence.start_char, sentence.end_char
        every = [place(self.doc, m) for m in self.between(first, last)]
        counted = {id(p): both for p in every if (both := sides(p)) is not None}
        inside = {t.i for inner, _ in counted.values() if inner.pos_ != "VERB" for t in inner.subtree}
        placed = [p for p in every if id(p) not in counted]
        plain = [p for p in placed if p.token.i not in inside]
        found = [
            self._own(deed, placed if deed.trigger.i in inside else plain, deeds)
            or self._counted(deed, every, counted, placed)
            or self._told_when(deed, placed)
            or self._shared(deed, placed, deeds)
            for deed in deeds
        ]
        found = [when or _during(deed, deeds, found) for when, deed in zip(found, deeds, strict=True)]
        found = [when or self._trailing(deed, placed) or self._meanwhile(deed, placed) for when, deed in zip(found, deeds, strict=True)]
        found = self._anchored(deeds, found, every)
        found = [when or self._opening(deed, placed) or _of_the_sentence(deed, placed) for when, deed in zip(found, deeds, strict=True)]
        return [self._until_now(when) for when in found]

    def between(self, first: int, last: int) -> Sequence[TimeMention]:
        """Return the expressions that begin at characters `first` to `last` (excluded), in order."""
        start, end = (bisect_left(self.every, at, key=lambda m: m.span.start) for at in (first, last))
        return self.every[start:end]

    def _counted(
        self, deed: Deed, every: Sequence[Placed], counted: Mapping[int, tuple[Token, Token]], placed: Sequence[Placed]
    ) -> When | None:
        """Return the time of a deed on either side of `a week after …`: as it is counted, or counted back from the other side's time."""
        mine = {deed.trigger.i, deed.frame.carrier.i}
        for p in every:
            inner, outer = counted.get(id(p), (None, None))
            if inner is None or outer is None:
                continue
            if self._within(mine, outer) and not mine & {t.i for t in inner.subtree}:
                other = self._time_on(inner, placed)
                if p.mention.when is not None:
                    return replace(p.mention.when, anchor=_words(inner), shift=p.mention.shift_days)
                return self._shifted(other, p.mention.shift_days, p.mention, inner)
            if (inner.i in mine or _coordinated(deed.frame.carrier, inner)) and p.mention.when is None:
                return self._shifted(self._time_on(outer, placed), -p.mention.shift_days, p.mention, outer)
        return None

    @staticmethod
    def _within(mine: set[int], outer: Token) -> bool:
        """Return whether a deed is what a word says, or what it says began, came, ended."""
        if outer.i in mine or any(c.i in mine for c in children(outer, "conj")):
            return True
        return outer.lemma_.lower() in _HAPPENS and any(c.i in mine for c in children(outer, "nsubj"))

    @staticmethod
    def _time_on(word: Token, placed: Sequence[Placed]) -> When | None:
        """Return the time that hangs on a word itself."""
        return next((p.mention.when for p in placed if p.mention.when is not None and dated_word(p, {word.i}) == word.i), None)

    def _opening(self, deed: Deed, placed: Sequence[Placed]) -> When | None:
        """Take the time that opens a sentence, before the subject of its main verb, for that verb and what is coordinated with it."""
        verb = deed.frame.carrier
        while verb.dep_ == "conj" and not any(c.i < verb.i for c in children(verb, "nsubj")):
            verb = verb.head
        if verb.dep_ == "acl:relcl" and any(c.lower_ == "it" for c in children(verb.head, "nsubj", "expl")):
            verb = verb.head
        if verb.head.i != verb.i or not placed:
            return None
        opener = min(placed, key=lambda p: p.mention.span.start)
        start = min((t.i for c in children(verb, "nsubj") for t in c.subtree), default=verb.i)
        after_subject = opener.token.i < verb.i and case(opener.token) == "on" and not _in_clause(opener.token)
        after_subject = after_subject or opener.mention.span.start == sentence_of(verb)[0].idx
        if (opener.token.i > start and not after_subject) or not dates(opener, deed.trigger) or opener.mention.kind == "named":
            return None
        if any(t.pos_ == "VERB" and base(t.dep_) in {"advcl", "ccomp"} for t in sentence_of(verb) if t.i < start):
            return None
        return opener.mention.when

    def _until_now(self, when: When | None) -> When | None:
        if when is None or not when.edtf.endswith("/..") or self.published is None:
            return when
        if when.span is not None and self.directions.get(when.span) in {"after", "following"}:
            return when
        since, report = parse_edtf(when.edtf), parse_edtf(self.published.edtf)
        if since.start is None or report.end is None or report.end < since.start:
            return when
        closed = Interval(since.start, report.end, since.precision, since.approximate, "day", self.published.source is DateSource.INFERRED)
        return When(format_edtf(closed), when.source, f"{when.why}; until the report", when.span)

    def _own(self, deed: Deed, placed: Sequence[Placed], deeds: Sequence[Deed]) -> When | None:
        """Return the time that hangs on the deed; where one says when it began and another when it ended, from the one to the other."""
        marks = {i for d in deeds for i in (d.frame.carrier.i, d.trigger.i)}
        mine = {deed.frame.carrier.i, deed.trigger.i}
        own = [p for p in placed if dates(p, deed.trigger) and dated_word(p, marks) in mine and not self._of_another(p, deed)]
        starts, ends = [p for p in own if not p.ends], [p for p in own if p.ends]
        if starts and ends and deed.trigger.pos_ == "NOUN":
            return _from_to(starts[0].mention, ends[0].mention)
        return _narrowest([p.mention for p in own]) if own else None

    def _of_another(self, placed: Placed, deed: Deed) -> bool:
        """Return whether a time is that of the announcement, not of what is planned (not ahead), of what was followed, or a deadline."""
        if of_the_other(placed, deed.trigger) or _is_deadline(deed, placed):
            return True
        light, when = deed.frame.light, placed.mention.when
        if light is None or light.status != Status.PLANNED or when is None or placed.governor.i != deed.frame.carrier.i:
            return False
        if case(placed.token) in {"for", "from"} or self.published is None:
            return case(placed.token) not in {"for", "from"}
        time, report = parse_edtf(when.edtf), parse_edtf(self.published.edtf)
        return time.start is None or report.start is None or (time.end or time.start) <= (report.end or report.start)

    def _told_when(self, deed: Deed, placed: Sequence[Placed]) -> When | None:
        """Return the time that a relative `when` takes up: `since 8 October, when the militia began firing`."""
        clause = deed.frame.carrier
        while base(clause.dep_) in {"xcomp", "conj"} and not any(c.lower_ == "when" for c in clause.children):
            clause = clause.head
        opener = next((c for c in clause.children if c.lower_ == "when"), None)
        if opener is None or opener.i < 2 or opener.nbor(-1).text != ",":
            return None
        end = opener.nbor(-2).idx + len(opener.nbor(-2))
        time = next((p.mention for p in placed if p.mention.span.end == end and p.mention.kind != "anchor"), None)
        if time is None or time.when is None or time.interval is None or time.interval.start is None or time.direction not in {"", "since"}:
            return None
        day = time.interval if not time.direction else Interval(time.interval.start, time.interval.start, time.interval.precision)
        return When(format_edtf(day), time.when.source, time.when.why, time.span)

    def _shared(self, deed: Deed, placed: Sequence[Placed], deeds: Sequence[Deed]) -> When | None:
        """Take the time of a verb that the deed's clause hangs on; a verb of speech gives its own only to what is done by speaking."""
        token = deed.frame.carrier
        for _ in range(5):
            if token.head.i == token.i:
                return self._inserted(deed, token, placed)
            if not (self._by_speech(deed, token.head) if _is_content(token) else _shares_time(token, deeds)):
                return None
            token = token.head
            for p in placed:
                if p.governor.i == token.i and p.mention.kind != "anchor" and dates(p, deed.trigger):
                    return p.mention.when
        return None

    def _by_speech(self, deed: Deed, verb: Token) -> bool:
        """Return whether a deed is done by what its doer says: `said that it would not accept`, `announced that it had cut ties`."""
        kinds = _FORMAL if verb.lemma_.lower() in _DECLARES else _BY_WORD
        if deed.event.value not in kinds or deed.status.status is not Status.HAPPENED:
            return False
        speakers = {c for t in children(verb, "nsubj") if t.i in self.mentions.actors for c in self.mentions.actors[t.i].codes}
        return bool({c.split(".")[0] for c in speakers} & {p.code.split(".")[0] for p in deed.actors})

    def _inserted(self, deed: Deed, verb: Token, placed: Sequence[Placed]) -> When | None:
        """Take the time of speech added to a deed done by it: `has cut ties, its foreign minister announced on Tuesday`."""
        for speech in children(verb, "parataxis"):
            if self._by_speech(deed, speech):
                return next((p.mention.when for p in placed if p.governor.i == speech.i and p.mention.kind != "anchor"), None)
        return None

    @staticmethod
    def _trailing(deed: Deed, placed: Sequence[Placed]) -> When | None:
        """Take the time that ends a sentence from the last of several coordinated verbs: `suspended aid and evacuated 1,000 last week`."""
        verb = deed.frame.carrier
        joined = [c for c in children(verb, "conj") if c.pos_ == "VERB"]
        if verb.pos_ != "VERB" or not joined or any(children(c, "nsubj", "aux") for c in joined):
            return None
        last, end = joined[-1], next((t.i for t in reversed(sentence_of(verb)) if not t.is_punct and not t.is_space), 0)
        for p in placed:
            final = p.token.doc.char_span(p.mention.span.start, p.mention.span.end, alignment_mode="expand")
            if (
                final
                and final[-1].i == end
                and dated_word(p, {last.i}) is not None
                and dates(p, deed.trigger)
                and p.mention.kind != "anchor"
            ):
                return p.mention.when
        return None

    @staticmethod
    def _meanwhile(deed: Deed, placed: Sequence[Placed]) -> When | None:
        """Take the time of the occasion on which a deed was done: `The leaders, meeting in Abuja on Thursday, ordered …`."""
        verb = deed.frame.carrier
        beside = [*children(verb, "advcl"), *(c for s in children(verb, "nsubj") for c in children(s, "acl"))]
        occasions = {c.i for c in beside if c.lower_.endswith("ing") and c.i < verb.i and c.lemma_.lower() in _OCCASIONS}
        return next((p.mention.when for p in placed if p.governor.i in occasions and dates(p, deed.trigger)), None)

    def _anchored(self, deeds: Sequence[Deed], found: list[When | None], placed: Sequence[Placed]) -> list[When | None]:
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
                found[earlier] = self._shifted(found[later], shift, mention, deeds[later].trigger)
            elif found[later] is None:
                made = self._shifted(found[earlier], -shift, mention, deeds[earlier].trigger)
                same = [i for i in range(later, len(deeds)) if _coordinated(deeds[i].frame.carrier, deeds[later].frame.carrier)]
                for i in same:
                    found[i] = found[i] or made
        return found

    def _shifted(self, when: When | None, days: int, mention: TimeMention, of: Token) -> When | None:
        """Return the time of the deed `of`, moved by days; exact only where the words count days."""
        if when is None:
            return None
        try:
            old = parse_edtf(when.edtf)
        except InputError:
            return None
        words = self.doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
        counted = _YEARS.match(words.text) if words else None
        if counted is not None and old.start is not None and abs(days) >= _YEAR_DAYS:
            year = old.start.year + round(days / _YEAR_DAYS)
            if not date.min.year <= year <= date.max.year:
                return None
            whole = of_year(year)
            why = f"{mention.why}; counted from {when.edtf}"
            return When(format_edtf(whole), DateSource.ANCHORED, why, mention.span, anchor=_words(of), shift=days)
        exact = bool(words and _DAYS.match(words.text)) and old.precision == "day" and not old.loose
        loose = old.precision == "day" or old.loose if days == 0 else not exact
        moved = Interval(add_days(old.start, days), add_days(old.end, days), old.precision, loose)
        why = f"{mention.why}; counted from {when.edtf}"
        return When(format_edtf(moved), DateSource.ANCHORED, why, mention.span, anchor=_words(of), shift=days)


def _words(token: Token) -> Span:
    return Span(token.idx, token.idx + len(token))


def _narrowest(times: Sequence[TimeMention]) -> When | None:
    """Return the first of several times, or one that lies within it: `six years ago, in February`."""
    best = times[0].when
    for one in times[1:]:
        if one.when is not None and best is not None and one.kind != "named" and one.when.edtf != best.edtf:
            best = one.when if within(parse_edtf(one.when.edtf), parse_edtf(best.edtf)) else best
    return best


def _of_the_sentence(deed: Deed, placed: Sequence[Placed]) -> When | None:
    """Take the only time of a sentence of one verb, wherever the parse has hung it, for what that verb tells."""
    usable = [p for p in placed if p.mention.when is not None and p.mention.kind not in {"named", "anchor"} and not _is_deadline(deed, p)]
    if len(usable) != 1 or len([p for p in placed if p.mention.kind not in {"duration", "set", "reference", "clock"}]) != 1:
        return None
    verbs = [t for t in sentence_of(deed.trigger) if t.pos_ == "VERB" and t.dep_ != "amod" and base(t.dep_) != "acl"]
    time = usable[0]
    if time.governor.pos_ == "VERB" and time.governor.i != deed.frame.carrier.i:
        return None
    light = deed.frame.light is not None and deed.frame.light.status
    if [v.i for v in verbs] != [deed.frame.carrier.i] or light or case(time.token) == "of" or describes(time.token, time.governor):
        return None
    return time.mention.when


def _is_content(token: Token) -> bool:
    return base(token.dep_) in {"ccomp", "parataxis"}


def _shares_time(token: Token, deeds: Sequence[Deed]) -> bool:
    """Return whether a deed takes the time of the verb over it: not in a clause of another time, nor as what another deed is about."""
    kind = base(token.dep_)
    if token.dep_ in {"acl:relcl", "advcl:relcl"}:
        return False
    if kind == "advcl" and any(c.lower_ in _APART for c in token.children if c.dep_ == "mark"):
        return False
    if kind == "advcl" and token.i > token.head.i and any(c.dep_ in {"mark", "case"} and c.lower_ in _AFTER for c in token.children):
        return False
    if kind == "conj" and _other_tense(token):
        return False
    over = {i for d in deeds for i in (d.trigger.i, d.frame.carrier.i)}
    if token.head.i not in over or (kind == "obl" and case(token) in _DURING):
        return True
    content = kind in {"xcomp", "acl", "obj", "nmod", "obl"}
    gerund = kind == "advcl" and any(c.lower_ in {"of", "for", "from", "against"} for c in token.children if c.dep_ in {"mark", "case"})
    return not (content or gerund)


def _during(deed: Deed, deeds: Sequence[Deed], found: Sequence[When | None]) -> When | None:
    """Take the time of a deed in which this one was done: `helped it in its war last fall`."""
    inside = {c.i for c in children(deed.frame.carrier, "obl") if case(c) in _DURING}
    return next((when for d, when in zip(deeds, found, strict=True) if when is not None and d.trigger.i in inside), None)


def _is_deadline(deed: Deed, placed: Placed) -> bool:
    """Return whether a time is one that a demand or a threat sets: `gave the junta until Sunday`."""
    return deed.event in _DEADLINED and placed.mention.direction in UNTIL


def _in_clause(token: Token) -> bool:
    """Return whether a word stands in a clause that describes a noun: `the generals who seized power on July 26 have shut …`."""
    while token.head.i != token.i:
        if base(token.dep_) == "acl":
            return True
        token = token.head
    return False


def _other_tense(token: Token) -> bool:
    """Return whether a coordinated verb has a tense of its own: `attacked in May and will close`, `began, but they have agreed`."""
    own, other = ({c.lower_ for c in children(t, "aux") if c.dep_ != "aux:pass"} for t in (token, token.head))
    return bool(own) and own != other


def _coordinated(token: Token, other: Token) -> bool:
    while token.i != other.i and token.dep_ == "conj":
        token = token.head
    return token.i == other.i


def _from_to(start: TimeMention, end: TimeMention) -> When | None:
    """Return the time from the beginning to the end that two expressions give; the beginning alone where they do not fit."""
    if start.when is None or end.when is None:
        return start.when or end.when
    one, two = parse_edtf(start.when.edtf), parse_edtf(end.when.edtf)
    if one.start is None or two.end is None or two.end < one.start or one.end is None:
        return start.when
    whole = Interval(one.start, two.end, one.precision, one.approximate, two.last_precision, two.last_approximate)
    return When(format_edtf(whole), start.when.source, f"{start.when.why}; until {end.why}", start.span)


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

"""A claim with what is compared of it, worked out once: parties, times, words, name."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from araz.errors import InputError
from araz.intervals import Interval, add_days, parse_edtf
from araz.records import Article, Claim, Span, Status

TOLD_AFTER = 60
PLANNED_BEFORE = 365
WIDE = 500
BEFORE, AFTER = 45, 70
_WORD = re.compile(r"[^\W\d_][\w’'-]+")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_COUNT = re.compile(r"\d+|\b(?:II|III|IV|VI|VII|VIII|IX)\b")
_ORDINALS = frozenset(("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"))
_AHEAD = frozenset({Status.PLANNED, Status.DEMANDED, Status.THREATENED, Status.POSSIBLE})
_PLAIN_WORDS = """
    the a an of in on at to for with by and or its their his her our this that these those from as is was were be been being will
    would has have had it he she they them who which what when where while said says say saying told according between against
    after before since during over into about not than then also both own more most some many several all any other another but
    because such there here new last next year years month months week weeks day days joint military exercise exercises drill
    drills operation war name named began begin begins started start held hold holds holding launched launch conducted conduct
    conducting carried carry took take place made make government governments country countries state states president minister
    ministry official officials army forces force region area people two three one
"""
_PLAIN = frozenset(_PLAIN_WORDS.split())


@dataclass(frozen=True)
class Evidence:
    """What merging looks at of one claim.

    `actors` and `recipients` are states and bodies without roles; `published` is the article's interval; `words` the content words of
    the sentence apart from the trigger and the parties, `thing` those near the trigger that are no names; `name` the words of the
    proper name, `numbers` its ordinal or count; `other_side` the party that the article names most, beside the doers.
    """

    claim: Claim
    actors: frozenset[str]
    recipients: frozenset[str]
    when: Interval | None
    published: Interval | None
    words: frozenset[str]
    trigger: frozenset[str]
    thing: frozenset[str]
    name: frozenset[str]
    year: str
    numbers: frozenset[str]
    other_side: str = ""

    @cached_property
    def window(self) -> Interval | None:
        """The days in which the deed may lie: its own time, else those about publication; None where nothing is known.

        What is told as news happened in the `TOLD_AFTER` days before, or is planned for the year after.
        """
        if self.when is not None:
            return self.when
        if self.claim.background or self.published is None:
            return None
        ahead = PLANNED_BEFORE if self.claim.status in _AHEAD else 0
        start, end = add_days(self.published.start, -TOLD_AFTER), add_days(self.published.end, ahead)
        return None if start is None and end is None else Interval(start, end)

    @cached_property
    def modes(self) -> frozenset[str]:
        """The claim's modes."""
        return frozenset(self.claim.modes)

    @cached_property
    def counts(self) -> frozenset[tuple[str, float | None, float | None]]:
        """The claim's figures."""
        return frozenset((f.unit, f.low, f.high) for f in self.claim.figures)

    @cached_property
    def people(self) -> frozenset[str]:
        """The codes of recipients whose role says what people they are (IRN.BUS, say), which a government's does not."""
        return frozenset(code for code in self.claim.recipient_codes if "." in code and not code.endswith(".GOV"))

    @cached_property
    def roles(self) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
        """State -> its roles, empty where it is plain, among the actors and among the recipients."""
        return _roles(self.claim.actor_codes), _roles(self.claim.recipient_codes)

    @cached_property
    def kind(self) -> str:
        """What the lexicon calls the deed, whatever event it was settled to be, verb or noun: `drill`, `arrest`."""
        return self.claim.rule.partition(".")[2].removesuffix("-noun").removesuffix("-verb") or self.claim.rule

    @cached_property
    def wide(self) -> bool:
        """Whether the window says little: open, or longer than `WIDE` days."""
        return self.window is None or self.window.days is None or self.window.days > WIDE

    @cached_property
    def signature(self) -> tuple[object, ...]:
        """All that decides what excludes the claim: claims of one signature are excluded by the same claims."""
        c = self.claim
        where = (c.where.name, c.where.country, c.where.relation, c.where.latitude, c.where.longitude) if c.where else None
        return (
            c.event, c.modes, c.actor_codes, c.recipient_codes, self.trigger, self.name, self.year, self.numbers, self.window,
            self.when is None, where,
        )  # fmt: skip


def all_evidence(claims: Sequence[Claim], articles: Mapping[str, Article]) -> dict[str, Evidence]:
    """Return claim id -> evidence. Raises KeyError where a claim's article is not given."""
    named: dict[str, Counter[str]] = defaultdict(Counter)
    for claim in claims:
        named[claim.article].update(states((*claim.actor_codes, *claim.recipient_codes)))
    ranked = {key: sorted(counts, key=lambda state: (-counts[state], state)) for key, counts in named.items()}
    return {c.id: evidence(c, articles[c.article], ranked[c.article]) for c in claims}


def evidence(claim: Claim, article: Article, parties: Sequence[str] = ()) -> Evidence:
    """Return the evidence of a claim from its article; `parties` are those that the article's claims name, most often named first."""
    actors = states(claim.actor_codes)
    named = content_words(
        " ".join(article.passage(span) for span in (claim.trigger, *(p.span for p in (*claim.actors, *claim.recipients))))
    )
    return Evidence(
        claim=claim,
        actors=actors,
        recipients=states(claim.recipient_codes),
        when=interval(claim.when.edtf) if claim.when and not claim.when.supposed else None,
        published=interval(article.published.edtf) if article.published else None,
        words=content_words(article.passage(claim.sentence)) - named,
        trigger=content_words(article.passage(claim.trigger)),
        thing=_thing(claim, article),
        name=name_words(claim.name),
        year=next(iter(_YEAR.findall(claim.name)), ""),
        numbers=_numbers(claim.name),
        other_side=next((party for party in parties if party not in actors), ""),
    )


def states(codes: Iterable[str]) -> frozenset[str]:
    """Return the states or bodies of codes, roles left out."""
    return frozenset(code.split(".")[0] for code in codes)


def _roles(codes: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for code in codes:
        state, _, role = code.partition(".")
        found.setdefault(state, []).append(role)
    return found


def interval(edtf: str) -> Interval | None:
    """Return an EDTF text as an interval, None where it is none."""
    try:
        return parse_edtf(edtf)
    except InputError:
        return None


def content_words(text: str) -> frozenset[str]:
    """Return the stems of the words of a text that say something: lower case, plural and verb endings off."""
    return frozenset(
        _stem(w.strip("-’'")) for w in _WORD.findall(text.lower().replace("’s", "").replace("'s", "")) if w not in _PLAIN and len(w) > 2
    )


def _stem(word: str) -> str:
    for ending in ("ings", "ing", "ies", "ied", "es", "ed", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def _thing(claim: Claim, article: Article) -> frozenset[str]:
    """Return the content words about the trigger that begin with a small letter: what was closed, seized, denied."""
    sentence, trigger = claim.sentence, claim.trigger
    start = max(sentence.start, trigger.start - BEFORE)
    text = article.passage(Span(start, min(sentence.end, trigger.end + AFTER)))
    named = [article.passage(party.span) for party in (*claim.actors, *claim.recipients)]
    lower = (w for part in (text, *named) for w in _WORD.findall(part) if w[0].islower())
    return content_words(" ".join(lower))


def name_words(name: str) -> frozenset[str]:
    """Return the words of a proper name without its year, its number, and what every such name has."""
    return frozenset(w for w in content_words(_YEAR.sub(" ", name)) if w not in _ORDINALS)


def _numbers(name: str) -> frozenset[str]:
    """Return what counts a name among its like, apart from the year: `Second`, `17`, `IV`."""
    ordinals = frozenset(w for w in re.findall(r"\w+", name.lower()) if w in _ORDINALS)
    return ordinals | frozenset(_COUNT.findall(_YEAR.sub(" ", name)))


def similarity(left: frozenset[str], right: frozenset[str]) -> float:
    """Return the share of words that two sets have in common, of the smaller set; 0 where one is empty."""
    return len(left & right) / min(len(left), len(right)) if left and right else 0.0

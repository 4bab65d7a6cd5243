"""A claim with what is compared of it, worked out once: states, interval, words, name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from araz.errors import InputError
from araz.intervals import Interval, parse_edtf
from araz.records import Article, Claim

_WORD = re.compile(r"[A-Za-zÀ-ɏ][\w’'-]+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_PLAIN = frozenset(
    "the a an of in on at to for with by and or its their his her our this that these those from as is was were be been will would has have had it he she they "
    "who which said says between against after over into about not than also joint military exercise exercises drill drills operation war name named".split()
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What merging looks at of one claim. `published` is the article's interval; `words` the content words of its sentence."""

    claim: Claim
    actors: frozenset[str]
    recipients: frozenset[str]
    when: Interval | None
    published: Interval | None
    words: frozenset[str]
    trigger: frozenset[str]
    name: frozenset[str]
    year: str


def evidence(claim: Claim, article: Article) -> Evidence:
    """Return the evidence of a claim from its article."""
    return Evidence(
        claim=claim,
        actors=states(claim.actor_codes),
        recipients=states(claim.recipient_codes),
        when=interval(claim.when.edtf) if claim.when else None,
        published=interval(article.published.edtf) if article.published else None,
        words=content_words(article.passage(claim.sentence)),
        trigger=content_words(article.passage(claim.trigger)),
        name=name_words(claim.name),
        year=next(iter(_YEAR.findall(claim.name)), ""),
    )


def states(codes: Iterable[str]) -> frozenset[str]:
    """Return the states or bodies of codes, roles left out."""
    return frozenset(code.split(".")[0] for code in codes)


def interval(edtf: str) -> Interval | None:
    """Return an EDTF text as an interval, None where it is none."""
    try:
        return parse_edtf(edtf)
    except InputError:
        return None


def content_words(text: str) -> frozenset[str]:
    """Return the stems of the words of a text that say something: lower case, plural and verb endings off."""
    return frozenset(_stem(w) for w in _WORD.findall(text.lower().replace("’s", "").replace("'s", "")) if w not in _PLAIN and len(w) > 2)


def _stem(word: str) -> str:
    for ending in ("ings", "ing", "ies", "ied", "es", "ed", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def name_words(name: str) -> frozenset[str]:
    """Return the words of a proper name without its year and what every such name has."""
    return frozenset(w for w in content_words(_YEAR.sub(" ", name)))


def similarity(left: frozenset[str], right: frozenset[str]) -> float:
    """Return the share of words that two sets have in common, of the smaller set; 0 where one is empty."""
    return len(left & right) / min(len(left), len(right)) if left and right else 0.0

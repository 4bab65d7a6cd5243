"""Sentences that an article repeats: a caption and its text, a teaser, a list. What they tell is one event, without comparing."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from araz.merging.evidence import Evidence
from araz.records import Article

REASON = "one sentence, repeated in the article"


def repeats(known: Mapping[str, Evidence], articles: Mapping[str, Article], judged: Collection[str]) -> dict[str, str]:
    """Return claim -> the claim that it repeats: the same words, of the same sentence, coded alike, in the same article.

    An article of one line a thousand times would otherwise be compared a million times with itself.

    Args:   judged: claims that a person put with or apart from others; they repeat nothing.
    """
    first: dict[tuple[object, ...], str] = {}
    return {key: lead for key in sorted(known) if key not in judged and (lead := first.setdefault(_key(known[key], articles), key)) != key}


def _key(one: Evidence, articles: Mapping[str, Article]) -> tuple[object, ...]:
    c = one.claim
    sentence = articles[c.article].passage(c.sentence)
    at = c.trigger.start - c.sentence.start
    return (c.article, sentence, at, c.rule, c.status, c.background, *one.signature)

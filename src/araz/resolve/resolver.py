"""Doc -> Mentions: who, where, when. Built once from the knowledge; pure from then on.

publication day (stated, else inferred) -> actors (offices by that day), times (relative to it), places (by the countries in play)
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from spacy.tokens import Doc

from araz.errors import InputError
from araz.intervals import Interval, parse_edtf
from araz.knowledge.load import Knowledge
from araz.records import Article, When
from araz.resolve.actors import ActorResolver
from araz.resolve.mentions import ActorMention, Mentions
from araz.resolve.places import PlaceIndex, PlaceMention, find_places
from araz.resolve.publication import Offices, infer_publication
from araz.resolve.tense import Tenses
from araz.resolve.times import NamedIndex, TimeMention, find_times


class Resolver:
    """Finds the mentions of articles."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Compile names, places and named times."""
        self.actors = ActorResolver(knowledge)
        self.places = PlaceIndex(knowledge.places, knowledge.states)
        self.named = NamedIndex(knowledge.times)
        self.offices = Offices(knowledge.people)

    def dated(self, article: Article) -> Article:
        """Return the article with the publication day that its own text allows, where it has none."""
        if article.published is not None:
            return article
        return replace(article, published=infer_publication(article, self.named, self.offices))

    def resolve(self, article: Article, doc: Doc) -> Mentions:
        """Return the mentions in the coded paragraphs of an article's Doc."""
        published = interval_of(article.published)
        first = published.start.isoformat() if published and published.start else ""
        last = published.end.isoformat() if published and published.end else ""
        actors, story = self.actors.resolve(doc, first, last)
        context = self._countries(actors)
        times: list[TimeMention] = []
        places: list[PlaceMention] = []
        tense = Tenses(doc)
        for k in sorted({s.paragraph for s in doc._.sentences}):
            span = article.paragraphs[k].span
            text = article.passage(span)
            times += find_times(text, span.start, published, tense.at, self.named)
            places += find_places(text, span.start, self.places, context)
        return Mentions(actors, tuple(places), tuple(times), story)

    def _countries(self, actors: dict[int, ActorMention]) -> tuple[str, ...]:
        """Return the states spoken of, most often first."""
        counts = Counter(code.split(".")[0] for mention in actors.values() for code in mention.codes)
        return tuple(code for code, _ in counts.most_common() if code in self.actors.states)


def interval_of(when: When | None) -> Interval | None:
    """Return the interval of a time, None where it is unknown or not EDTF."""
    if when is None:
        return None
    try:
        return parse_edtf(when.edtf)
    except InputError:
        return None

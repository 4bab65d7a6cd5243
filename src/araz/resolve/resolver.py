"""Doc -> Mentions: who, where, when. Built once from the knowledge; pure from then on.

publication day (stated, else inferred) -> actors (offices by that day), times (relative to it), places (by the countries in play)
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Doc

from araz.errors import InputError
from araz.intervals import Interval, parse_edtf
from araz.knowledge.load import Knowledge
from araz.records import Article, When
from araz.resolve.actors import ActorResolver
from araz.resolve.known_events import KnownEvents
from araz.resolve.mentions import Mentions
from araz.resolve.places import Passage, PlaceIndex, PlaceMention, places_in
from araz.resolve.publication import Offices, infer_publication
from araz.resolve.tense import Tenses
from araz.resolve.times import NamedIndex, NationalDays, read_times


class Resolver:
    """Finds the mentions of articles."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Compile names, places and named times."""
        self.actors = ActorResolver(knowledge)
        self.places = PlaceIndex.of(knowledge)
        self.named = NamedIndex(knowledge.times, NationalDays(knowledge.national_days, knowledge.states))
        self.offices = Offices(knowledge.people)
        self.known = KnownEvents(self.named, knowledge.states)
        self.homes = {name: o.country for o in knowledge.outlets for name in (o.domain, o.name, o.short) if name}

    def dated(self, article: Article) -> Article:
        """Return the article with the publication day that its own text allows, where it has none."""
        if article.published is not None:
            return article
        return replace(article, published=infer_publication(article, self.named, self.offices, self.known))

    def resolve(self, article: Article, doc: Doc) -> Mentions:
        """Return the mentions in the coded paragraphs of an article's Doc."""
        published = interval_of(article.published)
        first = published.start.isoformat() if published and published.start else ""
        last = published.end.isoformat() if published and published.end else ""
        found = self.actors.read(doc)
        context = found.context()
        spans = [article.paragraphs[k].span for k in sorted({s.paragraph for s in doc._.sentences})]
        times = read_times([(article.passage(span), span.start) for span in spans], published, Tenses(doc).at, self.named)
        passages = [Passage(article.passage(span), span.start) for span in spans]
        places = places_in(passages, self.places, context, self._home(article))
        actors, story = self.actors.resolve(doc, first, last, found=found, lands=_lands(doc, places))
        return Mentions(actors, places, times, story)

    def _home(self, article: Article) -> str:
        """Return the state of the article's outlet, empty where unknown."""
        return self.homes.get(article.outlet.value, "") if article.outlet else ""


def _lands(doc: Doc, places: Iterable[PlaceMention]) -> dict[int, str]:
    """Return the state of each place that lies in one only, by the token where it begins."""
    starts = {token.idx: token.i for token in doc}
    return {starts[p.span.start]: p.countries[0] for p in places if p.row is not None and len(p.countries) == 1 and p.span.start in starts}


def interval_of(when: When | None) -> Interval | None:
    """Return the interval of a time, None where it is unknown or not EDTF."""
    if when is None:
        return None
    try:
        return parse_edtf(when.edtf)
    except InputError:
        return None

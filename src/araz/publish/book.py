"""The records a page is made of, indexed once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from araz.publish import dates
from araz.publish.text import safe_link
from araz.publish.words import Headline, headline
from araz.records import Article, Claim, Event, Issue, Judgement
from araz.store import Store


@dataclass(frozen=True, slots=True)
class Records:
    """Everything a page shows, and what made it."""

    articles: tuple[Article, ...]
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]
    issues: tuple[Issue, ...] = ()
    judgements: tuple[Judgement, ...] = ()

    @classmethod
    def of(cls, store: Store) -> Records:
        """Read everything from a database."""
        return cls(tuple(store.articles()), tuple(store.claims()), tuple(store.events()), tuple(store.issues()), tuple(store.judgements()))


@dataclass(frozen=True, slots=True)
class Look:
    """What a page is told from outside.

    `title` heads it; `made` is the day of making in words (empty: not said); `scores` are (event, mode or "") -> -10 … 10 of the ontology
    (empty: no drawings of pairs); `names` are actor code -> name (missing: the code stands); `meanings` are event -> definition.
    """

    title: str = "What the reports say"
    made: str = ""
    scores: Mapping[tuple[str, str], float] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    meanings: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Source:
    """An article as the page names it."""

    anchor: str
    outlet: str
    title: str
    link: str
    address: str
    author: str
    date: str
    date_why: str
    origin: str
    claims: int


class Book:
    """Records with the ways from one to the other."""

    def __init__(self, records: Records, look: Look) -> None:
        self.records = records
        self.look = look
        self.articles = {a.id: a for a in records.articles}
        self.claims = {c.id: c for c in records.claims if c.article in self.articles}
        self.events = {e.id: e for e in records.events}
        self.event_of = {claim: e for e in records.events for claim in e.claims}
        per_article: dict[str, int] = {}
        for claim in self.claims.values():
            per_article[claim.article] = per_article.get(claim.article, 0) + 1
        self.sources = {a.id: _source(a, per_article.get(a.id, 0)) for a in records.articles}

    def claims_of(self, event: Event) -> list[Claim]:
        """Return an event's claims that are here, in its order."""
        return [self.claims[id] for id in event.claims if id in self.claims]

    def articles_of(self, claims: Iterable[Claim]) -> set[str]:
        """Return the articles of claims."""
        return {c.article for c in claims}

    def outlets_of(self, claims: Iterable[Claim]) -> list[str]:
        """Return the outlets of claims, sorted, once each."""
        return sorted({self.sources[c.article].outlet for c in claims})

    def headline(self, record: Claim | Event) -> Headline:
        """Return a claim or event in words."""
        return headline(record, record.status, self.look.names)

    def score(self, event: Event) -> float | None:
        """Return the score of an event: that of its mode furthest from zero, else its own; None where there is none."""
        scores = self.look.scores
        own = [scores[event.event.value, mode] for mode in event.modes if (event.event.value, mode) in scores]
        return max(own, key=abs) if own else scores.get((event.event.value, ""))


def anchor(id: str) -> str:
    """Return the page's anchor of a record."""
    return f"r-{id}"


def _source(article: Article, claims: int) -> Source:
    address = article.url.value if article.url else ""
    published = article.published
    return Source(
        anchor=anchor(article.id),
        outlet=article.outlet.value if article.outlet else "Outlet unknown",
        title=article.title.value if article.title else article.origin or "Without a title",
        link=safe_link(address),
        address=address,
        author=article.author.value if article.author else "",
        date=dates.in_words(published.edtf) if published else "date unknown",
        date_why=published.why if published else "",
        origin=article.origin,
        claims=claims,
    )

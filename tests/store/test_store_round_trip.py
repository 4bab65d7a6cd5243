"""What is put in comes out equal, whatever it holds."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from araz.records import (
    Article,
    Claim,
    DateSource,
    Event,
    Event16,
    Fact,
    Figure,
    Issue,
    Judgement,
    Link,
    LinkKind,
    Merge,
    Paragraph,
    ParagraphKind,
    Party,
    Span,
    Speaker,
    Status,
    Verdict,
    View,
    When,
    Where,
)
from araz.store import Store
from araz.store.rows import _link

words = st.text(max_size=8)
spans = st.builds(Span, st.integers(0, 2**40), st.integers(0, 2**40))
numbers = st.floats(allow_nan=False, allow_infinity=False)


def some(items: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(items, max_size=3).map(tuple)


def maybe(items: st.SearchStrategy) -> st.SearchStrategy:
    return st.none() | items


whens = st.builds(When, words, st.sampled_from(DateSource), words, maybe(spans))
wheres = st.builds(Where, words, words, maybe(numbers), maybe(numbers), words, spans)
parties = some(st.builds(Party, words, spans, words))
facts = maybe(st.builds(Fact, words, words, words))
paragraphs = some(st.builds(Paragraph, spans, st.sampled_from(ParagraphKind), words, words))
articles = st.builds(Article, words, words, paragraphs, words, facts, facts, facts, facts, maybe(whens))
claims = st.builds(
    Claim,
    id=words,
    article=st.just(""),
    sentence=spans,
    number=st.integers(0, 99),
    trigger=spans,
    event=st.sampled_from(Event16),
    modes=some(words),
    contexts=some(words),
    actors=parties,
    recipients=parties,
    when=maybe(whens),
    where=maybe(wheres),
    status=st.sampled_from(Status),
    background=st.booleans(),
    attribution=some(st.builds(Speaker, words, words, spans, spans, st.booleans())),
    name=words,
    figures=some(st.builds(Figure, maybe(numbers), maybe(numbers), words, spans)),
    answers=maybe(st.builds(Link, spans, st.sampled_from(LinkKind), words)),
    rule=words,
    reasons=some(words),
    confidence=st.floats(0, 1),
    model=words,
    knowledge=words,
)
events = st.builds(
    Event,
    id=words,
    event=st.sampled_from(Event16),
    modes=some(words),
    contexts=some(words),
    actors=some(words),
    recipients=some(words),
    when=words,
    where=words,
    status=st.sampled_from(Status),
    background=st.booleans(),
    names=some(words),
    claims=st.just(()),
    views=some(st.builds(View, words, some(st.tuples(words, some(words))))),
    merges=some(st.builds(Merge, words, words, words)),
    answers=some(words),
)


def test_a_link_of_a_database_of_before_kinds_were_told() -> None:
    assert _link([3, 9]) == Link(Span(3, 9), LinkKind.ANSWERED, "")


issues = st.builds(Issue, words, words, words, words, words, words, maybe(spans))
judgements = st.builds(Judgement, words, st.sampled_from(Verdict), words, words, words, words, words, words)


def unique(items: st.SearchStrategy, least: int = 0) -> st.SearchStrategy:
    return st.lists(items, min_size=least, max_size=3, unique_by=lambda r: r.id)


@settings(max_examples=60, deadline=None)
@given(unique(articles, 1), unique(claims), unique(issues), unique(events), unique(judgements), st.data())
def test_records_come_back_equal(arts, clms, isss, evts, jdgs, data) -> None:
    clms = [replace(c, article=data.draw(st.sampled_from(arts)).id) for c in clms]
    evts = [replace(e, claims=tuple(c.id for c in clms)) for e in evts]
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "crisis.db") as store:
        added = store.add_batch(arts, clms, isss)
        store.replace_events(evts)
        for judgement in jdgs:
            store.add_judgement(judgement)

        assert (added.articles, added.claims, added.issues) == (len(arts), len(clms), len(isss))
        assert {a.id: a for a in store.articles()} == {a.id: a for a in arts}
        assert {c.id: c for c in store.claims()} == {c.id: c for c in clms}
        assert {i.id: i for i in store.issues()} == {i.id: i for i in isss}
        assert list(store.events()) == evts
        assert list(store.judgements()) == jdgs
        again = store.add_batch(arts, clms, isss)
        assert (again.articles, again.claims, again.issues) == (0, 0, 0)

"""Adding, replacing, finding and counting."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from araz.errors import StoreError
from araz.records import Judgement, Verdict
from araz.store import Added, Store


def test_a_batch_is_added_once(store: Store, batch: Callable) -> None:
    assert store.add_batch(*batch(1)) == Added(2, 2, 1)
    assert store.add_batch(*batch(1)) == Added(0, 0, 0)
    assert store.counts() == {"articles": 2, "claims": 2, "events": 0, "judgements": 0, "issues": 1}


def test_a_record_twice_in_one_batch_is_added_once(store: Store, batch: Callable) -> None:
    articles, claims, issues = batch(1)
    assert store.add_batch(articles * 2, claims * 2, issues * 2) == Added(2, 2, 1)


def test_known_are_those_that_are_there(store: Store, batch: Callable) -> None:
    store.add_batch(*batch(1))
    ids = {a.id for a in batch(1)[0]}
    assert store.known([*ids, *(f"art1_{n}" for n in range(2000))]) == ids


def test_claims_may_come_after_their_article(store: Store, batch: Callable) -> None:
    articles, claims, _ = batch(1)
    store.add_batch(articles, [], [])
    store.add_batch([], claims, [])
    with sqlite3.connect(store.name) as plain:
        assert {row[0] for row in plain.execute("SELECT sentence FROM claims")} == {"Kenya closed the crossing on Monday."}


def test_a_claim_without_its_article_undoes_the_batch(store: Store, batch: Callable) -> None:
    articles, claims, issues = batch(1)
    with pytest.raises(StoreError, match=r"contradicts what is stored .*was undone"):
        store.add_batch(articles[:1], claims, issues)
    assert sum(store.counts().values()) == 0


def test_text_that_is_no_unicode_undoes_the_batch(store: Store, batch: Callable) -> None:
    articles, claims, issues = batch(1)
    with pytest.raises(StoreError, match="not valid Unicode"):
        store.add_batch([*articles, replace(articles[0], id="art1_x", text="\ud800")], claims, issues)
    assert sum(store.counts().values()) == 0


def test_events_are_replaced_as_a_whole(store: Store, batch: Callable, event_of: Callable) -> None:
    _, claims, _ = batch(1)
    store.add_batch(*batch(1))
    store.replace_events([event_of(claims[0]), event_of(claims[1])])
    together = event_of(*claims)
    assert store.replace_events(iter([together])) == 1
    assert list(store.events()) == [together]


def test_failed_replacement_keeps_the_old_events(store: Store, batch: Callable, event_of: Callable) -> None:
    _, claims, _ = batch(1)
    store.add_batch(*batch(1))
    store.replace_events([event_of(claims[0])])
    with pytest.raises(StoreError):
        store.replace_events([replace(event_of(claims[1]), claims=("clm1_elsewhere",))])
    assert list(store.events()) == [event_of(claims[0])]


def test_people_read_the_tables_in_words(store: Store, batch: Callable, event_of: Callable) -> None:
    _, claims, _ = batch(1)
    store.add_batch(*batch(1))
    store.replace_events([event_of(*claims)])
    with sqlite3.connect(store.name) as plain:
        assert plain.execute("SELECT DISTINCT trigger, event, actors, status FROM claims").fetchall() == [
            ("closed", "COERCE", '["KEN"]', "happened")
        ]
        assert plain.execute("SELECT date, event, actors, claim_count, article_count FROM events").fetchall() == [
            ("2021-10-04", "COERCE", '["KEN"]', 2, 2)
        ]
        assert plain.execute("SELECT count(*) FROM claims, json_each(claims.actors) WHERE json_each.value = 'KEN'").fetchone() == (2,)


def test_a_judgement_is_kept_once_and_in_order(store: Store) -> None:
    first = Judgement("jdg1_b", Verdict.WRONG, "clm1_1", "", "", "", "reader", "2024-01-01")
    second = Judgement("jdg1_a", Verdict.SAME, "clm1_1", "clm1_2", "", "", "reader", "2024-01-02")
    assert [store.add_judgement(j) for j in (first, second, first)] == [True, True, False]
    assert list(store.judgements()) == [first, second]


def test_reading_goes_on_while_another_writes(store: Store, batch: Callable) -> None:
    store.add_batch(*batch(1))
    reading = store.articles()
    next(reading)
    with Store.open(store.name) as other:
        other.add_batch(*batch(2))
    assert len(list(reading)) == 1, "the reader sees the state it began with"
    assert store.counts()["articles"] == 4


def test_meta_says_what_made_it(store: Store, batch: Callable) -> None:
    store.add_batch(*batch(1))
    meta = store.meta()
    assert (meta.schema, meta.models, meta.knowledge) == (2, ("m1",), ("k1",))
    assert meta.created_by.startswith("araz ")


def test_a_record_is_found_by_id_and_by_its_beginning(store: Store, batch: Callable, event_of: Callable) -> None:
    articles, claims, _ = batch(1)
    store.add_batch(*batch(1))
    event = event_of(*claims)
    store.replace_events([event])
    assert store.article(articles[0].id) == articles[0]
    assert store.article(articles[0].id[:12]) == articles[0]
    assert store.claim(claims[1].id[:12]) == claims[1]
    assert store.event("evt1_") == event


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        pytest.param("clm1_", "2 claims .* begin with 'clm1_': clm1_.*, clm1_", id="ambiguous names the candidates"),
        pytest.param("clm9_zzzz", "there is no claim 'clm9_zzzz'", id="unknown says so"),
        pytest.param("", "there is no claim ''", id="empty is unknown, not everything"),
        pytest.param("clm1%", "there is no claim 'clm1%'", id="a wildcard is a letter"),
    ],
)
def test_a_claim_not_found_says_why(store: Store, batch: Callable, asked: str, words: str) -> None:
    store.add_batch(*batch(1))
    with pytest.raises(StoreError, match=words):
        store.claim(asked)


def test_a_mistyped_id_gives_the_nearest(store: Store, batch: Callable) -> None:
    store.add_batch(*batch(1))
    id = batch(1)[1][0].id
    with pytest.raises(StoreError, match=f"nearest: {id}"):
        store.claim(id[:-2] + "zz")


def test_a_url_opens_the_same_file(store: Store, batch: Callable, path: Path) -> None:
    store.add_batch(*batch(1))
    with Store.open(f"sqlite:///{path}", create=False) as other:
        assert other.counts() == store.counts()

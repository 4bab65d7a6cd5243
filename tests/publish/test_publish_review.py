"""How right the coder is on somebody's texts: the draw, the words that keys stand for, and the figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from araz.errors import InputError
from araz.publish import Records
from araz.publish.explain import lines
from araz.publish.review import FIELDS, drawn, judgement, precision, table, wilson
from araz.records import Claim, Event16, Judgement, Verdict
from araz.store import Store


@pytest.fixture
def claims(records: Records) -> list[Claim]:
    first = records.claims[0]
    return [replace(first, id=f"clm1_{k:03}", event=Event16.ACCUSE if k % 3 else Event16.COERCE) for k in range(60)]


def words(claims: Sequence[Claim], keys: str, author: str = "ann") -> list[Judgement]:
    return [judgement(c.id, k, author=author, made=f"2026-01-01T00:00:{i:02}") for i, (c, k) in enumerate(zip(claims, keys, strict=False))]


def test_a_draw_does_not_depend_on_the_order_of_storage_and_changes_with_the_seed(claims: list[Claim]) -> None:
    first = drawn(claims, [], 20, seed=4)
    assert len(set(first)) == 20 and first == drawn(claims[::-1], [], 20, seed=4) != drawn(claims, [], 20, seed=5)


def test_what_an_author_has_judged_is_not_asked_again_but_is_asked_of_another(claims: list[Claim]) -> None:
    whole = drawn(claims, [], 10)
    done = [judgement(id, "y", author="ann", made="2026-01-01") for id in whole[:4]]
    assert drawn(claims, done, 10, author="ann") == whole[4:]
    assert drawn(claims, done, 10, author="bob") == whole


def test_a_draw_of_one_event_type(claims: list[Claim]) -> None:
    known = {c.id: c.event for c in claims}
    assert {known[id] for id in drawn(claims, [], 99, event="COERCE")} == {Event16.COERCE}
    with pytest.raises(InputError, match="is no event type"):
        drawn(claims, [], 9, event="COERCED")
    with pytest.raises(InputError, match="1 or more"):
        drawn(claims, [], 0)


def test_keys_stand_for_judgements() -> None:
    assert judgement("clm1_a", "y", author="ann", made="now").verdict is Verdict.RIGHT
    for key, field in FIELDS.items():
        made = judgement("clm1_a", key, author="ann", made="now")
        assert (made.verdict, made.field, made.left, made.author) == (Verdict.WRONG, field, "clm1_a", "ann")
    with pytest.raises(InputError, match="neither right nor wrong"):
        judgement("clm1_a", "x", author="ann", made="now")


def test_precision_by_event_type_with_what_was_wrong(claims: list[Claim]) -> None:
    rows = {row.event: row for row in precision(claims, words(claims, "yyaeyn"))}
    assert (rows["all"].right, rows["all"].judged, rows["all"].share) == (3, 6, 0.5)
    assert (rows["COERCE"].right, rows["COERCE"].judged) == (1, 2) and (rows["ACCUSE"].right, rows["ACCUSE"].judged) == (2, 4)
    assert dict(rows["all"].faults) == {"actors": 1, "event": 1, "whole": 1}
    text = "\n".join(table(rows.values()))
    assert "50%" in text and "actors 1" in text


def test_the_last_word_of_an_author_counts_and_two_authors_count_twice(claims: list[Claim]) -> None:
    first = judgement(claims[0].id, "n", author="ann", made="2026-01-01")
    later = judgement(claims[0].id, "y", author="ann", made="2026-01-02")
    other = judgement(claims[0].id, "n", author="bob", made="2026-01-03")
    assert next((r.right, r.judged) for r in precision(claims, [later, first])) == (1, 1)
    assert next((r.right, r.judged) for r in precision(claims, [later, first, other])) == (1, 2)
    assert not list(precision(claims, []))


@pytest.mark.parametrize(
    ("right", "judged", "low", "high"),
    [(0, 0, 0, 1), (8, 10, 0.490, 0.943), (10, 10, 0.722, 1), (0, 10, 0, 0.278), (90, 100, 0.826, 0.945)],
)
def test_wilson(right: int, judged: int, low: float, high: float) -> None:
    assert wilson(right, judged) == pytest.approx((low, high), abs=6e-4)


def test_the_words_of_a_claim_in_short(store: Store, records: Records) -> None:
    from araz.knowledge import load
    from araz.publish.explain import explain

    claim = next(c for c in records.claims if c.reasons)
    whole, short = (list(lines(explain(store, claim.id, load()), brief=brief)) for brief in (False, True))
    assert len(short) < len(whole) and any("trigger]" in line for line in short) and not any(line == "Because" for line in short)

"""A time counted from another deed's follows it when a person corrects that one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from araz.records import Claim, DateSource, Judgement, Verdict, When

Judge = Callable[..., Judgement]


@pytest.fixture
def chain(world: Any) -> tuple[Claim, Claim, Claim]:
    """Three deeds of one report: shelled on a day, closed a week after, and expelled at the time of the closing."""
    article = world.report("Kenya shelled Uganda. A week later Uganda closed the ford. Then Rwanda expelled an envoy.")
    first = world.claim("Kenya shelled Uganda.", "shelled", "ASSAULT", "KEN", "UGA", article=article, when="2021-10-01")
    second = world.claim("A week later Uganda closed the ford.", "closed", "COERCE", "UGA", article=article)
    third = world.claim("Then Rwanda expelled an envoy.", "expelled", "SANCTION", "RWA", article=article)
    week = When("2021-10-08~", DateSource.ANCHORED, "a week later", second.trigger, anchor=first.trigger, shift=7)
    same = When("2021-10-08~", DateSource.ANCHORED, "as told", third.trigger, anchor=second.trigger)
    world.claims[1:] = [replace(second, when=week), replace(third, when=same)]
    return tuple(world.claims)  # type: ignore[return-value]


def whens(world: Any, *judgements: Judgement) -> dict[str, str]:
    return {event.event: event.when for event in world.events(*judgements)}


def test_without_a_correction_nothing_moves(world: Any, chain: tuple[Claim, ...]) -> None:
    assert whens(world) == {"ASSAULT": "2021-10-01", "COERCE": "2021-10-08~", "SANCTION": "2021-10-08~"}


def test_what_is_counted_from_it_moves_with_it_over_a_chain(world: Any, judge: Judge, chain: tuple[Claim, ...]) -> None:
    moved = whens(world, judge(Verdict.CORRECTED, chain[0], field="when", value="2021-09-20"))
    assert moved == {"ASSAULT": "2021-09-20", "COERCE": "2021-09-27~", "SANCTION": "2021-09-27~"}


def test_what_a_person_gave_stays(world: Any, judge: Judge, chain: tuple[Claim, ...]) -> None:
    one = judge(Verdict.CORRECTED, chain[0], field="when", value="2021-09-20")
    two = judge(Verdict.CORRECTED, chain[1], field="when", value="2021-11-01")
    assert whens(world, one, two) == {"ASSAULT": "2021-09-20", "COERCE": "2021-11-01", "SANCTION": "2021-11-01"}


def test_a_time_taken_away_takes_the_others(world: Any, judge: Judge, chain: tuple[Claim, ...]) -> None:
    assert set(whens(world, judge(Verdict.CORRECTED, chain[0], field="when", value="")).values()) == {""}


def test_another_report_is_left_alone(world: Any, judge: Judge, chain: tuple[Claim, ...]) -> None:
    other = world.claim("Tanzania closed the port.", "closed", "COERCE", "TZA", when="2021-10-08")
    world.claims[-1] = replace(other, when=When("2021-10-08", DateSource.ANCHORED, "x", anchor=chain[0].trigger, shift=7))
    found = world.events(judge(Verdict.CORRECTED, chain[0], field="when", value="2021-09-20"))
    assert {e.when for e in found if e.actors == ("TZA",)} == {"2021-10-08"}

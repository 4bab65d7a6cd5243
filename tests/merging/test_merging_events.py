"""What an event holds, what people's judgements do to it, and what never matters: order, repetition, size."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from araz.errors import InputError
from araz.merging import merge
from araz.merging.blocks import pairs
from araz.merging.evidence import all_evidence
from araz.merging.judged import check
from araz.merging.repeats import REASON, repeats
from araz.merging.same import same
from araz.records import Event, Figure, Judgement, Link, LinkKind, Span, Status, Verdict

Judge = Callable[..., Judgement]


def crisis(world: Any, size: int, seed: int) -> Any:
    """Fill a world with reports of drills, seizures, accusations and attacks among three states; some dated, some named, some neither."""
    chance = random.Random(seed)
    deeds = (
        ("held drills", "MOBILIZE", ()),
        ("held joint drills", "COOPERATE", ()),
        ("seized a barge", "COERCE", ("seize",)),
        ("accused it of moving guns", "ACCUSE", ()),
        ("struck a port", "ASSAULT", ()),
        ("met envoys", "CONSULT", ()),
    )
    for _ in range(size):
        words, event, modes = chance.choice(deeds)
        actors = ";".join(chance.sample(("KEN", "TZA", "UGA.MIL"), 2 if event == "COOPERATE" else chance.choice((0, 1, 1, 1))))
        recipients = chance.choice(("", "KEN.BUS", "TZA", "UGA")) if actors else chance.choice(("KEN.BUS", "TZA"))
        day = f"2021-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        world.claim(
            f"The state {words} {chance.choice(('near the lake', 'in the hills', 'at dawn', 'with tanks'))}.",
            words,
            event,
            actors,
            recipients,
            published=chance.choice(("", day, day, f"{day}~")),
            modes=modes if chance.random() < 0.7 else (),
            when=chance.choice(("", "", day, f"{day}~", day[:7], "2021", f"{day[:7]}/..")),
            where=chance.choice(("", "", "Taveta", "Voi", "Kigoma")),
            status=chance.choice(("happened", "happened", "planned", "denied", "possible")),
            background=chance.random() < 0.1,
            name=chance.choice(("", "", "", "Long Spear", "Great Spear-2021", "Spear 2", "Lake War")),
        )
    return world


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10_000), order=st.randoms(use_true_random=False))
def test_the_order_and_repetition_of_claims_never_matter(world: Any, seed: int, order: random.Random) -> None:
    made = crisis(type(world)(), 40, seed)
    base = made.events()
    claims = [*made.claims, *made.claims[:5]]
    order.shuffle(claims)
    assert merge(claims, dict(sorted(made.articles.items(), reverse=True)), []) == base


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10_000))
def test_every_claim_is_in_one_event_and_every_event_is_joined_by_reasons(world: Any, seed: int) -> None:
    made = crisis(type(world)(), 40, seed)
    events = made.events()
    assert sorted(i for e in events for i in e.claims) == sorted(c.id for c in made.claims)
    for event in events:
        assert len(event.merges) == len(event.claims) - 1 and all(m.reason for m in event.merges)
        assert _reached(event) == set(event.claims)


def _reached(event: Event) -> set[str]:
    reached = {event.claims[0]}
    for _ in event.merges:
        reached |= {i for m in event.merges if {m.left, m.right} & reached for i in (m.left, m.right)}
    return reached


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10_000))
def test_blocks_leave_out_no_pair_that_would_be_joined_and_give_each_once(world: Any, seed: int) -> None:
    made = crisis(type(world)(), 50, seed)
    known = all_evidence(made.claims, made.articles)
    keys = sorted(known)
    given_pairs = list(pairs(known))
    wanted = {(a, b) for i, a in enumerate(keys) for b in keys[i + 1 :] if same(known[a], known[b])}
    assert len(given_pairs) == len(set(given_pairs))
    assert wanted <= set(given_pairs)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10_000))
def test_a_verdict_is_the_same_from_either_side(world: Any, seed: int) -> None:
    known = list(all_evidence(crisis(world, 20, seed).claims, world.articles).values())
    for a in known[:20]:
        for b in known[:20]:
            one, other = same(a, b), same(b, a)
            assert (one.strength if one else None) == (other.strength if other else None)


def test_an_event_and_its_parts_merged_again_are_the_same(world: Any) -> None:
    made = crisis(world, 60, 3)
    for event in made.events():
        claims = [c for c in made.claims if c.id in event.claims]
        (again,) = merge(claims, made.articles) if len(claims) == 1 else [event]
        assert again.claims == event.claims and again.id == event.id


def test_a_long_record_is_not_compared_with_itself_from_end_to_end(world: Any) -> None:
    chance = random.Random(1)
    for n in range(2000):
        day = f"2021-{1 + n % 12:02}-{1 + n % 28:02}"
        world.claim(
            f"Troops struck {chance.choice(('a port', 'a dam', 'a mill'))} {n}.",
            "struck",
            "ASSAULT",
            chance.choice(("KEN", "TZA", "UGA")),
            chance.choice(("KEN", "TZA", "UGA")),
            where=chance.choice(("", "Taveta", "Kigoma", "Kampala")),
            published=day,
            when=day if n % 3 else "",
        )
    compared = sum(1 for _ in pairs(all_evidence(world.claims, world.articles)))
    assert compared < 0.2 * 2000 * 1999 / 2
    assert 1 < len(world.events()) < 2000


def repeated(world: Any, times: int, status: str = "happened") -> list[Any]:
    line = "Kenya shelled Uganda at dawn. "
    article = world.report(line * times)
    made = []
    for n in range(times):
        claim = world.claim(line.strip(), "shelled", "ASSAULT", "KEN", "UGA", article=article, status=status)
        world.claims.pop()
        shift = n * len(line)
        moved = [replace(p, span=Span(p.span.start + shift, p.span.end + shift)) for p in (*claim.actors, *claim.recipients)]
        made.append(
            replace(
                claim,
                id=f"{claim.id}-{status}-{n:05}",
                sentence=Span(claim.sentence.start + shift, claim.sentence.end + shift),
                trigger=Span(claim.trigger.start + shift, claim.trigger.end + shift),
                actors=tuple(moved[:1]),
                recipients=tuple(moved[1:]),
            )
        )
    world.claims += made
    return made


def test_a_sentence_that_its_article_repeats_is_not_compared_with_itself(world: Any) -> None:
    claims = repeated(world, 500)
    (event,) = world.events()
    assert set(event.claims) == {c.id for c in claims}
    assert len(event.merges) == 499 and {m.reason for m in event.merges} == {REASON}


def test_a_repeated_sentence_that_is_coded_otherwise_is_compared(world: Any) -> None:
    repeated(world, 2)
    repeated(world, 2, "denied")
    known = all_evidence(world.claims, world.articles)
    assert len(repeats(known, world.articles, ())) == 2


def test_a_person_can_split_a_repeated_sentence(world: Any, judge: Judge) -> None:
    one, other, third = repeated(world, 3)
    parts = {frozenset(e.claims) for e in world.events(judge(Verdict.DIFFERENT, one, other))}
    assert len(parts) == 2 and not any({one.id, other.id} <= part for part in parts)
    assert any(third.id in part for part in parts)


def drills(world: Any) -> tuple[Any, Any, Any]:
    return tuple(
        world.claim(f"Kenya held drills by the lake{tail}.", "held drills", when="2021-10-01") for tail in ("", " on Friday", " again")
    )  # type: ignore[return-value]


def test_different_splits_and_the_third_goes_with_one_of_them(world: Any, judge: Judge) -> None:
    a, b, c = drills(world)
    assert world.groups() == {frozenset({a.id, b.id, c.id})}
    groups = world.groups(judge(Verdict.DIFFERENT, a, b))
    assert len(groups) == 2 and not any({a.id, b.id} <= g for g in groups) and any(c.id in g and len(g) == 2 for g in groups)


def test_same_joins_what_nothing_else_would_and_says_who_said_so(world: Any, judge: Judge) -> None:
    a = world.claim("Kenya held drills.", "held drills", when="2021-10-01")
    b = world.claim("Tanzania struck a port.", "struck", "ASSAULT", "TZA", when="2022-10-01", published="2022-10-02")
    (event,) = world.events(judge(Verdict.SAME, a, b))
    assert set(event.claims) == {a.id, b.id} and "a person" in event.merges[0].reason


def test_same_joins_what_belongs_to_each_of_the_two(world: Any, judge: Judge) -> None:
    a, b, c = drills(world)
    d = world.claim("Kenya and Uganda held joint drills.", "held joint drills", "COOPERATE", "KEN;UGA", when="2021-10-01")
    assert world.groups(judge(Verdict.SAME, b, d)) == {frozenset({a.id, b.id, c.id, d.id})}


def test_the_latest_judgement_on_a_pair_counts(world: Any, judge: Judge) -> None:
    a, b, _ = drills(world)
    apart, together = judge(Verdict.DIFFERENT, a, b, made="2024-01-01"), judge(Verdict.SAME, b, a, made="2024-02-01")
    assert len(world.groups(together, apart)) == 1
    assert len(world.groups(judge(Verdict.SAME, a, b, made="2023-01-01"), apart)) == 2


def test_wrong_removes_the_claim_and_an_event_without_claims(world: Any, judge: Judge) -> None:
    a, b, c = drills(world)
    assert world.groups(judge(Verdict.WRONG, a)) == {frozenset({b.id, c.id})}
    assert world.groups(*(judge(Verdict.WRONG, x) for x in (a, b, c))) == set()


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        pytest.param("when", "2022-05-01", "2022-05-01", id="its day"),
        pytest.param("event", "ASSAULT", "ASSAULT", id="its kind"),
        pytest.param("actors", "UGA;RWA.MIL", ("RWA.MIL", "UGA"), id="its doers"),
        pytest.param("recipients", "TZA", ("TZA",), id="those it was done to"),
        pytest.param("status", "planned", Status.PLANNED, id="its status"),
        pytest.param("name", "Long Spear", ("Long Spear",), id="its name"),
        pytest.param("background", "true", True, id="that it is history"),
    ],
)
def test_corrected_changes(world: Any, judge: Judge, field: str, value: str, shown: object) -> None:
    claim = world.claim("Kenya held drills by the lake.", "held drills", when="2021-10-01")
    (event,) = world.events(judge(Verdict.CORRECTED, claim, field=field, value=value))
    assert getattr(event, {"name": "names"}.get(field, field)) == shown


def test_a_corrected_day_takes_a_claim_out_of_its_event(world: Any, judge: Judge) -> None:
    a, b, c = drills(world)
    assert world.groups(judge(Verdict.CORRECTED, a, field="when", value="2020-01-01")) == {frozenset({a.id}), frozenset({b.id, c.id})}


def test_judgements_on_claims_that_are_gone_are_passed_over(world: Any, judge: Judge) -> None:
    a, b, c = drills(world)
    other = type(world)()
    gone = other.claim("Rwanda voted.", "voted", actors="RWA")
    unknown = (
        judge(Verdict.SAME, a, gone),
        judge(Verdict.DIFFERENT, gone, b),
        judge(Verdict.WRONG, gone),
        judge(Verdict.CORRECTED, gone, field="name", value="x"),
    )
    assert world.groups(*unknown) == {frozenset({a.id, b.id, c.id})}


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        pytest.param("event", "ASSALT", "'ASSAULT'", id="an unknown event, with the nearest"),
        pytest.param("status", "plannd", "'planned'", id="an unknown status"),
        pytest.param("when", "5 October", "EDTF", id="a time that is no EDTF"),
        pytest.param("actor", "KEN", "'actors'", id="a field that there is not"),
    ],
)
def test_a_judgement_that_cannot_be_applied_is_refused_by_check_and_harmless_in_merging(
    world: Any, judge: Judge, field: str, value: str, message: str
) -> None:
    a, b, c = drills(world)
    bad = judge(Verdict.CORRECTED, a, field=field, value=value)
    with pytest.raises(InputError, match=message):
        check(bad)
    assert world.groups(bad) == {frozenset({a.id, b.id, c.id})}


def test_check_passes_what_can_be_applied(world: Any, judge: Judge) -> None:
    a, b, _ = drills(world)
    for good in (judge(Verdict.SAME, a, b), judge(Verdict.WRONG, a), judge(Verdict.CORRECTED, a, field="when", value="")):
        check(good)
    with pytest.raises(InputError, match="two claims"):
        check(judge(Verdict.DIFFERENT, a, a))


def test_what_reports_disagree_on_lists_who_says_which(world: Any) -> None:
    wounded = Span(0, 5)
    a = world.claim(
        "Kenya struck a port, wounding two.",
        "struck",
        "ASSAULT",
        "KEN",
        "TZA",
        when="2021-10-01",
        figures=(Figure(2, 2, "wounded", wounded),),
    )
    b = world.claim(
        "Kenya struck the port, wounding a dozen.",
        "struck",
        "ASSAULT",
        "KEN.MIL",
        "TZA",
        when="2021-10-01",
        figures=(Figure(12, None, "wounded", wounded),),
    )
    c = world.claim("Kenya never struck a port.", "struck", "ASSAULT", "KEN", "TZA", when="2021-10-01", status="denied", said="KEN.GOV")
    (event,) = world.events()
    views = {view.field: dict(view.values) for view in event.views}
    assert views["wounded"] == {"2": (a.id,), "12 or more": (b.id,)}
    assert views["status"] == {"happened": tuple(sorted((a.id, b.id))), "denied": (c.id,)}
    assert set(views["actors"]) == {"KEN", "KEN.MIL"} and views["when"] == {"2021-10-01": tuple(sorted((a.id, b.id, c.id)))}
    contested = {view.field for view in event.views if view.contested}
    assert contested == {"wounded", "status", "actors"}


def test_the_event_says_what_most_and_most_exactly_say(world: Any) -> None:
    world.claim("Kenya held drills.", "held drills", when="2021-10", recipients="TZA")
    world.claim("Kenya held drills by the lake.", "held drills", when="2021-10-01", recipients="TZA.GOV", where="Taveta", status="planned")
    world.claim("Kenya held drills by the shore.", "held drills", when="2021-10-01", recipients="TZA.GOV")
    (event,) = world.events()
    assert (event.when, event.where, event.status, event.recipients) == ("2021-10-01", "Taveta", Status.HAPPENED, ("TZA.GOV",))


def test_only_denied_is_denied(world: Any) -> None:
    world.claim("Kenya held no drills.", "held no drills", when="2021-10-01", status="denied")
    (event,) = world.events()
    assert event.status is Status.DENIED


def test_an_event_answers_the_event_that_its_claim_answers_in_any_report(world: Any) -> None:
    text = "Kenya held drills. In response Tanzania struck a port."
    home = world.report(text)
    drill = world.claim("Kenya held drills.", "held drills", article=home, when="2021-10-01")
    told = world.claim("Kenya held drills by the lake.", "held drills", when="2021-10-01")
    answer = world.claim(
        "In response Tanzania struck a port.",
        "struck",
        "ASSAULT",
        "TZA",
        "KEN",
        article=home,
        when="2021-10-02",
        answers=Link(drill.trigger, LinkKind.ANSWERED, "in response"),
    )
    events = {frozenset(e.claims): e for e in world.events()}
    assert events[frozenset({answer.id})].answers == (events[frozenset({drill.id, told.id})].id,)
    assert events[frozenset({drill.id, told.id})].answers == ()


def test_no_claims_make_no_events() -> None:
    assert merge([], {}) == []

"""Same event? The codebook's section of that name, case by case."""

from __future__ import annotations

from typing import Any

import pytest

DRILL = "Kenya held drills near the lake."
JOINT = "Kenya and Uganda held joint drills near the lake."


def drill(**more: Any) -> dict[str, Any]:
    return {"text": DRILL, "trigger": "held drills"} | more


def joint(**more: Any) -> dict[str, Any]:
    return {"text": JOINT, "trigger": "held joint drills", "event": "COOPERATE", "actors": "KEN;UGA"} | more


def seized(**more: Any) -> dict[str, Any]:
    base = {
        "text": "Tanzanian police seized a Kenyan barge.",
        "trigger": "seized",
        "event": "COERCE",
        "actors": "TZA.POL",
        "recipients": "KEN.BUS",
    }
    return base | {"modes": ("seize",)} | more


def accused(thing: str, **more: Any) -> dict[str, Any]:
    return {
        "text": f"Tanzania accused Kenya of {thing}.",
        "trigger": "accused",
        "event": "ACCUSE",
        "actors": "TZA",
        "recipients": "KEN",
    } | more


def struck(target: str, **more: Any) -> dict[str, Any]:
    return {"text": f"Kenyan jets struck {target}.", "trigger": "struck", "event": "ASSAULT", "actors": "KEN", "recipients": "TZA"} | more


ONE = [
    pytest.param(
        joint(name="Unshakable Brotherhood", when="2021-10-05~/2021-10-12~"),
        joint(name="Steadfast Brotherhood-2021", when="2021-10-05/2021-10-08"),
        id="two translations of one name",
    ),
    pytest.param(
        joint(name="Unshakable Brotherhood", published="2021-10-06"),
        joint(name="Indestructible Brotherhood-2021", status="planned", published="2021-10-04"),
        id="a name without a year, told within the year of the other name, though no day is given",
    ),
    pytest.param(
        {"text": "Kenya named its drills Long Spear.", "trigger": "drills", "name": "Long Spear", "when": "2021-10-01"},
        {"text": "The army began Long Spear.", "trigger": "Long Spear", "name": "Long Spear", "actors": "KEN.MIL", "when": "2021-10"},
        id="one name, though all other words differ",
    ),
    pytest.param(
        joint(when="2021-10-05/2021-10-08", status="planned", published="2021-10-01"),
        joint(when="2021-10-05", published="2021-10-05"),
        id="announced, then done",
    ),
    pytest.param(drill(when="2021-10-01"), drill(when="2021-09-28~"), id="approximately the same time"),
    pytest.param(drill(when="2021-10-01", actors="KEN.MIL"), drill(when="2021-10-01", actors="KEN"), id="the army acts for the state"),
    pytest.param(drill(when="2021-10-01", where="Taveta"), drill(when="2021-10-01", where="Voi"), id="places that lie near each other"),
    pytest.param(
        seized(),
        seized(text="The barge was seized by Tanzania.", actors="TZA"),
        id="told at about the same time, without a day, of the same thing",
    ),
    pytest.param(
        seized(when="2021-09"),
        seized(text="A barge was seized for “lack of papers”.", actors=""),
        id="a text that leaves the doer out, where those it is done to are the same",
    ),
    pytest.param(
        drill(when="2021-10-01", status="denied", said="KEN.GOV"),
        drill(when="2021-10-01", said="TZA"),
        id="a denial is of the deed that it denies",
    ),
    pytest.param(
        drill(status="possible", when="2021-10-01"), drill(status="denied", when="2021-10-01"), id="what is suspected, and denied elsewhere"
    ),
    pytest.param(
        accused("moving guns to the shore", when="2021-10-08"),
        accused("moving guns to the lake", when="2021-10-08"),
        id="one accusation, told on its day by two",
    ),
    pytest.param(
        accused("moving guns to the shore"), accused("moving guns to the shore"), id="one accusation in the same words, without a day"
    ),
    pytest.param(
        struck("the port", when="2021-10-01"), struck("a port", when="2021-10-01", recipients="TZA.MIL"), id="an attack on one day"
    ),
    pytest.param(
        joint(name="Unshakable Brotherhood-2021", when="2021-10-05"),
        joint(name="Indestructible Brotherhood-2021", when="2021-10-06"),
        id="one name, with another first day",
    ),
    pytest.param(
        joint(when="2021-10-05"),
        joint(text="Kenya drilled by the lake.", trigger="drilled", actors="KEN", when="2021-10-05", where="Voi"),
        id="a text that names one of two partners",
    ),
    pytest.param(
        drill(background=True, when="1988", published="2021-10-06"),
        drill(background=True, when="1988-05", published="2024-06-01"),
        id="history that two reports recall",
    ),
]

TWO = [
    pytest.param(
        joint(name="Steadfast Brotherhood-2021", when="2021-10-05"),
        joint(name="Steadfast Brotherhood-2022", when="2022-10-05"),
        id="a name of another year",
    ),
    pytest.param(
        joint(name="Unshakable Brotherhood", published="2019-05-03"),
        joint(name="Steadfast Brotherhood-2021"),
        id="a name without a year, told in another year",
    ),
    pytest.param(
        joint(name="Great Prophet 16", when="2021-10"), joint(name="Great Prophet 17", when="2021-10"), id="the next number of one name"
    ),
    pytest.param(
        {"text": "Kenya won the First Lake War.", "trigger": "won", "event": "ASSAULT", "name": "First Lake War"},
        {"text": "Kenya won the Second Lake War.", "trigger": "won", "event": "ASSAULT", "name": "Second Lake War"},
        id="the first war of a name, and the second",
    ),
    pytest.param(joint(name="Long Spear", when="2021-10-05"), joint(name="Broad Shield", when="2021-10-05"), id="other names"),
    pytest.param(drill(when="2021-10-01"), drill(when="2022-10-01", published="2022-10-02"), id="the same drill a year later"),
    pytest.param(drill(), drill(published="2023-03-01"), id="without a day, told a year and a half apart"),
    pytest.param(drill(when="2021-10-01", where="Taveta"), drill(when="2021-10-01", where="Kigoma"), id="far away"),
    pytest.param(drill(when="2021-10-01"), drill(when="2021-10-01", actors="TZA"), id="another country's"),
    pytest.param(drill(when="2021-10-01", actors="KEN.MIL"), drill(when="2021-10-01", actors="KEN.REB"), id="army and rebels"),
    pytest.param(joint(when="2021-10-05"), joint(when="2021-10-05", actors="KEN;RWA"), id="with another partner"),
    pytest.param(joint(when="2021-10-05"), joint(when="2021-10-05", actors="KEN;RWA;UGA"), id="with one partner more"),
    pytest.param(seized(), seized(modes=("arrest",)), id="another mode"),
    pytest.param(seized(when="2021-10-01"), seized(when="2021-10-01", recipients="UGA.BUS"), id="done to others"),
    pytest.param(seized(when="2021-10-01"), seized(when="2021-10-01", recipients="KEN.REL"), id="done to other people of the same state"),
    pytest.param(drill(when="2021-10-01"), drill(when="2021-10-01", event="COOPERATE"), id="another kind of deed"),
    pytest.param(accused("x-raying mail", when="2021-10-07"), accused("x-raying mail", when="2021-10-08"), id="words of different days"),
    pytest.param(
        accused("moving guns to the shore", when="2021-10-08"),
        accused("jailing fishermen", when="2021-10-08"),
        id="words of one day on other things",
    ),
    pytest.param(accused("moving guns to the shore"), accused("jailing fishermen"), id="words without a day on other things"),
    pytest.param(struck("a port"), struck("an airfield"), id="attacks without a day on other things"),
    pytest.param(
        struck("a port", when="2021-10-01", where="Taveta"),
        struck("a port", when="2021-10-01", where="Kigoma"),
        id="attacks of one day far apart",
    ),
    pytest.param(
        struck("a port", when="2021-10-01"), struck("a port", when="2021-10-01", recipients="UGA"), id="attacks of one day on two states"
    ),
    pytest.param(drill(when="2021-10-01", status="threatened"), drill(when="2021-10-01"), id="a threat elsewhere is not the deed"),
    pytest.param(drill(background=True), drill(), id="what is recalled is not news"),
    pytest.param(
        drill(when="2021-10-01"),
        {
            "text": "Tanzania condemned the drills.",
            "trigger": "condemned",
            "event": "ACCUSE",
            "actors": "TZA",
            "recipients": "KEN",
            "when": "2021-10-01",
        },
        id="a reaction is not what it reacts to",
    ),
]


@pytest.mark.parametrize(("left", "right"), ONE)
def test_is_one_event(world: Any, left: dict[str, Any], right: dict[str, Any]) -> None:
    a, b = world.claim(**left), world.claim(**right)
    events = world.events()
    assert [set(e.claims) for e in events] == [{a.id, b.id}]
    assert len(events[0].merges) == 1 and len(events[0].merges[0].reason) > 8


@pytest.mark.parametrize(("left", "right"), TWO)
def test_are_two_events(world: Any, left: dict[str, Any], right: dict[str, Any]) -> None:
    world.claim(**left)
    world.claim(**right)
    assert len(world.events()) == 2


def test_a_deed_in_one_article_told_again_without_its_day_is_one(world: Any) -> None:
    text = "Kenya held drills on Friday. The drills upset Tanzania."
    home = world.report(text)
    first = world.claim("Kenya held drills on Friday.", "held drills", article=home, when="2021-10-01")
    again = world.claim("The drills upset Tanzania.", "drills", article=home)
    assert world.one(first, again)


def test_an_undated_claim_joins_the_event_it_is_more_like_and_does_not_glue_two(world: Any) -> None:
    one = world.claim(**drill(when="2021-10-01"))
    other = world.claim(**drill(when="2021-09-10", text="Kenya held drills in the hills with tanks.", trigger="held drills"))
    loose = world.claim(**drill(text="Tanks rolled as Kenya held drills in the hills.", trigger="held drills"))
    assert world.groups() == {frozenset({one.id}), frozenset({other.id, loose.id})}


def test_a_deed_at_home_may_be_filed_under_either_owner_of_the_thing(world: Any) -> None:
    a = world.claim("Kenya closed a mosque.", "closed a mosque", "COERCE", "KEN", "KEN.REL", when="2021-10-05")
    b = world.claim("Kenya closed the mosque in Voi.", "closed the mosque", "COERCE", "KEN", "TZA.REL", when="2021-10-05")
    assert world.one(a, b)


def test_a_name_holds_together_all_who_tell_of_it_though_their_days_differ(world: Any) -> None:
    for name, day in (("Unshakable Brotherhood-2021", "2021-10-05"), ("Indestructible Brotherhood-2021", "2021-10-06")):
        home = world.report(f"{JOINT} The exercise goes on.")
        world.claim(**joint(name=name, when=day, article=home))
        world.claim("The exercise goes on.", "exercise", "COOPERATE", "KEN;UGA", article=home, when=day, rule="mobilize.drills")
    (event,) = world.events()
    assert {view.field for view in event.views if view.contested} == {"when", "names"}


def test_each_side_of_a_joint_deed_joins_by_way_of_the_text_that_names_both(world: Any) -> None:
    both = world.claim(**joint(when="2021-10-05"))
    sides = [world.claim(**joint(actors=one, when="2021-10-05")) for one in ("KEN", "UGA")]
    assert world.one(both, *sides)


def test_two_deeds_of_one_sentence_stay_two(world: Any) -> None:
    text = "Kenya restricted the passage of trucks and closed a mosque."
    home = world.report(text)
    for trigger in ("restricted the passage", "closed a mosque"):
        world.claim(text, trigger, "COERCE", "KEN", "TZA", article=home, when="2021-10-05", modes=("restrict",))
    assert len(world.events()) == 2


def test_a_thing_named_in_both_counts_for_more_than_the_party_it_was_done_to(world: Any) -> None:
    text = "Kenya closed a mosque. It closed the Lake Mosque at noon, and shut the office of an envoy."
    home = world.report(text)
    first, second = text[:22], text[23:]
    more = {"article": home, "when": "2021-10-05", "modes": ("restrict",), "rule": "coerce.close-institution"}
    a = world.claim(first, "closed a mosque", "COERCE", "KEN", "TZA.GOV", **more)
    b = world.claim(second, "closed the Lake Mosque", "COERCE", "KEN", "KEN.REL", **more)
    c = world.claim(second, "shut the office", "COERCE", "KEN", "TZA.GOV", **more)
    assert world.one(a, b) and not world.one(a, c)

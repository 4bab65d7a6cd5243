"""Two opinions on a deed: sentences parsed by hand, with what the model would hold of a word, and the claims that come of both."""

from __future__ import annotations

from dataclasses import replace

import pytest

from araz.language.model import Trigger
from araz.records import Claim, Event16
from parses import Parse, parse
from small import code, line, seen

SHELLED = "Iran@IRN/nsubj/shelled shelled/root Syria@SYR/obj/shelled"
FELLED = "Iran@IRN/nsubj/felled felled=fell/root Syria@SYR/obj/felled"


def claims(made: Parse, *triggers: Trigger) -> list[Claim]:
    made.doc._.triggers = triggers
    return code(made)


def test_both_agree() -> None:
    made = parse(SHELLED)
    (claim,) = claims(made, seen(made, "shelled", "ASSAULT", 0.97, links="actor=Iran .9, recipient=Syria .9"))
    assert line(claim) == "ASSAULT IRN > SYR happened"
    assert "decided: both opinions agree (the model: 97%)" in claim.reasons


def test_a_deed_of_the_lexicon_that_the_model_does_not_see_falls() -> None:
    made = parse(SHELLED)
    assert claims(made) == []
    assert claims(made, seen(made, "shelled", "ASSAULT", 0.11)) == []


def test_no_deed_in_a_sentence_that_the_model_holds_for_one_without_a_claim() -> None:
    for text, word in ((SHELLED, "shelled"), (FELLED, "felled")):
        made = parse(text)
        assert claims(made, seen(made, word, "ASSAULT", 0.9, links="actor=Iran .9", claim=0.1)) == []


def test_a_deed_that_the_model_doubts_stands_by_the_lexicon() -> None:
    made = parse(SHELLED)
    (claim,) = claims(made, seen(made, "shelled", "THREATEN", 0.5))
    assert claim.rule.startswith("assault.") and any("the lexicon" in reason for reason in claim.reasons if reason.startswith("decided"))


def test_a_state_beside_a_body_of_its_own_is_no_second_doer() -> None:
    made = parse("Iran@IRN/obl/felled army@IRN.MIL/nsubj/felled felled=fell/root Syria@SYR/obj/felled")
    (claim,) = claims(made, seen(made, "felled", "ASSAULT", 0.9, links="actor=Iran .9, actor=army .9, recipient=Syria .9"))
    assert line(claim) == "ASSAULT IRN.MIL > SYR happened"


def test_a_passive_takes_up_the_doer_told_before_rather_than_the_one_the_model_sees() -> None:
    told = "Iran@IRN/nsubj/closed closed=close/root bank/obj/closed"
    made = parse(f"{told}\nSyria@SYR/nsubj/said said=say/root it/nsubj:pass/closed was/aux:pass/closed closed=close/ccomp/said")
    second = [t.i for t in made.doc if t.text == "closed"][1]
    given = seen(made, "closed", "COERCE", 0.9, links="actor=Iran .9")
    links = ((next(t.i for t in made.doc if t.text == "Syria"), "actor", 0.9),)
    found = claims(made, given, replace(given, index=second, links=links))
    assert [c.actor_codes for c in found] == [("IRN",), ("IRN",)]


def test_the_aim_of_a_deed_has_happened_where_the_model_is_sure() -> None:
    made = parse("Iran@IRN/nsubj/came came=come/root to/mark/accuse accuse/advcl/came Syria@SYR/obj/accuse")
    for happened, expected in ((0.9, "happened"), (0.5, "planned")):
        status = (("happened", happened), ("planned", 1 - happened))
        (claim,) = claims(made, seen(made, "accuse", "ACCUSE", 0.9, links="actor=Iran .9, recipient=Syria .9", status=status))
        assert claim.status.value == expected


def test_the_model_is_followed_on_the_type_where_it_is_sure() -> None:
    made = parse(SHELLED)
    (claim,) = claims(made, seen(made, "shelled", "COERCE", 0.9))
    assert claim.event is Event16.COERCE and claim.rule == "model.coerce"
    assert any("the lexicon has ASSAULT" in reason for reason in claim.reasons)


def test_the_model_alone_finds_a_deed_with_its_parties() -> None:
    made = parse(FELLED)
    (claim,) = claims(made, seen(made, "felled", "ASSAULT", 0.8, links="actor=Iran .9, recipient=Syria .8", mode="destroy"))
    assert line(claim) == "ASSAULT IRN > SYR happened" and claim.modes == ("destroy",) and claim.rule == "model.assault-destroy"
    assert any("the actor for the model (90%)" in reason for reason in claim.reasons)


@pytest.mark.parametrize(("sure", "links"), [(0.3, "actor=Iran .9"), (0.9, ""), (0.9, "actor=Iran .2")])
def test_a_deed_that_is_unlikely_or_has_no_party_is_none(sure: float, links: str) -> None:
    made = parse(FELLED)
    assert claims(made, seen(made, "felled", "ASSAULT", sure, links=links)) == []


def test_a_mode_that_the_event_type_does_not_have_is_left_out() -> None:
    made = parse(FELLED)
    (claim,) = claims(made, seen(made, "felled", "ASSAULT", 0.8, links="actor=Iran .9", mode="visit"))
    assert claim.modes == ()


def test_a_recipient_that_the_model_sees_nothing_of_falls_and_one_it_sees_comes() -> None:
    made = parse(SHELLED)
    held = seen(made, "shelled", "ASSAULT", 0.9, links="actor=Iran .9")
    assert [line(c) for c in claims(made, held)] == ["ASSAULT IRN happened"]
    made = parse("Iran@IRN/nsubj/shelled shelled/root near/case/Syria Syria@SYR/obl/shelled")
    (claim,) = claims(made, seen(made, "shelled", "ASSAULT", 0.9, links="actor=Iran .9, recipient=Syria .85"))
    assert [p.code for p in claim.recipients] == ["SYR"]


def test_another_doer_is_taken_from_the_model() -> None:
    made = parse(SHELLED + " for/case/Iraq Iraq@IRQ/obl/shelled")
    (claim,) = claims(made, seen(made, "shelled", "ASSAULT", 0.9, links="actor=Iraq .8, recipient=Syria .9"))
    assert [p.code for p in claim.actors] == ["IRQ"] and "actor by the model, not IRN" in claim.reasons


def test_status_background_speaker_and_contexts_of_the_model() -> None:
    made = parse(FELLED + " ,/punct says/parataxis/felled Iraq@IRQ/obl/felled")
    one = seen(made, "felled", "ASSAULT", 0.9, links="actor=Iran .9, speaker=Iraq .8")
    one = replace(one, status=(("planned", 0.9),), background=0.8, contexts=("military",))
    (claim,) = claims(made, one)
    assert (claim.status.value, claim.background, claim.contexts) == ("planned", True, ("military",))
    assert [s.code for s in claim.attribution] == ["IRQ"]


def test_without_a_model_the_lexicon_decides_alone() -> None:
    made = parse(SHELLED)
    (claim,) = code(made)
    assert not any(reason.startswith("decided") for reason in claim.reasons)


CROWD = "Iran@IRN/nsubj/shelled shelled/root protesters/obj/shelled"
STRANGERS = "Iran@IRN/nsubj/shelled shelled/root mourners/obj/shelled"


@pytest.mark.parametrize(
    ("text", "links", "expected"),
    [
        pytest.param(CROWD, "actor=Iran .9, recipient=protesters .8", "ASSAULT IRN > IRN.CIV happened", id="a noun that the files know"),
        pytest.param(STRANGERS, "actor=Iran .9, recipient=mourners .9", "ASSAULT IRN > IRN.CIV happened", id="people that no file knows"),
        pytest.param(STRANGERS, "actor=Iran .9, recipient=mourners .4", "ASSAULT IRN happened", id="nor is the model sure of"),
        pytest.param(CROWD, "actor=Iran .9, recipient=protesters .3", "ASSAULT IRN happened", id="a link that is unlikely"),
        pytest.param(
            "Police/nsubj/shelled of/case/Iran Iran@IRN/nmod/Police and/cc/Iraq Iraq@IRQ/conj/Iran shelled/root protesters/obj/shelled",
            "actor=Iran .9, actor=Iraq .9, recipient=protesters .9",
            "ASSAULT IRN+IRQ happened",
            id="two states: of neither",
        ),
    ],
)
def test_people_without_a_state_are_of_the_one_that_the_sentence_leaves(text: str, links: str, expected: str) -> None:
    made = parse(text)
    assert [line(c) for c in claims(made, seen(made, "shelled", "ASSAULT", 0.9, links=links))] == [expected]

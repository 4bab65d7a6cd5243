"""What a time hangs on: each case is a text, its times, and the times of its claims by trigger."""

from __future__ import annotations

from dataclasses import replace

import pytest

from araz.coding.coder import ClaimCoder
from araz.intervals import parse_edtf
from araz.records import Claim
from parses import Parse, parse, time
from small import code, entry, knowledge

MAY = {"in May": "2021-05"}
MONDAY = {"on Monday": "2021-05-03"}


def whens(text: str, times: dict[str, str], *, named: str = "", published: str = "") -> dict[str, str]:
    made = parse(text, published=published)
    found = [replace(time(made, words, edtf), interval=parse_edtf(edtf)) for words, edtf in times.items()]
    found = [replace(m, kind="named") if made.article.passage(m.span) == named else m for m in found]
    return times_of(made, code(made, times=found))


def times_of(made: Parse, claims: list[Claim]) -> dict[str, str]:
    return {made.article.passage(c.trigger): c.when.edtf if c.when else "" for c in claims}


HANGS = [
    pytest.param(
        "Iran@IRN/nsubj/held held/root a/det/drill drill/obj/held which/obj/announced Iraq@IRQ/nsubj/announced announced/acl:relcl/drill "
        "in/case/April April/obl/announced and/cc/opened which/nsubj/opened opened/conj/announced in/case/May May/obl/opened",
        {"in April": "2021-04", **MAY},
        {"held a drill": "2021-05"},
        id="a relative clause that says when it opened, not when it was announced",
    ),
    pytest.param(
        "Iran@IRN/nmod:poss/drill 's/case/Iran drill/nsubj/began began=begin/root on/case/Monday Monday/obl/began and/cc/end "
        "will/aux/end end/conj/began on/case/Friday Friday/obl/end",
        {"on Monday": "2021-05-03", "on Friday": "2021-05-07"},
        {"drill began": "2021-05-03/2021-05-07"},
        id="from when it began to when it ends",
    ),
    pytest.param(
        "Iran@IRN/nsubj/announced announced/root drills/obj/announced in/case/May May/obl/announced",
        MAY,
        {"announced drills": ""},
        id="the day of an announcement is not that of what is announced",
    ),
    pytest.param(
        "Iran@IRN/nsubj/announced announced/root drills/obj/announced for/case/May May/obl/announced",
        {"for May": "2021-05"},
        {"announced drills": "2021-05"},
        id="the day that it is announced for is",
    ),
    pytest.param(
        "Iran@IRN/nsubj/closed closed/root the/det/border border/obj/closed ,/punct a/det/spokesman spokesman/nsubj/said "
        "said/parataxis/closed on/case/Monday Monday/obl/closed",
        MONDAY,
        {"closed": ""},
        id="a time right after a verb of speech is of the speech, whatever the parse",
    ),
    pytest.param(
        "Iran@IRN/nsubj/shelled shelled/root the/det/troops 2016/nummod/troops troops/obj/shelled of/case/Syria Syria@SYR/nmod/troops",
        {"2016": "2016"},
        {"shelled": ""},
        id="a year that describes the object",
    ),
    pytest.param(
        "Iran@IRN/nsubj/shelled shelled/root Syria@SYR/obj/shelled and/cc/closed closed/conj/shelled the/det/border border/obj/closed "
        "in/case/May May/obl/closed ./punct",
        MAY,
        {"shelled": "2021-05", "closed": "2021-05"},
        id="a time at the end of a sentence is of all that is coordinated",
    ),
    pytest.param(
        "Iran@IRN/nsubj/closed ,/punct meeting/acl/Iran on/case/Monday Monday/obl/meeting ,/punct closed/root the/det/border "
        "border/obj/closed",
        MONDAY,
        {"closed": "2021-05-03"},
        id="the day of the meeting at which it was done",
    ),
    pytest.param(
        "On/case/Monday Monday/obl/shelled Iran@IRN/nsubj/shelled shelled/root Syria@SYR/obj/shelled and/cc/accused accused/conj/shelled "
        "Iraq@IRQ/obj/accused ,/punct saying/advcl/accused that/mark/met Turkey@TUR/nsubj/met met/ccomp/saying with/case/Israel "
        "Israel@ISR/obl/met",
        {"On Monday": "2021-05-03"},
        {"shelled": "2021-05-03", "accused": "2021-05-03", "met": ""},
        id="a leading time is of all that is coordinated, not of what is reported",
    ),
    pytest.param(
        "Iran@IRN/nsubj/shelled shelled/root Syria@SYR/obj/shelled in/case/May May/obl/shelled and/cc/close will/aux/close "
        "close/conj/shelled the/det/border border/obj/close",
        MAY,
        {"shelled": "2021-05", "close": ""},
        id="what is coordinated in another tense does not share it",
    ),
    pytest.param(
        "Iran@IRN/nsubj/shelled shelled/root Syria@SYR/obj/shelled in/case/raid Turkey@TUR/nmod:poss/raid "
        "'s/case/Turkey raid/obl/shelled in/case/May May/nmod/raid",
        MAY,
        {"shelled": "2021-05", "raid": "2021-05"},
        id="what is done in the course of another deed has its time",
    ),
    pytest.param(
        "Iran@IRN/nsubj/shelled has/aux/shelled shelled/root Syria@SYR/obj/shelled since/case/May May/obl/shelled ,/punct "
        "when/advmod/closed Iraq@IRQ/nsubj/closed closed/advcl/shelled the/det/border border/obj/closed",
        {"May": "2021-05"},
        {"shelled": "2021-05", "closed": "2021-05"},
        id="a relative when takes the time before it up",
    ),
]


@pytest.mark.parametrize(("text", "times", "expected"), HANGS)
def test_what_a_time_hangs_on(text: str, times: dict[str, str], expected: dict[str, str]) -> None:
    assert whens(text, times) == expected


NAMED = [
    pytest.param(
        "Iran@IRN/nsubj/closed closed/root the/det/Accord Minsk/compound/Accord Accord/obj/closed of/case/Iraq Iraq@IRQ/nmod/Accord",
        "Minsk Accord",
        "",
        id="a treaty that something is done to",
    ),
    pytest.param(
        "Iran@IRN/nsubj/shelled shelled/root Syria@SYR/obj/shelled in/case/War the/det/War Minsk/compound/War War/obl/shelled",
        "Minsk War",
        "2014",
        id="a war in which it was done",
    ),
    pytest.param(
        "Iran@IRN/nsubj/agreed agreed/root with/case/Iraq Iraq@IRQ/obl/agreed under/case/Accord Minsk/compound/Accord Accord/obl/agreed",
        "Minsk Accord",
        "",
        id="a treaty under which it was done",
    ),
]


@pytest.mark.parametrize(("text", "name", "expected"), NAMED)
def test_a_name_dates_what_is_done_in_it(text: str, name: str, expected: str) -> None:
    assert list(whens(text, {name: "2014"}, named=name).values()) == [expected]


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        pytest.param({"in June": "2021-06"}, "2021-06", id="a month still to come"),
        pytest.param({"in June": "2020-06"}, "", id="a month gone by"),
    ],
)
def test_a_time_of_planning_that_is_ahead_is_of_what_is_planned(times: dict[str, str], expected: str) -> None:
    text = "Iran@IRN/nsubj/announced announced/root drills/obj/announced in/case/June June/obl/announced"
    assert list(whens(text, times, published="2021-05-10").values()) == [expected]


def test_counted_in_days_it_is_exact() -> None:
    made = parse(
        "Iran@IRN/nsubj/closed closed/root it/obj/closed in/case/May May/obl/closed two/nummod/days days/obl:unmarked/after "
        "after/mark/shelled Turkey@TUR/nsubj/shelled shelled/advcl/closed Syria@SYR/obj/shelled"
    )
    claims = code(made, times=[time(made, "in May", "2021-05-08"), time(made, "two days after", shift=2, direction="after")])
    assert [c.when and c.when.edtf for c in claims] == ["2021-05-08", "2021-05-06"]


HEADLINES = [
    pytest.param(
        "T: Iran@IRN/nsubj/shells shells=shell/root Syria@SYR/obj/shells\n\nIranian/amod/army army@IRN.MIL/nsubj/shelled shelled/root "
        "Damascus@SYR.GOV/obj/shelled in/case/May May/obl/shelled ./punct",
        ["2021-05", "2021-05"],
        id="roles apart, one deed",
    ),
    pytest.param(
        "T: Iran@IRN/nsubj/shells shells=shell/root Syria@SYR/obj/shells\n\nTurkey@TUR/nsubj/shelled shelled/root "
        "Syria@SYR/obj/shelled in/case/May May/obl/shelled ./punct",
        ["", "2021-05"],
        id="another doer, another deed",
    ),
    pytest.param(
        "T: Iran@IRN/nsubj/shell and/cc/Syria Syria@SYR/conj/Iran shell/root troops/obj/shell\n\nIran@IRN/nsubj/shelled shelled/root "
        "Syria@SYR/obj/shelled in/case/May May/obl/shelled ./punct",
        ["2021-05", "2021-05"],
        id="both sides in the headline, one of them in the lead",
    ),
]


@pytest.mark.parametrize(("text", "expected"), HEADLINES)
def test_a_headline_takes_its_day_from_the_lead(text: str, expected: list[str]) -> None:
    made = parse(text)
    claims = code(made, times=[time(made, "in May", "2021-05")])
    assert [c.when.edtf if c.when else "" for c in claims] == expected


def test_a_deadline_is_not_the_time_of_the_demand() -> None:
    text = "Iran@IRN/nsubj/{verb} {verb}/root Syria@SYR/obj/{verb} until/case/May May/obl/{verb}"
    coder = ClaimCoder(knowledge(lexicon=[entry("threaten.give", verb="threaten"), entry("assault.shell", verb="shelled")]))
    for verb, expected in (("threaten", ""), ("shelled", "2021-05")):
        made = parse(text.format(verb=verb))
        given = replace(time(made, "May", "2021-05"), interval=parse_edtf("2021-05"), direction="until")
        assert list(times_of(made, code(made, times=[given], coder=coder)).values()) == [expected]


SAID = "{who}/nsubj/{verb} {verb}/root on/case/Monday Monday/obl/{verb} that/mark/{deed} it@IRN/nsubj/{deed} {rest}"
TOLERATE = "will/aux/tolerate not/advmod/tolerate tolerate/ccomp/said this/obj/tolerate of/case/Syria Syria@SYR/nmod/this"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(SAID.format(who="Iran@IRN", verb="said", deed="tolerate", rest=TOLERATE), ["2021-05-03"], id="words of the doer"),
        pytest.param(SAID.format(who="Iraq@IRQ", verb="said", deed="tolerate", rest=TOLERATE), [""], id="words told by another"),
        pytest.param(
            SAID.format(who="Iran@IRN", verb="said", deed="shelled", rest="shelled/ccomp/said Syria@SYR/obj/shelled"),
            [""],
            id="a deed of no words",
        ),
    ],
)
def test_what_is_done_by_speaking_is_done_when_it_is_said(text: str, expected: list[str]) -> None:
    assert list(whens(text, MONDAY).values()) == expected

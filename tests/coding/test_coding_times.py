"""Which time and place belong to which deed: each case is a text, its times or places, and those of its claims by trigger."""

from __future__ import annotations

import pytest

from araz.records import DateSource
from parses import parse, place, time
from small import code


def whens(text: str, times: dict[str, str], published: str = "") -> dict[str, str]:
    made = parse(text, published=published)
    claims = code(made, times=[time(made, words, edtf) for words, edtf in times.items()])
    return {made.article.passage(c.trigger): c.when.edtf if c.when else "" for c in claims}


MAY = {"in May": "2021-05"}
BOTH = {"in May": "2021-05", "in June": "2021-06"}
TIMES = [
    pytest.param(
        "Iran@IRN/nsubj/shelled shelled/root Syria@SYR/obj/shelled in/case/May May/obl/shelled",
        MAY,
        {"shelled": "2021-05"},
        id="on the verb",
    ),
    pytest.param(
        "Iran@IRN/nsubj/held held/root drills/obj/held in/case/May May/nmod/drills", MAY, {"held drills": "2021-05"}, id="on the noun"
    ),
    pytest.param(
        "Iran@IRN/nsubj/held held/root drills/obj/held in/case/May May/obl/held", MAY, {"held drills": "2021-05"}, id="on the light verb"
    ),
    pytest.param(
        "Iran@IRN/nsubj/shelled shelled/root Syria@SYR/obj/shelled in/case/May May/obl/shelled and/cc/closed closed/conj/shelled "
        "the/det/border border/obj/closed in/case/June June/obl/closed",
        BOTH,
        {"shelled": "2021-05", "closed": "2021-06"},
        id="each its own",
    ),
    pytest.param(
        "Iran@IRN/nsubj/shelled shelled/root Syria@SYR/obj/shelled in/case/May May/obl/shelled and/cc/closed closed/conj/shelled "
        "border/obj/closed",
        MAY,
        {"shelled": "2021-05", "closed": "2021-05"},
        id="what is coordinated shares it",
    ),
    pytest.param(
        "Iran@IRN/nsubj/shelled shelled/root Syria@SYR/obj/shelled in/case/May May/obl/shelled ,/punct closing/advcl/shelled "
        "border/obj/closing",
        MAY,
        {"shelled": "2021-05", "closing": "2021-05"},
        id="a clause of circumstance shares it",
    ),
    pytest.param(
        "Iran@IRN/nsubj/closed closed/root it/obj/closed in/case/May May/obl/closed after/mark/shelled Iraq@IRQ/nsubj/shelled "
        "shelled/advcl/closed Syria@SYR/obj/shelled",
        MAY,
        {"closed": "2021-05", "shelled": ""},
        id="what happened before does not share it",
    ),
    pytest.param(
        "In/case/May May/obl/said Iran@IRN/nsubj/said said/root that/mark/shelled Iraq@IRQ/nsubj/shelled shelled/ccomp/said "
        "Syria@SYR/obj/shelled",
        {"In May": "2021-05"},
        {"shelled": ""},
        id="the day of speech is not the day of the deed",
    ),
    pytest.param(
        "Iran@IRN/nsubj/accused accused/root Israel@ISR/obj/accused in/case/May May/obl/accused of/mark/shelling shelling/advcl/accused "
        "Syria@SYR/obj/shelling",
        MAY,
        {"accused": "2021-05", "shelling": ""},
        id="the day of an accusation is not the day of the deed alleged",
    ),
    pytest.param(
        "Iran@IRN/nsubj/agreed agreed/root in/case/May May/obl/agreed with/case/Turkey Turkey@TUR/obl/agreed to/mark/hold "
        "hold/xcomp/agreed "
        "drills/obj/hold in/case/June June/obl/hold",
        BOTH,
        {"agreed": "2021-05", "hold drills": "2021-06"},
        id="an agreement and what is agreed on",
    ),
    pytest.param(
        "Iran@IRN/nsubj/agreed agreed/root in/case/May May/obl/agreed to/mark/hold hold/xcomp/agreed drills/obj/hold",
        MAY,
        {"agreed": "2021-05", "hold drills": ""},
        id="the day of an agreement is not the day of the deed planned",
    ),
    pytest.param(
        "Iran@IRN/nsubj/shelled ,/punct which/nsubj/met met/acl:relcl/Iran with/case/Iraq Iraq@IRQ/obl/met ,/punct shelled/root "
        "Syria@SYR/obj/shelled in/case/May May/obl/shelled",
        MAY,
        {"met": "", "shelled": "2021-05"},
        id="a relative clause does not share it",
    ),
    pytest.param("Iran@IRN/nsubj/shelled shelled/root Syria@SYR/obj/shelled", {}, {"shelled": ""}, id="no time given, none made up"),
]


@pytest.mark.parametrize(("text", "times", "expected"), TIMES)
def test_times(text: str, times: dict[str, str], expected: dict[str, str]) -> None:
    assert whens(text, times) == expected


AFTER = (
    "Iran@IRN/nsubj/closed closed/root it/obj/closed {first} a/det/week week/obl:unmarked/after after/case/drills "
    "Turkey@TUR/nmod:poss/drills "
    "'s/case/Turkey drills/obl/closed {second}"
)


@pytest.mark.parametrize(
    ("first", "second", "given", "expected"),
    [
        pytest.param(
            "", "in/case/May May/nmod/drills", {"in May": "2021-05-01"}, {"closed": "2021-05-08~", "drills": "2021-05-01"}, id="forward"
        ),
        pytest.param(
            "in/case/May May/obl/closed",
            "",
            {"in May": "2021-05-08"},
            {"closed": "2021-05-08", "drills": "2021-05-01~"},
            id="back to a noun",
        ),
        pytest.param("", "", {}, {"closed": "", "drills": ""}, id="from nothing comes nothing"),
    ],
)
def test_a_week_after(first: str, second: str, given: dict[str, str], expected: dict[str, str]) -> None:
    made = parse(AFTER.format(first=first, second=second))
    times = [time(made, words, edtf) for words, edtf in given.items()] + [time(made, "a week after", shift=7, direction="after")]
    claims = code(made, times=times)
    assert {made.article.passage(c.trigger): c.when.edtf if c.when else "" for c in claims} == expected
    counted = [c.when for c in claims if c.when and c.when.edtf.endswith("~")]
    assert all(w.source is DateSource.ANCHORED and "counted from" in w.why for w in counted)


def test_back_to_a_clause_it_holds_for_all_that_is_coordinated() -> None:
    made = parse(
        "Iran@IRN/nsubj/closed closed/root it/obj/closed in/case/May May/obl/closed a/det/week week/obl:unmarked/after after/mark/shelled "
        "Turkey@TUR/nsubj/shelled shelled/advcl/closed Syria@SYR/obj/shelled and/cc/met met/conj/shelled with/case/Iraq Iraq@IRQ/obl/met"
    )
    claims = code(made, times=[time(made, "in May", "2021-05-08"), time(made, "a week after", shift=7, direction="after")])
    assert [c.when and c.when.edtf for c in claims] == ["2021-05-08", "2021-05-01~", "2021-05-01~"]


@pytest.mark.parametrize(
    ("edtf", "background"),
    [
        pytest.param("2021-10-01", False, id="this week is news"),
        pytest.param("2021-08-01", False, id="two months ago is still of the story"),
        pytest.param("2020-11", True, id="a year ago is background"),
    ],
)
def test_background(edtf: str, background: bool) -> None:
    made = parse("Iran@IRN/nsubj/shelled shelled/root Syria@SYR/obj/shelled in/case/May May/obl/shelled", published="2021-10-06")
    (claim,) = code(made, times=[time(made, "in May", edtf)])
    assert claim.background is background


def test_a_deed_in_answer_has_no_time_by_that() -> None:
    made = parse(
        "Iran@IRN/nsubj/shelled shelled/root Syria@SYR/obj/shelled in/case/May May/obl/shelled ./punct\n"
        "In/case/response response/obl/closed ,/punct Syria@SYR/nsubj/closed closed/root the/det/border border/obj/closed ./punct"
    )
    claim = code(made, times=[time(made, "in May", "2021-05-03")])[1]
    assert claim.when is None and claim.answers is not None


SHARED = [
    pytest.param(
        "Iran@IRN/nsubj/shelled shelled/root Syria@SYR/obj/shelled ./punct\n"
        "Iran@IRN/nsubj/shelled shelled/root Syria@SYR/obj/shelled in/case/May May/obl/shelled ./punct",
        MAY,
        ["2021-05", "2021-05"],
        id="one deed told twice has one day",
    ),
    pytest.param(
        "Iran@IRN/nsubj/shelled shelled/root Syria@SYR/obj/shelled ./punct\n"
        "Iran@IRN/nsubj/shelled shelled/root Iraq@IRQ/obj/shelled in/case/May May/obl/shelled ./punct",
        MAY,
        ["", "2021-05"],
        id="a deed done to another is another",
    ),
    pytest.param(
        "Iran@IRN/nsubj/shelled shelled/root Syria@SYR/obj/shelled ./punct\n"
        "Iran@IRN/nsubj/shelled shelled/root Syria@SYR/obj/shelled in/case/May May/obl/shelled ./punct\n"
        "Iran@IRN/nsubj/shelled shelled/root Syria@SYR/obj/shelled in/case/June June/obl/shelled ./punct",
        BOTH,
        ["", "2021-05", "2021-06"],
        id="two days on offer: neither is taken",
    ),
    pytest.param(
        "Iran@IRN/nsubj/shell may/aux/shell shell/root Syria@SYR/obj/shell ./punct\n"
        "Iran@IRN/nsubj/shelled shelled/root Syria@SYR/obj/shelled in/case/May May/obl/shelled ./punct",
        MAY,
        ["", "2021-05"],
        id="a possible deed is not the one told",
    ),
]


@pytest.mark.parametrize(("text", "times", "expected"), SHARED)
def test_sharing(text: str, times: dict[str, str], expected: list[str]) -> None:
    made = parse(text)
    claims = code(made, times=[time(made, words, edtf) for words, edtf in times.items()])
    assert [c.when.edtf if c.when else "" for c in claims] == expected


PLACES = [
    pytest.param(
        "Iran@IRN/nsubj/shelled shelled/root troops/obj/shelled in/case/Homs Homs/obl/shelled",
        ["Homs"],
        {"shelled": "Homs"},
        id="on the verb",
    ),
    pytest.param(
        "Iran@IRN/nsubj/held held/root drills/obj/held in/case/Homs Homs/nmod/drills", ["Homs"], {"held drills": "Homs"}, id="on the noun"
    ),
    pytest.param(
        "Iran@IRN/nsubj/shelled shelled/root it/obj/shelled in/case/Homs Homs/obl/shelled and/cc/closed closed/conj/shelled "
        "border/obj/closed "
        "near/case/Baku Baku/obl/closed",
        ["Homs", "Baku"],
        {"shelled": "Homs", "closed": "Baku"},
        id="each its own",
    ),
    pytest.param(
        "Iran@IRN/nsubj/agreed agreed/root with/case/Turkey Turkey@TUR/obl/agreed in/case/Baku Baku/obl/agreed to/mark/hold "
        "hold/xcomp/agreed "
        "drills/obj/hold near/case/Homs Homs/obl/hold",
        ["Baku", "Homs"],
        {"agreed": "Baku", "hold drills": "Homs"},
        id="an agreement and what is agreed on",
    ),
    pytest.param(
        "Iran@IRN/nsubj/said said/root in/case/Baku Baku/obl/said that/mark/shelled Iraq@IRQ/nsubj/shelled shelled/ccomp/said "
        "Syria@SYR/obj/shelled",
        ["Baku"],
        {"shelled": ""},
        id="the place of speech is not the place of the deed",
    ),
    pytest.param(
        "Iran@IRN/nsubj/shelled shelled/root Homs@SYR/obj/shelled", ["Homs"], {"shelled": ""}, id="a name that is a party is no place"
    ),
    pytest.param("Iran@IRN/nsubj/shelled shelled/root Syria@SYR/obj/shelled", [], {"shelled": ""}, id="no place given, none made up"),
]


@pytest.mark.parametrize(("text", "places", "expected"), PLACES)
def test_places(text: str, places: list[str], expected: dict[str, str]) -> None:
    made = parse(text)
    claims = code(made, places=[place(made, name, "SYR") for name in places])
    assert {made.article.passage(c.trigger): c.where.name if c.where else "" for c in claims} == expected


MENDED = [
    pytest.param(
        "Ghana@GHA/nsubj/said said/root on/case/Monday Monday/obl/shelled that/mark/shelled Iran@IRN/nsubj/shelled shelled/ccomp/said "
        "Syria@SYR/obj/shelled in/case/May May/obl/shelled",
        {"on Monday": "2021-10-04", "in May": "2021-05"},
        {"shelled": "2021-05"},
        id="a day before `that` is of the speech, wherever it was hung",
    ),
    pytest.param(
        "In/case/May May/obl/left Iran@IRN/nsubj/shelled shelled/root Syria@SYR/obj/shelled and/cc/left men/nsubj/left left/conj/shelled",
        {"May": "2021-05"},
        {"shelled": "2021-05"},
        id="a time before two verbs is of the first",
    ),
    pytest.param(
        "On/case/May May/dep/Iran Iran@IRN/nsubj/shelled shelled/root Syria@SYR/obj/shelled",
        {"On May": "2021-05-01"},
        {"shelled": "2021-05-01"},
        id="what opens the sentence is of its verb",
    ),
    pytest.param(
        "Iran@IRN/nsubj/shelled shelled/root Syria@SYR/obj/shelled in/case/May May/obl/shelled in/case/2021 2021/obl/shelled",
        {"in 2021": "2021", "in May": "2021-05"},
        {"shelled": "2021-05"},
        id="of two the narrower",
    ),
]


@pytest.mark.parametrize(("text", "times", "expected"), MENDED)
def test_where_the_parse_is_wrong_or_gives_two(text: str, times: dict[str, str], expected: dict[str, str]) -> None:
    assert whens(text, times, published="2021-10-06") == expected


def test_a_time_on_a_participle_is_not_of_the_only_verb() -> None:
    text = (
        "Iran@IRN/nsubj/shelled shelled/root men/obj/shelled arrested^VERB/acl/men in/case/May May/obl/arrested from/case/Syria "
        "Syria@SYR/nmod/men"
    )
    assert whens(text, MAY) == {"shelled": ""}


def test_a_time_counted_from_a_clause_dates_the_verb_over_it_and_remembers_the_deed() -> None:
    made = parse(
        "Two/nummod/days days/obl:unmarked/shelled after/mark/shelled Iran@IRN/nsubj/shelled shelled/advcl/closed Syria@SYR/obj/shelled "
        "on/case/Friday Friday/obl/shelled ,/punct Ghana@GHA/nsubj/closed closed/root the/det/border border/obj/closed"
    )
    counted = time(made, "Two days after", "2021-10-03", shift=2, direction="after")
    claims = code(made, times=[counted, time(made, "on Friday", "2021-10-01")])
    found = {made.article.passage(c.trigger): c.when for c in claims}
    assert {words: when and when.edtf for words, when in found.items()} == {"shelled": "2021-10-01", "closed": "2021-10-03"}
    closed = found["closed"]
    assert closed is not None and closed.anchor is not None and closed.shift == 2
    assert made.article.passage(closed.anchor) == "shelled"


@pytest.mark.parametrize(("day", "shift", "word"), [("0001-01-01", 365, "after"), ("9999-12-31", -365, "before")])
def test_a_year_counted_out_of_the_calendar_is_no_time(day: str, shift: int, word: str) -> None:
    made = parse(
        f"Ghana@GHA/nsubj/closed closed/root it/obj/closed on/case/Friday Friday/obl/closed a/det/year year/obl:unmarked/shelled "
        f"{word}/mark/shelled Iran@IRN/nsubj/shelled shelled/advcl/closed Syria@SYR/obj/shelled"
    )
    claims = code(made, times=[time(made, "on Friday", day), time(made, f"a year {word}", shift=shift, direction=word)])
    assert {made.article.passage(c.trigger): c.when and c.when.edtf for c in claims} == {"closed": day, "shelled": None}

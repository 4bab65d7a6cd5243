"""Deeds with their parties: each case is a text with its actors marked, and its claims in a line each (see `small.line`)."""

from __future__ import annotations

import pytest

from araz.coding.coder import ClaimCoder
from parses import parse
from small import code, entry, knowledge, line

ATTACKED = "{head} attack/nsubj/killed killed/root {whom}/obj/killed"


def test_what_a_deed_did_is_no_second_deed() -> None:
    kill = entry("assault.kill", verb="kill", recipient="object", needs_actor=False)
    attack = entry("assault.attack", noun="attack", actor="adjective", recipient="on")
    coder = ClaimCoder(knowledge(lexicon=[attack, kill]))

    def told(head: str, whom: str) -> list[str]:
        return [line(c) for c in code(parse(ATTACKED.format(head=head, whom=whom)), coder=coder)]

    assert told("Iranian@IRN/amod/attack", "villagers") == ["ASSAULT IRN happened"]
    assert told("Iranian@IRN/amod/attack", "Syrians@SYR") == ["ASSAULT IRN > SYR happened"]
    negated = "Iranian@IRN/amod/attack attack/nsubj/kill did/aux/kill not/advmod/kill kill/root Syrians@SYR/obj/kill"
    assert len(code(parse(negated), coder=coder)) == 2
    assert told("the/det/attack", "Syrians@SYR") == ["ASSAULT ? > SYR happened"]


def claims(text: str) -> list[str]:
    return [line(c) for c in code(parse(text))]


PARTIES = [
    pytest.param("Iran@IRN/nsubj/shelled shelled/root Syria@SYR/obj/shelled", ["ASSAULT IRN > SYR happened"], id="doer and done-to"),
    pytest.param(
        "Iran@IRN/nsubj/shelled and/cc/Turkey Turkey@TUR/conj/Iran shelled/root Syria@SYR/obj/shelled",
        ["ASSAULT IRN+TUR > SYR happened"],
        id="two who do it together",
    ),
    pytest.param(
        "units/nsubj/shelled of/case/army the/det/army army@IRN.MIL/nmod/units shelled/root Syria@SYR/obj/shelled",
        ["ASSAULT IRN.MIL > SYR happened"],
        id="units of the army are the army",
    ),
    pytest.param(
        "two/nummod/members members/nsubj/shelled of/case/Hezbollah Hezbollah@HEZBOLLAH/nmod/members shelled/root Syria@SYR/obj/shelled",
        ["ASSAULT HEZBOLLAH > SYR happened"],
        id="members of a group are the group",
    ),
    pytest.param(
        "friends/nsubj/shelled of/case/Iran Iran@IRN/nmod/friends shelled/root Syria@SYR/obj/shelled",
        [],
        id="friends of a state are not the state",
    ),
    pytest.param(
        "Iran@IRN/nsubj/shelled shelled/root Syrian@SYR/amod/trucks trucks/obj/shelled",
        ["ASSAULT IRN > SYR happened"],
        id="a thing done to is its owner's, by adjective",
    ),
    pytest.param(
        "Iran@IRN/nsubj/shelled shelled/root the/det/port port/obj/shelled of/case/Syria Syria@SYR/nmod/port",
        ["ASSAULT IRN > SYR happened"],
        id="a thing done to is its owner's, by of",
    ),
    pytest.param(
        "Iran@IRN/nsubj/shelled shelled/root a/det/base base/obj/shelled used/acl/base by/case/Syria Syria@SYR/obl:agent/used",
        ["ASSAULT IRN > SYR happened"],
        id="a thing done to is its user's",
    ),
    pytest.param(
        "Iranian@IRN/amod/rain rain/nsubj/shelled shelled/root Syria@SYR/obj/shelled", [], id="a thing is no doer, whosever it is"
    ),
    pytest.param(
        "Syria@SYR/nmod:poss/drills 's/case/Syria drills/nsubj/ended ended/root",
        ["MOBILIZE SYR happened"],
        id="a possessor does a nominal deed",
    ),
    pytest.param(
        "Iran@IRN/nsubj/said said/root that/mark/shelled we/nsubj/shelled shelled/ccomp/said Syria@SYR/obj/shelled",
        ["ASSAULT IRN > SYR happened | IRN"],
        id="we are the speaker",
    ),
    pytest.param("we/nsubj/shelled shelled/root Syria@SYR/obj/shelled", [], id="we without a speaker are nobody"),
    pytest.param(
        "Iran@IRN/nsubj/said said/root that/mark/shelled Syria@SYR/nsubj/shelled shelled/ccomp/said our/nmod:poss/towns towns/obj/shelled",
        ["ASSAULT SYR > IRN happened | IRN"],
        id="our towns are the speaker's",
    ),
    pytest.param(
        "Iran@IRN/nsubj/met met/root and/cc/shelled it@IRN/nsubj/shelled shelled/conj/met Syria@SYR/obj/shelled",
        ["ASSAULT IRN > SYR happened"],
        id="a pronoun is whom it stands for",
    ),
    pytest.param("Iran@IRN/nsubj/shelled shelled/root it@IRN/obj/shelled", ["ASSAULT IRN happened"], id="a doer is not done to by himself"),
    pytest.param(
        "Iran@IRN/nsubj/met met/root Syria@SYR/obj/met with/case/Iraq Iraq@IRQ/obl/met", ["CONSULT IRN+IRQ happened"], id="mutual: with"
    ),
    pytest.param("Iran@IRN/nsubj/met met/root Syria@SYR/obj/met", [], id="mutual with one side alone is no claim"),
    pytest.param(
        "Iran@IRN/nsubj/met and/cc/Iraq Iraq@IRQ/conj/Iran met/root", ["CONSULT IRN+IRQ happened"], id="mutual: both in the subject"
    ),
    pytest.param(
        "attacks/nsubj/ended on/case/Syria Syria@SYR/nmod/attacks ended/root",
        ["ASSAULT ? > SYR happened"],
        id="an attack without a known doer is news",
    ),
    pytest.param("drills/nsubj/ended near/case/Syria Syria@SYR/nmod/drills ended/root", [], id="drills of nobody are none"),
    pytest.param(
        "Syria@SYR/nsubj/came came/root under/case/attack attack/obl/came from/case/Iran Iran@IRN/nmod/attack",
        ["ASSAULT IRN > SYR happened"],
        id="who comes under attack is done to",
    ),
    pytest.param(
        "the/det/site drill/compound/site site/nsubj/angered angered/root Iran@IRN/obj/angered",
        [],
        id="a noun that only modifies another is no deed",
    ),
    pytest.param("drivers/nsubj:pass/detained were/aux:pass/detained detained/root", [], id="a deed without any known party is no claim"),
    pytest.param(
        "Iranian@IRN/amod/drivers drivers/nsubj:pass/detained were/aux:pass/detained detained/root",
        ["COERCE ? > IRN happened"],
        id="whose drivers they are, where the doer stays unsaid",
    ),
]


@pytest.mark.parametrize(("text", "expected"), PARTIES)
def test_parties(text: str, expected: list[str]) -> None:
    assert claims(text) == expected


SPOKEN = [
    pytest.param(
        "Iran@IRN/nsubj/said said/root that/mark/shell Syria@SYR/nsubj/shell would/aux/shell shell/ccomp/said Iraq@IRQ/obj/shell",
        ["ASSAULT SYR > IRQ planned | IRN"],
        id="would in reported speech is planned",
    ),
    pytest.param(
        "Iran@IRN/nsubj/denied denied/root that/mark/shelled it@IRN/nsubj/shelled shelled/ccomp/denied Syria@SYR/obj/shelled",
        ["ASSAULT IRN > SYR denied | IRN"],
        id="denied is kept, and marked",
    ),
    pytest.param(
        "Iran@IRN/nsubj/denied denied/root that/mark/shell it@IRN/nsubj/shell will/aux/shell shell/ccomp/denied Syria@SYR/obj/shell",
        ["ASSAULT IRN > SYR denied | IRN"],
        id="a denied plan is denied",
    ),
    pytest.param(
        "Iran@IRN/nsubj/suspects suspects/root that/mark/shelled Iraq@IRQ/nsubj/shelled shelled/ccomp/suspects Syria@SYR/obj/shelled",
        ["ASSAULT IRQ > SYR possible | IRN"],
        id="suspected is possible",
    ),
    pytest.param(
        "Iran@IRN/nsubj/accused accused/root Israel@ISR/obj/accused of/mark/shelling shelling/advcl/accused Syria@SYR/obj/shelling",
        ["ACCUSE IRN > ISR happened", "ASSAULT ISR > SYR happened"],
        id="an accusation and the deed that it alleges",
    ),
    pytest.param(
        "“/punct/tolerate We/nsubj/tolerate will/aux/tolerate not/advmod/tolerate tolerate/ccomp/said Israel@ISR/obj/tolerate "
        "there/advmod/tolerate "
        ",/punct/tolerate ”/punct/tolerate Iran@IRN/nsubj/said said/root",
        ["REJECT IRN > ISR happened"],
        id="one's own deed of words, quoted, is told by the outlet, not by its speaker",
    ),
    pytest.param(
        "RFE@RFE/nsubj/reported reported/root that/mark/said Iran@IRN/nsubj/said said/ccomp/reported :/punct/said “/punct/agree "
        "We/nsubj/agree "
        "agree/ccomp/said with/case/Turkey Turkey@TUR/obl/agree now/advmod/agree ./punct/agree ”/punct/agree",
        ["AGREE IRN > TUR happened | RFE"],
        id="one's own deed of words drops his link, and keeps the others",
    ),
    pytest.param(
        "“/punct/shelled We/nsubj/shelled shelled/ccomp/said Syria@SYR/obj/shelled last/amod/night night/obl/shelled ,/punct/shelled "
        "”/punct/shelled Iran@IRN/nsubj/said said/root",
        ["ASSAULT IRN > SYR happened | IRN"],
        id="one's own material deed, quoted, is still told by its speaker",
    ),
    pytest.param(
        "Iran@IRN/nsubj/agreed agreed/root to/mark/hold hold/xcomp/agreed joint/amod/drills drills/obj/hold with/case/Turkey "
        "Turkey@TUR/obl/hold",
        ["AGREE IRN happened", "COOPERATE IRN+TUR planned"],
        id="an agreement and the deed agreed on, planned",
    ),
]


@pytest.mark.parametrize(("text", "expected"), SPOKEN)
def test_spoken(text: str, expected: list[str]) -> None:
    assert claims(text) == expected


BACK = [
    pytest.param(
        """Iran@IRN/nsubj/held held/root drills/obj/held ./punct
        The/det/drills drills/nsubj/angered angered/root Syria@SYR/obj/angered ./punct""",
        ["MOBILIZE IRN happened", "MOBILIZE IRN happened"],
        id="the drills are those told before",
    ),
    pytest.param(
        """Iran@IRN/nsubj/plans plans/root drills/obj/plans ./punct
        The/det/drills drills/nsubj/anger anger/root Syria@SYR/obj/anger ./punct""",
        ["MOBILIZE IRN planned", "MOBILIZE IRN planned"],
        id="planned before, planned still",
    ),
    pytest.param(
        """Iran@IRN/nsubj/held held/root drills/obj/held ./punct
        Drills^NOUN/nsubj/anger anger/root Syria@SYR/obj/anger ./punct""",
        ["MOBILIZE IRN happened"],
        id="drills without an article refer to none",
    ),
    pytest.param(
        """Iran@IRN/nsubj/closed closed/root the/det/mosque mosque/obj/closed of/case/Syria Syria@SYR/nmod/mosque ./punct
        The/det/mosque mosque/nsubj:pass/closed was/aux:pass/closed closed/root again/advmod/closed ./punct""",
        ["COERCE IRN > SYR happened", "COERCE IRN > SYR happened"],
        id="a passive without a doer takes him from the same deed done to the same thing",
    ),
    pytest.param(
        """Iran@IRN/nsubj/closed closed/root the/det/mosque mosque/obj/closed ./punct
        The/det/school school/nsubj:pass/closed was/aux:pass/closed closed/root ./punct""",
        ["COERCE IRN happened"],
        id="another thing closed by nobody is not his",
    ),
    pytest.param(
        """Iran@IRN/nsubj/shelled shelled/root Syria@SYR/obj/shelled and/cc/versa vice/advmod/versa versa^ADV/conj/shelled ./punct""",
        ["ASSAULT IRN > SYR happened", "ASSAULT SYR > IRN happened"],
        id="vice versa is the same with the sides changed",
    ),
]


ALLEGED = "Turkey@TUR/nsubj/said said/root that/mark/shelled Iran@IRN/nsubj/shelled shelled/ccomp/said Syria@SYR/obj/shelled ./punct\n"
DENIED = [
    pytest.param("Iran@IRN/nsubj/denied denied/root this/obj/denied ./punct", ["ASSAULT IRN > SYR denied | IRN"], id="this"),
    pytest.param(
        "Iran@IRN/nsubj/denied denied/root the/det/claims claims/obj/denied ./punct", ["ASSAULT IRN > SYR denied | IRN"], id="the claims"
    ),
    pytest.param("Turkey@TUR/nsubj/denied denied/root this/obj/denied ./punct", [], id="nobody denies his own words"),
    pytest.param("Syria@SYR/nsubj/denied denied/root the/det/claims claims/obj/denied ./punct", [], id="who is not accused denies nothing"),
    pytest.param(
        "Iran@IRN/nsubj/denied denied/root the/det/attack attack/obj/denied ./punct",
        ["ASSAULT IRN > SYR denied | IRN"],
        marks=pytest.mark.xfail(reason="`the attack` refers back only to a deed of the same entry or word, not to one of the same event"),
        id="the attack, told before in another word",
    ),
]


@pytest.mark.parametrize(("text", "expected"), DENIED)
def test_denied_in_a_later_sentence(text: str, expected: list[str]) -> None:
    assert claims(ALLEGED + text) == ["ASSAULT IRN > SYR happened | TUR", *expected]


OTHERS = ClaimCoder(
    knowledge(
        lexicon=[
            entry("coerce.make_arrest", verb="make", requires={"object": "arrest"}, recipient="of"),
            entry("coerce.arrest", noun="arrest", actor="subject by poss", recipient="of"),
            entry("assault.hit", verb="hit", actor="subject poss"),
            entry("protest.rally", verb="rally", recipient="against"),
            entry("consult.talks", noun="talk", actor="subject between with poss", recipient="", mutual=True),
            entry("consult.hold", verb="hold", recipient=""),
        ]
    )
)
ENTRIES = [
    pytest.param(
        "Iran@IRN/nsubj/made made/root an/det/arrest arrest/obj/made of/case/Turks Turks@TUR/nmod/arrest",
        ["COERCE IRN > TUR happened"],
        id="a noun that another entry needs is no second deed",
    ),
    pytest.param(
        "Iran@IRN/nsubj/held held/root talks/obj/held with/case/Turkey Turkey@TUR/nmod/talks",
        ["CONSULT IRN+TUR happened"],
        id="a light verb whose noun names the deed is no second deed",
    ),
    pytest.param(
        "Iranian@IRN/amod/missiles missiles/nsubj/hit hit/root Syria@SYR/obj/hit",
        ["ASSAULT IRN > SYR happened"],
        id="whose missiles hit, where the entry asks for it",
    ),
    pytest.param("missiles/nsubj/hit hit/root Syria@SYR/obj/hit", [], id="nobody's missiles"),
    pytest.param(
        "Iranians@IRN.CIV/nsubj/rallied rallied/root against/case/Israel Israel@ISR/obl/rallied",
        ["PROTEST IRN.CIV > ISR happened"],
        id="people protest",
    ),
    pytest.param("Iran@IRN/nsubj/rallied rallied/root against/case/Israel Israel@ISR/obl/rallied", [], id="a state does not"),
    pytest.param(
        "talks/nsubj/began between/case/Iran Iran@IRN/nmod/talks and/cc/Turkey Turkey@TUR/conj/Iran began/root",
        ["CONSULT IRN+TUR happened"],
        id="both sides of between",
    ),
]


@pytest.mark.parametrize(("text", "expected"), ENTRIES)
def test_entries(text: str, expected: list[str]) -> None:
    assert [line(c) for c in code(parse(text), coder=OTHERS)] == expected


@pytest.mark.parametrize(("text", "expected"), BACK)
def test_referring_back(text: str, expected: list[str]) -> None:
    assert claims(text) == expected


def test_a_claim_keeps_its_evidence() -> None:
    made = parse("Iran@IRN/nsubj/held held/root drills/obj/held against/case/Syria Syria@SYR/nmod/drills ./punct")
    (claim,) = code(made)
    passage = made.article.passage
    assert passage(claim.trigger) == "held drills" and passage(claim.sentence) == "Iran held drills against Syria."
    assert [passage(p.span) for p in (*claim.actors, *claim.recipients)] == ["Iran", "Syria"]
    assert (claim.rule, claim.model, claim.knowledge) == (
        "mobilize.drill",
        "by hand",
        "small",
    ) and "'drills': by mobilize.drill" in claim.reasons


def test_the_same_text_gives_the_same_ids() -> None:
    text = "Iran@IRN/nsubj/shelled shelled/root Syria@SYR/obj/shelled"
    assert [c.id for c in code(parse(text))] == [c.id for c in code(parse(text))]

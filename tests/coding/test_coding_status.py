"""Status: each case is a sentence with the deed's trigger, and the status that the sentence gives the deed."""

from __future__ import annotations

import pytest

from araz.coding.slots import Frame, Grammar
from araz.coding.status import Judged, status_of
from araz.records import Status
from parses import parse
from small import WORDS, entry

CLOSE = entry("coerce.close", verb="close")
DRILL = entry("mobilize.drill", noun="drill")
THREAT = entry("threaten.threat", noun="threat", status="threatened")


def judged(text: str, trigger: str, row: object = CLOSE) -> Judged:
    made = parse(text)
    grammar, token = Grammar(made.doc, WORDS), made.word(trigger)
    frame = grammar.noun(token) if token.pos_ == "NOUN" else Frame(token, token, grammar.verb(token))
    return status_of(frame, row, WORDS)  # type: ignore[arg-type]


VERBS = [
    pytest.param("Iran/nsubj/closed closed/root it/obj/closed", "closed", "happened", id="told plainly"),
    pytest.param("Iran/nsubj/close did/aux/close not/advmod/close close/root it/obj/close", "close", "negated", id="not"),
    pytest.param("Iran/nsubj/close did/aux/close n’t/advmod/close close/root it/obj/close", "close", "negated", id="n’t, typographic"),
    pytest.param("Iran/nsubj/closed never/advmod/closed closed/root it/obj/closed", "closed", "negated", id="never"),
    pytest.param(
        "Iran/nsubj/left left/root without/mark/closing closing/advcl/left it/obj/closing", "closing", "negated", id="without doing"
    ),
    pytest.param("Iran/nsubj/close will/aux/close close/root it/obj/close", "close", "planned", id="will"),
    pytest.param("Iran/nsubj/close will/aux/close not/advmod/close close/root it/obj/close", "close", "negated", id="will not"),
    pytest.param("Iran/nsubj/close may/aux/close close/root it/obj/close", "close", "possible", id="may"),
    pytest.param("Iran/nsubj/close would/aux/close close/root it/obj/close", "close", "possible", id="would, in the text's own voice"),
    pytest.param("Iran/nsubj/closed will/aux/closed have/aux/closed closed/root it/obj/closed", "closed", "happened", id="will have"),
    pytest.param("Iran/nsubj/closed would/aux/closed have/aux/closed closed/root it/obj/closed", "closed", "negated", id="would have"),
    pytest.param(
        "Iran/nsubj/demanded demanded=demand/root to/mark/close close/advcl/demanded it/obj/close",
        "close",
        "demanded",
        id="what is asked, read as an aim",
    ),
    pytest.param("Iran^PROPN/root to/mark/close close/acl/Iran it/obj/close", "close", "planned", id="a headline's infinitive on its name"),
    pytest.param("plan^NOUN/root to/mark/close close/acl/plan it/obj/close", "close", "planned", id="the infinitive of a plan"),
    pytest.param(
        "Iran/nsubj/close is/cop/close due^SCONJ/mark/close to/fixed/due close/root it/obj/close", "close", "planned", id="due to"
    ),
    pytest.param("Iran/nsubj/close must/aux/close close/root it/obj/close", "close", "demanded", id="must"),
    pytest.param("Iran/nsubj/closed has/aux/closed closed/root it/obj/closed", "closed", "happened", id="has done is done"),
    pytest.param(
        "Iran/nsubj/closed reportedly/advmod/closed closed/root it/obj/closed",
        "closed",
        "possible",
        marks=pytest.mark.xfail(
            reason="negators with another status than negated (`reportedly`, `allegedly`: possible) are in the data, never read"
        ),
        id="reportedly",
    ),
    pytest.param(
        "Iran/nsubj/closes no/advmod/longer longer/advmod/closes closes/root it/obj/closes",
        "closes",
        "negated",
        id="no longer",
    ),
    pytest.param(
        "Iran/nsubj/has has^VERB/root to/mark/close close/xcomp/has it/obj/close",
        "close",
        "demanded",
        marks=pytest.mark.xfail(reason="modals of several words (`have to`, `be going to`) are in the data, never read"),
        id="has to",
    ),
    pytest.param(
        "neither/cc:preconj/Iran Iran/nsubj/closed nor/cc/Syria Syria/conj/Iran closed/root it/obj/closed",
        "closed",
        "negated",
        id="neither of two",
    ),
    pytest.param(
        "no/det/state state/nsubj/closed closed/root it/obj/closed",
        "closed",
        "negated",
        id="no state did",
    ),
    pytest.param(
        "had/aux/closed Iran/nsubj/closed closed/advcl/left it/obj/closed ,/punct Syria/nsubj/left would/aux/left have/aux/left left/root",
        "closed",
        "possible",
        marks=pytest.mark.xfail(reason="a condition by inversion (`had Iran closed`) is taken as told"),
        id="in a condition by inversion",
    ),
    pytest.param("Iran/nsubj/planned planned/root to/mark/close close/xcomp/planned it/obj/close", "close", "planned", id="planned to"),
    pytest.param("Iran/nsubj/refused refused/root to/mark/close close/xcomp/refused it/obj/close", "close", "negated", id="refused to"),
    pytest.param(
        "Iran/nsubj/threatened threatened/root to/mark/close close/xcomp/threatened it/obj/close", "close", "threatened", id="threatened to"
    ),
    pytest.param("Iran/nsubj/managed managed/root to/mark/close close/xcomp/managed it/obj/close", "close", "happened", id="managed to"),
    pytest.param(
        "Syria/nsubj/urged urged/root Iran/obj/urged to/mark/close close/xcomp/urged it/obj/close",
        "close",
        "demanded",
        id="urged another to",
    ),
    pytest.param(
        "Syria/nsubj/demanded demanded/root that/mark/close Iran/nsubj/close close/ccomp/demanded it/obj/close",
        "close",
        "demanded",
        id="demanded that another do",
    ),
    pytest.param(
        "Iran/nsubj/prevented was/aux:pass/prevented prevented/root from/mark/closing closing/advcl/prevented it/obj/closing",
        "closing",
        "negated",
        id="prevented from doing",
    ),
    pytest.param(
        "Iran/nsubj/agreed did/aux/agreed not/advmod/agreed agreed=agree/root to/mark/close close/xcomp/agreed it/obj/close",
        "close",
        "negated",
        id="did not agree to do",
    ),
    pytest.param(
        "Iran/nsubj/manage may/aux/manage manage/root to/mark/close close/xcomp/manage it/obj/close",
        "close",
        "possible",
        id="the outer verb's modal reaches the inner deed",
    ),
    pytest.param(
        "Iran/nsubj/plan may/aux/plan plan/root to/mark/close close/xcomp/plan it/obj/close",
        "close",
        "planned",
        id="a plan under a modal stays a plan",
    ),
    pytest.param(
        "if/mark/closes Iran/nsubj/closes closes/advcl/trade it/obj/closes ,/punct trade/nsubj/stops stops/root",
        "closes",
        "possible",
        id="in an if-clause",
    ),
    pytest.param(
        "Syria/nsubj/acts will/aux/acts not/advmod/acts acts=act/root unless/mark/closes Iran/nsubj/closes closes/advcl/acts it/obj/closes",
        "closes",
        "possible",
        id="in an unless-clause",
    ),
    pytest.param(
        "Iran/nsubj/sent sent/root troops/obj/sent to/mark/close close/advcl/sent it/obj/close",
        "close",
        "planned",
        id="an aim clause is planned",
    ),
    pytest.param(
        "Iran/nsubj/used used/root troops/obj/used to/mark/close close/advcl/used it/obj/close",
        "close",
        "happened",
        id="what is used to do a thing has done it",
    ),
    pytest.param("Iran/nsubj/closing is/aux/closing closing/root it/obj/closing", "closing", "ongoing", id="is doing"),
    pytest.param("Iran/nsubj/closing was/aux/closing closing/root it/obj/closing", "closing", "happened", id="was doing is past"),
    pytest.param(
        "Iran/nsubj/continued continued/root to/mark/close close/xcomp/continued it/obj/close", "close", "ongoing", id="continued to do"
    ),
    pytest.param(
        "the/det/plan plan/nsubj/failed to/mark/close close/acl/plan it/obj/close failed/root",
        "close",
        "planned",
        id="a plan to do, as a noun",
    ),
    pytest.param(
        "Syria/nsubj/left left/root after/mark/closed Iran/nsubj/closed closed/advcl/left it/obj/closed",
        "closed",
        "happened",
        id="a clause of time happened",
    ),
    pytest.param(
        "Syria/nsubj/refused refused/root after/mark/closed Iran/nsubj/closed closed/advcl/refused it/obj/closed",
        "closed",
        "happened",
        id="a clause of time under a refusal happened all the same",
    ),
    pytest.param(
        "Iran/nsubj/said said/root Syria/nsubj/closed closed/ccomp/said it/obj/closed",
        "closed",
        "happened",
        id="what is only said stays told",
    ),
    pytest.param(
        "Iran/nsubj/close did/aux/close n't/advmod/close close/root it/obj/close ?/punct",
        "close",
        "happened",
        id="a question with n't asks for a yes",
    ),
    pytest.param(
        "the/det/closing closing/nsubj:pass/seen may/aux/seen be/aux:pass/seen seen=see/root as/case/signal a/det/signal signal/obl/seen",
        "seen",
        "happened",
        id="how a thing may be seen is no doubt that it is",
    ),
    pytest.param(
        "the/det/closing closing/nsubj:pass/seen may/aux/seen be/aux:pass/seen seen=see/root here/advmod/seen",
        "seen",
        "possible",
        id="what may be seen, without an as",
    ),
    pytest.param(
        "Iran/nsubj/closed and/cc/closed not/advmod/Syria Syria/conj/Iran closed/root it/obj/closed",
        "closed",
        "happened",
        id="a not on another word is not the deed's",
    ),
]


@pytest.mark.parametrize(("text", "trigger", "status"), VERBS)
def test_verbs(text: str, trigger: str, status: str) -> None:
    assert judged(text, trigger).status == Status(status)


DRILLS = [
    pytest.param("Iran/nsubj/held held/root drills/obj/held", "happened", id="held"),
    pytest.param("Iran/nsubj/announced announced/root drills/obj/announced", "planned", id="the light verb plans"),
    pytest.param("Iran/nsubj/cancelled cancelled=cancel/root the/det/drills drills/obj/cancelled", "negated", id="the light verb cancels"),
    pytest.param("Iran/nsubj/held held/root no/det/drills drills/obj/held", "negated", id="no drills"),
    pytest.param("Iran/nsubj/hold did/aux/hold not/advmod/hold hold/root drills/obj/hold", "negated", id="did not hold"),
    pytest.param("Iran/nsubj/hold will/aux/hold hold/root drills/obj/hold", "planned", id="will hold"),
    pytest.param("Iran/nsubj/agreed agreed/root to/mark/hold hold/xcomp/agreed drills/obj/hold", "planned", id="agreed to hold"),
    pytest.param("Iran/nsubj/holds holds/root drills/obj/holds", "ongoing", id="a drill in the present is ongoing"),
    pytest.param("Iran/nsubj/holding is/aux/holding holding/root drills/obj/holding", "ongoing", id="is holding"),
    pytest.param("the/det/drills upcoming/amod/drills drills/nsubj/worry worry/root Syria/obj/worry", "planned", id="upcoming drills"),
    pytest.param("the/det/drills ongoing/amod/drills drills/nsubj/worry worry/root Syria/obj/worry", "ongoing", id="ongoing drills"),
    pytest.param("Syria/nsubj/filmed filmed/root the/det/drills drills/obj/filmed", "happened", id="drills that another verb is about"),
    pytest.param(
        "the/det/drills drills/nsubj/include will/aux/include include/root tanks/obj/include", "planned", id="what drills will include"
    ),
    pytest.param(
        "the/det/drills drills/nsubj/include will/aux/include not/advmod/include include/root tanks/obj/include",
        "happened",
        id="what drills will not include says nothing of them",
    ),
    pytest.param("the/det/drills drills/nsubj/anger will/aux/anger anger/root Syria/obj/anger", "happened", id="what drills will lead to"),
    pytest.param(
        "the/det/drills drills/nsubj:pass/held are/aux:pass/held are/aux:pass/held held/root near/case/town town/obl/held",
        "ongoing",
        marks=pytest.mark.xfail(
            reason="a drill in the present passive (`are held`) is told as happened: only the carrier's own form is looked at"
        ),
        id="a drill in the present passive is ongoing",
    ),
]


@pytest.mark.parametrize(("text", "status"), DRILLS)
def test_drills(text: str, status: str) -> None:
    assert judged(text, "drills", DRILL).status == Status(status)


def test_what_the_entry_fixes_holds_where_the_sentence_says_nothing() -> None:
    assert judged("Iran/nsubj/issued issued/root a/det/threat threat/obj/issued", "threat", THREAT).status is Status.THREATENED


def test_a_negation_wins_over_what_the_entry_fixes() -> None:
    assert judged("Iran/nsubj/issued issued/root no/det/threat threat/obj/issued", "threat", THREAT).status is Status.NEGATED


def test_a_negation_and_modal_that_the_entry_asks_for_are_used_up() -> None:
    refuse = entry("reject.tolerate", verb="tolerate", requires={"negation": "not", "modal": "will"}, status="happened")
    found = judged("Iran/nsubj/tolerate will/aux/tolerate not/advmod/tolerate tolerate/root it/obj/tolerate", "tolerate", refuse)
    assert found.status is Status.HAPPENED


def test_the_reason_names_the_word() -> None:
    found = judged("Iran/nsubj/refused refused/root to/mark/close close/xcomp/refused it/obj/close", "close")
    assert "'refused'" in found.why and not found.plain

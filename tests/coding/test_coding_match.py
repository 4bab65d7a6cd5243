"""Which entry fits: each case is a few entries, a sentence and its trigger, and the entry that must come out (empty: none)."""

from __future__ import annotations

import pytest

from araz.coding.match import Lexicon
from araz.coding.slots import Frame, Grammar
from araz.knowledge.schema_lexicon import LexiconEntry
from parses import parse
from small import WORDS, entry

PULL = entry("retreat.pull", verb="pull", particle="out")
CLOSE = entry("coerce.close", verb="close")
DEAL = entry("agree.deal", verb="close", requires={"object": "deal talks"})
GAP = entry("coerce.close", verb="close", excludes={"object": "gap ranks"})
EXPEL = entry("sanction.expel", verb="expel", needs="from")
STRIKE = entry("assault.strike", noun="strike", actor="poss adjective by", qualifiers="air missile")
WALKOUT = entry("protest.strike", noun="strike", actor="poss by of", excludes={"adjective": "air missile"})
KILLED = entry("assault.killed", verb="kill", passive_only=True)
FIRE = entry("assault.fire", verb="open", requires={"object": "fire"})
HEDGE = entry("reject.not", verb="recognise", requires={"negation": "not"})
RECOGNISE = entry("support.recognise", verb="recognise", excludes={"negation": "not"})
BUILDUP = entry("mobilize.buildup", noun="build-up", actor="poss adjective")
MEET = entry("consult.meet", verb="meet", actor="subject with", recipient="", mutual=True, needs_recipient=True)
BACK = entry("support.back", verb="back")
BACK_TO = entry("support.back_recipient", verb="back", needs_recipient=True)

CASES = [
    pytest.param(
        [PULL],
        "Iran/nsubj/pulled pulled/root out/compound:prt/pulled troops/obj/pulled",
        "pulled",
        "retreat.pull",
        id="the particle is there",
    ),
    pytest.param([PULL], "Iran/nsubj/pulled pulled/root a/det/cart cart/obj/pulled", "pulled", "", id="the particle is missing"),
    pytest.param(
        [CLOSE],
        "Iran/nsubj/closed closed/root down/compound:prt/closed the/det/mosque mosque/obj/closed",
        "closed",
        "",
        id="a particle that the entry does not know makes another verb",
    ),
    pytest.param(
        [DEAL], "Iran/nsubj/closed closed/root a/det/deal deal/obj/closed", "closed", "agree.deal", id="the required head is there"
    ),
    pytest.param([DEAL], "Iran/nsubj/closed closed/root a/det/shop shop/obj/closed", "closed", "", id="another head than the required one"),
    pytest.param(
        [DEAL],
        "Iran/nsubj/closed closed/root bids/obj/closed and/cc/talks talks/conj/bids",
        "closed",
        "agree.deal",
        id="a coordinated head is a head",
    ),
    pytest.param([DEAL], "Iran/nsubj/closed closed/root", "closed", "", id="nothing in the required slot"),
    pytest.param([GAP], "Iran/nsubj/closed closed/root the/det/gap gap/obj/closed", "closed", "", id="an excluded head"),
    pytest.param([GAP], "Iran/nsubj/closed closed/root the/det/mosque mosque/obj/closed", "closed", "coerce.close", id="no excluded head"),
    pytest.param(
        [EXPEL],
        "Iran/nsubj/expelled expelled/root him/obj/expelled from/case/town town/obl/expelled",
        "expelled",
        "sanction.expel",
        id="a needed slot is filled",
    ),
    pytest.param([EXPEL], "Iran/nsubj/expelled expelled/root him/obj/expelled", "expelled", "", id="a needed slot is empty"),
    pytest.param(
        [STRIKE, WALKOUT],
        "Israel/nmod:poss/strike 's/case/Israel air/compound/strike strike/nsubj/ended ended/root",
        "strike",
        "assault.strike",
        id="a qualifier before the noun",
    ),
    pytest.param(
        [STRIKE, WALKOUT],
        "a/det/strike strike/nsubj/ended by/case/dockers dockers/nmod/strike ended/root",
        "strike",
        "protest.strike",
        id="no qualifier: the other sense",
    ),
    pytest.param(
        [CLOSE, DEAL], "Iran/nsubj/closed closed/root a/det/deal deal/obj/closed", "closed", "agree.deal", id="the narrowest wins"
    ),
    pytest.param(
        [DEAL, CLOSE],
        "Iran/nsubj/closed closed/root a/det/shop shop/obj/closed",
        "closed",
        "coerce.close",
        id="the wide one where the narrow one is out",
    ),
    pytest.param(
        [BACK, BACK_TO],
        "Iran/nsubj/backed backed/root Syria/obj/backed",
        "backed",
        "support.back_recipient",
        id="one that needs a recipient goes first",
    ),
    pytest.param(
        [KILLED], "Syria/nsubj:pass/killed was/aux:pass/killed killed/root", "killed", "assault.killed", id="passive only, in a passive"
    ),
    pytest.param([KILLED], "Iran/nsubj/killed killed/root him/obj/killed", "killed", "", id="passive only, in an active"),
    pytest.param(
        [FIRE],
        "fire/nsubj:pass/opened was/aux:pass/opened opened/root by/case/police police/obl:agent/opened",
        "opened",
        "assault.fire",
        id="the passive has the same slots",
    ),
    pytest.param(
        [HEDGE, RECOGNISE],
        "Iran/nsubj/recognise does/aux/recognise not/advmod/recognise recognise/root Israel/obj/recognise",
        "recognise",
        "reject.not",
        id="an entry that asks for the negation",
    ),
    pytest.param(
        [HEDGE, RECOGNISE],
        "Iran/nsubj/recognise did/aux/recognise n't/advmod/recognise recognise/root Israel/obj/recognise",
        "recognise",
        "reject.not",
        id="n't is not",
    ),
    pytest.param(
        [HEDGE, RECOGNISE],
        "Iran/nsubj/recognised recognised/root Syria/obj/recognised",
        "recognised",
        "support.recognise",
        id="an entry that excludes the negation",
    ),
    pytest.param(
        [BUILDUP],
        "Iran/nmod:poss/build 's/case/Iran build/nsubj/went -/punct/build up/compound/build went/root on/advmod/went",
        "build",
        "mobilize.buildup",
        id="build-up, parted at its hyphen",
    ),
    pytest.param(
        [MEET], "Iran/nsubj/met met/root with/case/Syria Syria/obl/met", "met", "consult.meet", id="a mutual deed finds its other side"
    ),
    pytest.param([CLOSE], "the/det/close close^NOUN/nsubj/came came/root", "close", "", id="a noun is no verb"),
    pytest.param([CLOSE], "Iran/nsubj/CLOSES CLOSES=close/root it/obj/CLOSES", "CLOSES", "coerce.close", id="capitals do not matter"),
    pytest.param(
        [entry("aid.drop", verb="airdrop")],
        "Iran/nsubj/airdropped airdropped=airdropp/root it/obj/airdropped",
        "airdropped",
        "aid.drop",
        id="a wrong lemma",
    ),
]


@pytest.mark.parametrize(("entries", "text", "trigger", "expected"), CASES)
def test_fit(entries: list[LexiconEntry], text: str, trigger: str, expected: str) -> None:
    made = parse(text)
    grammar, token = Grammar(made.doc, WORDS), made.word(trigger)
    frame = grammar.noun(token) if token.pos_ == "NOUN" else Frame(token, token, grammar.verb(token))
    fit = Lexicon(entries).fit(frame)
    assert (fit.entry.id if fit else "") == expected


def test_a_pronoun_stands_for_the_noun_that_an_entry_requires() -> None:
    made = parse("Iran/nsubj/had had^VERB/root a/det/deal deal/obj/had and/cc/closed closed/conj/had it/obj/closed")
    token, grammar = made.word("closed"), Grammar(made.doc, WORDS)
    assert Lexicon([DEAL]).fit(Frame(token, token, grammar.verb(token))) is None
    made.doc._.antecedents = {made.word("it").i: (made.word("deal").i,)}
    fit = Lexicon([DEAL]).fit(Frame(token, token, grammar.verb(token)))
    assert fit is not None and fit.entry.id == "agree.deal"


def test_the_words_that_an_entry_asks_for_are_kept_as_evidence() -> None:
    made = parse("Iran/nsubj/pulled pulled/root out/compound:prt/pulled its/nmod:poss/troops troops/obj/pulled")
    token = made.word("pulled")
    narrow = entry("retreat.troops", verb="pull", particle="out", requires={"object": "troop"})
    fit = Lexicon([PULL, narrow]).fit(Frame(token, token, Grammar(made.doc, WORDS).verb(token)))
    assert fit is not None and (fit.entry.id, {w.text for w in fit.words}) == ("retreat.troops", {"out", "troops"})


def test_the_words_that_complete_a_deed_lend_it_their_phrases() -> None:
    made = parse("Iran/nsubj/reached reached/root a/det/deal deal/obj/reached on/case/gas gas/nmod/deal with/case/Syria Syria/nmod/gas")
    token = made.word("reached")
    frame = Frame(token, token, Grammar(made.doc, WORDS).verb(token))
    given = entry("agree.reach", verb="reach", requires={"object": "deal"}, needs="on", recipient="with")
    assert Lexicon([given]).fit(frame) is not None and [t.text for t in frame.slots["with"]] == ["Syria"]


def test_an_entry_that_does_not_fit_leaves_the_slots_as_they_were() -> None:
    made = parse("Iran/nsubj/closed closed/root a/det/shop shop/obj/closed")
    token = made.word("closed")
    frame = Frame(token, token, Grammar(made.doc, WORDS).verb(token))
    before = {name: list(fillers) for name, fillers in frame.slots.items()}
    assert Lexicon([DEAL]).fit(frame) is None and frame.slots == before

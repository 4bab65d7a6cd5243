"""What the words that complete a deed lend it, and the forms by which words are known: each case is a hand-built parse."""

from __future__ import annotations

import pytest

from araz.coding.heads import heads, outermost
from araz.coding.inflect import forms, singulars
from araz.coding.match import Lexicon
from araz.coding.reach import clause, companions, hyphened, leader, moved_particle, phrases
from araz.coding.slots import Frame, Grammar
from araz.coding.verbs import is_passive
from araz.knowledge.schema_lexicon import LexiconEntry
from parses import parse
from small import WORDS, entry

DEAL = entry("agree.on", verb="agree", actor="subject with", recipient="", requires={"on": "plan deal"}, mutual=True)
THREAT = entry("threaten.to", verb="threaten", recipient="object against", requires={"content": "attack retaliate"})
WRITE_OFF = entry("aid.write-off", verb="write", particle="off", recipient="of", requires={"object": "debt"})
PULL_OUT = entry("retreat.pull-out", verb="pull", particle="out", recipient="of from")
MISSILE = entry("assault.missile", verb="hit", actor="subject poss", requires={"subject": "missile"})
AIRDROP = entry("aid.airdrop", verb="airdrop", recipient="over to")
SIT_IN = entry("protest.sit-in", noun="sit-in", actor="subject by", recipient="outside")
ACCUSE_NOUN = entry("accuse.noun", noun="accusation", actor="poss", recipient="against")
ACCUSE_VERB = entry("accuse.verb", verb="repeat", requires={"object": "accusation"})
DENY_PARTY = entry("reject.party", verb="deny", recipient="to", needs_recipient=True)
DENY = entry("reject.deny", verb="deny", recipient="")

FITS = [
    pytest.param(
        [DEAL],
        "Egypt/nsubj/agreed agreed/root on/case/plan a/det/plan plan/obl/agreed with/case/Sudan Sudan/nmod/plan",
        "agreed",
        ("agree.on", {"subject": "Egypt", "with": "Sudan"}),
        id="what the required noun governs is the verb's as well",
    ),
    pytest.param(
        [THREAT],
        "Mali/nsubj/threatened threatened/root to/mark/attack attack/xcomp/threatened Chad/obj/attack",
        "threatened",
        ("threaten.to", {"subject": "Mali", "object": "Chad"}),
        id="whom the threatened deed would hit is whom the threat is against",
    ),
    pytest.param(
        [WRITE_OFF],
        "Italy/nsubj/wrote wrote/root off/case/debt the/det/debt debt/obl/wrote of/case/Mali Mali/nmod/debt",
        "wrote",
        ("aid.write-off", {"object": "debt", "of": "Mali"}),
        id="a particle read as a preposition gives the object back",
    ),
    pytest.param(
        [PULL_OUT],
        "Chad/nsubj/pulled pulled/root troops/obj/pulled out/case/Mali of/case/Mali Mali/obl/pulled",
        "pulled",
        ("retreat.pull-out", {"object": "troops", "of": "Mali"}),
        id="a particle far from its verb is found before a second preposition",
    ),
    pytest.param(
        [MISSILE],
        "Iranian/amod/missiles missiles/nsubj/hit hit/root a/det/base base/obj/hit",
        "hit",
        ("assault.missile", {"poss": "Iranian"}),
        id="an entry that names a thing as doer gets its owner",
    ),
    pytest.param(
        [AIRDROP],
        "Jordan/nsubj/airdropped airdropped=airdropp/root food/obj/airdropped over/case/Syria Syria/obl/airdropped",
        "airdropped",
        ("aid.airdrop", {"over": "Syria"}),
        id="a verb with a wrong lemma is known by its form",
    ),
    pytest.param(
        [SIT_IN],
        "Students/nsubj/staged staged/root a/det/in sit^NOUN/compound/in -/punct/in in^ADP/obj/staged outside/case/embassy the/det/embassy "
        "embassy/obl/staged",
        "sit",
        ("protest.sit-in", {"subject": "Students", "outside": "embassy"}),
        id="a word parted at its hyphen is one, wherever its phrase is hung",
    ),
    pytest.param(
        [ACCUSE_VERB],
        "Mali/nmod:poss/accusations 's/case/Mali accusations/nsubj:pass/repeated were/aux:pass/repeated repeated/root",
        "repeated",
        ("accuse.verb", {}),
        id="a passive without a noun entry of its own keeps the deed",
    ),
    pytest.param(
        [DENY_PARTY, DENY],
        "Togo/nsubj/denied denied/root the/det/raid raid/obj/denied",
        "denied",
        ("reject.deny", {"object": "raid"}),
        id="an entry that lacks its recipient gives way to one that needs none",
    ),
    pytest.param(
        [DENY_PARTY],
        "Togo/nsubj/denied denied/root the/det/raid raid/obj/denied",
        "denied",
        ("reject.party", {"object": "raid"}),
        id="an entry that lacks its recipient stands where no other fits",
    ),
]


@pytest.mark.parametrize(("entries", "text", "trigger", "expected"), FITS)
def test_fit_lends_slots(entries: list[LexiconEntry], text: str, trigger: str, expected: tuple[str, dict[str, str]]) -> None:
    made = parse(text)
    grammar, token = Grammar(made.doc, WORDS), made.word(trigger)
    frame = grammar.noun(token) if token.pos_ in {"NOUN", "PROPN"} else Frame(token, token, grammar.verb(token))
    fit = Lexicon(entries).fit(frame)
    assert fit is not None
    rule, slots = expected
    assert (fit.entry.id, {name: " ".join(t.text for t in frame.slots.get(name, ())) for name in slots}) == (rule, slots)


def test_a_passive_leaves_the_deed_to_a_noun_with_a_doer() -> None:
    made = parse("Mali/nmod:poss/accusations 's/case/Mali accusations/nsubj:pass/repeated were/aux:pass/repeated repeated/root")
    grammar, token = Grammar(made.doc, WORDS), made.word("repeated")
    assert Lexicon([ACCUSE_VERB, ACCUSE_NOUN]).fit(Frame(token, token, grammar.verb(token))) is None


PHRASES = [
    pytest.param(
        "fire/root by/case/Hamas Hamas/nmod/fire on/case/Israel Israel/nmod/Hamas",
        {"by": ["Hamas"], "on": ["Israel"]},
        id="a phrase hung on a name is the noun's",
    ),
    pytest.param(
        "fire/root on/case/convoy the/det/convoy convoy/nmod/fire of/case/Red Red/nmod/convoy",
        {"on": ["convoy"]},
        id="an of-phrase stays with its noun",
    ),
    pytest.param(
        "fire/root to/case/Costa Costa/compound/Rica Rica^PROPN/nmod/fire",
        {"to": ["Rica"]},
        id="a preposition hung on the first part of a name",
    ),
]


@pytest.mark.parametrize(("text", "expected"), PHRASES)
def test_phrases(text: str, expected: dict[str, list[str]]) -> None:
    found = phrases(parse(text).word("fire"))
    assert {name: [t.text for t in tokens] for name, tokens in found.items()} == expected


CLAUSES = [
    pytest.param(
        "close/root its^PRON/nmod:poss/airspace airspace/obj/close to/case/planes planes/obl/close", {"to": ["planes"]}, id="the doer's own"
    ),
    pytest.param("that/mark/leave Chad/nsubj/leave leave/root Mali/obj/leave", {"object": ["Chad"]}, id="a full clause lends its subject"),
]


@pytest.mark.parametrize(("text", "expected"), CLAUSES)
def test_clause(text: str, expected: dict[str, list[str]]) -> None:
    doc = parse(text).doc
    found = clause(next(t for t in doc if t.dep_ == "root"))
    assert {name: [t.text for t in tokens] for name, tokens in found.items()} == expected


def test_companions_act_with_the_subject() -> None:
    made = parse("Egypt/nsubj/called along/case/Sudan with/case/Sudan Sudan/nmod/Egypt called/root")
    assert [t.text for t in companions(made.word("Egypt"))] == ["Sudan"]


def test_what_is_counted_heads_a_slot() -> None:
    made = parse("Mali/nsubj/took took/root hundreds/obj/took of/case/prisoners prisoners/nmod/hundreds")
    assert [t.text for t in heads([made.word("hundreds")])] == ["hundreds", "prisoners"]
    assert outermost(made.word("prisoners")).text == "hundreds"


def test_hyphened_words_have_a_leader() -> None:
    made = parse("the/det/up build^NOUN/compound/up -/punct/up up^ADP/root")
    parts = hyphened(made.word("build"))
    assert [t.text for t in parts] == ["build", "up"]
    assert leader(parts).text == "up"


def test_the_perfect_is_no_passive() -> None:
    made = parse("Mali/nsubj:pass/mobilised has/aux/mobilised mobilised/root")
    assert not is_passive(made.word("mobilised"))


def test_a_particle_that_is_none_moves_nothing() -> None:
    made = parse("Mali/nsubj/wrote wrote/root")
    slots = {"subject": [made.word("Mali")]}
    assert moved_particle(slots, "off") == slots


@pytest.mark.parametrize(
    ("lemma", "form"),
    [
        ("deploy", "deployed"),
        ("deny", "denied"),
        ("airdrop", "airdropped"),
        ("raid", "raiding"),
        ("mobilise", "mobilising"),
        ("press", "presses"),
    ],
)
def test_forms(lemma: str, form: str) -> None:
    assert form in forms(lemma)


@pytest.mark.parametrize(("form", "singular"), [("troops", "troop"), ("embassies", "embassy"), ("boxes", "box")])
def test_singulars(form: str, singular: str) -> None:
    assert singular in singulars(form)


def test_a_double_s_is_no_plural() -> None:
    assert singulars("press") == frozenset()

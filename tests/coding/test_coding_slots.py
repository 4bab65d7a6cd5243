"""Slots: whatever the construction, the doer, the done-to and the rest end in the same places."""

from __future__ import annotations

import pytest

from araz.coding.slots import Frame, Grammar
from parses import Parse, parse
from small import WORDS


def frame(made: Parse, trigger: str) -> Frame:
    grammar, token = Grammar(made.doc, WORDS), made.word(trigger)
    return grammar.noun(token) if token.pos_ in {"NOUN", "PROPN"} else Frame(token, token, grammar.verb(token))


def check(text: str, trigger: str, expected: dict[str, str]) -> None:
    slots = frame(parse(text), trigger).slots
    assert {name: " ".join(t.text for t in slots.get(name, ())) for name in expected} == expected


VERBS = [
    pytest.param(
        "Iran/nsubj/shelled shelled/root Syria/obj/shelled from/case/Iraq Iraq/obl/shelled",
        "shelled",
        {"subject": "Iran", "object": "Syria", "from": "Iraq"},
        id="active: subject, object, prepositions by name",
    ),
    pytest.param(
        "Syria/nsubj:pass/shelled was/aux:pass/shelled shelled/root by/case/Iran Iran/obl:agent/shelled",
        "shelled",
        {"subject": "Iran", "object": "Syria"},
        id="passive: the by-phrase is the doer, the subject what is done to",
    ),
    pytest.param(
        "Syria/nsubj:pass/shelled was/aux:pass/shelled shelled/root by/case/Iran Iran/obl/shelled",
        "shelled",
        {"subject": "Iran", "object": "Syria"},
        id="passive: a by-phrase not marked as agent is the doer as well",
    ),
    pytest.param(
        "Syria/nsubj:pass/shelled was/aux:pass/shelled shelled/root",
        "shelled",
        {"subject": "", "object": "Syria"},
        id="passive without a by-phrase: no doer is made up",
    ),
    pytest.param(
        "Iran/nsubj/denied ,/punct which/nsubj/shelled shelled/acl:relcl/Iran Syria/obj/shelled ,/punct denied/root it/obj/denied",
        "shelled",
        {"subject": "Iran", "object": "Syria"},
        id="relative clause: the pronoun as subject is its noun",
    ),
    pytest.param(
        "the/det/town town/nsubj/burned that/obj/shelled Iran/nsubj/shelled shelled/acl:relcl/town burned/root",
        "shelled",
        {"subject": "Iran", "object": "town"},
        id="relative clause: the pronoun as object is its noun",
    ),
    pytest.param(
        "the/det/town town/nsubj/burned Iran/nsubj/shelled shelled/acl:relcl/town burned/root",
        "shelled",
        {"subject": "Iran", "object": "town"},
        id="relative clause without a pronoun: the noun is what is missing",
    ),
    pytest.param(
        "drivers/nsubj/returned detained/acl/drivers by/case/police police/obl:agent/detained returned/root",
        "detained",
        {"subject": "police", "object": "drivers"},
        id="participle after its noun: the noun is done to",
    ),
    pytest.param(
        "troops/nsubj/withdrew entering/acl/troops Syria/obj/entering withdrew/root",
        "entering",
        {"subject": "troops", "object": "Syria"},
        id="-ing form after its noun: the noun does it",
    ),
    pytest.param(
        "the/det/drivers detained=detain^VERB/amod/drivers drivers/nsubj/returned returned/root",
        "detained",
        {"subject": "", "object": "drivers"},
        id="participle before its noun: the noun is done to",
    ),
    pytest.param(
        "a/det/truce Russian^ADJ/obl:unmarked/brokered -/punct brokered=broker^VERB/amod/truce truce/nsubj/held held/root",
        "brokered",
        {"subject": "Russian", "object": "truce"},
        id="Russian-brokered: what the hyphen joins is the doer",
    ),
    pytest.param(
        "Iran/nsubj/agreed agreed/root to/mark/leave leave/xcomp/agreed Syria/obj/leave",
        "leave",
        {"subject": "Iran", "object": "Syria"},
        id="control by the subject: who agreed leaves",
    ),
    pytest.param(
        "Iran/nsubj/forced forced/root Syria/obj/forced to/mark/leave leave/xcomp/forced Iraq/obj/leave",
        "leave",
        {"subject": "Syria", "object": "Iraq"},
        id="control by the object: who is forced leaves",
    ),
    pytest.param(
        "Syria/nsubj:pass/forced was/aux:pass/forced forced/root by/case/Iran Iran/obl:agent/forced to/mark/leave leave/xcomp/forced",
        "leave",
        {"subject": "Syria"},
        id="control in the passive: who was forced leaves",
    ),
    pytest.param(
        "Iran/nsubj/shelled shelled/root Syria/obj/shelled and/cc/closed closed/conj/shelled the/det/border border/obj/closed",
        "closed",
        {"subject": "Iran", "object": "border"},
        id="coordination: the second verb has the first one's subject",
    ),
    pytest.param(
        "Syria/nsubj:pass/shelled was/aux:pass/shelled shelled/root and/cc/closed closed=close/conj/shelled the/det/border "
        "border/obj/closed",
        "closed",
        {"object": "border"},
        id="coordination after a passive keeps its own object",
    ),
    pytest.param(
        "Iran/nsubj/left left/root after/mark/shelling shelling/advcl/left Syria/obj/shelling",
        "shelling",
        {"subject": "Iran", "object": "Syria"},
        id="adverbial clause: the doer is that of the main clause",
    ),
    pytest.param(
        "Iran/nsubj/accused accused/root Israel/obj/accused of/mark/keeping keeping/advcl/accused bases/obj/keeping",
        "keeping",
        {"subject": "Israel", "object": "bases"},
        id="accused of doing: the accused is the doer",
    ),
    pytest.param(
        "Iran/nsubj/cut cut=cut/root ties/obj/cut with/case/Qatar Qatar/nmod/ties",
        "cut",
        {"object": "ties", "with": "Qatar"},
        id="what hangs on the object is the verb's as well",
    ),
    pytest.param(
        "Iran/nsubj/held held/root no/det/drills drills/obj/held",
        "held",
        {"negation": "no", "object": "drills"},
        id="the object's no is the verb's negation",
    ),
    pytest.param(
        "Iran/nsubj/shelled did/aux/shelled n't/advmod/shelled shelled=shell/root Syria/obj/shelled",
        "shelled",
        {"negation": "n't", "modal": "did"},
        id="n't is the negation, the auxiliary stays",
    ),
    pytest.param(
        "Iran/nsubj/offered offered/root Syria/iobj/offered aid/obj/offered",
        "offered",
        {"subject": "Iran", "indirect": "Syria", "object": "aid"},
        id="an indirect object has its own slot",
    ),
]


@pytest.mark.parametrize(("text", "trigger", "expected"), VERBS)
def test_verbs(text: str, trigger: str, expected: dict[str, str]) -> None:
    check(text, trigger, expected)


NOUNS = [
    pytest.param(
        "Iran/nsubj/held held/root drills/obj/held near/case/Syria Syria/obl/held",
        {"subject": "Iran", "near": "Syria"},
        id="light verb: its subject does the deed, its phrases are the deed's",
    ),
    pytest.param(
        "drills/nsubj:pass/held were/aux:pass/held held/root by/case/Iran Iran/obl:agent/held",
        {"subject": "Iran"},
        id="light verb in the passive: the by-phrase does it",
    ),
    pytest.param(
        "drills/nsubj/began began/root by/case/Iran Iran/nmod/drills",
        {"by": "Iran", "subject": ""},
        id="a verb of beginning gives no doer but what the noun has itself",
    ),
    pytest.param(
        "drills/nsubj/ended held=hold/acl/drills by/case/Iran Iran/obl:agent/held ended/root",
        {"subject": "Iran"},
        id="light verb as participle: drills held by Iran",
    ),
    pytest.param(
        "drills/nsubj/ended that/obj/held Iran/nsubj/held held/acl:relcl/drills ended/root",
        {"subject": "Iran"},
        id="light verb in a relative clause: drills that Iran held",
    ),
    pytest.param(
        "Iran/nmod:poss/drills 's/case/Iran drills/nsubj/ended ended/root",
        {"poss": "Iran", "subject": ""},
        id="possessor",
    ),
    pytest.param(
        "its/nmod:poss/drills drills/nsubj/ended ended/root",
        {"poss": "its"},
        id="possessive pronoun",
    ),
    pytest.param(
        "the/det/drills joint/amod/drills Iranian/amod/drills drills/nsubj/ended ended/root",
        {"adjective": "joint Iranian"},
        id="adjectives, national or not",
    ),
    pytest.param(
        "Turkish/amod/drills and/cc/Azerbaijani Azerbaijani/conj/Turkish drills/nsubj/ended ended/root",
        {"adjective": "Turkish Azerbaijani"},
        id="coordinated adjectives both count",
    ),
    pytest.param(
        "drills/nsubj/ended of/case/forces the/det/forces forces/nmod/drills by/case/Iran Iran/nmod/drills ended/root",
        {"of": "forces", "by": "Iran"},
        id="of and by",
    ),
    pytest.param(
        "drills/nsubj/ended between/case/Iran Iran/nmod/drills and/cc/Syria Syria/conj/Iran ended/root",
        {"between": "Iran"},
        id="between holds the first of the coordinated",
    ),
    pytest.param(
        "Iran/nsubj/said ,/punct whose/nmod:poss/drills drills/nsubj/ended ended/acl:relcl/Iran ,/punct said/root so/advmod/said",
        {"poss": "whose"},
        id="whose is a possessor",
    ),
    pytest.param(
        "Iran/nsubj/held held/root no/det/drills drills/obj/held",
        {"negation": "no", "subject": "Iran"},
        id="no as determiner is a negation",
    ),
    pytest.param(
        "Iran/nsubj/announced announced/root drills/obj/announced to/mark/test test/acl/drills missiles/obj/test",
        {"content": "test", "subject": "Iran"},
        id="an infinitive on the noun is its content",
    ),
    pytest.param(
        "Iran/nmod:poss/parades 's/case/Iran parades/nsubj/ended and/cc/drills drills/conj/parades ended/root",
        {"poss": "Iran"},
        id="a coordinated noun shares the possessor of the first",
    ),
]


@pytest.mark.parametrize(("text", "expected"), NOUNS)
def test_drills_as_a_noun(text: str, expected: dict[str, str]) -> None:
    check(text, "drills", expected)


def test_came_under_attack_makes_the_subject_suffer() -> None:
    made = parse("Syria/nsubj/came came/root under/case/attack attack/obl/came from/case/Iran Iran/nmod/attack")
    found = frame(made, "attack")
    assert (found.suffered, found.carrier.text, [t.text for t in found.slots["object"]]) == (True, "came", ["Syria"])
    assert [t.text for t in found.slots["from"]] == ["Iran"] and "subject" not in found.slots


def test_faced_attacks_makes_the_subject_suffer() -> None:
    found = frame(parse("Syria/nsubj/faced faced/root attacks/obj/faced by/case/Iran Iran/nmod/attacks"), "attacks")
    assert found.suffered and [t.text for t in found.slots["object"]] == ["Syria"]


def test_a_verb_that_carries_nothing_is_no_carrier() -> None:
    found = frame(parse("Iran/nsubj/filmed filmed/root the/det/drills drills/obj/filmed"), "drills")
    assert found.light is None and found.carrier.text == "drills" and "subject" not in found.slots


def test_an_infinitive_on_a_noun_is_done_by_its_owner() -> None:
    made = parse("Iran/nmod:poss/decision 's/case/Iran decision/nsubj/angered to/mark/join join/acl/decision NATO/obj/join angered/root")
    assert [t.text for t in frame(made, "join").slots["subject"]] == ["Iran"]


def test_an_infinitive_on_an_object_is_done_by_the_subject() -> None:
    made = parse("Iran/nsubj/issued issued/root a/det/threat threat/obj/issued to/mark/act act/acl/threat")
    assert [t.text for t in frame(made, "act").slots["subject"]] == ["Iran"]


def test_roles_fill_only_what_syntax_leaves_empty() -> None:
    text = "shells/nsubj/fell fell/root as/mark/attacked Iran/dep/fell attacked/advcl/fell Syria/obj/attacked"
    made = parse(text, roles={"attacked": [("Iran", "ARG1")]})
    slots = Grammar(made.doc, WORDS).verb(made.word("attacked"))
    assert [t.text for t in slots["object"]] == ["Syria"]


def test_roles_give_the_object_that_syntax_lost() -> None:
    made = parse("Iran/nsubj/attacked attacked/root ,/punct Syria/dep/attacked", roles={"attacked": [("Syria", "ARG1")]})
    assert [t.text for t in Grammar(made.doc, WORDS).verb(made.word("attacked"))["object"]] == ["Syria"]


def test_the_particle_stays_with_the_light_verb() -> None:
    made = parse("Iran/nsubj/carried carried/root out/compound:prt/carried drills/obj/carried")
    found = frame(made, "drills")
    assert found.carrier.text == "carried" and [t.text for t in found.slots["subject"]] == ["Iran"]


def test_took_part_in_carries_what_it_takes_part_in() -> None:
    made = parse("Iran/nsubj/took took/root part/obj/took in/case/drills drills/obl/took")
    assert [t.text for t in frame(made, "drills").slots["subject"]] == ["Iran"]

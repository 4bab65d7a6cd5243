"""The event between a given pair: which evidence counts, and how a sentence turns a deed."""

from __future__ import annotations

import pytest

from araz.coding.pairing import Bearing, Evidence, Turn, rooted, turned
from araz.coding.relation import Pair, Weights, weigh
from araz.errors import InputError
from araz.pipeline import Coder
from araz.records import Event16


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


def pair(text: str, actor: str, recipient: str) -> Pair:
    ends = [(text.index(name), text.index(name) + len(name)) for name in (actor, recipient)]
    return Pair(text, [ends[0]], [ends[1]])


CASES = [
    pytest.param("Chile condemned Bolivia over the raid.", "Chile", "Bolivia", "ACCUSE", id="what joins the two counts"),
    pytest.param("Bolivia was condemned by Chile over the raid.", "Chile", "Bolivia", "ACCUSE", id="the passive is the same"),
    pytest.param("Norway refused to meet the Danish envoy.", "Norway", "the Danish envoy", "REJECT", id="a meeting refused is REJECT"),
    pytest.param("Malaysia will send medicine to Laos.", "Malaysia", "Laos", "AGREE", id="help announced is AGREE"),
    pytest.param("Niger vowed to bomb the camps of the rebels.", "Niger", "the rebels", "THREATEN", id="an attack announced is THREATEN"),
    pytest.param("Peru said that Ecuador must withdraw its troops.", "Peru", "Ecuador", "REQUEST", id="what the other must do is REQUEST"),
    pytest.param("Austria suspended aid to Sudan.", "Austria", "Sudan", "SANCTION", id="aid broken off is SANCTION"),
    pytest.param(
        "Ghana praised Togo after rebels attacked a market in Mali.", "Ghana", "Togo", "SUPPORT", id="a deed of others counts little"
    ),
]


@pytest.mark.parametrize(("text", "actor", "recipient", "event"), CASES)
def test_relation_reads(coder: Coder, text: str, actor: str, recipient: str, event: str) -> None:
    one = pair(text, actor, recipient)
    found = coder.relation(one.text, one.actor, one.recipient)
    assert found.event == event
    assert sum(found.probabilities.values()) == pytest.approx(1)


def test_many_at_once_are_as_one_by_one(coder: Coder) -> None:
    pairs = [pair(*case.values[:3]) for case in CASES]
    assert coder.relations(pairs) == [coder.relation(p.text, p.actor, p.recipient) for p in pairs]


@pytest.mark.parametrize(
    ("start", "end"),
    [
        pytest.param(0, 0, id="an empty span"),
        pytest.param(3, 99, id="a span past the end"),
        pytest.param(-1, 3, id="a span before the start"),
    ],
)
def test_bad_spans_are_told(coder: Coder, start: int, end: int) -> None:
    with pytest.raises(InputError, match="not within the text of 16 characters"):
        coder.relation("Fiji blamed Oman", [(start, end)], [(12, 16)])


@pytest.mark.parametrize(
    ("event", "turn", "expected"),
    [
        pytest.param("AID", Turn.INTENDED, "AGREE", id="friendly and announced"),
        pytest.param("ASSAULT", Turn.INTENDED, "THREATEN", id="hostile and announced"),
        pytest.param("RETREAT", Turn.ASKED, "REQUEST", id="asked of the other"),
        pytest.param("SUPPORT", Turn.REFUSED, "REJECT", id="friendly and refused"),
        pytest.param("ACCUSE", Turn.REFUSED, None, id="hostile and not done stays"),
        pytest.param("AID", Turn.STOPPED, "SANCTION", id="help that ends"),
        pytest.param("ASSAULT", Turn.STOPPED, "RETREAT", id="an attack that ends"),
        pytest.param("ASSAULT", Turn.DENIED, "REJECT", id="denied"),
        pytest.param("AID", Turn.TOLD, None, id="told plainly stays"),
    ],
)
def test_turned(event: str, turn: Turn, expected: str | None) -> None:
    assert turned(Event16(event), turn) == expected


@pytest.mark.parametrize(
    ("event", "modes", "contexts", "reached", "expected"),
    [
        pytest.param("COERCE", ("restrict",), ("military",), False, "ASSAULT", id="a blockade is under force"),
        pytest.param("COERCE", ("seize",), ("military", "territory"), False, "ASSAULT", id="land taken is under force"),
        pytest.param("COERCE", ("seize",), (), False, "COERCE", id="a ship taken is not"),
        pytest.param("SANCTION", ("convict",), ("legal",), False, "ACCUSE", id="a verdict is under disapproval"),
        pytest.param("AGREE", (), (), True, "SUPPORT", id="terms reached are as good as signed"),
        pytest.param("AGREE", (), (), False, "AGREE", id="a promise is not"),
        pytest.param("CONCEDE", (), (), False, "CONCEDE", id="no CONCEDE there, so it stays"),
        pytest.param("REQUEST", (), (), False, "REQUEST", id="no code"),
    ],
)
def test_rooted(event: str, modes: tuple[str, ...], contexts: tuple[str, ...], reached: bool, expected: str) -> None:
    assert rooted(Event16(event), modes, contexts, reached) == expected


def spoken(event: str, bearing: Bearing, **more: object) -> Evidence:
    plain = {"turn": Turn.TOLD, "depth": 0, "bare": False, "fits": True, "rooted": (Event16(event),), "rule": "r"} | more
    return Evidence(events=(Event16(event),), modes=(), bearing=bearing, **plain)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("strong", "weak"),
    [
        pytest.param({"bearing": Bearing.BOTH}, {"bearing": Bearing.APART}, id="in the slots over elsewhere"),
        pytest.param({"bearing": Bearing.PATH}, {"bearing": Bearing.BETWEEN}, id="on the path over merely between"),
        pytest.param({"bearing": Bearing.BOTH}, {"bearing": Bearing.BOTH, "depth": 1}, id="the outer deed over the inner"),
        pytest.param({"bearing": Bearing.BOTH}, {"bearing": Bearing.BOTH, "fits": False}, id="an entry that fits over one that does not"),
    ],
)
def test_what_counts_more(strong: dict[str, object], weak: dict[str, object]) -> None:
    level = dict.fromkeys(Event16, 0.0)
    evidence = [spoken("PROTEST", **weak), spoken("MOBILIZE", **strong)]  # type: ignore[arg-type]
    assert weigh(evidence, prior=level).event is Event16.MOBILIZE


def test_without_evidence_the_prior_decides() -> None:
    found = weigh([], prior=dict.fromkeys(Event16, 0.0) | {Event16.AID: 0.1})
    assert (found.event, found.rules) == (Event16.AID, ())


def test_the_reading_of_the_model_is_turned_and_rooted_as_the_deeds_are() -> None:
    read = dict.fromkeys(Event16, 0.01) | {Event16.CONSULT: 0.5, Event16.AGREE: 0.3}
    faint = Weights(both=0.01, model=1.0)
    assert weigh([], faint, read=read).event is Event16.CONSULT
    assert weigh([spoken("CONSULT", Bearing.BOTH, turn=Turn.INTENDED)], faint, read=read).event is Event16.AGREE
    verdict = spoken("CONSULT", Bearing.BOTH, rooted=(Event16.ACCUSE,))
    assert weigh([verdict], faint, read=read).event is Event16.ACCUSE

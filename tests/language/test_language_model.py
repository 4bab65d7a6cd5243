"""The model: the same analysis whatever it is batched with and however many threads run; files that cannot be used are named."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from araz.errors import ModelError
from araz.language.model import DATA, FILES, Analysis, LanguageModel

SENTENCES = [
    text.split()
    for text in (
        "Kenya closed the border crossing at Taveta on Monday .",
        "Police in Dar es Salaam detained two Kenyan sailors , the ministry said .",
        "“ We will answer , ” said Uganda 's president .",
        "Drills began .",
        "No .",
        "According to the Rwandan army , whose spokesman spoke on Friday , nobody was hurt when rebels shelled the camp near Goma .",
        "UN envoys met both sides in Kampala , but talks broke down after three days .",
        "Was the barge seized ?",
        "The United States sold 12 F-16 jets worth $ 1.2 billion to Morocco in 2021 .",
        "İzmir and São Paulo signed it ; ☃ 停火 .",
        "The exercise , which Tanzania called a provocation and which drew thousands of troops , tanks and drones to the lake , "
        "ended on Sunday , two days after Burundi , a neighbour that has long complained of raids across its border , "
        "asked the African Union to send observers .",
    )
]


@pytest.fixture(scope="module")
def alone(model: LanguageModel) -> list[Analysis]:
    return [model.analyse([words])[0] for words in SENTENCES]


@pytest.fixture(scope="module")
def models(model: LanguageModel) -> dict[int, LanguageModel]:
    return {1: model, 2: LanguageModel(threads=2), 4: LanguageModel(threads=4)}


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chosen=st.lists(st.integers(0, len(SENTENCES) - 1), min_size=1, max_size=30), threads=st.sampled_from([1, 2, 4]))
def test_an_analysis_is_the_same_in_any_company(
    models: dict[int, LanguageModel], alone: list[Analysis], chosen: list[int], threads: int
) -> None:
    assert models[threads].analyse([SENTENCES[i] for i in chosen]) == [alone[i] for i in chosen]


@pytest.mark.parametrize("threads", [1, 2, 4])
def test_an_analysis_is_the_same_among_sentences_of_its_own_length(models: dict[int, LanguageModel], threads: int) -> None:
    """Sentences of one length share a batch: here full ones, of words that differ much."""
    chance = random.Random(threads)
    words = [word for sentence in SENTENCES for word in sentence if len(models[1].pieces(word)) == 1]
    made = [chance.choices(words, k=14) for _ in range(150)]
    whole = models[threads].analyse(made)
    for k in chance.sample(range(len(made)), 25):
        assert whole[k] == models[1].analyse([made[k]])[0]


def test_an_analysis_holds_for_each_word(alone: list[Analysis]) -> None:
    for words, one in zip(SENTENCES, alone, strict=True):
        n = len(words)
        assert len(one.upos) == len(one.lemmas) == len(one.heads) == len(one.deprels) == n
        assert one.heads.count(-1) == 1 == one.deprels.count("root") and all(-1 <= h < n for h in one.heads)
        assert all(0 <= p.index < n and 0.5 < p.probability <= 1 for p in one.predicates)
        assert all(0 <= a < n and 0 < q <= 1 and label for p in one.predicates for a, label, q in p.args)


def test_who_did_what_to_whom(alone: list[Analysis]) -> None:
    closed = next(p for p in alone[0].predicates if SENTENCES[0][p.index] == "closed")
    roles = {label: SENTENCES[0][index] for index, label, _ in closed.args}
    assert roles["ARG0"] == "Kenya" and roles["ARG1"] == "crossing"
    assert alone[0].lemmas[1] == "close" and alone[0].upos[0] == "PROPN"


def test_a_word_always_has_a_piece_and_never_more_than_sixteen(model: LanguageModel) -> None:
    for word in ("", " ", "\u200b", "☃", "停火", "\x00", "a" * 5000, "🇰🇪🇹🇿", "e\u0301" * 40):
        assert 1 <= len(model.pieces(word)) <= 16


def test_no_sentences_give_no_analyses(model: LanguageModel) -> None:
    assert model.analyse([]) == []


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in FILES:
        (tmp_path / name).symlink_to(DATA / name)
    return tmp_path


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(ModelError, match=f"'{name}' is not in .*reinstall"):
        LanguageModel(folder)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("encoder.onnx", b"not a graph", id="no graph"),
        pytest.param("heads.onnx", b"", id="an empty graph"),
        pytest.param("labels.json", b"{", id="labels cut off"),
        pytest.param("labels.json", b'{"upos": ["X"]}', id="labels without the other tasks"),
        pytest.param("labels.json", b"[]", id="labels that are a list"),
        pytest.param("labels.json", b"\xff\xfe\x00", id="labels that are no text"),
        pytest.param("tokenizer.json", b'{"version": "1.0"}', id="no tokenizer"),
    ],
)
def test_a_damaged_file_is_named(folder: Path, name: str, content: bytes) -> None:
    (folder / name).unlink()
    (folder / name).write_bytes(content)
    with pytest.raises(ModelError, match=f"{name}' cannot be used: .+ \\(reinstall araz\\)"):
        LanguageModel(folder)


def test_a_graph_cut_in_half_is_named(folder: Path) -> None:
    data = (DATA / "encoder.onnx").read_bytes()
    (folder / "encoder.onnx").unlink()
    (folder / "encoder.onnx").write_bytes(data[: len(data) // 2])
    with pytest.raises(ModelError, match=r"encoder\.onnx"):
        LanguageModel(folder)


def test_the_version_is_that_of_the_graph(folder: Path, model: LanguageModel) -> None:
    assert LanguageModel(folder).version == model.version and len(model.version) == 12


def test_vectors_are_the_same_in_any_company_and_for_each_word(models: dict[int, LanguageModel]) -> None:
    paragraphs = [*SENTENCES, [word for sentence in SENTENCES * 9 for word in sentence]]
    together = models[4].vectors(paragraphs * 2)
    assert [len(one) for one in together] == [len(words) for words in paragraphs * 2]
    for words, one in zip(paragraphs, together, strict=False):
        assert np.array_equal(one, models[1].vectors([words])[0])


def test_no_paragraphs_give_no_vectors(model: LanguageModel) -> None:
    assert model.vectors([]) == []

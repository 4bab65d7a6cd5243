"""Where sentences end."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from araz.errors import ModelError
from araz.language import gaps, split
from araz.language.model import DATA, LanguageModel
from araz.language.reader import Reader, load_splitter
from araz.language.split import Splitter, best_cuts, never
from araz.records import Article

Make = Callable[..., Article]

CASES = [
    pytest.param("The pair met in Sochi on Wednesday, Sept. 29, 2021. | No papers were signed.", id="a month's abbreviation and its day"),
    pytest.param("Talks opened on Oct. 5 in Vienna. | They went on until Nov. 12 without a break.", id="more months"),
    pytest.param("The U.S. envoy left. | Officials in the U.S. were silent.", id="U.S. before a word, and before a verb"),
    pytest.param("The bill passed the U.S. Senate on Monday. | The U.K. Parliament votes next.", id="U.S. before a capital"),
    pytest.param("Troops under Gen. Heidari crossed the river. | Lt. Col. James Mwangi led another column.", id="ranks"),
    pytest.param("Dr. Amina Odhiambo and Mr. Tran spoke first. | Prof. Lee followed.", id="titles"),
    pytest.param("The order, No. 5 of that year, was repealed. | Another followed.", id="No. before a number"),
    pytest.param("Exports fell by 2.5 percent to $3.7 billion. | Imports rose.", id="decimals"),
    pytest.param("J. R. R. Okello wrote the treaty. | It holds.", id="initials"),
    pytest.param("The minister, A. K. Rao, resigned on Friday. | His deputy stayed.", id="initials of a name inside"),
    pytest.param("“Why now, and why on our shore?” | The crowd cheered.", id="a question in quotation marks"),
    pytest.param("“We will answer.” | He gave no date.", id="a full stop inside the closing mark"),
    pytest.param("“We seek peace. | We will not kneel,” the general said.", id="a quotation over two sentences, the speaker at its end"),
    pytest.param(
        "The general said: “We seek peace. | We will not kneel. | Nobody will make us.” | He left.", id="a quotation over several sentences"
    ),
    pytest.param("“Is this a threat?” the envoy asked. | Nobody answered.", id="a question that the sentence goes on after"),
    pytest.param("“Stop!” shouted the guard. | They did not.", id="an exclamation that the sentence goes on after"),
    pytest.param('"We seek peace." | The general left.', id="straight quotation marks"),
    pytest.param("Guns, drones, tanks… | All were shown.", id="an ellipsis that ends"),
    pytest.param("He paused … and went on. | Nobody moved.", id="an ellipsis that does not"),
    pytest.param("The army denied it (the third time this month). | The press did not believe it.", id="brackets at the end"),
    pytest.param("Lake drills begin amid tension", id="a heading without a full stop"),
    pytest.param("The firm Acme Inc. sold the ships. | Buyers were not named.", id="a firm's abbreviation"),
    pytest.param("The attack began at 5 a.m. on Tuesday. | It ended by 7 p.m. that day.", id="hours"),
    pytest.param("Prices rose 3 percent. | 20 people were held.", id="a number that opens a sentence"),
    pytest.param("The site www.example.org was blocked. | So was its mirror.", id="an address"),
    pytest.param("Who fired first? | Neither side says!", id="question and exclamation"),
    pytest.param("The talks, which St. Petersburg hosted, failed. | Mt. Kenya was next.", id="names that begin with an abbreviation"),
]


@pytest.mark.parametrize("marked", CASES)
def test_sentences(reader: Reader, article: Make, marked: str) -> None:
    parts = marked.split(" | ")
    doc = reader.doc(article(" ".join(parts)))
    assert [doc[s.start : s.end].text for s in doc._.sentences] == parts


WORDS = st.lists(
    st.one_of(
        st.sampled_from(["The", "U.S.", "Sept.", "29", "“", "Why", "?", "…", "(", ")", "Gen.", "No.", "5", "ended", ".", "!", "'", '"']),
        st.text(min_size=1, max_size=6),
    ),
    min_size=1,
    max_size=25,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=WORDS, data=st.data())
def test_the_first_word_begins_a_sentence_and_others_follow_in_order(
    splitter: Splitter, model: LanguageModel, words: list[str], data: st.DataObject
) -> None:
    glued = [False, *data.draw(st.lists(st.booleans(), min_size=len(words) - 1, max_size=len(words) - 1))]
    (vectors,) = model.vectors([words])
    starts = splitter.starts(vectors, words, glued, splitter.linear(words, glued))
    assert starts[0] == 0 and all(a < b for a, b in pairwise([*starts, len(words)]))
    assert not any(never(words, glued, k) for k in starts[1:])


CHANCES = st.lists(st.one_of(st.sampled_from([0.0, 0.5, 0.9]), st.floats(0, 0.9)), min_size=1, max_size=9)


@given(chances=CHANCES, price=st.sampled_from([0.2, 0.45, 0.7]))
def test_no_other_cuts_are_worth_more(chances: list[float], price: float) -> None:
    chance = np.array(chances)
    n = len(chance)

    def worth(starts: list[int]) -> float:
        total = 0.0
        for a, b in pairwise([*starts, n]):
            begins, ends = chance[a] if a else 1.0, chance[b] if b < n else 1.0
            total += begins * ends * np.prod(1 - chance[a + 1 : b]) - price
        return total

    others = ([0, *(k for k in range(1, n) if mask >> (k - 1) & 1)] for mask in range(2 ** (n - 1)))
    assert worth(best_cuts(chance, price)) >= max(map(worth, others)) - n * 2 * split.DOUBT


@pytest.mark.parametrize(
    ("chances", "starts"),
    [
        pytest.param([0.3], [0], id="one word is a sentence"),
        pytest.param([0.0, 0.9, 0.1, 0.9], [0, 1, 3], id="what is likely is cut, what is unlikely is not"),
        pytest.param([0.0, 0.4, 0.4], [0], id="where all is doubt, one sentence may be wrong, not three"),
        pytest.param([0.0, 0.4, 0.4, 1.0, 0.4, 0.4], [0, 3], id="what is sure is cut whatever is around it"),
        pytest.param([0.0, *[0.0] * 5000, 1.0], [0, 5001], id="long and sure"),
    ],
)
def test_best_cuts(chances: list[float], starts: list[int]) -> None:
    assert best_cuts(np.array(chances)) == starts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Gen. Heidari", True, id="a title and a name"),
        pytest.param("Ayat . Rezaei", True, id="a title and its full stop as two words"),
        pytest.param("Gen. he", False, id="a title and no name"),
        pytest.param("Sept. 29", True, id="a month and its day"),
        pytest.param("Sept. He", False, id="a month and no day"),
        pytest.param("… and", True, id="dots and a small letter"),
        pytest.param("… And", False, id="dots and a capital"),
        pytest.param("so . And", False, id="a full stop"),
    ],
)
def test_where_no_sentence_can_begin(text: str, expected: bool) -> None:
    words = text.split()
    assert never(words, [word == "." for word in words], len(words) - 1) is expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("http://a.b/c", "address"), ("x@y.org", "address"), ("10:30", "time"), ("p.m.", "hour"), ("4/5/2001", "date"),
        ("555-1234", "phone"), ("-----", "rule"), ("1999", "year"), ("7", "digit"), ("250", "digits"), ("F-16", "with-digit"),
        ("March", "month"), ("march", "lower"), ("Friday", "day"), ("I", "I"), ("B", "Letter"), ("NATO", "UPPER"), ("Kenya", "Title"),
        ("ship", "lower"), ("'s", "clitic"), (".", "."), ("!!", "!+"), ("“", '"'), ("…", "rule"), ("☃", "mark"), ("☃☃", "marks"), ("", "."),
    ],
)  # fmt: skip
def test_word_classes(word: str, expected: str) -> None:
    assert gaps.word_class(word) == expected and expected in gaps.INDEX


@given(words=st.lists(st.text(min_size=1, max_size=8), min_size=1, max_size=20))
def test_every_gap_has_as_many_features(words: list[str]) -> None:
    rows = gaps.hashes(words, [False] * len(words))
    assert len(rows) == len(words) - 1 and len({len(row) for row in rows}) <= 1


def test_quotations_open_and_close() -> None:
    assert gaps.quoted(["He", '"', "No", '"', "“", "Yes", "”", "."]) == [False, True, True, False, True, True, False, False]


@pytest.mark.parametrize("name", split.FILES)
def test_files_that_are_missing_or_damaged_are_named(tmp_path: Path, name: str) -> None:
    for other in split.FILES:
        (tmp_path / other).symlink_to(DATA / other)
    (tmp_path / name).unlink()
    with pytest.raises(ModelError, match=f"{name}' is not in"):
        load_splitter(tmp_path)
    (tmp_path / name).write_bytes(b"{")
    with pytest.raises(ModelError, match=f"{name}' cannot be used"):
        load_splitter(tmp_path)


def test_weights_that_do_not_match_their_features_are_refused(tmp_path: Path) -> None:
    np.savez(tmp_path / "w.npz", keys=np.array([1, 2], np.uint32), weights=np.array([0.5], np.float16))
    with pytest.raises(ValueError, match="2 features and 1 weights"):
        split.load_weights(tmp_path / "w.npz")

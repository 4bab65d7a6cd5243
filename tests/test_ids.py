"""Identifiers: injective in their parts, versioned, the same on every machine."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from araz import ids
from araz.ids import make_id

PARTS = st.lists(st.one_of(st.text(max_size=8), st.integers(), st.none()), max_size=5)
# Near misses on purpose: joined texts, digits as text and number, separators, the word None.
TRICKY = st.lists(
    st.sampled_from(["", "a", "ab", "b", "1", "1:", "s1:a", "None", "-1", "\x00", "é", "e\u0301", 1, 0, -1, 11, None]), max_size=4
)


@given(one=st.one_of(PARTS, TRICKY), other=st.one_of(PARTS, TRICKY))
def test_other_parts_make_another_id(one: list[str | int | None], other: list[str | int | None]) -> None:
    assert (make_id("clm", *one) == make_id("clm", *other)) == (repr(one) == repr(other))


@given(parts=PARTS)
def test_every_kind_has_ids_of_its_own(parts: list[str | int | None]) -> None:
    made = {make_id(kind, *parts) for kind in ("art", "clm", "evt", "jdg", "iss")}
    assert len(made) == 5 and all(re.fullmatch(r"[a-z]{3}1_[0-9a-f]{16}", one) for one in made)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(("ab", "c"), ("a", "bc"), id="where a part ends matters"),
        pytest.param(("a", "b"), ("b", "a"), id="the order matters"),
        pytest.param(("1",), (1,), id="a text of digits is no number"),
        pytest.param(("",), (None,), id="empty is not unknown"),
        pytest.param((), ("",), id="no part is not an empty one"),
        pytest.param(("a", None), ("a",), id="unknown is a part"),
    ],
)
def test_near_misses_differ(one: tuple[str | int | None, ...], other: tuple[str | int | None, ...]) -> None:
    assert make_id("art", *one) != make_id("art", *other)


def test_an_id_never_changes_while_its_version_stays() -> None:
    assert ids.VERSION == 1
    assert make_id("clm", "art1_0011223344556677", 10, 17, "MOBILIZE", "KEN", "") == PINNED


PINNED = "clm1_1d79711f10dafce0"


def test_another_version_makes_another_id(monkeypatch: pytest.MonkeyPatch) -> None:
    before = make_id("art", "text")
    monkeypatch.setattr(ids, "VERSION", 2)
    after = make_id("art", "text")
    assert after.startswith("art2_") and after.split("_")[1] != before.split("_")[1]


def test_another_process_makes_the_same_id() -> None:
    code = "from araz.ids import make_id; print(make_id('evt', 'a', 1, None, 'é'))"
    runs = {subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() for _ in range(2)}
    assert runs == {make_id("evt", "a", 1, None, "é")}


@given(kind=st.text(max_size=4))
def test_an_unknown_kind_is_refused(kind: str) -> None:
    assume(kind not in {"art", "clm", "evt", "jdg", "iss"})
    with pytest.raises(ValueError, match="valid are art, clm, evt, jdg, iss"):
        make_id(kind, "x")

"""The tree of exceptions, and the nearest valid value."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from araz import errors
from araz.errors import ArazError, KnowledgeError, StoreError, VersionError, nearest

ALL = [thing for thing in vars(errors).values() if isinstance(thing, type) and issubclass(thing, Exception)]


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.__name__)
def test_one_except_clause_catches_all_and_each_has_an_exit_code(kind: type[ArazError]) -> None:
    assert issubclass(kind, ArazError) and 1 <= kind.exit_code < 64


def test_the_tree_is_the_one_drawn_at_the_top_of_the_module() -> None:
    drawn = [line.strip(" |+-").split(" ")[0] for line in (errors.__doc__ or "").splitlines() if "Error" in line]
    assert drawn == [kind.__name__ for kind in ALL]
    assert VersionError.__mro__[1] is StoreError


def test_exit_codes_tell_the_branches_apart() -> None:
    codes = [kind.exit_code for kind in ALL if kind is not VersionError]
    assert len(set(codes)) == len(codes) and VersionError.exit_code == StoreError.exit_code


def test_a_knowledge_error_has_every_break_in_its_message() -> None:
    error = KnowledgeError(["first.csv: bad", "second.yml: worse"])
    assert error.breaks == ("first.csv: bad", "second.yml: worse") and str(error) == "first.csv: bad\nsecond.yml: worse"


def test_errors_cross_to_another_process() -> None:
    assert str(pickle.loads(pickle.dumps(StoreError("locked")))) == "locked"


@pytest.mark.parametrize(
    ("value", "valid", "said"),
    [
        pytest.param("ASLT", ("ASSAULT", "AID"), " (nearest is 'ASSAULT')", id="letters left out"),
        pytest.param("planed", ("happened", "planned"), " (nearest is 'planned')", id="a slip"),
        pytest.param("xyz", ("ASSAULT", "AID"), "", id="nothing near"),
        pytest.param("AID", (), "", id="nothing valid"),
        pytest.param("", ("AID",), "", id="nothing given"),
    ],
)
def test_nearest(value: str, valid: tuple[str, ...], said: str) -> None:
    assert nearest(value, valid) == said


@given(valid=st.lists(st.text(min_size=1, max_size=10), min_size=1, max_size=8), pick=st.integers(0, 7))
def test_a_valid_value_is_nearest_to_itself(valid: list[str], pick: int) -> None:
    value = valid[pick % len(valid)]
    assert nearest(value, valid) == f" (nearest is {value!r})"

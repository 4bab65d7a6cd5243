"""A row of the user's own: checked before it is written, appended to his file, and winning over ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from araz.errors import InputError, KnowledgeError
from araz.knowledge import load
from araz.knowledge.add import KINDS, add_row, columns

JANE = {"name": "Jane Roe", "country": "ARM", "role": "GOV", "office": "foreign minister", "valid_from": "2030-01-01"}


def test_a_row_is_written_and_read_again(tmp_path: Path) -> None:
    done = add_row(tmp_path / "own", "person", JANE)
    assert done.path == tmp_path / "own/actors/people.csv" and not done.replaces
    assert any(p.name == "Jane Roe" and p.code == "ARM.GOV" for p in load(tmp_path / "own").people)


def test_rows_follow_each_other(tmp_path: Path) -> None:
    add_row(tmp_path, "person", JANE)
    add_row(tmp_path, "person", JANE | {"name": "Ann Roe", "aliases": "Annie Roe, the elder"})
    assert (tmp_path / "actors/people.csv").read_text(encoding="utf-8").count("\n") == 3
    assert {p.name for p in load(tmp_path).people} >= {"Jane Roe", "Ann Roe"}


def test_a_row_with_our_key_wins_and_says_so(tmp_path: Path) -> None:
    done = add_row(tmp_path, "body", {"code": "IMF", "name": "The Fund"})
    assert done.replaces == "International Monetary Fund"
    assert next(b.name for b in load(tmp_path).bodies if b.code == "IMF") == "The Fund"


def test_a_file_of_fewer_columns_gets_those_that_a_row_needs(tmp_path: Path) -> None:
    (tmp_path / "actors").mkdir()
    (tmp_path / "actors/groups.csv").write_text("code,name\nMINE,My Group", encoding="utf-8")
    add_row(tmp_path, "group", {"code": "YOURS", "name": "Your Group", "home": "ARM"})
    groups = {g.code: g.home for g in load(tmp_path).groups}
    assert (groups["MINE"], groups["YOURS"]) == ("", "ARM")


@pytest.mark.parametrize(
    ("kind", "values", "error", "message"),
    [
        pytest.param("persn", JANE, InputError, "unknown kind 'persn' (nearest is 'person')", id="an unknown kind"),
        pytest.param("person", {"nam": "X"}, InputError, "unknown column 'nam' of a person (nearest is 'name')", id="an unknown column"),
        pytest.param("person", JANE | {"country": "ARN"}, KnowledgeError, "unknown code 'ARN'", id="an unknown state"),
        pytest.param("person", JANE | {"name": ""}, KnowledgeError, "empty name", id="a name left out"),
        pytest.param("person", JANE | {"valid_from": "2030-02-30"}, KnowledgeError, "'2030-02-30'", id="a day that never is"),
        pytest.param("place", {"name": "X", "latitude": "95", "longitude": "1"}, KnowledgeError, "latitude 95", id="a point off the globe"),
    ],
)
def test_a_bad_row_is_refused_and_nothing_written(
    tmp_path: Path, kind: str, values: dict[str, str], error: type[Exception], message: str
) -> None:
    with pytest.raises(error) as raised:
        add_row(tmp_path / "own", kind, values)
    assert message in str(raised.value) and not (tmp_path / "own").exists()


def test_faults_that_were_there_before_do_not_stop_a_good_row(tmp_path: Path) -> None:
    (tmp_path / "actors").mkdir()
    (tmp_path / "actors/groups.csv").write_text("code,name,home\nMINE,My Group,QQQ\n", encoding="utf-8")
    assert add_row(tmp_path, "person", JANE).path.is_file()


def test_every_kind_has_columns() -> None:
    assert all("name" in columns(kind) or kind in {"noun", "national-day"} for kind in KINDS)


def test_a_folder_that_cannot_be_written_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "own").write_text("a file", encoding="utf-8")
    with pytest.raises(InputError, match="cannot write"):
        add_row(tmp_path / "own", "person", JANE)


def test_a_national_day_is_a_day_and_says_what_it_replaces(tmp_path: Path) -> None:
    done = add_row(tmp_path, "national-day", {"feast": "Independence Day", "country": "USA", "day": "07-02"})
    assert done.replaces == "Independence Day"
    with pytest.raises(KnowledgeError, match=r"no day '13-45'.*write month and day"):
        add_row(tmp_path, "national-day", {"feast": "Tea Day", "country": "USA", "day": "13-45"})

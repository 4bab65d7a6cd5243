"""Settings: which source wins, and what is refused."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import ValidationError

from araz.errors import InputError
from araz.settings import Settings, load


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("ARAZ_BATCH", "ARAZ_LANGUAGES"):
        monkeypatch.delenv(name, raising=False)


def test_arguments_win_over_the_environment_and_that_over_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("araz.toml").write_text("threads = 3\nbatch = 4\nmax_line_bytes = 5\n")
    monkeypatch.setenv("ARAZ_BATCH", "6")
    monkeypatch.setenv("ARAZ_MAX_LINE_BYTES", "7")
    found = load(max_line_bytes=8, threads=None)
    assert (found.threads, found.batch, found.max_line_bytes) == (3, 6, 8)


def test_a_file_may_be_named(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('languages = ["en", "uk"]\n')
    assert load(tmp_path / "mine.toml").languages == ("en", "uk")
    with pytest.raises(InputError, match=r"no settings file .*other\.toml"):
        load(tmp_path / "other.toml")


def test_languages_may_be_listed_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARAZ_LANGUAGES", "en, ka")
    assert Settings().languages == ("en", "ka")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param("thread = 2", r"unknown setting 'thread' \(nearest is 'threads'\)", id="a slip in a name"),
        pytest.param("batch = 0", "setting 'batch' cannot be 0", id="out of range"),
        pytest.param('batch = "many"', "setting 'batch' cannot be 'many'", id="no number"),
        pytest.param("languages = []", "setting 'languages'", id="no language"),
        pytest.param("batch = = 1", "is not TOML", id="broken file"),
    ],
)
def test_what_cannot_be_is_refused_with_its_name(content: str, message: str) -> None:
    Path("araz.toml").write_text(content)
    with pytest.raises(InputError, match=message):
        load()


def test_settings_do_not_change() -> None:
    with pytest.raises(ValidationError):
        Settings().batch = 2  # type: ignore[misc]


def test_importing_araz_loads_no_settings() -> None:
    code = "import sys, araz; sys.exit(any(name.split('.')[0] in ('pydantic', 'pydantic_settings') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

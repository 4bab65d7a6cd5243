"""The command line: what each command prints, where, and with which exit code; and what becomes of bad input."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import araz
from araz.cli import app, screen
from araz.cli.app import EXIT_CODES
from araz.errors import ArazError
from araz.publish import CLAIM_COLUMNS, EVENT_COLUMNS
from araz.store import Store
from araz.store.schema import VERSION_TABLE

FIRST = """Kenya blames Somalia for raid

5 March 2024

Kenya blamed Somalia for a raid on a border post on Monday. Somalia denied the accusation.
"""
SECOND = """Somalia recalls envoy

7 March 2024

Somalia recalled its ambassador from Kenya on Wednesday, the Somali foreign ministry said.
"""


@pytest.fixture(scope="session")
def coder() -> araz.Coder:
    return araz.Coder()


@pytest.fixture
def run(coder: araz.Coder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Any]:
    """Run a command in an empty folder, with a coder that is loaded once for all tests."""
    monkeypatch.setattr("araz.pipeline.Coder", lambda **options: coder)
    monkeypatch.chdir(tmp_path)
    runner = CliRunner()
    return lambda *arguments, **more: runner.invoke(app, [str(a) for a in arguments], **more)


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(FIRST, encoding="utf-8")
    (folder / "b.txt").write_text(SECOND, encoding="utf-8")
    (folder / "notes.pdf").write_bytes(b"%PDF-1.4")
    return folder


@pytest.fixture
def built(run: Callable[..., Any], reports: Path, tmp_path: Path) -> Path:
    assert run("build", reports).exit_code == 0
    return tmp_path / "crisis.db"


def events(database: Path) -> list[araz.Event]:
    with Store.open(database, create=False) as store:
        return list(store.events())


class TestBuild:
    def test_says_what_it_read_what_it_holds_what_it_passed_over_and_what_to_do_next(self, run: Callable[..., Any], reports: Path) -> None:
        done = run("build", reports)
        assert done.exit_code == 0 and done.stdout == ""
        assert "Read 2 new articles with" in done.stderr
        assert "crisis.db now holds 2 articles" in done.stderr
        assert "1  skipped: " in done.stderr and "'.pdf'" in done.stderr
        assert "Next: araz report crisis.db" in done.stderr

    def test_again_it_adds_nothing(self, run: Callable[..., Any], reports: Path, built: Path) -> None:
        before = events(built)
        done = json.loads(run("build", reports, "--json").stdout)
        assert done["new"] == {"articles": 0, "claims": 0, "issues": 0} and done["known"] == 2
        assert events(built) == before != []

    def test_reads_standard_input(self, run: Callable[..., Any]) -> None:
        done = json.loads(run("build", "-", "--db", "own.db", "--json", input=FIRST).stdout)
        assert done["database"] == "own.db" and done["total"]["articles"] == 1 and done["total"]["claims"] > 0

    def test_stopped_it_keeps_finished_batches_and_goes_on_when_run_again(
        self, run: Callable[..., Any], reports: Path, tmp_path: Path, coder: araz.Coder, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        @contextmanager
        def impatient(paths: object) -> Iterator[screen.Progress]:
            def step(done: int, word: str) -> None:
                raise KeyboardInterrupt

            yield step

        with monkeypatch.context() as patched:
            patched.setattr(screen, "bar", impatient)
            patched.setattr(coder, "settings", coder.settings.model_copy(update={"batch": 1}))
            done = run("build", reports)
        assert done.exit_code == 130 and "every finished batch is kept in crisis.db" in done.stderr
        with Store.open(tmp_path / "crisis.db", create=False) as store:
            assert store.counts()["articles"] == 1
        again = json.loads(run("build", reports, "--json").stdout)
        assert again["new"]["articles"] == 1 and again["known"] == 1 and again["total"]["events"] > 0


class TestTaking:
    def test_report_writes_a_page_and_prints_its_address(self, run: Callable[..., Any], built: Path) -> None:
        done = run("report", built, "--title", "The raid")
        page = built.with_suffix(".html")
        assert done.stdout == f"{page.resolve().as_uri()}\n" and done.exit_code == 0
        text = page.read_text(encoding="utf-8")
        assert "The raid" in text and "Kenya" in text and "Somalia" in text

    def test_report_goes_where_it_is_told(self, run: Callable[..., Any], built: Path, tmp_path: Path) -> None:
        done = json.loads(run("report", built, "-o", tmp_path / "p.html", "--json").stdout)
        assert done["page"] == str(tmp_path / "p.html") and (tmp_path / "p.html").is_file()

    @pytest.mark.parametrize(("table", "columns"), [("claims", CLAIM_COLUMNS), ("events", EVENT_COLUMNS)])
    def test_export_gives_the_same_rows_in_both_formats(
        self, run: Callable[..., Any], built: Path, tmp_path: Path, table: str, columns: dict[str, str]
    ) -> None:
        assert run("export", built, "-o", tmp_path / "t.jsonl", "--table", table).exit_code == 0
        rows = [json.loads(line) for line in (tmp_path / "t.jsonl").read_text(encoding="utf-8").splitlines()]
        table_rows = list(csv.DictReader(io.StringIO(run("export", built, "--table", table).stdout)))
        assert list(rows[0]) == list(columns) and [r["id"] for r in rows] == [r["id"] for r in table_rows]

    def test_export_into_a_folder_names_the_file_after_the_table(self, run: Callable[..., Any], built: Path, tmp_path: Path) -> None:
        (tmp_path / "tables").mkdir()
        assert run("export", built, "-o", "tables", "--format", "jsonl").stdout == f"tables{os.sep}claims.jsonl\n"

    def test_explain_shows_a_claim_with_its_rule_and_the_event_it_is_of(self, run: Callable[..., Any], built: Path) -> None:
        event = next(e for e in events(built) if e.event == "ACCUSE" and e.actors == ("KEN",))
        claim = run("explain", event.claims[0]).stdout
        assert "[Kenya: actor]" in claim and "[Somalia: recipient]" in claim and "as in" in claim and event.id in claim
        assert event.claims[0] in run("explain", event.id, "--db", built).stdout

    def test_explain_as_json_says_what_it_explains(self, run: Callable[..., Any], built: Path) -> None:
        event = events(built)[0]
        made = json.loads(run("explain", event.id, "--json").stdout)
        assert made["kind"] == "event" and made["event"]["id"] == event.id


class TestReview:
    def test_claims_are_judged_one_key_each_and_the_figures_shown(self, run: Callable[..., Any], built: Path) -> None:
        done = run("review", "sample", built, "-n", "3", "--author", "ann", input="y\na\nq\n")
        assert "1 of 3" in done.stdout and "3 of 3" in done.stdout and "trigger]" in done.stdout
        assert re.search(r"all +2 +1 +50%", done.stdout) and "actors 1" in done.stdout
        again = run("review", "sample", built, "-n", "3", "--author", "ann", input="")
        assert "1 of 1" in again.stdout, "what is judged is not asked again"
        made = json.loads(run("review", "figures", built, "--json").stdout)
        assert made[0]["event"] == "all" and (made[0]["right"], made[0]["judged"]) == (1, 2)

    def test_nothing_judged_yet_is_said(self, run: Callable[..., Any], built: Path) -> None:
        assert "no claim has been judged yet" in run("review", "figures", built).stdout

    def test_a_judgement_of_a_claim_that_is_not_there_is_refused(self, built: Path) -> None:
        from araz.errors import StoreError
        from araz.publish.review import judgement

        with pytest.raises(StoreError):
            araz.judge(built, judgement("clm1_nothing", "y", author="ann", made="2026-01-01"))


class TestCode:
    def test_text_from_standard_input_becomes_json_lines(self, run: Callable[..., Any]) -> None:
        done = run("code", input=FIRST)
        rows = [json.loads(line) for line in done.stdout.splitlines()]
        blame = next(row for row in rows if row["trigger"] == "blamed")
        assert (blame["event"], blame["actors"], blame["recipients"]) == ("ACCUSE", ["KEN"], ["SOM"])
        assert list(blame) == list(CLAIM_COLUMNS) and "on a border post" in blame["sentence"]

    def test_it_is_the_twin_of_the_python_call(self, run: Callable[..., Any], coder: araz.Coder) -> None:
        assert [json.loads(line)["id"] for line in run("code", input=FIRST).stdout.splitlines()] == [c.id for c in coder.code(FIRST)]

    def test_a_file_of_any_format_will_do(self, run: Callable[..., Any], tmp_path: Path) -> None:
        rows = [{"text": FIRST, "outlet": "Outlet A"}, {"text": SECOND, "outlet": "Outlet B"}]
        (tmp_path / "two.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
        made = [json.loads(line) for line in run("code", "--file", "two.jsonl").stdout.splitlines()]
        assert {row["outlet"] for row in made} == {"Outlet A", "Outlet B"}

    def test_no_claims_is_said_not_shown_as_nothing(self, run: Callable[..., Any]) -> None:
        done = run("code", input="The weather was fine in the village and nobody went to the shore that day.")
        assert done.stdout == "" and done.exit_code == 0 and "no claims: " in done.stderr


class TestCheck:
    def test_the_files_of_the_program_have_no_faults(self, run: Callable[..., Any]) -> None:
        done = run("check")
        assert done.exit_code == 0, done.stdout
        assert "no faults" in done.stdout

    def test_faults_of_your_own_files_are_lines_and_code_3(self, run: Callable[..., Any], tmp_path: Path) -> None:
        (tmp_path / "mine" / "lexicon").mkdir(parents=True)
        (tmp_path / "mine" / "lexicon" / "own.yml").write_text("- {id: own.raid, verb: [raid], event: ASLT}\n", encoding="utf-8")
        done = run("check", "mine")
        assert done.exit_code == 3 and "unknown event type 'ASLT'" in done.stdout
        made = json.loads(run("check", "mine", "--json").stdout)
        assert made["folder"] == "mine" and len(made["faults"]) >= 1


def foreign(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")


def newer(path: Path) -> None:
    Store.open(path).close()
    with sqlite3.connect(path) as connection:
        assert connection.execute(f"UPDATE {VERSION_TABLE} SET version_num = '999'").rowcount == 1


BAD = [
    pytest.param(["build", "nowhere.txt"], 2, "no such file or folder 'nowhere.txt'", id="a path that is not there"),
    pytest.param(["build", "reports/a.tx"], 2, "(nearest is 'a.txt')", id="a path that is nearly there"),
    pytest.param(["build", "empty.txt"], 2, "no report could be read", id="an empty file"),
    pytest.param(["build", "void"], 2, "folder holds no files", id="an empty folder"),
    pytest.param(["build", "noise.txt"], 2, "no report could be read", id="binary noise"),
    pytest.param(["build", "empty.txt", "void"], 2, "void: folder holds no files", id="two problems of one kind are both told"),
    pytest.param(["build", "reports", "--db", "reports/a.txt"], 5, "is not a database", id="a text file for a database"),
    pytest.param(["build", "reports", "--db", "foreign.db"], 5, "database of another program", id="another program's database"),
    pytest.param(["build", "reports", "--db", "newer.db"], 5, "is newer than this program", id="a newer program's database"),
    pytest.param(["build", "reports", "--db", "reports"], 5, "is a folder", id="a folder for a database"),
    pytest.param(["build", "reports", "--db", "nowhere/x.db"], 5, "does not exist", id="a database in a folder that is not there"),
    pytest.param(["build", "reports", "--db", "mysql://host/x"], 5, "mysql", id="a database of an unknown kind"),
    pytest.param(
        ["build", "reports", "--settings", "bad.toml"], 2, "unknown setting 'thread' (nearest is 'threads')", id="a setting misspelt"
    ),
    pytest.param(["report", "nowhere.db"], 5, "there is no database nowhere.db", id="a report of no database"),
    pytest.param(["report", "empty.db", "-o", "nowhere/x.html"], 2, "cannot write", id="a page in a folder that is not there"),
    pytest.param(["report", "empty.db", "-o", "void"], 2, "is a folder", id="a page in the place of a folder"),
    pytest.param(["export", "empty.db", "-o", "nowhere/x.csv"], 2, "cannot write", id="a table in a folder that is not there"),
    pytest.param(["export", "empty.db", "--table", "claim"], 2, "(nearest is 'claims')", id="an unknown table"),
    pytest.param(["export", "empty.db", "--format", "xls"], 2, "there are csv, jsonl", id="an unknown format"),
    pytest.param(["explain", "clm1_00", "--db", "empty.db"], 5, "there is no claim", id="a claim that is not there"),
    pytest.param(["explain", "raid", "--db", "empty.db"], 2, "begins with 'clm' or 'evt'", id="something that is no id"),
    pytest.param(["code", "--file", "nowhere.txt"], 2, "no such file or folder", id="a text that is not there"),
    pytest.param(["code"], 2, "no text to code in standard input", id="nothing on standard input"),
    pytest.param(["where", "Paris", "--states", "FRX"], 2, "unknown state 'FRX'", id="a state that is none"),
    pytest.param(["who", " "], 2, "no name to look up", id="nobody asked for"),
    pytest.param(["who", "Aliyev", "--on", "yesterday"], 2, "'yesterday' is no day", id="a day in words"),
    pytest.param(["knowledge", "add", "person", "Jane"], 2, "'Jane' is not COLUMN=VALUE", id="a value without its column"),
    pytest.param(["knowledge", "add", "person", "name=X", "country=ZZZ"], 3, "unknown code 'ZZZ'", id="a row that breaks a rule"),
    pytest.param(["check", "nowhere"], 2, "no knowledge folder 'nowhere'", id="a knowledge folder that is not there"),
    pytest.param(["demo", "-o", "empty.txt"], 2, "cannot make the folder", id="a demo in the place of a file"),
]


@pytest.mark.parametrize(("arguments", "code", "words"), BAD)
def test_bad_input_is_one_clear_line_and_an_exit_code(
    run: Callable[..., Any], reports: Path, tmp_path: Path, arguments: list[str], code: int, words: str
) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "void").mkdir()
    (tmp_path / "noise.txt").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "bad.toml").write_text("thread = 2\n", encoding="utf-8")
    Store.open(tmp_path / "empty.db").close()
    foreign(tmp_path / "foreign.db")
    newer(tmp_path / "newer.db")
    done = run(*arguments, input="")
    assert done.exit_code == code and code in EXIT_CODES
    assert words in done.stderr
    assert any(line.startswith("error: ") for line in done.stderr.splitlines())
    assert done.stdout == "" and "Traceback" not in done.stderr


def test_a_missing_path_leaves_no_database_behind(run: Callable[..., Any], tmp_path: Path) -> None:
    run("build", "nowhere.txt")
    assert not (tmp_path / "crisis.db").exists()


def test_an_unexpected_error_is_not_hidden(run: Callable[..., Any], reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fault(*arguments: object, **options: object) -> None:
        raise ZeroDivisionError("a fault of the program")

    monkeypatch.setattr("araz.pipeline.build", fault)
    done = run("build", reports)
    assert isinstance(done.exception, ZeroDivisionError) and done.exit_code == 1


def test_every_exit_code_of_an_error_is_told_in_the_help() -> None:
    codes, classes = set(), [ArazError]
    while classes:
        found = classes.pop()
        codes.add(found.exit_code)
        classes += found.__subclasses__()
    assert codes <= EXIT_CODES.keys()


def process(*arguments: object, **options: Any) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from araz.cli import main; main()", *map(str, arguments)]
    return subprocess.run(command, text=True, check=False, **({"capture_output": True} | options))


def test_who_says_whom_a_name_means_and_why(run: Callable[..., Any]) -> None:
    done = run("who", "Ilham Aliev", "--on", "2021-10-05")
    assert done.exit_code == 0 and done.stdout.startswith("AZE.GOV      Ilham Aliyev (person): president 2003-10-31–now")
    (made,) = json.loads(run("who", "IRGC", "--json").stdout)
    assert (made["code"], made["kind"]) == ("IRN.MIL", "organ")


def test_who_reads_words_that_are_no_name(run: Callable[..., Any]) -> None:
    done = run("who", "Azerbaijan's Interior Ministry")
    assert done.exit_code == 0 and done.stdout.startswith("AZE.POL")


def test_who_nobody_is_told_with_names_near_and_an_exit_code(run: Callable[..., Any]) -> None:
    done = run("who", "Zorblax")
    assert done.exit_code == 1 and "nobody known as 'Zorblax'" in done.stderr and "araz knowledge add" in done.stderr


def test_a_row_of_ones_own_is_added_and_used_without_a_word(run: Callable[..., Any], tmp_path: Path) -> None:
    done = run("knowledge", "add", "person", "name=Jane Zorblax", "country=ARM", "role=GOV", "office=foreign minister", "valid_from=2020")
    assert done.exit_code == 0 and "araz-knowledge/actors/people.csv" in done.stdout
    assert run("who", "jane zorblax").stdout.startswith("ARM.GOV")
    assert run("check", "araz-knowledge").exit_code == 0
    assert json.loads(run("knowledge", "add", "body", "code=IMF", "name=The Fund", "--json").stdout)["replaces"]


def test_counts(run: Callable[..., Any]) -> None:
    made = json.loads(run("check", "--counts", "--json").stdout)
    assert made["faults"] == [] and made["counts"]["states and territories"] > 200
    assert "terms of office" in run("check", "--counts").stdout


def test_help_answers_in_half_a_second_and_tells_commands_and_exit_codes() -> None:
    times = []
    for _ in range(3):
        began = time.perf_counter()
        done = process("--help")
        times.append(time.perf_counter() - began)
    assert min(times) < 0.5
    assert all(word in done.stdout for word in ("build", "demo", "report", "export", "explain", "code", "check", "Exit codes", "130"))


def test_version() -> None:
    assert process("--version").stdout == f"araz {araz.__version__}\n"


def test_a_reader_that_went_away_is_no_error(built: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = process("export", built, stdout=writing, stderr=subprocess.PIPE, capture_output=False)
    os.close(writing)
    assert done.returncode == 141 and done.stderr == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no device that is always full")
def test_a_full_disk_is_one_clear_line(built: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = process("export", built, stdout=full, stderr=subprocess.PIPE, capture_output=False)
    assert done.returncode == 2 and done.stderr.startswith("error: no room left") and "Traceback" not in done.stderr


def test_the_demo_builds_the_sample_and_prints_the_address_of_its_page(run: Callable[..., Any], tmp_path: Path) -> None:
    done = run("demo", "-o", "out")
    page = tmp_path / "out" / "demo.html"
    assert done.exit_code == 0, done.stderr
    assert done.stdout == f"{page.resolve().as_uri()}\n" and page.stat().st_size > 10_000
    assert len(events(tmp_path / "out" / "demo.db")) > 10


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        pytest.param(["reports"], 2, id="one article a file, and none for what is not read"),
        pytest.param(["reports/a.txt", "rows.jsonl"], 4, id="one article a row"),
        pytest.param(["reports", "-"], None, id="nobody knows how much standard input will bring"),
    ],
)
def test_the_bar_knows_about_how_much_there_is_to_do(
    reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, paths: list[str], expected: int | None
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rows.jsonl").write_text("{}\n" * 3, encoding="utf-8")
    assert screen.expected(paths) == expected


def test_where_says_where_a_name_can_lie(run: Callable[..., Any]) -> None:
    done = run("where", "Paris, Texas")
    assert done.exit_code == 0 and "Texas" in done.stdout.splitlines()[1]
    first, *_ = json.loads(run("where", "Tripoli", "--states", "LBN", "--json").stdout)
    assert first["countries"] == ["LBN"]


def test_where_nowhere_is_told(run: Callable[..., Any]) -> None:
    done = run("where", "Zorblaxville")
    assert done.exit_code == 1 and "no place called 'Zorblaxville'" in done.stderr

"""Tables that other programs read, and that do nothing in a spreadsheet."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from araz.errors import InputError, StoreError
from araz.publish import CLAIM_COLUMNS, EVENT_COLUMNS, Records, export
from araz.publish.export import cell
from araz.store import Store


def _csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.mark.parametrize("table", ["claims", "events"])
def test_both_formats_hold_a_row_each_with_the_columns_named(store: Store, tmp_path: Path, table: str) -> None:
    columns = list({"claims": CLAIM_COLUMNS, "events": EVENT_COLUMNS}[table])
    rows = _csv(export(store, tmp_path, "csv", table))
    lines = [json.loads(line) for line in export(store, tmp_path / "x.jsonl", "jsonl", table).read_text(encoding="utf-8").splitlines()]
    assert len(rows) == len(lines) == store.counts()[table]
    assert list(rows[0]) == list(lines[0]) == columns
    assert [row["id"] for row in rows] == [line["id"] for line in lines]


def test_a_claim_in_a_row(store: Store, tmp_path: Path, records: Records) -> None:
    seized = next(c for c in records.claims if c.rule == "coerce.seized")
    row = next(r for r in _csv(export(store, tmp_path, "csv", "claims")) if r["id"] == seized.id)
    assert row["event_id"] == records.events[1].id
    assert (row["outlet"], row["url"], row["published"]) == ("Lake Gazette", "https://example.org/a?x=1&y=2", "2021-10-07")
    assert (row["trigger"], row["event"], row["modes"], row["actors"], row["recipients"]) == ("seized", "COERCE", "seize", "TZA.POL", "KEN")
    assert (row["date"], row["date_source"], row["status"], row["background"]) == ("2021-10-02", "published", "happened", "false")
    assert (row["figures"], row["place"], row["latitude"], row["speakers"]) == ("2 wounded", "", "", "")
    assert row["reasons"].count(";") == 2


def test_an_event_in_a_row(store: Store, tmp_path: Path, records: Records) -> None:
    row = _csv(export(store, tmp_path, "csv", "events"))[0]
    assert (row["date"], row["place"], row["names"]) == ("2021-10-05/2021-10-08", "Taveta", "Long Spear;Long Lance")
    assert (row["claim_count"], row["article_count"], row["outlet_count"], row["outlets"]) == ("3", "2", "2", "Coast Wire;Lake Gazette")
    assert (row["contested"], row["claims"]) == ("when;names", ";".join(records.events[0].claims))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param("=1+1", "'=1+1", id="equals"),
        pytest.param("@SUM(A1)", "'@SUM(A1)", id="at"),
        pytest.param("+1", "'+1", id="plus"),
        pytest.param("-1", "'-1", id="a text that begins with minus"),
        pytest.param("  =1", "'  =1", id="behind blanks"),
        pytest.param("\t=1", "'\t=1", id="tab"),
        pytest.param("＝1", "'＝1", id="full width"),
        pytest.param(-1.5, "-1.5", id="a number stays a number"),
        pytest.param(["=1", "b"], "'=1;b", id="a list that begins with one"),
        pytest.param(["a;b", "c"], "a,b;c", id="a semicolon inside an item"),
        pytest.param("a\x00\u202eb", "a[U+0000][U+202E]b", id="unseen characters are written out"),
        pytest.param(None, "", id="unknown is empty"),
        pytest.param(True, "true", id="true"),
    ],
)
def test_a_cell_is_no_formula(value: object, text: str) -> None:
    assert cell(value) == text


def test_hostile_texts_stay_in_their_cells(tmp_path: Path, make_crisis: Callable[..., Records]) -> None:
    records = make_crisis('",\r\n=cmd|x\x00')
    with Store.open(tmp_path / "wild.db") as store:
        store.add_batch(records.articles, records.claims, records.issues)
        rows = _csv(export(store, tmp_path, "csv", "claims"))
        lines = export(store, tmp_path, "jsonl", "claims").read_text(encoding="utf-8").splitlines()
    assert len(rows) == len(records.claims) == len(lines)
    assert all(row["id"].startswith("clm1_") for row in rows)
    named = next(c for c in records.claims if c.name.startswith("Long Spear"))
    assert next(json.loads(line) for line in lines if named.id in line)["name"] == named.name


@pytest.mark.parametrize(
    ("format", "table", "words"),
    [
        pytest.param("cvs", "claims", r"unknown format 'cvs' \(nearest is 'csv'\)", id="format"),
        pytest.param("csv", "claim", r"unknown table 'claim' \(nearest is 'claims'\)", id="table"),
    ],
)
def test_what_is_unknown_is_named_with_the_nearest(store: Store, tmp_path: Path, format: str, table: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        export(store, tmp_path, format, table)


def test_an_export_that_fails_leaves_the_old_file(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = export(store, tmp_path, "csv", "claims")
    before = target.read_bytes()
    whole = store.claims

    def broken():
        yield next(whole())
        raise StoreError("the disk failed")

    monkeypatch.setattr(store, "claims", broken)
    with pytest.raises(StoreError):
        export(store, tmp_path, "csv", "claims")
    assert target.read_bytes() == before
    assert sorted(p.name for p in tmp_path.iterdir() if p.suffix != ".db" and not p.name.startswith("crisis.db")) == ["claims.csv"]


def test_a_folder_that_is_not_there_is_named(store: Store, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"cannot write .*give a folder that exists"):
        export(store, tmp_path / "none" / "x.csv", "csv", "claims")

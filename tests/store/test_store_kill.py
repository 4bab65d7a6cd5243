"""Several writers, and writers that are killed."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from araz.store import Store

WRITER = """
import sys
sys.path.insert(0, sys.argv[1])
from conftest import make_article, make_claim, make_issue
from araz.store import Store
first, last = int(sys.argv[3]), int(sys.argv[4])
with Store.open(sys.argv[2]) as store:
    print("open", flush=True)
    for number in range(first, last):
        articles = [make_article(100 * number + n) for n in range(20)]
        store.add_batch(articles, [make_claim(a) for a in articles], [make_issue(number)])
        store.replace_events([])
        print(number, flush=True)
"""


def _write(path: Path, first: int, last: int) -> subprocess.Popen[str]:
    arguments = [sys.executable, "-c", WRITER, str(Path(__file__).parent), str(path), str(first), str(last)]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True, env=environment)


@pytest.mark.parametrize("acknowledged", [pytest.param(n, id=f"killed after line {n}") for n in (1, 2, 5, 12)])
def test_a_killed_writer_loses_no_finished_batch(path: Path, acknowledged: int) -> None:
    writer = _write(path, 0, 10_000)
    assert writer.stdout is not None
    for _ in range(acknowledged):
        writer.stdout.readline()
    os.kill(writer.pid, signal.SIGKILL)
    rest = writer.stdout.read().split()
    writer.wait()

    finished = acknowledged - 1 + len(rest)
    with Store.open(path, create=False) as store:
        counts = store.counts()
        assert counts["issues"] >= finished
        assert counts["articles"] == counts["claims"] == 20 * counts["issues"], "a batch is there whole or not at all"
        assert len(list(store.claims())) == counts["claims"]
    plain = sqlite3.connect(path)
    assert plain.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert plain.execute("PRAGMA foreign_key_check").fetchall() == []


def test_writers_that_start_together_lose_nothing(path: Path) -> None:
    writers = [_write(path, 10 * n, 10 * n + 5) for n in range(4)]
    for writer in writers:
        writer.communicate(timeout=120)
    assert [writer.returncode for writer in writers] == [0, 0, 0, 0]
    with Store.open(path, create=False) as store:
        assert store.counts() == {"articles": 400, "claims": 400, "events": 0, "judgements": 0, "issues": 20}

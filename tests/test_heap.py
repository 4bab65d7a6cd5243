"""One heap for all threads, where the C library has several."""

from __future__ import annotations

import subprocess
import sys

import pytest

from araz import heap


def test_it_can_be_asked_for_on_any_system_and_the_program_goes_on() -> None:
    code = "from araz.heap import share_heap; print(share_heap() in (True, False))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "True\n"


def test_another_c_library_is_left_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heap.sys, "platform", "linux")
    monkeypatch.setattr(heap.ctypes, "CDLL", lambda name: object())
    assert heap.share_heap() is False


def test_other_systems_are_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heap.sys, "platform", "darwin")
    monkeypatch.setattr(heap.ctypes, "CDLL", lambda name: pytest.fail("asked"))
    assert heap.share_heap() is False

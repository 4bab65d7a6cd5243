"""A copy of the shipped knowledge, less the lexicon's entries, that a test may break."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest

from araz.knowledge.load_lexicon import entry_files
from araz.knowledge.read import read_tree


@pytest.fixture(scope="session")
def shipped() -> dict[str, bytes]:
    tree = read_tree(files("araz.knowledge"))
    entries = entry_files(tree)
    return {path: content for path, content in tree.items() if path not in entries}


@pytest.fixture
def broken(shipped: dict[str, bytes], tmp_path: Path) -> Callable[[dict[str, str]], Path]:
    """Write the shipped files to a folder, with `text` added at the end of each file named (an empty text removes the file)."""

    def write(added: dict[str, str]) -> Path:
        (tmp_path / "SOURCES.md").write_text(files("araz.knowledge").joinpath("SOURCES.md").read_text(encoding="utf-8"), encoding="utf-8")
        for path in {*shipped, *added}:
            target = tmp_path / path
            target.parent.mkdir(parents=True, exist_ok=True)
            if added.get(path, "-"):
                target.write_bytes(shipped.get(path, b"") + added.get(path, "").encode())
        return tmp_path

    return write

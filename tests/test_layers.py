"""The walls of the package: imports run one way, each outside power has one home, sizes hold, and importing is light."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles

import pytest

import araz

HOME = Path(araz.__file__).parent
LAYERS = (
    "errors", "heap", "ids", "intervals", "records", "settings", "issues", "knowledge", "sources", "language", "resolve", "coding",
    "merging", "dynamics", "store", "publish", "pipeline", "scale", "web", "cli",
)  # fmt: skip
# what only some layers may import
POWERS = {
    "onnxruntime": {"language"},
    "tokenizers": {"language"},
    "sqlalchemy": {"store"},
    "alembic": {"store"},
    "sqlite3": {"store", "knowledge"},
    "trafilatura": {"sources"},
    "htmldate": {"sources"},
    "socket": {"sources", "web"},
    "urllib.request": {"sources"},
    "typer": {"cli"},
    "rich": {"cli"},
    "torch": set(),
}
HEAVY = ("spacy", "onnxruntime", "sqlalchemy", "typer", "rich", "numpy", "pydantic", "trafilatura", "jinja2", "yaml")
FILES = sorted(HOME.rglob("*.py"))


def layer_of(path: Path) -> str:
    return path.relative_to(HOME).parts[0].removesuffix(".py")


def imports(tree: ast.Module) -> Iterator[str]:
    """Yield the dotted name of everything a module imports, also late and for types only."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute here"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def upward(layer: str, imported: str) -> bool:
    """Whether a module of `layer` may not import what it does."""
    parts = imported.split(".")
    target = parts[1] if parts[0] == "araz" and len(parts) > 1 and parts[1] in LAYERS else layer
    return LAYERS.index(target) > LAYERS.index(layer)


@pytest.mark.parametrize(
    ("layer", "imported", "expected"),
    [
        pytest.param("coding", "araz.resolve.mentions.Mentions", False, id="a later layer may use an earlier one"),
        pytest.param("coding", "araz.coding.slots", False, id="a layer may use itself"),
        pytest.param("coding", "araz.store.Store", True, id="an earlier layer may not use a later one"),
        pytest.param("sources", "araz.language", True, id="nor one that comes directly after"),
        pytest.param("coding", "spacy.tokens.Doc", False, id="other packages are no layers"),
    ],
)
def test_the_rule_itself(layer: str, imported: str, expected: bool) -> None:
    assert upward(layer, imported) is expected


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(HOME)))
class TestEveryModule:
    def test_belongs_to_a_layer_and_imports_only_downwards(self, path: Path) -> None:
        layer = layer_of(path)
        if layer == "__init__":
            return
        assert layer in LAYERS, f"{layer} is in no layer: put it into LAYERS and the design"
        found = [name for name in imports(ast.parse(path.read_text(encoding="utf-8"))) if upward(layer, name)]
        assert not found

    def test_uses_only_the_powers_of_its_layer(self, path: Path) -> None:
        layer = layer_of(path)
        names = list(imports(ast.parse(path.read_text(encoding="utf-8"))))
        strange = [n for n in names for power, homes in POWERS.items() if f"{n}.".startswith(f"{power}.") and layer not in homes]
        assert not strange

    def test_has_at_most_400_lines(self, path: Path) -> None:
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


def lengths() -> list[int]:
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in FILES)
    functions = (n for tree in trees for n in ast.walk(tree) if isinstance(n, ast.FunctionDef))
    return [(n.end_lineno or n.lineno) - n.lineno + 1 for n in functions]


def test_half_the_functions_have_at_most_10_lines_and_nine_in_ten_at_most_30() -> None:
    found = lengths()
    assert median(found) <= 10
    assert quantiles(found, n=10)[-1] <= 30


def loaded_by(statement: str) -> set[str]:
    code = f"{statement}\nimport sys\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_importing_araz_loads_nothing_heavy() -> None:
    assert not loaded_by("import araz") & set(HEAVY)


def test_the_command_line_loads_only_what_help_needs() -> None:
    assert not loaded_by("import araz.cli") & (set(HEAVY) - {"typer", "rich"})


def test_every_public_name_is_there() -> None:
    assert all(getattr(araz, name) is not None for name in araz.__all__)
    with pytest.raises(AttributeError, match="no attribute 'biuld'"):
        araz.biuld  # noqa: B018

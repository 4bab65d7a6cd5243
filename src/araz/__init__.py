"""Araz: from news reports about states in tension to the record they hold, with who says so and the sentence behind each row."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from araz.pipeline import Coder, build, explain, export, judge, precision, report, sample
    from araz.records import Article, Claim, Event, Issue, Judgement

_HOMES = {
    "Coder": "araz.pipeline",
    "build": "araz.pipeline",
    "explain": "araz.pipeline",
    "export": "araz.pipeline",
    "judge": "araz.pipeline",
    "precision": "araz.pipeline",
    "report": "araz.pipeline",
    "sample": "araz.pipeline",
    "Article": "araz.records",
    "Claim": "araz.records",
    "Event": "araz.records",
    "Issue": "araz.records",
    "Judgement": "araz.records",
}
__all__ = [
    "Article",
    "Claim",
    "Coder",
    "Event",
    "Issue",
    "Judgement",
    "__version__",
    "build",
    "explain",
    "export",
    "judge",
    "precision",
    "report",
    "sample",
]


def __getattr__(name: str) -> Any:
    """Load a public name when it is first asked for: importing `araz` alone loads nothing heavy."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'araz' has no attribute {name!r}")

"""What the program knows: data files of actors, places, times, outlets, event types and words, and their loader. See SOURCES.md."""

from __future__ import annotations

from araz.knowledge.load import Knowledge, load

__all__ = ["Knowledge", "load"]

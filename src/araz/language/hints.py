"""What the lexicon says of a word by its form alone, for the model's head of deeds: which event types it can name.

A feature, no decision: the head learns how far to follow it. The table is made when the model is trained and is part of its files, so
that the model gives the same analysis whatever the lexicon becomes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from araz.knowledge.schema_lexicon import LexiconEntry
from araz.records import Event16

EVENTS = tuple(event.value for event in Event16)
_TAGS = {"verb": "VERB", "noun": "NOUN", "adjective": "ADJ"}


class Hints:
    """Event types by the small-letter form of a word."""

    def __init__(self, table: Mapping[str, Sequence[int]]) -> None:
        """`table`: numbers of event types, in the order of EVENTS, by form."""
        self.table = {form: tuple(numbers) for form, numbers in table.items()}

    @classmethod
    def made(cls, lexicon: Iterable[LexiconEntry]) -> Hints:
        """Return the hints of a lexicon: each trigger in all its inflections."""
        from lemminflect import getAllInflections

        found: dict[str, set[int]] = {}
        for entry in lexicon:
            for pos, lemmas in entry.triggers:
                for lemma in map(str.lower, lemmas):
                    forms = getAllInflections(lemma, upos=_TAGS[pos]).values()
                    for form in {lemma, *(f.lower() for some in forms for f in some)}:
                        found.setdefault(form, set()).add(EVENTS.index(entry.event))
        return cls({form: sorted(numbers) for form, numbers in sorted(found.items())})

    @classmethod
    def read(cls, path: Path) -> Hints:
        """Return the hints of a file. Raises ValueError: it is no table."""
        table = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(table, dict) or not all(0 <= n < len(EVENTS) for numbers in table.values() for n in numbers):
            raise ValueError("it is no table of forms and event types")
        return cls(table)

    def write(self, path: Path) -> None:
        """Write the table to a file."""
        path.write_text(json.dumps(self.table, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")

    def of(self, word: str) -> tuple[int, ...]:
        """Return the numbers of the event types that a word can name."""
        return self.table.get(word.lower(), ())

"""Which office a person held between two days, and so which code the person has."""

from __future__ import annotations

from collections.abc import Sequence

from araz.knowledge.schema import Person


def in_office(term: Person, first: str, last: str) -> bool:
    """Return whether a term can cover a day between two days; an empty one is open."""
    begun = not term.valid_from or not last or term.valid_from[: len(last)] <= last[: len(term.valid_from)]
    ended = term.valid_to and first and term.valid_to[: len(first)] < first[: len(term.valid_to)]
    return begun and not ended


def person_code(terms: Sequence[Person], first: str, last: str) -> tuple[str, str]:
    """Return the code of a person between two days, and why: the office then held (the latest where several), else the country alone.

    Args: terms: the person's offices, in order of time. first, last: ISO days, empty where unknown.
    """
    for term in reversed(terms):
        if in_office(term, first, last):
            unsure = "" if first and last else "; the article's day is not known"
            return term.code, f"{term.office or 'office'} {term.valid_from or '?'}–{term.valid_to or 'now'}{unsure}"
    return terms[-1].country, f"held no office between {first} and {last}"

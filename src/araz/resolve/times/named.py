"""Named wars, treaties, exercises: finding them in a text, and what `before`, `since the end of` … leave of their days."""

from __future__ import annotations

from collections.abc import Sequence

from araz.errors import InputError
from araz.intervals import Interval, add_days, parse_edtf
from araz.knowledge.schema import NamedTime
from araz.resolve.scan import Hit, NameScanner
from araz.resolve.times.national import NationalDays


class NamedIndex:
    """Named times made ready for search; build it once for many texts.

    Raises:  InputError: a row has a date that is not EDTF.
    """

    def __init__(self, named: Sequence[NamedTime], national: NationalDays | None = None) -> None:
        """Compile the names. Args: national: feasts that differ between countries; without it they have no date."""
        self.national = national
        self.rows = tuple(named)
        self.intervals = tuple(_row_interval(row) for row in self.rows)
        self._scanner = NameScanner((name, key) for key, row in enumerate(self.rows) for name in (row.name, *row.aliases))

    def find(self, text: str) -> tuple[Hit, ...]:
        """Return where the text names any of them."""
        return self._scanner.find(text)

    def choose(self, hit: Hit, text: str, published: Interval | None) -> int:
        """Return the row a name means: one whose year the text gives, then the latest that began before publication."""
        latest = published.end or published.start if published else None

        def rank(key: int) -> tuple[bool, bool, str]:
            start = self.intervals[key].start
            if start is None:
                return False, False, ""
            return str(start.year) in text, latest is None or start <= latest, start.isoformat()

        return max(hit.keys, key=rank)


def _row_interval(row: NamedTime) -> Interval:
    try:
        return parse_edtf(f"{row.start}/{row.end}" if row.end else row.start)
    except InputError as error:
        raise InputError(f"named time {row.name!r}: {error}") from error


def way_of(word: str) -> str:
    """Return after, before, since, until or during for the words that mean it."""
    return {
        "ever since": "since",
        "following": "after",
        "in the wake of": "after",
        "in the aftermath of": "after",
        "prior to": "before",
        "on the eve of": "before",
        "at the time of": "during",
    }.get(word, word)


def around_named(whole: Interval, way: str, edge: str) -> Interval:
    """Return what `since the end of`, `during`, `before` … leave of a named time."""
    at_start = any(word in edge for word in ("start", "beginning", "outbreak", "launch", "onset", "signing", "first day"))
    at_end = any(word in edge for word in ("end", "conclusion", "close", "last day"))
    plain = way_of(way)
    start, end = whole.start, whole.end
    if plain == "during":
        return whole
    if way == "on the eve of" and start:
        return Interval(add_days(start, -1), add_days(start, -1), approximate=True)
    if plain == "since":
        known = start if at_start or end is None else end
        return Interval(known, None, whole.last_precision, whole.last_approximate)
    if plain == "after":
        known = start if at_start or end is None else end
        return Interval(add_days(known, 1), None) if known else whole
    known = end if at_end or (plain == "until" and not at_start and end) else start
    return Interval(None, known if plain == "until" else add_days(known, -1)) if known else whole

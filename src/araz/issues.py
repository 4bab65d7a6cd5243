"""The log of what was not read or not coded: every stage adds to it, the report prints it, nothing vanishes without a line here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from araz.ids import make_id
from araz.records import Issue, Span

UNKNOWN = "unknown actor"
"""The kind of issue for a name that acts and is in no knowledge file; its message is the name, a dash, and what the text says of it."""


class IssueLog:
    """Issues in the order they came, each once: the same problem at the same place has the same id and is kept one time."""

    def __init__(self, issues: Iterable[Issue] = ()) -> None:
        self._issues: dict[str, Issue] = {}
        self.extend(issues)

    def add(self, stage: str, kind: str, message: str, origin: str, *, article: str = "", span: Span | None = None) -> Issue:
        """Make an issue, keep it and return it.

        Args:    stage: the part that noticed (`sources`, `coding` …). kind: a short name to group by. message: what and why, for a
                 reader. origin: the file, or file and line. article: its id where one was made. span: where in its text.
        """
        start, end = (span.start, span.end) if span else (None, None)
        issue = Issue(make_id("iss", stage, kind, message, origin, article, start, end), stage, kind, message, origin, article, span)
        self.extend((issue,))
        return issue

    def extend(self, issues: Iterable[Issue]) -> None:
        """Keep issues made elsewhere, for example by another process."""
        for issue in issues:
            self._issues.setdefault(issue.id, issue)

    def __iter__(self) -> Iterator[Issue]:
        return iter(tuple(self._issues.values()))

    def __len__(self) -> int:
        return len(self._issues)

    def counts(self) -> dict[tuple[str, str], int]:
        """Return (stage, kind) -> how many, most first, ties by name."""
        counted = Counter((issue.stage, issue.kind) for issue in self)
        return dict(sorted(counted.items(), key=lambda item: (-item[1], item[0])))

    def groups(self) -> dict[tuple[str, str], tuple[Issue, ...]]:
        """Return (stage, kind) -> its issues in the order they came; groups in the order of `counts`."""
        return {key: tuple(issue for issue in self if (issue.stage, issue.kind) == key) for key in self.counts()}

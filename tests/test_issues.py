"""The log of issues."""

from __future__ import annotations

from araz.issues import IssueLog
from araz.records import Span


def test_the_same_problem_is_kept_once_and_has_the_same_id_in_every_run() -> None:
    one, two = IssueLog(), IssueLog()
    first = one.add("sources", "empty", "no text", "a.txt")
    one.add("sources", "empty", "no text", "a.txt")
    assert len(one) == 1 and two.add("sources", "empty", "no text", "a.txt").id == first.id


def test_place_and_article_tell_issues_apart() -> None:
    log = IssueLog()
    log.add("coding", "long", "too long", "a.txt", article="art1", span=Span(0, 5))
    log.add("coding", "long", "too long", "a.txt", article="art1", span=Span(5, 9))
    log.add("coding", "long", "too long", "a.txt", article="art2", span=Span(0, 5))
    assert len({issue.id for issue in log}) == 3


def test_groups_and_counts_have_the_most_first_and_keep_the_order_of_issues() -> None:
    log = IssueLog()
    for stage, kind, origin in [("sources", "empty", "a"), ("coding", "long", "b"), ("coding", "long", "c"), ("coding", "alone", "d")]:
        log.add(stage, kind, "why", origin)
    assert list(log.counts().items()) == [(("coding", "long"), 2), (("coding", "alone"), 1), (("sources", "empty"), 1)]
    assert [issue.origin for issue in log.groups()["coding", "long"]] == ["b", "c"]


def test_logs_of_other_processes_are_joined() -> None:
    one, two = IssueLog(), IssueLog()
    one.add("sources", "empty", "no text", "a")
    two.add("sources", "empty", "no text", "a")
    two.add("sources", "empty", "no text", "b")
    one.extend(two)
    assert [issue.origin for issue in one] == ["a", "b"]

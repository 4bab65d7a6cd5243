"""A known event that a report tells of without its name gives the likeliest day of the report, where its own text leaves much open."""

from __future__ import annotations

from datetime import date

import pytest

from araz.knowledge.schema import NamedTime, State
from araz.records import Article, Paragraph, ParagraphKind, Span
from araz.resolve.known_events import KnownEvents
from araz.resolve.publication import infer_publication
from araz.resolve.times import NamedIndex

INDEX = NamedIndex(
    (
        NamedTime("River Shield", (), "exercise", "2017-05-10", "2017-05-20", ("KEN", "UGA")),
        NamedTime("River Shield 2", (), "exercise", "2018-05-10", "2018-05-20", ("KEN", "UGA")),
        NamedTime("Ford Clash", (), "clash", "2017-04-02", "", ("KEN", "TZA")),
        NamedTime("Long War", (), "exercise", "2017-04-01", "2019-04-01", ("KEN", "UGA")),
    )
)
STATES = tuple(
    State(code, name, adjectives=(adjective,), people=(adjective,), capital=capital)
    for code, name, adjective, capital in (
        ("KEN", "Kenya", "Kenyan", "Nairobi"),
        ("UGA", "Uganda", "Ugandan", "Kampala"),
        ("TZA", "Tanzania", "Tanzanian", "Dodoma"),
    )
)
KNOWN = KnownEvents(INDEX, STATES)
DRILLS = "Kenya held drills by the lake. Uganda protested. Nairobi replied to Kampala that Kenyan troops alarm no Ugandan."


@pytest.mark.parametrize(
    ("text", "newest", "expected"),
    [
        pytest.param(DRILLS, date(2017, 3, 1), date(2017, 5, 10), id="the first drills of the two after the newest fact"),
        pytest.param(DRILLS, date(2017, 9, 1), None, id="none within half a year"),
        pytest.param(DRILLS, date(2018, 1, 1), date(2018, 5, 10), id="the next ones"),
        pytest.param(DRILLS, date.max, None, id="at the end of the calendar"),
        pytest.param(DRILLS.replace("drills", "a fair"), date(2017, 3, 1), None, id="nothing of the kind is told"),
        pytest.param(DRILLS.replace("Ugandan", "man"), date(2017, 3, 1), None, id="one of the two is hardly named"),
        pytest.param(
            "Kenya and Tanzania had clashes. Kenyan and Tanzanian police met in Nairobi and Dodoma.",
            date(2017, 3, 1),
            date(2017, 4, 2),
            id="a clash",
        ),
    ],
)
def test_the_event_that_a_text_tells_of(text: str, newest: date, expected: date | None) -> None:
    found = KNOWN.after(text, newest)
    assert (found[0] if found else None) == expected


def test_it_is_the_likeliest_day_and_no_bound() -> None:
    text = f"The pact was signed on March 3, 2017. {DRILLS}"
    article = Article("art1_test", text, (Paragraph(Span(0, len(text)), ParagraphKind.BODY, "test", "en"),), "test")
    plain, guessed = infer_publication(article, INDEX), infer_publication(article, INDEX, known=KNOWN)
    assert plain is not None and guessed is not None
    assert (plain.edtf, plain.best) == (guessed.edtf, "") == ("2017-03-03/..", "")
    assert guessed.best == "2017-05-10" and "'River Shield' is the first known after 2017-03-03" in guessed.why

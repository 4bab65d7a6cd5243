"""The project's first input, five real reports: what an analyst looks for is in the record. Skipped where they are not at hand."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from araz.intervals import overlaps, parse_edtf, within
from araz.pipeline import build
from araz.records import Article, Claim, DateSource, Event, ParagraphKind
from araz.store import Store

SEEDS = Path(__file__).parents[2] / "shared" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the five reports are not beside this checkout")


@dataclass(frozen=True)
class Record:
    articles: dict[str, Article]
    claims: dict[str, Claim]
    events: list[Event]

    def told(self, event: Event) -> list[Claim]:
        return [self.claims[id] for id in event.claims]

    def reports(self, event: Event) -> int:
        return len({claim.article for claim in self.told(event)})

    def only(self, what: str, actors: set[str], recipients: set[str], when: str) -> Event:
        """Return the one event of its kind with these parties whose time begins with `when`."""
        found = [
            event
            for event in self.events
            if (event.event, set(event.actors), set(event.recipients)) == (what, actors, recipients) and event.when.startswith(when)
        ]
        assert len(found) == 1, [(e.event, e.actors, e.recipients, e.when) for e in found]
        return found[0]


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    database = tmp_path_factory.mktemp("seeds") / "seeds.db"
    build([SEEDS], database)
    with Store.open(database) as store:
        return Record({a.id: a for a in store.articles()}, {c.id: c for c in store.claims()}, list(store.events()))


def test_one_exercise_under_three_names(record: Record) -> None:
    event = record.only("COOPERATE", {"AZE", "TUR"}, set(), "2021-10-05/2021-10-08")
    assert record.reports(event) >= 3
    assert event.where == "Nakhchivan"
    assert set(event.names) == {"Indestructible Brotherhood-2021", "Steadfast Brotherhood-2021", "Unshakable Brotherhood"}


def test_drills_at_the_border_from_four_reports_with_the_name_that_one_gives(record: Record) -> None:
    event = record.only("MOBILIZE", {"IRN"}, {"AZE"}, "2021-10-01")
    assert record.reports(event) >= 4
    assert event.names == ("Conquerors of Khaibar",)


def test_the_drivers_are_detained_once(record: Record) -> None:
    event = record.only("COERCE", {"AZE"}, {"IRN.BUS"}, "2021-09")
    assert "arrest" in event.modes
    assert record.reports(event) >= 3


def test_the_closing_of_the_mosque_has_the_reason_of_the_ministry(record: Record) -> None:
    event = record.only("COERCE", {"AZE"}, {"IRN.GOV"}, "2021-10-05")
    assert "AZE.POL" in {speaker.code for claim in record.told(event) for speaker in claim.attribution}


def test_the_attack_on_the_embassy_with_its_figures(record: Record) -> None:
    event = record.only("ASSAULT", set(), {"AZE.GOV"}, "2023-01-27")
    figures = {(f.unit, f.low, f.high) for claim in record.told(event) for f in claim.figures}
    assert figures == {("killed", 1, 1), ("wounded", 2, 2)}


def test_the_exercises_of_2024_are_planned_and_apart(record: Record) -> None:
    event = record.only("COOPERATE", {"AZE", "IRN"}, set(), "2024-06-12")
    assert event.status == "planned"
    assert record.reports(event) == 1


def test_a_question_and_a_denial_of_the_president(record: Record) -> None:
    own = [c for c in record.claims.values() if c.actor_codes == ("AZE.GOV",)]
    assert any(c.event == "ACCUSE" and "disapprove" in c.modes and c.recipient_codes == ("IRN.MIL",) for c in own)
    assert any(c.event == "REJECT" and c.recipient_codes == ("ISR",) for c in own)


def test_one_minister_in_two_spellings(record: Record) -> None:
    names = {(p.code, p.name) for c in record.claims.values() for p in c.actors if "bdollahian" in p.name}
    assert names == {("IRN.GOV", "Hossein Amir-Abdollahian")}
    assert len({c.article for c in record.claims.values() if any("bdollahian" in p.name for p in c.actors)}) == 2


def test_only_bodies_and_titles_are_coded(record: Record) -> None:
    coded = {
        paragraph.kind
        for claim in record.claims.values()
        for paragraph in record.articles[claim.article].paragraphs
        if paragraph.span.start <= claim.sentence.start < paragraph.span.end
    }
    assert coded == {ParagraphKind.BODY, ParagraphKind.TITLE}


WRITTEN = {
    "000": ("2021-10-06", "2021-10-06"),
    "001": ("2024-06-07", "2024-06-12"),
    "002": ("2021-10-01", "2021-10-10"),
    "003": ("2021-10-01", "2021-10-10"),
    "004": ("2021-10-01", "2021-10-10"),
}


@pytest.mark.parametrize("number", sorted(WRITTEN))
def test_a_report_without_a_date_was_likely_written_when_it_was(record: Record, number: str) -> None:
    """The likeliest day, or where there is none both bounds, lie in the days in which the report appeared; the bounds hold those days."""
    (article,) = [a for a in record.articles.values() if Path(a.origin).name.startswith(number)]
    assert article.published is not None and article.published.source is DateSource.INFERRED
    true, bounds = parse_edtf("/".join(WRITTEN[number])), parse_edtf(article.published.edtf)
    assert overlaps(bounds, true)
    assert within(parse_edtf(article.published.best) if article.published.best else bounds, true)

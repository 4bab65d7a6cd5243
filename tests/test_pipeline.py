"""The whole way of a report, with the shipped model and knowledge."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from araz.errors import InputError, StoreError
from araz.ids import make_id
from araz.issues import IssueLog
from araz.pipeline import Built, Coder, build, rebuild
from araz.records import Claim, Event16, Judgement, Verdict
from araz.settings import Settings
from araz.store import Store

LAKE = """Kenya closes lake crossing

10 March 2022

Kenya closed the crossing at Taveta on Tuesday. Tanzania condemned Kenya over the closure.

Tanzanian police arrested two Kenyan fishermen on 3 March 2022, according to the Kenyan foreign ministry.

Uganda and Rwanda held joint military exercises in the hills last week.
"""
WIRE = """Fishermen held as neighbours quarrel

11 March 2022

Tanzania arrested two Kenyan fishermen last week. Kenya accused Tanzania of abducting the men.
"""
LATER = """Envoys meet in Kampala

2 May 2022

Kenya and Tanzania held talks in Kampala on Monday. Kenya plans to send food to Burundi in June.
"""
REPORTS = {"lake.txt": LAKE, "wire.txt": WIRE, "later.txt": LATER}


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(settings=Settings(threads=1))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    home = tmp_path / "reports"
    home.mkdir()
    for name, text in REPORTS.items():
        (home / name).write_text(text, encoding="utf-8")
    return home


def told(claims: list[Claim]) -> set[tuple[str, str, str, str]]:
    """What is claimed: event, doers and recipients without roles, status."""
    return {(c.event.value, _states(c.actor_codes), _states(c.recipient_codes), c.status.value) for c in claims}


def _states(codes: tuple[str, ...]) -> str:
    return "+".join(sorted({code.split(".")[0] for code in codes}))


EXPECTED = {
    ("COERCE", "TZA", "KEN", "happened"),
    ("COOPERATE", "RWA+UGA", "", "happened"),
    ("ACCUSE", "TZA", "KEN", "happened"),
}


def test_a_short_report_gives_its_claims(coder: Coder) -> None:
    claims = coder.code(LAKE)
    assert told(claims) >= EXPECTED
    arrest = next(c for c in claims if c.event is Event16.COERCE and "TZA.POL" in c.actor_codes)
    assert arrest.when is not None and arrest.when.edtf == "2022-03-03" and arrest.modes == ("arrest",)
    assert [s.code for s in arrest.attribution] == ["KEN.GOV"]
    joint = next(c for c in claims if c.event is Event16.COOPERATE)
    assert joint.contexts[0] == "military"


def test_a_claim_points_at_its_words_and_says_why(coder: Coder) -> None:
    article = coder.article(LAKE)
    for claim in coder.code(article):
        sentence, trigger = article.passage(claim.sentence), article.passage(claim.trigger)
        assert trigger and trigger in sentence and sentence.strip() == sentence
        assert all(article.passage(p.span).strip() for p in (*claim.actors, *claim.recipients))
        assert claim.rule and claim.reasons and 0 < claim.confidence < 1
        assert claim.model == coder.reader.model.version and claim.knowledge == coder.knowledge.version


def test_one_article_or_many_give_the_same_claims(coder: Coder) -> None:
    articles = [coder.article(text) for text in REPORTS.values()]
    together = {a.id: claims for a, claims in coder.code_all(articles)}
    assert list(together) == [a.id for a in articles]
    assert all(coder.code(article) == together[article.id] for article in articles)


@pytest.mark.parametrize("text", ["", "  \n "], ids=["nothing", "space"])
def test_no_text_is_refused(coder: Coder, text: str) -> None:
    with pytest.raises(InputError, match="no text"):
        coder.code(text)


@pytest.mark.parametrize(
    "text",
    ["Hello.", "🚢", "Граница закрыта. Кения закрыла границу в понедельник.", "The cat sat on the mat."],
    ids=["a word", "a picture", "Russian", "nothing coded"],
)
def test_a_text_without_deeds_gives_no_claims(coder: Coder, text: str) -> None:
    assert coder.code(text) == []


def test_what_is_not_english_becomes_an_issue(coder: Coder) -> None:
    log = IssueLog()
    coder.article(f"{LAKE}\nГраница закрыта. Кения закрыла границу в понедельник, сообщило министерство.\n", log=log)
    assert any("Russian" in issue.message for issue in log)


def test_building_twice_adds_nothing(coder: Coder, folder: Path, tmp_path: Path) -> None:
    database = tmp_path / "crisis.db"
    first = build([folder], database, coder=coder)
    with Store.open(database) as store:
        events, claims = list(store.events()), list(store.claims())
    again = build([folder], database, coder=coder)
    assert first.articles == 3 and first.claims >= 5 and first.known == 0 and first.events == len(events)
    assert again == Built(0, 0, 0, 3, first.events)
    with Store.open(database) as store:
        assert list(store.events()) == events and list(store.claims()) == claims
        assert rebuild(store) == events


def test_two_reports_of_one_arrest_are_one_event(coder: Coder, folder: Path, tmp_path: Path) -> None:
    database = tmp_path / "crisis.db"
    build([folder], database, coder=coder)
    with Store.open(database) as store:
        claims = {c.id: c for c in store.claims()}
        arrests = [e for e in store.events() if e.event is Event16.COERCE and "TZA" in _states(e.actors)]
    assert [len({claims[i].article for i in e.claims}) for e in arrests] == [2]


def test_the_order_and_the_batches_of_input_do_not_matter(coder: Coder, folder: Path, tmp_path: Path) -> None:
    kept = []
    for name, paths in {"one": sorted(folder.iterdir()), "two": sorted(folder.iterdir(), reverse=True)}.items():
        small = Coder(settings=Settings(threads=1, batch=1)) if name == "two" else coder
        build(paths, tmp_path / f"{name}.db", coder=small)
        with Store.open(tmp_path / f"{name}.db") as store:
            kept.append((list(store.events()), sorted(store.claims(), key=lambda c: c.id)))
    assert kept[0] == kept[1]


def test_new_reports_join_what_is_there(coder: Coder, folder: Path, tmp_path: Path) -> None:
    step, whole = tmp_path / "step.db", tmp_path / "whole.db"
    for name in sorted(REPORTS):
        build([folder / name], step, coder=coder)
    build([folder], whole, coder=coder)
    with Store.open(step) as one, Store.open(whole) as other:
        assert list(one.events()) == list(other.events()) and one.counts() == other.counts()


@pytest.mark.parametrize("stage", ["resolver.resolve", "coder.code", "reader.docs"])
def test_a_bad_article_becomes_an_issue_and_the_run_goes_on(
    coder: Coder, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stage: str
) -> None:
    part, name = stage.split(".")
    broken = getattr(coder, part)
    monkeypatch.setattr(broken, name, breaking(getattr(broken, name)))
    built = build([folder], tmp_path / "crisis.db", coder=coder)
    assert built.articles == 3 and built.claims >= 3
    with Store.open(tmp_path / "crisis.db") as store:
        (issue,) = [i for i in store.issues() if i.kind == "failed"]
        bad = store.article(issue.article)
        assert "no bridge" in issue.message and issue.origin.endswith("wire.txt") and bad.text.startswith("Fishermen")
        assert bad.id not in {c.article for c in store.claims()}


def breaking(usual: Callable[..., Any]) -> Callable[..., Any]:
    """Return what does the same, but fails on the report of the wire."""

    def run(*arguments: Any, **more: Any) -> Any:
        given = arguments[0] if isinstance(arguments[0], list) else [arguments[0]]
        if any(getattr(one, "text", "").startswith("Fishermen") for one in given):
            raise ZeroDivisionError("no bridge")
        return usual(*arguments, **more)

    return run


def test_files_that_cannot_be_read_become_issues(coder: Coder, folder: Path, tmp_path: Path) -> None:
    (folder / "empty.txt").write_text("")
    (folder / "noise.txt").write_bytes(bytes(range(256)) * 40)
    shutil.copy(folder / "lake.txt", folder / "twin.txt")
    built = build([folder], tmp_path / "crisis.db", coder=coder)
    with Store.open(tmp_path / "crisis.db") as store:
        named = {Path(issue.origin).name for issue in store.issues()}
    assert built.articles == 3 and built.issues >= 3 and {"empty.txt", "noise.txt", "twin.txt"} <= named


def test_a_missing_path_stops_the_run_and_leaves_no_database(coder: Coder, folder: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nowhere"):
        build([folder, tmp_path / "nowhere"], tmp_path / "crisis.db", coder=coder)
    assert not (tmp_path / "crisis.db").exists()


def test_a_file_that_is_no_database_is_left_as_it_is(coder: Coder, folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "notes.db"
    other.write_text("not a database, but somebody's notes " * 50)
    before = other.read_bytes()
    with pytest.raises(StoreError, match=r"notes\.db"):
        build([folder], other, coder=coder)
    assert other.read_bytes() == before


def test_progress_is_told_after_each_batch(folder: Path, tmp_path: Path, coder: Coder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coder, "settings", Settings(threads=1, batch=2))
    steps: list[int] = []
    build([folder], tmp_path / "crisis.db", coder=coder, progress=lambda done, word: steps.append(done))
    assert steps == [2, 3]


def test_a_judgement_is_kept_through_every_build(coder: Coder, folder: Path, tmp_path: Path) -> None:
    database = tmp_path / "crisis.db"
    build([folder], database, coder=coder)
    with Store.open(database) as store:
        wrong = next(c for c in store.claims() if c.event is Event16.COOPERATE)
        said = Judgement(make_id("jdg", "wrong", wrong.id), Verdict.WRONG, wrong.id, "", "", "", "a reader", "2024-01-01")
        assert store.add_judgement(said)
    (folder / "later.txt").write_text(LATER.replace("June", "July"), encoding="utf-8")
    build([folder], database, coder=coder)
    with Store.open(database) as store:
        assert wrong in store.claims() and all(wrong.id not in e.claims for e in store.events())
        assert not store.add_judgement(replace(said))

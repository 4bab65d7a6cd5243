"""A made-up crisis in a database: two neighbours, a dam, a drill with two names, a seized barge, a denial; and hostile twins."""

from __future__ import annotations

import csv
import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from araz.ids import make_id
from araz.publish import Look, Records
from araz.records import (
    Article,
    Claim,
    DateSource,
    Event,
    Event16,
    Fact,
    Figure,
    Issue,
    Judgement,
    Link,
    LinkKind,
    Merge,
    Paragraph,
    ParagraphKind,
    Party,
    Span,
    Speaker,
    Status,
    Verdict,
    View,
    When,
    Where,
)
from araz.store import Store

NAMES = {"KEN": "Kenya", "TZA": "Tanzania", "UGA": "Uganda", "UNO": "United Nations"}


def words(article: Article, text: str, after: int = 0) -> Span:
    """Return where `text` stands."""
    start = article.text.index(text, after)
    return Span(start, start + len(text))


def article(outlet: str, title: str, day: str, *paragraphs: str | tuple[ParagraphKind, str], url: str = "") -> Article:
    """Make an article; its title is its first paragraph."""
    parts = [(ParagraphKind.TITLE, title), *((ParagraphKind.BODY, p) if isinstance(p, str) else p for p in paragraphs)]
    text, spans = "", []
    for kind, part in parts:
        text += "\n\n" if text else ""
        why = {ParagraphKind.BODY: "prose with verbs", ParagraphKind.TITLE: "first line, without a full stop"}.get(
            kind, f"reads like a {kind}"
        )
        spans.append(Paragraph(Span(len(text), len(text) + len(part)), kind, why, "en"))
        text += part
    return Article(
        id=make_id("art", text),
        text=text,
        paragraphs=tuple(spans),
        origin=f"reports/{make_id('art', title)[5:9]}.txt",
        title=Fact(title, "text", "first line"),
        outlet=Fact(outlet, "argument", "given on the command line"),
        url=Fact(url, "html", "canonical link") if url else None,
        published=When(day, DateSource.STATED, "date line at the top"),
    )


@dataclass
class Coder:
    """Writes claims by hand: `sentence` and the other words are looked up in the article's text."""

    article: Article
    made: list[Claim] = field(default_factory=list)

    def claim(
        self,
        sentence: str,
        trigger: str,
        event: Event16,
        actors: dict[str, str],
        recipients: dict[str, str] | None = None,
        **more: object,
    ) -> Claim:
        at = words(self.article, sentence)
        find = lambda text: words(self.article, text, at.start)  # noqa: E731
        date, place = more.pop("date", ""), more.pop("place", "")
        said = more.pop("said", ())
        figure, answers = more.pop("figure", None), more.pop("answers", "")
        values: dict = {
            "id": make_id("clm", self.article.id, at.start, len(self.made)),
            "article": self.article.id,
            "sentence": at,
            "number": len(self.made),
            "trigger": find(trigger),
            "event": event,
            "modes": (),
            "contexts": (),
            "actors": tuple(Party(code, find(text), "a state's name") for text, code in actors.items()),
            "recipients": tuple(Party(code, find(text), "a state's name") for text, code in (recipients or {}).items()),
            "when": When(str(date), DateSource.PUBLISHED, "“on Tuesday”, the Tuesday before publication") if date else None,
            "where": Where(str(place), "KEN", -3.4, 37.7, "near", at) if place else None,
            "status": Status.HAPPENED,
            "background": False,
            "attribution": tuple(
                Speaker(code, name, words(self.article, name), words(self.article, name), direct) for code, name, direct in said
            ),
            "name": "",
            "figures": (figure,) if figure else (),
            "answers": Link(find(answers), LinkKind.ANSWERED, "in response to") if answers else None,
            "rule": f"{event.value.lower()}.{trigger.rsplit(maxsplit=1)[-1]}",
            "reasons": (f"“{trigger}” is the predicate of the sentence", "its subject names a state", "the status is the verb's tense"),
            "confidence": 0.82,
            "model": "araz-lm 0.1",
            "knowledge": "2024.1",
        }
        self.made.append(Claim(**(values | more)))
        return self.made[-1]


def event(claims: list[Claim], date: str, place: str = "", **more: object) -> Event:
    """Make the event of claims; fields are those of its first claim unless given."""
    first = claims[0]
    values: dict = {
        "id": make_id("evt", *(c.id for c in claims)),
        "event": first.event,
        "modes": first.modes,
        "contexts": first.contexts,
        "actors": first.actor_codes,
        "recipients": first.recipient_codes,
        "when": date,
        "where": place,
        "status": first.status,
        "background": first.background,
        "names": tuple(dict.fromkeys(c.name for c in claims if c.name)),
        "claims": tuple(c.id for c in claims),
        "views": (),
        "merges": tuple(Merge(a.id, b.id, "same doer, same kind of deed, dates that overlap") for a, b in itertools.pairwise(claims)),
        "answers": (),
    }
    return Event(**(values | more))


def crisis(poison: str = "", url: str = "https://example.org/a?x=1&y=2") -> Records:
    """Return the records; `poison` is put into every text that comes from outside, `url` is an article's address."""
    a = article(
        f"Lake Gazette{poison}",
        f"Kenya masses troops by the lake{poison}",
        "2021-10-07",
        f"Kenya began a drill named Long Spear{poison} near Taveta on Tuesday. It was the third this year. "
        "Tanzania said the drill was aimed at its new dam.",
        "Tanzanian police seized a Kenyan barge on 2 October, and two sailors were wounded. The owner was not told why. "
        f"“Why now, and why on our shore?” asked Dr. Mosi Odhi{poison}, a spokesman in Dodoma.",
        "The neighbours quarrelled over fishing in 1988, when Kenya closed the lake to Tanzanian boats.",
        (ParagraphKind.TEASER, f"Read next: ten recipes for tilapia{poison}"),
        (ParagraphKind.COMMENT, "A reader writes: shame on them all."),
        url=url,
    )
    b = article(
        "Coast Wire",
        "Drill ends as Dodoma protests",
        "2021-10-09",
        "The four-day exercise Long Lance brought Kenya's army to the border. "
        "According to the Kenyan defence ministry, nobody is threatened by it. "
        "Tanzania accused Kenya of moving guns to the shore, which Nairobi denied. "
        "Both governments plan to hold joint patrols with Uganda in June.",
        "Uganda sent food to Tanzania in January 2023. The United Nations called on both to talk.",
        (ParagraphKind.CAPTION, "A barge on the lake. File picture."),
    )
    c = article(
        "The Plateau",
        "Tanzania keeps barge",
        "2021-10-08",
        "Tanzania holds a barge that belongs to Kenya. Its crew is free.",
        url="https://example.org/c",
    )
    at = Coder(a)
    ken, tza = {"Kenya": "KEN"}, {"Tanzania": "TZA"}
    drill = at.claim(
        f"Kenya began a drill named Long Spear{poison} near Taveta on Tuesday.",
        "began a drill", Event16.MOBILIZE, ken, {}, modes=("troops",), contexts=("military",),
        date="2021-10-05", place="Taveta", name=f"Long Spear{poison}",
    )  # fmt: skip
    aimed = at.claim(
        "Tanzania said the drill was aimed at its new dam.", "drill", Event16.MOBILIZE, {}, tza,
        modes=("troops",), contexts=("military",), date="2021-10-05", said=(("TZA", "Tanzania", False),), status=Status.POSSIBLE,
    )  # fmt: skip
    barge = at.claim(
        "Tanzanian police seized a Kenyan barge on 2 October, and two sailors were wounded.",
        "seized", Event16.COERCE, {"Tanzanian police": "TZA.POL"}, {"Kenyan": "KEN"}, modes=("seize",), contexts=("economic",),
        date="2021-10-02", figure=Figure(2, 2, "wounded", words(a, "two sailors")),
    )  # fmt: skip
    asked = at.claim(
        f"“Why now, and why on our shore?” asked Dr. Mosi Odhi{poison}, a spokesman in Dodoma.", "asked", Event16.REQUEST,
        {f"Dr. Mosi Odhi{poison}": "TZA.GOV"}, {}, date="2021-10-06", said=(("TZA.GOV", f"Dr. Mosi Odhi{poison}", True),),
    )  # fmt: skip
    old = at.claim(
        "The neighbours quarrelled over fishing in 1988, when Kenya closed the lake to Tanzanian boats.", "closed", Event16.COERCE,
        ken, {"Tanzanian": "TZA"}, modes=("restrict",), background=True, date="1988",
    )  # fmt: skip
    bt = Coder(b)
    lance = bt.claim(
        "The four-day exercise Long Lance brought Kenya's army to the border.", "exercise", Event16.MOBILIZE,
        {"Kenya's army": "KEN.MIL"}, {},
        modes=("troops",), contexts=("military",), date="2021-10-05/2021-10-08", name="Long Lance",
    )  # fmt: skip
    harmless = bt.claim(
        "According to the Kenyan defence ministry, nobody is threatened by it.", "threatened", Event16.THREATEN, {}, {"nobody": "TZA"},
        status=Status.NEGATED, said=(("KEN.MIL", "the Kenyan defence ministry", False),),
    )  # fmt: skip
    sentence = "Tanzania accused Kenya of moving guns to the shore, which Nairobi denied."
    accused = bt.claim(sentence, "accused", Event16.ACCUSE, tza, ken, date="2021-10-08")
    guns = bt.claim(
        sentence, "moving guns", Event16.MOBILIZE, ken, {}, modes=("weapons",), said=(("TZA", "Tanzania", False),), date="2021-10"
    )
    denied = bt.claim(
        sentence, "moving guns", Event16.MOBILIZE, ken, {}, modes=("weapons",), said=(("KEN.GOV", "Nairobi", False),), status=Status.DENIED
    )
    patrols = bt.claim(
        "Both governments plan to hold joint patrols with Uganda in June.", "joint patrols", Event16.COOPERATE,
        {"Both governments": "KEN.GOV", "Uganda": "UGA"}, {}, status=Status.PLANNED, contexts=("military",), date="2022-06",
    )  # fmt: skip
    food = bt.claim("Uganda sent food to Tanzania in January 2023.", "sent food", Event16.AID, {"Uganda": "UGA"}, tza, date="2023-01")
    talks = bt.claim(
        "The United Nations called on both to talk.", "called on", Event16.REQUEST, {"The United Nations": "UNO"}, {"both": "KEN"},
        modes=("meet",), date="2023-01-15~",
    )  # fmt: skip
    held = Coder(c).claim(
        "Tanzania holds a barge that belongs to Kenya.",
        "holds",
        Event16.COERCE,
        tza,
        ken,
        modes=("seize",),
        status=Status.ONGOING,
        date="2021-10-08",
    )
    exercise = event(
        [drill, lance, aimed], "2021-10-05/2021-10-08", "Taveta", actors=("KEN",), recipients=("TZA",),
        views=(
            View("when", (("2021-10-05/2021-10-08", (lance.id,)), ("2021-10-05", (drill.id, aimed.id)))),
            View("names", ((f"Long Spear{poison}", (drill.id,)), ("Long Lance", (lance.id,)))),
            View("where", (("Taveta", (drill.id,)),)),
        ),
    )  # fmt: skip
    events = (
        exercise,
        event([barge, held], "2021-10-02", recipients=("KEN",)),
        event([asked], "2021-10-06", answers=(exercise.id,)),
        event([old], "1988"),
        event([harmless], ""),
        event([accused], "2021-10-08", answers=(exercise.id,)),
        event([guns, denied], "2021-10"),
        event([patrols], "2022-06"),
        event([food], "2023-01"),
        event([talks], "2023-01-15~"),
    )
    claims = (drill, aimed, barge, asked, old, lance, harmless, accused, guns, denied, patrols, food, talks, held)
    issues = (
        Issue("iss1_1", "sources", "binary", f"not text: 40 % of its bytes are no characters{poison}", f"reports/pic{poison}.bin"),
        Issue("iss1_2", "language", "language", "not coded: Swahili, 6 sentences", "reports/b.txt", b.id, Span(0, 4)),
        Issue("iss1_3", "language", "language", "not coded: French, 1 sentence", "reports/c.txt", c.id),
    )
    judged = (Judgement("jdg1_1", Verdict.SAME, barge.id, held.id, "", "", f"a reader{poison}", "2024-02-01"),)
    return Records((a, b, c), claims, events, issues, judged)


@pytest.fixture
def make_crisis() -> Callable[..., Records]:
    return crisis


@pytest.fixture
def records() -> Records:
    return crisis()


@pytest.fixture
def store(tmp_path: Path, records: Records) -> Iterator[Store]:
    with Store.open(tmp_path / "crisis.db") as opened:
        opened.add_batch(records.articles, records.claims, records.issues)
        opened.replace_events(records.events)
        for judgement in records.judgements:
            opened.add_judgement(judgement)
        yield opened


@pytest.fixture(scope="session")
def scores() -> dict[tuple[str, str], float]:
    """The scores of the ontology, from its file."""
    import araz

    path = Path(araz.__file__).parent / "knowledge" / "ontology" / "plover.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        return {(row["event"], row["mode"]): float(row["score"]) for row in csv.DictReader(stream)}


@pytest.fixture
def look(scores: dict[tuple[str, str], float]) -> Look:
    return Look(title="The lake crisis", made="1 March 2024", scores=scores, names=NAMES)

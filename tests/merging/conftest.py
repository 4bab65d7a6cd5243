"""Claims written by hand: one sentence, one article each, unless told otherwise."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import count

import pytest

from araz.ids import make_id
from araz.merging import merge
from araz.records import (
    Article,
    Claim,
    DateSource,
    Event,
    Event16,
    Judgement,
    Paragraph,
    ParagraphKind,
    Party,
    Span,
    Speaker,
    Status,
    Verdict,
    When,
    Where,
)

NAMES = {"KEN": "Kenya", "TZA": "Tanzania", "UGA": "Uganda", "RWA": "Rwanda"}
PLACES = {
    "Taveta": ("KEN", -3.40, 37.68),
    "Voi": ("KEN", -3.39, 38.56),
    "Arusha": ("TZA", -3.37, 36.68),
    "Kigoma": ("TZA", -4.88, 29.63),
    "Kampala": ("UGA", 0.32, 32.58),
}


@dataclass
class World:
    """Makes claims with their articles, and merges them."""

    articles: dict[str, Article] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)
    numbers: Iterable[int] = field(default_factory=count)

    def report(self, text: str, published: str = "2021-10-06") -> Article:
        number = next(iter(self.numbers))
        when = When(published, DateSource.STATED, "date line") if published else None
        spans = (Paragraph(Span(0, len(text)), ParagraphKind.BODY, "prose", "en"),)
        made = Article(make_id("art", text, number), text, spans, f"reports/{number}.txt", published=when)
        self.articles[made.id] = made
        return made

    def claim(
        self,
        text: str,
        trigger: str,
        event: str = "MOBILIZE",
        actors: str = "KEN",
        recipients: str = "",
        *,
        article: Article | None = None,
        published: str = "2021-10-06",
        when: str = "",
        where: str = "",
        status: str = "happened",
        said: str = "",
        **more: object,
    ) -> Claim:
        """Make a claim; actors and recipients are codes with `;` between, `said` the code of who says so."""
        home = article or self.report(text, published)
        start = home.text.index(text)
        sentence = Span(start, start + len(text))
        at = Span(start + text.index(trigger), start + text.index(trigger) + len(trigger))
        values: dict[str, object] = {
            "id": make_id("clm", home.id, at.start, at.end, event, actors, recipients, status, said),
            "article": home.id,
            "sentence": sentence,
            "number": 1,
            "trigger": at,
            "event": Event16(event),
            "modes": (),
            "contexts": (),
            "actors": tuple(Party(code, self.named(home, sentence, code, at), "named") for code in actors.split(";") if code),
            "recipients": tuple(Party(code, self.named(home, sentence, code, at), "named") for code in recipients.split(";") if code),
            "when": When(when, DateSource.STATED, "in the text") if when else None,
            "where": Where(where, *PLACES[where], "", at) if where else None,
            "status": Status(status),
            "background": False,
            "attribution": (Speaker(said, said, at, at, False),) if said else (),
            "name": "",
            "figures": (),
            "answers": None,
            "rule": f"{event.lower()}.{trigger.rsplit(maxsplit=1)[-1]}",
            "reasons": ("by hand",),
            "confidence": 0.8,
            "model": "m1",
            "knowledge": "k1",
        }
        made = Claim(**(values | more))  # type: ignore[arg-type]
        self.claims.append(made)
        return made

    def named(self, article: Article, sentence: Span, code: str, otherwise: Span) -> Span:
        """Return where a sentence names a party."""
        found = re.search(NAMES[code.partition(".")[0]] + r"n?\b", article.passage(sentence))
        return Span(sentence.start + found.start(), sentence.start + found.end()) if found else otherwise

    def events(self, *judgements: Judgement) -> list[Event]:
        return merge(self.claims, self.articles, judgements)

    def groups(self, *judgements: Judgement) -> set[frozenset[str]]:
        return {frozenset(event.claims) for event in self.events(*judgements)}

    def one(self, *claims: Claim) -> bool:
        """Whether the claims are in one event."""
        return any({c.id for c in claims} <= group for group in self.groups())


def judgement(
    verdict: Verdict, left: Claim, right: Claim | None = None, *, field: str = "", value: str = "", made: str = "2024-01-01"
) -> Judgement:
    """Return a person's word on one claim or two."""
    other = right.id if right is not None else ""
    return Judgement(
        make_id("jdg", verdict.value, left.id, other, field, value, made), verdict, left.id, other, field, value, "a reader", made
    )


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def judge() -> Callable[..., Judgement]:
    return judgement

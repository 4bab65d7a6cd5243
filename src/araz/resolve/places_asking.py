"""Where is a name? All places that it can mean, the likeliest first, each with its score and reason: `araz where "Paris, Texas"`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from araz.resolve.places_choose import Scene, choose
from araz.resolve.places_index import PlaceIndex
from araz.resolve.places_types import Candidate, Point

MOST = 12


@dataclass(frozen=True, slots=True)
class Answer:
    """A place that a name can mean. `score`: comparable among the answers to one question only. `why`: what speaks for it.

    `people`: 0 where unknown, and for whole states and units.
    """

    name: str
    kind: str
    countries: tuple[str, ...]
    within: str
    point: Point | None
    people: int
    score: float
    why: str


def where(name: str, index: PlaceIndex, context: Sequence[str] = (), *, most: int = MOST) -> tuple[Answer, ...]:
    """Return the places that a name can mean, the likeliest first.

    Args:    name: a name, with what it lies in after a comma where wanted: `Paris, Texas`. context: ISO3 codes of the states in play,
             the first the most. most: how many answers at most.
    Returns: nothing where the name means no place.
    """
    first, _, rest = name.partition(",")
    first, rest = first.strip(), rest.strip()
    options = index.candidates([first, rest])
    here = options.get(first, [])
    if not here:
        return ()
    weights = {code: 1 / (rank + 1) for rank, code in enumerate(context)}
    scene = Scene(weights, inside={first: [_outer(rest, options.get(rest, []), index)]} if rest else {})
    choice = choose({first: here}, scene)[first]
    chosen = choice.place or choice.ranked[0][0]
    return tuple(_answer(place, score, choice.why if place is chosen else "") for place, score in choice.ranked[:most])


def _outer(name: str, options: Sequence[Candidate], index: PlaceIndex) -> Sequence[Candidate]:
    """Return what a name after a comma can mean; abbreviations of units count there."""
    number = index.short.get(name)
    return [*options, index.of_row(number)] if number is not None else options


def _answer(place: Candidate, score: float, why: str) -> Answer:
    if not why:
        source = "a row of the curated file" if place.curated else "a row of the gazetteer"
        why = source if place.primary else f"{source}, of which this is another spelling"
    within = place.unit if place.unit != place.name else ""
    people = place.people if place.kind not in ("unit", "county") else 0
    return Answer(place.name, place.kind, place.countries, within, place.point, people, round(score, 2), why)


def lines(name: str, answers: Sequence[Answer], index: PlaceIndex) -> Iterator[str]:
    """Yield the answers as lines of text to print."""
    decision = index.decision(name.partition(",")[0])
    if decision:
        yield f"{name!r}: {_DECIDED[decision]}"
    if not answers:
        yield f"no place called {name!r} is known (add it to places/places.csv of a folder of your own)"
    for number, one in enumerate(answers, 1):
        inside = ", ".join(part for part in (one.within, "/".join(one.countries)) if part)
        point = f"{one.point[0]:.2f}, {one.point[1]:.2f}" if one.point else "no point"
        people = f"{one.people:,} people" if one.people else ""
        yield f"{number}. {one.name}, {one.kind}" + (f" in {inside}" if inside else "")
        yield "   " + " | ".join(part for part in (point, people, f"score {one.score:.2f}", one.why) if part)


_DECIDED = {
    "never": "in a text this is a word or a name of something else, never a place",
    "weak": "also a word or a name of people: a place only where the text says so",
    "name": "also a name of people: a place where nobody of that name is in the text",
    "place": "also a word, but a place wherever it stands with a capital",
}

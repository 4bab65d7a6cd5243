"""Names of the knowledge files, found in a text by one pass of an automaton: the longest at each place, whole words only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from araz.knowledge.load import Knowledge
from araz.knowledge.schema import Body, Person
from araz.resolve.scan import NameScanner

_OF_SOMEBODY = frozenset({"base", "site", "capital"})


class NameKind(StrEnum):
    """What a name is the name of."""

    STATE = "state"
    ADJECTIVE = "adjective"
    PEOPLE = "people"
    CAPITAL = "capital"
    SEAT = "seat"
    BODY = "body"
    GROUP = "group"
    ORGAN = "organ"
    PERSON = "person"
    SURNAME = "surname"
    OUTLET = "outlet"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Meaning:
    """One thing that a name can mean. `code` is an actor code; `person` is set for people, who have a code by date."""

    kind: NameKind
    code: str
    label: str
    person: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A name in a text: characters `start` to `end`, and all that it can mean."""

    start: int
    end: int
    meanings: tuple[Meaning, ...]


class NameIndex:
    """All names of a Knowledge, made ready for search; built once."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Compile the names; takes a fraction of a second for tens of thousands."""
        self.meanings: list[Meaning] = []
        keys: dict[Meaning, int] = {}
        names: list[tuple[str, int]] = []
        for name, meaning in _all(knowledge):
            if len(name) > 1:
                if meaning not in keys:
                    keys[meaning] = len(self.meanings)
                    self.meanings.append(meaning)
                names.append((name, keys[meaning]))
        self.scanner = NameScanner(names)

    def find(self, text: str) -> list[NameMatch]:
        """Return the names in `text`, left to right, without overlaps: the longest at each place."""
        return [NameMatch(hit.start, hit.end, tuple(self.meanings[key] for key in hit.keys)) for hit in self.scanner.find(text)]


def _all(knowledge: Knowledge) -> Iterator[tuple[str, Meaning]]:
    yield from _states(knowledge)
    for body in knowledge.bodies:
        for name in {body.name: 0, **dict.fromkeys(_acronyms(body)), **dict.fromkeys(body.aliases)}:
            yield name, Meaning(NameKind.BODY, body.code, body.name)
    for group in knowledge.groups:
        for name in (group.name, *group.aliases):
            yield name, Meaning(NameKind.GROUP, group.code, group.name)
    for organ in knowledge.organs:
        for name in (organ.name, *organ.aliases):
            yield name, Meaning(NameKind.ORGAN, organ.code, organ.name)
    for outlet in knowledge.outlets:
        for name in {outlet.name, outlet.short, *outlet.aliases} - {""}:
            yield name, Meaning(NameKind.OUTLET, outlet.short or outlet.name, outlet.name)
    yield from _people(knowledge)
    yield from _places(knowledge)


def _acronyms(body: Body) -> tuple[str, ...]:
    """Return the code of a body where it is made of the first letters of its name: IMF, but not BUCHAREST9."""
    initials = "".join(word[0] for word in body.name.replace("-", " ").split() if word[0].isupper())
    return (body.code,) if body.code == initials else ()


def _places(knowledge: Knowledge) -> Iterator[tuple[str, Meaning]]:
    """Yield the places called after a state that they are not wholly part of: no state is meant in `Indian Ocean`, `British Columbia`."""
    owners: dict[str, set[str]] = defaultdict(set)
    for state in knowledge.states:
        for name in {state.name, *state.other_names, *state.adjectives}:
            owners[name].add(state.code)
    for place in knowledge.places:
        if place.kind not in _OF_SOMEBODY:
            whole = set(place.countries) if len(place.countries) == 1 else set()
            for name in {place.name, *place.aliases} - owners.keys():
                if any(word in owners and not owners[word] & whole for word in name.split()):
                    yield name, Meaning(NameKind.PLACE, "", place.name)


def _states(knowledge: Knowledge) -> Iterator[tuple[str, Meaning]]:
    for state in knowledge.states:
        names: list[tuple[NameKind, Iterable[str]]] = [
            (NameKind.STATE, (state.name, state.official, *state.other_names)),
            (NameKind.ADJECTIVE, state.adjectives),
            (NameKind.PEOPLE, state.people),
            (NameKind.CAPITAL, (state.capital,)),
            (NameKind.SEAT, state.seats),
        ]
        for kind, values in names:
            for name in values:
                if name:
                    code = f"{state.code}.GOV" if kind is NameKind.SEAT else state.code
                    yield name, Meaning(kind, code, state.name)


def spellings(name: str) -> set[str]:
    """Return a personal name with its hyphenated parts also apart and run together (Amir-Abdollahian, Amirabdollahian)."""
    found = {name}
    if "-" in name:
        found.add(name.replace("-", " "))
        first, *rest = name.split("-")
        found.add(first + "".join(part.lower() for part in rest))
    return found


def _people(knowledge: Knowledge) -> Iterator[tuple[str, Meaning]]:
    terms: dict[str, list[Person]] = defaultdict(list)
    for person in knowledge.people:
        terms[person.name].append(person)
    for name, rows in terms.items():
        aliases = {alias for row in rows for alias in (row.name, *row.aliases)}
        meaning = Meaning(NameKind.PERSON, rows[-1].country, name, tuple(rows))
        for form in {form for alias in aliases for form in spellings(alias)}:
            yield form, meaning
        for alias in aliases:
            last = alias.split()[-1]
            if " " in alias and len(last) > 3:
                for spelling in spellings(last):
                    yield spelling, Meaning(NameKind.SURNAME, rows[-1].country, name, tuple(rows))

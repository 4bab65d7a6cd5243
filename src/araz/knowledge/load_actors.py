"""Load the actors: states, bodies, groups, organs, nouns and people; and check that every code they use is known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from araz.knowledge.read import Table, Tree, read_table, unknown
from araz.knowledge.schema import (
    COMMUNITY_KINDS,
    DECISIONS,
    NOUN_KINDS,
    ROLES,
    STATE_KINDS,
    Body,
    Collision,
    Community,
    Group,
    KnownSurname,
    Noun,
    Organ,
    Person,
    PoliticalParty,
    State,
    serves,
)

STATES = Table("actors/states.csv", State, lambda r: r.code)
BODIES = Table("actors/bodies.csv", Body, lambda r: r.code)
GROUPS = Table("actors/groups.csv", Group, lambda r: r.code)
PARTIES = Table("actors/parties.csv", PoliticalParty, lambda r: (r.name, r.country))
COMMUNITIES = Table("actors/communities.csv", Community, lambda r: r.name)
COLLISIONS = Table("actors/collisions.csv", Collision, lambda r: r.name)
ORGANS = Table("actors/organs.csv", Organ, lambda r: (r.code, r.name))
NOUNS = Table("actors/nouns.csv", Noun, lambda r: r.noun)
SURNAMES = Table("actors/surnames.csv", KnownSurname, lambda r: (r.name, r.person, r.valid_from))
PEOPLE = Table("actors/people.csv", Person, lambda r: (r.name, r.country, r.role, r.office, r.valid_from))


@dataclass(frozen=True, slots=True)
class Actors:
    """All who can act."""

    states: tuple[State, ...]
    bodies: tuple[Body, ...]
    groups: tuple[Group, ...]
    parties: tuple[PoliticalParty, ...]
    communities: tuple[Community, ...]
    organs: tuple[Organ, ...]
    nouns: tuple[Noun, ...]
    people: tuple[Person, ...]
    collisions: tuple[Collision, ...]
    surnames: tuple[KnownSurname, ...]


def load_actors(trees: Sequence[Tree], breaks: list[str]) -> Actors:
    """Return the rows of `actors/`, and add to `breaks` what is wrong with them."""
    actors = Actors(
        read_table(STATES, trees, breaks),
        read_table(BODIES, trees, breaks),
        read_table(GROUPS, trees, breaks),
        read_table(PARTIES, trees, breaks),
        read_table(COMMUNITIES, trees, breaks),
        read_table(ORGANS, trees, breaks),
        read_table(NOUNS, trees, breaks),
        read_table(PEOPLE, trees, breaks),
        read_table(COLLISIONS, trees, breaks),
        read_table(SURNAMES, trees, breaks),
    )
    breaks.extend(_breaks(actors))
    return actors


def known_codes(actors: Actors) -> frozenset[str]:
    """Return the codes of all states, bodies and groups, without roles."""
    return frozenset(r.code for rows in (actors.states, actors.bodies, actors.groups) for r in rows)


def is_code(code: str, known: Collection[str]) -> bool:
    """Return whether `code` is a known code, or one with a role after it (`AZE.GOV`)."""
    base, _, role = code.rpartition(".")
    return code in known or (role in ROLES and base in known)


def _breaks(actors: Actors) -> Iterator[str]:
    known = known_codes(actors)
    states = frozenset(s.code for s in actors.states)
    yield from _repeated(actors)
    homes = [(GROUPS.path, g.name, g.home) for g in actors.groups if g.home]
    homes += [(PARTIES.path, p.name, p.country) for p in actors.parties]
    homes += [(COMMUNITIES.path, c.name, home) for c in actors.communities for home in c.homes]
    yield from (unknown("state", code, f"{path}, {name!r}", _sorted(states)) for path, name, code in homes if code not in states)
    yield from _each("kind", STATES.path, [(s.name, s.kind) for s in actors.states], STATE_KINDS)
    yield from _each("kind", COMMUNITIES.path, [(c.name, c.kind) for c in actors.communities], COMMUNITY_KINDS)
    yield from _each("decision", COLLISIONS.path, [(c.name, c.decision) for c in actors.collisions], DECISIONS)
    yield from _each("role", PARTIES.path, [(p.name, p.role) for p in actors.parties if p.role], ROLES)
    yield from (unknown("code", o.code, f"{ORGANS.path}, {o.name!r}", _sorted(known)) for o in actors.organs if not is_code(o.code, known))
    yield from _each("role", NOUNS.path, [(n.noun, n.role) for n in actors.nouns if n.role], ROLES)
    yield from _each("kind", NOUNS.path, [(n.noun, n.kind) for n in actors.nouns], NOUN_KINDS)
    yield from _each("code", PEOPLE.path, [(p.name, p.country) for p in actors.people], _sorted(known))
    yield from _each("role", PEOPLE.path, [(p.name, p.role) for p in actors.people if p.role], ROLES)
    for person in actors.people:
        if person.country in states and not person.role:
            yield f"empty role in {PEOPLE.path}, {person.name!r} (a person in office has one of {', '.join(ROLES)})"
    yield from _surnames(actors)


def _surnames(actors: Actors) -> Iterator[str]:
    """A surname is that of a person of ours, and at no time that of two."""
    people = frozenset(p.name for p in actors.people)
    of: dict[str, list[KnownSurname]] = defaultdict(list)
    for row in actors.surnames:
        if row.person not in people:
            yield f"unknown person {row.person!r} in {SURNAMES.path}, {row.name!r} (give a name that is in {PEOPLE.path})"
        for other in of[row.name]:
            if (not other.valid_to or serves(other.valid_to, row.valid_from, "")) and (
                not row.valid_to or serves(row.valid_to, other.valid_from, "")
            ):
                yield f"{row.name!r} is two people's at once in {SURNAMES.path}: {other.person} and {row.person} (give each a time)"
        of[row.name].append(row)


def _sorted(known: Collection[str]) -> tuple[str, ...]:
    return tuple(sorted(known))


def _each(kind: str, path: str, named: Sequence[tuple[str, str]], valid: tuple[str, ...]) -> Iterator[str]:
    allowed = frozenset(valid)
    yield from (unknown(kind, value, f"{path}, {name!r}", valid) for name, value in named if value not in allowed)


def _repeated(actors: Actors) -> Iterator[str]:
    """A code may belong to one kind of actor only."""
    seen: dict[str, str] = {}
    kinds: tuple[tuple[str, tuple[str, ...]], ...] = tuple((path, codes(actors)) for path, codes in _CODES)
    for path, codes in kinds:
        for code in codes:
            if code in seen:
                yield f"duplicate code {code!r} in {path} (already in {seen[code]}; give one of them another code)"
            seen[code] = path


_CODES: tuple[tuple[str, Callable[[Actors], tuple[str, ...]]], ...] = (
    (STATES.path, lambda a: tuple(s.code for s in a.states)),
    (BODIES.path, lambda a: tuple(b.code for b in a.bodies)),
    (GROUPS.path, lambda a: tuple(g.code for g in a.groups)),
)

"""Names of one word that are also common words: each needs a decision in `actors/collisions.csv`, and each decision a name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from araz.knowledge.load import Knowledge
from araz.knowledge.load_actors import COLLISIONS


def undecided(knowledge: Knowledge) -> Iterator[str]:
    """Yield a fault for each name that collides with a common word without a decision, and for each decision on no name."""
    decided = {c.name for c in knowledge.collisions}
    found = collisions(knowledge)
    for name, things in sorted(found.items()):
        if name not in decided:
            yield f"name {name!r} ({', '.join(sorted(things)[:3])}) is also a common word: decide on it in {COLLISIONS.path}"
    names = {name for name, _ in _names(knowledge)}
    for name in sorted(decided - names):
        yield f"decision on {name!r} in {COLLISIONS.path}, which is no name of any file (remove the row)"


def collisions(knowledge: Knowledge) -> dict[str, set[str]]:
    """Return the names of one word, not acronyms, that a dictionary of English has as a word, each with what it names."""
    from lemminflect import getAllLemmas

    found: dict[str, set[str]] = defaultdict(set)
    for name, thing in _names(knowledge):
        if name.isalpha() and not name.isupper() and getAllLemmas(name.lower()):
            found[name].add(thing)
    return dict(found)


def _names(knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    for state in knowledge.states:
        own = (state.name, state.official, *state.other_names, *state.adjectives, *state.people, state.capital, *state.seats)
        yield from ((name, f"state {state.code}") for name in own if name)
    for party in knowledge.parties:
        yield from ((name, f"party {party.name}") for name in (party.name, *party.aliases))
    for community in knowledge.communities:
        own = (community.name, community.singular, *community.aliases, *community.adjectives)
        yield from ((name, f"community {community.name}") for name in own)
    for outlet in knowledge.outlets:
        yield from ((name, f"outlet {outlet.name}") for name in (outlet.name, outlet.short, *outlet.aliases) if name)
    for kind, rows in (("body", knowledge.bodies), ("group", knowledge.groups), ("organ", knowledge.organs)):
        for row in rows:
            yield from ((name, f"{kind} {row.code}") for name in (row.name, *row.aliases))
    for person in knowledge.people:
        yield from ((name, f"person {person.name}") for name in (person.name, *person.aliases))

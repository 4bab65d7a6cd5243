"""How much the knowledge files hold, kind by kind."""

from __future__ import annotations

from araz.knowledge.gazetteer import Gazetteer
from araz.knowledge.load import Knowledge

_ARMED = frozenset({"armed group", "armed movement"})


def counts(knowledge: Knowledge) -> dict[str, int]:
    """Return the number of each kind of thing, in the order of the files."""
    about = Gazetteer.open().about()
    people = {(p.name, *p.aliases) for p in knowledge.people}
    return {
        "states and territories": len(knowledge.states),
        "international bodies": len(knowledge.bodies),
        "armed groups and movements": sum(g.kind in _ARMED for g in knowledge.groups),
        "other groups": sum(g.kind not in _ARMED for g in knowledge.groups),
        "parties and movements": len(knowledge.parties),
        "ethnic and religious groups": len(knowledge.communities),
        "organs with names of their own": len(knowledge.organs),
        "nouns for organs": sum(n.kind == "organ" for n in knowledge.nouns),
        "titles": sum(n.kind == "office" for n in knowledge.nouns),
        "nouns for other people": sum(n.kind == "person" for n in knowledge.nouns),
        "people": len({p.name for p in knowledge.people}),
        "terms of office": len(knowledge.people),
        "names of people": len({name for names in people for name in names}),
        "outlets": len(knowledge.outlets),
        "named wars, treaties, exercises": len(knowledge.times),
        "national days": len(knowledge.national_days),
        "places of the curated file": len(knowledge.places),
        "places of the gazetteer": int(about["places"]),
        "entries of the lexicon": len(knowledge.lexicon),
    }

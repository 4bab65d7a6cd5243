"""Load all knowledge: the files shipped with the package, under the files of an overlay folder of the user's.

read_tree          every .csv and .yml, package then overlay
load_ontology      event types, modes, contexts
load_actors        states, bodies, groups, parties, communities, organs, nouns, people, surnames, collisions
load_world         places, named times, national days, outlets
load_cues          verbs of speech, operators of status, units of counts, words of contexts
load_lexicon       predicates
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from araz.errors import InputError, KnowledgeError
from araz.knowledge.gazetteer import Gazetteer
from araz.knowledge.load_actors import load_actors
from araz.knowledge.load_cues import Cues, load_cues
from araz.knowledge.load_lexicon import load_lexicon
from araz.knowledge.load_ontology import load_ontology
from araz.knowledge.load_world import load_world
from araz.knowledge.read import Tree, digest, read_tree
from araz.knowledge.schema import (
    Body,
    Collision,
    Community,
    EventType,
    Group,
    KnownSurname,
    NamedTime,
    NationalDay,
    Noun,
    Organ,
    Outlet,
    Person,
    PlaceRow,
    PoliticalParty,
    State,
)
from araz.knowledge.schema_lexicon import LexiconEntry


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Everything the program knows of the world and of words. `version` changes with any byte of any file."""

    version: str
    events: tuple[EventType, ...]
    contexts: tuple[str, ...]
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
    places: tuple[PlaceRow, ...]
    times: tuple[NamedTime, ...]
    national_days: tuple[NationalDay, ...]
    outlets: tuple[Outlet, ...]
    lexicon: tuple[LexiconEntry, ...]
    cues: Cues

    def event(self, name: str) -> EventType:
        """Return the event type called `name`; KeyError where there is none."""
        for event in self.events:
            if event.name == name:
                return event
        raise KeyError(name)


def load(overlay: Path | None = None) -> Knowledge:
    """Return the package's knowledge, with the rows of an overlay folder laid over it.

    Args:    overlay: a folder of the same layout (`actors/people.csv`, `lexicon/mine.yml` …); its rows are added, and replace those
             with the same key: code, name and start of term, or entry id.
    Raises:  InputError: there is no such folder. KnowledgeError: files break the schema; it carries every break.
    """
    if overlay is not None and not overlay.is_dir():
        raise InputError(f"no knowledge folder {str(overlay)!r} (give a folder with actors/, lexicon/ … as in the package)")
    trees = [read_tree(files("araz.knowledge"))]
    if overlay is not None:
        trees.append(read_tree(overlay))
    knowledge, breaks = read_knowledge(trees)
    if breaks:
        raise KnowledgeError(breaks)
    return knowledge


def read_knowledge(trees: Sequence[Tree]) -> tuple[Knowledge, list[str]]:
    """Return what the trees hold, as far as it can be read, and every break found."""
    breaks: list[str] = []
    ontology = load_ontology(trees, breaks)
    actors = load_actors(trees, breaks)
    world = load_world(trees, frozenset(s.code for s in actors.states), breaks)
    cues = load_cues(trees, ontology, breaks)
    lexicon = load_lexicon(trees, ontology, cues.figures, breaks)
    knowledge = Knowledge(
        version=digest((*trees, {"places/gazetteer": Gazetteer.open().about()["digest"].encode()})),
        events=ontology.events,
        contexts=ontology.contexts,
        states=actors.states,
        bodies=actors.bodies,
        groups=actors.groups,
        parties=actors.parties,
        communities=actors.communities,
        organs=actors.organs,
        nouns=actors.nouns,
        people=actors.people,
        collisions=actors.collisions,
        surnames=actors.surnames,
        places=world.places,
        times=world.times,
        national_days=world.national_days,
        outlets=world.outlets,
        lexicon=lexicon,
        cues=cues,
    )
    return knowledge, breaks

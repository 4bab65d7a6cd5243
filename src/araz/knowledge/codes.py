"""The codes of a deed in the tables that the field uses: CAMEO, the quad class, the conflict–cooperation score. From data, both ways.

`ontology/cameo.csv` says for each code of CAMEO which event type, mode and context it is here, and marks with `given` the code that these
get in turn. Where PLOVER joins what CAMEO keeps apart (appeals and demands are REQUEST), the plain type has no code.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from araz.knowledge.load_ontology import load_ontology
from araz.knowledge.read import read_tree
from araz.knowledge.schema import Cameo, EventType

QUAD_CLASSES = {"verbal cooperation": 1, "material cooperation": 2, "verbal conflict": 3, "material conflict": 4}


@dataclass(frozen=True, slots=True)
class Coded:
    """`cameo`: empty where not determined. `quad_class`: from 1, verbal cooperation, to 4, material conflict. `score`: -10 to 10."""

    cameo: str
    quad_class: int
    score: float


class Codes:
    """Looks codes up. Made once of an ontology."""

    def __init__(self, events: Iterable[EventType], rows: Iterable[Cameo]) -> None:
        """`events`: the types with modes and scores. `rows`: what each code of CAMEO is."""
        self.events = {event.name: event for event in events}
        self.rows = {row.code: row for row in rows}
        self.given = {(row.event, row.mode, row.context): row.code for row in self.rows.values() if row.given}

    def of(self, event: str, modes: Sequence[str] = (), contexts: Sequence[str] = ()) -> Coded:
        """Return the codes of an event type with modes and contexts; the first mode and context that have a code decide.

        Raises: KeyError: there is no such event type.
        """
        kind = self.events[event]
        keys = [(event, mode, context) for mode in (*modes, "") for context in (*contexts, "")]
        code = next((self.given[key] for key in keys if key in self.given), "")
        return Coded(code, QUAD_CLASSES[kind.quadrant], kind.score_of(tuple(modes)))

    def plover(self, code: str) -> tuple[str, str, str]:
        """Return the event type, mode and context of a code of CAMEO; of one that is not listed, those of the code that it refines.

        Raises: KeyError: no part of it is a code that is a deed here.
        """
        known = next((code[:n] for n in range(len(code), 1, -1) if code[:n] in self.rows), code)
        row = self.rows[known]
        return row.event, row.mode, row.context


@cache
def codes() -> Codes:
    """Return the codes of the shipped ontology."""
    ontology = load_ontology([read_tree(files("araz.knowledge"))], [])
    return Codes(ontology.events, ontology.cameo)

"""The rows of the knowledge files, one frozen class a kind. A field's name is the column's (CSV) or key's (YAML) name.

A field without a default must be filled in every row; one with a default may be empty. Lists in a CSV cell are separated by `|`.
Dates are `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, empty where open or unknown. Codes are the codebook's: `AZE`, `AZE.GOV`, `UN.SC`, `HAMAS`.
"""

from __future__ import annotations

from dataclasses import dataclass

ROLES = ("GOV", "MIL", "POL", "REL", "CIV", "MED", "EXP", "BUS", "LEG", "OPP", "JUD", "REB")
NOUN_KINDS = ("organ", "office", "person")
STATE_KINDS = ("member", "observer", "territory", "partial", "ended")
COMMUNITY_KINDS = ("ethnic", "religious")
DECISIONS = ("capital", "name", "never")
OUTLET_KINDS = ("wire", "state", "private", "public", "ngo", "thinktank")
QUADRANTS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")


def serves(day: str, valid_from: str, valid_to: str) -> bool:
    """Return whether `day` (a date, possibly only a year or month) can lie in a term; both its ends count, an empty end is open.

    A partial date counts in so far as it may fall into the term: `2021` lies in a term that began on 2021-11-01.
    """
    after = not valid_from or day[: len(valid_from)] >= valid_from[: len(day)]
    before = not valid_to or day[: len(valid_to)] <= valid_to[: len(day)]
    return after and before


@dataclass(frozen=True, slots=True)
class State:
    """A state or territory. `other_names`: short, old and variant names; `people`: nouns for its people, singular and plural;
    `seats`: palaces, streets and the like by which its government is meant.

    `kind`: member or observer of the United Nations, territory with a code of its own, state recognised by some (partial), ended.
    """

    code: str
    name: str
    official: str = ""
    other_names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capital: str = ""
    seats: tuple[str, ...] = ()
    kind: str = "member"
    valid_from: str = ""
    valid_to: str = ""


@dataclass(frozen=True, slots=True)
class Body:
    """An international body, court, alliance or meeting of states."""

    code: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """An armed group or movement with a code of its own; `home` is the state it acts in first, empty where it has none."""

    code: str
    name: str
    aliases: tuple[str, ...] = ()
    home: str = ""
    kind: str = ""
    valid_from: str = ""
    valid_to: str = ""


@dataclass(frozen=True, slots=True)
class PoliticalParty:
    """A party, alliance or movement in the politics of one state. It is of the government during `governs`, else of the opposition.

    `governs`: terms as `2010-05/2018-06`, an empty end where it still governs. `role`: of a movement that is neither (CIV, REL).
    """

    name: str
    aliases: tuple[str, ...]
    country: str
    kind: str = "party"
    role: str = ""
    governs: tuple[str, ...] = ()
    valid_from: str = ""
    valid_to: str = ""


@dataclass(frozen=True, slots=True)
class Community:
    """An ethnic or religious group, which is no actor by itself: `Kurds`, with the state beside it, are `IRQ.CIV`.

    `name` is the plural noun, `singular` one member, `adjectives` what stands before other nouns, `homes` the states where many live.
    """

    name: str
    singular: str
    adjectives: tuple[str, ...]
    aliases: tuple[str, ...]
    kind: str
    homes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Collision:
    """A name of one word that is also a common word, and what was decided: a `capital` makes it the name, or it must also be parsed as a
    `name`, or it is `never` one by itself."""

    name: str
    decision: str
    why: str


@dataclass(frozen=True, slots=True)
class KnownSurname:
    """A name by which reports call one person without any other: `Trump`. `person` is the name in `actors/people.csv`; outside the time
    given, others may be meant."""

    name: str
    person: str
    valid_from: str = ""
    valid_to: str = ""


@dataclass(frozen=True, slots=True)
class Organ:
    """An organ with a name of its own: `Knesset` is `ISR.LEG`."""

    code: str
    name: str
    aliases: tuple[str, ...] = ()
    valid_from: str = ""
    valid_to: str = ""


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun or phrase that names an organ, office or kind of person of the state beside it; `plural` is its plural form.

    `role` is empty for a post that says nothing by itself: the `head`, `member` or `director` of a body, an organ or a party is that.
    """

    noun: str
    role: str = ""
    kind: str = ""
    plural: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """One term of one office. `country` is the code of the state, body or group served; `role` is empty for bodies and groups."""

    name: str
    aliases: tuple[str, ...]
    country: str
    role: str = ""
    office: str = ""
    valid_from: str = ""
    valid_to: str = ""

    @property
    def code(self) -> str:
        """The actor that the person is during the term."""
        return f"{self.country}.{self.role}" if self.role else self.country

    def serves(self, day: str) -> bool:
        """Return whether the term can cover `day`, see `serves`."""
        return serves(day, self.valid_from, self.valid_to)


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place of the curated file. Degrees, WGS 84; None where the place has no point (a front, a corridor).

    `extent`: about how far it reaches from the point to its farthest edge, in kilometres; None for a point or where unknown.
    """

    name: str
    aliases: tuple[str, ...] = ()
    kind: str = ""
    countries: tuple[str, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    extent: float | None = None
    within: str = ""


@dataclass(frozen=True, slots=True)
class NamedTime:
    """A war, treaty, agreement, operation or exercise with its dates in EDTF; `end` is empty for one day, `..` where it goes on."""

    name: str
    aliases: tuple[str, ...]
    kind: str
    start: str
    end: str = ""
    countries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NationalDay:
    """A feast that falls on another day in each country (`Independence Day`); `day` is month and day, `07-04`."""

    feast: str
    country: str
    day: str


@dataclass(frozen=True, slots=True)
class Outlet:
    """A publisher of news. `short` is its usual abbreviation (RFE, AP); `country` ISO3, empty for an international one.

    `languages`: ISO 639-1 codes of those it publishes in, the main one first.
    """

    domain: str = ""
    name: str = ""
    short: str = ""
    aliases: tuple[str, ...] = ()
    country: str = ""
    kind: str = "private"
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mode:
    """An event type, or one of its modes where `mode` is filled, with its score from -10 (conflict) to +10 (cooperation)."""

    event: str
    quadrant: str
    score: float
    mode: str = ""


@dataclass(frozen=True, slots=True)
class Definition:
    """What an event type is, in the project's words."""

    event: str
    quadrant: str
    definition: str


@dataclass(frozen=True, slots=True)
class Context:
    """The name of a general context."""

    context: str


@dataclass(frozen=True, slots=True)
class Cameo:
    """A code of CAMEO with the event type, mode and context that it is here. `given`: `yes` where these get this code in turn."""

    code: str
    name: str
    event: str
    mode: str = ""
    context: str = ""
    given: str = ""


@dataclass(frozen=True, slots=True)
class EventType:
    """One of the sixteen types: its modes, and the score of the type without a mode."""

    name: str
    quadrant: str
    score: float
    definition: str
    modes: tuple[Mode, ...]

    def score_of(self, modes: tuple[str, ...] = ()) -> float:
        """Return the mean score of the given modes, or the type's own score where none is given or known."""
        found = [m.score for m in self.modes if m.mode in modes]
        return sum(found) / len(found) if found else self.score

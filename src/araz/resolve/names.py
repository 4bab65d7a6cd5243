"""Names of the knowledge files, found in a text in one pass: the longest at each place, whole words only.

People are found by the keys of `spelling`, all else as it is written (`scan`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from araz.knowledge.load import Knowledge
from araz.knowledge.schema import Body, KnownSurname, Person, PoliticalParty
from araz.resolve.people import home
from araz.resolve.persons import PersonScanner
from araz.resolve.scan import Hit, NameScanner, fold
from araz.resolve.spelling import short_forms

_OF_SOMEBODY = frozenset({"base", "site", "capital"})
_FAMILY_FIRST = frozenset({"CHN", "HKG", "KOR", "MAC", "PRK", "SGP", "TWN"})
_PLAIN_WORDS = frozenset(
    """Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August Ramadan He She An So No Do Go
    In On My We Us It Is Be To You Her Him His They Them Will Then Than That This Some Most Such Here There When What Were With From Your
    Over Both Each Many More Much Next Last Only Even Just Also Long Ever Once Said""".split()
)
_FAMILIES = frozenset(
    """ahn an ban bae baek bai bo cai cao chang chen cheng chey cho choe choi chow chu chun chung cui dai deng ding dong du fan fang
    feng fu gao ge geng goh gong gu guo ha han hao he ho hong hsiao hu hua huang hwang hun hyon im jang jeon jeong ji jia jiang jin
    jo jon ju jung kang kim ko koo ku kwak kwon lai lam lan lee leung li liang liao lien lim lin ling liu lo long lou lu luo ma mao
    mei meng min moon na nam ni nie nong noh oh ong pae pak park peng qi qian qiao qin qu ra rao ren ri rhee ro roh ryu seo shao
    shen shi shin sim so son song soong su suh sun tan tang tao teo tian tong tsai tsang tsui tung wan wang wei wen wong woo wu xi
    xia xiao xie xing xiong xu xue yan yang yao ye yi yim yin yoo yoon you yu yuan yue yun zeng zhan zhang zhao zheng zhong zhou zhu
    zhuang zong zou""".split()
)


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
    PARTY = "party"
    PERSON = "person"
    SURNAME = "surname"
    OUTLET = "outlet"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Meaning:
    """One thing that a name can mean. `code` is an actor code; people and parties have one by date: `person`, `party`.

    `alone`: names by which reports mean this person without any other, folded, each with its time.
    """

    kind: NameKind
    code: str
    label: str
    person: tuple[Person, ...] = ()
    party: PoliticalParty | None = None
    alone: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A name in a text: characters `start` to `end`, and all that it can mean."""

    start: int
    end: int
    meanings: tuple[Meaning, ...]


class NameIndex:
    """All names of a Knowledge, made ready for search; built once. `guarded`: those that must be parsed as names, being words too."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Compile the names; takes a fraction of a second for tens of thousands."""
        self.meanings: list[Meaning] = []
        self._keys: dict[tuple[NameKind, str, str], int] = {}
        never = {c.name for c in knowledge.collisions if c.decision == "never"}
        self.guarded = frozenset(c.name for c in knowledge.collisions if c.decision == "name")
        self.scanner = NameScanner(self._numbered((name, meaning) for name, meaning in _all(knowledge) if name not in never))
        self.persons = PersonScanner(self._numbered(_people(knowledge)))

    def _numbered(self, named: Iterable[tuple[str, Meaning]]) -> list[tuple[str, int]]:
        names = []
        for name, meaning in named:
            if len(name) > 1:
                key = meaning.kind, meaning.code, meaning.label
                number = self._keys.setdefault(key, len(self.meanings))
                if number == len(self.meanings):
                    self.meanings.append(meaning)
                names.append((name, number))
        return names

    def find(self, text: str) -> list[NameMatch]:
        """Return the names in `text`, left to right, without overlaps: the longest at each place."""
        hits = longest((*self.scanner.find(text), *self.persons.find(text)))
        return [NameMatch(hit.start, hit.end, tuple(self.meanings[key] for key in hit.keys)) for hit in hits]


def longest(hits: Iterable[Hit]) -> list[Hit]:
    """Return hits of several scanners without overlaps, leftmost first, the longest at each place; those of one span are joined."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
        if kept and hit.start < kept[-1].end:
            if (hit.start, hit.end) == (kept[-1].start, kept[-1].end):
                kept[-1] = Hit(hit.start, hit.end, tuple(dict.fromkeys((*kept[-1].keys, *hit.keys))))
            continue
        kept.append(hit)
    return kept


def _all(knowledge: Knowledge) -> Iterator[tuple[str, Meaning]]:
    yield from _states(knowledge)
    for body in knowledge.bodies:
        for name in {body.name: 0, **dict.fromkeys(_acronyms(body)), **dict.fromkeys(body.aliases)}:
            yield name, Meaning(NameKind.BODY, body.code, body.name)
    for group in knowledge.groups:
        for name in (group.name, *group.aliases):
            yield name, Meaning(NameKind.GROUP, group.code, group.name)
    for party in knowledge.parties:
        for name in (party.name, *party.aliases):
            yield name, Meaning(NameKind.PARTY, party.country, party.name, party=party)
    for organ in knowledge.organs:
        for name in (organ.name, *organ.aliases):
            yield name, Meaning(NameKind.ORGAN, organ.code, organ.name)
    for outlet in knowledge.outlets:
        for name in {outlet.name, outlet.short, *outlet.aliases} - {""}:
            yield name, Meaning(NameKind.OUTLET, outlet.short or outlet.name, outlet.name)
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


def surnames(person: Person, name: str) -> tuple[str, ...]:
    """Return the forms by which a person of some name can be taken up: `Aliyev`, and `Xi` where the family's name stands first."""
    words = name.split()
    if len(words) > 1 and person.country in _FAMILY_FIRST and words[0].lower() in _FAMILIES:
        return (words[0],) if words[0] not in _PLAIN_WORDS else ()
    return tuple(form for form in short_forms(name) if len(form) > 3 and form not in _PLAIN_WORDS)


def _people(knowledge: Knowledge) -> Iterator[tuple[str, Meaning]]:
    terms: dict[str, list[Person]] = defaultdict(list)
    for person in knowledge.people:
        terms[person.name].append(person)
    known: dict[str, list[KnownSurname]] = defaultdict(list)
    for row in knowledge.surnames:
        known[row.person].append(row)
    for name, rows in terms.items():
        rows.sort(key=lambda row: row.valid_from)
        aliases = dict.fromkeys(alias for row in rows for alias in (row.name, *row.aliases))
        meaning = Meaning(NameKind.PERSON, home(rows), name, tuple(rows))
        alone = tuple((fold(row.name), row.valid_from, row.valid_to) for row in known[name])
        short = Meaning(NameKind.SURNAME, home(rows), name, tuple(rows), alone=alone)
        yield from ((alias, meaning) for alias in aliases)
        forms = {form for alias in aliases if " " in alias for form in surnames(rows[0], alias)} | {row.name for row in known[name]}
        yield from ((form, short) for form in sorted(forms - aliases.keys()))

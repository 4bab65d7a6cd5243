"""Names and role nouns of the knowledge in one Doc, and what the words right beside a noun say of it.

Nothing here looks back in the article: that is `anaphora`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc, Token

from araz.knowledge.schema import Body, Community, Noun
from araz.resolve.grammar import base, case, children, conjuncts, phrase
from araz.resolve.mentions import ActorKind
from araz.resolve.names import Meaning, NameIndex, NameKind, NameMatch
from araz.resolve.people import HONORIFICS

_REACH = 3
_NO_SIGN = frozenset({NameKind.OUTLET, NameKind.SURNAME})
_NAMING = frozenset({"PROPN", "ADJ"})
_TURNING = re.compile(r"\b(?:pro|anti|non|post|pre|intra|trans)[-‑–]$", re.IGNORECASE)
_BODY_NOUNS = frozenset(
    [
        "court",
        "tribunal",
        "council",
        "union",
        "league",
        "alliance",
        "agency",
        "bank",
        "commission",
        "fund",
        "assembly",
        "coalition",
        "community",
        "organisation",
        "organization",
    ]
)
_LOCATIVE = frozenset(
    """in at near outside around across inside from into throughout over within through toward towards via beyond onto off out
    past""".split()
)
_MOTION = frozenset(
    """visit arrive travel go fly return come head trip journey move drive send bring deploy transport transfer route road flight march
    walk sail ride flee escape rush race tour convoy motorway highway railway train bus plane jet extradite deport evacuate leave
    depart march advance summon recall invite bind stream retreat way ship""".split()
)
_DONE_TO_TOWNS = frozenset(
    """visit declare reach leave capital city attack bomb strike hit shell shake ring surround encircle besiege storm retake recapture seize
    capture enter occupy take approach flee quit""".split()
)
_PARTS_OF_TOWNS = frozenset(
    """roof garden lawn step steps balcony corridor gates edge outskirts suburb street centre center north south east west city capital
    town port airport siege fall capture liberation evacuation bombing bombardment battle heart gate terrace skyline district
    neighbourhood neighborhood hospital university mayor resident people population village slum square mosque church cathedral
    museum hotel streets short kilometre kilometer km mile defence defense recapture storming encirclement""".split()
)
_OF_A_STATE = frozenset(
    [
        NameKind.STATE,
        NameKind.ADJECTIVE,
        NameKind.PEOPLE,
        NameKind.CAPITAL,
        NameKind.BODY,
        NameKind.GROUP,
        NameKind.ORGAN,
        NameKind.SEAT,
    ]
)


@dataclass(frozen=True, slots=True)
class Named:
    """A name at tokens `start` to `end` (excluded), and all that it can mean."""

    start: int
    end: int
    text: str
    meanings: tuple[Meaning, ...]


@dataclass(frozen=True, slots=True)
class Role:
    """A role noun (`foreign ministry`, `drivers`) at tokens `start` to `end` (excluded)."""

    start: int
    end: int
    text: str
    noun: Noun

    @property
    def kind(self) -> ActorKind:
        """What the noun names: an organ, or the holder of an office and any other person."""
        return ActorKind.ORGAN if self.noun.kind == "organ" else ActorKind.PERSON


class NounIndex:
    """The role nouns of a Knowledge, and the names of its communities, by their first word, the longest first; built once."""

    def __init__(self, nouns: Iterable[Noun], communities: Iterable[Community] = ()) -> None:
        """Part the singular and plural of each into words."""
        self.by_word: dict[str, list[tuple[tuple[str, ...], Noun]]] = {}
        self.homes: dict[str, tuple[str, ...]] = {}
        members = []
        for community in communities:
            one = Noun(community.name, "CIV", "person", community.singular)
            members += [one, *(replace(one, plural=alias) for alias in community.aliases)]
            self.homes[community.name] = community.homes
        for noun in (*nouns, *members):
            for form in _hyphened(noun) - {""}:
                words = tuple(form.lower().replace("-", " - ").split())
                self.by_word.setdefault(words[0], []).append((words, noun))
        for options in self.by_word.values():
            options.sort(key=lambda option: -len(option[0]))

    def at(self, doc: Doc, at: int, end: int) -> Role | None:
        """Return the longest role noun that begins at token `at` and ends by `end`."""
        for words, noun in self.by_word.get(doc[at].lower_, ()):
            stop = at + len(words)
            if stop > end or (noun.noun in self.homes and not _is_of_people(doc, at, stop)):
                continue
            if all(doc[at + k].lower_ == word for k, word in enumerate(words)):
                return Role(at, stop, doc[at:stop].text, noun)
        return None


def _is_of_people(doc: Doc, start: int, end: int) -> bool:
    """Return whether a word is written as the name of a people, and is no part of somebody's name: `Karen rebels`, not `Karen Bass`."""
    inside = doc[start].dep_ == "flat" or (end < len(doc) and doc[end].dep_ == "flat")
    return doc[start].is_title and not inside


def _hyphened(noun: Noun) -> set[str]:
    """Return the forms of a noun, those with `vice` also with its hyphen: `vice-president`."""
    forms = {noun.noun, noun.plural}
    return forms | {f"vice-{form[5:]}" for form in forms if form.startswith("vice ")}


_BLOCS = {"international organisation", "economic union", "alliance"}


def body_nouns(body: Body) -> frozenset[str]:
    """Return the common nouns by which a body can be taken up: of its kind, in its name, and `bloc` for unions of states."""
    words = {word.lower() for word in body.name.replace("-", " ").split() if word.lower() in _BODY_NOUNS}
    words |= set(body.kind.split()[-1:]) & _BODY_NOUNS
    return frozenset(words | ({"bloc"} if body.kind in _BLOCS else set()))


@dataclass
class Found:
    """What stands in one Doc: `named` has every token of a name, `roles` the head token of each role noun read so far; `states`: all codes.

    `bodies`: the common nouns that can take up a body, by its code (`court`, `bloc`). `lands`: the state of each place by its first token.
    """

    doc: Doc
    nouns: NounIndex
    states: frozenset[str]
    bodies: Mapping[str, frozenset[str]] = field(default_factory=dict)
    sole: Counter[str] = field(default_factory=Counter)
    named: dict[int, Named] = field(default_factory=dict)
    roles: dict[int, Role] = field(default_factory=dict)
    lands: Mapping[int, str] = field(default_factory=dict)
    _ending: dict[int, list[Role]] = field(default_factory=dict)

    def find_names(self, names: NameIndex) -> None:
        """Find the names of the whole Doc."""
        starts = {token.idx: token.i for token in self.doc}
        ends = {token.idx + len(token): token.i + 1 for token in self.doc}
        text = self.doc.text
        for match in names.find(text):
            if match.start in starts and match.end in ends and not _is_turned(text, match):
                start, end = starts[match.start], ends[match.end]
                if text[match.start : match.end] in names.guarded and self.doc[start].pos_ not in _NAMING:
                    continue
                one = Named(start, end, text[match.start : match.end], match.meanings)
                if self._is_of_person(one):
                    continue
                self.named.update(dict.fromkeys(range(start, end), one))
                codes = {m.code for m in match.meanings}
                self.sole.update(codes if len(codes) == 1 else ())

    def _is_of_person(self, one: Named) -> bool:
        """Return whether the name of a state or capital begins or ends another's: `Chad Wolf`, `Jim Jordan`, `St. George's Hall`."""
        if one.end - one.start > _REACH or not any(m.kind in {NameKind.STATE, NameKind.CAPITAL} for m in one.meanings):
            return False
        first = self.doc[one.start]
        if first.dep_ == "flat" and first.head.i < one.start and first.head.pos_ == "PROPN" and first.head.i not in self.named:
            return first.head.lower_ not in HONORIFICS
        after = self.doc[one.end] if one.end < len(self.doc) else first
        inside = one.start <= after.head.i < one.end
        return after.i >= one.end and inside and after.pos_ == "PROPN" and after.is_title and after.dep_ == "flat"

    def context(self) -> tuple[str, ...]:
        """Return the states that names of the Doc can only mean, most often first."""
        counts: Counter[str] = Counter()
        for code, number in self.sole.items():
            counts[code.split(".")[0]] += number
        return tuple(code for code, _ in counts.most_common() if code in self.states)

    def find_roles(self, start: int, end: int) -> None:
        """Find the role nouns between two tokens, outside names."""
        at = start
        while at < end:
            role = self.nouns.at(self.doc, at, end)
            name = self.named.get(at)
            if role is not None and (name is None or (role.end > name.end and role.noun.noun in self.nouns.homes)):
                for i in range(at, role.end):
                    self.named.pop(i, None)
                self.roles[self.head(role)] = role
                self._ending.setdefault(role.end, []).append(role)
                at = role.end
            else:
                at += 1

    def head(self, one: Named | Role) -> int:
        """Return the token of a name or role noun whose head lies outside it."""
        for i in range(one.start, one.end):
            head = self.doc[i].head.i
            if head == i or not one.start <= head < one.end:
                return i
        return one.end - 1

    def naming(self, role: Role, after: Token | None = None) -> tuple[int, int]:
        """Return the tokens that name an office with its state: from the first known name in its phrase, or from the capitals before it.

        Args:    after: the head of a phrase after the noun that gives its state, whose name then ends it: `speaker of the US House of X`.
        """
        start, _ = phrase(self.doc[self.head(role)])
        end = max(role.end, self.named[after.i].end if after is not None and after.i in self.named else 0)
        owner = self.possessor(self.doc[self.head(role)])
        if owner is not None:
            start = min(start, self.named[owner.i].start)
        first = next((i for i in range(start, role.start) if i in self.named), -1)
        if first >= 0:
            return first + (self.doc[first].lower_ == "the"), end
        first = role.start
        while first > start and self.doc[first - 1].pos_ in _NAMING and self.doc[first - 1].is_title:
            first -= 1
        organ = self.ending(role.start)
        return (organ.start if organ is not None and organ.noun.kind == "organ" else first), end

    def possessor(self, token: Token) -> Token | None:
        """Return the name with a possessive ending right before an office: `East Timor's prime minister`, however it was parsed."""
        role = self.roles.get(token.i)
        at = role.start - 1 if role is not None else -1
        while at > 0 and self.doc[at].pos_ == "ADJ" and role is not None and role.start - at < _REACH:
            at -= 1
        if at > 0 and self.doc[at].lower_ in {"'s", "’s", "'", "’"} and at - 1 in self.named:
            return self.doc[self.head(self.named[at - 1])]
        return None

    def ending(self, end: int) -> Role | None:
        """Return the role noun that ends right before a token."""
        return next((role for role in self._ending.get(end, ())), None)

    def within_longer_name(self, named: Named) -> bool:
        """Return whether a capitalised word beside the surname makes it part of the name of somebody or something else."""
        if named.end < len(self.doc):
            after = self.doc[named.end]
            if after.dep_ == "flat" or (after.pos_ == "PROPN" and after.is_title and after.dep_ == "compound"):
                return after.i not in self.roles
        if named.start == 0:
            return False
        before = self.doc[named.start - 1]
        other = self.named.get(before.i)
        return (
            before.pos_ == "PROPN"
            and (other is None or all(m.kind is NameKind.SURNAME for m in other.meanings))
            and before.lower_ not in HONORIFICS
            and not before.is_punct
            and before.i not in self.roles
            and self.nouns.at(self.doc, before.i, named.start) is None
        )

    def has_namesake(self, named: Named) -> bool:
        """Return whether the text names somebody else by the same surname: `Melania Trump`, where `Trump` is asked for."""
        word = self.doc[named.end - 1].text
        others = {self.named[t.i] for t in self.doc if t.text == word and t.i in self.named}
        return any(all(m.kind is NameKind.SURNAME for m in other.meanings) and self.within_longer_name(other) for other in others)

    def adjectives(self, token: Token) -> list[str]:
        """Return the states of the national adjectives and compound names before a noun, coordinated ones too."""
        codes = []
        for child in token.children:
            if base(child.dep_) in {"amod", "compound", "nmod", "flat", "det"} and child.dep_ != "nmod:poss" and child.i < token.i:
                for one in conjuncts(child):
                    codes += self._state_of(one) or ([self.lands[one.i]] if one.i in self.lands and one.dep_ == "compound" else [])
                    if one.dep_ == "compound":
                        codes += [code for c in one.children if c.dep_ in {"amod", "compound"} for code in self._state_of(c)]
        return list(dict.fromkeys(codes))

    def _state_of(self, token: Token) -> list[str]:
        named = self.named.get(token.i)
        if named is not None and (land := self.namesake(named)):
            return [land]
        homes = self.nouns.homes.get(self.roles[token.i].noun.noun, ()) if token.i in self.roles else ()
        if len(homes) == 1:
            return [homes[0]]
        codes = [m.code for m in named.meanings if m.kind in _OF_A_STATE] if named else []
        return sorted(codes, key=lambda code: -self.weight(code))[:1]

    def namesake(self, named: Named) -> str:
        """Return the state in which a place lies that has another state's name, as Georgia in the United States; else empty."""
        land = self.lands.get(named.start, "")
        states = {m.code for m in named.meanings if m.kind is NameKind.STATE}
        return land if land and states and land not in states else ""

    def states_between(self, start: int, end: int) -> set[str]:
        """Return the states that names between two tokens can only mean: by name, adjective, capital, organ or person."""
        near = {named.start: named for i in range(start, end) if (named := self.named.get(i))}
        codes = ({m.code.split(".")[0] for m in named.meanings if m.kind not in _NO_SIGN} for named in near.values())
        return {code for some in codes if len(some) == 1 for code in some} & self.states

    def main_state(self, start: int, end: int) -> str:
        """Return the state that names and places between two tokens speak of twice as often as of any other, and twice at least."""
        near = {named.start: named for i in range(start, end) if (named := self.named.get(i))}
        counts: Counter[str] = Counter(self.lands[i] for i in range(start, end) if i in self.lands)
        for named in near.values():
            codes = {m.code.split(".")[0] for m in named.meanings if m.kind not in _NO_SIGN} & self.states
            counts.update(codes if len(codes) == 1 else ())
        ranked = [*counts.most_common(2), ("", 0), ("", 0)]
        return ranked[0][0] if ranked[0][1] >= max(2, 2 * ranked[1][1]) else ""

    def weight(self, code: str) -> int:
        """Return how many names in the Doc can mean this actor, or others of its state, alone: what chooses between two meanings."""
        base_code = code.split(".", maxsplit=1)[0]
        return sum(number for other, number in self.sole.items() if other.split(".")[0] == base_code)

    def land(self, token: Token) -> str:
        """Return the state of the place that a token names, where it stands as a place (`police in Baku`); empty where it names none."""
        named = self.named.get(token.i)
        meaning = next((m for m in named.meanings if m.kind is NameKind.CAPITAL), None) if named else None
        if meaning is not None:
            return meaning.code
        start, _ = phrase(token)
        return next((self.lands[i] for i in range(start, token.i + 1) if i in self.lands), "")

    def lands_between(self, start: int, end: int) -> set[str]:
        """Return the states of the places named between two tokens."""
        return {self.lands[i] for i in range(start, end) if i in self.lands}

    def proper_name(self, token: Token) -> str:
        """Return the personal name set beside a title, or that the token is the head of."""
        for child in [token, *children(token, "appos", "flat")]:
            if child.pos_ == "PROPN" and child.i not in self.roles:
                parts = sorted([child, *children(child, "flat")], key=lambda t: t.i)
                words = [t.text for t in parts if t.pos_ == "PROPN" and t.i not in self.roles]
                if words:
                    return " ".join(words)
        return ""


def _is_turned(text: str, match: NameMatch) -> bool:
    """Return whether a name is only part of a place's name, or of a word that turns it: `pro-Russian`, `non-Iranian`."""
    return match.meanings[0].kind is NameKind.PLACE or _TURNING.search(text, max(0, match.start - 8), match.start) is not None


def is_place(token: Token, start: int) -> bool:
    """Return whether a capital's name stands for the town: `in Baku`, `arrived in`, `visit to Baku`, `from Baku to Ganja`, `Baku airport`.

    Args:    start: the first token of the name.
    """
    if token.dep_ == "nmod:poss":
        return token.head.lemma_.lower() in _PARTS_OF_TOWNS
    before = token.doc[start - 1] if start else token
    preposition = case(token) or (before.lower_ if before.pos_ == "ADP" else "")
    if preposition in _LOCATIVE:
        return True
    if preposition.endswith("of"):
        out = preposition.startswith("out") or (start > 1 and token.doc[start - 2].lower_ == "out")
        return out or token.head.lemma_.lower() in _PARTS_OF_TOWNS or _stands_in(token)
    if preposition == "on":
        return token.head.lemma_.lower() in _MOTION | _DONE_TO_TOWNS
    if preposition in {"to", "for"}:
        return token.head.lemma_.lower() in _MOTION or _is_way(token) or _stands_in(token)
    if token.dep_ in {"compound", "amod", "flat"} or (token.dep_ == "appos" and token.head.pos_ == "PROPN"):
        return True
    if _stands_in(token) or (token.i + 1 < len(token.doc) and token.doc[token.i + 1].dep_ == "flat"):
        return True
    return token.dep_ in {"obj", "appos"} and token.head.lemma_.lower() in _DONE_TO_TOWNS


def _is_way(token: Token) -> bool:
    """Return whether a noun after `to` ends a way that `from` begins, as `from Budapest to Vienna`, or one that a bound vehicle takes."""
    near = [token.head, *token.head.children, *token.children]
    return token.head.lemma_.lower() == "bind" or any(case(c) in {"from", "via"} and c.i < token.i for c in near)


def _stands_in(token: Token) -> bool:
    """Return whether a name is set within a land: `Bangui in the Central African Republic`, `Aleppo, in northern Syria`."""
    return any(case(c) == "in" and base(c.dep_) == "nmod" and c.pos_ == "PROPN" for c in token.children)

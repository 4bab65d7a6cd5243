"""Who: actors from names, from the grammar around them, and from what was said before.

    names of the knowledge files -> noun phrases with a role and a country -> unknown people with titles
    -> short forms, pronouns, `both countries`

`Azerbaijan's Interior Ministry` is one actor (the ministry's role, the state beside it); `the Iranian president's visit to Baku` has two.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from araz.knowledge.load import Knowledge
from araz.knowledge.schema import Noun, Person
from araz.resolve.discourse import HE, IT, THEY, WE, Discourse, is_subject
from araz.resolve.grammar import above, base, case, children, conjuncts, is_former, phrase
from araz.resolve.mentions import ActorKind, ActorMention
from araz.resolve.names import Meaning, NameIndex, NameKind

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET", "X"})
_LOCATIVE = frozenset(
    {"in", "at", "near", "outside", "around", "across", "inside", "from", "into", "throughout", "over", "within", "through"}
)
_MOTION = frozenset(
    [
        "visit",
        "arrive",
        "travel",
        "go",
        "fly",
        "return",
        "come",
        "head",
        "trip",
        "journey",
        "move",
        "drive",
        "send",
        "bring",
        "deploy",
        "transport",
        "transfer",
        "route",
        "road",
        "flight",
    ]
)
_PLURAL_NOUNS = frozenset(
    [
        "country",
        "side",
        "neighbour",
        "neighbor",
        "state",
        "nation",
        "government",
        "party",
        "rival",
        "territory",
        "capital",
        "republic",
        "power",
        "ally",
        "foe",
        "enemy",
        "leader",
        "army",
    ]
)
_COUNTRY_NOUNS = frozenset({"country", "state", "nation", "republic", "kingdom", "regime"})
_PLAIN = {NameKind.STATE: ActorKind.NAME, NameKind.BODY: ActorKind.NAME, NameKind.GROUP: ActorKind.NAME, NameKind.ORGAN: ActorKind.ORGAN}
_PLAIN |= {NameKind.SEAT: ActorKind.CAPITAL, NameKind.OUTLET: ActorKind.OUTLET, NameKind.PEOPLE: ActorKind.NAME}
_HOME_ROLES = frozenset({"GOV", "POL", "MIL", "LEG", "JUD"})


@dataclass(frozen=True, slots=True)
class _Named:
    start: int
    end: int
    meanings: tuple[Meaning, ...]


@dataclass(frozen=True, slots=True)
class _Role:
    start: int
    end: int
    noun: Noun


class ActorResolver:
    """Finds the actors of articles; built once from the knowledge, holds nothing of any article."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Compile the names and the nouns."""
        self.names = NameIndex(knowledge)
        self.nouns: dict[str, list[tuple[tuple[str, ...], Noun]]] = {}
        for noun in knowledge.nouns:
            for form in {noun.noun, noun.plural} - {""}:
                words = tuple(form.lower().replace("-", " - ").split())
                self.nouns.setdefault(words[0], []).append((words, noun))
        for options in self.nouns.values():
            options.sort(key=lambda option: -len(option[0]))

    def resolve(self, doc: Doc, first: str, last: str) -> dict[int, ActorMention]:
        """Return the mentions of a Doc by head token.

        Args: first, last: days between which the article appeared (ISO dates; empty where unknown): who held which office then.
        """
        return _Pass(self, doc, first, last).run()


@dataclass
class _Pass:
    """One article on its way through the resolver."""

    resolver: ActorResolver
    doc: Doc
    first: str
    last: str
    named: dict[int, _Named] = field(default_factory=dict)
    roles: dict[int, _Role] = field(default_factory=dict)
    found: dict[int, ActorMention] = field(default_factory=dict)
    tried: set[int] = field(default_factory=set)
    talk: Discourse = field(default_factory=Discourse)
    sentence: int = 0

    def run(self) -> dict[int, ActorMention]:
        self._find_names()
        for sentence in self.doc._.sentences:
            self.sentence = sentence.number
            self._find_roles(sentence.start, sentence.end)
            for token in self.doc[sentence.start : sentence.end]:
                if token.pos_ in _NOMINAL:
                    self.mention(token)
            self._remember(sentence.start, sentence.end)
        return self.found

    def _find_names(self) -> None:
        starts = {token.idx: token.i for token in self.doc}
        ends = {token.idx + len(token): token.i + 1 for token in self.doc}
        for match in self.resolver.names.find(self.doc.text):
            if match.start in starts and match.end in ends:
                one = _Named(starts[match.start], ends[match.end], match.meanings)
                for i in range(one.start, one.end):
                    self.named[i] = one

    def _find_roles(self, start: int, end: int) -> None:
        at = start
        while at < end:
            role = self._role_at(at, end)
            if role is not None and at not in self.named:
                head = self._head(role.start, role.end)
                self.roles[head] = role
                at = role.end
            else:
                at += 1

    def _role_at(self, at: int, end: int) -> _Role | None:
        for words, noun in self.resolver.nouns.get(self.doc[at].lower_, ()):
            stop = at + len(words)
            if stop <= end and all(self.doc[at + k].lower_ == word for k, word in enumerate(words)):
                return _Role(at, stop, noun)
        return None

    def _head(self, start: int, end: int) -> int:
        """Return the token of a span whose head lies outside it."""
        for i in range(start, end):
            head = self.doc[i].head.i
            if head == i or not start <= head < end:
                return i
        return end - 1

    def _remember(self, start: int, end: int) -> None:
        for i in range(start, end):
            mention = self.found.get(i)
            if mention is None or mention.kind is ActorKind.PRONOUN:
                continue
            self.talk.add(mention, self.doc[i], self.sentence)
            if mention.kind in {ActorKind.PERSON, ActorKind.UNKNOWN} and mention.name:
                self.talk.people.setdefault(mention.name.split()[-1], mention)
            if i in self.roles and mention.codes:
                self.talk.roles[self.roles[i].noun.noun] = mention

    def mention(self, token: Token) -> ActorMention | None:
        """Return the mention headed by a token, found now or before."""
        if token.i in self.found or token.i in self.tried:
            return self.found.get(token.i)
        self.tried.add(token.i)
        made = self._make(token)
        if made is not None:
            self.found[token.i] = made
        return made

    def _make(self, token: Token) -> ActorMention | None:
        if token.i in self.named:
            named = self.named[token.i]
            if self._head(named.start, named.end) == token.i:
                return self._from_name(token, named)
            return None
        if token.lower_ in WE:
            return self._made(token, (), ActorKind.PRONOUN, token.lower_, "the speaker's own side")
        if token.lower_ == "whose":
            return self._whose(token)
        if token.lower_ in HE | IT | THEY:
            meant = self._pronoun(token)
            return self._standing_for(token, meant) if meant is not None else None
        if token.lemma_.lower() == "counterpart":
            return self._counterpart(token)
        return self._several(token) or self._from_role(token) or self._from_person(token) or self._from_apposition(token)

    def _made(self, token: Token, codes: Sequence[str], kind: ActorKind, name: str, why: str) -> ActorMention:
        start, end = phrase(token)
        return ActorMention(start, end, token.i, tuple(dict.fromkeys(codes)), kind, name, why)

    def _standing_for(self, token: Token, meant: ActorMention) -> ActorMention:
        why = f"{token.text!r} stands for {meant.name or '/'.join(meant.codes)!r}"
        return ActorMention(token.i, token.i + 1, token.i, meant.codes, ActorKind.PRONOUN, meant.name, why, meant.head)

    def _whose(self, token: Token) -> ActorMention | None:
        """Resolve `whose` to the noun that its relative clause describes."""
        for upper in above(token):
            if upper.dep_ in {"acl:relcl", "advcl:relcl"}:
                meant = self.mention(upper.head)
                return (
                    self._made(token, meant.codes, ActorKind.PRONOUN, meant.name, f"'whose' stands for {meant.name!r}") if meant else None
                )
        return None

    def _teller(self, token: Token) -> ActorMention | None:
        """Return the subject of the verb of speech over a clause whose subject a pronoun is: `the embassy said it would …`."""
        clause = token.head
        while clause.dep_ == "conj" and clause.head.i != clause.i:
            clause = clause.head
        if base(clause.dep_) != "ccomp" or base(token.dep_) != "nsubj":
            return None
        teller = clause.head
        while not children(teller, "nsubj") and teller.dep_ == "conj":
            teller = teller.head
        return next((self.found[c.i] for c in children(teller, "nsubj") if c.i in self.found and c.i < token.i), None)

    def _pronoun(self, token: Token) -> ActorMention | None:
        """Look for the antecedent among what stands before the token in its own sentence, then in earlier ones."""
        here = [
            m
            for i, m in sorted(self.found.items())
            if i < token.i and self.doc[i].sent.start == token.sent.start and m.kind is not ActorKind.PRONOUN
        ]
        own = Discourse(entries=list(self.talk.entries))
        for mention in here:
            own.add(mention, self.doc[mention.head], self.sentence)
            group = [self.found[c.i] for c in conjuncts(self.doc[mention.head]) if c.i in self.found]
            if len(group) > 1 and token.lower_ in THEY:
                own.add(self._together(group), self.doc[mention.head], self.sentence)
        teller = self._teller(token)
        if teller is not None and teller.kind is not ActorKind.PRONOUN and own.fits(token, teller):
            return teller
        return own.pronoun(token, self.sentence)

    @staticmethod
    def _together(group: Sequence[ActorMention]) -> ActorMention:
        codes = tuple(dict.fromkeys(code for m in group for code in m.codes))
        return ActorMention(
            group[0].start, group[-1].end, group[0].head, codes, ActorKind.GROUP, " and ".join(m.name for m in group), "named together"
        )

    def _from_name(self, token: Token, named: _Named) -> ActorMention | None:
        meaning = self._choose(token, named)
        if meaning is None:
            return None
        text = self.doc[named.start : named.end].text
        if meaning.person:
            return self._person(token, named, meaning)
        if meaning.kind in {NameKind.CAPITAL, NameKind.SEAT} and _is_place(token):
            return None
        if meaning.kind is NameKind.CAPITAL:
            return ActorMention(
                named.start,
                named.end,
                token.i,
                (f"{meaning.code}.GOV",),
                ActorKind.CAPITAL,
                meaning.label,
                f"{text!r}, the capital, for the government of {meaning.label}",
            )
        if meaning.kind is NameKind.ADJECTIVE and token.pos_ == "ADJ":
            return ActorMention(
                named.start,
                named.end,
                token.i,
                (meaning.code,),
                ActorKind.ADJECTIVE,
                meaning.label,
                f"{text!r} is the adjective of {meaning.label}",
            )
        kind = _PLAIN.get(meaning.kind, ActorKind.NAME)
        return ActorMention(named.start, named.end, token.i, (meaning.code,), kind, meaning.label, f"{text!r} names {meaning.label}")

    def _choose(self, token: Token, named: _Named) -> Meaning | None:
        """Choose among the meanings of a name; a bare surname needs a person of that name introduced before, or in office."""
        full = [m for m in named.meanings if m.kind is not NameKind.SURNAME]
        if full:
            if token.pos_ == "ADJ":
                full.sort(key=lambda m: m.kind is not NameKind.ADJECTIVE)
            elif token.pos_ in {"NOUN", "PROPN"}:
                full.sort(key=lambda m: (m.kind is NameKind.ADJECTIVE, m.kind is not NameKind.OUTLET))
            return full[0]
        if token.pos_ != "PROPN" or self._within_longer_name(named):
            return None
        known = self.talk.people.get(self.doc[named.end - 1].text)
        if known is not None:
            return next((m for m in named.meanings if m.label == known.name), None)
        serving = [m for m in named.meanings if any(in_office(p, self.first, self.last) for p in m.person)]
        return serving[0] if len(serving) == 1 else named.meanings[0] if len(named.meanings) == 1 else None

    def _within_longer_name(self, named: _Named) -> bool:
        """Return whether a capitalised word before the surname makes it the name of somebody else."""
        if named.start == 0:
            return False
        before = self.doc[named.start - 1]
        return (
            before.pos_ == "PROPN"
            and before.i not in self.named
            and not before.is_punct
            and before.i not in self.roles
            and self._role_at(before.i, named.start) is None
        )

    def _person(self, token: Token, named: _Named, meaning: Meaning) -> ActorMention:
        code, why = person_code(meaning.person, self.first, self.last)
        if is_former(token):
            code, why = meaning.person[-1].country, "a former office-holder is the country alone"
        return ActorMention(named.start, named.end, token.i, (code,), ActorKind.PERSON, meaning.label, f"{meaning.label}: {why}")

    def _several(self, token: Token) -> ActorMention | None:
        """Resolve `both countries`, `the two sides`, `the country`."""
        lemma = token.lemma_.lower()
        counts = {c.lower_ for c in token.children if base(c.dep_) in {"det", "nummod", "amod"}}
        if lemma in _PLURAL_NOUNS and counts & {"both", "two"} and not self._countries(token):
            codes = self.talk.together(self.sentence) if not self._here_states(token) else self._here_states(token)
            if len(codes) == 2:
                return self._made(token, codes, ActorKind.GROUP, token.text, f"{token.text!r}: the two states spoken of last")
        if lemma in _COUNTRY_NOUNS and counts & {"the", "this"} and token.text == lemma and not self._countries(token):
            last = self.talk.states(self.sentence, 1)
            if last:
                return self._made(token, last, ActorKind.ROLE, token.text, f"{token.text!r}: the state spoken of last")
        return None

    def _here_states(self, token: Token) -> tuple[str, ...]:
        """Return the two states named before the token in its own sentence, where there are just two."""
        codes = {c.split(".")[0] for i, m in self.found.items() if token.sent.start <= i < token.i for c in m.codes}
        return tuple(sorted(codes)) if len(codes) == 2 else ()

    def _from_role(self, token: Token) -> ActorMention | None:
        role = self.roles.get(token.i)
        if role is None:
            return None
        noun, name = role.noun, self.doc[role.start : role.end].text
        kind = ActorKind.ORGAN if noun.kind == "organ" else ActorKind.PERSON
        named = self._named_inside(token)
        if named is not None and kind is ActorKind.PERSON:
            return self._made(token, named.codes, kind, named.name, named.why)
        sources = self._countries(token)
        if sources:
            codes = [self._with_role(code, noun, token) for code in sources]
            label = self._proper_name(token) if kind is ActorKind.PERSON else f"{name} of {'/'.join(sources)}"
            return self._made(
                token, codes, kind, label or f"{name} of {'/'.join(sources)}", f"{name!r} ({noun.role}) of {', '.join(sources)}"
            )
        known = self.talk.roles.get(noun.noun)
        if known is not None and any(c.lower_ in {"the", "this", "that"} for c in token.children):
            return self._made(token, known.codes, kind, known.name, f"{name!r}: spoken of before as {known.name!r}")
        home = self._home(token) if noun.kind == "organ" and noun.role in _HOME_ROLES else ""
        if home:
            return self._made(token, (f"{home}.{noun.role}",), kind, f"{name} of {home}", f"{name!r}: no state is named; {home} acts in the sentences before")
        same = self._same_people(token, noun)
        if same is not None:
            return self._made(token, same.codes, kind, same.name, f"{name!r}: of {same.name!r}, named in this sentence")
        label = self._proper_name(token)
        return self._made(token, (), ActorKind.UNKNOWN, label, f"{name!r} ({noun.role}) of an unknown country") if label else None

    def _home(self, token: Token) -> str:
        """Return the state that `the ministry` is most likely of: the only one that acts in this and the last two sentences; empty where several do."""
        if token.lower_ != token.lemma_.lower() or not any(c.lower_ == "the" for c in token.children):
            return ""
        here = {c.split(".")[0] for i, m in self.found.items() if token.sent.start <= i < token.i and is_subject(self.doc[i]) for c in m.codes}
        before = {s for e in self.talk.entries if e.subject and self.sentence - e.sentence <= 2 for s in e.states}
        states = {s for s in here or before if len(s) == 3}
        return states.pop() if len(states) == 1 else ""

    def _same_people(self, token: Token, noun: Noun) -> ActorMention | None:
        """Return the people of one sentence that a bare plural takes up: `Iranian truck drivers … two drivers`."""
        if token.lower_ == noun.noun.split()[-1].lower():
            return None
        last = noun.noun.split()[-1]
        for i in range(token.i - 1, token.sent.start - 1, -1):
            mention = self.found.get(i)
            if mention is not None and mention.codes and i in self.roles and self.roles[i].noun.noun.split()[-1] == last:
                return mention
        return None

    def _with_role(self, code: str, noun: Noun, token: Token) -> str:
        state, _, role = code.partition(".")
        if len(state) != 3 or not state.isalpha():
            return code
        if noun.kind == "office" and is_former(token):
            return state
        if role and role != "GOV":
            return code
        near = {c.lower_ for c in token.children} | {g.lower_ for c in token.children for g in c.children}
        if noun.role == "MIL" and near & {"ethnic", "separatist", "rebel", "breakaway"}:
            return f"{state}.REB"
        return f"{state}.{noun.role}" if noun.role else state

    def _counterpart(self, token: Token) -> ActorMention | None:
        states = [code.split(".")[0] for code in self._adjectives(token)]
        owner = next((self.mention(c) for c in token.children if c.dep_ == "nmod:poss"), None)
        role = owner.codes[0].partition(".")[2] if owner and owner.codes else ""
        if not role:
            subjects = [
                m
                for i, m in self.found.items()
                if i < token.i and self.doc[i].sent.start == token.sent.start and m.codes and "." in m.codes[0]
            ]
            role = subjects[-1].codes[0].partition(".")[2] if subjects else ""
        codes = [f"{state}.{role}" if role else state for state in states]
        return (
            self._made(token, codes, ActorKind.PERSON, token.text, "the counterpart has the same office in another state")
            if codes
            else None
        )

    def _countries(self, token: Token) -> list[str]:
        """Return the codes of the states or bodies that a noun is said to be of."""
        for child in children(token, "nmod:poss"):
            owner = [m for c in conjuncts(child) if (m := self.mention(c))]
            if owner:
                return [code for m in owner for code in m.codes]
        found = self._adjectives(token)
        if found:
            return found
        for child in children(token, "nmod"):
            if case(child) in {"of", "for", "with", "at", "from", "in", "to"} and child.dep_ != "nmod:poss":
                owners = [m for c in conjuncts(child) if (m := self.mention(c)) and m.codes]
                if owners:
                    return [code for m in owners for code in m.codes]
                place = self._place_state(child)
                if place:
                    return [place]
        return []

    def _place_state(self, token: Token) -> str:
        """Return the state whose capital the token names, where it stands as a place (`police in Baku`)."""
        named = self.named.get(token.i)
        meaning = next((m for m in named.meanings if m.kind is NameKind.CAPITAL), None) if named else None
        return meaning.code if meaning else ""

    def _adjectives(self, token: Token) -> list[str]:
        """Return the states of the national adjectives and compound names before a noun, coordinated ones too."""
        codes = []
        for child in token.children:
            if base(child.dep_) in {"amod", "compound", "nmod", "flat", "det"} and child.dep_ != "nmod:poss" and child.i < token.i:
                for one in conjuncts(child):
                    codes += self._state_of(one)
                    if one.dep_ == "compound":
                        codes += [code for c in one.children if c.dep_ in {"amod", "compound"} for code in self._state_of(c)]
        return list(dict.fromkeys(codes))

    def _state_of(self, token: Token) -> list[str]:
        named = self.named.get(token.i)
        if named is None:
            return []
        kinds = {
            NameKind.STATE,
            NameKind.ADJECTIVE,
            NameKind.PEOPLE,
            NameKind.CAPITAL,
            NameKind.BODY,
            NameKind.GROUP,
            NameKind.ORGAN,
            NameKind.SEAT,
        }
        return [m.code for m in named.meanings if m.kind in kinds][:1]

    def _named_inside(self, token: Token) -> ActorMention | None:
        """Return the known person named in apposition to a title."""
        for child in children(token, "appos", "flat", "compound", "nmod:desc"):
            mention = self.mention(child)
            if mention is not None and mention.kind is ActorKind.PERSON and child.i in self.named:
                return mention
        return None

    def _proper_name(self, token: Token) -> str:
        """Return the personal name set beside a title, or that the token is the head of."""
        for child in [token, *children(token, "appos", "flat")]:
            if child.pos_ == "PROPN" and child.i not in self.roles:
                parts = sorted([child, *children(child, "flat")], key=lambda t: t.i)
                words = [t.text for t in parts if t.pos_ == "PROPN" and t.i not in self.roles]
                if words:
                    return " ".join(words)
        return ""

    def _from_person(self, token: Token) -> ActorMention | None:
        """Resolve a personal name that the knowledge does not have, by the title beside it or by an earlier mention."""
        if token.pos_ != "PROPN" or token.dep_ in {"compound", "flat"}:
            return None
        known = self.talk.people.get(token.text)
        name = self._proper_name(token)
        if known is not None and (name == token.text or name == known.name):
            return self._made(token, known.codes, known.kind, known.name, f"{token.text!r}: {known.name}, named before")
        for title in children(token, "appos", "compound", "nmod:desc", "flat"):
            if title.i in self.roles:
                role = self.roles[title.i]
                codes = [self._with_role(code, role.noun, title) for code in self._countries(title) or self._adjectives(token)]
                text = self.doc[role.start : role.end].text
                why = f"{text!r} ({role.noun.role}) of {', '.join(codes) or 'an unknown country'}"
                return self._made(token, codes, ActorKind.PERSON if codes else ActorKind.UNKNOWN, name, why)
        return None

    def _from_apposition(self, token: Token) -> ActorMention | None:
        if token.pos_ not in {"NOUN", "PROPN"}:
            return None
        for child in children(token, "appos"):
            mention = self.mention(child)
            if mention is not None and mention.codes and mention.kind is not ActorKind.ADJECTIVE:
                return self._made(token, mention.codes, mention.kind, mention.name, mention.why)
        return None


def _is_place(token: Token) -> bool:
    """Return whether a capital's name stands for the town: `in Baku`, `arrived in`, `visit to Baku`, `Baku airport`."""
    preposition = case(token)
    if preposition in _LOCATIVE:
        return True
    if preposition in {"to", "for", "toward", "towards"}:
        return token.head.lemma_.lower() in _MOTION
    if token.dep_ in {"compound", "amod"}:
        return True
    return token.dep_ in {"obj", "appos"} and token.head.lemma_.lower() in {
        "visit",
        "reach",
        "leave",
        "capital",
        "city",
        "attack",
        "bomb",
        "strike",
        "hit",
        "shell",
        "shake",
    }


def in_office(term: Person, first: str, last: str) -> bool:
    """Return whether a term can cover a day between two days; an empty one is open."""
    begun = not term.valid_from or not last or term.valid_from[: len(last)] <= last[: len(term.valid_from)]
    ended = term.valid_to and first and term.valid_to[: len(first)] < first[: len(term.valid_to)]
    return begun and not ended


def person_code(terms: Sequence[Person], first: str, last: str) -> tuple[str, str]:
    """Return the code of a person between two days, and why: the office then held (the latest where several), else the country alone.

    Args: terms: the person's offices, in order of time. first, last: ISO days, empty where unknown.
    """
    for term in reversed(terms):
        if in_office(term, first, last):
            unsure = "" if first and last else "; the article's day is not known"
            return term.code, f"{term.office or 'office'} {term.valid_from or '?'}–{term.valid_to or 'now'}{unsure}"
    return terms[-1].country, f"held no office between {first} and {last}"

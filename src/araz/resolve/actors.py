"""Who: actors from names, from the grammar around them, and from what was said before.

    names of the knowledge files -> noun phrases with a role and a country -> unknown people with titles    found, people
    -> short forms, pronouns, `both countries`                                                              anaphora, discourse

`Azerbaijan's Interior Ministry` is one actor (the ministry's role, the state beside it); `the Iranian president's visit to Baku` has two.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from araz.knowledge.load import Knowledge
from araz.resolve.anaphora import Anaphora, is_owned, is_states, whose
from araz.resolve.choosing import surname, whole_name
from araz.resolve.discourse import HE, IT, THEY, WE
from araz.resolve.found import Found, Named, NounIndex, Role, body_nouns, is_place
from araz.resolve.grammar import case, children, conjuncts, is_former, is_predicated, phrase, sentence_of
from araz.resolve.mentions import ActorKind, ActorMention, over_phrase
from araz.resolve.names import Meaning, NameIndex, NameKind
from araz.resolve.owners import belonging, is_few, is_of_state, with_role
from araz.resolve.patterns import organ_role
from araz.resolve.people import home, party_code, person_code
from araz.resolve.titles import COUNTERPARTS, is_junior, state_end, title_start

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET", "X"})
_OF_LANGUAGES = frozenset(
    {"language", "lesson", "teacher", "speaker", "word", "translation", "version", "edition", "proverb", "alphabet", "dialect"}
)
_OF_ORGANS = frozenset({"director", "administrator"})
_OF_BODIES = frozenset({"board", "panel", "mission", "team", "committee", "secretariat", "headquarters"})
_BODY_PARTS = frozenset({"head", "heads"})
_PLAIN = {NameKind.STATE: ActorKind.NAME, NameKind.BODY: ActorKind.NAME, NameKind.GROUP: ActorKind.NAME, NameKind.ORGAN: ActorKind.ORGAN}
_PLAIN |= {
    NameKind.PARTY: ActorKind.ORGAN,
    NameKind.SEAT: ActorKind.CAPITAL,
    NameKind.OUTLET: ActorKind.OUTLET,
    NameKind.PEOPLE: ActorKind.NAME,
}


class ActorResolver:
    """Finds the actors of articles; built once from the knowledge, holds nothing of any article."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Compile the names and the nouns."""
        self.names = NameIndex(knowledge)
        self.nouns = NounIndex(knowledge.nouns, knowledge.communities)
        self.states = frozenset(state.code for state in knowledge.states)
        self.group_homes = {group.code: group.home for group in knowledge.groups if group.home}
        self.bodies = {body.code: body_nouns(body) for body in knowledge.bodies}

    def read(self, doc: Doc) -> Found:
        """Return the names in a Doc, before anything is made of them."""
        found = Found(doc, self.nouns, self.states, self.bodies)
        found.find_names(self.names)
        return found

    def resolve(
        self, doc: Doc, first: str, last: str, *, found: Found | None = None, lands: Mapping[int, str] | None = None
    ) -> tuple[dict[int, ActorMention], tuple[str, ...]]:
        """Return the mentions of a Doc by head token, and the two states that the article is about (or nothing).

        Args: first, last: days between which the article appeared (ISO dates; empty where unknown): who held which office then.
              found: what `read` made of the Doc. lands: the state of each place named in it, by the token where it begins.
        """
        found = found or self.read(doc)
        found.lands = lands or {}
        said = Anaphora(found)
        return _Pass(found, said, first, last, self.group_homes).run(), said.talk.story()


@dataclass
class _Pass:
    """One article on its way through the resolver, sentence by sentence."""

    found: Found
    said: Anaphora
    first: str
    last: str
    group_homes: Mapping[str, str]
    tried: set[int] = field(default_factory=set)

    def run(self) -> dict[int, ActorMention]:
        doc = self.found.doc
        for sentence in doc._.sentences:
            self.said.sentence = sentence.number
            self.found.find_roles(sentence.start, sentence.end)
            for token in doc[sentence.start : sentence.end]:
                if token.pos_ in _NOMINAL or token.i in self.found.named:
                    self.mention(token)
            self.said.remember(sentence.start, sentence.end)
        return self.said.mentions

    def mention(self, token: Token) -> ActorMention | None:
        """Return the mention headed by a token, found now or before."""
        if token.i not in self.tried:
            self.tried.add(token.i)
            made = self._make(token)
            if made is not None:
                self.said.mentions[token.i] = made
        return self.said.mentions.get(token.i)

    def _make(self, token: Token) -> ActorMention | None:
        if token.i in self.found.named:
            named = self.found.named[token.i]
            if self.found.head(named) != token.i:
                return None
            known = self._from_name(token, named)
            surname = all(m.kind is NameKind.SURNAME for m in named.meanings)
            return known or (self._from_person(token) if surname else None)
        if token.lower_ in WE:
            return over_phrase(token, (), ActorKind.PRONOUN, token.lower_, "the speaker's own side")
        if token.lower_ == "whose":
            return self._from_whose(token)
        if token.lower_ in HE | IT | THEY:
            return self.said.pronoun(token)
        if token.lemma_.lower() in COUNTERPARTS:
            owner = next((self.mention(c) for c in token.children if c.dep_ == "nmod:poss"), None)
            return self.said.counterpart(token, owner)
        states = self.said.states(token) if is_states(token) and (is_owned(token) or not self._countries(token)) else None
        body = self.said.body(token) if token.i not in self.found.roles else None
        known = states or self._from_role(token) or body or self._from_pattern(token)
        return known or self._from_person(token) or self._from_apposition(token)

    def _from_whose(self, token: Token) -> ActorMention | None:
        noun = whose(token)
        meant = self.mention(noun) if noun is not None else None
        return over_phrase(token, meant.codes, ActorKind.PRONOUN, meant.name, f"'whose' stands for {meant.name!r}") if meant else None

    def _from_name(self, token: Token, named: Named) -> ActorMention | None:
        meaning = self._choose(token, named)
        town = any(m.kind in {NameKind.CAPITAL, NameKind.SEAT} for m in named.meanings)
        if meaning is None or self.found.namesake(named) or (town and (is_place(token, named.start) or self._is_with_towns(token))):
            return None
        if meaning.kind is NameKind.ADJECTIVE and token.head.lemma_.lower() in _OF_LANGUAGES:
            return None
        if meaning.kind is NameKind.PERSON and is_junior(self.found, named):
            return None
        if meaning.kind is NameKind.BODY and (organ := self._national(token, named)) is not None:
            return organ
        code, label = meaning.code, meaning.label
        kind, why = _PLAIN.get(meaning.kind, ActorKind.NAME), f"{named.text!r} names {label}"
        if meaning.person:
            kind, (code, why) = ActorKind.PERSON, self._office(token, meaning)
        elif meaning.party is not None:
            code, why = party_code(meaning.party, self.first, self.last)
        elif meaning.kind is NameKind.CAPITAL:
            code, kind, why = f"{code}.GOV", ActorKind.CAPITAL, f"{named.text!r}, the capital, for the government of {label}"
        elif meaning.kind is NameKind.PEOPLE and is_few(token):
            code, kind, why = f"{self._abroad(token, code) or code}.CIV", ActorKind.PERSON, f"{named.text!r}: some people of {label}"
        elif meaning.kind is NameKind.PEOPLE and (abroad := self._abroad(token, code)):
            code, kind, why = f"{abroad}.CIV", ActorKind.PERSON, f"{named.text!r} in {abroad} are people of {abroad}"
        elif meaning.kind is NameKind.ADJECTIVE and token.pos_ == "ADJ":
            code, why = self._shared_role(token, code), f"{named.text!r} is the adjective of {label}"
            kind = ActorKind.ADJECTIVE if code == meaning.code else ActorKind.ORGAN
        start = named.start + (self.found.doc[named.start].lower_ == "the")
        if meaning.person or meaning.kind in {NameKind.ORGAN, NameKind.PARTY, NameKind.GROUP}:
            start = title_start(self.found, named, self.group_homes.get(code, code))
        end = state_end(self.found, named, code) if meaning.person else named.end
        if meaning.kind is NameKind.BODY and token.dep_ == "compound" and token.head.i == end and token.head.lower_ in _OF_BODIES:
            end += 1
        return ActorMention(start, end, token.i, (code,), kind, label, why)

    def _is_with_towns(self, token: Token) -> bool:
        """Return whether a capital stands in a row of towns: `Munich, Paris and Turin`."""
        first = token.head if token.dep_ == "conj" else token
        return any(c.i != token.i and c.i in self.found.lands and c.i not in self.found.named for c in conjuncts(first))

    def _national(self, token: Token, named: Named) -> ActorMention | None:
        """Return the organ of a state that has the name of an international body: `the Russian Security Council`."""
        role = self.found.nouns.at(self.found.doc, named.start, named.end)
        sources, owner = self._owners(token) if role is not None and role.end == named.end else ([], None)
        return self._of_countries(token, role, sources, owner) if role is not None and sources else None

    def _abroad(self, token: Token, home: str) -> str:
        """Return the other state that members of a people are said to be of or in: `Azeris in Iran`, `Israeli Arabs`; empty where none."""
        around = self.found.adjectives(token)
        for child in children(token, "nmod"):
            if case(child) in {"in", "of", "from", "inside"}:
                around += sorted(self.found.states_between(child.i, child.i + 1))
        others = [code for code in around if code in self.found.states and code != home]
        return others[0] if others else ""

    def _shared_role(self, token: Token, code: str) -> str:
        """Return the code of a state with the role of the noun it shares: the first of `Indian and Pakistani troops`."""
        if token.dep_ not in {"amod", "compound", "conj"}:
            for other in conjuncts(token)[1:]:
                role = self.found.roles.get(other.i)
                if role is not None and self.found.adjectives(other):
                    return with_role(code, role.noun, other, self.found.states)
        return code

    def _choose(self, token: Token, named: Named) -> Meaning | None:
        """Choose among the meanings of a name; a bare surname needs a person of that name introduced before, or in office."""
        if any(m.kind not in {NameKind.SURNAME, NameKind.PLACE} for m in named.meanings):
            return whole_name(self.found, token, named, {code.split(".")[0] for code in self._countries(token)})
        known = self.said.talk.people.get(self.found.doc[named.end - 1].text)
        return surname(self.found, named, (self.first, self.last), known.name if known is not None else "")

    def _office(self, token: Token, meaning: Meaning) -> tuple[str, str]:
        """Return the code of a known person in this article, and why."""
        code, why = person_code(meaning.person, self.first, self.last)
        role = self._beside(token, "office", "organ")
        if role is not None and not is_former(token):
            sources = self._owners(self.found.doc[self.found.head(role)])[0]
            if sources and code.split(".")[0] not in {source.split(".")[0] for source in sources}:
                codes = [with_role(source, role.noun, token, self.found.states) for source in sources]
                return codes[0], f"{meaning.label}: {role.text!r} of {codes[0]}, as the text says"
        held = role is not None and any(role.noun.noun == p.office and "" < p.valid_to <= self.first for p in meaning.person)
        if code == home(meaning.person) and role is not None and role.noun.role and not held and not is_former(token):
            return with_role(
                code, role.noun, token, self.found.states
            ), f"{meaning.label}: {role.text!r}, as the text says; the files have no such term"
        if is_former(token):
            return home(meaning.person), f"{meaning.label}: a former office-holder is the country alone"
        work = self._beside(token, "person") if code == home(meaning.person) else None
        if work is not None and work.noun.role not in {"", "CIV", "BUS"}:
            return with_role(code, work.noun, token, self.found.states), f"{meaning.label}: {work.text!r}, as the text says"
        return code, f"{meaning.label}: {why}"

    def _beside(self, token: Token, *kinds: str) -> Role | None:
        """Return the noun of these kinds that the text gives to a known name: right before it, or in apposition on either side."""
        named = self.found.named.get(token.i)
        before = self.found.ending(named.start if named is not None else token.i)
        beside = [c.i for c in children(token, "appos")] + ([token.head.i] if token.dep_ == "appos" else [])
        roles = [before, *(self.found.roles.get(i) for i in beside if not is_former(self.found.doc[i]))]
        return next((role for role in roles if role is not None and role.noun.kind in kinds), None)

    def _from_role(self, token: Token) -> ActorMention | None:
        role = self.found.roles.get(token.i)
        if role is None:
            return None
        named = self._named_inside(token)
        sources, owner = self._owners(token)
        if role.noun.noun in _OF_ORGANS and not named and all(source in self.found.states for source in sources):
            return None
        if named is not None and role.kind is ActorKind.PERSON:
            return over_phrase(token, named.codes, role.kind, named.name, named.why, owner=owner, role=self.found.naming(role, owner))
        if sources:
            return self._of_countries(token, role, self._ethnic(token, role, sources), owner)
        host = self._apposed(token)
        if host is not None and role.kind is ActorKind.PERSON:
            codes = [with_role(code.split(".")[0], role.noun, token, self.found.states) for code in host.codes]
            return over_phrase(token, codes, role.kind, host.name, f"{role.text!r} said of {host.name}", role=self.found.naming(role))
        before = None if is_predicated(token) else self.said.bare_role(token, role)
        if before is not None:
            return before
        homes = self.found.nouns.homes.get(role.noun.noun, ())
        if len(homes) == 1:
            return over_phrase(token, (f"{homes[0]}.CIV",), role.kind, role.noun.noun, f"{role.text!r} live in {homes[0]}")
        label = role.noun.noun if homes else self.found.proper_name(token)
        why = f"{role.text!r} ({role.noun.role or 'a post'}) of an unknown country"
        return over_phrase(token, (), ActorKind.UNKNOWN, label, why) if label else None

    def _ethnic(self, token: Token, role: Role, sources: list[str]) -> list[str]:
        """Return whose an ethnic group's fighters or people are: of the other state spoken of, as `ethnic Albanian rebels` in Macedonia."""
        near = {c.lower_ for c in token.children} | {g.lower_ for c in token.children for g in c.children}
        if "ethnic" not in near or role.noun.role not in {"REB", "CIV"}:
            return sources
        sentence = sentence_of(token)
        others = self.found.states_between(sentence.start, sentence.end) | self.found.lands_between(sentence.start, sentence.end)
        others -= set(sources)
        return sorted(others) if len(others) == 1 else sources

    def _apposed(self, token: Token) -> ActorMention | None:
        """Return the known person that a title after a comma is said of: `Aliyev, the president`."""
        if token.dep_ != "appos" or token.head.i >= token.i:
            return None
        host = self.mention(token.head)
        return host if host is not None and host.codes and host.kind is ActorKind.PERSON else None

    def _of_countries(self, token: Token, role: Role, sources: list[str], owner: Token | None) -> ActorMention:
        codes = [with_role(code, role.noun, token, self.found.states) for code in sources]
        label = self.found.proper_name(token) if role.kind is ActorKind.PERSON else ""
        why = f"{role.text!r} ({role.noun.role or 'a post'}) of {', '.join(sources)}"
        return over_phrase(
            token, codes, role.kind, label or f"{role.text} of {'/'.join(sources)}", why, owner=owner, role=self.found.naming(role, owner)
        )

    def _countries(self, token: Token) -> list[str]:
        """Return the codes of the states or bodies that a noun is said to be of."""
        return self._owners(token)[0]

    def _owners(self, token: Token) -> tuple[list[str], Token | None]:
        """Return the codes of the states or bodies that a noun is said to be of, and the last noun after it that says so."""
        for child in children(token, "nmod:poss"):
            owner = [m for c in conjuncts(child) if (m := self.mention(c))]
            if owner:
                return [code for m in owner for code in m.codes], None
            town = self.found.land(child) if is_of_state(token, self.found) else ""
            if town:
                return [town], None
        before = self.found.possessor(token)
        if before is not None and (mention := self.mention(before)) is not None and mention.codes:
            return list(mention.codes), None
        found = self.found.adjectives(token)
        if found:
            return found, None
        role = self.found.roles.get(token.i)
        vague = role is not None and role.noun.noun in _BODY_PARTS
        inside = self.found.doc[role.start : role.end] if role is not None else (token,)
        for child in (c for part in inside for c in children(part, "nmod")):
            if case(child) in belonging(token, self.found) and child.dep_ != "nmod:poss":
                owners = [m for c in conjuncts(child) if (m := self.mention(c)) and m.codes and not (vague and m.kind is ActorKind.PERSON)]
                belongs = case(child) != "in"
                if owners:
                    return [code for m in owners for code in m.codes], conjuncts(child)[-1] if belongs else None
                place = self.found.land(child)
                if place and is_of_state(token, self.found):
                    return [place], child if belongs else None
        return [], None

    def _named_inside(self, token: Token) -> ActorMention | None:
        """Return the known person named in apposition to a title."""
        for child in children(token, "appos", "flat", "compound", "nmod:desc"):
            if child.i in self.found.named and (mention := self.mention(child)) is not None and mention.kind is ActorKind.PERSON:
                return mention
        return None

    def _from_pattern(self, token: Token) -> ActorMention | None:
        """Resolve an organ of a state whose name the knowledge does not have: `Lebanon's Supreme Defence Council`."""
        if token.pos_ != "PROPN" or token.dep_ in {"compound", "flat"} or token.i in self.found.roles:
            return None
        start, end = phrase(token)
        first = next((i for i in range(start, token.i + 1) if i in self.found.named or self.found.doc[i].pos_ == "PROPN"), token.i)
        words = [t.text for t in self.found.doc[first : token.i + 1] if t.i not in self.found.named and t.is_alpha]
        role = organ_role(words) if len(words) > 1 else ""
        sources = [code for code in self._countries(token) if code in self.found.states] if role else []
        if not sources:
            return None
        name = self.found.doc[first:end].text
        return over_phrase(
            token, [f"{code}.{role}" for code in sources], ActorKind.ORGAN, name, f"{name!r}, by its words, is {role}", role=(first, end)
        )

    def _from_person(self, token: Token) -> ActorMention | None:
        """Resolve a personal name that the knowledge does not have, by the title beside it or by an earlier mention."""
        if token.pos_ != "PROPN" or token.dep_ in {"compound", "flat"}:
            return None
        known = self.said.talk.people.get(token.text)
        name = self.found.proper_name(token)
        host = self._apposed(token)
        if host is not None and token.head.i in self.found.roles:
            return over_phrase(token, host.codes, ActorKind.PERSON, name, f"{name}, {host.name}: {host.why}")
        if known is not None and name in {token.text, known.name}:
            return over_phrase(token, known.codes, known.kind, known.name, f"{token.text!r}: {known.name}, named before")
        owners = [m for c in children(token, "nmod:poss") if (m := self.mention(c)) and m.codes and m.codes[0] not in self.found.states]
        if owners and "." not in owners[0].codes[0] and len(name.split()) > 1:
            return over_phrase(token, owners[0].codes, ActorKind.PERSON, name, f"{name} of {owners[0].name}")
        for title in children(token, "appos", "compound", "nmod:desc", "flat"):
            role = self.found.roles.get(title.i)
            if role is not None:
                sources = self._countries(title) or self.found.adjectives(token)
                if not sources and (home := self.said.home(title, role.noun)):
                    sources = [home]
                codes = [with_role(code, role.noun, title, self.found.states) for code in sources]
                why = f"{role.text!r} ({role.noun.role}) of {', '.join(codes) or 'an unknown country'}"
                return over_phrase(token, codes, ActorKind.PERSON if codes else ActorKind.UNKNOWN, name, why)
        return None

    def _from_apposition(self, token: Token) -> ActorMention | None:
        if token.pos_ not in {"NOUN", "PROPN"} or any(c.dep_ == "nummod" for c in token.children):
            return None
        for child in children(token, "appos"):
            if token.pos_ == "NOUN" and token.doc[child.left_edge.i - 1].text not in {",", "—", "–", "("}:
                continue
            if any(t.text in {";", ":"} for t in token.doc[token.i : child.i]):
                continue
            mention = self.mention(child)
            if mention is not None and mention.codes and mention.kind is not ActorKind.ADJECTIVE:
                return over_phrase(token, mention.codes, mention.kind, mention.name, mention.why)
        return None

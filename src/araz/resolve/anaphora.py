"""Words that mean an actor only by what was said before: pronouns, `both countries`, `the ministry`, `his counterpart`.

`discourse` keeps what was said in earlier sentences and knows the rules of choice; here it meets the sentence being read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from araz.knowledge.schema import Noun
from araz.resolve.discourse import IT, THEY, Discourse, is_subject
from araz.resolve.found import Found, Role
from araz.resolve.grammar import above, base, can_act, children, conjuncts, doer, sentence_of
from araz.resolve.mentions import ActorKind, ActorMention, over_phrase
from araz.resolve.people import RANKS

_PLURAL_NOUNS = frozenset(
    """country side neighbour neighbor state nation government party rival territory capital republic power ally foe enemy
    leader army""".split()
)
_RELATED = frozenset({"ally", "neighbour", "neighbor", "side", "foe", "rival"})
_PAIRING = frozenset({"both", "two", "each", "neither", "either"})
_COUNTRY_NOUNS = frozenset({"country", "state", "nation", "republic", "kingdom", "regime"})
_BARE_PLURALS = frozenset({"allies", "neighbours", "neighbors", "sides", "foes", "rivals"})
_OBJECTS = frozenset({"it", "him", "her", "them"})
_ALONE = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod"})
BODY_REACH = 6
_HOME_ROLES = frozenset({"GOV", "POL", "MIL", "LEG", "JUD", "OPP", "REB"})
_NOBODYS = frozenset(
    """state palace embassy consulate mission delegation gang mob militia council municipality province region town city head chief
    chairman chairwoman chairperson chair director boss founder member officer two second-in-command captain co-chair co-founder
    executive peacekeeper agent""".split()
)
_DONE_TO_ONES_OWN = frozenset(
    """appoint call command deploy depose disband dismiss dispatch dissolve fire fly impeach install lead lose mass mobilise mobilize move
    muster order oust overthrow pull rally recall reinstate reshuffle rush sack send shuffle station suspend swear topple use
    withdraw""".split()
)
_SERVING = frozenset({"POL", "MIL", "LEG", "JUD", "REB"})


@dataclass
class Anaphora:
    """One article up to the sentence being read: `mentions` by head token, `talk` of the sentences before `sentence`."""

    found: Found
    mentions: dict[int, ActorMention] = field(default_factory=dict)
    talk: Discourse = field(init=False)
    sentence: int = 0

    def __post_init__(self) -> None:
        self.talk = Discourse(self.found.states)

    def remember(self, start: int, end: int) -> None:
        """Add the mentions between two tokens to the talk, once their sentence is read."""
        for i in range(start, end):
            mention = self.mentions.get(i)
            if mention is None or mention.kind is ActorKind.PRONOUN:
                continue
            self.talk.add(mention, self.found.doc[i], self.sentence)
            group = [self.mentions[c.i] for c in conjuncts(self.found.doc[i]) if c.i in self.mentions and self.mentions[c.i].codes]
            if len(group) > 1 and self.found.doc[i].dep_ != "conj":
                self.talk.add(_together(group), self.found.doc[i], self.sentence)
            if mention.kind in {ActorKind.PERSON, ActorKind.UNKNOWN} and mention.name:
                self.talk.people.setdefault(mention.name.split()[-1], mention)
            if i in self.found.roles and mention.codes:
                noun = self.found.roles[i].noun.noun
                self.talk.roles |= {noun: mention, noun.split()[-1]: mention}
            self._remember_titles(i, mention)

    def _remember_titles(self, head: int, mention: ActorMention) -> None:
        """Keep the titles before a name, by which the person can be taken up: `Gen. Milley … the general`."""
        if mention.kind is ActorKind.PERSON and mention.codes:
            for token in self.found.doc[mention.start : head]:
                role = self.found.roles.get(token.i)
                title = role.noun.noun if role is not None else RANKS.get(token.lower_.rstrip("."), "")
                if title:
                    self.talk.roles |= {title: mention, title.split()[-1]: mention}

    def pronoun(self, token: Token) -> ActorMention | None:
        """Resolve `it`, `he`, `they` and their forms."""
        if token.lower_ in IT | THEY and token.dep_ != "nmod:poss" and not can_act(token):
            return None
        meant = self._antecedent(token)
        if meant is None or not (meant.codes or meant.name):
            return None
        why = f"{token.text!r} stands for {meant.name or '/'.join(meant.codes)!r}"
        return ActorMention(token.i, token.i + 1, token.i, meant.codes, ActorKind.PRONOUN, meant.name, why, meant.head)

    def _antecedent(self, token: Token) -> ActorMention | None:
        """Look for the antecedent among what stands before the token in its own sentence, then in earlier ones."""
        own = self._with_own(token)
        teller = self._teller(token)
        if teller is not None and teller.kind is not ActorKind.PRONOUN and own.fits(token, teller):
            return teller
        return own.pronoun(token, self.sentence, self._barred(token) if token.lower_ in _OBJECTS else ())

    def _barred(self, token: Token) -> tuple[str, ...]:
        """Return the codes of the subject of the token's own clause, which neither `it` as an object nor `the country` can mean."""
        subject = doer(token)
        mention = self.mentions.get(subject.i) if subject is not None else None
        if mention is None and subject is not None and base(subject.head.dep_) == "acl":
            mention = self.mentions.get(subject.head.head.i)
        return mention.codes if mention else ()

    def _with_own(self, token: Token) -> Discourse:
        """Return the talk with what stands before the token in its own sentence."""
        doc = self.found.doc
        own = Discourse(self.talk.known, list(self.talk.entries))
        start = sentence_of(token).start
        for i, role in self.found.roles.items() if token.lower_ in THEY else ():
            if start <= i < token.i and i not in self.mentions and doc[i].lemma_.lower() != doc[i].lower_:
                own.add(ActorMention(i, i + 1, i, (), ActorKind.UNKNOWN, "", f"{role.text!r} of no known state"), doc[i], self.sentence)
        for mention in sorted(self._before(token), key=lambda m: m.head):
            if mention.kind is ActorKind.PRONOUN:
                continue
            own.add(mention, doc[mention.head], self.sentence)
            group = [self.mentions[c.i] for c in conjuncts(doc[mention.head]) if c.i in self.mentions]
            if len(group) > 1 and token.lower_ in THEY:
                own.add(_together(group), doc[mention.head], self.sentence)
        return own

    def _before(self, token: Token) -> list[ActorMention]:
        """Return the mentions before the token in its own sentence, in the order in which they were resolved."""
        start = sentence_of(token).start
        return [m for i, m in self.mentions.items() if start <= i < token.i]

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
        return next((self.mentions[c.i] for c in children(teller, "nsubj") if c.i in self.mentions and c.i < token.i), None)

    def states(self, token: Token) -> ActorMention | None:
        """Resolve a noun that `is_states` to the state or states meant; None where they are not clear."""
        owned = self._owned(token)
        if owned is not None:
            return owned
        if _counts_two(token):
            codes = self._pair(token)
            if len(codes) == 2:
                codes = self._in_office(token, codes)
                return over_phrase(token, codes, ActorKind.GROUP, token.text, f"{token.text!r}: the two states spoken of last")
        if _means_one(token):
            last = self._with_own(token).one_state(self.sentence, tuple(c.split(".")[0] for c in self._barred(token)))
            only = self.found.states_between(0, len(self.found.doc))
            last = last or (only.pop() if len(only) == 1 else "")
            if last:
                return over_phrase(token, (last,), ActorKind.ROLE, token.text, f"{token.text!r}: the state spoken of last")
        return None

    def _owned(self, token: Token) -> ActorMention | None:
        """Resolve `his country`, `their nation` to the state of whom the possessive means."""
        if token.text not in _COUNTRY_NOUNS:
            return None
        owner = next((self.mentions[c.i] for c in children(token, "nmod:poss") if c.i in self.mentions), None)
        states = {code.split(".")[0] for code in owner.codes} & self.found.states if owner is not None else set()
        if owner is None or len(states) != 1:
            return None
        return over_phrase(token, tuple(states), ActorKind.ROLE, token.text, f"{token.text!r}: the state of {owner.name}")

    def _in_office(self, token: Token, states: tuple[str, ...]) -> tuple[str, ...]:
        """Return two states with the role of the noun that counts them (`both armies`), or as they are (`both states`)."""
        role = self.found.roles.get(token.i)
        if role is None or not role.noun.role or token.lemma_.lower() in _COUNTRY_NOUNS | _RELATED:
            return states
        return tuple(f"{state}.{role.noun.role}" for state in states)

    def body(self, token: Token) -> ActorMention | None:
        """Resolve `the court`, `the bloc`, `the alliance` to the body of that kind or name that was spoken of last."""
        named = any(c.dep_ == "compound" and c.pos_ == "PROPN" for c in token.children)
        if named or token.text != token.lemma_.lower() or not _counts(token) & {"the", "this", "that"}:
            return None
        for entry in reversed(self._with_own(token).entries):
            words = self.found.bodies.get(entry.mention.codes[0], frozenset()) if entry.mention.codes else frozenset()
            if token.text in words and self.sentence - entry.sentence <= BODY_REACH:
                why = f"{token.text!r}: {entry.mention.name}, spoken of before"
                return over_phrase(token, entry.mention.codes, ActorKind.NAME, entry.mention.name, why)
        return None

    def _pair(self, token: Token) -> tuple[str, ...]:
        """Return the two states meant: the only two before the token in its sentence, else the article's; allies are named together."""
        named = {c.split(".")[0] for m in self._before(token) for c in m.codes}
        here = named & self.found.states
        if len(here) == 2 or (len(named) == 2 and token.lemma_.lower() == "side"):
            return tuple(sorted(here if len(here) == 2 else named))
        if token.lemma_.lower() == "ally":
            return self.talk.coupled(self.sentence) or (() if here else self.talk.together(self.sentence))
        return self.talk.together(self.sentence)

    def bare_role(self, token: Token, role: Role) -> ActorMention | None:
        """Resolve a role noun beside which no state is named: `the ministry`, `two drivers`."""
        noun, name = role.noun, role.text
        if _pairs_office(token, role):
            codes, why = self._in_office(token, self._pair(token)), f"{name!r}: of the two states spoken of"
            return over_phrase(token, codes, role.kind, name, why, role=self.found.naming(role)) if codes else None
        known = self._own_role(token, noun) or self.talk.roles.get(noun.noun)
        if known is not None and any(c.lower_ in {"the", "this", "that"} for c in token.children):
            return over_phrase(
                token, known.codes, role.kind, known.name, f"{name!r}: spoken of before as {known.name!r}", role=self.found.naming(role)
            )
        body = self.body(token) if noun.kind == "organ" else None
        if body is not None:
            return body
        at_home = _is_home(token, noun) and not self._elsewhere(token) and not self._of_something(token)
        home, seen = self._home(token) if at_home else ("", "")
        if home:
            label = self.found.proper_name(token) if role.kind is ActorKind.PERSON else ""
            why = f"{name!r}: no state is named beside it; {home} {seen}"
            return over_phrase(token, (f"{home}.{noun.role}",), role.kind, label or f"{name} of {home}", why, role=self.found.naming(role))
        same = self._same_people(token, noun)
        if same is not None:
            return over_phrase(
                token, same.codes, role.kind, same.name, f"{name!r}: of {same.name!r}, named in this sentence", role=self.found.naming(role)
            )
        return None

    def _own_role(self, token: Token, noun: Noun) -> ActorMention | None:
        """Return the last mention before the token in its own sentence that has the same role noun."""
        known = [m for m in self._before(token) if m.codes and (role := self.found.roles.get(m.head)) and role.noun.noun == noun.noun]
        return known[-1] if known else None

    def home(self, token: Token, noun: Noun) -> str:
        """Return the state that a title without one is most likely of, empty where it is not clear."""
        return self._home(token)[0] if _is_home(token, noun) and not self._of_something(token) else ""

    def _of_something(self, token: Token) -> bool:
        """Return whether an office is said to be of what is no actor: `president of the Alberta Council`, `the firm's chairman`."""
        role = self.found.roles.get(token.i)
        if role is None or role.noun.kind == "organ":
            return False
        owners = [c for c in token.children if c.i >= role.end and base(c.dep_) == "nmod" and any(g.lower_ == "of" for g in c.children)]
        owners += [c for c in children(token, "nmod:poss") if c.pos_ != "PRON"]
        return any(c.i not in self.mentions for c in owners)

    def _elsewhere(self, token: Token) -> bool:
        """Return whether words after a noun set it beside a state that it need not be of: `ambassador to Turkey`, `forces in Armenia`."""
        nouns = [c for c in token.subtree if c.i > token.i and base(c.dep_) == "nmod" and c.dep_ != "nmod:poss"]
        return any(self.found.states_between(c.i, c.i + 1) for c in nouns)

    def _home(self, token: Token) -> tuple[str, str]:
        """Return the state that `the ministry` is most likely of, and why; nothing where several are as likely.

        It is the only one that acts before the token in its sentence, else that acts in the two sentences before, else the only
        one named in the sentence, else in the article.
        """
        known = self.found.states
        here = {c.split(".")[0] for m in self._before(token) if is_subject(self.found.doc[m.head]) for c in m.codes} & known
        if len(here) == 1:
            at_own = token.head.lemma_.lower() in _DONE_TO_ONES_OWN and bool(children(token, "det", "nummod"))
            if token.dep_ == "obj" and not at_own and here <= {c.split(".")[0] for c in self._barred(token)}:
                return "", ""
            return here.pop(), "acts before it in the sentence"
        if len(here) > 1:
            return "", ""
        before = {s for e in self.talk.entries if e.subject and self.sentence - e.sentence <= 2 for s in e.states} & known
        sentence = sentence_of(token)
        named = self.found.states_between(sentence.start, sentence.end)
        if not here and len(before) == 1 and (before <= named or not named):
            return before.pop(), "acts in the sentences before"
        for states, why in (
            (named, "is the only one in the sentence"),
            (self.found.lands_between(sentence.start, sentence.end) if not named else set(), "is where its places lie"),
            (self.found.states_between(0, len(self.found.doc)), "is the only one in the article"),
            (self.found.lands_between(0, len(self.found.doc)), "is where the article's places lie"),
        ):
            if len(states) == 1:
                return states.pop(), why
        main = self.found.main_state(sentence.start, sentence.end) or self.found.main_state(0, len(self.found.doc))
        return (main, "is the one spoken of most") if main else ("", "")

    def _same_people(self, token: Token, noun: Noun) -> ActorMention | None:
        """Return the people of one sentence that a bare plural takes up: `Iranian truck drivers … two drivers`."""
        last = noun.noun.split()[-1]
        if token.lower_ == last.lower():
            return None
        for i in range(token.i - 1, sentence_of(token).start - 1, -1):
            mention, role = self.mentions.get(i), self.found.roles.get(i)
            if mention is not None and mention.codes and role is not None and role.noun.noun.split()[-1] == last:
                return mention
        return None

    def counterpart(self, token: Token, owner: ActorMention | None) -> ActorMention | None:
        """Resolve `his Turkish counterpart`: the office of the owner, else of who was named before, in the state named.

        Args: owner: whom the possessive before the noun means, if anybody.
        """
        states = [code.split(".")[0] for code in self.found.adjectives(token)]
        role = owner.codes[0].partition(".")[2] if owner and owner.codes else ""
        if not role:
            holders = [m for m in self._before(token) if m.codes and "." in m.codes[0]]
            role = holders[-1].codes[0].partition(".")[2] if holders else ""
        codes = [f"{state}.{role}" if role else state for state in states]
        why = "the counterpart has the same office in another state"
        return over_phrase(token, codes, ActorKind.PERSON, token.text, why) if codes else None


def _is_home(token: Token, noun: Noun) -> bool:
    """Return whether a noun without a state is likely the home state's: `the ministry`, `riot police`, not `an army`, `two presidents`."""
    if (
        noun.noun.split()[-1] in _NOBODYS
        or noun.role not in _HOME_ROLES
        or (noun.kind == "person" and noun.role not in _SERVING)
        or token.dep_ in {"amod", "compound"}
    ):
        return False
    counts = _counts(token)
    before = token.i - len(noun.noun.replace("-", " - ").split()) + 1
    if any(c.text[:1].isupper() and c.i < before and base(c.dep_) == "amod" for c in token.children):
        return False
    return noun.kind == "person" or "the" in counts or not counts & {"a", "an", "another", "any", "no", "some", "two", "three", "several"}


def is_states(token: Token) -> bool:
    """Return whether a noun takes up one or two states, if none is named beside it: `both countries`, `the two sides`, `the country`."""
    return _counts_two(token) or _means_one(token) or is_owned(token)


def is_owned(token: Token) -> bool:
    """Return whether a noun for a country has a pronoun as its owner: `his country`, `their nation`."""
    return token.text in _COUNTRY_NOUNS and any(c.dep_ == "nmod:poss" and c.pos_ == "PRON" for c in token.children)


def _counts_two(token: Token) -> bool:
    if token.lower_ in {"both", "two"} and token.dep_ in _ALONE:
        return token.lower_ == "both" or "the" in _counts(token)
    counts = _counts(token)
    if token.text in _BARE_PLURALS and "the" in counts and not counts & _PAIRING:
        return not any(c.text[:1].isupper() or base(c.dep_) in {"nmod", "nummod"} for c in token.children if c.dep_ != "det")
    return token.lemma_.lower() in _PLURAL_NOUNS and bool(counts & _PAIRING)


def _pairs_office(token: Token, role: Role) -> bool:
    """Return whether a noun stands for the organ or office of each of two states: `both foreign ministries`, `the two presidents`."""
    counts = _counts(token)
    two = counts & {"both", "each", "neither"} or {"the", "two"} <= counts
    return bool(two) and role.noun.kind != "person" and role.noun.role in _HOME_ROLES


def _means_one(token: Token) -> bool:
    return token.text == token.lemma_.lower() and token.text in _COUNTRY_NOUNS and bool(_counts(token) & {"the", "this"})


def _counts(token: Token) -> set[str]:
    return {c.lower_ for c in token.children if base(c.dep_) in {"det", "nummod", "amod"}}


def whose(token: Token) -> Token | None:
    """Return the noun that the relative clause of a `whose` describes."""
    return next((upper.head for upper in above(token) if upper.dep_ in {"acl:relcl", "advcl:relcl"}), None)


def _together(group: Sequence[ActorMention]) -> ActorMention:
    codes = tuple(dict.fromkeys(code for m in group for code in m.codes))
    name = " and ".join(m.name for m in group)
    return ActorMention(group[0].start, group[-1].end, group[0].head, codes, ActorKind.GROUP, name, "named together")

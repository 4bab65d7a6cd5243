"""Who has been spoken of so far in an article, and whom a pronoun or a short form can mean.

A pronoun means the subject of its own sentence, else that of the sentence before, else the last mention that fits; where two fit
equally it means nobody.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from spacy.tokens import Token

from araz.resolve.grammar import SUBJECTS, base
from araz.resolve.mentions import ActorKind, ActorMention

IT = frozenset({"it", "its", "itself"})
HE = frozenset({"he", "him", "his", "she", "her", "hers", "himself", "herself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
WE = frozenset({"we", "us", "our", "ours", "ourselves", "i", "me", "my", "mine", "myself"})
REACH = 3
OPENING = 2
_PERSONAL = frozenset({ActorKind.PERSON, ActorKind.UNKNOWN})
_THINGS = frozenset({ActorKind.NAME, ActorKind.CAPITAL, ActorKind.ORGAN, ActorKind.OUTLET})


@dataclass(frozen=True, slots=True)
class Entry:
    """A mention with where it stood."""

    mention: ActorMention
    sentence: int
    subject: bool
    plural: bool
    states: tuple[str, ...]
    joined: bool = False


@dataclass
class Discourse:
    """The memory of one article; grows as its sentences are read in order. `known`: the codes of all states."""

    known: frozenset[str] = frozenset()
    entries: list[Entry] = field(default_factory=list)
    people: dict[str, ActorMention] = field(default_factory=dict)
    roles: dict[str, ActorMention] = field(default_factory=dict)

    def add(self, mention: ActorMention, token: Token, sentence: int) -> None:
        """Remember a mention; several coordinated ones become one plural entry as well."""
        states = tuple(dict.fromkeys(s for code in mention.codes if (s := code.split(".")[0]) in self.known))
        plural = len(mention.codes) > 1 or token.lemma_.lower() != token.lower_
        joined = token.dep_ == "conj" or any(c.dep_ == "conj" for c in token.children)
        self.entries.append(Entry(mention, sentence, is_subject(token), plural, states, joined and mention.kind is not ActorKind.GROUP))

    def pronoun(self, token: Token, sentence: int, barred: tuple[str, ...] = ()) -> ActorMention | None:
        """Return the mention that a pronoun stands for, or None. `barred`: the codes of whom it cannot mean where it stands."""
        word = token.lower_
        free = Discourse(self.known, [e for e in self.entries if not _same(e.mention.codes, barred)])
        if word in HE:
            return free._pick(sentence, token, lambda e: e.mention.kind in _PERSONAL and not e.plural)
        if word in IT:
            return free._pick(
                sentence, token, lambda e: e.mention.kind in _THINGS and len(e.mention.codes) == 1 and not (e.joined and e.subject)
            )
        return free._they(token, sentence, self.story()) if word in THEY else None

    def _they(self, token: Token, sentence: int, story: tuple[str, ...]) -> ActorMention | None:
        """Return whom `they` means: several named together near by, else the article's two states, else what was spoken of last."""
        near = self._pick(sentence, token, lambda e: e.plural, 1)
        pair = story if token.lower_ == "they" and set(story) <= {s for e in self.entries for s in e.states} else ()
        if near is None and pair:
            return ActorMention(token.i, token.i + 1, -1, pair, ActorKind.GROUP, " and ".join(pair), "the article's two states")
        return near or self._pick(sentence, token, lambda e: e.plural) or self._pick(sentence, token, lambda e: e.mention.kind in _THINGS)

    @staticmethod
    def fits(token: Token, mention: ActorMention) -> bool:
        """Return whether a pronoun can stand for a mention by its kind: `it` for states and organs, `he` for people."""
        if token.lower_ in HE:
            return mention.kind in _PERSONAL
        return token.lower_ in THEY or mention.kind in _THINGS

    def _pick(self, sentence: int, token: Token, fits: object, reach: int = REACH) -> ActorMention | None:
        test = fits if callable(fits) else bool
        near = [e for e in self.entries if sentence - e.sentence <= REACH and e.mention.head != token.i and test(e)]
        for distance in range(reach + 1):
            here = [e for e in near if e.sentence == sentence - distance]
            subjects = [e for e in here if e.subject]
            chosen = subjects[-1:] if distance == 0 else subjects[:1]
            if chosen:
                return chosen[0].mention
            if here:
                codes = {e.mention.codes or (e.mention.name,) for e in here}
                return here[-1].mention if len(codes) == 1 or distance == 0 else None
        return None

    def states(self, sentence: int, count: int) -> tuple[str, ...]:
        """Return the last `count` different states spoken of up to `sentence`, or nothing where there are fewer."""
        found: dict[str, None] = {}
        for entry in reversed([e for e in self.entries if e.sentence <= sentence]):
            for state in entry.states:
                found.setdefault(state)
            if len(found) >= count:
                return tuple(sorted(list(found)[:count]))
        return ()

    def coupled(self, sentence: int) -> tuple[str, ...]:
        """Return the two states that were last named together (`the United States and South Korea`), or nothing."""
        for entry in reversed([e for e in self.entries if e.mention.kind is ActorKind.GROUP and e.sentence <= sentence]):
            if len(set(entry.states)) == 2:
                return tuple(sorted(set(entry.states)))
        return ()

    def one_state(self, sentence: int, barred: tuple[str, ...] = ()) -> str:
        """Return the state that `the country` means: the only one that acts in this or the last sentence, else the one spoken of last.

        Args: barred: the codes of whom the words cannot mean where they stand.
        """
        free = [e for e in self.entries if not _same(e.states, barred)]
        for distance in range(OPENING):
            here = [e for e in free if e.sentence == sentence - distance]
            acting = {s for e in here if e.subject for s in e.states}
            named = acting if len(acting) == 1 else {s for e in here for s in e.states}
            if len(named) == 1:
                return named.pop()
        return next((e.states[-1] for e in reversed(free) if e.states), "")

    def story(self) -> tuple[str, ...]:
        """Return the two states that the article is about, or nothing: the only two of its opening, else those named by far most."""
        opening = {s for e in self.entries if e.sentence <= OPENING for s in e.states}
        if len(opening) == 2:
            return tuple(sorted(opening))
        counts = Counter(s for e in self.entries if e.mention.kind is not ActorKind.GROUP for s in e.states).most_common(3)
        clear = len(counts) == 2 or (len(counts) == 3 and counts[1][1] >= 2 * counts[2][1])
        return tuple(sorted(s for s, _ in counts[:2])) if clear else ()

    def together(self, sentence: int) -> tuple[str, ...]:
        """Return the article's two states where they are clear, else the two most lately spoken of in one sentence, else the last two."""
        story = self.story()
        if story:
            return story
        for distance in range(REACH + 3):
            here = [e for e in self.entries if e.sentence == sentence - distance]
            states = dict.fromkeys(s for e in here for s in e.states)
            if len(states) >= 2:
                return tuple(sorted(states)) if len(states) == 2 else ()
        return self.states(sentence, 2)


def _same(codes: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Return whether two sets of codes mean the same; a government is its state."""
    return bool(codes) and {c.removesuffix(".GOV") for c in codes} == {c.removesuffix(".GOV") for c in others}


def is_subject(token: Token) -> bool:
    """Return whether a noun is the subject of a clause, itself or through what it is coordinated with.

    An actor that stands as an adverb before a verb is a subject misread: `N'Djamena recalled its envoy`.
    """
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    return token.dep_ in SUBJECTS or base(token.dep_) == "nsubj" or (token.dep_ == "advmod" and token.i < token.head.i)

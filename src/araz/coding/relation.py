"""The event between a given actor and recipient: for tables that already have the pair, and for measuring against peers.

The two are put in place of whatever the resolver would find, the deeds that the lexicon finds are read, and what joins the two speaks
for its event (`pairing`): most where both fill its slots, less where one does, a little where its trigger stands between them. Votes
are summed and made probabilities; where nothing speaks `rules` is empty.

Beside the votes stands what the language model says of the text with the two names put out of sight (`unnamed`): its log odds are added,
with a weight by which it decides where the lexicon is faint or silent. Without it, a prior does. The model codes by the codebook; where
a deed of its event is turned, or has another event in tables of pairs, that share of its reading goes there too (`pairing`).

The weights are set by hand, in round numbers: halves and doubles of what a deed that fills one slot is worth. The prior is a
quarter of the log share of each event among the project's own coded passages (`tests/gold`). The weight of the model's reading was chosen
on the development half of the table that the project is measured on, where it was also seen that tables go by CAMEO's roots; nothing
else here is fitted to pairs, and the probabilities order the answers but are not calibrated.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from araz.coding.coder import ClaimCoder
from araz.coding.pairing import ACTOR, RECIPIENT, Evidence, Turn, evidence, turned, with_pronouns
from araz.errors import InputError
from araz.ids import make_id
from araz.language.model import ACTOR as ACTOR_WORD
from araz.language.model import RECIPIENT as RECIPIENT_WORD
from araz.language.reader import Reader
from araz.records import Article, Event16, Paragraph, ParagraphKind, Span
from araz.resolve.mentions import ActorKind, ActorMention, Mentions

Spans = Sequence[tuple[int, int]]
BATCH = 256
AROUND = 60


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each kind of evidence counts, in log odds; factors where the name says so."""

    both: float = 2.0
    actor: float = 1.0
    recipient: float = 1.0
    swapped: float = 0.5
    path: float = 1.5
    between: float = 0.5
    apart: float = 0.25
    bare_factor: float = 0.5
    depth_factor: float = 0.5
    unfit_factor: float = 0.25
    modal_factor: float = 1.0
    possible_factor: float = 0.5
    turn_share: float = 0.75
    sharpness: float = 2.0
    model: float = 0.2


PRIOR = {
    Event16.ASSAULT: 0.36,
    Event16.ACCUSE: 0.1,
    Event16.CONSULT: 0.08,
    Event16.SANCTION: 0.08,
    Event16.COERCE: 0.03,
    Event16.MOBILIZE: -0.03,
    Event16.SUPPORT: -0.03,
    Event16.REJECT: -0.07,
    Event16.AGREE: -0.07,
    Event16.AID: -0.09,
    Event16.REQUEST: -0.11,
    Event16.THREATEN: -0.19,
    Event16.COOPERATE: -0.22,
    Event16.RETREAT: -0.22,
    Event16.CONCEDE: -0.32,
    Event16.PROTEST: -0.49,
}


@dataclass(frozen=True, slots=True)
class Pair:
    """A text with the spans of an actor and a recipient in it, as characters [start, end)."""

    text: str
    actor: Spans
    recipient: Spans


@dataclass(frozen=True, slots=True)
class Relation:
    """The most likely event, the probability of each of the sixteen, and the entries of the lexicon that spoke."""

    event: Event16
    probabilities: dict[Event16, float]
    rules: tuple[str, ...]


def relation(reader: Reader, coder: ClaimCoder, text: str, actor: Spans, recipient: Spans) -> Relation:
    """Return the relation of one pair; see `Coder.relation`."""
    return relations(reader, coder, [Pair(text, actor, recipient)])[0]


def relations(reader: Reader, coder: ClaimCoder, pairs: Iterable[Pair]) -> list[Relation]:
    """Return one relation a pair, in order; the texts are parsed together, which changes speed alone.

    Raises: InputError: a span lies outside its text, or is empty. Nothing is parsed then.
    """
    given = list(pairs)
    gathered = gather(reader, coder, given)
    return [weigh(spoken, read=read) for spoken, read in zip(gathered, readings(reader, given), strict=True)]


def gather(reader: Reader, coder: ClaimCoder, pairs: Sequence[Pair]) -> list[list[Evidence]]:
    """Return what speaks for each pair: deeds of the lexicon alone, since the model speaks for itself (`readings`)."""
    for pair in pairs:
        _check(pair)
    texts = dict.fromkeys(pair.text for pair in pairs)
    docs = dict(zip(texts, reader.docs(map(_article, texts), batch=BATCH), strict=True))
    found = []
    for pair in pairs:
        doc = docs[pair.text]
        doc._.triggers = None
        mentions = with_pronouns(doc, Mentions({**_mentions(doc, pair.recipient, RECIPIENT), **_mentions(doc, pair.actor, ACTOR)}))
        found.append(evidence(coder.finder(doc, mentions), doc, mentions, coder.deeds(doc, mentions)))
    return found


def readings(reader: Reader, pairs: Sequence[Pair]) -> list[dict[Event16, float]]:
    """Return the language model's probabilities for each pair; empty where a name cannot be put out of sight."""
    shown = [unnamed(reader, pair) for pair in pairs]
    given = [one for one in shown if one is not None]
    labels = [Event16(name) for name in reader.model.labels["deed"][1:]]
    found = iter(reader.model.between(given))
    return [dict(zip(labels, map(float, next(found)), strict=True)) if one is not None else {} for one in shown]


def unnamed(reader: Reader, pair: Pair) -> tuple[list[str], int, int] | None:
    """Return the words of a text with the model's stand-ins for the two, and where these stand first; None where one covers the other.

    A long text is cut to what stands around the two.
    """
    spans = sorted([(*s, ACTOR_WORD) for s in pair.actor] + [(*s, RECIPIENT_WORD) for s in pair.recipient])
    text, done = "", 0
    for start, end, word in spans:
        if start >= done:
            text += f"{pair.text[done:start]} {word} "
            done = end
    words = [t.text for t in reader.tokenizer(" ".join((text + pair.text[done:]).split())) if not t.is_space]
    if ACTOR_WORD not in words or RECIPIENT_WORD not in words:
        return None
    first = min(words.index(ACTOR_WORD), words.index(RECIPIENT_WORD))
    begin = max(0, first - AROUND)
    kept = words[begin : begin + 2 * AROUND]
    while sum(len(reader.model.pieces(word)) for word in kept) > reader.model.window - 2:
        kept.pop()
    if ACTOR_WORD not in kept or RECIPIENT_WORD not in kept:
        return None
    return kept, kept.index(ACTOR_WORD), kept.index(RECIPIENT_WORD)


def weigh(
    spoken: Sequence[Evidence],
    weights: Weights = Weights(),
    prior: Mapping[Event16, float] = PRIOR,
    read: Mapping[Event16, float] | None = None,
) -> Relation:
    """Return the relation that the evidence makes.

    Args: read: the language model's probabilities, which stand for the prior; empty where there are none.
    """
    votes = dict.fromkeys(prior, 0.0) if read else dict(prior)
    for event, sure in _tabled(read or {}, spoken, weights).items():
        votes[event] += weights.model * math.log(max(sure, 1e-4))
    for one in spoken:
        strength = _strength(one, weights) / len(one.events)
        for event in one.rooted:
            _vote(votes, event, one, strength, weights)
    top = max(votes.values())
    raised = {event: math.exp(weights.sharpness * (vote - top)) for event, vote in votes.items()}
    total = sum(raised.values())
    probabilities = {event: value / total for event, value in raised.items()}
    return Relation(max(probabilities, key=lambda e: probabilities[e]), probabilities, tuple(one.rule for one in spoken if one.rule))


def _tabled(read: Mapping[Event16, float], spoken: Sequence[Evidence], weights: Weights) -> dict[Event16, float]:
    """Return the model's probabilities as tables of pairs would have them, by the strongest deed of each event."""
    told, moved = {one.events[0]: one for one in sorted(spoken, key=lambda one: _strength(one, weights)) if one.rule}, dict(read)
    for event, one in told.items():
        table = one.rooted[0]
        other = turned(table, one.turn)
        for source, target, share in ((event, table, 1.0), (table, other, weights.turn_share)):
            if target is not None and target is not source and read:
                part = share * read[event]
                moved[source] -= part
                moved[target] += part
    return moved


def _vote(votes: dict[Event16, float], event: Event16, one: Evidence, strength: float, weights: Weights) -> None:
    """Share a vote between the deed's own event and what its turn (asked, denied, threatened …) makes of it."""
    other = turned(event, one.turn)
    share = weights.turn_share if other is not None else 0.0
    votes[event] += strength * (1 - share)
    if other is not None:
        votes[other] += strength * share


def _strength(one: Evidence, weights: Weights) -> float:
    value: float = getattr(weights, one.bearing.value)
    value *= weights.depth_factor**one.depth
    if one.bare:
        value *= weights.bare_factor
    if not one.fits:
        value *= weights.modal_factor if "modal" in one.modes else weights.unfit_factor
    if one.turn in {Turn.POSSIBLE, Turn.AIM}:
        value *= weights.possible_factor
    return value


def _check(pair: Pair) -> None:
    for start, end in (*pair.actor, *pair.recipient):
        if not 0 <= start < end <= len(pair.text):
            size = len(pair.text)
            raise InputError(f"span {start}–{end} is not within the text of {size} characters (give [start, end) of a name in it)")


def _article(text: str) -> Article:
    whole = Paragraph(Span(0, len(text)), ParagraphKind.BODY, "given", "en")
    return Article(make_id("art", text), text, (whole,), "given")


def _mentions(doc: Doc, spans: Spans, code: str) -> dict[int, ActorMention]:
    found = {}
    for start, end in spans:
        tokens = doc.char_span(start, end, alignment_mode="expand")
        if tokens is None:
            continue
        head = _head(list(tokens))
        found[head.i] = ActorMention(tokens.start, tokens.end, head.i, (code,), ActorKind.NAME, tokens.text, "given")
    return found


def _head(tokens: list[Token]) -> Token:
    inside = {t.i for t in tokens}
    return next((t for t in tokens if t.head.i == t.i or t.head.i not in inside), tokens[-1])

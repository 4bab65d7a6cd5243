"""The records that stages hand on: Article, Claim, Event, Judgement, Issue. All frozen; words as in the codebook.

Offsets are characters of `Article.text`, end excluded. Texts are never trimmed or changed after an Article is made, so that
`article.text[span.start:span.end]` is always the evidence.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Event16(StrEnum):
    """The sixteen event types of PLOVER."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class Status(StrEnum):
    """Whether the deed took place, as the sentence presents it."""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    PLANNED = "planned"
    DEMANDED = "demanded"
    THREATENED = "threatened"
    POSSIBLE = "possible"
    DENIED = "denied"
    NEGATED = "negated"


class ParagraphKind(StrEnum):
    """What a paragraph of a page is. Only TITLE and BODY are coded."""

    TITLE = "title"
    BODY = "body"
    HEADING = "heading"
    CAPTION = "caption"
    BYLINE = "byline"
    TEASER = "teaser"
    COMMENT = "comment"
    FORM = "form"
    FURNITURE = "furniture"
    REPEAT = "repeat"


class DateSource(StrEnum):
    """Where a date comes from."""

    STATED = "stated"
    PUBLISHED = "published"
    ANCHORED = "anchored"
    INFERRED = "inferred"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` to `end` (excluded) of an article's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Fact:
    """A value of an article (its title, author, outlet …) with where it was found: `source` is a short name, `why` a sentence."""

    value: str
    source: str
    why: str


@dataclass(frozen=True, slots=True)
class When:
    """A time: `edtf` is an EDTF date or interval (`2021-10-05/2021-10-08`, `2021-09`, `2021-10-01~`), `why` says how it was found.

    `best`: the likeliest day of an inferred interval, empty where none is. `anchor`: the words of the deed whose time it is counted from,
    `shift` days away (negative: before); when a person corrects that deed's time, this one follows.
    """

    edtf: str
    source: DateSource
    why: str
    span: Span | None = None
    best: str = ""
    anchor: Span | None = None
    shift: int = 0

    @property
    def supposed(self) -> bool:
        """Whether no words give the time: it is that of publication, because the deed is told as news."""
        return self.source is DateSource.PUBLISHED and self.span is None


@dataclass(frozen=True, slots=True)
class Where:
    """A place of the gazetteer. `relation` is empty, or `near`, `border`, `north of` …; `country` is ISO3 or empty."""

    name: str
    country: str
    latitude: float | None
    longitude: float | None
    relation: str
    span: Span


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of an article: its place in the text, its kind with the reason, and its language (ISO 639-1)."""

    span: Span
    kind: ParagraphKind
    why: str
    language: str


@dataclass(frozen=True, slots=True)
class Article:
    """One published text from one outlet. `origin` is the path, or path and line, it was read from."""

    id: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    origin: str
    title: Fact | None = None
    author: Fact | None = None
    outlet: Fact | None = None
    url: Fact | None = None
    published: When | None = None

    def passage(self, span: Span) -> str:
        """Return the words at `span`."""
        return self.text[span.start : span.end]


@dataclass(frozen=True, slots=True)
class Party:
    """An actor or recipient: its code, the words that name it here, and why they mean it. `name`: the person's, where one is meant."""

    code: str
    span: Span
    why: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Speaker:
    """A link of an attribution chain. `code` is empty where the speaker is unknown; then `name` alone says who."""

    code: str
    name: str
    span: Span
    cue: Span
    direct: bool


@dataclass(frozen=True, slots=True)
class Figure:
    """A count that the text gives: `low` to `high` (None where open) of `unit` (killed, wounded, detained, troops …)."""

    low: float | None
    high: float | None
    unit: str
    span: Span


class LinkKind(StrEnum):
    """How a deed is said to hang on another: meant as a response to it, brought about by it, or only after it."""

    ANSWERED = "answered"
    CAUSED = "caused"
    FOLLOWED = "followed"


@dataclass(frozen=True, slots=True)
class Link:
    """The trigger of the deed that a deed is said to answer, be caused by or follow, with the words that say so."""

    trigger: Span
    kind: LinkKind
    words: str


@dataclass(frozen=True, slots=True)
class Claim:
    """In this sentence, this outlet (or a speaker) says that actors did an event to recipients. See the codebook for each field.

    `answers` is the deed that this one is said to answer, follow or be caused by. `rule` is the lexicon entry that made the claim,
    `reasons` one line for each decision, `confidence` in [0, 1].
    """

    id: str
    article: str
    sentence: Span
    number: int
    trigger: Span
    event: Event16
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    when: When | None
    where: Where | None
    status: Status
    background: bool
    attribution: tuple[Speaker, ...]
    name: str
    figures: tuple[Figure, ...]
    answers: Link | None
    rule: str
    reasons: tuple[str, ...]
    confidence: float
    model: str
    knowledge: str

    @property
    def actor_codes(self) -> tuple[str, ...]:
        """The actors' codes, sorted, once each."""
        return tuple(sorted({p.code for p in self.actors}))

    @property
    def recipient_codes(self) -> tuple[str, ...]:
        """The recipients' codes, sorted, once each."""
        return tuple(sorted({p.code for p in self.recipients}))


@dataclass(frozen=True, slots=True)
class View:
    """What the claims of an event say of one field: each value with the claims that have it, most claims first."""

    field: str
    values: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def contested(self) -> bool:
        """Whether claims that give the field differ."""
        return len(self.values) > 1


@dataclass(frozen=True, slots=True)
class Merge:
    """Why two claims are of one event, in words."""

    left: str
    right: str
    reason: str


@dataclass(frozen=True, slots=True)
class Event:
    """What one or more claims are about: a pure function of claims and judgements. `views` keeps what they disagree on."""

    id: str
    event: Event16
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    when: str
    where: str
    status: Status
    background: bool
    names: tuple[str, ...]
    claims: tuple[str, ...]
    views: tuple[View, ...]
    merges: tuple[Merge, ...]
    answers: tuple[str, ...]


class Verdict(StrEnum):
    """What a person's judgement says."""

    SAME = "same"
    DIFFERENT = "different"
    RIGHT = "right"
    WRONG = "wrong"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's word, kept for ever and applied on every rebuild.

    SAME and DIFFERENT name two claims; RIGHT and WRONG name one in `left`, WRONG also the `field` that is wrong, or none; CORRECTED gives
    `field` of `left` the value `value`.
    """

    id: str
    verdict: Verdict
    left: str
    right: str
    field: str
    value: str
    author: str
    made: str


@dataclass(frozen=True, slots=True)
class Issue:
    """What was not read or not coded, where and why: `origin` is the file, `article` its id where one was made."""

    id: str
    stage: str
    kind: str
    message: str
    origin: str
    article: str = ""
    span: Span | None = None

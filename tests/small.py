"""A small Knowledge made of rows in code, so that a test shows all that it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from araz.coding.coder import ClaimCoder
from araz.coding.words import FigureWords, Operators, SpeechCues
from araz.knowledge.load import Knowledge
from araz.knowledge.load_cues import Cues
from araz.knowledge.schema import Body, Community, EventType, Group, Mode, Noun, Organ, Outlet, Person, PlaceRow, PoliticalParty, State
from araz.knowledge.schema_lexicon import Embedder, Figures, FigureUnit, LexiconEntry, LightVerb, Modal, Negator, SpeechCue
from araz.knowledge.schema_lexicon import Operators as OperatorRows
from araz.language.model import Trigger
from araz.records import Claim, Event16
from araz.resolve.places import PlaceMention
from araz.resolve.times import TimeMention
from parses import Parse

STATES = (
    State("AZE", "Azerbaijan", "Republic of Azerbaijan", (), ("Azerbaijani", "Azeri"), ("Azerbaijani", "Azerbaijanis"), "Baku"),
    State("IRN", "Iran", "Islamic Republic of Iran", ("Islamic Republic",), ("Iranian",), ("Iranian", "Iranians"), "Tehran"),
    State("TUR", "Turkey", "Republic of Türkiye", ("Türkiye",), ("Turkish",), ("Turk", "Turks"), "Ankara"),
    State("ISR", "Israel", "", (), ("Israeli",), ("Israeli", "Israelis"), "Jerusalem"),
    State("RUS", "Russia", "Russian Federation", (), ("Russian",), ("Russian", "Russians"), "Moscow", ("Kremlin",)),
    State("ARM", "Armenia", "", (), ("Armenian",), ("Armenian", "Armenians"), "Yerevan"),
    State("COD", "Congo", "", (), ("Congolese",), (), "Kinshasa"),
    State("COG", "Congo-Brazzaville", "", (), ("Congolese",), (), "Brazzaville"),
)
MODES = {"ASSAULT": ("destroy", "drone"), "CONSULT": ("visit",)}
NOUNS = (
    Noun("foreign ministry", "GOV", "organ", "foreign ministries"),
    Noun("interior ministry", "POL", "organ", "interior ministries"),
    Noun("army", "MIL", "organ", "armies"),
    Noun("police", "POL", "organ"),
    Noun("parliament", "LEG", "organ", "parliaments"),
    Noun("foreign minister", "GOV", "office", "foreign ministers"),
    Noun("president", "GOV", "office", "presidents"),
    Noun("ambassador", "GOV", "office", "ambassadors"),
    Noun("embassy", "GOV", "organ", "embassies"),
    Noun("analyst", "EXP", "person", "analysts"),
    Noun("truck driver", "BUS", "person", "truck drivers"),
    Noun("driver", "BUS", "person", "drivers"),
    Noun("forces", "MIL", "organ"),
    Noun("government", "GOV", "organ", "governments"),
)
PEOPLE = (
    Person("Ilham Aliyev", (), "AZE", "GOV", "president", "2003-10-31"),
    Person("Hossein Amir-Abdollahian", (), "IRN", "GOV", "foreign minister", "2021-08-25", "2024-05-19"),
    Person("Javad Zarif", ("Mohammad Javad Zarif",), "IRN", "GOV", "foreign minister", "2013-08-15", "2021-08-25"),
    Person("Vladimir Petrov", (), "RUS", "GOV", "envoy", "2010", "2012"),
    Person("Ivan Petrov", (), "RUS", "MIL", "general", "2020", "2023"),
)


def knowledge(*, lexicon: Iterable[LexiconEntry] = (), people: Iterable[Person] = PEOPLE, nouns: Iterable[Noun] = NOUNS) -> Knowledge:
    """Return the small knowledge, with a lexicon of the test's own, and other people and nouns where given."""
    return Knowledge(
        version="small",
        events=tuple(EventType(e.value, "", 0.0, "", tuple(Mode(e.value, "", 0.0, m) for m in MODES.get(e.value, ()))) for e in Event16),
        contexts=("military", "economic", "diplomatic"),
        states=STATES,
        bodies=(
            Body("UNO", "United Nations", ("UN", "the UN")),
            Body("UN.SC", "UN Security Council", ("Security Council",)),
            Body("NATO", "NATO", kind="alliance"),
            Body("IMF", "International Monetary Fund"),
        ),
        groups=(Group("HEZBOLLAH", "Hezbollah", ("Hizbullah",)),),
        parties=(
            PoliticalParty("Justice and Development Party", ("AKP",), "TUR", governs=("2002-11-18/",)),
            PoliticalParty("Musavat", (), "AZE"),
            PoliticalParty("Mothers of Baku", (), "AZE", "movement", "CIV"),
        ),
        communities=(
            Community("Kurds", "Kurd", ("Kurdish",), (), "ethnic", ("TUR", "IRN")),
            Community("Talysh", "Talysh", ("Talysh",), ("Talyshis",), "ethnic", ("AZE",)),
        ),
        organs=(Organ("IRN.MIL", "Islamic Revolutionary Guard Corps", ("IRGC", "Revolutionary Guards")), Organ("ISR.LEG", "Knesset")),
        nouns=tuple(nouns),
        people=tuple(people),
        collisions=(),
        surnames=(),
        places=(PlaceRow("Iranian Bay", kind="gulf", countries=("IRN", "TUR")),),
        national_days=(),
        times=(),
        outlets=(Outlet("rferl.org", "Radio Free Europe", "RFE"),),
        lexicon=tuple(lexicon),
        cues=Cues(SPEECH, OPERATORS, FIGURES, CONTEXTS),
    )


def _light(lemma: str, slot: str = "object", gives: str = "subject", particle: str = "", status: str = "") -> LightVerb:
    return LightVerb(lemma, slot, gives, particle, status)


def _embed(lemma: str, status: str, slot: str = "content", form: str = "verb") -> Embedder:
    return Embedder(lemma, form, slot, "subject", status=status)


def _cue(
    lemma: str, kind: str = "neutral", content: tuple[str, ...] = ("that", "direct"), status: str = "", form: str = "verb"
) -> SpeechCue:
    speaker = ("subject",) if form == "verb" else ("by", "of", "from", "poss", "adjective")
    return SpeechCue(lemma, form, kind, speaker, content, status=status)


OPERATORS = OperatorRows(
    light=(
        *map(_light, ("hold", "conduct", "launch", "make", "issue", "impose", "stage", "open")),
        _light("carry", particle="out"),
        _light("take", "in", particle="part"),
        _light("announce", status="planned"),
        _light("plan", status="planned"),
        _light("cancel", status="negated"),
        _light("begin", "subject", "by", status="happened"),
        _light("come", "under", "object", status="happened"),
        _light("face", gives="object"),
    ),
    embed=(
        _embed("plan", "planned"),
        _embed("agree", "planned"),
        _embed("refuse", "negated"),
        _embed("threaten", "threatened"),
        _embed("demand", "demanded"),
        _embed("urge", "demanded"),
        _embed("prevent", "negated", "from"),
        _embed("manage", ""),
        _embed("plan", "planned", form="noun"),
        _embed("threat", "threatened", form="noun"),
        _embed("decision", "planned", form="noun"),
    ),
    modals=(
        Modal("will", status="planned", perfect="happened"),
        Modal("would", status="possible", perfect="negated"),
        Modal("may", status="possible", perfect="possible"),
        Modal("must", status="demanded", perfect="possible"),
        Modal("have", ("to",), status="demanded"),
    ),
    negators=(
        Negator("not", "adverb"),
        Negator("n't", "adverb"),
        Negator("never", "adverb"),
        Negator("no", "determiner"),
        Negator("without", "preposition"),
        Negator("reportedly", "adverb", status="possible"),
    ),
)
SPEECH = (
    *map(_cue, ("say", "tell", "add", "warn", "note", "ask", "summarise", "report")),
    _cue("quote", "quote"),
    _cue("claim", "claim", ("that", "direct", "np", "inf")),
    _cue("admit", "admit", ("that", "np")),
    _cue("deny", "deny", ("that", "np"), "denied"),
    _cue("suspect", "neutral", ("that",), "possible"),
    _cue("claim", "claim", ("that",), form="noun"),
    _cue("report", form="noun"),
    _cue("denial", "deny", ("that", "np"), "denied", "noun"),
    _cue("promise", "promise", ("that", "inf"), "planned", "noun"),
    _cue("demand", "ask", ("that", "inf"), "demanded", "noun"),
    SpeechCue("according to", "phrase", "neutral", ("to",), ("that",)),
    SpeechCue("in the words of", "phrase", "neutral", ("of",), ("that",)),
)
FIGURES = Figures(
    units=(
        FigureUnit("killed", True, ("kill", "die"), ("death", "victim"), ("dead",)),
        FigureUnit("wounded", True, ("wound", "injure"), ("injury",), ("wounded",)),
        FigureUnit("detained", True, ("detain", "arrest"), ("detainee",)),
        FigureUnit("troops", True, (), ("troop", "soldier")),
        FigureUnit("dollars", False, (), ("dollar",)),
    ),
    bounds=(("low", ("more than", "at least", "over")), ("high", ("up to", "fewer than")), ("approx", ("about",))),
    numbers=(("one", 1), ("two", 2), ("three", 3), ("twenty", 20)),
    multipliers=(("dozen", 12), ("hundred", 100), ("thousand", 1e3), ("million", 1e6)),
    ranges=(("dozens", (24, None)), ("hundreds", (200, None)), ("several", (3, None)), ("a dozen", (12, 12)), ("some", (2, None))),
)
CONTEXTS = (
    ("military", ("army", "troop", "drill", "air force")),
    ("economic", ("trade", "truck driver", "tariff")),
    ("diplomatic", ("embassy", "envoy")),
)
WORDS = Operators(OPERATORS)
CUES = SpeechCues(SPEECH)
COUNTING = FigureWords(FIGURES)


def _row(name: str, value: object) -> object:
    if isinstance(value, dict):
        return tuple((slot, tuple(words.split())) for slot, words in value.items())
    return tuple(value.split()) if isinstance(value, str) and name not in {"event", "particle", "status", "why"} else value


def entry(id: str, **rows: object) -> LexiconEntry:
    """Return a lexicon entry called `<event>.<slug>`; lists are given as words in a string, `requires` and `excludes` as dicts of such."""
    values: dict[str, object] = {"event": id.partition(".")[0].upper(), "actor": ("subject",), "recipient": ("object",), "why": f"by {id}"}
    values |= {name: _row(name, value) for name, value in rows.items()}
    return LexiconEntry(id, **values)  # type: ignore[arg-type]


SHELL = entry("assault.shell", verb="shell", recipient="object")
ATTACK = entry("assault.attack", noun="attack raid", actor="subject poss adjective by of from", recipient="on against", needs_actor=False)
DRILL = entry("mobilize.drill", noun="drill", actor="subject poss adjective of by", recipient="against")
JOINT = entry(
    "cooperate.drill", noun="drill", actor="subject poss adjective of by between with", recipient="", qualifiers="joint", mutual=True
)
CLOSE = entry("coerce.close", verb="close", recipient="of object")
MEET = entry("consult.meet", verb="meet", actor="subject with", recipient="", mutual=True, needs_recipient=True)
ACCUSE = entry("accuse.accuse", verb="accuse")
REFUSE = entry("reject.tolerate", verb="tolerate", requires={"negation": "not", "modal": "will"}, status="happened")
AGREE = entry("agree.agree", verb="agree", recipient="with")
DETAIN = entry("coerce.arrest", verb="detain", figures="detained", needs_actor=False)
LEXICON = (SHELL, ATTACK, DRILL, JOINT, CLOSE, MEET, ACCUSE, REFUSE, AGREE, DETAIN)
CODER = ClaimCoder(knowledge(lexicon=LEXICON))


def code(made: Parse, *, times: Sequence[TimeMention] = (), places: Sequence[PlaceMention] = (), coder: ClaimCoder = CODER) -> list[Claim]:
    """Return the claims of a parse by the entries above, with the actors that it marks and the given times and places."""
    return coder.code(made.article, made.doc, replace(made.mentions, times=tuple(times), places=tuple(places)))


def line(claim: Claim) -> str:
    """Return a claim in one line: `MOBILIZE IRN > AZE happened`, with who says so behind a bar, outermost first."""
    parts = [claim.event.value, "+".join(p.code for p in claim.actors) or "?"]
    if claim.recipients:
        parts += [">", "+".join(p.code for p in claim.recipients)]
    said = " < ".join(s.code or s.name for s in claim.attribution)
    return " ".join([*parts, claim.status.value]) + (f" | {said}" if said else "")


def seen(made: Parse, word: str, event: str, sure: float, *, links: str = "", **more: object) -> Trigger:
    """Return what the model holds of a word; `links` are written `actor=Iran .9, recipient=Syria .8`."""
    named = [part.replace("=", " ").split() for part in links.split(",") if part]
    values: dict[str, object] = {
        "index": made.word(word).i, "events": ((event, sure),), "mode": "", "status": (("happened", 1.0),), "background": 0.0,
        "contexts": (), "links": tuple((made.word(name).i, label, float(p)) for label, name, p in named),
    }  # fmt: skip
    return Trigger(**{**values, **more})  # type: ignore[arg-type]

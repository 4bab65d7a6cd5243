"""The words in which a page speaks of codes: events and modes as verbs, statuses, roles, fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from araz.publish.text import listed
from araz.records import Claim, DateSource, Event, Event16, ParagraphKind, Status

QUADRANTS = {
    "material conflict": ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
    "verbal conflict": ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    "verbal cooperation": ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
    "material cooperation": ("COOPERATE", "AID", "RETREAT"),
}
QUADRANT_OF = {event: quadrant for quadrant, events in QUADRANTS.items() for event in events}

# (event, mode or context) -> base | past | -ing form | what goes with the verb | the word before whom it is done to
_PHRASES = {
    ("AGREE", ""): "agree|agreed|agreeing|to cooperate|with",
    ("CONSULT", ""): "talk|talked|talking||with",
    ("CONSULT", "visit"): "pay|paid|paying|a visit|to",
    ("CONSULT", "third-party"): "mediate|mediated|mediating|talks|with",
    ("CONSULT", "multilateral"): "hold|held|holding|talks|with",
    ("CONSULT", "phone"): "telephone|telephoned|telephoning||",
    ("SUPPORT", ""): "voice|voiced|voicing|support|for",
    ("CONCEDE", ""): "yield|yielded|yielding|in words|to",
    ("COOPERATE", ""): "cooperate|cooperated|cooperating||with",
    ("COOPERATE", "military"): "cooperate|cooperated|cooperating|militarily|with",
    ("COOPERATE", "economic"): "do|did|doing|business|with",
    ("AID", ""): "provide|provided|providing|aid|to",
    ("RETREAT", ""): "back|backed|backing|down|before",
    ("RETREAT", "withdraw"): "pull|pulled|pulling|forces back|from",
    ("RETREAT", "release"): "release|released|releasing|people or property|of",
    ("RETREAT", "disarm"): "lay|laid|laying|down arms|before",
    ("RETREAT", "ceasefire"): "cease|ceased|ceasing|fire|with",
    ("RETREAT", "access"): "let|let|letting|outsiders in|from",
    ("RETREAT", "resign"): "cede|ceded|ceding|office|to",
    ("REQUEST", ""): "make|made|making|a demand|of",
    ("REQUEST", "assist"): "ask|asked|asking|for help|from",
    ("REQUEST", "change"): "demand|demanded|demanding|a change|of",
    ("REQUEST", "yield"): "demand|demanded|demanding|a concession|of",
    ("REQUEST", "meet"): "ask|asked|asking|for talks|with",
    ("ACCUSE", ""): "level|levelled|levelling|accusations|at",
    ("ACCUSE", "disapprove"): "voice|voiced|voicing|disapproval|of",
    ("ACCUSE", "investigate"): "open|opened|opening|an investigation|of",
    ("ACCUSE", "allege"): "make|made|making|allegations|against",
    ("REJECT", ""): "reject|rejected|rejecting|claims or demands|of",
    ("REJECT", "assist"): "refuse|refused|refusing|help|to",
    ("REJECT", "change"): "refuse|refused|refusing|a change|to",
    ("REJECT", "yield"): "refuse|refused|refusing|a concession|to",
    ("REJECT", "meet"): "refuse|refused|refusing|talks|with",
    ("THREATEN", ""): "make|made|making|threats|against",
    ("THREATEN", "restrict"): "threaten|threatened|threatening|restrictions|on",
    ("THREATEN", "arrest"): "threaten|threatened|threatening|arrests|of",
    ("THREATEN", "relations"): "threaten|threatened|threatening|to cut ties|with",
    ("THREATEN", "expel"): "threaten|threatened|threatening|expulsions|of",
    ("THREATEN", "territory"): "threaten|threatened|threatening|to take ground|from",
    ("THREATEN", "violence"): "threaten|threatened|threatening|force|against",
    ("PROTEST", ""): "protest|protested|protesting||against",
    ("PROTEST", "demo"): "hold|held|holding|a demonstration|against",
    ("PROTEST", "riot"): "riot|rioted|rioting||against",
    ("PROTEST", "strike"): "hold|held|holding|a strike|against",
    ("PROTEST", "hunger"): "hold|held|holding|a hunger strike|against",
    ("PROTEST", "boycott"): "hold|held|holding|a boycott|of",
    ("PROTEST", "obstruct"): "block|blocked|blocking|the way|of",
    ("SANCTION", ""): "impose|imposed|imposing|penalties|on",
    ("SANCTION", "convict"): "hand|handed|handing|down convictions|against",
    ("SANCTION", "expel"): "expel|expelled|expelling|envoys|of",
    ("SANCTION", "withdraw"): "recall|recalled|recalling|envoys|from",
    ("SANCTION", "discontinue"): "cut|cut|cutting|ties or aid|with",
    ("MOBILIZE", ""): "display|displayed|displaying|force|towards",
    ("MOBILIZE", "troops"): "deploy|deployed|deploying|troops|towards",
    ("MOBILIZE", "weapons"): "ready|readied|readying|weapons|against",
    ("MOBILIZE", "police"): "deploy|deployed|deploying|police|against",
    ("MOBILIZE", "militia"): "deploy|deployed|deploying|militias|against",
    ("COERCE", ""): "apply|applied|applying|pressure|to",
    ("COERCE", "seize"): "seize|seized|seizing|property or ground|of",
    ("COERCE", "restrict"): "impose|imposed|imposing|restrictions|on",
    ("COERCE", "censor"): "impose|imposed|imposing|censorship|on",
    ("COERCE", "curfew"): "impose|imposed|imposing|a curfew|on",
    ("COERCE", "martial-law"): "impose|imposed|imposing|martial law|on",
    ("COERCE", "arrest"): "detain|detained|detaining|people|of",
    ("COERCE", "deport"): "deport|deported|deporting|people|of",
    ("COERCE", "withhold"): "withhold|withheld|withholding|supplies|from",
    ("COERCE", "misinformation"): "spread|spread|spreading|false information|about",
    ("COERCE", "cyber"): "hack|hacked|hacking|systems|of",
    ("ASSAULT", ""): "use|used|using|force|against",
    ("ASSAULT", "abduct"): "abduct|abducted|abducting|people|of",
    ("ASSAULT", "beat"): "use|used|using|blows|against",
    ("ASSAULT", "torture"): "use|used|using|torture|against",
    ("ASSAULT", "sexual"): "use|used|using|sexual violence|against",
    ("ASSAULT", "targeted"): "carry|carried|carrying|out a targeted killing|against",
    ("ASSAULT", "destroy"): "destroy|destroyed|destroying|property|of",
    ("ASSAULT", "primitive"): "attack|attacked|attacking|by hand|",
    ("ASSAULT", "firearms"): "open|opened|opening|fire|on",
    ("ASSAULT", "explosives"): "carry|carried|carrying|out a bombing|against",
    ("ASSAULT", "suicide-attack"): "carry|carried|carrying|out a suicide attack|against",
    ("ASSAULT", "aerial"): "carry|carried|carrying|out air strikes|on",
    ("ASSAULT", "drone"): "carry|carried|carrying|out drone strikes|on",
    ("ASSAULT", "heavy-weapons"): "use|used|using|heavy weapons|against",
    ("ASSAULT", "crowd-control"): "use|used|using|crowd-control force|against",
    ("ASSAULT", "unconventional"): "use|used|using|unconventional weapons|against",
}

EVENT_MEANINGS = {
    "AGREE": "Promises, offers or agrees to work together; the promise is the deed.",
    "CONSULT": "Meets, visits, telephones or negotiates.",
    "SUPPORT": "Praises, backs, recognises or defends another in words, or restores relations.",
    "CONCEDE": "Gives way in words: apologises, accepts a demand, eases a rule.",
    "COOPERATE": "Does something with another for the good of both: trade, joint exercises, extradition.",
    "AID": "Gives money, arms, goods, shelter or peacekeepers.",
    "RETREAT": "Gives way in deed: withdraws, releases, disarms, ceases fire.",
    "REQUEST": "Asks, calls for or demands.",
    "ACCUSE": "Blames, condemns, alleges, sues or investigates.",
    "REJECT": "Refuses, denies, rules out or stays away from talks.",
    "THREATEN": "Warns of consequences or sets an ultimatum.",
    "PROTEST": "Demonstrates, strikes or riots.",
    "SANCTION": "Cuts ties, expels envoys, fines, convicts or embargoes.",
    "MOBILIZE": "Shows or readies force: an exercise of one country, a build-up, an alert.",
    "COERCE": "Arrests, closes, seizes, restricts, deports, censors or hacks.",
    "ASSAULT": "Uses force.",
}
STATUS_MEANINGS = {
    "happened": "Told as a thing that took place.",
    "ongoing": "Told as still going on.",
    "planned": "Announced for later.",
    "demanded": "What somebody asks another to do.",
    "threatened": "What somebody says he will do to another.",
    "possible": "Conditional, guessed at or suspected.",
    "denied": "Contradicted by somebody; the attribution says by whom.",
    "negated": "Told as a thing that did not happen, or that stopped.",
}
DATE_SOURCES = {
    DateSource.STATED: "stated in the text",
    DateSource.PUBLISHED: "reckoned from the day of publication",
    DateSource.ANCHORED: "reckoned from another event in the text",
    DateSource.INFERRED: "inferred",
}
PARAGRAPHS = {
    ParagraphKind.TITLE: "titles",
    ParagraphKind.BODY: "body text",
    ParagraphKind.HEADING: "headings inside the text",
    ParagraphKind.CAPTION: "captions",
    ParagraphKind.BYLINE: "bylines",
    ParagraphKind.TEASER: "teasers of other stories",
    ParagraphKind.COMMENT: "readers' comments",
    ParagraphKind.FORM: "forms",
    ParagraphKind.FURNITURE: "page furniture",
    ParagraphKind.REPEAT: "repeated text",
}
FIELDS = {
    "when": "when",
    "where": "where",
    "status": "whether it happened",
    "names": "name",
    "name": "name",
    "actors": "who",
    "recipients": "to whom",
}
_ROLES = {
    "GOV": "government",
    "MIL": "military",
    "POL": "police and interior forces",
    "REL": "clergy",
    "CIV": "civilians",
    "MED": "media",
    "EXP": "experts",
    "BUS": "businesses",
    "LEG": "parliament",
    "OPP": "opposition",
    "JUD": "courts",
    "REB": "rebels",
}
_PLURAL = {"POL", "CIV", "MED", "EXP", "BUS", "JUD", "REB"}
_FORMS = {
    Status.HAPPENED: ("{past}", "{past}"),
    Status.ONGOING: ("is {ing}", "are {ing}"),
    Status.PLANNED: ("plans to {base}", "plan to {base}"),
    Status.DEMANDED: ("is asked to {base}", "are asked to {base}"),
    Status.THREATENED: ("threatens to {base}", "threaten to {base}"),
    Status.POSSIBLE: ("may {base}", "may {base}"),
    Status.DENIED: ("is said to have {past}", "are said to have {past}"),
    Status.NEGATED: ("did not {base}", "did not {base}"),
}
# past participles that are not the past
_PARTICIPLES = {"did": "done"}


def actor_name(code: str, names: Mapping[str, str]) -> str:
    """Return a code in words: its own name, or its country's with the role; the code itself where neither is known."""
    if code in names:
        return names[code]
    country, dot, role = code.partition(".")
    if dot and role in _ROLES and country in names:
        owner = names[country]
        return f"{owner}’ {_ROLES[role]}" if owner.endswith("s") else f"{owner}’s {_ROLES[role]}"
    return code


def country_of(code: str) -> str:
    """Return the code without its role; codes of bodies (`UN.SC`) stay whole."""
    head, dot, role = code.partition(".")
    return head if dot and role in _ROLES else code


@dataclass(frozen=True, slots=True)
class Headline:
    """Who did what to whom, in words; `whom` may be empty."""

    who: str
    what: str
    whom: str

    @property
    def text(self) -> str:
        """The whole as one line."""
        return " ".join(filter(None, (self.who, self.what, self.whom)))


def headline(record: Claim | Event, status: Status, names: Mapping[str, str]) -> Headline:
    """Return a claim or event as a sentence in the tense of `status`."""
    actors, recipients = _codes(record)
    base, past, ing, rest, preposition = _phrase(record.event, record.modes + record.contexts)
    plural = len(actors) > 1 or any(code.partition(".")[2] in _PLURAL for code in actors)
    participle = _PARTICIPLES.get(past, past) if status is Status.DENIED else past
    verb = _FORMS[status][plural].format(base=base, past=participle, ing=ing)
    who = listed([actor_name(code, names) for code in actors]) or "An unnamed party"
    whom = listed([actor_name(code, names) for code in recipients])
    what = " ".join(filter(None, (verb, rest, preposition if whom else "")))
    return Headline(who[:1].upper() + who[1:], what, whom)


def _codes(record: Claim | Event) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if isinstance(record, Claim):
        return record.actor_codes, record.recipient_codes
    return record.actors, record.recipients


def _phrase(event: Event16, kinds: tuple[str, ...]) -> list[str]:
    found = next((_PHRASES[event.value, kind] for kind in kinds if (event.value, kind) in _PHRASES), _PHRASES[event.value, ""])
    return found.split("|")

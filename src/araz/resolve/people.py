"""Which office a person held between two days, whether a party governed then, and so which code they have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from araz.knowledge.schema import Person, PoliticalParty

HONORIFICS = frozenset(
    """mr mr. mrs mrs. ms ms. dr dr. sir lord lady dame prof. professor gen gen. general lt lt. col col. colonel maj maj. major capt
    capt. captain adm adm. admiral brig. brigadier marshal sgt sgt. sheikh shaikh sheik ayatollah hojatoleslam imam mullah maulana
    mufti pope cardinal archbishop patriarch bishop rev. reverend father prince princess king queen emir sultan crown judge justice
    ambassador chairman chairwoman comrade commander field sen. senator rep. congressman congresswoman gov. governor""".split()
)


RANKS = {
    "gen": "general",
    "lt": "lieutenant",
    "col": "colonel",
    "maj": "major",
    "capt": "captain",
    "adm": "admiral",
    "brig": "brigadier",
    "sen": "senator",
    "rep": "representative",
}


_LEADERS = frozenset(
    {"president", "prime minister", "chancellor", "supreme leader", "secretary of state", "secretary-general", "king", "foreign minister"}
)
_MUCH_TOLD = frozenset(
    """USA RUS CHN GBR FRA DEU ITA ESP JPN IND BRA CAN AUS KOR PRK TUR IRN ISR PSE EGY SAU SYR IRQ UKR BLR AZE ARM GEO PAK AFG VEN CUB
    POL HUN GRC SRB LBY NGA ZAF ETH MEX ARG COL EU UNO NATO""".split()
)
_DAY = len("2021-10-05")


def covers(valid_from: str, valid_to: str, first: str, last: str) -> bool:
    """Return whether a term can cover a day between two days; an empty end of either is open."""
    begun = not valid_from or not last or valid_from[: len(last)] <= last[: len(valid_from)]
    ended = valid_to and first and valid_to[: len(first)] < first[: len(valid_to)]
    return begun and not ended


def in_office(term: Person, first: str, last: str) -> bool:
    """Return whether a term can cover a day between two days; on its last day, where known, an office has passed on, a revolt has not."""
    left = term.role != "REB" and len(first) == len(term.valid_to) == _DAY and first >= term.valid_to
    return covers(term.valid_from, term.valid_to, first, last) and not left


def party_code(party: PoliticalParty, first: str, last: str) -> tuple[str, str]:
    """Return the code of a party between two days, and why: the government's in its terms, else the opposition's.

    Args: first, last: ISO days, empty where unknown: then the latest term counts.
    """
    if party.role:
        return f"{party.country}.{party.role}", f"a {party.kind} of {party.country}"
    for term in reversed(party.governs):
        begun, _, ended = term.partition("/")
        if covers(begun, ended, first, last):
            return f"{party.country}.GOV", f"a {party.kind} that governed {begun or '?'}–{ended or 'now'}"
    return f"{party.country}.OPP", f"a {party.kind} that did not govern between {first or '?'} and {last or '?'}"


def person_code(terms: Sequence[Person], first: str, last: str) -> tuple[str, str]:
    """Return the code of a person between two days, and why: the office then held (the latest where several), else the country alone.

    Args: terms: the person's offices, in order of time. first, last: ISO days, empty where unknown.
    """
    for term in reversed(terms):
        if in_office(term, first, last):
            unsure = "" if first and last else "; the article's day is not known"
            return term.code, f"{term.office or 'office'} {term.valid_from or '?'}–{term.valid_to or 'now'}{unsure}"
    return home(terms), f"held no office between {first} and {last}"


def home(terms: Sequence[Person]) -> str:
    """Return the state or body that most of a person's offices are of, the latest of them where several are: Italy, for Romano Prodi."""
    counts = Counter(term.country for term in terms)
    return max(reversed(terms), key=lambda term: counts[term.country]).country


def leads(name: str, terms: Sequence[Person]) -> bool:
    """Return whether a person led a state much in the news, and has a surname that is no common word (`Trump` is one, `Macron` is none)."""
    from lemminflect import getAllLemmas

    return any(term.office in _LEADERS and term.country in _MUCH_TOLD for term in terms) and not getAllLemmas(
        name.rsplit(maxsplit=1)[-1].lower()
    )

"""Which of its meanings a name has: by the grammar, the states that the article speaks of, and who was in office."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from spacy.tokens import Token

from araz.resolve.found import Found, Named, Role
from araz.resolve.names import Meaning, NameKind
from araz.resolve.people import HONORIFICS, covers, in_office, leads
from araz.resolve.scan import fold

_RANKED = HONORIFICS - {
    "mr",
    "mr.",
    "mrs",
    "mrs.",
    "ms",
    "ms.",
    "dr",
    "dr.",
    "prof",
    "prof.",
    "professor",
    "judge",
    "justice",
    "captain",
    "father",
}


def whole_name(found: Found, token: Token, named: Named, beside: Collection[str]) -> Meaning | None:
    """Choose among the meanings of a name that is no mere surname: those of the state spoken of most, adjectives only as adjectives.

    Args:    beside: the states named right beside it. Returns: None where parties of several states fit equally.
    """
    full = [m for m in named.meanings if m.kind not in {NameKind.SURNAME, NameKind.PLACE}]
    full.sort(key=lambda m: (-found.weight(m.code), m.kind is NameKind.CAPITAL))
    if len({m.code for m in full if m.kind is NameKind.PARTY}) > 1:
        return _party(found, full, beside)
    if token.pos_ == "ADJ":
        full.sort(key=lambda m: m.kind is not NameKind.ADJECTIVE)
    elif token.pos_ in {"NOUN", "PROPN"}:
        full.sort(key=lambda m: (m.kind is NameKind.ADJECTIVE, m.kind is not NameKind.OUTLET, -found.weight(m.code)))
    return full[0]


def _party(found: Found, meanings: Sequence[Meaning], beside: Collection[str]) -> Meaning | None:
    """Choose among parties of one name: of the state beside it, else of that named most; none where two fit equally."""
    home = [m for m in meanings if m.code in beside]
    if home:
        return home[0]
    first, second = (found.weight(m.code) for m in meanings[:2])
    return meanings[0] if first > second else None


def surname(found: Found, named: Named, days: tuple[str, str], known: str) -> Meaning | None:
    """Choose whom a bare surname means: who was introduced before (`known`), else the only one in office then, if likely at all."""
    if found.doc[named.end - 1].pos_ != "PROPN" or found.within_longer_name(named):
        return None
    role = found.ending(named.start)
    if named.start in found.lands and role is None:
        return None
    if known:
        return next((m for m in named.meanings if m.label == known), None)
    word = found.doc[named.start : named.end].text
    alone = [m for m in named.meanings if any(name == fold(word) and covers(begun, ended, *days) for name, begun, ended in m.alone)]
    if len(alone) == 1 and _titled(alone[0], role) is not False and not found.has_namesake(named):
        return alone[0]
    serving = [m for m in named.meanings if any(in_office(p, *days) for p in m.person)]
    if len(serving) > 1 and role is not None:
        titled = [m for m in serving if any(in_office(p, *days) and p.office == role.noun.noun for p in m.person)]
        serving = titled or serving
    chosen = serving or list(named.meanings)
    return chosen[0] if len(chosen) == 1 and _is_likely(found, chosen[0], named) else None


def _titled(meaning: Meaning, role: Role | None) -> bool | None:
    """Return whether the title before a surname is of an office that the person has held; None where none stands there."""
    return None if role is None else any(role.noun.noun.split()[-1] in p.office for p in meaning.person)


def _is_likely(found: Found, meaning: Meaning, named: Named) -> bool:
    """Return whether a bare surname can be trusted: with a title that fits, of somebody whose state the article names, or who leads one."""
    doc = found.doc
    role = found.ending(named.start)
    titled = _titled(meaning, role)
    ranked = named.start > 0 and doc[named.start - 1].lower_ in _RANKED
    return (
        (ranked if titled is None else titled) or meaning.code in found.states_between(0, len(doc)) or leads(meaning.label, meaning.person)
    )

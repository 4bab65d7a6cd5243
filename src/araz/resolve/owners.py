"""Whose an organ, office or people is: what the words around its noun allow, and the code that a state and a noun make together."""

from __future__ import annotations

from spacy.tokens import Token

from araz.knowledge.schema import Noun
from araz.resolve.found import Found
from araz.resolve.grammar import is_former

_POSTS = frozenset({"embassy", "consulate", "mission", "delegation", "commission", "legation", "base"})
_OFFICES = frozenset({"ministry", "department", "headquarters", "command"})


def is_few(token: Token) -> bool:
    """Return whether the noun of a people is said of one or some members: `two Indians`, `an Afghan`."""
    return any(c.dep_ == "nummod" or c.lower_ in {"a", "an", "another"} for c in token.children)


def belonging(token: Token, found: Found) -> frozenset[str]:
    """Return the prepositions after which a noun's state stands: `prosecutors in Chad`, but not `forces in Chad`, `embassy in Chad`."""
    role = found.roles.get(token.i)
    if role is not None and role.noun.noun in found.nouns.homes:
        return frozenset({"of", "from", "in", "inside", "across"})
    last = role.noun.noun.split()[-1] if role is not None else ""
    at_home = role is not None and role.noun.kind == "organ" and last not in _POSTS and (role.noun.role != "MIL" or last in _OFFICES)
    return frozenset({"of", "for", "at", "from", "in"}) if at_home else frozenset({"of", "for", "from"})


def is_of_state(token: Token, found: Found) -> bool:
    """Return whether a body in a capital is likely the state's: a ministry or police, not a mosque, firm or village."""
    role = found.roles.get(token.i)
    office = role is not None and role.noun.role == "MIL" and role.noun.noun.split()[-1] in _OFFICES
    return role is not None and (office or role.noun.role in {"GOV", "POL", "LEG", "JUD"})


def with_role(code: str, noun: Noun, token: Token, states: frozenset[str]) -> str:
    """Return the code of a state with the role of a noun; a body, and an owner with a role of its own, stay what they are."""
    state, _, role = code.partition(".")
    if state not in states:
        return code
    if noun.kind != "organ" and is_former(token):
        return state
    if role and role != "GOV":
        return code
    near = {c.lower_ for c in token.children} | {g.lower_ for c in token.children for g in c.children}
    if noun.role == "MIL" and near & {"ethnic", "separatist", "rebel", "breakaway"}:
        return f"{state}.REB"
    return f"{state}.{noun.role}" if noun.role else code

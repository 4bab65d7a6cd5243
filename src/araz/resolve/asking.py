"""Questions to the knowledge files alone: who is meant by a name, on a day; with the reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from araz.knowledge.load import Knowledge
from araz.knowledge.schema import Person
from araz.resolve.names import Meaning, NameIndex, NameKind
from araz.resolve.people import in_office, party_code, person_code
from araz.resolve.scan import fold

_MOST_NEAR = 8


@dataclass(frozen=True, slots=True)
class Answer:
    """One thing that a name can mean: its code (on the day asked for), what it is, and why; `terms`: the offices of a person."""

    code: str
    name: str
    kind: str
    why: str
    terms: tuple[str, ...] = ()


def who(name: str, knowledge: Knowledge, day: str = "") -> tuple[Answer, ...]:
    """Return whom a whole name can mean, those in office on the day first; nothing where the files do not have it.

    Args:    name: as a report would have it; case, diacritics and transliteration do not matter. day: ISO date, empty for today's files.
    """
    asked = " ".join(name.split())
    index = NameIndex(knowledge)
    forms = (asked, asked.title()) if asked == asked.lower() else (asked,)
    for form in forms:
        whole = [m for m in index.find(form) if (m.start, m.end) == (0, len(form))]
        if whole:
            full = {m.label for m in whole[0].meanings if m.kind is NameKind.PERSON}
            meant = [m for m in whole[0].meanings if m.kind is not NameKind.PLACE and not (m.kind is NameKind.SURNAME and m.label in full)]
            answers = [_answer(meaning, form, day) for meaning in meant]
            return tuple(sorted(dict.fromkeys(answers), key=lambda a: ("no office" in a.why, a.kind == "outlet")))
    return tuple(_community(asked, knowledge))


def _answer(meaning: Meaning, asked: str, day: str) -> Answer:
    kind, code, why = meaning.kind.value, meaning.code, f"{asked!r} is a name of {meaning.label}"
    terms: tuple[str, ...] = ()
    if meaning.person:
        code, why = person_code(meaning.person, day, day)
        why = why.removesuffix("; the article's day is not known").replace(f"between {day} and {day}", f"on {day}")
        terms = tuple(_term(p, day) for p in meaning.person)
        kind = "person" if meaning.kind is NameKind.PERSON else "surname"
    elif meaning.party is not None:
        code, why = party_code(meaning.party, day, day)
        terms = tuple(
            f"governed {t.replace('/', '–').removesuffix('–') + ('–now' if t.endswith('/') else '')}" for t in meaning.party.governs
        )
    elif meaning.kind is NameKind.CAPITAL:
        code, why = f"{code}.GOV", f"{asked!r}, the capital, for the government of {meaning.label}; as a town it is a place"
    return Answer(code, meaning.label, kind, why, terms)


def _term(person: Person, day: str) -> str:
    mark = " *" if day and in_office(person, day, day) else ""
    return f"{person.code}: {person.office or 'office'} {person.valid_from or '?'}–{person.valid_to or 'now'}{mark}"


def _community(asked: str, knowledge: Knowledge) -> Iterator[Answer]:
    for one in knowledge.communities:
        if fold(asked) in {fold(form) for form in (one.name, one.singular, *one.aliases, *one.adjectives)}:
            homes = ", ".join(one.homes) or "nowhere in particular"
            code = f"{one.homes[0]}.CIV" if len(one.homes) == 1 else ""
            what = f"{'a' if one.kind == 'religious' else 'an'} {one.kind} group"
            yield Answer(
                code, one.name, "community", f"{what} of {homes}" if code else f"{what} ({homes}); an actor only with its state beside it"
            )


def near(name: str, knowledge: Knowledge) -> tuple[str, ...]:
    """Return names of the files that share a word with a name, for whoever mistyped it; people in the order of the file."""
    words = {fold(word) for word in name.split() if len(word) > 2}
    rows: tuple[tuple[str, ...], ...] = (
        *((p.name, *p.aliases) for p in knowledge.people),
        *((o.name, *o.aliases) for o in knowledge.organs),
        *((g.name, *g.aliases) for g in knowledge.groups),
        *((b.name, *b.aliases) for b in knowledge.bodies),
        *((p.name, *p.aliases) for p in knowledge.parties),
    )
    found = dict.fromkeys(names[0] for names in rows if words & {fold(word) for each in names for word in each.split()})
    return tuple(found)[:_MOST_NEAR]

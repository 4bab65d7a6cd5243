"""What a page takes from the knowledge: names of codes, scores and meanings of events."""

from __future__ import annotations

from araz.knowledge.load import Knowledge
from araz.publish.book import Look
from araz.publish.words import country_of


def look(knowledge: Knowledge, *, title: str = "", made: str = "") -> Look:
    """Return the look of a page.

    Args:    knowledge: gives names, scores (-10 … 10, by event and mode, and by event alone) and meanings. title: heads the page; the
             usual one where empty. made: the day of making in words; empty where the page shall not say it.
    """
    meanings = {event.name: event.definition for event in knowledge.events}
    return Look(title or Look().title, made, scores(knowledge), names(knowledge), meanings)


def names(knowledge: Knowledge) -> dict[str, str]:
    """Return code -> name of every state, body and group, and of organs that have a code to themselves (`IRN.MIL` is no organ's alone)."""
    alone = {organ.code: organ.name for organ in knowledge.organs if country_of(organ.code) == organ.code}
    groups = {row.code: row.name for row in knowledge.groups}
    bodies = {row.code: row.name for row in knowledge.bodies}
    return alone | groups | bodies | {row.code: row.name for row in knowledge.states}


def scores(knowledge: Knowledge) -> dict[tuple[str, str], float]:
    """Return (event, mode) -> score, with an empty mode for the event's own."""
    found = {(event.name, ""): event.score for event in knowledge.events}
    return found | {(mode.event, mode.mode): mode.score for event in knowledge.events for mode in event.modes}

"""Regular inflections, to know a word by its form where its lemma is wrong or it is in no dictionary (`airdropped`, `troops`)."""

from __future__ import annotations

_VOWELS = frozenset("aeiou")


def forms(lemma: str) -> frozenset[str]:
    """Return the regular forms in -s, -ed and -ing of a verb, with its last letter doubled and single where both may be."""
    if lemma.endswith("e"):
        return frozenset({lemma + "s", lemma + "d", lemma[:-1] + "ing"})
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return frozenset({lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"})
    stems = {lemma}
    if len(lemma) > 2 and lemma[-1] not in _VOWELS | {"w", "x", "y"} and lemma[-2] in _VOWELS and lemma[-3] not in _VOWELS:
        stems.add(lemma + lemma[-1])
    return frozenset({lemma + "s", lemma + "es", *(stem + ending for stem in stems for ending in ("ed", "ing"))})


def singulars(form: str) -> frozenset[str]:
    """Return what a noun's form may be the regular plural of; empty where it ends in no -s."""
    if not form.endswith("s") or form.endswith("ss") or len(form) < 4:
        return frozenset()
    found = {form[:-1]}
    if form.endswith("es"):
        found.add(form[:-2])
    if form.endswith("ies"):
        found.add(form[:-3] + "y")
    return frozenset(found)

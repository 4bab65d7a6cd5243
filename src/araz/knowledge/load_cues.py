"""Load the cue files of the lexicon: operators.yml, speech.yml, figures.yml, contexts.yml."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from araz.errors import nearest
from araz.knowledge.cues import Cues, Embedding, FigureWords, Light, Modal, Negator, Operators, SpeechCue, SpeechCues, Unit
from araz.knowledge.read import Tree, read_yaml
from araz.records import Status

T = TypeVar("T")
_SOURCE_LAST = frozenset({"of", "by", "from", "to", "in", "citing", "quoting"})


def load_cues(trees: Sequence[Tree], contexts: Sequence[str], breaks: list[str]) -> Cues:
    """Return the cues; rows of a later tree come first, so that they win. What is wrong is added to `breaks`."""
    return Cues(
        operators=_operators(_merged(trees, "operators.yml", breaks), breaks),
        speech=_speech(_rows(trees, "speech.yml", breaks), breaks),
        figures=_figures(_merged(trees, "figures.yml", breaks)),
        contexts=_contexts(_merged(trees, "contexts.yml", breaks), contexts, breaks),
    )


def _rows(trees: Sequence[Tree], name: str, breaks: list[str]) -> list[dict[str, Any]]:
    path, found = f"lexicon/{name}", []
    for tree in reversed(trees):
        if path in tree:
            raw = read_yaml(path, tree[path], breaks)
            found += raw if isinstance(raw, list) else []
    return found


def _merged(trees: Sequence[Tree], name: str, breaks: list[str]) -> dict[str, Any]:
    path, found = f"lexicon/{name}", {}
    for tree in trees:
        raw = read_yaml(path, tree[path], breaks) if path in tree else None
        for key, value in (raw or {}).items():
            old = found.get(key)
            found[key] = value + old if isinstance(value, list) and isinstance(old, list) else value
    return found


def _status(row: Mapping[str, Any], key: str, where: str, breaks: list[str]) -> Status | None:
    value = row.get(key)
    if value in {None, ""}:
        return None
    try:
        return Status(value)
    except ValueError:
        valid = [s.value for s in Status]
        breaks.append(f"unknown status {value!r} in {where}, {row.get('lemma')!r} {nearest(str(value), valid)}".rstrip())
        return None


def _text(row: Mapping[str, Any], key: str, default: str = "") -> str:
    value = row.get(key)
    return default if value is None else str(value)


def _words(row: Mapping[str, Any], key: str) -> tuple[str, ...]:
    return tuple(str(v) for v in row.get(key) or ())


def _by_lemma(rows: Iterable[Mapping[str, Any]], make: Callable[[Mapping[str, Any]], T]) -> dict[str, tuple[T, ...]]:
    found: dict[str, list[T]] = defaultdict(list)
    for row in rows:
        found[_text(row, "lemma")].append(make(row))
    return {lemma: tuple(made) for lemma, made in found.items()}


def _operators(raw: Mapping[str, Any], breaks: list[str]) -> Operators:
    where = "lexicon/operators.yml"

    def light(row: Mapping[str, Any]) -> Light:
        return Light(_text(row, "lemma"), _text(row, "particle"), _text(row, "slot", "object"), _text(row, "gives", "subject"), _status(row, "status", where, breaks))

    def embedding(row: Mapping[str, Any]) -> Embedding:
        slots = _text(row, "slot", "content"), _status(row, "status", where, breaks), _text(row, "control", "subject")
        return Embedding(_text(row, "lemma"), _text(row, "form", "verb"), _text(row, "particle"), *slots)

    def modal(row: Mapping[str, Any]) -> Modal:
        status, past, perfect = (_status(row, key, where, breaks) for key in ("status", "past", "perfect"))
        return Modal(_text(row, "lemma"), _words(row, "words"), status, past, perfect)

    def negator(row: Mapping[str, Any]) -> Negator:
        return Negator(_text(row, "lemma"), _text(row, "form"), _words(row, "words"), _status(row, "status", where, breaks) or Status.NEGATED)

    return Operators(
        lights=_by_lemma(raw.get("light", ()), light),
        embeddings=_by_lemma(raw.get("embed", ()), embedding),
        modals=_by_lemma(raw.get("modals", ()), modal),
        negators=_by_lemma(raw.get("negators", ()), negator),
    )


def _speech(rows: Sequence[Mapping[str, Any]], breaks: list[str]) -> SpeechCues:
    cues = []
    for row in rows:
        status = _status(row, "status", "lexicon/speech.yml", breaks)
        texts = _text(row, "lemma"), _text(row, "form"), _text(row, "kind", "neutral")
        cues.append(SpeechCue(*texts, _words(row, "speaker"), _words(row, "content"), _text(row, "event"), status, _text(row, "particle")))
    phrases = [(tuple(c.lemma.split()), c) for c in cues if c.form == "phrase" and c.speaker and c.lemma.split()[-1] in _SOURCE_LAST]
    return SpeechCues(
        verbs={c.lemma: c for c in reversed(cues) if c.form == "verb"},
        nouns={c.lemma: c for c in reversed(cues) if c.form == "noun"},
        phrases=tuple(sorted(phrases, key=lambda p: (-len(p[0]), p[0]))),
    )


def _figures(raw: Mapping[str, Any]) -> FigureWords:
    units = [Unit(_text(r, "unit"), r.get("people") in {True, "true"}, *(_words(r, k) for k in ("verbs", "nouns", "adjectives", "events"))) for r in raw.get("units", ())]
    bounds = [(str(phrase), kind) for kind, phrases in (raw.get("bounds") or {}).items() for phrase in phrases]
    return FigureWords(
        units={u.unit: u for u in units},
        by_verb={w: u.unit for u in reversed(units) for w in u.verbs},
        by_noun={w: u.unit for u in reversed(units) for w in u.nouns},
        by_adjective={w: u.unit for u in reversed(units) for w in u.adjectives},
        bounds=tuple(sorted(bounds, key=lambda b: (-len(b[0]), b))),
        numbers={str(k): float(v) for k, v in (raw.get("numbers") or {}).items()},
        multipliers={str(k): float(v) for k, v in (raw.get("multipliers") or {}).items()},
        ranges={str(k): (_bound(v[0]), _bound(v[1])) for k, v in (raw.get("ranges") or {}).items()},
        singular=frozenset(str(w) for w in raw.get("singular", ())),
        groups={k: tuple(v) for k, v in (raw.get("groups") or {}).items()},
    )


def _bound(value: Any) -> float | None:
    return None if value is None else float(value)


def _contexts(raw: Mapping[str, Any], known: Sequence[str], breaks: list[str]) -> dict[str, tuple[str, ...]]:
    for name in raw:
        if known and name not in known:
            breaks.append(f"unknown context {name!r} in lexicon/contexts.yml {nearest(name, list(known))}".rstrip())
    return {name: tuple(str(w) for w in words) for name, words in raw.items()}

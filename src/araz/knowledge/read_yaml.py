"""YAML made into the classes of `schema`: a mapping's keys are the class's fields, and a field's type says how its value is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from functools import partial
from typing import Any, TypeVar

import ryaml
import yaml

from araz.knowledge.read import text_of, unknown
from araz.knowledge.schema_lexicon import Embedder, Example, FigureUnit, LightVerb, Modal, Negator

R = TypeVar("R")


class _Yaml(yaml.CSafeLoader):
    """YAML with the plain words of a lexicon: `on`, `off`, `yes` and `no` stay words, and so do dates."""


_Yaml.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if tag not in ("tag:yaml.org,2002:bool", "tag:yaml.org,2002:timestamp")]
    for first, found in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def read_yaml(path: str, content: bytes, breaks: list[str]) -> Any:
    """Return what a YAML file holds, or None with a break where it cannot be read.

    It is read by ryaml, which is five times faster; where that refuses, PyYAML says what is wrong and in which line.
    """
    text = text_of(content, path, breaks)
    try:
        return ryaml.loads(text)  # type: ignore[attr-defined]  # its stub re-exports nothing
    except ryaml.InvalidYamlError:  # type: ignore[attr-defined]
        pass
    try:
        return yaml.load(text, Loader=_Yaml)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        breaks.append(f"unreadable YAML in {path}, line {line}: {error.problem} (check indents, and quote texts that hold ': ')")
        return None
    except yaml.YAMLError as error:
        breaks.append(f"unreadable YAML in {path}: {' '.join(str(error).split())}")
        return None


class Misfit(Exception):
    """A value that is not of the kind its key asks for; the message says what is expected."""


def make(row: type[R], raw: Any, where: str, breaks: list[str], **fixed: Any) -> R | None:
    """Return a `row` of the mapping `raw`, or None with the reasons in `breaks`.

    Args: where: how a break names the place. fixed: fields that do not come from the file.
    """
    if not isinstance(raw, dict):
        breaks.append(f"{type(raw).__name__} instead of a mapping in {where}")
        return None
    before = len(breaks)
    spec = {f.name: f for f in fields(row) if f.name not in fixed}  # type: ignore[arg-type]
    values = {str(k): _value(str(k), v, {n: str(f.type) for n, f in spec.items()}, where, breaks) for k, v in raw.items()}
    breaks.extend(f"empty {n} in {where}" for n, f in spec.items() if f.default is MISSING and raw.get(n) in (None, "", []))
    return row(**values, **fixed) if len(breaks) == before else None


def make_all(row: type[R], raw: Any, where: str, breaks: list[str]) -> tuple[R, ...]:
    """Return a row for each mapping of the list `raw`, those that can be made."""
    if not isinstance(raw, list):
        breaks.append(f"{type(raw).__name__} instead of a list in {where}")
        return ()
    made = (make(row, item, f"{where}, {_label(item, number)}", breaks) for number, item in enumerate(raw, 1))
    return tuple(item for item in made if item is not None)


def _label(item: Any, number: int) -> str:
    name = next((item[k] for k in ("id", "lemma", "unit") if item.get(k)), None) if isinstance(item, dict) else None
    return f"entry {name!r}" if name else f"entry {number}"


def _value(key: str, value: Any, types: Mapping[str, str], where: str, breaks: list[str]) -> Any:
    if key not in types:
        breaks.append(unknown("key", key, where, types))
        return None
    nested = _NESTED.get(types[key])
    if nested is not None:
        return make_all(nested, value, f"{where}, {key}", breaks)
    try:
        return _BY_TYPE[types[key]](value)
    except Misfit as error:
        breaks.append(f"{key} {value!r} in {where} is not {error}")
        return None


def word(value: Any) -> str:
    """Return a YAML scalar as text; nothing is empty text."""
    if isinstance(value, dict | list):
        raise Misfit("one word or text")
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value).strip()


def words(value: Any) -> tuple[str, ...]:
    """Return a YAML list (or a single scalar) as a tuple of texts."""
    if isinstance(value, dict):
        raise Misfit("a list")
    items = value if isinstance(value, list) else [] if value is None else [value]
    return tuple(map(word, items))


def truth(value: Any) -> bool:
    """Return `true` or `false` as a truth value."""
    if value not in (True, False, "true", "false"):
        raise Misfit("true or false")
    return value in (True, "true")


def number(value: Any) -> float:
    """Return a YAML number."""
    try:
        return float(value)
    except (TypeError, ValueError):
        raise Misfit("a number") from None


def mapping(convert: Callable[[Any], Any], value: Any) -> tuple[tuple[str, Any], ...]:
    """Return a mapping as pairs, each value through `convert`."""
    if value is None:
        return ()
    if not isinstance(value, dict):
        raise Misfit("a mapping such as {object: [ball]}")
    return tuple((word(key), convert(item)) for key, item in value.items())


def _ends(value: Any) -> tuple[float | None, float | None]:
    if not isinstance(value, list) or len(value) != 2:
        raise Misfit("a pair [low, high] with null where open")
    low, high = (None if v is None else number(v) for v in value)
    return low, high


def _example(value: Any) -> Example | None:
    if value is None:
        return None
    if not isinstance(value, dict) or not {"text"} <= set(value) <= {"text", "actors", "recipients"}:
        raise Misfit("an example {text: …, actors: […], recipients: […]}")
    return Example(word(value["text"]), words(value.get("actors")), words(value.get("recipients")))


_BY_TYPE: Mapping[str, Callable[[Any], Any]] = {
    "str": word,
    "tuple[str, ...]": words,
    "bool": truth,
    "Pairs": partial(mapping, words),
    "Numbers": partial(mapping, number),
    "Ranges": partial(mapping, _ends),
    "Example | None": _example,
}
_NESTED: Mapping[str, type] = {f"tuple[{c.__name__}, ...]": c for c in (LightVerb, Embedder, Modal, Negator, FigureUnit)}

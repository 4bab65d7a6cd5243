"""Run the shipped model: sentences as words in, analyses out.

    words -> word pieces -> encoder -> vectors -> heads -> analysis      `analyse`, of sentences
                                    -> vectors                           `vectors`, of paragraphs, for the splitter

Texts are run together only with others of the same length in word pieces, so nothing is padded; the graphs quantise
row by row. Hence an analysis is the same, bit for bit, whatever it was batched with and however many threads ran.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from araz.errors import ModelError
from araz.language import decode, lemmas
from araz.language.features import plain, shape
from araz.language.windows import windows

T = TypeVar("T")
DATA = Path(__file__).parent / "data"
GRAPHS = ("encoder.onnx", "heads.onnx")
FILES = (*GRAPHS, "labels.json", "tokenizer.json")
MAX_PIECES = 256
BATCH_PIECES = 1024
PREDICATE = 0.5
Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Predicate:
    """A word that states something, and its arguments: (index of the argument's head word, PropBank label, probability)."""

    index: int
    probability: float
    args: tuple[tuple[int, str, float], ...]


@dataclass(frozen=True, slots=True)
class Analysis:
    """One sentence of n words. `heads` are 0-based, -1 for the root."""

    upos: tuple[str, ...]
    lemmas: tuple[str, ...]
    heads: tuple[int, ...]
    deprels: tuple[str, ...]
    predicates: tuple[Predicate, ...]


@dataclass(frozen=True, slots=True)
class _Encoded:
    pieces: list[int]
    shapes: list[int]
    first: list[int]


class LanguageModel:
    """The multi-task model on the CPU. Safe to share between threads."""

    def __init__(self, folder: Path = DATA, *, threads: int = 2) -> None:
        """Load the model's files.

        Args:   folder: holds FILES. threads: sentences run at once; the analysis is the same for any.
        Raises: ModelError: a file is missing or cannot be used; the message names it.
        """
        for name in FILES:
            if not (folder / name).is_file():
                raise ModelError(
                    f"the language model's file {name!r} is not in {str(folder)!r}; reinstall araz, or make it with `make train`"
                )
        self.labels = opened(folder / "labels.json", _labels)
        self.tokenizer = opened(folder / "tokenizer.json", lambda path: Tokenizer.from_file(str(path)))
        self.special: tuple[int, ...] = tuple(self.tokenizer.token_to_id(name) or 0 for name in ("[CLS]", "[SEP]", "[UNK]"))
        self.threads = max(1, threads)
        self.encoder, self.heads = (opened(folder / name, session) for name in GRAPHS)
        self.version = blake2b(b"".join((folder / name).read_bytes() for name in GRAPHS), digest_size=6).hexdigest()
        self.outputs = [o.name for o in self.heads.get_outputs()]
        self.pieces_of: dict[str, list[int]] = {}
        self.window = MAX_PIECES

    def analyse(self, sentences: Sequence[Sequence[str]]) -> list[Analysis]:
        """Return one analysis for each sentence, in order. A sentence is a non-empty list of words, of at most `window` pieces."""
        encoded = [self.encode(words) for words in sentences]
        found: list[Analysis | None] = [None] * len(sentences)
        for rows, results in self._batches(encoded, self._run):
            for b, i in enumerate(rows):
                found[i] = self._read(sentences[i], encoded[i].first, {name: value[b] for name, value in results.items()})
        return [one for one in found if one is not None]

    def vectors(self, paragraphs: Sequence[Sequence[str]]) -> list[Vectors]:
        """Return the vectors of each paragraph's words, of any length: n x 2 x width; of the encoder's mixed layers, and of a low one."""
        spread = [
            (i, window) for i, words in enumerate(paragraphs) for window in windows([len(self.pieces(word)) for word in words], self.window)
        ]
        encoded = [self.encode(paragraphs[i][window.start : window.end]) for i, window in spread]
        found: list[Vectors | None] = [None] * len(spread)
        for rows, results in self._batches(encoded, self._encoded):
            for b, k in enumerate(rows):
                window = spread[k][1]
                kept = np.array(encoded[k].first)[window.first - window.start : window.last - window.start]
                found[k] = results[b, kept]
        parts: list[list[Vectors]] = [[] for _ in paragraphs]
        for (i, _), part in zip(spread, found, strict=True):
            parts[i] += [] if part is None else [part]
        return [np.concatenate(part) for part in parts]

    def _batches(self, encoded: Sequence[_Encoded], run: Callable[[list[_Encoded]], T]) -> Iterator[tuple[list[int], T]]:
        """Yield numbers of texts of one length, and what `run` gives for them."""
        by_length: dict[int, list[int]] = defaultdict(list)
        for i, one in enumerate(encoded):
            by_length[len(one.pieces)].append(i)
        jobs = [
            rows[k : k + step]
            for length, rows in sorted(by_length.items(), reverse=True)
            for step in (max(1, BATCH_PIECES // length),)
            for k in range(0, len(rows), step)
        ]
        with ThreadPoolExecutor(self.threads) as pool:
            yield from zip(jobs, pool.map(lambda rows: run([encoded[i] for i in rows]), jobs), strict=True)

    def encode(self, words: Sequence[str]) -> _Encoded:
        """Return the word pieces of a sentence, with [CLS] before and [SEP] after."""
        cls, sep, _ = self.special
        pieces, shapes = [cls], [0]
        first: list[int] = []
        for i, word in enumerate(words):
            ids = self.pieces(word)
            first.append(len(pieces))
            pieces += ids
            shapes += [shape(word, first=i == 0)] + [0] * (len(ids) - 1)
        return _Encoded([*pieces, sep], [*shapes, 0], first)

    def pieces(self, word: str) -> list[int]:
        """Return the ids of one word's pieces; at least one."""
        known = self.pieces_of.get(word)
        if known is None:
            known = self.tokenizer.encode(plain(word[:100]), add_special_tokens=False).ids[:16] or [self.special[2]]
            if len(self.pieces_of) < 200_000:
                self.pieces_of[word] = known
        return known

    def _run(self, batch: list[_Encoded]) -> dict[str, Any]:
        mixed, _ = self._layers(batch)
        feed = {"vectors": mixed, "shapes": np.array([one.shapes for one in batch], dtype=np.int64)}
        return dict(zip(self.outputs, self.heads.run(None, feed), strict=True))

    def _encoded(self, batch: list[_Encoded]) -> Vectors:
        return np.stack(self._layers(batch), 2)

    def _layers(self, batch: list[_Encoded]) -> list[Vectors]:
        found: list[Vectors] = self.encoder.run(None, {"pieces": np.array([one.pieces for one in batch], dtype=np.int64)})
        return found

    def _read(self, words: Sequence[str], first: list[int], out: dict[str, Any]) -> Analysis:
        at = np.array(first)
        heads = decode.tree(out["arc"][np.ix_(at, np.concatenate([[0], at]))])
        columns = np.array([first[h - 1] if h else 0 for h in heads])
        deprels = out["deprel"][at, columns]
        rules = out["lemma"][at]
        upos = tuple(self.labels["upos"][k] for k in out["upos"][at])
        return Analysis(
            upos=upos,
            lemmas=tuple(lemmas.lemma(w, u, self.labels["lemma"][k]) for w, u, k in zip(words, upos, rules, strict=True)),
            heads=tuple(h - 1 for h in heads),
            deprels=tuple(self.labels["deprel"][k] if h else "root" for k, h in zip(deprels, heads, strict=True)),
            predicates=self._predicates(at, out),
        )

    def _predicates(self, at: Any, out: dict[str, Any]) -> tuple[Predicate, ...]:
        probabilities = out["predicate"][at]
        found = []
        for p in np.flatnonzero(probabilities > PREDICATE):
            row, sure = out["role"][at[p]][at], out["role_p"][at[p]][at]
            args = tuple((int(a), self.labels["role"][row[a]], float(sure[a])) for a in np.flatnonzero(row))
            found.append(Predicate(int(p), float(probabilities[p]), args))
        return tuple(found)


def opened(path: Path, read: Callable[[Path], T]) -> T:
    """Return what `read` makes of a file of the model.

    Raises: ModelError: it cannot; the message names the file.
    """
    try:
        return read(path)
    except Exception as error:  # each library has its own for a damaged file
        why = (str(error).splitlines() or [""])[0][:200]
        raise ModelError(f"the language model's file {str(path)!r} cannot be used: {why} (reinstall araz)") from error


def _labels(path: Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = json.loads(path.read_text(encoding="utf-8"))
    missing = [name for name in ("upos", "deprel", "lemma", "role") if not found.get(name)]
    if missing:
        raise ValueError(f"it has no labels for {', '.join(missing)}")
    return found


def session(path: Path) -> Any:
    """Return a graph, to be run by one thread at a time for each caller."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(path.read_bytes(), options, providers=["CPUExecutionProvider"])

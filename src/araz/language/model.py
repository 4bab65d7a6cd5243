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
from araz.language.hints import EVENTS, Hints
from araz.language.pairs import load_pairs, log_softmax
from araz.language.projective import crosses, projective
from araz.language.windows import windows

T = TypeVar("T")
DATA = Path(__file__).parent / "data"
GRAPHS = ("encoder.onnx", "heads.onnx")
JOINED, PAIRS, HINTS = "joined.onnx", "pairs.npz", "hints.json"
CODED_BY = (*GRAPHS, JOINED, PAIRS, HINTS)
FILES = (*CODED_BY, "labels.json", "tokenizer.json")
MAX_PIECES = 256
BATCH_PIECES = 512
ACTOR, RECIPIENT = "actorx", "targety"
DOUBT = 4.0
CROSSING = 3.0
PREDICATE = 0.5
TRIGGER = 0.1
LINK = 0.1
FAINT = 0.01
HEADS = ("upos", "deprel", "lemma", "role", "deed", "mode", "status", "context", "link")
Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Predicate:
    """A word that states something, and its arguments: (index of the argument's head word, PropBank label, probability)."""

    index: int
    probability: float
    args: tuple[tuple[int, str, float], ...]


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that may name a deed: what the model holds of it, with probabilities. `events` by type, the likeliest first, without others
    below one in a hundred.

    `links`: (index of the head word of an actor, recipient, speaker …, label, probability). `contexts`: those more likely than not.
    `claim`: that its sentence has a claim at all.
    """

    index: int
    events: tuple[tuple[str, float], ...]
    mode: str
    status: tuple[tuple[str, float], ...]
    background: float
    contexts: tuple[str, ...]
    links: tuple[tuple[int, str, float], ...]
    claim: float = 1.0

    @property
    def probability(self) -> float:
        """Return how likely it names a deed of any type."""
        return sum(p for _, p in self.events)


@dataclass(frozen=True, slots=True)
class Analysis:
    """One sentence of n words. `heads` are 0-based, -1 for the root. `triggers`: what may name a deed; None where nobody asked."""

    upos: tuple[str, ...]
    lemmas: tuple[str, ...]
    heads: tuple[int, ...]
    deprels: tuple[str, ...]
    predicates: tuple[Predicate, ...]
    triggers: tuple[Trigger, ...] | None = None


@dataclass(frozen=True, slots=True)
class _Encoded:
    pieces: list[int]
    shapes: list[int]
    first: list[int]
    hints: list[tuple[int, int]]


class LanguageModel:
    """The multi-task model on the CPU. Safe to share between threads."""

    def __init__(self, folder: Path = DATA, *, threads: int = 2) -> None:
        """Load the model's files.

        Args:   folder: holds FILES. threads: sentences run at once; the analysis is the same for any.
        Raises: ModelError: a file is missing or cannot be used; the message names it.
        """
        _there(folder, FILES)
        self.labels = opened(folder / "labels.json", _labels)
        self.once = frozenset(k for k, name in enumerate(self.labels["role"]) if name.startswith("ARG") and not name.startswith("ARGM"))
        self.tokenizer = opened(folder / "tokenizer.json", lambda path: Tokenizer.from_file(str(path)))
        self.special: tuple[int, ...] = tuple(self.tokenizer.token_to_id(name) or 0 for name in ("[CLS]", "[SEP]", "[UNK]"))
        self.threads = max(1, threads)
        self.encoder, self.heads = (opened(folder / name, session) for name in GRAPHS)
        self.hints = opened(folder / HINTS, Hints.read)
        self.joined, self.pairs = opened(folder / JOINED, session), opened(folder / PAIRS, load_pairs)
        self.version = blake2b(b"".join((folder / name).read_bytes() for name in CODED_BY), digest_size=6).hexdigest()
        self.layers, self.outputs = ([o.name for o in graph.get_outputs()] for graph in (self.encoder, self.heads))
        self.pieces_of: dict[str, list[int]] = {}
        self.window = MAX_PIECES

    def analyse(self, sentences: Sequence[Sequence[str]]) -> list[Analysis]:
        """Return one analysis for each sentence, in order. A sentence is a non-empty list of words, of at most `window` pieces."""
        encoded = [self.encode(words) for words in sentences]
        found: list[Analysis | None] = [None] * len(sentences)
        for rows, results in self._batches(encoded, lambda rows: self._analysed(sentences, encoded, rows)):
            for i, one in zip(rows, results, strict=True):
                found[i] = one
        return [one for one in found if one is not None]

    def _analysed(self, sentences: Sequence[Sequence[str]], encoded: Sequence[_Encoded], rows: Sequence[int]) -> list[Analysis]:
        out = self._run([encoded[i] for i in rows])
        return [self._read(sentences[i], encoded[i].first, {name: value[b] for name, value in out.items()}) for b, i in enumerate(rows)]

    def vectors(self, paragraphs: Sequence[Sequence[str]]) -> list[Vectors]:
        """Return the vectors of each paragraph's words, of any length: n x 2 x width; of the encoder's mixed layers, and of a low one."""
        spread = [
            (i, window) for i, words in enumerate(paragraphs) for window in windows([len(self.pieces(word)) for word in words], self.window)
        ]
        encoded = [self.encode(paragraphs[i][window.start : window.end]) for i, window in spread]
        found: list[Vectors | None] = [None] * len(spread)
        for rows, results in self._batches(encoded, lambda rows: self._encoded([encoded[i] for i in rows])):
            for b, k in enumerate(rows):
                window = spread[k][1]
                kept = np.array(encoded[k].first)[window.first - window.start : window.last - window.start]
                found[k] = results[b, kept]
        parts: list[list[Vectors]] = [[] for _ in paragraphs]
        for (i, _), part in zip(spread, found, strict=True):
            parts[i] += [] if part is None else [part]
        return [np.concatenate(part) for part in parts]

    def between(self, sentences: Sequence[tuple[Sequence[str], int, int]]) -> list[Vectors]:
        """Return for each sentence the probabilities of the event types (the order of `labels["deed"]` less its first) between two words.

        Args: sentences: words, of at most `window` pieces, and the indices of ACTOR and RECIPIENT, which stand in place of the two parties.
        """
        encoded = [self.encode(words) for words, _, _ in sentences]
        found: list[Vectors] = [np.zeros(0, np.float32)] * len(sentences)
        for rows, results in self._batches(encoded, lambda rows: self._run([encoded[i] for i in rows])):
            for b, i in enumerate(rows):
                _, actor, recipient = sentences[i]
                first, words = encoded[i].first, results["words"][b]
                found[i] = self.pairs.events(words[first[actor]], words[first[recipient]], words[0])
        return found

    def _batches(self, encoded: Sequence[_Encoded], run: Callable[[list[int]], T]) -> Iterator[tuple[list[int], T]]:
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
            yield from zip(jobs, pool.map(run, jobs), strict=True)

    def encode(self, words: Sequence[str]) -> _Encoded:
        """Return the word pieces of a sentence, with [CLS] before and [SEP] after."""
        cls, sep, _ = self.special
        pieces, shapes = [cls], [0]
        first: list[int] = []
        hints: list[tuple[int, int]] = []
        for i, word in enumerate(words):
            ids = self.pieces(word)
            hints += [(len(pieces), event) for event in self.hints.of(word)]
            first.append(len(pieces))
            pieces += ids
            shapes += [shape(word, first=i == 0)] + [0] * (len(ids) - 1)
        return _Encoded([*pieces, sep], [*shapes, 0], first, hints)

    def pieces(self, word: str) -> list[int]:
        """Return the ids of one word's pieces; at least one."""
        known = self.pieces_of.get(word)
        if known is None:
            known = self.tokenizer.encode(plain(word[:100]), add_special_tokens=False).ids[:16] or [self.special[2]]
            if len(self.pieces_of) < 200_000:
                self.pieces_of[word] = known
        return known

    def _run(self, batch: list[_Encoded]) -> dict[str, Any]:
        layers = self._layers(batch)
        shapes = np.array([one.shapes for one in batch], dtype=np.int64)
        feed = {"vectors": layers["vectors"], "shapes": shapes, "coded": layers["coded"], "hints": self._hints(layers["vectors"], batch)}
        return dict(zip(self.outputs, self.heads.run(None, feed), strict=True))

    @staticmethod
    def _hints(mixed: Vectors, batch: list[_Encoded]) -> Vectors:
        hints = np.zeros((*mixed.shape[:2], len(EVENTS)), np.float32)
        for b, one in enumerate(batch):
            for piece, event in one.hints:
                hints[b, piece, event] = 1
        return hints

    def _encoded(self, batch: list[_Encoded]) -> Vectors:
        layers = self._layers(batch)
        return np.stack([layers["vectors"], layers["low"]], 2)

    def _layers(self, batch: list[_Encoded]) -> dict[str, Vectors]:
        """Return the encoder's vectors by name, b x t x width each."""
        found = self.encoder.run(self.layers, {"pieces": np.array([one.pieces for one in batch], dtype=np.int64)})
        return dict(zip(self.layers, found, strict=True))

    def _read(self, words: Sequence[str], first: list[int], out: dict[str, Any]) -> Analysis:
        at = np.array(first)
        heads = _uncrossed(self._arcs(at, out))
        above = np.array([first[h - 1] if h else 0 for h in heads])
        deprels = self.pairs.labels(out["deprel_left"][at], out["deprel_right"][above]).argmax(1)
        rules = out["lemma"][at]
        upos = tuple(self.labels["upos"][k] for k in out["upos"][at])
        return Analysis(
            upos=upos,
            lemmas=tuple(lemmas.lemma(w, u, self.labels["lemma"][k]) for w, u, k in zip(words, upos, rules, strict=True)),
            heads=tuple(h - 1 for h in heads),
            deprels=tuple(self.labels["deprel"][k] if h else "root" for k, h in zip(deprels, heads, strict=True)),
            **self._pairs(at, heads, out),
        )

    def _arcs(self, at: Any, out: dict[str, Any]) -> Any:
        """Return the log probability of each arc, n x (n + 1), times that of its likeliest label where the arc is in doubt."""
        root = np.concatenate([[0], at])
        arcs = log_softmax(out["arc"][np.ix_(at, root)])
        words, above = np.nonzero(arcs > arcs.max(1, keepdims=True) - DOUBT)
        labels = self.pairs.labels(out["deprel_left"][at[words]], out["deprel_right"][root[above]])
        arcs[words, above] += log_softmax(labels).max(1)
        return arcs

    def _named(self, at: Any, out: dict[str, Any]) -> Any:
        """Return the words taken for predicates."""
        return np.flatnonzero(out["predicate"][at] > PREDICATE)

    def _pairs(self, at: Any, heads: Sequence[int], out: dict[str, Any]) -> dict[str, Any]:
        """Return predicates with their roles and triggers with their links; each is asked for at least one word, which the graph needs."""
        named = self._named(at, out)
        chosen = np.flatnonzero(out["deed"][at, 0] < 1 - TRIGGER)
        asked = {"role": named if len(named) else [0], "link": chosen if len(chosen) else [0]}
        feed = {f"{name}_left": out[f"{name}_left"][at[words]] for name, words in asked.items()}
        feed |= {f"{name}_right": out[f"{name}_right"][at] for name in asked}
        roles, links = self.joined.run(["role", "link"], feed)
        return {
            "predicates": self._predicates(named, roles, heads, out["predicate"][at]),
            "triggers": self._triggers(chosen, links, at, out),
        }

    def _predicates(self, chosen: Any, roles: Any, heads: Sequence[int], probabilities: Any) -> tuple[Predicate, ...]:
        above, found = np.array(heads) - 1, []
        for p, of in zip(chosen, roles, strict=False):
            beside = above == p
            beside[above[p] if above[p] >= 0 else p] = True
            row = decode.roles(of, beside, self.once)
            args = tuple((int(a), self.labels["role"][row[a]], float(of[row[a], a])) for a in np.flatnonzero(row))
            found.append(Predicate(int(p), float(probabilities[p]), args))
        return tuple(found)

    def _triggers(self, chosen: Any, links: Any, at: Any, out: dict[str, Any]) -> tuple[Trigger, ...]:
        if not len(chosen):
            return ()
        labels, pieces = self.labels, at[chosen]
        of = {name: out[name][pieces].tolist() for name in ("deed", "mode", "status", "background")}
        contexts, linked = out["context"][pieces] > 0.5, links[: len(chosen), 1:]
        held: list[list[tuple[int, str, float]]] = [[] for _ in chosen]
        for n, name, i in zip(*map(np.ndarray.tolist, np.nonzero(linked > LINK)), strict=True):
            if i != chosen[n]:
                held[n].append((i, labels["link"][name + 1], float(linked[n, name, i])))
        return tuple(
            Trigger(
                index=int(k),
                events=_likeliest(labels["deed"], of["deed"][n]),
                mode=labels["mode"][of["mode"][n]] if of["mode"][n] else "",
                status=tuple((labels["status"][s], p) for s, p in enumerate(of["status"][n]) if p >= FAINT),
                background=of["background"][n],
                contexts=tuple(labels["context"][c] for c in np.flatnonzero(contexts[n])),
                links=tuple(held[n]),
                claim=float(out["claim"][0]),
            )
            for n, k in enumerate(chosen)
        )


def _likeliest(labels: Sequence[str], chances: Sequence[float]) -> tuple[tuple[str, float], ...]:
    """Return the event types, the likeliest first, without others that are FAINT; the first chance is that of none."""
    ranked = sorted(range(1, len(chances)), key=lambda e: -chances[e])
    return tuple((labels[e], chances[e]) for n, e in enumerate(ranked) if not n or chances[e] >= FAINT)


def _uncrossed(arcs: Vectors) -> list[int]:
    """Return the best tree, or the best without crossing arcs where that is not much less likely: few sentences of English cross."""
    heads = decode.tree(arcs)
    if not crosses(heads):
        return heads
    flat, words = projective(arcs), np.arange(len(heads))
    return flat if arcs[words, heads].sum() - arcs[words, flat].sum() <= CROSSING else heads


def opened(path: Path, read: Callable[[Path], T]) -> T:
    """Return what `read` makes of a file of the model.

    Raises: ModelError: it cannot; the message names the file.
    """
    try:
        return read(path)
    except Exception as error:  # each library has its own for a damaged file
        why = (str(error).splitlines() or [""])[0][:200]
        raise ModelError(f"the language model's file {str(path)!r} cannot be used: {why} (reinstall araz)") from error


def _there(folder: Path, names: Sequence[str]) -> None:
    for name in names:
        if not (folder / name).is_file():
            raise ModelError(f"the language model's file {name!r} is not in {str(folder)!r}; reinstall araz, or make it with `make train`")


def _labels(path: Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = json.loads(path.read_text(encoding="utf-8"))
    missing = [name for name in HEADS if not found.get(name)]
    if missing:
        raise ValueError(f"it has no labels for {', '.join(missing)}")
    return found


def session(path: Path) -> Any:
    """Return a graph, to be run by one thread at a time for each caller."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.enable_cpu_mem_arena = False  # an arena keeps what the largest batch took; without one the time is the same
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])

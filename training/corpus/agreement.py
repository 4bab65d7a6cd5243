"""How far two coders of the same passages agree: `python -m training.corpus.agreement FIRST SECOND [--differing DIR]`.

Deeds are the same where their trigger words touch. `triggers`: F1 of deeds found; `event`, `actors`: F1 of (sentence, event) and
(sentence, event, doers' states), as the coder itself is measured; `claim`: Cohen's kappa on whether a sentence has a claim; `kappa` by
field over the deeds that both have, parties by state; `where` and `when` on whether the deed has one. With `--differing`, the passages
whose deeds, parties, status or speakers differ are written there file by file, both codings in an order that does not tell whose is which.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from pathlib import Path

from training.corpus.notation import Coded, Passage, Sentence, read_files

Pair = tuple[Passage, Passage]


def states(passage: Passage, labels: Iterable[str]) -> frozenset[str]:
    """Return the states and bodies of parties, without their roles."""
    return frozenset(code.partition(".")[0] for label in labels for code in passage.code(label).split("+"))


def aligned(first: Iterable[Passage], second: Iterable[Passage]) -> list[Pair]:
    """Return the passages that both have, by their words."""
    known = {p.id: p for p in second}
    return [(p, known[p.id]) for p in first if p.id in known]


def matched(one: Sentence, other: Sentence) -> Iterator[tuple[Coded, Coded]]:
    """Yield the claims of two codings of a sentence whose triggers touch, each once; those of one event first."""
    left = [(a, b) for a in one.claims for b in other.claims if _touch(one, a, other, b)]
    used: set[int] = set()
    for a, b in sorted(left, key=lambda pair: pair[0].event != pair[1].event):
        if not {id(a), id(b)} & used:
            used |= {id(a), id(b)}
            yield a, b


def _touch(one: Sentence, a: Coded, other: Sentence, b: Coded) -> bool:
    pieces = one.marks[a.deed].pieces, other.marks[b.deed].pieces
    return any(s < f and t < e for s, e in pieces[0] for t, f in pieces[1])


def kappa(pairs: Sequence[tuple[Hashable, Hashable]]) -> float:
    """Return Cohen's kappa of two coders' labels; 1 where both always give one and the same."""
    n = max(1, len(pairs))
    same = sum(a == b for a, b in pairs) / n
    ours, theirs = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(ours[k] * theirs[k] for k in ours) / n**2
    return 1.0 if chance == 1 else (same - chance) / (1 - chance)


def f1(one: Iterable[Hashable], other: Iterable[Hashable]) -> float:
    """Return the F1 of two bags."""
    left, right = Counter(one), Counter(other)
    return 2 * (left & right).total() / max(1, left.total() + right.total())


def key(passage: Passage, claim: Coded) -> dict[str, Hashable]:
    """Return what is compared of a claim, by field."""
    return {
        "event": claim.event,
        "mode": claim.modes[:1],
        "status": claim.status,
        "background": claim.background,
        "actors": states(passage, claim.actors),
        "recipients": states(passage, claim.recipients),
        "speakers": states(passage, claim.speakers),
        "when": bool(claim.when),
        "where": bool(claim.where),
    }


def figures(pairs: Sequence[Pair]) -> dict[str, object]:
    """Return how far the coders agree."""
    sides: list[list[tuple[Hashable, ...]]] = [[], []]
    acted: list[list[tuple[Hashable, ...]]] = [[], []]
    both: list[tuple[dict[str, Hashable], dict[str, Hashable]]] = []
    found, total, has = 0, 0, []
    for p, q in pairs:
        for n, (s, t) in enumerate(zip(p.sentences, q.sentences, strict=True)):
            has.append((bool(s.claims), bool(t.claims)))
            for side, passage, sentence in ((0, p, s), (1, q, t)):
                sides[side] += [(p.id, n, c.event) for c in sentence.claims]
                acted[side] += [(p.id, n, c.event, states(passage, c.actors)) for c in sentence.claims]
            same = list(matched(s, t))
            both += [(key(p, a), key(q, b)) for a, b in same]
            found, total = found + 2 * len(same), total + len(s.claims) + len(t.claims)
    return {
        "sentences": len(has),
        "claims": [len(sides[0]), len(sides[1])],
        "claim": round(kappa(has), 3),
        "triggers": round(found / max(1, total), 3),
        "event": round(f1(*sides), 3),
        "actors": round(f1(*acted), 3),
        "kappa": {name: round(kappa([(a[name], b[name]) for a, b in both]), 3) for name in (both[0][0] if both else ())},
    }


def differ(p: Passage, q: Passage) -> bool:
    """Return whether two codings differ in their deeds, parties, status or speakers."""
    names = ("event", "status", "actors", "recipients", "speakers")
    for s, t in zip(p.sentences, q.sentences, strict=True):
        same = list(matched(s, t))
        if len(s.claims) != len(same) or len(t.claims) != len(same):
            return True
        if any(key(p, a)[name] != key(q, b)[name] for a, b in same for name in names):
            return True
    return False


def write_differing(pairs: Sequence[Pair], folder: Path, *, seed: int = 3) -> int:
    """Write the passages that differ, both codings of each, a file for each file of the first coder. Returns how many there are."""
    folder.mkdir(parents=True, exist_ok=True)
    rng = random.Random(seed)
    files: dict[str, list[str]] = {}
    for p, q in pairs:
        if differ(p, q):
            blocks = ["\n".join(x.lines) for x in rng.sample([p, q], 2)]
            shown = f"# {p.manner}; {p.region}\n--- A\n{blocks[0]}\n--- B\n{blocks[1]}\n"
            files.setdefault(p.origin, []).append(shown)
    for name, blocks in files.items():
        (folder / name.replace(".claims", ".txt")).write_text("\n".join(blocks), encoding="utf-8")
    return sum(map(len, files.values()))


def main() -> None:
    """Print the figures of two folders of codings."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("first", type=Path)
    parser.add_argument("second", type=Path)
    parser.add_argument("--differing", type=Path, metavar="DIR")
    args = parser.parse_args()
    one, other = (read_files(sorted(folder.glob("*.claims")))[0] for folder in (args.first, args.second))
    pairs = aligned(one, other)
    shown = figures(pairs)
    if args.differing is not None:
        shown["differing"] = write_differing(pairs, args.differing)
    print(json.dumps(shown))


if __name__ == "__main__":
    main()

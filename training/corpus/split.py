"""Which passages train, which tune, which measure: by a hash of the passage's words, so that a passage never moves.

Two passages of different parts that share half of their word triples are near-duplicates, and refused: `python -m training.corpus.check`
names them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from pathlib import Path

from training.corpus.notation import Passage

GOLD = Path(__file__).parent / "gold"
PARTS = ("train", "dev", "test")
DEV, TEST = 0.1, 0.15
SHARED = 0.5


def part(passage: Passage) -> str:
    """Return `train`, `dev` or `test`."""
    place = int.from_bytes(blake2b(passage.id.encode(), digest_size=4).digest()) / 2**32
    return "test" if place < TEST else "dev" if place < TEST + DEV else "train"


def of_part(passages: Iterable[Passage], name: str) -> list[Passage]:
    """Return the passages of a part, in order. Raises ValueError: there is no such part."""
    if name not in PARTS:
        raise ValueError(f"no part {name!r} (one of {', '.join(PARTS)})")
    return [p for p in passages if part(p) == name]


def near_duplicates(passages: Sequence[Passage]) -> Iterator[tuple[Passage, Passage, float]]:
    """Yield pairs of passages, each with the share of the shorter one's word triples that the other has too, where it is `SHARED` or more.

    Passages of one part count only where they are the same word for word.
    """
    triples = [_triples(p) for p in passages]
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, one in enumerate(triples):
        common = Counter(k for triple in one for k in holders[triple])
        for k, n in sorted(common.items()):
            share = n / max(1, min(len(one), len(triples[k])))
            if share >= SHARED and (part(passages[i]) != part(passages[k]) or passages[i].id == passages[k].id):
                yield passages[k], passages[i], share
        for triple in one:
            holders[triple].append(i)


def _triples(passage: Passage) -> frozenset[tuple[str, ...]]:
    words = " ".join(s.text for s in passage.sentences).lower().split()
    return frozenset(zip(words, words[1:], words[2:], strict=False)) or frozenset({tuple(words)})

"""Groups of claims that grow by joining, as long as nothing in one excludes anything in the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from araz.merging.evidence import Evidence
from araz.merging.exclusion import NAME_SLACK, excluded
from araz.merging.judged import Judged
from araz.records import Merge

Pair = tuple[str, str]


class Groups:
    """Every claim is in one core and one group. Cores grow by what claims say; a person's word binds cores into one group."""

    def __init__(self, known: Mapping[str, Evidence], verdicts: Judged) -> None:
        self.kinds = _Kinds(known)
        self.apart: dict[str, set[str]] = defaultdict(set)
        for left, right in verdicts.different:
            self.apart[left].add(right)
            self.apart[right].add(left)
        self.cores = _Sets(known)
        self.groups = _Sets(known)
        self.kinds_of = {key: {self.kinds.of[key]} for key in known}
        self.named = {key for key, one in known.items() if one.name}
        self.refused: dict[str, set[str]] = defaultdict(set)
        self.merges: list[Merge] = []

    def together(self, pair: Pair) -> bool:
        """Return whether two claims are in one group already, or are not here."""
        return not all(key in self.groups.root for key in pair) or self.groups.root[pair[0]] == self.groups.root[pair[1]]

    def bind(self, pair: Pair, reason: str) -> None:
        """Put two claims in one group because a person said so, unless a person keeps their groups apart."""
        if not self.together(pair) and not self._judged_apart(pair):
            self.groups.union(*pair)
            self.merges.append(Merge(*pair, reason))

    def fits(self, pair: Pair) -> bool:
        """Return whether two claims can be joined: nobody keeps them apart, and no claim of one core excludes one of the other.

        Of an event with a name, texts may differ on the days: it stays one.
        """
        left, right = self.cores.root[pair[0]], self.cores.root[pair[1]]
        if right in self.refused[left]:
            return False
        slack = NAME_SLACK if left in self.named or right in self.named else 0
        fits = not self._judged_apart(pair) and not any(
            self.kinds.exclude(one, other, slack) for one in self.kinds_of[left] for other in self.kinds_of[right]
        )
        if not fits:
            self.refused[left].add(right)
            self.refused[right].add(left)
        return fits

    def join(self, pair: Pair, reason: str) -> None:
        """Join the cores and groups of two claims that fit."""
        left, right = self.cores.root[pair[0]], self.cores.root[pair[1]]
        kept, gone = self.cores.union(*pair)
        self.groups.union(*pair)
        self.kinds_of[kept] = self.kinds_of[left] | self.kinds_of[right]
        if gone in self.named:
            self.named.add(kept)
        for foe in self.refused.pop(gone, set()):
            self.refused[foe].discard(gone)
            self.refused[foe].add(kept)
            self.refused[kept].add(foe)
        self.merges.append(Merge(*pair, reason))

    def _judged_apart(self, pair: Pair) -> bool:
        left, right = (self.groups.root[key] for key in pair)
        small, large = sorted((left, right), key=lambda root: len(self.groups.members[root]))
        return any(self.groups.root.get(foe) == large for key in self.groups.members[small] for foe in self.apart.get(key, ()))

    def all(self) -> Iterator[tuple[Sequence[str], Sequence[Merge]]]:
        """Yield the members of each group, sorted, with the merges that made it."""
        merges: dict[str, list[Merge]] = defaultdict(list)
        for merge in self.merges:
            merges[self.groups.root[merge.left]].append(merge)
        for root in sorted(self.groups.members):
            yield sorted(self.groups.members[root]), merges[root]


class _Kinds:
    """Claims by their signature, and which signatures exclude each other, worked out once a pair."""

    def __init__(self, known: Mapping[str, Evidence]) -> None:
        number: dict[tuple[object, ...], int] = {}
        self.of = {key: number.setdefault(one.signature, len(number)) for key, one in known.items()}
        self.example = {self.of[key]: one for key, one in known.items()}
        self.known: dict[tuple[int, int, int], bool] = {}

    def exclude(self, one: int, other: int, slack: int) -> bool:
        pair = (min(one, other), max(one, other), slack)
        if pair not in self.known:
            self.known[pair] = bool(excluded(self.example[one], self.example[other], slack=slack))
        return self.known[pair]


class _Sets:
    """Disjoint sets of ids; the root of a set is one of its members."""

    def __init__(self, keys: Mapping[str, Evidence]) -> None:
        self.root = {key: key for key in keys}
        self.members = {key: [key] for key in keys}

    def union(self, left: str, right: str) -> tuple[str, str]:
        """Join the sets of two members and return the root that stays and the one that goes; equal where they were one set."""
        kept, gone = sorted((self.root[left], self.root[right]), key=lambda root: (-len(self.members[root]), root))
        if kept != gone:
            for key in self.members[gone]:
                self.root[key] = kept
            self.members[kept] += self.members.pop(gone)
        return kept, gone

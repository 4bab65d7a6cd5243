"""Check files of the corpus: `python -m training.corpus.check FILE…`. Prints every break and what they hold; exits with 1 on one."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from training.corpus.notation import Passage, read_files
from training.corpus.split import near_duplicates


def counts(passages: Sequence[Passage]) -> dict[str, Counter[str]]:
    """Return how often each event with its modes, each status, manner and reason for none occurs, and the sizes."""
    claims = [c for p in passages for s in p.sentences for c in s.claims]
    sentences = [s for p in passages for s in p.sentences]
    return {
        "size": Counter(
            {
                "single sentences": sum(len(p.sentences) == 1 for p in passages),
                "of them without a claim": sum(len(p.sentences) == 1 and bool(p.sentences[0].none) for p in passages),
                "passages of several": sum(len(p.sentences) > 1 for p in passages),
                "sentences": len(sentences),
                "claims": len(claims),
            }
        ),
        "event": Counter("/".join((c.event, *c.modes[:1])) for c in claims),
        "status": Counter(c.status for c in claims),
        "field": Counter(
            name
            for c in claims
            for name in ("when", "where", "name", "counts", "speakers", "links", "background", "direct", "recipients")
            if getattr(c, name)
        ),
        "manner": Counter(p.manner for p in passages),
        "none": Counter(s.none for s in sentences if s.none),
    }


def main() -> None:
    """Print breaks and counts of the files given."""
    passages, breaks = read_files([Path(name) for name in sys.argv[1:]])
    for one, other, share in near_duplicates(passages):
        lines = " and ".join(f"{p.origin}, line {p.sentences[0].line}" for p in (one, other))
        breaks.append(f"{lines}: {share:.0%} of the words are the same (drop one of them)")
    for one in breaks:
        print(one)
    for title, found in counts(passages).items():
        print(f"{title}: " + ", ".join(f"{name} {n}" for name, n in found.most_common()))
    print(f"{len(breaks)} breaks")
    sys.exit(1 if breaks else 0)


if __name__ == "__main__":
    main()

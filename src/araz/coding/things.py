"""What `it` and `they` stand for where they are done to, not doers: `said that the mosque was unsafe and that it was shut down`.

Only a guess at the word, so that an entry of the lexicon that asks for a mosque finds one; who the parties are is for `resolve`.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from araz.resolve.grammar import SUBJECTS, base

_PRONOUNS = frozenset({"it", "they", "them"})


def things(doc: Doc) -> dict[int, tuple[int, ...]]:
    """Return, for each pronoun that something is done to, the nouns before it in its sentence that play a part in other clauses."""
    found: dict[int, tuple[int, ...]] = {}
    for sentence in doc._.sentences:
        nouns: list[Token] = []
        for token in doc[sentence.start : sentence.end]:
            if token.lower_ in _PRONOUNS and _suffers(token):
                options = tuple(n.i for n in nouns if n.head.i != token.head.i)
                if options:
                    found[token.i] = options
            elif token.pos_ == "NOUN" and (token.dep_ in SUBJECTS or base(token.dep_) == "obj"):
                nouns.append(token)
    return found


def _suffers(pronoun: Token) -> bool:
    return pronoun.dep_ == "nsubj:pass" or base(pronoun.dep_) == "obj"

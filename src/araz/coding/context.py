"""The contexts of a deed, from the words of its sentence."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

MOST = 3


class Contexts:
    """Looks for the cues of contexts; a phrase counts two, a word one, and twice as much beside the trigger."""

    def __init__(self, cues: Mapping[str, tuple[str, ...]]) -> None:
        self.words: dict[str, list[str]] = {}
        self.phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for context, lemmas in cues.items():
            for lemma in lemmas:
                parts = tuple(lemma.replace("-", " - ").split())
                if len(parts) == 1:
                    self.words.setdefault(lemma, []).append(context)
                else:
                    self.phrases.setdefault(parts[0], []).append((parts, context))

    def of(self, sentence: Tokens, trigger: Token) -> tuple[str, ...]:
        """Return up to three contexts that the sentence has at least two points for, the strongest first."""
        scores: dict[str, int] = {}
        near = {trigger.i, *(c.i for c in trigger.children), *(g.i for c in trigger.children for g in c.children)}
        lemmas = [t.lemma_.lower() for t in sentence]
        for k, token in enumerate(sentence):
            weight = 2 if token.i in near else 1
            for context in {c for form in {lemmas[k], token.lower_} for c in self.words.get(form, ())}:
                scores[context] = scores.get(context, 0) + weight
            for parts, context in self.phrases.get(lemmas[k], ()):
                if tuple(lemmas[k : k + len(parts)]) == parts:
                    scores[context] = scores.get(context, 0) + 2 * weight
        strong = sorted((-score, context) for context, score in scores.items() if score >= 2)
        return tuple(context for _, context in strong[:MOST])

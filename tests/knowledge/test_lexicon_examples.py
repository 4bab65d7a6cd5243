"""The lexicon's own examples: every entry fires in its example, with just the parties it gives, and keeps still in its counter-example.

All sentences go the whole way (shipped model, resolver, coder), each as an article of its own. Sentences known to fail stand in
`lexicon_xfail.txt` (id, which, reason, parted by tabs); one that passes again must be struck from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from araz.coding.coder import ClaimCoder
from araz.coding.joint import DRILLS
from araz.ids import make_id
from araz.knowledge.load import Knowledge, load
from araz.knowledge.schema_lexicon import LexiconEntry
from araz.language.reader import Reader
from araz.records import Article, Claim, Paragraph, ParagraphKind, Span
from araz.resolve.resolver import Resolver

KNOWLEDGE = load()
ENTRIES = {entry.id: entry for entry in KNOWLEDGE.lexicon}
EXERCISE = frozenset({"COOPERATE", "MOBILIZE"})
XFAIL = Path(__file__).with_name("lexicon_xfail.txt")
Key = tuple[str, str]


def known_failures(path: Path = XFAIL) -> dict[Key, str]:
    """Return the reason of each known failure by (entry id, which sentence)."""
    lines = (line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#"))
    return {(name, which): reason for name, which, reason in (line.split("\t") for line in lines)}


def sentences(entries: Mapping[str, LexiconEntry]) -> Iterator[tuple[Key, str]]:
    """Yield every example and counter-example with its key: (entry id, `example`, `counter`, `counter-2` …)."""
    for entry in entries.values():
        if entry.example is not None:
            yield (entry.id, "example"), entry.example.text
        for k, text in enumerate(entry.counter, 1):
            yield (entry.id, "counter" if k == 1 else f"counter-{k}"), text


def article(text: str) -> Article:
    """Return an article of one body paragraph, without a date."""
    span = Span(0, len(text))
    return Article(make_id("art", text), text, (Paragraph(span, ParagraphKind.BODY, "given", "en"),), "lexicon")


def code_all(knowledge: Knowledge, texts: Mapping[Key, str]) -> dict[Key, list[Claim]]:
    """Return the claims of each sentence by the entries alone: what the model makes of them is not asked."""
    resolver, coder = Resolver(knowledge), ClaimCoder(knowledge)
    articles = [article(text) for text in texts.values()]
    docs = list(Reader().docs(articles, batch=256))
    for doc in docs:
        doc._.triggers = None
    return {key: coder.code(one, doc, resolver.resolve(one, doc)) for key, one, doc in zip(texts, articles, docs, strict=True)}


def fires(claim: Claim, entry: LexiconEntry) -> bool:
    """Return whether a claim is the entry's: by its rule, and by its event, which only an exercise may change."""
    is_exercise = entry.event in EXERCISE and bool(DRILLS & {*entry.noun, *entry.verb})
    return claim.rule == entry.id and (claim.event.value == entry.event or (is_exercise and claim.event.value in EXERCISE))


def told(claims: list[Claim]) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Return claims as (rule, actors, recipients), to be read in a failure."""
    return [(c.rule, c.actor_codes, c.recipient_codes) for c in claims]


def cases(kind: str) -> list[object]:
    """Return the parameters of one kind of sentence, known failures marked."""
    failures = known_failures()
    found = []
    for (name, which), text in sentences(ENTRIES):
        if which.startswith(kind):
            marks = [pytest.mark.xfail(reason=failures[name, which], strict=True)] if (name, which) in failures else []
            found.append(pytest.param(name, which, text, id=f"{name} {which}", marks=marks))
    return found


@pytest.fixture(scope="module")
def coded() -> dict[Key, list[Claim]]:
    return code_all(KNOWLEDGE, dict(sentences(ENTRIES)))


@pytest.mark.parametrize(("name", "which", "text"), cases("example"))
def test_entry_fires_in_its_example(coded: dict[Key, list[Claim]], name: str, which: str, text: str) -> None:
    entry = ENTRIES[name]
    assert entry.example is not None
    wanted = tuple(sorted(set(entry.example.actors))), tuple(sorted(set(entry.example.recipients)))
    claims = coded[name, which]
    assert wanted in [(c.actor_codes, c.recipient_codes) for c in claims if fires(c, entry)], f"{text!r} gives {told(claims)}"


@pytest.mark.parametrize(("name", "which", "text"), cases("counter"))
def test_entry_keeps_still_in_its_counter_example(coded: dict[Key, list[Claim]], name: str, which: str, text: str) -> None:
    claims = coded[name, which]
    assert name not in {c.rule for c in claims}, f"{text!r} gives {told(claims)}"


def test_every_entry_has_an_example_and_a_counter_example() -> None:
    bare = [entry.id for entry in ENTRIES.values() if entry.example is None or not entry.counter]
    assert bare == []


def test_known_failures_name_sentences_that_exist() -> None:
    assert set(known_failures()) <= {key for key, _ in sentences(ENTRIES)}

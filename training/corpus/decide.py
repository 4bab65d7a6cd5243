"""Make the gold of two codings: `python -m training.corpus.decide FIRST SECOND DECIDED GOLD`.

A passage that both code alike (`agreement.differ`) is taken from the first; one that they differ on from DECIDED, where a third coder
wrote what is right; a passage that is in no file of DECIDED, or was dropped there, is left out. DECIDED holds files in the notation,
named as those of FIRST. The codes of bodies and groups are those of the knowledge files (CODES).
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from pathlib import Path

from araz.knowledge.schema import ROLES
from training.corpus.agreement import aligned, differ
from training.corpus.notation import Passage, read_files

CODES = {
    "AA": "ARAKANARMY", "ADF": "ADF.COD", "ALSHABAAB": "SHABAAB", "BALOCHLA": "BLA", "CLANDELGOLFO": "CLAN.GOLFO", "DRC": "COD",
    "ECB": "EU.ECB", "EMC": "EMC.COL", "EUMM": "EU.EUMM", "EUROPOL": "EU.EUROPOL", "FRONTEX": "EU.FRONTEX", "GRP8": "G8",
    "HIZBUTTAHRIR": "HIZBTAHRIR", "INDIANMUJAHIDEEN": "INDIANMUJ", "ISKP": "ISISK", "JEMAAHISLAMIYAH": "JI",
    "KATAIBHEZBOLLAH": "KATAIB.HEZBOLLAH", "KH": "KATAIB.HEZBOLLAH", "LASHKARETAIBA": "LET", "MINUSCA": "UN.MINUSCA",
    "MONUSCO": "UN.MONUSCO", "MUSLIMBROTHERHOOD": "MUSLIMBRO", "NAXAL": "NAXALITES", "OHCHR": "UN.OHCHR", "SINALOACARTEL": "SINALOA",
    "UN": "UNO", "UNDP": "UN.DP", "UNEP": "UN.EP", "UNESCO": "UN.ESCO", "UNHCR": "UN.HCR", "UNHRC": "UN.HRC", "UNHRO": "UN.OHCHR",
    "UNICEF": "UN.ICEF", "UNIFIL": "UN.IFIL", "UNO.HRC": "UN.HRC", "UNO.OHCHR": "UN.OHCHR", "UNO.UNESCO": "UN.ESCO",
    "UNO.UNHCR": "UN.HCR", "UNO.UNRWA": "UN.RWA", "UNO.WHO": "WHO", "UNRWA": "UN.RWA", "VATICAN": "VAT", "WB": "WORLDBANK",
}  # fmt: skip
_PARTY = re.compile(r"(?<=\[)(\d{1,3})=(\S+)")


def renamed(line: str) -> str:
    """Return a line with the codes of the knowledge files; gangs have no role of their own there and are armed groups."""

    def one(code: str) -> str:
        if code in CODES:
            return CODES[code]
        base, dot, role = code.partition(".")
        if role not in {"", "CRM", "CRIME", *ROLES}:
            return code
        return CODES.get(base, base) + dot + ("REB" if role in {"CRM", "CRIME"} else role)

    return _PARTY.sub(lambda m: f"{m[1]}={'+'.join(map(one, m[2].split('+')))}", line)


def gold(first: Iterable[Passage], second: Iterable[Passage], decided: Iterable[Passage]) -> list[Passage]:
    """Return the passages that both coders have, as they agree or as was decided."""
    settled = {p.id: p for p in decided}
    found = [settled.get(p.id) if differ(p, q) else p for p, q in aligned(first, second)]
    return [p for p in found if p is not None]


def main() -> None:
    """Write the gold, a file for each of the first coder's."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("first", "second", "decided", "gold"):
        parser.add_argument(name, type=Path)
    args = parser.parse_args()
    codings = [read_files(sorted(folder.glob("*.claims"))) for folder in (args.first, args.second, args.decided)]
    for _, breaks in codings:
        for one in breaks:
            print(one)
    files: dict[str, list[str]] = {}
    heads: dict[str, tuple[str, str]] = {}
    origin = {p.id: p.origin for p in codings[0][0]}
    made = gold(*(passages for passages, _ in codings))
    for p in made:
        name = origin[p.id]
        lines = files.setdefault(name, [])
        if heads.get(name) != (p.manner, p.region):
            heads[name] = (p.manner, p.region)
            lines += [f"# {p.manner}; {p.region}", ""]
        lines += [*map(renamed, p.lines), ""]
    args.gold.mkdir(parents=True, exist_ok=True)
    for name, lines in files.items():
        (args.gold / name).write_text("\n".join(lines), encoding="utf-8")
    print(f"{len(made)} of {len(codings[0][0])} passages are decided")


if __name__ == "__main__":
    main()

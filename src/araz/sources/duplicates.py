"""The same article read twice, recognised by its content."""

from __future__ import annotations

import re
import unicodedata
from hashlib import blake2b

from araz.records import Article, ParagraphKind


def normalise(text: str) -> str:
    """Return the text with letters and digits alone, in lower case and one form of Unicode, one space between words."""
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold()))


class Duplicates:
    """The articles seen so far in a reading: a digest of 16 bytes and the origin of each.

    What counts is title and story: the same report with other comments below it is the same. Two outlets that print one text are
    two articles, where both outlets are known.
    """

    def __init__(self) -> None:
        self._seen: dict[bytes, dict[str, str]] = {}

    def first(self, article: Article) -> str:
        """Return the origin of an earlier article with the same content, or an empty string and remember this one."""
        seen = self._seen.setdefault(_digest(article), {})
        outlet = normalise(article.outlet.value) if article.outlet else ""
        earlier = seen.get(outlet) or seen.get("") or (next(iter(seen.values()), "") if not outlet else "")
        if not earlier:
            seen[outlet] = article.origin
        return earlier


def _digest(article: Article) -> bytes:
    told = [p for p in article.paragraphs if p.kind in (ParagraphKind.TITLE, ParagraphKind.BODY)] or list(article.paragraphs)
    content = normalise(" ".join(article.passage(p.span) for p in told)) or " ".join(article.text.split())
    return blake2b(content.encode(), digest_size=16).digest()

"""Text files: a report, often as a whole page that was pasted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from araz.issues import IssueLog
from araz.sources.decoding import decode
from araz.sources.drafts import Draft

if TYPE_CHECKING:
    from araz.settings import Settings


def read(stream: BinaryIO, origin: str, log: IssueLog, settings: Settings) -> Iterator[Draft]:
    """Yield the one article of a text file. No more of it is held than the settings allow for an article."""
    most = settings.max_article_characters * 4 + 4
    data = stream.read(most + 1)
    cut = len(data) > most
    found = decode(data[:most], cut=cut)
    if found.binary:
        log.add("sources", "binary", f"no text but {found.binary}: not read; save it as text", origin)
        return
    if found.note:
        log.add("sources", "encoding", found.note, origin)
    yield Draft(found.text, origin, cut=cut)

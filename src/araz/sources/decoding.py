"""From bytes to text: which encoding, what to do when it is broken, and what is no text at all."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DOCUMENTS = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip or office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f]")
_INVISIBLE = re.compile("[\ufeff\u200b\u2060]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_TURKISH = re.compile("(?<=\\w)[ðýþ]|Ý(?=[a-z])")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text from bytes. `note` is empty where the bytes were plain UTF-8; `binary` says what they are where they are no text."""

    text: str
    note: str = ""
    binary: str = ""


def decode(data: bytes, *, cut: bool = False) -> Decoded:
    """Decode the bytes of a file.

    A byte order mark decides; then UTF-8; then a `charset` that an HTML page declares; then UTF-16 by its zero bytes; then UTF-8 with
    broken places where most of it is sound; then Windows-1251 where most letters are not ASCII, Windows-1254 (Turkish) or Windows-1252.

    Args:    cut: whether the bytes may stop in the middle of a character, because only the first part of a file was read.
    """
    document = next((name for mark, name in _DOCUMENTS if data.startswith(mark)), "")
    if document:
        return Decoded("", binary=document)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _judged(data, encoding, "" if encoding == "utf-8-sig" else f"read as {encoding} by its byte order mark")
    try:
        return _judged_text(codecs.getincrementaldecoder("utf-8")().decode(data, final=not cut), "")
    except UnicodeDecodeError:
        return _guess(data)


def clean(text: str) -> str:
    """Return the text with plain line ends and without control characters, invisible marks and lone surrogates."""
    text = re.sub("\r\n?|[\x0b\x0c\x85\u2028\u2029]", "\n", text)
    return _SURROGATES.sub("\ufffd", _INVISIBLE.sub("", _CONTROLS.sub(" ", text)))


def _judged(data: bytes, encoding: str, note: str) -> Decoded:
    return _judged_text(data.decode(encoding, errors="replace"), note)


def _judged_text(text: str, note: str) -> Decoded:
    """Refuse what decodes but is no text: more than one control character in a hundred."""
    if len(_CONTROLS.findall(text)) > len(text) / 100:
        return Decoded("", binary="binary data")
    return Decoded(text, note)


def _guess(data: bytes) -> Decoded:
    declared = _declared(data)
    if declared:
        return _judged(data, declared, f"read as {declared}, as the page declares")
    zeros = data.count(0)
    if zeros > len(data) * 0.3:
        encoding = "utf-16-le" if data[1::2].count(0) > zeros / 2 else "utf-16-be"
        return _judged(data, encoding, f"read as {encoding}, by its zero bytes")
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    if sum(char > "\x7f" for char in text) - broken > broken:
        return _judged_text(text, f"not quite UTF-8: {broken} broken places, each marked \ufffd")
    encoding = _single_byte(data)
    return _judged(data, encoding, f"not UTF-8, read as {encoding}")


def _declared(data: bytes) -> str:
    """Return the encoding that an HTML page declares in its first bytes, if Python knows it and it is not the one that failed."""
    match = _CHARSET.search(data[:4096])
    if not match:
        return ""
    try:
        name = codecs.lookup(match.group(1).decode("ascii")).name
        " ".encode(name)
    except (LookupError, UnicodeError):
        return ""
    return "" if name == "utf-8" else name


def _single_byte(data: bytes) -> str:
    """Choose between the Windows code pages by how many letters are beyond ASCII, and by letters that only Turkish would put there."""
    high = sum(byte >= 0xC0 for byte in data)
    plain = sum(chr(byte).isalpha() for byte in data if byte < 0x80)
    if high > plain:
        return "cp1251"
    return "cp1254" if len(_TURKISH.findall(data.decode("cp1252", errors="replace"))) > high / 10 else "cp1252"

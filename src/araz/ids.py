"""Identifiers: versioned hashes of content, the same on every machine."""

from __future__ import annotations

from hashlib import blake2b

VERSION = 1
_PREFIXES = ("art", "clm", "evt", "jdg", "iss")


def make_id(kind: str, *parts: str | int | None) -> str:
    """Return `kind` + version + hash of the parts, each with its length, so that ("ab", "c") and ("a", "bc") differ.

    Args:    kind: one of art, clm, evt, jdg, iss. parts: what makes the thing itself, in a fixed order.
    Returns: for example `clm1_3f0c…`, 21 characters or more.
    """
    if kind not in _PREFIXES:
        raise ValueError(f"unknown kind of id {kind!r}, valid are {', '.join(_PREFIXES)}")
    digest = blake2b(digest_size=8, person=b"araz")
    for part in (VERSION, *parts):
        tag = {type(None): b"n", int: b"i"}.get(type(part), b"s")
        data = b"" if part is None else str(part).encode()
        digest.update(tag + str(len(data)).encode() + b":" + data)
    return f"{kind}{VERSION}_{digest.hexdigest()}"

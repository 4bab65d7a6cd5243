"""Making foreign text harmless to look at. Escaping is the template engine's part; this is what escaping leaves through."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from markupsafe import Markup

# C0 and C1 controls but tab and line ends; embeddings, overrides and isolates that reorder what surrounds them; lone surrogates
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff]")
_UNSAFE_URL = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\\]")


def visible(text: str) -> str:
    """Return `text` with characters that are invisible or reorder the line written out, as `[U+202E]`."""
    return _UNSEEN.sub(lambda match: f"[U+{ord(match[0]):04X}]", text)


def finalize(value: object) -> object:
    """Return what a template may print of `value`: text made visible; what templates made themselves stays as it is."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def safe_link(url: str) -> str:
    """Return `url` where a page may link to it (http or https, with a host), else an empty string."""
    if _UNSAFE_URL.search(url):
        return ""
    try:
        parts = urlsplit(url)
        return url if parts.scheme in ("http", "https") and parts.hostname else ""
    except ValueError:
        return ""


def listed(items: list[str] | tuple[str, ...]) -> str:
    """Return "a", "a and b", "a, b and c"."""
    return " and ".join([", ".join(items[:-1]), items[-1]]) if len(items) > 1 else "".join(items)


def counted(number: int, one: str, many: str = "") -> str:
    """Return "1 claim", "2 claims", "1,200 claims"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"

"""How memory is asked of the system: for programs that run the whole pipeline in threads, not for the library."""

from __future__ import annotations

import ctypes
import sys

_M_ARENA_MAX = -8


def share_heap() -> bool:
    """Let all threads allocate from one heap; returns whether this system does (glibc alone has several).

    glibc gives each thread a heap that keeps what it freed: with the threads that run the language model a tenth more memory than is used,
    for no speed. Call it before threads are started.
    """
    if not sys.platform.startswith("linux"):
        return False
    try:
        return bool(ctypes.CDLL(None).mallopt(_M_ARENA_MAX, 1))
    except (OSError, AttributeError):  # another C library
        return False

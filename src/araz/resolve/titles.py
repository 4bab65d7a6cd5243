"""What stands right before and after a known name: titles, ranks, the state served; and whether it is another's name after all."""

from __future__ import annotations

from araz.resolve.found import Found, Named
from araz.resolve.people import HONORIFICS

COUNTERPARTS = frozenset({"counterpart", "colleague", "homologue"})
_OFFICIATING = frozenset(
    {"acting", "interim", "deputy", "outgoing", "then", "caretaker", "state", "new", "rear", "senior", "vice", "former"}
)


def title_start(found: Found, named: Named, code: str) -> int:
    """Return where a name begins with the titles before it, and with the state before those: `South Korean President Yoon Suk Yeol`."""
    doc, start = found.doc, named.start
    start += doc[start].lower_ == "the"
    while start > 0:
        before = doc[start - 1]
        role = found.ending(start)
        owner = found.named.get(start - 1 - (before.lower_ in {"'s", "’s"}))
        if role is not None:
            naming = found.naming(role)
            start = naming[0] if naming[1] == start else role.start
            if start in found.named:
                return start
        elif before.lower_ in HONORIFICS or (before.text == "." and start > 1 and doc[start - 2].lower_ in HONORIFICS):
            start -= 1
        elif owner is not None and any(m.code.split(".")[0] == code.split(".", maxsplit=1)[0] for m in owner.meanings):
            return owner.start + (doc[owner.start].lower_ == "the")
        elif (before.lower_ in COUNTERPARTS and start == named.start) or (before.lower_ in _OFFICIATING and start < named.start):
            start -= 1
        else:
            break
    return start


def state_end(found: Found, named: Named, code: str) -> int:
    """Return where a person's name ends, with the state after it: `King Abdullah II of Jordan`."""
    doc, state = found.doc, found.named.get(named.end + 1)
    if state is None or named.end + 1 >= len(doc) or doc[named.end].lower_ != "of":
        return named.end
    return state.end if any(m.code == code.split(".", maxsplit=1)[0] for m in state.meanings) else named.end


def is_junior(found: Found, named: Named) -> bool:
    """Return whether a name goes on as that of another of the family: `Donald Trump Jr.`."""
    if named.end >= len(found.doc) or "jr" in named.text.lower():
        return False
    return found.doc[named.end].lower_.rstrip(".") in {"jr", "junior"}

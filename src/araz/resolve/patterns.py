"""The role of an organ by the words of its name: `Iraq's Counter-Terrorism Service`, `Lebanon's Supreme Defence Council`."""

from __future__ import annotations

from collections.abc import Iterable

_HEADS = {
    "GOV": "council committee commission agency authority office department directorate administration bureau board secretariat cabinet "
    "centre center fund inspectorate mission representation delegation bank institute",
    "POL": "service services police",
    "LEG": "assembly parliament senate chamber congress",
    "JUD": "court tribunal prosecutor judiciary",
    "MIL": "command army navy force forces guard guards corps brigade regiment battalion division fleet squadron",
    "OPP": "party front alliance bloc coalition movement",
    "REL": "church patriarchate mosque synod seminary",
    "BUS": "company corporation corp group holding enterprise airlines consortium",
    "MED": "newspaper television broadcaster radio news",
    "CIV": "union federation association society foundation university school hospital",
}
_ROLE = {head: role for role, heads in _HEADS.items() for head in heads.split()}
_TURNS = (
    ("MIL", {"military", "defence", "defense", "armed", "naval", "army", "air"}, {"GOV", "POL"}),
    (
        "POL",
        {"security", "intelligence", "police", "counter-terrorism", "counterterrorism", "border", "investigative", "interior"},
        {"GOV"},
    ),
    ("JUD", {"judicial", "prosecution", "investigations"}, {"GOV"}),
    ("REL", {"church", "islamic", "religious"}, {"GOV"}),
)


def organ_role(words: Iterable[str]) -> str:
    """Return the actor role of an organ by the words of its name, the head last; empty where they do not tell.

    >>> organ_role(["Supreme", "Defence", "Council"]), organ_role(["Information", "and", "Security", "Service"])
    ('MIL', 'POL')
    """
    lower = [word.lower() for word in words]
    role = _ROLE.get(lower[-1], "") if lower else ""
    return next((turned for turned, signs, roles in _TURNS if role in roles and signs & set(lower[:-1])), role)

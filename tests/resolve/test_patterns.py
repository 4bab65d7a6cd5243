"""The role of an organ by the words of its name."""

from __future__ import annotations

import pytest

from araz.resolve.patterns import organ_role


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("Supreme Defence Council", "MIL"),
        ("Information and Security Service", "POL"),
        ("State Audit Committee", "GOV"),
        ("Constitutional Court", "JUD"),
        ("Legislative Assembly", "LEG"),
        ("Southern Command", "MIL"),
        ("Freedom Party", "OPP"),
        ("Orthodox Church", "REL"),
        ("Quarterly Review", ""),
        ("", ""),
    ],
)
def test_role(name: str, role: str) -> None:
    assert organ_role(name.split()) == role

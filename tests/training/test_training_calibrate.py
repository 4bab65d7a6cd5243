"""Temperatures and calibration errors of logits that are known."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch", reason="training needs torch: pip install '.[train]'")

from training.calibrate import calibration_error, temperature  # noqa: E402


def drawn(scale: float) -> tuple[torch.Tensor, torch.Tensor]:
    """Return logits that are `scale` times too sure, and classes drawn by the true ones."""
    made = torch.Generator().manual_seed(3)
    true = torch.randn(20000, 4, generator=made)
    gold = torch.multinomial(torch.softmax(true, -1), 1, generator=made).squeeze(1)
    return true * scale, gold


@pytest.mark.parametrize("scale", [0.5, 1.0, 2.5])
def test_the_temperature_is_how_much_too_sure_the_logits_are(scale: float) -> None:
    scores, gold = drawn(scale)
    found = temperature(scores, gold)
    assert found == pytest.approx(scale, rel=0.05)
    assert calibration_error(scores / found, gold) < 0.015
    assert scale == 1.0 or calibration_error(scores, gold) > 0.05


def test_the_error_of_answers_that_are_always_sure_is_the_share_wrong() -> None:
    scores = torch.tensor([[50.0, 0.0]] * 10)
    assert calibration_error(scores, torch.tensor([0] * 7 + [1] * 3)) == pytest.approx(0.3, abs=1e-4)

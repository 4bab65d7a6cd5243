"""The loss of each task, by name; the total is their weighted sum."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from training.data import IGNORE

WEIGHTS = {"upos": 1.0, "lemma": 0.5, "predicate": 1.0, "arc": 1.0, "deprel": 1.0, "role": 4.0, "start": 1.0}


def _classes(logits: Tensor, gold: Tensor) -> Tensor:
    chosen = gold.reshape(-1) != IGNORE
    if not chosen.any():
        return logits.sum() * 0.0
    return functional.cross_entropy(logits.reshape(-1, logits.shape[-1])[chosen].float(), gold.reshape(-1)[chosen])


def losses(logits: dict[str, Tensor], batch: dict[str, Tensor]) -> dict[str, Tensor]:
    """Return the loss of each task; roles are trained on gold predicates."""
    heads, mask = batch["heads"], batch["word_mask"]
    width = heads.shape[1] + 1
    allowed = torch.cat([torch.ones_like(mask[:, :1]), mask], 1)[:, None, :]
    arcs = logits["arc"][:, 0, 1:].float().masked_fill(~allowed, -1e4)
    at = heads.clamp(min=0)[:, None, :, None].expand(-1, logits["deprel"].shape[1], -1, 1)
    labels = logits["deprel"][:, :, 1:].gather(3, at).squeeze(3).transpose(1, 2)
    roles = logits["role"][:, :, 1:, 1:].permute(0, 2, 3, 1)
    return {
        "upos": _classes(logits["upos"][:, 1:], batch["upos"]),
        "lemma": _classes(logits["lemma"][:, 1:], batch["lemma"]),
        "start": _classes(logits["start"][:, 1:], batch["starts"]),
        "predicate": _classes(logits["predicate"][:, 1:], batch["predicates"]),
        "arc": _classes(arcs.reshape(-1, width), heads),
        "deprel": _classes(labels, batch["deprels"]),
        "role": _classes(roles, batch["roles"]),
    }


def total(parts: dict[str, Tensor]) -> Tensor:
    """Return the weighted sum of the tasks' losses."""
    return torch.stack([WEIGHTS[name] * value for name, value in parts.items()]).sum()

"""The loss of each task, by name; the total is their weighted sum."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from training.data import IGNORE

WEIGHTS = {"upos": 1.0, "lemma": 0.5, "predicate": 1.0, "arc": 3.0, "deprel": 3.0, "role": 5.0, "start": 1.0}
CONTEXT_SCALE = 10.0
WEIGHTS |= {"claim": 0.5, "deed": 2.5, "mode": 0.7, "status": 0.7, "background": 0.4, "context": 0.5, "link": 2.0, "pair": 1.0}


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
    roles = logits["role"][:, :, 1:, 1:].permute(0, 2, 3, 1)
    triggers = batch["modes"] != IGNORE
    shown = batch["pair"][:, 2] != IGNORE
    links = logits["link"][:, :, 1:, 1:].permute(0, 2, 3, 1)
    found = {
        "claim": _classes(logits["claim"][:, 0], batch["claim"]),
        "deed": _classes(logits["deed"][:, 1:], batch["deeds"]),
        "mode": _classes(logits["mode"][:, 1:], batch["modes"]),
        "status": _classes(logits["status"][:, 1:], batch["statuses"]),
        "background": _classes(logits["background"][:, 1:], batch["backgrounds"]),
        "context": logits["context"].sum() * 0.0,
        "link": _classes(links, batch["links"]),
        "pair": logits["pair"].sum() * 0.0,
    }
    if triggers.any():
        chosen = logits["context"][:, 1:][triggers].float()
        found["context"] = functional.binary_cross_entropy_with_logits(chosen, batch["contexts"][triggers]) * CONTEXT_SCALE
    if shown.any():
        found["pair"] = functional.cross_entropy(logits["pair"][shown].float(), batch["pair"][shown, 2])
    return found | {
        "upos": _classes(logits["upos"][:, 1:], batch["upos"]),
        "lemma": _classes(logits["lemma"][:, 1:], batch["lemma"]),
        "start": _classes(logits["start"][:, 1:], batch["starts"]),
        "predicate": _classes(logits["predicate"][:, 1:], batch["predicates"]),
        "arc": _classes(arcs.reshape(-1, width), heads),
        "deprel": _classes(logits["deprel"], batch["deprels"]),
        "role": _classes(roles, batch["roles"]),
    }


def total(parts: dict[str, Tensor]) -> Tensor:
    """Return the weighted sum of the tasks' losses."""
    return torch.stack([WEIGHTS[name] * value for name, value in parts.items()]).sum()

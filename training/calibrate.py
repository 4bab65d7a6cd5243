"""Fit a temperature for each head of deeds on the corpus's dev part: `python -m training.calibrate --checkpoint DIR --tokenizer FILE`.

Writes `temperatures.json` beside the checkpoint, which `training.export` divides the logits by, and prints for each head the expected
calibration error (ten bins of the highest probability) before and after: the reliability that the model card gives.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Callable, Sequence
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from araz.language.hints import Hints
from araz.language.model import HINTS
from training.corpus.notation import read_files
from training.corpus.split import GOLD, of_part
from training.corpus.tokens import tokenized
from training.corpus.vary import Variation
from training.data import IGNORE, Encoder, Example, Labels, batches, collate, drawn
from training.model import Model

BINS = 10
Logits = dict[str, tuple[Tensor, Tensor]]


@torch.no_grad()
def logits(model: Model, examples: Sequence[Example], size: int = 1600) -> Logits:
    """Return the logits and gold classes of each head, over all that has a class; contexts as two classes each."""
    found: dict[str, list[tuple[Tensor, Tensor]]] = {}
    for group in batches(examples, size, None):
        batch = collate(group)
        out = model.eval()(batch)
        triggers, shown = batch["modes"] != IGNORE, batch["pair"][:, 2] != IGNORE
        context = out["context"][:, 1:][triggers]
        parts = {
            "claim": (out["claim"][:, 0], batch["claim"]),
            "deed": (out["deed"][:, 1:], batch["deeds"]),
            "status": (out["status"][:, 1:], batch["statuses"]),
            "background": (out["background"][:, 1:], batch["backgrounds"]),
            "link": (out["link"][:, :, 1:, 1:].permute(0, 2, 3, 1), batch["links"]),
            "context": (torch.stack([torch.zeros_like(context), context], -1), batch["contexts"][triggers].long()),
            "pair": (out["pair"][shown], batch["pair"][shown, 2]),
        }
        for name, (scores, gold) in parts.items():
            chosen = gold.reshape(-1) != IGNORE
            found.setdefault(name, []).append((scores.reshape(-1, scores.shape[-1])[chosen], gold.reshape(-1)[chosen]))
    return {name: (torch.cat([s for s, _ in pairs]), torch.cat([g for _, g in pairs])) for name, pairs in found.items()}


def temperature(scores: Tensor, gold: Tensor) -> float:
    """Return what to divide logits by for the least log loss, between a quarter and four."""
    return _least(lambda t: float(functional.cross_entropy(scores / t, gold)), 0.25, 4.0)


def _least(loss: Callable[[float], float], low: float, high: float, steps: int = 40) -> float:
    """Return where a function with one valley is least, by thirds."""
    for _ in range(steps):
        left, right = low + (high - low) / 3, high - (high - low) / 3
        low, high = (low, right) if loss(left) < loss(right) else (left, high)
    return (low + high) / 2


def calibration_error(scores: Tensor, gold: Tensor) -> float:
    """Return the mean distance of confidence and accuracy over bins of confidence, weighted by their size."""
    sure, chosen = torch.softmax(scores, -1).max(-1)
    right = (chosen == gold).float()
    place = (sure * BINS).long().clamp(max=BINS - 1)
    gaps = [abs(float((sure[place == b] - right[place == b]).sum())) for b in range(BINS)]
    return sum(gaps) / max(1, len(gold))


def main() -> None:
    """Write the temperatures and print the errors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checkpoint", type=Path, required=True, help="folder with checkpoint.pt, labels.json and hints.json")
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--corpus", type=Path, default=GOLD)
    args = parser.parse_args()
    labels = Labels(**json.loads((args.checkpoint / "labels.json").read_text(encoding="utf-8")))
    model = Model(labels)
    model.load_state_dict(torch.load(args.checkpoint / "checkpoint.pt", weights_only=True)["model"])
    encoder = Encoder(Tokenizer.from_file(str(args.tokenizer)), labels, Hints.read(args.checkpoint / HINTS))
    encoder.tokenizer.no_truncation()
    encoder.tokenizer.no_padding()
    passages, _ = read_files(sorted(args.corpus.glob("*.claims")))
    rng, variation = random.Random(5), Variation()
    shown = [encoder.coded(*one) for s in tokenized(of_part(passages, "dev")) for one in drawn(s, variation, rng)]
    made = {}
    for name, (scores, gold) in logits(model, shown).items():
        made[name] = round(temperature(scores, gold), 3)
        errors = [round(calibration_error(scores / t, gold), 4) for t in (1.0, made[name])]
        print(json.dumps({"head": name, "temperature": made[name], "error_before": errors[0], "error_after": errors[1], "of": len(gold)}))
    (args.checkpoint / "temperatures.json").write_text(json.dumps(made) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

"""Train the multi-task model: `python -m training.train --treebank DIR --start WEIGHTS --tokenizer FILE --out DIR`.

Seeded; writes a checkpoint after every epoch and goes on from the last one when run again.
"""

from __future__ import annotations

import argparse
import json
import logging
import random
import time
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path

import spacy
import torch
from tokenizers import Tokenizer

from araz.knowledge.load import load
from araz.language.hints import Hints
from araz.language.model import HINTS, LanguageModel
from araz.language.reader import Reader
from training.corpus.notation import read_files
from training.corpus.split import GOLD, of_part
from training.corpus.tokens import Words, tokenized
from training.corpus.vary import Variation
from training.data import (
    IGNORE,
    Encoder,
    Example,
    Labels,
    as_headline,
    batches,
    collate,
    collect_labels,
    drawn,
    read_sentences,
    read_windows,
)
from training.lexicon import LexiconSentences
from training.losses import losses, total
from training.model import Model, load_start
from training.silver import silver

HEADLINES = 0.08
TAUGHT = 0.5
log = logging.getLogger("training")


def arguments() -> argparse.Namespace:
    """Return the command line's arguments."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--treebank", type=Path, required=True, help="folder with ewt-train.jsonl, ewt-dev.jsonl and ewt-train-sentences.jsonl"
    )
    parser.add_argument("--corpus", type=Path, default=GOLD, help="folder with the coded sentences, *.claims")
    parser.add_argument("--start", type=Path, required=True, help="starting weights, safetensors")
    parser.add_argument("--tokenizer", type=Path, required=True, help="tokenizer.json of the starting weights")
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoints and labels")
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--batch", type=int, default=2200, help="word pieces in a batch")
    parser.add_argument("--encoder-rate", type=float, default=1e-4)
    parser.add_argument("--head-rate", type=float, default=1.5e-3)
    parser.add_argument("--warmup", type=int, default=150, help="steps")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--limit", type=int, default=0, help="read only so many sentences (for trying things out)")
    return parser.parse_args()


def optimizer(model: Model, args: argparse.Namespace) -> torch.optim.AdamW:
    """Return AdamW with a rate for the encoder and one for what is new; no decay on norms, biases and the mix."""
    groups = []
    for encoder, rate in ((True, args.encoder_rate), (False, args.head_rate)):
        named = [(n, p) for n, p in model.named_parameters() if n.startswith("encoder.") == encoder]
        for decay in (True, False):
            chosen = [p for n, p in named if (p.ndim >= 2) == decay]
            groups.append({"params": chosen, "lr": rate, "weight_decay": 0.01 if decay else 0.0})
    return torch.optim.AdamW(groups, betas=(0.9, 0.98))


def rate(step: int, steps: int, warmup: int) -> float:
    """Return the factor on the learning rate: linear up, then linear down to a hundredth."""
    if step < warmup:
        return (step + 1) / warmup
    return max(0.01, 1 - (step - warmup) / max(1, steps - warmup))


@torch.no_grad()
def quick_scores(model: Model, examples: list[Example], size: int) -> dict[str, float]:
    """Return greedy scores on gold words: a look at progress; `benchmarks.language` gives the figures that count."""
    model.eval()
    hits: dict[str, int] = dict.fromkeys(("upos", "uas", "las", "predicate"), 0)
    words, true_roles, found_roles, right_roles = 0, 0, 0, 0
    for group in batches(examples, size, None):
        batch = collate(group)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            out = model(batch)
        out = {name: value.float() for name, value in out.items()}
        mask = batch["word_mask"]
        allowed = torch.cat([torch.ones_like(mask[:, :1]), mask], 1)[:, None, :]
        heads = out["arc"][:, 0, 1:].masked_fill(~allowed, -1e9).argmax(-1)
        labels = model.label(out["words"], heads).argmax(-1)
        words += int(mask.sum())
        hits["upos"] += int(((out["upos"][:, 1:].argmax(-1) == batch["upos"]) & mask).sum())
        right = (heads == batch["heads"]) & mask
        hits["uas"] += int(right.sum())
        hits["las"] += int((right & (labels == batch["deprels"])).sum())
        found = out["predicate"][:, 1:].argmax(-1).bool() & mask
        hits["predicate"] += int(((found == batch["predicates"].bool()) & mask).sum())
        roles = out["role"][:, :, 1:, 1:].argmax(1)
        pairs = found.unsqueeze(2) & mask.unsqueeze(1)
        gold = batch["roles"].clamp(min=0)
        true_roles += int((gold > 0).sum())
        found_roles += int(((roles > 0) & pairs).sum())
        right_roles += int(((roles == gold) & (gold > 0) & pairs).sum())
    model.train()
    return {**{k: round(v / words, 4) for k, v in hits.items()}, "role_f1": round(2 * right_roles / max(1, true_roles + found_roles), 4)}


@torch.no_grad()
def coded_scores(model: Model, examples: list[Example], size: int) -> dict[str, float]:
    """Return greedy scores on the corpus's development part: F1 of triggers with their event and of links at gold triggers, else shares."""
    model.eval()
    hits: Counter[str] = Counter()
    for group in batches(examples, size, None):
        batch = collate(group)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            out = model(batch)
        mask = batch["word_mask"]
        deeds = out["deed"][:, 1:].argmax(-1) * mask
        gold = batch["deeds"].clamp(min=0)
        hits["deed right"] += int(((deeds == gold) & (gold > 0)).sum())
        hits["deed all"] += int((deeds > 0).sum() + (gold > 0).sum())
        triggers = batch["modes"] != IGNORE
        hits["triggers"] += int(triggers.sum())
        for name, key in (("mode", "modes"), ("status", "statuses"), ("background", "backgrounds")):
            hits[name] += int((out[name][:, 1:].argmax(-1) == batch[key])[triggers].sum())
        links, wanted = out["link"].argmax(1)[:, 1:, 1:], batch["links"]
        seen = (wanted != IGNORE) & mask.unsqueeze(1)
        hits["link right"] += int(((links == wanted) & (wanted > 0)).sum())
        hits["link all"] += int(((links > 0) & seen).sum() + (wanted > 0).sum())
        shown = batch["pair"][:, 2] != IGNORE
        hits["pairs"] += int(shown.sum())
        hits["pair"] += int((out["pair"].argmax(-1) == batch["pair"][:, 2])[shown].sum())
    model.train()
    parts = {name: hits[name] / max(1, hits["triggers"]) for name in ("mode", "status", "background")}
    parts |= {f"{name}_f1": 2 * hits[f"{name} right"] / max(1, hits[f"{name} all"]) for name in ("deed", "link")}
    return {name: round(value, 4) for name, value in (parts | {"pair": hits["pair"] / max(1, hits["pairs"])}).items()}


def save(path: Path, state: dict[str, object]) -> None:
    """Write a checkpoint whole or not at all."""
    part = path.with_suffix(".part")
    torch.save(state, part)
    part.replace(path)


@dataclass(frozen=True)
class Data:
    """Sentences with their analyses and windows of running text, those that the teacher analysed, and the development set."""

    labels: Labels
    train: list[Example]
    taught: list[Example]
    dev: list[Example]
    coded: list[Words]
    coded_dev: list[Example]
    encoder: Encoder
    variation: Variation

    def epoch(self, seed: int) -> list[Example]:
        """Return the examples of an epoch: the sentences of the corpus are drawn anew, of those with the teacher's trees a part."""
        rng = random.Random(seed)
        taught = rng.sample(self.taught, round(TAUGHT * len(self.taught)))
        return self.train + taught + [self.encoder.coded(*one) for sentence in self.coded for one in drawn(sentence, self.variation, rng)]


def load_data(args: argparse.Namespace) -> Data:
    """Return the data; the labels are written beside the checkpoints."""
    sentences = read_sentences(args.treebank / "ewt-train.jsonl")[: args.limit or None]
    labels = collect_labels(sentences)
    (args.out / "labels.json").write_text(json.dumps(asdict(labels), indent=0), encoding="utf-8")
    encoder = Encoder(Tokenizer.from_file(str(args.tokenizer)), labels, Hints.made(load().lexicon))
    encoder.hints.write(args.out / HINTS)
    encoder.tokenizer.no_truncation()
    encoder.tokenizer.no_padding()
    rng = random.Random(args.seed)
    train = [encoder.example(s) for s in sentences] + [encoder.example(as_headline(s)) for s in sentences if rng.random() < HEADLINES]
    words = spacy.blank("en").tokenizer
    running = args.treebank / "ewt-train-sentences.jsonl"
    windows = [encoder.window(run) for run in read_windows(running, lambda text: [t.text for t in words(text)])[: args.limit or None]]
    dev = [encoder.example(s) for s in read_sentences(args.treebank / "ewt-dev.jsonl")[: args.limit or None]]
    passages, breaks = read_files(sorted(args.corpus.glob("*.claims")))
    log.info("corpus: %d passages, %d breaks", len(passages), len(breaks))
    coded = {name: tokenized(of_part(passages, name)[: args.limit or None]) for name in ("train", "dev")}
    tried = random.Random(args.seed)
    variation = Variation()
    shown = [encoder.coded(*one) for s in coded["dev"] for one in drawn(s, variation, tried)]
    plain = LexiconSentences(load(), Reader(threads=args.threads)).made(load().lexicon)[: args.limit or None]
    log.info("lexicon: %d sentences", len(plain))
    taught = [encoder.example(row) for row in silver(coded["train"] + plain, LanguageModel(threads=args.threads))]
    return Data(labels, train + windows, taught, dev, coded["train"] + plain, shown, encoder, variation)


def main() -> None:
    """Train, or go on training, and write `checkpoint.pt`."""
    args = arguments()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    args.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    data = load_data(args)
    model = Model(data.labels)
    load_start(model.encoder, args.start)
    optim = optimizer(model, args)
    steps = args.epochs * sum(1 for _ in batches(data.epoch(0), args.batch, random.Random(0)))
    schedule = torch.optim.lr_scheduler.LambdaLR(optim, lambda s: rate(s, steps, args.warmup))
    checkpoint, begin = args.out / "checkpoint.pt", 0
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True)
        model.load_state_dict(state["model"])
        optim.load_state_dict(state["optimizer"])
        schedule.load_state_dict(state["schedule"])
        begin = state["epoch"]
        log.info("going on after epoch %d", begin)
    for epoch in range(begin, args.epochs):
        train_epoch(model, data.epoch(args.seed * 1000 + epoch), optim, schedule, args, epoch)
        save(
            checkpoint,
            {"model": model.state_dict(), "optimizer": optim.state_dict(), "schedule": schedule.state_dict(), "epoch": epoch + 1},
        )
        log.info(
            "epoch %d: %s",
            epoch + 1,
            json.dumps(quick_scores(model, data.dev, args.batch) | coded_scores(model, data.coded_dev, args.batch)),
        )


def train_epoch(
    model: Model,
    train: list[Example],
    optim: torch.optim.AdamW,
    schedule: torch.optim.lr_scheduler.LambdaLR,
    args: argparse.Namespace,
    epoch: int,
) -> None:
    """Make one pass over the training data; its order depends on the seed and the epoch alone."""
    torch.manual_seed(args.seed * 1000 + epoch)
    model.train()
    began = time.monotonic()
    for step, group in enumerate(batches(train, args.batch, random.Random(args.seed * 1000 + epoch))):
        batch = collate(group)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = model(batch)
        parts = losses(logits, batch)
        optim.zero_grad(set_to_none=True)
        total(parts).backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optim.step()
        schedule.step()
        if step % 20 == 0:
            log.info(
                "epoch %d step %d %.0fs %s", epoch + 1, step, time.monotonic() - began, {k: round(v.item(), 3) for k, v in parts.items()}
            )


if __name__ == "__main__":
    main()

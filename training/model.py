"""The multi-task model: a MiniLM encoder, a learned mix of its layers, and one head a task.

A head reads word vectors and returns logits; `HEADS` names them all. To add one, write its module, name it in `HEADS` and
give its loss in `losses.py`. Word vectors: the mixed vector of a word's first piece with an embedding of its shape.
"""

from __future__ import annotations

import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from araz.language.features import SHAPES
from training.data import Labels

WIDTH, LAYERS, ATTENTION_HEADS, INNER, VOCABULARY, POSITIONS = 384, 6, 12, 1536, 30522, 512
SHAPE_WIDTH = 16
LOW = 2


class Layer(nn.Module):
    """One transformer layer, post-norm, as in BERT."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        """x: b x t x d. bias: b x 1 x 1 x t added to attention scores, or None where nothing is padded."""
        b, t, _ = x.shape
        q, k, v = (part.reshape(b, t, ATTENTION_HEADS, -1).transpose(1, 2) for part in self.qkv(x).split(WIDTH, dim=-1))
        scores = q @ k.transpose(-1, -2) / math.sqrt(WIDTH // ATTENTION_HEADS)
        weights = self.drop(torch.softmax(scores if bias is None else scores + bias, dim=-1))
        mixed = (weights @ v).transpose(1, 2).reshape(b, t, WIDTH)
        x = self.norm1(x + self.drop(self.out(mixed)))
        return self.norm2(x + self.drop(self.down(nn.functional.gelu(self.up(x)))))


class Encoder(nn.Module):
    """The encoder, returning a learned mix of the embeddings and all layers, and one low layer as it is, for the splitter."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.mix = nn.Parameter(torch.zeros(LAYERS + 1))

    def forward(self, pieces: Tensor, mask: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """pieces: b x t ids. Returns the mix and the output of layer LOW: b x t x d each."""
        bias = None if mask is None else (~mask[:, None, None, :]).float() * -1e4
        x = self.drop(self.norm(self.words(pieces) + self.positions.weight[: pieces.shape[1]]))
        weights = torch.softmax(self.mix, 0)
        mixed = x * weights[0]
        low = x
        for i, layer in enumerate(self.layers, 1):
            x = layer(x, bias)
            mixed = mixed + x * weights[i]
            low = x if i == LOW else low
        return mixed, low


def load_start(encoder: Encoder, path: Path) -> None:
    """Load the public MiniLM weights (a BERT state dict in safetensors) into the encoder."""
    source = load_file(str(path))
    state = {
        "words.weight": source["embeddings.word_embeddings.weight"],
        "positions.weight": source["embeddings.position_embeddings.weight"] + source["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": source["embeddings.LayerNorm.weight"],
        "norm.bias": source["embeddings.LayerNorm.bias"],
        "mix": torch.zeros(LAYERS + 1),
    }
    names = {
        "attention.output.dense": "out",
        "attention.output.LayerNorm": "norm1",
        "intermediate.dense": "up",
        "output.dense": "down",
        "output.LayerNorm": "norm2",
    }
    for i in range(LAYERS):
        old = f"encoder.layer.{i}."
        for kind in ("weight", "bias"):
            state[f"layers.{i}.qkv.{kind}"] = torch.cat([source[f"{old}attention.self.{n}.{kind}"] for n in ("query", "key", "value")])
            for theirs, ours in names.items():
                state[f"layers.{i}.{ours}.{kind}"] = source[f"{old}{theirs}.{kind}"]
    encoder.load_state_dict(state)


class Tagger(nn.Module):
    """A class for each word: part of speech, lemma rule, predicate or not."""

    def __init__(self, width: int, classes: int, hidden: int, dropout: float) -> None:
        super().__init__()
        self.net = nn.Sequential(nn.Linear(width, hidden), nn.GELU(), nn.Dropout(dropout), nn.Linear(hidden, classes))

    def forward(self, x: Tensor) -> Tensor:
        """x: b x w x d. Returns b x w x classes."""
        return self.net(x)


class Biaffine(nn.Module):
    """A score or a class for each pair of words (left, right): Dozat and Manning, ICLR 2017."""

    def __init__(self, width: int, classes: int, hidden: int, dropout: float) -> None:
        super().__init__()
        self.left = nn.Sequential(nn.Linear(width, hidden), nn.GELU(), nn.Dropout(dropout))
        self.right = nn.Sequential(nn.Linear(width, hidden), nn.GELU(), nn.Dropout(dropout))
        self.core = nn.Parameter(torch.zeros(classes, hidden + 1, hidden + 1))
        nn.init.normal_(self.core, std=0.01)

    def forward(self, x: Tensor) -> Tensor:
        """x: b x w x d. Returns b x classes x w x w: left word, right word."""
        one = torch.ones_like(x[..., :1])
        left = torch.cat([self.left(x), one], -1).unsqueeze(1)
        right = torch.cat([self.right(x), one], -1).unsqueeze(1)
        return left @ self.core @ right.transpose(-1, -2)


def heads(width: int, labels: Labels) -> nn.ModuleDict:
    """Return the heads by task name. Pairs read (dependent, head) for arcs and labels, (predicate, argument) for roles."""
    return nn.ModuleDict(
        {
            "upos": Tagger(width, len(labels.upos), 128, 0.2),
            "lemma": Tagger(width, len(labels.lemma), 192, 0.2),
            "predicate": Tagger(width, 2, 64, 0.2),
            "start": Tagger(width, 2, 64, 0.2),
            "arc": Biaffine(width, 1, 256, 0.2),
            "deprel": Biaffine(width, len(labels.deprel), 96, 0.2),
            "role": Biaffine(width, len(labels.role), 128, 0.2),
        }
    )


class Model(nn.Module):
    """Encoder and heads. Position 0 of the words is the root ([CLS]); word i of the sentence is position i + 1."""

    def __init__(self, labels: Labels, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(dropout)
        self.shape = nn.Embedding(len(SHAPES), SHAPE_WIDTH)
        self.drop = nn.Dropout(0.15)
        self.heads = heads(WIDTH + SHAPE_WIDTH, labels)

    def vectors(self, hidden: Tensor, shapes: Tensor) -> Tensor:
        """Return word vectors: b x w x (d + shape)."""
        return self.drop(torch.cat([hidden, self.shape(shapes)], -1))

    def forward(self, batch: dict[str, Tensor]) -> dict[str, Tensor]:
        """Return logits by task, over root and words (w + 1 positions)."""
        hidden, _ = self.encoder(batch["pieces"], batch["mask"])
        root = torch.zeros_like(batch["first"][:, :1])
        at = torch.cat([root, batch["first"]], 1).unsqueeze(-1).expand(-1, -1, WIDTH)
        words = self.vectors(hidden.gather(1, at), torch.cat([root, batch["shapes"]], 1))
        return {name: head(words) for name, head in self.heads.items()}

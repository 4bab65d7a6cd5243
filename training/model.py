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
from araz.language.hints import EVENTS
from training.data import Labels

WIDTH, LAYERS, ATTENTION_HEADS, INNER, VOCABULARY, POSITIONS = 384, 6, 12, 1536, 30522, 512
SHAPE_WIDTH = 16
LOW = 2
CODED = frozenset({"claim", "deed", "mode", "status", "background", "context", "link"})


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
    """The encoder, returning two learned mixes of the embeddings and all layers, one for deeds, and a low layer for the splitter."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.mix, self.mix_coded = nn.Parameter(torch.zeros(LAYERS + 1)), nn.Parameter(torch.zeros(LAYERS + 1))

    def forward(self, pieces: Tensor, mask: Tensor | None = None) -> tuple[Tensor, Tensor, Tensor]:
        """pieces: b x t ids. Returns the two mixes and the output of layer LOW: b x t x d each."""
        bias = None if mask is None else (~mask[:, None, None, :]).float() * -1e4
        x = self.drop(self.norm(self.words(pieces) + self.positions.weight[: pieces.shape[1]]))
        weights, coding = torch.softmax(self.mix, 0), torch.softmax(self.mix_coded, 0)
        mixed, coded = x * weights[0], x * coding[0]
        low = x
        for i, layer in enumerate(self.layers, 1):
            x = layer(x, bias)
            mixed, coded = mixed + x * weights[i], coded + x * coding[i]
            low = x if i == LOW else low
        return mixed, coded, low


def load_start(encoder: Encoder, path: Path) -> None:
    """Load the public MiniLM weights (a BERT state dict in safetensors) into the encoder."""
    source = load_file(str(path))
    state = {
        "words.weight": source["embeddings.word_embeddings.weight"],
        "positions.weight": source["embeddings.position_embeddings.weight"] + source["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": source["embeddings.LayerNorm.weight"],
        "norm.bias": source["embeddings.LayerNorm.bias"],
        "mix": torch.zeros(LAYERS + 1),
        "mix_coded": torch.zeros(LAYERS + 1),
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


class Additive(nn.Module):
    """A class for pairs of words that are given: cheap where few pairs are asked for."""

    def __init__(self, width: int, classes: int, hidden: int, dropout: float) -> None:
        super().__init__()
        self.left = nn.Linear(width, hidden)
        self.right = nn.Linear(width, hidden)
        self.drop = nn.Dropout(dropout)
        self.out = nn.Linear(hidden, classes)

    def forward(self, left: Tensor, right: Tensor) -> Tensor:
        """left, right: b x w x d, word by word. Returns b x w x classes."""
        return self.out(self.drop(torch.relu(self.left(left) + self.right(right))))


def heads(width: int, labels: Labels) -> nn.ModuleDict:
    """Return the heads by task name; that of deeds reads the lexicon's hints beside the vectors.

    Pairs read (dependent, head) for arcs, (predicate, argument) for roles, (trigger, word) for links.
    """
    return nn.ModuleDict(
        {
            "upos": Tagger(width, len(labels.upos), 128, 0.2),
            "lemma": Tagger(width, len(labels.lemma), 192, 0.2),
            "predicate": Tagger(width, 2, 64, 0.2),
            "start": Tagger(width, 2, 64, 0.2),
            "arc": Biaffine(width, 1, 256, 0.2),
            "role": Biaffine(width, len(labels.role), 128, 0.2),
            "claim": Tagger(width, 2, 64, 0.2),
            "deed": Tagger(width + len(EVENTS), len(labels.deed), 160, 0.2),
            "mode": Tagger(width, len(labels.mode), 160, 0.2),
            "status": Tagger(width, len(labels.status), 96, 0.2),
            "background": Tagger(width, 2, 64, 0.2),
            "context": Tagger(width, len(labels.context), 96, 0.2),
            "link": Biaffine(width, len(labels.link), 112, 0.2),
        }
    )


class Pair(nn.Module):
    """The event between two words that are given: of their vectors and that of the whole sentence."""

    def __init__(self, width: int, classes: int, hidden: int, dropout: float) -> None:
        super().__init__()
        self.net = nn.Sequential(nn.Linear(3 * width, hidden), nn.GELU(), nn.Dropout(dropout), nn.Linear(hidden, classes))

    def forward(self, x: Tensor) -> Tensor:
        """x: b x 3 x d, of the actor, the recipient and [CLS]. Returns b x classes."""
        return self.net(x.flatten(1))


class Model(nn.Module):
    """Encoder and heads. Position 0 of the words is the root ([CLS]); word i of the sentence is position i + 1."""

    def __init__(self, labels: Labels, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(dropout)
        self.shape = nn.Embedding(len(SHAPES), SHAPE_WIDTH)
        self.drop = nn.Dropout(0.15)
        self.heads = heads(WIDTH + SHAPE_WIDTH, labels)
        self.deprel = Additive(WIDTH + SHAPE_WIDTH, len(labels.deprel), 256, 0.2)
        self.pair = Pair(WIDTH + SHAPE_WIDTH, len(labels.deed) - 1, 256, 0.2)

    def vectors(self, hidden: Tensor, shapes: Tensor) -> Tensor:
        """Return word vectors: b x w x (d + shape)."""
        return self.drop(torch.cat([hidden, self.shape(shapes)], -1))

    def forward(self, batch: dict[str, Tensor]) -> dict[str, Tensor]:
        """Return logits by task, over root and words (w + 1 positions); `deprel` over words, on the gold heads; `words`: their vectors."""
        hidden, coding, _ = self.encoder(batch["pieces"], batch["mask"])
        root = torch.zeros_like(batch["first"][:, :1])
        at = torch.cat([root, batch["first"]], 1).unsqueeze(-1).expand(-1, -1, WIDTH)
        shapes = torch.cat([root, batch["shapes"]], 1)
        words, coded = self.vectors(hidden.gather(1, at), shapes), self.vectors(coding.gather(1, at), shapes)
        chosen = batch["pair"][:, :2].clamp(min=-1) + 1
        two = coded.gather(1, chosen.unsqueeze(-1).expand(-1, -1, coded.shape[-1]))
        told = torch.cat([torch.zeros_like(batch["hints"][:, :1]), batch["hints"]], 1)
        read = {"deed": torch.cat([coded, told], -1), **dict.fromkeys(CODED - {"deed"}, coded)}
        out = {name: head(read.get(name, words)) for name, head in self.heads.items()}
        labels = self.label(words, batch["heads"].clamp(min=0))
        return out | {"words": words, "deprel": labels, "pair": self.pair(torch.cat([two, coded[:, :1]], 1))}

    def label(self, words: Tensor, heads: Tensor) -> Tensor:
        """Return the logits of dependency labels, b x w x classes, of `words` (with the root) on given heads (1-based, 0 the root)."""
        return self.deprel(words[:, 1:], words.gather(1, heads.unsqueeze(-1).expand(-1, -1, words.shape[-1])))

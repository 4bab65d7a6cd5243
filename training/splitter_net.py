"""The network of the sentence splitter: some small networks of convolutions over word vectors, shapes and classes, averaged.

mixed vector, shape, class, quoted -> members, each of two convolutions over five words -> mean odds -+
low vector, shape, class, quoted   -> members of the same kind                          -> mean odds -+-> weighed -> odds
hashed features of the gap         -> linear model                                      -> odds      -+
"""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn
from torch.nn import functional
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from araz.language.features import SHAPES
from araz.language.gaps import CLASSES

LAYERS, WIDTH, HIDDEN, SHAPE_WIDTH, CLASS_WIDTH, SPAN = 2, 384, 96, 16, 24, 5
BATCH, RATE, TUNING_RATE = 1500, 1.5e-3, 5e-4
IGNORE = -100.0


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of n words: vectors (n x LAYERS x WIDTH, half precision), the rest n each; starts: 1 where a sentence begins."""

    vectors: Tensor
    shapes: Tensor
    classes: Tensor
    quoted: Tensor
    starts: Tensor


class Member(nn.Module):
    """One network: odds of a sentence's start at each word."""

    def __init__(self) -> None:
        super().__init__()
        self.shape = nn.Embedding(2 * len(SHAPES), SHAPE_WIDTH)
        self.kind = nn.Embedding(len(CLASSES), CLASS_WIDTH)
        self.narrow = nn.Linear(WIDTH, HIDDEN)
        width = HIDDEN + SHAPE_WIDTH + CLASS_WIDTH + 1
        self.near = nn.Conv1d(width, HIDDEN, SPAN, padding=SPAN // 2)
        self.far = nn.Conv1d(HIDDEN, HIDDEN, SPAN, padding=SPAN // 2)
        self.out = nn.Linear(width + HIDDEN, 1)
        self.drop_vectors, self.drop = nn.Dropout(0.5), nn.Dropout(0.25)

    def forward(self, vectors: Tensor, shapes: Tensor, classes: Tensor, quoted: Tensor) -> Tensor:
        """vectors: b x n x WIDTH; the others b x n. Returns b x n."""
        narrow = functional.gelu(self.narrow(self.drop_vectors(vectors)))
        x = self.drop(torch.cat([narrow, self.shape(shapes), self.kind(classes), quoted.unsqueeze(-1)], -1))
        near = functional.gelu(self.near(x.transpose(1, 2)))
        far = functional.gelu(self.far(self.drop(near))).transpose(1, 2)
        return self.out(self.drop(torch.cat([x, far], -1))).squeeze(-1)


class Net(nn.Module):
    """The members side by side: as many for each layer of the encoder."""

    def __init__(self, members: int) -> None:
        super().__init__()
        self.layers = nn.ModuleList(nn.ModuleList(Member() for _ in range(members)) for _ in range(LAYERS))

    def forward(self, vectors: Tensor, *rest: Tensor) -> Tensor:
        """vectors: b x n x LAYERS x WIDTH. Returns the odds of each member: LAYERS x m x b x n."""
        return torch.stack([torch.stack([m(vectors[:, :, i], *rest) for m in members]) for i, members in enumerate(self.layers)])


class Shipped(nn.Module):
    """What the reader runs on one paragraph of n words: vectors n x LAYERS x WIDTH, the rest n each; returns log odds, n."""

    def __init__(self, net: nn.Module, weights: Sequence[float]) -> None:
        """`weights`: of each layer's odds, of the linear odds, and a constant."""
        super().__init__()
        self.net = net
        self.weights = [float(w) for w in weights]

    def forward(self, vectors: Tensor, shapes: Tensor, classes: Tensor, quoted: Tensor, linear: Tensor) -> Tensor:
        """`linear` are the odds of the linear model."""
        odds = self.net(vectors[None], shapes[None], classes[None], quoted[None]).mean(1)[:, 0]
        of_layers = torch.stack([self.weights[i] * odds[i] for i in range(LAYERS)]).sum(0)
        return of_layers + self.weights[LAYERS] * linear + self.weights[LAYERS + 1]


def batches(paragraphs: Sequence[Paragraph], size: int, rng: random.Random | None) -> Iterator[list[int]]:
    """Yield the numbers of paragraphs of like length, about `size` words a batch; shuffled where `rng` is given."""
    noise = (lambda: rng.uniform(0.9, 1.1)) if rng else (lambda: 1.0)
    groups: list[list[int]] = [[]]
    for i in sorted(range(len(paragraphs)), key=lambda i: len(paragraphs[i].starts) * noise()):
        if groups[-1] and len(paragraphs[i].starts) * (len(groups[-1]) + 1) > size:
            groups.append([])
        groups[-1].append(i)
    if rng:
        rng.shuffle(groups)
    yield from (group for group in groups if group)


def collate(chosen: Sequence[Paragraph]) -> tuple[list[Tensor], Tensor]:
    """Return padded inputs, and what is to be found."""
    pad = nn.utils.rnn.pad_sequence
    columns = [[p.vectors.float() for p in chosen], *([getattr(p, n) for p in chosen] for n in ("shapes", "classes", "quoted"))]
    return [pad(column, True) for column in columns], pad([p.starts for p in chosen], True, padding_value=IGNORE)


def fit(paragraphs: Sequence[Paragraph], *, members: int, epochs: int, seed: int) -> Net:
    """Return a network fitted from the beginning, its weights averaged over the last steps; seeded."""
    torch.manual_seed(seed)
    net = Net(members)
    mean = AveragedModel(net, multi_avg_fn=get_ema_multi_avg_fn(0.998))
    for _ in _steps(net, paragraphs, epochs, RATE, random.Random(seed)):
        mean.update_parameters(net)
    averaged: Net = mean.module
    return averaged.eval()


def tune(net: Net, paragraphs: Sequence[Paragraph], *, epochs: int, seed: int) -> Net:
    """Return a copy of the network that was fitted on to other paragraphs, at a lower rate."""
    torch.manual_seed(seed)
    tuned = copy.deepcopy(net)
    for _ in _steps(tuned, paragraphs, epochs, TUNING_RATE, random.Random(seed)):
        pass
    return tuned.eval()


def _steps(net: Net, paragraphs: Sequence[Paragraph], epochs: int, rate: float, rng: random.Random) -> Iterator[None]:
    """Make the steps of AdamW, one at a time; each member is fitted on its own, to the same batches."""
    optim = torch.optim.AdamW(net.parameters(), lr=rate, weight_decay=0.02)
    steps = epochs * sum(1 for _ in batches(paragraphs, BATCH, None))
    schedule = torch.optim.lr_scheduler.LambdaLR(optim, lambda s: min((s + 1) / 50, max(0.05, 1 - s / steps)))
    members = sum(len(layer) for layer in net.layers)
    net.train()
    for _ in range(epochs):
        for group in batches(paragraphs, BATCH, rng):
            inputs, gold = collate([paragraphs[i] for i in group])
            gold[:, 0] = IGNORE
            known = gold != IGNORE
            if not known.any():
                continue
            odds = net(*inputs)[:, :, known]
            loss = functional.binary_cross_entropy_with_logits(odds, gold[known].expand_as(odds)) * members
            optim.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), members**0.5)
            optim.step()
            schedule.step()
            yield


@torch.no_grad()
def odds(net: Net, paragraphs: Sequence[Paragraph]) -> list[Tensor]:
    """Return the mean odds of each layer's members at each word of each paragraph: LAYERS x n."""
    return [net(*collate([p])[0]).mean(1)[:, 0] for p in paragraphs]


def export(net: Net, weights: Sequence[float], path: Path) -> None:
    """Write the network for inference; large weights as int8."""
    n = 7
    example = (torch.zeros(n, LAYERS, WIDTH), *(torch.zeros(n, dtype=torch.long) for _ in range(2)), torch.zeros(n), torch.zeros(n))
    names = ["vectors", "shapes", "classes", "quoted", "linear"]
    torch.onnx.export(
        Shipped(net, weights).eval(),
        example,
        str(path),
        input_names=names,
        output_names=["odds"],
        dynamic_axes={name: {0: "n"} for name in [*names, "odds"]},
        opset_version=18,
        dynamo=False,
    )
    graph = onnx.load(str(path))
    shrink(graph.graph)
    onnx.checker.check_model(graph)
    onnx.save(graph, str(path))


def shrink(graph: onnx.GraphProto) -> None:
    """Keep large weights as int8, one scale a row, and make them whole when they are read."""
    made = []
    for weight in list(graph.initializer):
        value = numpy_helper.to_array(weight)
        if value.dtype != "float32" or value.size <= 1000:
            continue
        name = weight.name
        scale = np.maximum(np.abs(value).max(tuple(range(1, value.ndim)), keepdims=True), 1e-9) / 127
        weight.CopyFrom(numpy_helper.from_array(np.round(value / scale).astype(np.int8), name + "_q"))
        graph.initializer.append(numpy_helper.from_array(scale.astype(np.float32), name + "_s"))
        made.append(helper.make_node("Cast", [name + "_q"], [name + "_f"], to=TensorProto.FLOAT))
        made.append(helper.make_node("Mul", [name + "_f", name + "_s"], [name]))
    nodes = [*made, *graph.node]
    del graph.node[:]
    graph.node.extend(nodes)

"""Export a checkpoint to the files that `araz.language` ships: `python -m training.export --checkpoint DIR --tokenizer FILE --out DIR`.

The graphs, encoder and heads, work on texts of one length in word pieces, so nothing is padded. Every matrix of the encoder and of the
heads' first layers is int8, one scale a column; activations are quantised row by row (one row = one word piece), so that a sentence's
analysis cannot depend on what else is in its batch. Integer products are exact, whatever the order of summation.
"""

from __future__ import annotations

import argparse
import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import NodeProto, TensorProto, helper, numpy_helper
from torch import Tensor, nn

from araz.language.hints import EVENTS
from araz.language.model import GRAPHS, HINTS, JOINED, PAIRS
from training.data import Labels
from training.model import CODED, WIDTH, Model

VECTORS = ("vectors", "coded", "low")
TAGS = ("upos", "lemma", "predicate", "arc", "claim", "deed", "mode", "status", "background", "context")
SIDES = ("deprel", "role", "link")
OUTPUTS = (*TAGS, *(f"{name}_{side}" for name in SIDES for side in ("left", "right")), "words")


class Vectors(nn.Module):
    """The encoder as it is shipped."""

    def __init__(self, model: Model) -> None:
        super().__init__()
        self.model = model

    def forward(self, pieces: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """pieces: b x t. Returns, in the order of VECTORS, b x t x d."""
        return self.model.encoder(pieces)


class Heads(nn.Module):
    """The heads as they are shipped: each at every word piece; the reader keeps the first piece of each word.

    Of pairs of words (but arcs) only the two sides are made here: what is asked for is scored with `pairs.npz`. Logits of what the coder
    reads are divided by their temperature. The head of sentence starts has done its work in training: it made the vectors tell starts.
    """

    def __init__(self, model: Model, temperatures: Mapping[str, float]) -> None:
        super().__init__()
        self.model = model
        self.temperatures = {name: temperatures.get(name, 1.0) for name in ("claim", "deed", "status", "background", "context")}

    def forward(self, vectors: Tensor, coded: Tensor, shapes: Tensor, hints: Tensor) -> tuple[Tensor, ...]:
        """vectors, coded: b x t x d. shapes: b x t. hints: b x t x 16. Returns, in the order of OUTPUTS, b x t (x n or x t)."""
        heads, heat = self.model.heads, self.temperatures
        words, read = self.model.vectors(vectors, shapes), self.model.vectors(coded, shapes)
        sides = [side for name in SIDES for side in self._sides(name, read if name in CODED else words)]
        return (
            heads["upos"](words).argmax(-1).int(),
            heads["lemma"](words).argmax(-1).int(),
            torch.softmax(heads["predicate"](words), -1)[..., 1],
            heads["arc"](words).squeeze(1),
            torch.softmax(heads["claim"](read) / heat["claim"], -1)[..., 1],
            torch.softmax(heads["deed"](torch.cat([read, hints], -1)) / heat["deed"], -1),
            heads["mode"](read).argmax(-1).int(),
            torch.softmax(heads["status"](read) / heat["status"], -1),
            torch.softmax(heads["background"](read) / heat["background"], -1)[..., 1],
            torch.sigmoid(heads["context"](read) / heat["context"]),
            *sides,
            read,
        )

    def _sides(self, name: str, words: Tensor) -> tuple[Tensor, Tensor]:
        head = self.model.deprel if name == "deprel" else self.model.heads[name]
        return head.left(words), head.right(words)


class Joined(nn.Module):
    """Roles and links of the words that are asked for: [left, 1] x core x [right, 1] as one product with a matrix, then one a word."""

    def __init__(self, model: Model, temperatures: Mapping[str, float]) -> None:
        super().__init__()
        self.classes: dict[str, int] = {}
        for name in ("role", "link"):
            core = model.heads[name].core.detach() / temperatures.get(name, 1.0)
            self.classes[name], width, _ = core.shape
            matrix = core.permute(1, 0, 2).reshape(width, -1)
            self.register_buffer(name, matrix[:-1].contiguous())
            self.register_buffer(f"{name}_one", matrix[-1].contiguous())

    def forward(self, role_left: Tensor, role_right: Tensor, link_left: Tensor, link_right: Tensor) -> tuple[Tensor, Tensor]:
        """left: p x d, right: n x d. Returns p x classes x n probabilities, of roles and of links."""
        return self._joined("role", role_left, role_right), self._joined("link", link_left, link_right)

    def _joined(self, name: str, left: Tensor, right: Tensor) -> Tensor:
        joined = (left @ getattr(self, name) + getattr(self, f"{name}_one")).reshape(-1, self.classes[name], right.shape[1] + 1)
        return torch.softmax(joined[..., :-1] @ right.T + joined[..., -1:], 1)


def pair_weights(model: Model, temperatures: Mapping[str, float]) -> dict[str, np.ndarray]:
    """Return what `araz.language.pairs` scores pairs with, in half precision."""
    first, _, _, last = model.pair.net
    heat = temperatures.get("pair", 1.0)
    made = {
        "deprel": model.deprel.out.weight,
        "deprel_b": model.deprel.out.bias,
        "pair_in": first.weight,
        "pair_in_b": first.bias,
        "pair": last.weight / heat,
        "pair_b": last.bias / heat,
    }
    return {name: value.detach().numpy().astype(np.float16) for name, value in made.items()}


class Quantizer:
    """Rewrites a float graph: int8 matrices with row-wise activations, int8 embeddings, half-precision constants elsewhere."""

    def __init__(self, model: onnx.ModelProto) -> None:
        self.graph = model.graph
        self.weights = {t.name: t for t in self.graph.initializer}
        self.added: list[TensorProto] = []
        self.nodes: list[NodeProto] = []
        self.scaled: dict[str, tuple[str, str]] = {}
        self.count = 0

    def run(self) -> None:
        """Rewrite the graph in place."""
        self._constant("q127", np.array(127.0, np.float32))
        self._constant("q128", np.array(128.0, np.float32))
        self._constant("qtiny", np.array(1e-9, np.float32))
        self._constant("qzero", np.array(128, np.uint8))
        for node in self.graph.node:
            source = self.weights.get(node.input[1]) if node.op_type in ("MatMul", "Gemm") else None
            if source is not None and len(source.dims) == 2:
                self._matrix(node, numpy_helper.to_array(source))
            elif node.op_type == "Gather" and node.input[0] in self.weights and self.weights[node.input[0]].dims[0] > 1000:
                self._embedding(node, numpy_helper.to_array(self.weights[node.input[0]]))
            else:
                self.nodes.append(node)
        self._halve()
        self._replace()

    def _constant(self, name: str, value: np.ndarray) -> str:
        self.added.append(numpy_helper.from_array(value, name))
        return name

    def _node(self, op: str, inputs: list[str], **attributes: object) -> str:
        self.count += 1
        name = f"quantized_{self.count}"
        self.nodes.append(helper.make_node(op, inputs, [name], name=name, **attributes))
        return name

    def _rows(self, x: str) -> tuple[str, str]:
        """Return the names of x as uint8 around 128, and of its scale, one a row; shared by all products of x."""
        if x not in self.scaled:
            top = self._node("ReduceMax", [self._node("Abs", [x]), self._axis()], keepdims=1)
            scale = self._node("Div", [self._node("Max", [top, "qtiny"]), "q127"])
            level = self._node("Add", [self._node("Round", [self._node("Div", [x, scale])]), "q128"])
            self.scaled[x] = (self._node("Cast", [level], to=TensorProto.UINT8), scale)
        return self.scaled[x]

    def _axis(self) -> str:
        if not any(t.name == "qlast" for t in self.added):
            self._constant("qlast", np.array([-1], np.int64))
        return "qlast"

    def _matrix(self, node: NodeProto, weight: np.ndarray) -> None:
        if any(a.name == "transB" and a.i for a in node.attribute):
            weight = weight.T
        scale = np.maximum(np.abs(weight).max(0), 1e-9) / 127
        name = self._constant(node.name + "_w", np.round(weight / scale).astype(np.int8))
        column = self._constant(node.name + "_s", scale.astype(np.float32))
        level, row = self._rows(node.input[0])
        product = self._node("Cast", [self._node("MatMulInteger", [level, name, "qzero"])], to=TensorProto.FLOAT)
        value = self._node("Mul", [self._node("Mul", [product, row]), column])
        if len(node.input) == 3:
            value = self._node("Add", [value, node.input[2]])
        self.nodes.append(helper.make_node("Identity", [value], [node.output[0]]))

    def _embedding(self, node: NodeProto, table: np.ndarray) -> None:
        scale = np.maximum(np.abs(table).max(1, keepdims=True), 1e-9) / 127
        rows = self._constant(node.name + "_e", np.round(table / scale).astype(np.int8))
        scales = self._constant(node.name + "_es", scale.astype(np.float32))
        level = self._node("Cast", [self._node("Gather", [rows, node.input[1]], axis=0)], to=TensorProto.FLOAT)
        self.nodes.append(helper.make_node("Mul", [level, self._node("Gather", [scales, node.input[1]], axis=0)], [node.output[0]]))

    def _halve(self) -> None:
        used = {name for node in self.nodes for name in node.input}
        casts = []
        for name in sorted(used & set(self.weights)):
            value = numpy_helper.to_array(self.weights[name])
            if value.dtype != np.float32 or value.size < 4096:
                self.added.append(self.weights[name])
                continue
            self._constant(name + "_half", value.astype(np.float16))
            casts.append(helper.make_node("Cast", [name + "_half"], [name], to=TensorProto.FLOAT))
        self.nodes = casts + self.nodes

    def _replace(self) -> None:
        del self.graph.node[:]
        del self.graph.initializer[:]
        del self.graph.value_info[:]
        self.graph.node.extend(self.nodes)
        self.graph.initializer.extend(self.added)


def export_float(model: Model, folder: Path, temperatures: Mapping[str, float] | None = None) -> None:
    """Write encoder.onnx and heads.onnx in single precision, for texts of one length, and pairs.npz.

    Args: temperatures: by head, what its logits are divided by; 1 where it is not named.
    """
    heat = temperatures or {}
    pieces, shapes, vectors = torch.randint(5, 3000, (2, 9)), torch.randint(0, 5, (2, 9)), torch.randn(2, 9, WIDTH)
    _export(Vectors(model), (pieces,), ["pieces"], VECTORS, folder / "encoder.onnx")
    hints = torch.zeros(2, 9, len(EVENTS))
    _export(Heads(model, heat), (vectors, vectors, shapes, hints), ["vectors", "coded", "shapes", "hints"], OUTPUTS, folder / "heads.onnx")
    np.savez(folder / PAIRS, **pair_weights(model, heat))
    sides = tuple(torch.randn(size, head.core.shape[1] - 1) for head in (model.heads["role"], model.heads["link"]) for size in (3, 9))
    names = [f"{name}_{side}" for name in ("role", "link") for side in ("left", "right")]
    axes = {name: {0: name if name.endswith("left") else "n"} for name in names}
    _export(Joined(model, heat), sides, names, ("role", "link"), folder / JOINED, axes)


def _export(
    graph: nn.Module,
    example: tuple[Tensor, ...],
    inputs: list[str],
    outputs: Sequence[str],
    path: Path,
    axes: Mapping[str, Mapping[int, str]] | None = None,
) -> None:
    torch.onnx.export(
        graph.eval(),
        example,
        str(path),
        input_names=inputs,
        output_names=list(outputs),
        dynamic_axes=axes or {name: {0: "b", 1: "t"} for name in inputs},
        opset_version=18,
        dynamo=False,
    )


def quantize(folder: Path, out: Path) -> None:
    """Write the int8 graphs of the float ones in `folder`; the weights of pairs are copied."""
    shutil.copy(folder / PAIRS, out / PAIRS)
    for name in (*GRAPHS, JOINED):
        graph = onnx.load(str(folder / name))
        Quantizer(graph).run()
        onnx.checker.check_model(graph)
        onnx.save(graph, str(out / name))


def main() -> None:
    """Write the int8 graphs, labels.json and tokenizer.json to --out, and the float graphs to `float` beside the checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True, help="folder with checkpoint.pt and labels.json")
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    labels = Labels(**json.loads((args.checkpoint / "labels.json").read_text(encoding="utf-8")))
    model = Model(labels)
    model.load_state_dict(torch.load(args.checkpoint / "checkpoint.pt", weights_only=True)["model"])
    exact = args.checkpoint / "float"
    exact.mkdir(exist_ok=True)
    args.out.mkdir(parents=True, exist_ok=True)
    heat = args.checkpoint / "temperatures.json"
    export_float(model.eval(), exact, json.loads(heat.read_text(encoding="utf-8")) if heat.exists() else None)
    quantize(exact, args.out)
    for name in ("labels.json", HINTS):
        shutil.copy(args.checkpoint / name, args.out / name)
    write_tokenizer(args.tokenizer, args.out / "tokenizer.json")


def write_tokenizer(source: Path, target: Path) -> None:
    """Write the tokenizer without the padding and truncation that its package sets."""
    table = json.loads(source.read_text(encoding="utf-8"))
    table.update(padding=None, truncation=None)
    target.write_text(json.dumps(table, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


if __name__ == "__main__":
    main()

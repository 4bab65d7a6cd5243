"""Export a checkpoint to the files that `araz.language` ships: `python -m training.export --checkpoint DIR --tokenizer FILE --out DIR`.

The graphs, encoder and heads, work on texts of one length in word pieces, so nothing is padded. Every matrix of the encoder and of the
heads' first layers is int8, one scale a column; activations are quantised row by row (one row = one word piece), so that a sentence's
analysis cannot depend on what else is in its batch. Integer products are exact, whatever the order of summation.
"""

from __future__ import annotations

import argparse
import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import NodeProto, TensorProto, helper, numpy_helper
from torch import Tensor, nn

from araz.language.model import GRAPHS
from training.data import Labels
from training.model import WIDTH, Model

VECTORS = ("vectors", "low")
OUTPUTS = ("upos", "lemma", "predicate", "arc", "deprel", "role", "role_p")


class Vectors(nn.Module):
    """The encoder as it is shipped."""

    def __init__(self, model: Model) -> None:
        super().__init__()
        self.model = model

    def forward(self, pieces: Tensor) -> tuple[Tensor, Tensor]:
        """pieces: b x t. Returns, in the order of VECTORS, b x t x d."""
        return self.model.encoder(pieces)


class Heads(nn.Module):
    """The heads as they are shipped: each at every word piece; the reader keeps the first piece of each word.

    The head of sentence starts has done its work in training: it made the vectors tell starts, which the splitter reads there.
    """

    def __init__(self, model: Model) -> None:
        super().__init__()
        self.model = model

    def forward(self, vectors: Tensor, shapes: Tensor) -> tuple[Tensor, ...]:
        """vectors: b x t x d. shapes: b x t. Returns, in the order of OUTPUTS, classes and scores: b x t, or b x t x t for pairs."""
        words = self.model.vectors(vectors, shapes)
        out = {name: head(words) for name, head in self.model.heads.items() if name != "start"}
        roles = torch.softmax(out["role"], 1)
        role_p, role = roles.max(1)
        return (
            out["upos"].argmax(-1).int(),
            out["lemma"].argmax(-1).int(),
            torch.softmax(out["predicate"], -1)[..., 1],
            out["arc"].squeeze(1),
            out["deprel"].argmax(1).int(),
            role.int(),
            role_p,
        )


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


def export_float(model: Model, folder: Path) -> None:
    """Write encoder.onnx and heads.onnx in single precision, for texts of one length."""
    pieces, shapes, vectors = torch.randint(5, 3000, (2, 9)), torch.randint(0, 5, (2, 9)), torch.randn(2, 9, WIDTH)
    _export(Vectors(model), (pieces,), ["pieces"], VECTORS, folder / "encoder.onnx")
    _export(Heads(model), (vectors, shapes), ["vectors", "shapes"], OUTPUTS, folder / "heads.onnx")


def _export(graph: nn.Module, example: tuple[Tensor, ...], inputs: list[str], outputs: Sequence[str], path: Path) -> None:
    torch.onnx.export(
        graph.eval(),
        example,
        str(path),
        input_names=inputs,
        output_names=list(outputs),
        dynamic_axes={name: {0: "b", 1: "t"} for name in inputs},
        opset_version=18,
        dynamo=False,
    )


def quantize(folder: Path, out: Path) -> None:
    """Write the int8 graphs of the float ones in `folder`."""
    for name in GRAPHS:
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
    export_float(model.eval(), exact)
    quantize(exact, args.out)
    shutil.copy(args.checkpoint / "labels.json", args.out / "labels.json")
    write_tokenizer(args.tokenizer, args.out / "tokenizer.json")


def write_tokenizer(source: Path, target: Path) -> None:
    """Write the tokenizer without the padding and truncation that its package sets."""
    table = json.loads(source.read_text(encoding="utf-8"))
    table.update(padding=None, truncation=None)
    target.write_text(json.dumps(table, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


if __name__ == "__main__":
    main()

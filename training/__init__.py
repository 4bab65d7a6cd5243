"""Makes the model that `araz.language` ships. Not part of the wheel.

treebank (jsonl) -> examples -> train -> checkpoint -> export -> model.onnx (int8) + labels.json + tokenizer.json
"""

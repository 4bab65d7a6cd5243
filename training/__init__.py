"""Makes the model that `araz.language` ships. Not part of the wheel.

treebank (jsonl) -> examples -> train -> checkpoint -> export -> encoder.onnx + heads.onnx (int8) + labels.json + tokenizer.json
         paragraphs -> vectors of encoder.onnx -> train_splitter -> splitter.onnx + splitter.npz
"""

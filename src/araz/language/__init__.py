"""Article -> Doc: sentences, words, heads and semantic roles, by the shipped model."""

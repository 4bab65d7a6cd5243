"""The corpus of coded sentences: its notation, its splits, how far its coders agree, and what training reads from it."""

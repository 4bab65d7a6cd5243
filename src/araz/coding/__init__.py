"""Doc and Mentions -> Claims: the codebook, applied. Pure; see `coder.py` for the order of steps."""

"""Claims -> Events: one event for one deed, across outlets. Derived, explained, reversible; the order of claims never matters."""

from araz.merging.merge import merge

__all__ = ["merge"]

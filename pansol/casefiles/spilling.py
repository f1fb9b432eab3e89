"""Where the embedded engine puts what does not fit into memory: a folder that ends with us."""

from functools import cache
from tempfile import TemporaryDirectory

__all__ = ["spill_folder"]


def spill_folder() -> str:
    """Give a private folder; without one the engine would make its own where we happen to be."""
    return _folder().name


@cache
def _folder() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="pansol-spill-")

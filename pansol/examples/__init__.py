"""Worked examples: stories with their facts and what the SOP makes of them."""

from pansol.examples.checking import check
from pansol.examples.errors import BrokenExampleError, Problem
from pansol.examples.model import COLUMNS, Difference, Example
from pansol.examples.reading import examples_path, load_examples

__all__ = [
    "COLUMNS",
    "BrokenExampleError",
    "Difference",
    "Example",
    "Problem",
    "check",
    "examples_path",
    "load_examples",
]

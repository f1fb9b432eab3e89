"""What a page's process does while its person reads: it spares the next click the collector."""

import gc
import os
import sys

from pansol.ui.script import HANDED_OUT

__all__ = ["Resting"]

_GROWN = 1.25
"""By how much the process has grown when it is worth while again."""


class Resting:
    """Takes what is there to stay out of the garbage collector's sight.

    Modules and cases are some 200,000 objects; to go through them all takes a tenth of a second,
    every few clicks. Only in a process that our server started, which is the page's alone.
    """

    def __init__(self) -> None:
        self._blocks = 0.0

    def rest(self) -> None:
        """Collect, and then leave what remains alone, if it has become much more."""
        if HANDED_OUT in os.environ and sys.getallocatedblocks() > _GROWN * self._blocks:
            gc.unfreeze()  # what is no longer needed may be freed
            gc.collect()
            gc.freeze()
            self._blocks = sys.getallocatedblocks()

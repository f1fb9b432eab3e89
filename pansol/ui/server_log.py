"""The server's log: what goes there goes to no browser, as a kernel's ``sys.stderr`` would."""

import logging
import os
import sys

__all__ = ["log_to_server", "write"]


class _ServerLog(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        """Write a line."""
        write(f"{record.name}: {self.format(record)}\n")


def write(text: str) -> None:
    """Write a text to this process's own standard error."""
    try:
        # Under a kernel what is written to ``sys.stderr`` or ``sys.__stderr__`` goes to the browser
        # as well.
        os.write(sys.stderr.fileno(), text.encode())
    except OSError:
        print(text, file=sys.__stderr__, flush=True)


def log_to_server() -> None:
    """Let what pansol logs in this process go to the server's log alone."""
    logger = logging.getLogger("pansol")
    if not any(isinstance(handler, _ServerLog) for handler in logger.handlers):
        logger.addHandler(_ServerLog())

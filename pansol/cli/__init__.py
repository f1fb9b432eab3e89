"""The command line: `pansol serve`, `decide`, `audit`, `db`, `sample` and `sheet`."""

from pansol.cli.app import main
from pansol.cli.errors import ExitCode

__all__ = ["ExitCode", "main"]

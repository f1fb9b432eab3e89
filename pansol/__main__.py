"""`python -m pansol`: the same as the command `pansol`."""

import sys

from pansol.cli import main

if __name__ == "__main__":
    sys.exit(main())

"""pansol's own server: ``python -m rivals.serve_pansol PORT [PAGES HELD READY]``."""

import sys

from pansol.serve import Options, serve

if __name__ == "__main__":
    port, ready = (*map(int, sys.argv[1:]), 0)[:2]
    serve(Options(port=port, ready=ready))

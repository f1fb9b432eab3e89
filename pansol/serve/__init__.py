"""The tuned Voilà that serves the notebooks as pages."""

from pansol.serve.app import serve
from pansol.serve.options import CannotServeError, Options

__all__ = ["CannotServeError", "Options", "serve"]

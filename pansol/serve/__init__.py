"""The tuned Voilà that serves the notebooks as pages."""

import sys

from pansol.serve.options import CannotServeError, Options

__all__ = ["CannotServeError", "Options", "serve"]

# Jupyter's settings are checked by jsonschema, which compiles this optional package's grammar of
# addresses for two seconds at every start. Nothing here needs it.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]


def serve(options: Options | None = None) -> None:
    """Serve the notebooks as pages until stopped; raises `CannotServeError` with the reason."""
    options = options or Options()
    options.check()
    sockets = options.bind()
    from pansol.serve import app  # noqa: PLC0415  Voilà takes seconds: what fails has failed by now

    app.serve(options, sockets)

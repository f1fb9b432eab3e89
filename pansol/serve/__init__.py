"""The tuned Voilà that serves the notebooks as pages."""

import sys

# Jupyter's settings are checked by jsonschema, which compiles this optional package's grammar of
# addresses for two seconds at every start. Nothing here needs it.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]

from pansol.serve.app import serve  # noqa: E402  # after the line above
from pansol.serve.options import CannotServeError, Options  # noqa: E402

__all__ = ["CannotServeError", "Options", "serve"]

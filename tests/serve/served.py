"""A served folder of small notebooks, in a process of its own."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from pansol.serve import Options

MODULE = """export default {render({model, el}) {
  const button = document.createElement("button");
  button.textContent = model.get("text");
  button.onclick = () => model.send("clicked");
  model.on("change:text", () => { button.textContent = model.get("text"); });
  el.append(button);
}}"""
WIDGET = f"""
import os, anywidget, traitlets
from pansol.ui.query import query_string
class Echo(anywidget.AnyWidget):
    _esm = {MODULE!r}
    text = traitlets.Unicode("").tag(sync=True)
echo = Echo(text=query_string() + "|" + os.environ.get("VOILA_REQUEST_URL", ""))
echo.on_msg(lambda *_: echo.set_trait("text", "answered"))
echo
"""
NOTEBOOKS = {"checker": WIDGET, "broken": "token = 'SECRET-SOURCE'; raise ValueError(token)"}
PAGE = "voila/render/checker.ipynb"


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A running server."""

    url: str
    """Its address, with a slash at the end."""
    folder: Path
    """Holds the notebooks and the log."""

    @property
    def log(self) -> str:
        """What the server wrote to standard error so far."""
        return (self.folder / "server.log").read_text(encoding="utf-8")


def write_notebooks(folder: Path) -> None:
    """Write the small notebooks, and beside them a file that nobody may read."""
    for name, source in NOTEBOOKS.items():
        cell = {"cell_type": "code", "id": "a", "metadata": {}, "outputs": [], "source": source}
        notebook = {"cells": [cell | {"execution_count": None}], "metadata": {}}
        text = json.dumps(notebook | {"nbformat": 4, "nbformat_minor": 5})
        (folder / f"{name}.ipynb").write_text(text, encoding="utf-8")
    (folder / "secret.svg").write_text("<svg>SECRET-FILE</svg>", encoding="utf-8")


@contextmanager
def running(options: Options) -> Iterator[Served]:
    """Serve the small notebooks in another process, on a free port."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        write_notebooks(folder)
        chosen = replace(options, port=0, notebooks=folder)
        code = f"from pathlib import *\nfrom pansol.serve import *\nserve({chosen!r})"
        run = [sys.executable, "-c", code]
        with (
            (folder / "server.log").open("w") as errors,
            subprocess.Popen(run, stdout=subprocess.PIPE, stderr=errors, text=True) as process,  # noqa: S603
        ):
            assert process.stdout
            served = Served(url=process.stdout.readline().strip(), folder=folder)
            assert served.url.startswith("http://"), served.log
            try:
                yield served
            finally:
                process.terminate()

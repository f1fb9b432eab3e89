"""The one widget all pages are: it draws a tree of elements and reports what the person does."""

import json
import os
import sys
import traceback
from collections.abc import Iterable, Mapping
from pathlib import Path
from secrets import token_hex
from typing import Any, Protocol

import anywidget
import traitlets

from pansol.ui.element import difference

__all__ = ["ASSETS", "Page", "Program"]

ASSETS = Path(__file__).with_name("assets")


class Program(Protocol):
    """What a page does, without a browser: state in, state out."""

    def act(self, action: list[str], value: str | None) -> None:
        """Take one action of the person's. Raises ``ValueError`` for one that is none."""

    def restore(self, snapshot: str) -> None:
        """Take up what ``view`` gave as snapshot before the page was lost."""

    def view(self) -> dict[str, Any]:
        """Give what to draw: ``tree``, ``language``, ``title``, ``snapshot``, ``words``."""

    def ahead(self) -> Iterable[tuple[list[str], list[Any]]]:
        """Give the acts that are likely next, each with the ``tree`` it would lead to."""

    def fail(self, incident: str) -> None:
        """Undo the last step, which failed, and tell the person so, under this number."""


class Page(anywidget.AnyWidget):
    """Shows a program. The browser gets the trait ``view``, Python gets the person's actions.

    Every action is checked by the program: what the page shows is no boundary. Each browser view
    numbers its messages from 1; ``seen`` tells it the last one taken, so that it can send again
    what was lost on the way. None is taken twice, and none before the one ahead of it.

    A browser that has drawn a view asks what the likely next acts would show. It then draws the
    one that is done at once, while the act is on its way; the view that comes back is the truth.
    """

    _esm = ASSETS / "page.js"
    _css = ASSETS / "pansol.css"
    # As one text, because the widget protocol would look for buffers in every list of the tree.
    view = traitlets.Dict().tag(sync=True, to_json=lambda view, _widget: json.dumps(view))

    def __init__(self, program: Program) -> None:
        self.program = program
        self._seen: dict[str, int] = {}
        super().__init__(view=program.view() | {"seen": {}})
        self.on_msg(self._receive)

    def _receive(self, _widget: object, content: object, _buffers: object) -> None:
        """Take a message of the browser: an action or a snapshot, or the wish to be shown all."""
        message = content if isinstance(content, Mapping) else {}
        if message.get("show") is True:
            self.send_state("view")
            return
        if message.get("ahead") is True:
            self._look_ahead()
            return
        sender, number = message.get("view"), message.get("number")
        if isinstance(sender, str) and isinstance(number, int):
            expected = self._seen.get(sender, 0) + 1
            if number > expected:
                self.send({"resend": True})
            if number != expected:
                return
            self._seen[sender] = number
        try:
            self._take(message)
            view = self.program.view()
        except Exception:  # noqa: BLE001  whatever it is, the person is told and the page lives on
            incident = token_hex(3).upper()
            _report(incident)
            self.program.fail(incident)
            view = self.program.view()
        self.view = view | {"seen": dict(self._seen)}

    def _look_ahead(self) -> None:
        """Send what the likely next acts would show, as far as it differs from what is shown."""
        shown = self.view["tree"]
        try:
            trees = {_text(act): difference(shown, tree) for act, tree in self.program.ahead()}
        except Exception:  # noqa: BLE001  the page works without, a little slower
            _report(token_hex(3).upper())
            return
        self.send({"ahead": _text({"seen": self._seen, "trees": trees})})

    def _take(self, message: Mapping[str, Any]) -> None:
        if isinstance(snapshot := message.get("restore"), str):
            self.program.restore(snapshot)
            return
        action, value = message.get("action"), message.get("value")
        if not isinstance(action, list) or not all(isinstance(word, str) for word in action):
            raise TypeError("a message without an action")
        if not (value is None or isinstance(value, str)):
            raise TypeError("a value that is no text")
        self.program.act(action, value)


def _text(value: object) -> str:
    """Write JSON as the browser's ``JSON.stringify`` does: acts are found by it."""
    return json.dumps(value, separators=(",", ":"))


def _report(incident: str) -> None:
    """Write the incident to the server's log: its kind and place, no value, so no personal data."""
    kind, _, trace = sys.exc_info()
    frames = traceback.extract_tb(trace)
    place = "\n".join(f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in frames)
    text = f"incident {incident}: {kind.__name__ if kind else ''}\n{place}\n"
    try:
        # Under a kernel this is the process's own standard error; what is written to
        # ``sys.stderr`` or ``sys.__stderr__`` goes to the browser as well.
        os.write(sys.stderr.fileno(), text.encode())
    except OSError:
        print(text, file=sys.__stderr__, flush=True)

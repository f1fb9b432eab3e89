"""The one widget all pages are: it draws a tree of elements and reports what the person does."""

import asyncio
import base64
import json
import sys
import traceback
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from secrets import token_hex
from typing import Any

import anywidget
import traitlets

from pansol.element import difference
from pansol.ui import server_log
from pansol.ui.program import Download, OffersFiles, Program, Pushes, TakesFiles
from pansol.ui.resting import Resting
from pansol.ui.script import sent_along
from pansol.ui.upload import Uploads

__all__ = ["Page"]

_MOST_VIEWS = 50
"""Browser views whose messages are counted; the one that was silent longest is forgotten."""


class Page(anywidget.AnyWidget):
    """Shows a program. The browser gets what to draw, Python gets the person's actions.

    The trait ``view`` is all there is to see, for whoever opens the page or comes back to it. After
    a step only what is other than in the view before is sent, under the number of that view, its
    ``turn``; a browser that holds another one asks to be shown all.

    Every action is checked by the program: what the page shows is no boundary. Each browser view
    numbers its messages from 1; ``seen`` tells it the last one taken, so that it can send again
    what was lost on the way. None is taken twice, and none before the one ahead of it.

    A browser that has drawn a view asks what the likely next acts would show. It then draws the
    one that is done at once, while the act is on its way; the view that comes back is the truth.
    Where several browsers show one page, that of another may come in between.
    """

    _esm, _css = sent_along()
    # As one text, because the widget protocol would look for buffers in every list of the tree.
    view = traitlets.Dict().tag(sync=True, to_json=lambda view, _widget: _text(view))

    def __init__(self, program: Program) -> None:
        self.program = program
        self._loop = _running_loop()
        self._turn = 0
        self._change: str | None = None
        """What a step changed, while it is being sent."""
        self._seen: dict[str, int] = {}
        self._uploads = Uploads()
        self._resting = Resting()
        self._offered: Mapping[str, Download] = {}
        self._shown = self._next(program.view())
        super().__init__(view=self._shown)
        self.on_msg(self._receive)
        if isinstance(program, Pushes):
            program.listen(self._wake)

    def send_state(self, key: str | Iterable[str] | None = None) -> None:
        """Send what is asked for; of a view that a step brought, what it changed."""
        if key == "view" and self._change is not None:
            self.send({"change": self._change})
        else:
            super().send_state(key)

    def _receive(self, _widget: object, content: object, _buffers: object) -> None:
        """Take a message of the browser: an action or a snapshot, or the wish to be shown all."""
        message = content if isinstance(content, Mapping) else {}
        if message.get("show") is True:
            self._offer(again=True)
            self.send_state("view")
        elif message.get("ahead") is True and message.get("turn", self._turn) != self._turn:
            self.send_state("view")  # one that came as the page was being opened was missed
        elif message.get("ahead") is True:
            self._look_ahead()
            if isinstance(self.program, Pushes):
                self.program.drawn()
            if self._turn > 1:  # before that, what takes most of the memory is still to come
                self._resting.rest()
        elif isinstance(piece := message.get("upload"), Mapping):
            self._take_piece(piece, message.get("data"))
        elif self._is_next(message):
            self._do(lambda: self._take(message))

    def _is_next(self, message: Mapping[str, Any]) -> bool:
        """Tell whether a message is to be taken now; one that has no number always is."""
        sender, number = message.get("view"), message.get("number")
        if not (isinstance(sender, str) and isinstance(number, int)):
            return True
        expected = self._seen.get(sender, 0) + 1
        if number > expected:
            self.send({"resend": True})
        if number == expected:
            self._seen.pop(sender, None)
            self._seen[sender] = number
            while len(self._seen) > _MOST_VIEWS:
                del self._seen[next(iter(self._seen))]
        return number == expected

    def _do(self, step: Callable[[], None]) -> None:
        """Take a step of the program's and show what came of it."""
        try:
            step()
            view = self.program.view()
            self._offer()
        except Exception:  # noqa: BLE001  whatever it is, the person is told and the page lives on
            incident = token_hex(3).upper()
            _report(incident)
            self.program.fail(incident)
            view = self.program.view()
        self._show(self._next(view))

    def _show(self, view: dict[str, Any]) -> None:
        """Show a view to the browsers, which hold the one before."""
        before, self._shown = self._shown, view
        self._change = _text(_changed(before, view))
        self.view = view
        self._change = None

    def _next(self, view: dict[str, Any]) -> dict[str, Any]:
        """Give the view with its number, and what of each browser's messages it answers."""
        self._turn += 1
        return view | {"seen": dict(self._seen), "turn": self._turn}

    def _wake(self) -> None:
        """Take in what has come, in the thread that this page's messages are taken in."""
        program = self.program
        if self._loop and isinstance(program, Pushes):
            with suppress(RuntimeError):  # the kernel has ended
                self._loop.call_soon_threadsafe(self._do, program.arrived)

    def _take_piece(self, piece: Mapping[str, Any], data: object) -> None:
        """Take a piece of a file, say how far it is, and hand the file on once it is whole."""
        program = self.program
        if not isinstance(program, TakesFiles):
            return
        try:
            file = self._uploads.take(piece, data)
        except (TypeError, ValueError):
            self._uploads.forget()
            self._do(_refuse_file)
            return
        complete = file.complete
        self.send({"uploaded": {"id": piece.get("id"), "at": file.arrived}})
        if complete:
            self._do(lambda: program.upload(_action(piece), file.name, file.path))
            self._uploads.forget()

    def _offer(self, *, again: bool = False) -> None:
        """Send the files that the view's links name, unless the browser has them."""
        if not isinstance(self.program, OffersFiles):
            return
        files = self.program.downloads()
        for key, file in files.items():
            if again or self._offered.get(key) is not file:
                data = base64.b64encode(file.content).decode()
                self.send({"file": {"key": key, "kind": file.kind, "data": data}})
        self._offered = files

    def _look_ahead(self) -> None:
        """Send what the likely next acts would show, as far as it differs from what is shown."""
        shown = self._shown["tree"]
        try:
            trees = {
                _text(act): change
                for act, tree in self.program.ahead()
                if (change := difference(shown, tree)) is not None
            }
        except Exception:  # noqa: BLE001  the page works without, a little slower
            _report(token_hex(3).upper())
            return
        self.send({"ahead": _text({"turn": self._turn, "trees": trees})})

    def _take(self, message: Mapping[str, Any]) -> None:
        if isinstance(snapshot := message.get("restore"), str):
            self.program.restore(snapshot)
            return
        value = message.get("value")
        if not (value is None or isinstance(value, str)):
            raise TypeError("a value that is no text")
        self.program.act(_action(message), value)


def _running_loop() -> asyncio.AbstractEventLoop | None:
    """Give the kernel's loop; outside a kernel there is none, and nothing comes in by itself."""
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None


def _changed(before: Mapping[str, Any], view: Mapping[str, Any]) -> dict[str, Any]:
    """Give what is other in a view than in the one before."""
    changed = {name: value for name, value in view.items() if before.get(name) != value}
    tree = difference(before["tree"], view["tree"])
    return changed | {"from": before["turn"], "tree": tree}


def _action(message: Mapping[str, Any]) -> list[str]:
    action = message.get("action")
    if not isinstance(action, list) or not all(isinstance(word, str) for word in action):
        raise TypeError("a message without an action")
    return action


def _refuse_file() -> None:
    raise ValueError("a file that did not come whole, or is too large")


def _text(value: object) -> str:
    """Write JSON as the browser's ``JSON.stringify`` does: acts are found by it."""
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def _report(incident: str) -> None:
    """Write the incident to the server's log: its kind and place, no value, so no personal data."""
    kind, _, trace = sys.exc_info()
    frames = traceback.extract_tb(trace)
    place = "\n".join(f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in frames)
    text = f"incident {incident}: {kind.__name__ if kind else ''}\n{place}\n"
    server_log.write(text)

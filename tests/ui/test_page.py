"""The page widget: every message is checked, every failure told, nothing personal leaves."""

import asyncio
import json
import re
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from jupyter_client.manager import KernelManager
from trees import together

from pansol.catalogue import Language, catalogue
from pansol.facts import Activation, Charged
from pansol.ui.checker import Checker
from pansol.ui.page import Page

NUMBER, EMAIL = "081234567890", "budi@contoh.com"


class Broken:
    """A program all of whose steps fail, and whose view fails where asked to."""

    def __init__(self) -> None:
        self.incident = ""
        self.view_fails = False
        self.restored: list[str] = []

    def act(self, action: list[str], value: str | None) -> None:
        """Fail, and name a person in doing so; ``view`` breaks the view instead."""
        if action == ["view"]:
            self.view_fails = True
            return
        raise RuntimeError(f"no {value} for {NUMBER}, +62 812-3456-7890, {EMAIL}")

    def restore(self, snapshot: str) -> None:
        """Note what was to be restored."""
        self.restored.append(snapshot)

    def view(self) -> dict[str, Any]:
        """Give a view of nothing."""
        if self.view_fails:
            raise KeyError("view")
        return {"tree": ["p", {}, [self.incident]]}

    def ahead(self) -> Iterator[tuple[list[str], list[Any]]]:
        """Fail."""
        raise RuntimeError(f"no step for {NUMBER}")

    def fail(self, incident: str) -> None:
        """Note the incident and undo the step."""
        self.incident = incident
        self.view_fails = False


def receive(page: Page, message: object) -> None:
    """Hand the page a message as ipywidgets does."""
    page._handle_custom_msg(message, [])  # noqa: SLF001  what a browser's message arrives at


def texts(tree: object) -> str:
    """Give all text in a view's tree."""
    if isinstance(tree, str):
        return tree
    assert isinstance(tree, list)
    return " ".join(texts(child) for child in tree[2])


def test_an_action_changes_the_view_and_is_confirmed() -> None:
    """The answer shows the new state, and the number of the message it answers."""
    page = Page(Checker())
    receive(page, {"action": ["answer", "charged", "yes"], "view": "a", "number": 1})
    assert isinstance(page.program, Checker)
    assert page.program.case.charged is Charged.YES
    assert page.view["seen"] == {"a": 1}


def test_no_message_is_taken_twice_and_none_before_the_one_ahead_of_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What is sent again after a lost connection counts once; what is missing is asked for."""
    page = Page(Checker())
    assert isinstance(page.program, Checker)
    asked: list[object] = []
    monkeypatch.setattr(page, "send", asked.append)
    restart = {"action": ["restart"], "view": "a", "number": 1}
    receive(page, {"action": ["restart"], "view": "a", "number": 2})
    assert (page.program.state.round, asked) == (0, [{"resend": True}])
    receive(page, restart)
    receive(page, restart)
    assert page.program.state.round == 1
    receive(page, {"action": ["restart"], "view": "b", "number": 1})
    assert page.program.state.round == 2
    assert page.view["seen"] == {"a": 1, "b": 1}


def test_views_that_are_made_up_do_not_pile_up() -> None:
    """Only those heard of last are kept in mind."""
    page = Page(Checker())
    for number in range(200):
        receive(page, {"action": ["dismiss"], "view": f"v{number}", "number": 1})
    assert len(page.view["seen"]) == 50
    assert page.view["seen"]["v199"] == 1


def test_a_browser_that_missed_the_view_gets_it_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Asked to show all, the page sends its view though nothing changed."""
    page = Page(Checker())
    sent: list[object] = []
    monkeypatch.setattr(page, "send_state", sent.append)
    receive(page, {"show": True})
    assert sent == ["view"]


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Keep what the page sends to its browsers: messages, and the view where it comes whole."""
    messages: list[dict[str, Any]] = []

    def keep(_page: Page, message: dict[str, Any], buffers: object = None) -> None:
        assert buffers in (None, [])
        messages.append(message)

    monkeypatch.setattr(Page, "_send", keep)
    return messages


def test_after_a_step_the_browser_gets_what_it_changed(sent: list[dict[str, Any]]) -> None:
    """With the view before, the change is all of the view after; and it is smaller."""
    page = Page(Checker("activation=success"))
    sizes = []
    for number, action in enumerate((["answer", "charged", "yes"], ["back"], ["restart"]), 1):
        before = page.view
        sent.clear()
        receive(page, {"action": action, "view": "a", "number": number})
        (message,) = sent
        assert message["method"] == "custom"
        change = json.loads(message["content"]["change"])
        assert change.pop("from") == before["turn"]
        tree = together(before["tree"], change.pop("tree"))
        assert before | change | {"tree": tree} == json.loads(json.dumps(page.view))
        sizes.append(len(message["content"]["change"]) / len(json.dumps(page.view)))
    assert max(sizes) < 1
    assert min(sizes) < 1 / 5


def test_whoever_asks_after_a_step_is_shown_all(sent: list[dict[str, Any]]) -> None:
    """Who missed it, who opens the page anew, and who holds an older view while all is quiet."""
    page = Page(Checker())
    receive(page, {"action": ["answer", "charged", "yes"], "view": "a", "number": 1})
    for asking in ({"show": True}, {"ahead": True, "turn": 1}):
        sent.clear()
        receive(page, asking)
        (message,) = sent
        assert json.loads(message["state"]["view"]) == page.view
    assert json.loads(page.get_state()["view"]) == page.view
    sent.clear()
    receive(page, {"ahead": True, "turn": page.view["turn"]})
    assert [list(message["content"]) for message in sent] == [["ahead"]]


def test_a_change_is_of_what_python_showed(sent: list[dict[str, Any]]) -> None:
    """A view that a browser made up does not become what changes are told against."""
    page = Page(Checker())
    shown = page.view
    page.set_state({"view": {"tree": ["p", {}, ["HACKED"]], "turn": 77}})
    sent.clear()
    receive(page, {"action": ["dismiss"]})
    (message,) = sent
    change = json.loads(message["content"]["change"])
    assert change["from"] == shown["turn"]
    assert together(shown["tree"], change["tree"]) == page.view["tree"]


def test_a_browser_learns_what_the_likely_acts_would_show(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Asked ahead, the page says what each would change, up to which message, and does none."""
    page = Page(Checker("activation=success"))
    assert isinstance(page.program, Checker)
    receive(page, {"action": ["forward"], "view": "a", "number": 1})
    before, sent = page.program.state, list[dict[str, str]]()
    monkeypatch.setattr(page, "send", sent.append)
    receive(page, {"ahead": True})
    (message,) = sent
    ahead = json.loads(message["ahead"])
    assert ahead["turn"] == page.view["turn"]
    acts = [json.loads(act) for act in ahead["trees"]]
    assert [act for act in acts if act[0] == "answer"] == [
        ["answer", "charged", "yes"],
        ["answer", "charged", "no"],
    ]
    assert len(message["ahead"]) < len(acts) * len(json.dumps(page.view["tree"])) / 2
    assert page.program.state == before


def test_looking_ahead_may_fail_without_harm(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is sent then, nothing is told, and the log has it without persons."""
    page = Page(Broken())
    sent: list[object] = []
    monkeypatch.setattr(page, "send", sent.append)
    receive(page, {"ahead": True})
    assert (sent, page.program.view()["tree"]) == ([], ["p", {}, [""]])
    logged = capfd.readouterr().err
    assert "RuntimeError" in logged
    assert NUMBER not in logged


@pytest.mark.parametrize(
    "message",
    [
        {},
        [],
        None,
        "answer",
        {"action": None},
        {"action": "answer"},
        {"action": [1, 2]},
        {"action": ["answer", ["charged"], "yes"]},
        {"action": []},
        {"action": ["__class__"]},
        {"action": ["execute", "import os"]},
        {"action": ["answer", "charged", "no"], "value": 5},
        {"action": ["answer", "charged"]},
        {"action": ["answer", "subscription", "prepaid"]},
        {"action": ["answer", "charged", "maybe"]},
        {"action": ["field", "card_type"], "value": {"a": 1}},
        {"action": ["field", "incident_at"], "value": "x"},
        {"action": ["field", "answers"], "value": "x"},
        {"action": ["skip", "subscription"]},
        {"action": ["open", "nothing"]},
        {"action": ["language", "xx"]},
        {"action": ["example"], "value": "../../etc/passwd"},
        {"restore": 5},
        {"restore": "{"},
        {"restore": "[" * 100_000},
    ],
)
def test_what_the_page_does_not_offer_is_refused(message: object) -> None:
    """Whoever sends it: the answers stay, and the person gets a number to name."""
    page = Page(Checker())
    assert isinstance(page.program, Checker)
    receive(page, {"action": ["answer", "charged", "yes"], "value": ""})
    before = page.program.state
    receive(page, message)
    assert page.program.state == before
    sentence = catalogue(Language.INDONESIAN)("page.problem", incident="(.+)")
    assert re.search(sentence.replace(".+)", "[0-9A-F]{6})"), texts(page.view["tree"]))


def test_the_next_step_puts_the_problem_away() -> None:
    """A failure is told until the next act, and in the page's language."""
    page = Page(Checker("lang=en"))
    receive(page, {"action": ["no such act"]})
    assert "Something went wrong" in texts(page.view["tree"])
    receive(page, {"action": ["forward"], "value": ""})
    assert "Something went wrong" not in texts(page.view["tree"])


def test_a_number_that_is_none_confirms_nothing() -> None:
    """A message with a strange number is taken, and confirmed as none."""
    page = Page(Checker())
    receive(page, {"action": ["forward"], "value": "", "view": "a", "number": "7"})
    assert page.view["seen"] == {}


def test_a_failure_is_logged_with_its_number_and_without_persons(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """The log has the incident's number, the place and the error; the person has the number."""
    page = Page(Broken())
    receive(page, {"action": ["go"], "value": NUMBER})
    assert isinstance(page.program, Broken)
    logged = capfd.readouterr().err
    assert re.fullmatch("[0-9A-F]{6}", page.program.incident)
    assert f"incident {page.program.incident}: RuntimeError\n" in logged
    assert Path(__file__).name in logged
    for personal in (NUMBER, EMAIL, "budi", "3456", "7890"):
        assert personal not in logged
        assert personal not in str(page.view)


def test_without_a_file_behind_it_the_log_still_gets_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where standard error is no file, the text goes to the process's own."""
    monkeypatch.setattr(sys, "__stderr__", sys.stderr)
    page = Page(Broken())
    receive(page, {"action": ["go"]})
    assert "incident" in capsys.readouterr().err


def test_a_view_that_fails_is_told_and_undone() -> None:
    """A step after which nothing can be drawn is undone: the page lives on."""
    page = Page(Broken())
    receive(page, {"action": ["view"], "view": "a", "number": 1})
    assert isinstance(page.program, Broken)
    assert page.program.incident in texts(page.view["tree"])
    assert page.view["seen"] == {"a": 1}


def test_a_checker_undoes_the_step_that_failed() -> None:
    """After a failure the answers are those before the failed step."""
    checker = Checker()
    checker.act(["answer", "charged", "yes"])
    checker.view()
    before = checker.state
    checker.act(["answer", "activation", "failed"])
    assert checker.case.activation is Activation.FAILED
    checker.fail("ABC123")
    assert checker.state == before
    assert "ABC123" in str(checker.view())


def test_a_snapshot_is_restored() -> None:
    """What the browser kept is taken up."""
    page = Page(Broken())
    receive(page, {"restore": "kept"})
    assert isinstance(page.program, Broken)
    assert page.program.restored == ["kept"]


def test_the_browser_cannot_change_the_state_by_the_trait() -> None:
    """A view set from outside changes no answer, and the next message draws over it."""
    page = Page(Checker())
    assert isinstance(page.program, Checker)
    before = page.program.state
    page.set_state({"view": {"tree": ["p", {}, ["HACKED"]], "snapshot": "x"}})
    assert page.program.state == before
    receive(page, {"action": ["dismiss"], "value": ""})
    assert "HACKED" not in str(page.view)


IN_A_KERNEL = """
from pansol.ui.checker import checker_page
page = checker_page()
page._handle_custom_msg({"action": ["no such act 081234567890"]}, [])
"""


def test_in_a_kernel_the_detail_reaches_the_log_and_not_the_browser(tmp_path: Path) -> None:
    """What a browser may hear of a kernel says nothing of the failure but its number."""
    log = tmp_path / "kernel.log"
    manager = KernelManager()
    with log.open("w", encoding="utf-8") as stderr:
        manager.start_kernel(stderr=stderr)
        client = manager.blocking_client()
        client.start_channels()
        try:
            client.wait_for_ready(timeout=60)
            heard: list[dict[str, Any]] = []
            answer = client.execute_interactive(IN_A_KERNEL, output_hook=heard.append, timeout=60)
            until = time.monotonic() + 10
            while "incident" not in log.read_text(encoding="utf-8"):
                assert time.monotonic() < until
                time.sleep(0.05)
        finally:
            client.stop_channels()
            manager.shutdown_kernel(now=True)
    assert answer["content"]["status"] == "ok"
    logged = log.read_text(encoding="utf-8")
    assert "BadActionError" in logged
    assert "081234567890" not in logged
    assert [message for message in heard if message["msg_type"] == "stream"] == []
    assert "BadActionError" not in str(heard)


def in_a_loop(make: Callable[..., Any], *arguments: object) -> Any:  # noqa: ANN401  what it gives
    """Run a coroutine in a thread of its own: where a browser is driven, this one has a loop."""

    async def run() -> object:
        return await make(*arguments)

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, run()).result()


class Late(Broken):
    """A program to which something comes in once it is drawn."""

    def __init__(self, *, fails: bool) -> None:
        super().__init__()
        self.fails = fails
        self.woken: list[Callable[[], None]] = []

    def listen(self, wake: Callable[[], None]) -> None:
        """Keep whom to wake."""
        self.woken.append(wake)

    def drawn(self) -> None:
        """Let something come in, in another thread."""
        Thread(target=self.woken[0]).start()

    def arrived(self) -> None:
        """Show it."""
        if self.fails:
            raise RuntimeError(f"nothing on {NUMBER}")
        self.incident = "the lists"


@pytest.mark.parametrize("end", ["the lists", "[0-9A-F]{6}"])
def test_what_is_slow_comes_in_after_the_page_was_drawn(
    end: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """In the thread that the kernel has its loop in; what fails is told by its number."""

    async def shown() -> str:
        page = Page(Late(fails=end != "the lists"))
        came = asyncio.Event()
        page.observe(lambda _change: came.set(), "view")
        receive(page, {"ahead": True})
        await came.wait()
        return texts(page.view["tree"])

    assert re.fullmatch(end, in_a_loop(asyncio.wait_for, shown(), 10))
    assert NUMBER not in capfd.readouterr().err


def test_without_a_kernel_nothing_comes_in_by_itself() -> None:
    """Whoever drives the program in a script asks it."""
    page = Page(Late(fails=False))
    receive(page, {"ahead": True})
    assert page.view["turn"] == 1


def test_a_kernel_that_has_ended_is_woken_in_vain() -> None:
    """A thread that outlives it ends quietly."""
    late = Late(fails=False)

    async def made() -> Page:
        return Page(late)

    page = in_a_loop(made)
    late.woken[0]()
    assert page.view["turn"] == 1

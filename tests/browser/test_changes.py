"""What the browser makes of the changes that Python sends: the same page, whatever is lost."""

import json

from hypothesis import given
from playwright.sync_api import Browser, Page, WebSocketRoute, expect
from trees import trees

from pansol.catalogue import Language, catalogue
from pansol.element import Tree, difference
from pansol.facts import Activation, Charged, Subscription
from pansol.ui.script import ASSETS
from pansol.wording import ask_key

ID = catalogue(Language.INDONESIAN)
LOAD = """async (script) => {
  const source = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  Object.assign(window, await import(source));
}"""


def test_the_browser_puts_any_tree_together(browser: Browser) -> None:
    """From the tree that it holds and what Python says is different, whatever the two trees."""
    page = browser.new_page()
    script = (ASSETS / "held.js").read_text(encoding="utf-8")
    page.evaluate(LOAD, f"{script}\nexport {{ complete }};")

    @given(trees(), trees())
    def whole(before: Tree, after: Tree) -> None:
        made = page.evaluate("(pair) => complete(...pair)", [before, difference(before, after)])
        assert made == after

    whole()
    page.close()


def change_in(frame: str | bytes) -> bool:
    """Tell whether a message of the server's is the change of a view."""
    data = json.loads(frame).get("content", {}).get("data", {})
    return isinstance(data, dict) and "change" in data.get("content", {})


def test_a_change_that_was_lost_is_asked_for(page: Page) -> None:
    """The next one does not fit then: the browser is shown all, and draws what both brought."""
    lost: list[str | bytes] = []

    def lose_the_first(socket: WebSocketRoute) -> None:
        server = socket.connect_to_server()

        def forward(frame: str | bytes) -> None:
            if armed and not lost and change_in(frame):
                lost.append(frame)
            else:
                socket.send(frame)

        server.on_message(forward)

    armed: list[bool] = []
    page.route_web_socket("**/channels*", lose_the_first)
    page.goto("?card_type=simpati&activation=success")
    heading = page.locator(".main-column h2")
    expect(heading).to_have_text(ID(ask_key(Charged, Subscription.PREPAID)), timeout=30_000)
    page.locator(".cases .unread").wait_for(state="detached")
    armed.append(True)
    page.get_by_role("button", name=ID("step.back"), exact=True).first.click()
    page.wait_for_timeout(500)
    assert len(lost) == 1
    page.get_by_role("button", name="English").first.click()
    english = catalogue(Language.ENGLISH)
    expect(heading).to_have_text(english(ask_key(Activation, Subscription.PREPAID)))

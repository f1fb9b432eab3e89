"""What is told above the page: a notice to put away, or that a step failed."""

from pansol.catalogue import Catalogue
from pansol.element import Element, h
from pansol.ui.audit.choose import COMMAND
from pansol.ui.audit.state import Notice
from pansol.ui.widgets import button

__all__ = ["notice_view"]


def notice_view(notice: Notice | None, words: Catalogue, failed: str) -> Element | None:
    """Give a notice; of a file that is too large with the command to use.

    ``failed``: the sentence that says a step failed, which comes before any notice.
    """
    if failed:
        return h("div", h("p", failed), class_="notice problem", role="alert", key="problem")
    if notice is None:
        return None
    command = COMMAND.format(name=words("audit.choose.any"))
    return h(
        "div",
        h(
            "p",
            words(notice.key, **notice.values),
            [" ", h("code", command)] if notice.key == "audit.too_large" else None,
        ),
        button(words("page.close"), "dismiss", style="link"),
        class_="notice problem" if notice.wrong else "notice",
        role="alert" if notice.wrong else "status",
        key="notice",
    )

"""What stands on the page where no cases could be read: the ways to some."""

from pansol.catalogue import Catalogue
from pansol.element import Element, h
from pansol.ui.audit.choose import file_field
from pansol.ui.audit.state import State as FileState
from pansol.ui.widgets import button

__all__ = ["empty_view"]


def empty_view(words: Catalogue) -> Element:
    """Give the ways to cases: try again, the example, a file."""
    return h(
        "section",
        h("h2", words("dashboard.empty"), tabindex="-1"),
        h("p", words("dashboard.empty.what"), class_="lead"),
        h(
            "div",
            button(words("dashboard.refresh"), "refresh", style="primary"),
            button(words("dashboard.source.use_sample"), "sample"),
            class_="actions",
        ),
        file_field(FileState(), words, "file", words("dashboard.source.file")),
        class_="step",
        key="empty",
    )

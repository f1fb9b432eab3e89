"""Where the cases come from, how old that is, and the way to another source."""

from typing import TYPE_CHECKING

from pansol.audit.report.numbers import Numbers
from pansol.catalogue import Catalogue
from pansol.config import current
from pansol.element import Element, h
from pansol.ui.audit.choose import file_field
from pansol.ui.audit.state import State as FileState
from pansol.ui.notice import Notice, sentence
from pansol.ui.widgets import button

if TYPE_CHECKING:  # it loads what reads files
    from pansol.ui.dashboard.source import Source

__all__ = ["source_view"]


def source_view(
    words: Catalogue, source: "Source", log_trouble: Notice | None, *, busy: bool
) -> Element:
    """Give the line on the source, with what can be done about it.

    ``busy``: cases are being read; those that are there stay on the page meanwhile.
    """
    return h(
        "section",
        h(
            "p",
            _told(words, source),
            " ",
            None if source.outcomes.kinds.judged else words("dashboard.source.plain"),
            class_="source-told",
            role="status",
        ),
        _reading(words) if busy else button(words("dashboard.refresh"), "refresh", key="refresh"),
        h(
            "details",
            h("summary", words("dashboard.source.other")),
            h("p", sentence(log_trouble, words), class_="hint") if log_trouble else None,
            h(
                "div",
                file_field(FileState(), words, "file", words("dashboard.source.file")),
                h(
                    "div",
                    button(words("dashboard.source.use_team"), "team") if current().cases else None,
                    button(words("dashboard.source.use_log"), "log"),
                    button(words("dashboard.source.use_sample"), "sample"),
                    class_="actions",
                ),
                class_="choose-again",
            ),
            class_="sources",
            key=f"sources-{id(source)}",
        ),
        class_="panel source",
        key="source",
    )


def _reading(words: Catalogue) -> Element:
    text = words("dashboard.loading")
    bar = h("progress", aria_label=text)
    return h("div", h("span", text), bar, class_="reading", role="status", key="reading")


def _told(words: Catalogue, source: "Source") -> list[Element | str]:
    outcomes, numbers = source.outcomes, Numbers(words)
    name = words(f"dashboard.source.of_{source.kind.value}", name=source.name)
    span = numbers.span(*outcomes.span) if outcomes.span else words("dashboard.undated")
    at = words.moment(source.read_at.astimezone(current().at))
    parts = words.counted("dashboard.source.told", len(outcomes), span=span, moment=at)
    rejected = (
        words.counted("dashboard.source.rejected", outcomes.rejected) if outcomes.rejected else ""
    )
    return [h("strong", name), f" · {parts} {rejected}"]

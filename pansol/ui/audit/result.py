"""What was read from a file: a line of counts, and the part that is open."""

from pansol.audit.report.numbers import Numbers
from pansol.catalogue import Catalogue
from pansol.element import Child, Element, h
from pansol.ui.audit.case_view import case_view
from pansol.ui.audit.exporting import export_view
from pansol.ui.audit.figures_view import figures_view
from pansol.ui.audit.file_view import file_view
from pansol.ui.audit.findings_view import findings_view
from pansol.ui.audit.made import Held
from pansol.ui.audit.opening import Opened
from pansol.ui.audit.review_view import review_view
from pansol.ui.audit.state import State, Tab
from pansol.ui.widgets import button

__all__ = ["result_view"]


def result_view(state: State, words: Catalogue, opened: Opened, held: Held) -> list[Child]:
    """Give the counts, the parts to choose from, and the one that is open."""
    tab = state.tab if opened.audited else Tab.FILE
    return [
        _counts(words, opened),
        _tabs(words, opened, tab),
        _part(state, words, opened, held, tab),
    ]


def _part(state: State, words: Catalogue, opened: Opened, held: Held, tab: Tab) -> Child:
    audited = opened.audited
    if tab is Tab.FILE or audited is None:
        return file_view(state, words, opened, held.made)
    if tab is Tab.FIGURES:
        return figures_view(state, words, audited)
    if tab is Tab.EXPORT:
        return export_view(state, words, opened, held.made)
    if tab is Tab.REVIEW:
        return review_view(state, words, audited, held)
    if state.case is not None and (case := audited.case(state.case)):
        return case_view(state, words, audited, case)
    return findings_view(state, words, audited)


def _counts(words: Catalogue, opened: Opened) -> Element:
    """Say what became of the rows: accepted and rejected are always those read."""
    numbers, counts = Numbers(words), opened.counts
    if counts is None:
        text: Child = words("audit.counts.none", name=opened.name)
    else:
        text = [
            h("strong", opened.name),
            ": ",
            words.counted(
                "audit.counts",
                counts.read,
                accepted=numbers.count(counts.accepted),
                rejected=numbers.count(counts.rejected),
            ),
        ]
    return h("p", text, class_="counts", role="status", key="counts")


def _tabs(words: Catalogue, opened: Opened, open_: Tab) -> Element:
    def one(tab: Tab) -> Element:
        return button(
            words(f"audit.tab.{tab.value}"),
            "tab",
            tab.value,
            style="tab",
            aria_current="true" if tab is open_ else None,
        )

    tabs = Tab if opened.audited else [Tab.FILE]
    return h(
        "nav", [one(tab) for tab in tabs], class_="tabs", aria_label=words("audit.tabs"), key="tabs"
    )

"""Findings by kind, the most frequent first; a click shows them."""

from pansol.audit.criteria import CRITERIA
from pansol.audit.figures import Figure
from pansol.audit.report.numbers import Numbers
from pansol.audit.report.words import kind_words, severity_words
from pansol.catalogue import Catalogue
from pansol.element import Element, h
from pansol.ui.audit.audited import Audited
from pansol.ui.audit.drawing import bar
from pansol.ui.audit.explaining import explained
from pansol.ui.widgets import button

__all__ = ["kinds_view"]

_SEVERITY = {each.kind.value: each.severity.value for each in CRITERIA}


def kinds_view(audited: Audited, words: Catalogue) -> Element:
    """Give a bar for each kind that occurs."""
    numbers, kinds = Numbers(words), audited.summary.kinds
    most = int(kinds["count"].max()) if len(kinds) else 1

    def row(kind: str, count: int, share: float) -> Element:
        severity = _SEVERITY[kind]
        return h(
            "li",
            button(kind_words(kind, words), "only", "kind", kind, style="link"),
            h("span", severity_words(severity, words), class_=f"severity {severity}"),
            bar(count / most),
            h("span", f"{numbers.count(count)} ({numbers.percent(share)})", class_="number"),
        )

    rows = [row(*each) for each in kinds[["of", "count", "share"]].itertuples(index=False)]
    return h(
        "section",
        h("h3", words("audit.kinds")),
        h("p", words("audit.kinds.hint") if rows else words("audit.none"), class_="hint"),
        h("ol", rows, class_="bars"),
        explained(Figure.PARETO, words),
        class_="panel",
    )

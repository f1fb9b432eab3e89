"""The quality page: which clause, which agent, by chance or not; and the review by hand."""

from pansol.ui.page import Page
from pansol.ui.quality.program import Quality
from pansol.ui.query import held_ready, query_string

__all__ = ["Quality", "quality_page"]


def quality_page() -> Page:
    """Give the analysts' page, with what the visitor's address asks for."""
    Quality().view()  # the wording is read while no visitor waits yet
    if held_ready():
        import pansol.ui.quality.figures_view  # noqa: F401, PLC0415  so is what counts
    return Page(Quality(query_string()))

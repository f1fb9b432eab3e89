"""The dashboard: what happens to complaints, whether it gets better, and what to do, for teams."""

import gc

from pansol.ui.dashboard.program import Dashboard
from pansol.ui.page import Page
from pansol.ui.query import held_ready, query_string

__all__ = ["Dashboard", "dashboard_page"]


def dashboard_page() -> Page:
    """Give the dashboard as a page, with what the visitor's address asks for."""
    Dashboard().view()  # the wording is read while no visitor waits yet
    if held_ready():
        import pansol.ui.dashboard.figures_view  # noqa: F401, PLC0415  so is what counts

        # All this stays: looking it through for garbage would take 0.1 s of a click now and then.
        gc.collect()
        gc.freeze()
    return Page(Dashboard(query_string()))

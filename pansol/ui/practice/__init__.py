"""The practice page: exercises that the SOP sets and marks, alone or in a class."""

from pansol.ui.page import Page
from pansol.ui.practice.program import Practice
from pansol.ui.query import query_string
from pansol.ui.server_log import log_to_server

__all__ = ["Practice", "practice_page"]


def practice_page() -> Page:
    """Give the practice page, with the join code of the visitor's address."""
    log_to_server()
    Practice().view()  # wording is read while no visitor waits yet
    return Page(Practice(query_string()))

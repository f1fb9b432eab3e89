"""The trainer's page: classes that practise, live, with what they misread."""

from pansol.ui.page import Page
from pansol.ui.query import query_string
from pansol.ui.server_log import log_to_server
from pansol.ui.trainer.program import Trainer

__all__ = ["Trainer", "trainer_page"]


def trainer_page() -> Page:
    """Give the trainer's page, in the language of the visitor's address."""
    log_to_server()
    Trainer().view()  # wording is read while no visitor waits yet
    return Page(Trainer(query_string()))

"""The lesson: the SOP taught clause by clause, for trainers and their classes."""

from urllib.parse import urlencode

from pansol.ui.lesson.program import Lesson
from pansol.ui.page import Page
from pansol.ui.query import query_string
from pansol.ui.server_log import log_to_server

__all__ = ["Lesson", "lesson_page"]


def lesson_page(chapter: str = "") -> Page:
    """Give the lesson as a page, open where the visitor's address asks, else at a chapter.

    ``chapter``: its id or the number of a clause, as ``"3.1"``.
    """
    log_to_server()
    Lesson().view()  # the wording is read, and the cases are counted, while no visitor waits yet
    query = query_string()
    return Page(Lesson(query or urlencode({"chapter": chapter}) if chapter else query))

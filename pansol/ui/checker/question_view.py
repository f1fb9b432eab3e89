"""The question whether a case is to be ended although something about it is loose."""

from pansol.catalogue import Catalogue
from pansol.element import Element, h
from pansol.ui.checker.closing import ANYWAY
from pansol.ui.checker.desk import Desk
from pansol.ui.checker.kept_case import LooseEnds
from pansol.ui.widgets import asked_view, button

__all__ = ["question_view"]


def question_view(words: Catalogue, desk: Desk, case_id: str = "", number: str = "") -> Element:
    """Give the question, if it is on this case; else the empty place for it.

    Without an id: the case on the page.
    """
    question = desk.question
    if question is None or question.case_id != case_id:
        return h("div", key="question")
    name, act = ("close", ("close", case_id)) if case_id else ("finish", ("finish",))
    return asked_view(
        [
            h("p", h("strong", words(f"loose.{name}", number=number)), " ", words("loose.but")),
            h("ul", [h("li", line) for line in _lines(question.loose, words)]),
            h("p", words("loose.after"), class_="hint"),
        ],
        button(words(f"loose.{name}.yes"), *act, ANYWAY, style="primary"),
        words("loose.no"),
        ("not_now", case_id) if case_id else ("not_now",),
        key="question",
        focus=f"question-{desk.turn}",
    )


def _lines(loose: LooseEnds, words: Catalogue) -> list[str]:
    lines = [words("loose.unsaved")] if loose.unsaved else []
    if loose.outcome:
        lines.append(words("loose.outcome", outcome=words(f"action.{loose.outcome}")))
    if loose.check:
        lines.append(words("loose.check", check=words(f"check.{loose.check}")))
    if loose.lacking:
        lines.append(words.counted("loose.lacking", loose.lacking))
    return lines

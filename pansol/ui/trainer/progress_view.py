"""How far each learner of a class has come."""

from collections.abc import Sequence

from pansol.catalogue import Catalogue
from pansol.classroom import Progress, Results
from pansol.config import current
from pansol.element import Child, Element, h
from pansol.ui.audit.drawing import bar
from pansol.ui.trainer.table_view import table_view
from pansol.ui.widgets import button

__all__ = ["progress_view"]

_HEADS = ("learner", "case", "answered", "right", "score", "last", "return_code", "acts")


def progress_view(results: Results, words: Catalogue) -> Element:
    """Give the learners in the order they joined."""
    if not results.progress:
        return h("p", words("trainer.nobody"), class_="hint")
    rows = (_row(each, results, words) for each in results.progress)
    return table_view("progress", _HEADS, rows, words)


def _row(each: Progress, results: Results, words: Catalogue) -> Sequence[Child]:
    exercises, questions = results.training_class.exercises, results.training_class.questions
    place = exercises.index(each.exercise_id) + 1 if each.exercise_id in exercises else 0
    last = each.last_at
    learner = each.learner
    return (
        learner.name,
        f"{place}/{len(exercises)}" if place else "",
        [bar(each.answered / questions), f" {each.answered}/{questions}"],
        str(each.right),
        words.number(each.score),
        words.stamp(last.astimezone(current().at)) if last else "",
        learner.return_code,
        h(
            "div",
            button(words("trainer.certificate"), "certificate", str(learner.id), style="link")
            if each.answered
            else None,
            button(words("trainer.code"), "code", str(learner.id), style="link"),
            class_="actions",
        ),
    )

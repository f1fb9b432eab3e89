"""Each question of a class: how hard it was, whom it told apart, what was chosen instead."""

from collections.abc import Iterator, Sequence

from pansol.catalogue import Catalogue
from pansol.classroom import (
    Results,
    case_words,
    dues,
    offered,
    option_words,
    question_in,
    responses,
)
from pansol.element import Child, Element, h
from pansol.training.items import FEWEST, ItemStatistics, Unsaid, item_statistics
from pansol.ui.trainer.table_view import table_view

__all__ = ["questions_view"]

_HEADS = ("case", "question", "n", "difficulty", "discrimination", "chosen")

_UNSAID = "\N{EN DASH}"
"""Stands for a figure that so few answers do not give; said once, above the table."""


def questions_view(results: Results, words: Catalogue) -> list[Element | None]:
    """Give the questions in the order of the class's exercises."""
    statistics = item_statistics(responses(results.answers))
    if not statistics:
        return [h("p", words("trainer.no_answer"), class_="hint")]
    return [
        h("p", words("trainer.questions.few", fewest=FEWEST), class_="hint")
        if any(each.n < FEWEST for each in statistics)
        else None,
        table_view("questions", _HEADS, _rows(statistics, results, words), words),
        h("p", words("trainer.questions.hint"), class_="hint"),
    ]


def _rows(
    statistics: Sequence[ItemStatistics], results: Results, words: Catalogue
) -> Iterator[Sequence[Child]]:
    places = {each: place for place, each in enumerate(results.training_class.exercises, 1)}
    due = dues(results.answers)
    in_order = sorted(statistics, key=lambda each: places.get(question_in(each.item)[0], 0))
    for each in in_order:
        exercise_id, ask = question_in(each.item)
        chosen = [
            _chosen(option_words(exercise_id, ask, code, words), each.chosen[code],
                    right=code in due[each.item])
            for code in dict.fromkeys([*offered(exercise_id, ask), *each.chosen])
            if code in each.chosen
        ]  # fmt: skip
        yield (
            case_words(exercise_id, results.training_class, words),
            words(f"exercise.ask.{ask.value}"),
            str(each.n),
            _figure(each.difficulty, words),
            words.number(round(each.discrimination, 2))
            if each.discrimination is not None
            else words("trainer.unsaid.same")
            if each.unsaid is Unsaid.SAME
            else _UNSAID,
            h("ul", chosen, class_="plain"),
        )


def _figure(value: float | None, words: Catalogue) -> str:
    return _UNSAID if value is None else words.number(round(value, 2))


def _chosen(text: str, count: int, *, right: bool) -> Element:
    return h("li", f"{text}: {count}", " ✓" if right else None)

"""What stands on the sheets of a class's workbook, as tables."""

from collections.abc import Sequence
from datetime import datetime, tzinfo

from pansol.audit.report.shapes import Cell, Column, Shape, Table
from pansol.catalogue import Catalogue
from pansol.classroom.model import KeptAnswer, TrainingClass
from pansol.classroom.results import (
    Results,
    case_words,
    dues,
    offered,
    option_words,
    question_in,
    readings,
    responses,
)
from pansol.training.items import FEWEST, item_statistics
from pansol.training.misread import clauses_read, facts_misread
from pansol.wording import fact_words

__all__ = [
    "answers_table",
    "clauses_table",
    "facts_table",
    "learners_table",
    "options_table",
    "origin",
    "questions_table",
]


def origin(results: Results, say: Catalogue, zone: tzinfo) -> tuple[tuple[str, str], ...]:
    """Give what the class is, and by which SOP it was marked, each with its heading."""
    made = results.training_class
    closed = made.closed_at
    pairs = [
        ("class", made.name),
        ("trainer", made.trainer),
        ("made", _written(made.made_at, zone)),
        ("closed", _written(closed, zone))
        if closed
        else ("until", _written(made.expires_at, zone)),
        ("exercises", str(len(made.exercises))),
        ("seed", str(made.recipe.seed) if made.recipe else ""),
        ("sop", made.sop_version),
        ("table", made.fingerprint),
        ("learners", str(len(results.progress))),
    ]
    return tuple((say(f"results.{name}"), text) for name, text in pairs)


def learners_table(results: Results, say: Catalogue, zone: tzinfo) -> Table:
    """Give one row a learner, in the order they joined."""
    asked = results.training_class.questions
    rows = [
        (
            each.learner.name,
            each.answered,
            each.answered / asked if asked else None,
            each.right,
            each.right / each.answered if each.answered else None,
            each.score,
            _written(each.last_at, zone),
        )
        for each in results.progress
    ]
    shapes = {
        "learner": Shape.TEXT, "answered": Shape.COUNT, "done": Shape.SHARE,
        "right": Shape.COUNT, "share_right": Shape.SHARE, "score": Shape.DECIMAL,
        "last": Shape.TEXT,
    }  # fmt: skip
    return _table("learners", shapes, rows, say)


def questions_table(results: Results, say: Catalogue) -> Table:
    """Give one row a question: how hard it was, and whom it told apart."""
    rows = []
    for item in item_statistics(responses(results.answers)):
        exercise_id, ask = question_in(item.item)
        few = say(f"results.unsaid.{item.unsaid.value}", fewest=FEWEST) if item.unsaid else ""
        rows.append(
            (
                case_words(exercise_id, results.training_class, say),
                exercise_id,
                say(f"exercise.ask.{ask.value}"),
                item.n,
                item.right,
                item.difficulty,
                item.discrimination,
                few,
            )
        )
    shapes = {
        "case": Shape.TEXT, "exercise": Shape.TEXT, "question": Shape.TEXT, "answers": Shape.COUNT,
        "right": Shape.COUNT, "difficulty": Shape.SHARE, "discrimination": Shape.DECIMAL,
        "remark": Shape.TEXT,
    }  # fmt: skip
    return _table("questions", shapes, rows, say, note=True)


def options_table(results: Results, say: Catalogue) -> Table:
    """Give one row an option of each question, with how many chose it: those of nobody too."""
    due = dues(results.answers)
    rows = []
    for item in item_statistics(responses(results.answers)):
        exercise_id, ask = question_in(item.item)
        now = offered(exercise_id, ask)
        for code in dict.fromkeys([*now, *sorted(due[item.item]), *item.chosen]):
            count = item.chosen.get(code, 0)
            rows.append(
                (
                    case_words(exercise_id, results.training_class, say),
                    exercise_id,
                    say(f"exercise.ask.{ask.value}"),
                    option_words(exercise_id, ask, code, say),
                    _yes_or_no(say, yes=code in due[item.item]),
                    count,
                    count / item.n,
                )
            )
    shapes = {
        "case": Shape.TEXT, "exercise": Shape.TEXT, "question": Shape.TEXT, "option": Shape.TEXT,
        "is_right": Shape.TEXT, "chosen": Shape.COUNT, "share": Shape.SHARE,
    }  # fmt: skip
    return _table("options", shapes, rows, say)


def facts_table(results: Results, say: Catalogue) -> Table:
    """Give the facts that were misread, the most frequent first."""
    rows = [
        (fact_words(each.taken_for, say), each.times, each.people, each.share)
        for each in facts_misread(readings(results.answers))
    ]
    shapes = {
        "taken_for": Shape.TEXT, "times": Shape.COUNT, "people": Shape.COUNT,
        "of_wrong": Shape.SHARE,
    }  # fmt: skip
    return _table("facts", shapes, rows, say)


def clauses_table(results: Results, say: Catalogue) -> Table:
    """Give the clauses by their share of wrong answers."""
    rows = [
        (
            say("step.clause", clause=each.clause.value),
            each.answers,
            each.wrong,
            each.share,
            each.people,
        )
        for each in clauses_read(readings(results.answers))
    ]
    shapes = {
        "clause": Shape.TEXT, "answers": Shape.COUNT, "wrong": Shape.COUNT,
        "share_wrong": Shape.SHARE, "people": Shape.COUNT,
    }  # fmt: skip
    return _table("clauses", shapes, rows, say)


def answers_table(results: Results, say: Catalogue, zone: tzinfo) -> Table:
    """Give one row an answer, later attempts too, the oldest first."""
    names = {each.learner.id: each.learner.name for each in results.progress}
    group = results.training_class
    rows = [
        _answer(each, names[each.answer.learner_id], group, say, zone) for each in results.answers
    ]
    shapes = {
        "learner": Shape.TEXT, "case": Shape.TEXT, "exercise": Shape.TEXT, "question": Shape.TEXT,
        "attempt": Shape.COUNT, "chosen_options": Shape.TEXT, "due": Shape.TEXT,
        "is_right": Shape.TEXT, "score": Shape.DECIMAL, "hints": Shape.COUNT,
        "seconds": Shape.DECIMAL, "misread": Shape.TEXT, "at": Shape.TEXT,
    }  # fmt: skip
    return _table("answers", shapes, rows, say)


def _answer(
    kept: KeptAnswer, name: str, group: TrainingClass, say: Catalogue, zone: tzinfo
) -> tuple[Cell, ...]:
    answer = kept.answer

    def words(codes: frozenset[str]) -> str:
        chosen = (option_words(answer.exercise_id, answer.ask, code, say) for code in sorted(codes))
        return "; ".join(chosen)

    return (
        name,
        case_words(answer.exercise_id, group, say),
        answer.exercise_id,
        say(f"exercise.ask.{answer.ask.value}"),
        answer.attempt,
        words(answer.chosen),
        words(kept.due),
        _yes_or_no(say, yes=kept.right),
        kept.score,
        answer.hints,
        answer.took.total_seconds(),
        "; ".join(fact_words(fact, say) for fact in kept.misread),
        _written(answer.at, zone),
    )


def _yes_or_no(say: Catalogue, *, yes: bool) -> str:
    return say("results.yes") if yes else say("results.no")


def _table(
    name: str,
    shapes: dict[str, Shape],
    rows: Sequence[tuple[Cell, ...]],
    say: Catalogue,
    *,
    note: bool = False,
) -> Table:
    columns = (Column(head=say(f"results.column.{key}"), shape=shapes[key]) for key in shapes)
    return Table(
        title=say(f"results.sheet.{name}"),
        columns=tuple(columns),
        rows=tuple(rows),
        note=say(f"results.note.{name}") if note else "",
    )


def _written(at: datetime | None, zone: tzinfo) -> str:
    """Write a moment so that it is sorted as it is read."""
    return at.astimezone(zone).strftime("%Y-%m-%d %H:%M:%S") if at else ""

"""How far a learner has come: the place in the class, the score, clause by clause."""

from datetime import datetime

from pansol.catalogue import Catalogue
from pansol.element import Element, h
from pansol.training.misread import ClauseRead
from pansol.ui.audit.drawing import bar
from pansol.ui.practice.standing import Standing
from pansol.ui.practice.state import Seat, State
from pansol.ui.widgets import button, clause_chip, scrolled

__all__ = ["done_view", "place_view", "standing_view"]


def place_view(state: State, standing: Standing, words: Catalogue) -> Element:
    """Say who practises where, how far, with what score; offer clock and way out."""
    seat = _seat(state)
    done = len({*standing.exercises, state.exercise_id} - {""})
    where = words("practice.alone") if seat.alone else seat.class_name
    far = (
        words("practice.cases.alone", done=done)
        if seat.alone
        else words("practice.cases", done=done, count=len(seat.exercises))
    )
    return h(
        "div",
        h(
            "p",
            h("strong", where),
            f" · {seat.name} · {far} · ",
            words("practice.score", score=words.number(standing.score), of=len(standing.counted)),
        ),
        h(
            "div",
            h("span", words("practice.return_code", code=seat.return_code), class_="hint")
            if seat.return_code
            else None,
            button(
                words("practice.timer"),
                "timer",
                style="link",
                aria_pressed="true" if state.timed else "false",
            ),
            button(words("practice.leave"), "leave", style="link"),
            class_="actions",
        ),
        class_="toolbar place",
    )


def standing_view(state: State, standing: Standing, words: Catalogue, now: datetime) -> Element:
    """Give each clause with how it went, and those that are due to be met again."""
    if not standing.counted:
        return h("div", key="standing")
    due = {each.clause for each in standing.due(now)}
    rows = [_clause(each, words, again=each.clause in due) for each in standing.clauses]
    heads = ("practice.clause", "practice.clause.right", "practice.clause.again")
    return h(
        "details",
        h("summary", words("practice.by_clause")),
        scrolled(
            h(
                "table",
                h("thead", h("tr", [h("th", words(head), scope="col") for head in heads])),
                h("tbody", rows),
            ),
            words("practice.by_clause"),
        ),
        h("p", words("practice.schedule.hint"), class_="hint") if _seat(state).alone else None,
        class_="panel rows standing",
        key="standing",
    )


def done_view(state: State, standing: Standing, words: Catalogue) -> Element:
    """Give the result of a class, and what to look at again."""
    seat, count = _seat(state), len(standing.counted)
    weak = [each for each in standing.clauses if each.wrong]
    return h(
        "section",
        h("h2", words("practice.done"), tabindex="-1", focus=f"done-{state.step}"),
        h(
            "p",
            words.counted(
                "practice.done.score",
                count,
                name=seat.name,
                right=standing.right,
                score=words.number(standing.score),
                of=count,
            ),
            class_="lead",
        ),
        [
            h("h3", words("practice.done.weak")),
            h("ul", [_weak(each, words) for each in weak], class_="bullets"),
        ]
        if weak
        else h("p", words("practice.done.perfect")),
        h("p", words("practice.done.certificate"), class_="hint"),
        h("div", button(words("practice.print"), print=True), class_="actions"),
        class_="step",
    )


def _weak(each: ClauseRead, words: Catalogue) -> Element:
    wrong = words("practice.done.wrong", wrong=each.wrong, count=each.answers)
    return h("li", clause_chip(words, each.clause), " ", words(each.clause.key), " ", wrong)


def _clause(each: ClauseRead, words: Catalogue, *, again: bool) -> Element:
    right = each.answers - each.wrong
    return h(
        "tr",
        h("th", clause_chip(words, each.clause), " ", words(each.clause.key), scope="row"),
        h("td", bar(right / each.answers), f" {right}/{each.answers}"),
        h("td", words("practice.due") if again else ""),
    )


def _seat(state: State) -> Seat:
    if state.seat is None:
        raise ValueError("nobody practises")
    return state.seat

"""A question: its options and hints, then whether the answer is right, and why."""

from pansol.catalogue import Catalogue
from pansol.counterfactual import Change
from pansol.element import Element, h
from pansol.training import (
    Marked,
    Option,
    explain,
    hint_words,
    mark,
    option_words,
    score,
)
from pansol.training.marking import HINT_COSTS
from pansol.ui.practice.state import Stage, State
from pansol.ui.widgets import button
from pansol.wording import fact_words, outcome_words

__all__ = ["question_view"]

_MOST_CHANGES = 4
"""Ways in which the outcome would have been another, told at once."""


def question_view(state: State, words: Catalogue) -> Element:
    """Give the question in hand, answered or not."""
    number, count = state.place
    question = state.question
    open_ = state.stage is Stage.QUESTION
    return h(
        "section",
        h("p", words("practice.question", number=number, count=count), class_="eyebrow"),
        _clock(state) if state.timed and open_ else None,
        _found(state, words),
        h(
            "h2",
            words(f"exercise.ask.{question.ask.value}"),
            tabindex="-1",
            focus=f"{state.step}" if open_ else None,
        ),
        _open(state, words) if open_ else _marked(state, words),
        class_="step asking",
        key=f"question-{state.exercise_id}-{question.ask.value}-{state.attempt}",
        aria_label=words("practice.question", number=number, count=count),
    )


def _found(state: State, words: Catalogue) -> Element | None:
    """Say what is known already, where the next check is asked for."""
    if not state.question.ask.tells_facts:
        return None
    facts = words.both(fact_words(fact, words) for fact in state.exercise.found)
    return h("p", words("exercise.found", facts=facts), class_="said")


def _open(state: State, words: Catalogue) -> list[Element | None]:
    question = state.question
    options = [option for option in question.options if option.id not in state.removed]
    notes = [h("p", hint_words(each, question, state.exercise, words)) for each in state.hints]
    cost = words("practice.hint.cost", percent=round(100 * HINT_COSTS))
    return [
        h(
            "div",
            [_choice(state, option, place, words) for place, option in enumerate(options, 1)],
            class_="answers",
            role="group",
            aria_label=words("practice.options"),
        ),
        h("div", notes, class_="said hints", role="status") if notes else None,
        h(
            "div",
            button(
                words("practice.answer"),
                "answer",
                style="primary",
                hotkey="j",
                disabled=not state.chosen,
                focus=None if question.several or not state.chosen else f"answer-{state.step}",
            ),
            button(f"{words('practice.hint')} ({cost})", "hint", hotkey="p")
            if state.more_hints
            else None,
            class_="actions",
        ),
        h("p", words("practice.keys", last=len(options)), class_="hint keys"),
    ]


def _choice(state: State, option: Option, place: int, words: Catalogue) -> Element:
    chosen = option.id in state.chosen
    text = option_words(option, state.question, state.exercise, words)
    return button(
        [h("kbd", str(place), aria_hidden="true"), h("span", text)],
        "choose",
        option.id,
        style="answer",
        hotkey=str(place),
        aria_pressed="true" if chosen else "false",
    )


def _marked(state: State, words: Catalogue) -> list[Element | None]:
    marked = mark(state.exercise, state.question.ask, state.chosen)
    verdict, *reasons = explain(marked, words)
    points = words("practice.points", points=_points(score(marked, state.hints_shown), words))
    counted = points if state.attempt == 1 else words("practice.not_counted")
    return [
        h("ul", [_outcome(each, marked, state, words) for each in state.question.options],
          class_="marked"),
        h(
            "div",
            h("p", h("strong", verdict), " ", h("small", counted), tabindex="-1"),
            [h("p", reason) for reason in reasons],
            class_=f"feedback {'right' if marked.right else 'wrong'}",
            role="status",
        ),
        _changes(marked, words),
        h(
            "div",
            button(words("practice.next"), "next", style="primary", focus=f"next-{state.step}"),
            None if marked.right else button(words("practice.again"), "again"),
            class_="actions",
        ),
    ]  # fmt: skip


def _outcome(option: Option, marked: Marked, state: State, words: Catalogue) -> Element:
    """Give an option with what it was: never by colour alone."""
    due, chosen = option.id in marked.due, option.id in marked.chosen
    said = {
        (True, True): "practice.was.right",
        (True, False): "practice.was.due",
        (False, True): "practice.was.wrong",
        (False, False): "",
    }[due, chosen]
    sign = "✓" if due else "✗" if chosen else ""
    return h(
        "li",
        h("span", sign, class_="sign", aria_hidden="true"),
        h("span", option_words(option, state.question, state.exercise, words)),
        h("small", words(said)) if said else None,
        class_="is-due" if due else "is-wrong" if chosen else None,
    )


def _changes(marked: Marked, words: Catalogue) -> Element | None:
    """Say what would have led elsewhere."""
    if not marked.changes:
        return None
    rows = [_change(change, words) for change in marked.changes[:_MOST_CHANGES]]
    more = len(marked.changes) - len(rows)
    return h(
        "details",
        h("summary", words("practice.what_if")),
        h("ul", rows, class_="plain what-if"),
        h("p", words("practice.what_if.more", count=more), class_="hint") if more else None,
        class_="rows",
    )


def _change(change: Change, words: Catalogue) -> Element:
    facts = words.both(fact_words(fact, words) for fact in change.instead)
    names = words.either(outcome_words(outcome, words) for outcome in change.outcomes)
    return h("li", words("card.what_if.row", facts=facts), " → ", h("strong", names))


def _clock(state: State) -> Element:
    """Give a clock that the style sheet turns; readers need no ticking."""
    return h("p", class_="ticking", aria_hidden="true", key=f"clock-{state.step}")


def _points(points: float, words: Catalogue) -> str:
    return words.number(points)

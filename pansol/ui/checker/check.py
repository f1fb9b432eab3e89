"""One check: where to look, by which clause, and its answers."""

from pansol.catalogue import Catalogue
from pansol.element import Element, h
from pansol.facts import Activation, Charged, Fact
from pansol.sop import Check
from pansol.ui.checker.evidence import doubt_words, source_words
from pansol.ui.checker.state import Walk
from pansol.ui.widgets import button, clause_chip
from pansol.wording import ask_key, where_key

__all__ = ["check_view"]


def check_view(here: Walk, words: Catalogue, check: Check) -> Element:
    """Give the check that is open."""
    column = check.fact.column
    before = here.checks[: here.checks.index(check)]
    number = 1 + sum(here.visited(earlier.fact) for earlier in before)
    systems = check.systems[here.kind]
    known = here.value_of(check.fact)
    answers = [
        _answer(words, value, str(place), chosen=value is known)
        for place, value in enumerate(check.fact, start=1)
    ]
    return h(
        "section",
        h(
            "p",
            words("step.now", number=number),
            " ",
            [clause_chip(words, clause) for clause in check.clauses[here.kind]],
            class_="eyebrow",
        ),
        h("h2", words(ask_key(check.fact, here.kind)), tabindex="-1", focus=_token(here, column)),
        h(
            "p",
            h("strong", words("step.look_in") + ": ") if systems else None,
            [h("span", system, class_="system") for system in systems]
            or h("em", words("step.no_system") + ". "),
            words(where_key(check.fact, here.kind)),
            class_="where",
        ),
        _said(here, words, check.fact),
        _found(here, words, check.fact),
        None if here.case.subscription else h("p", words("step.card_type_missing"), class_="hint"),
        h("div", answers, class_="answers", role="group", aria_label=words(check.key)),
        h("p", words("step.keys", last=len(check.fact)), class_="hint keys"),
        h(
            "div",
            button(words("step.back"), "back"),
            button(words("step.skip"), "skip", column),
            button(words("step.continue"), "forward", style="primary") if known else None,
            class_="actions",
        ),
        class_="step",
        key=f"check-{column}-{here.state.round}",
    )


def _token(here: Walk, column: str) -> str:
    return f"{column}-{here.state.round}-{here.state.opened}"


def _answer(words: Catalogue, value: Fact, digit: str, *, chosen: bool) -> Element:
    return button(
        [h("kbd", digit, aria_hidden="true"), h("span", words(value.key))],
        "answer",
        value.column,
        str(value.value),
        style="answer chosen" if chosen else "answer",
        hotkey=digit,
        aria_pressed="true" if chosen else "false",
    )


def _found(here: Walk, words: Catalogue, fact: type[Fact]) -> Element | None:
    """Give what the systems say on this check, or why they don't."""
    finding = here.state.search.finding(fact)
    if finding is None:
        return None
    if finding.value is None:
        return h("p", doubt_words(finding, words), class_="said doubt")
    text = f"{words(finding.value.key)} ({source_words(finding, words)})"
    return h("p", words("lookup.systems_say", text=text), class_="said")


def _said(here: Walk, words: Catalogue, fact: type[Fact]) -> Element | None:
    """Give what the customer said that bears on this check: it is no finding of its own."""
    fields = here.state.fields
    said = ""
    if fact is Activation:
        said = fields.get("message", "").strip()
    elif fact is Charged and fields.get("deducted") in ("yes", "no"):
        said = words(f"deducted.{fields['deducted']}")
    return h("p", words("step.customer_says", text=said), class_="said") if said else None

"""What was done with a decided case: the form that ends it."""

from pansol.catalogue import Catalogue
from pansol.element import Child, Element, h
from pansol.sop import Action, Kip, Sla
from pansol.ui.checker.desk import Desk
from pansol.ui.checker.keep_view import keep_button, told_view
from pansol.ui.checker.keeping import done_with
from pansol.ui.checker.kept_case import loose_here
from pansol.ui.checker.question_view import question_view
from pansol.ui.checker.state import Walk
from pansol.ui.person import LONGEST
from pansol.ui.widgets import choice_field, field
from pansol.wording import advice_words

__all__ = ["finish_view"]


def finish_view(here: Walk, words: Catalogue, desk: Desk, acts: Child = None) -> Element:
    """Give the form, filled in as the SOP wants it; the agent puts right what was otherwise.

    ``acts``: what ends it in a role play, instead of saving.
    """
    return h(
        "section",
        h("h2", words("finish.title")),
        h("p", words("finish.hint"), class_="lead"),
        h("div", _fields(here, words), class_="fields"),
        _advice(here, words),
        _incomplete(here, words),
        h("div", acts or _keeping(here, words, desk), class_="actions keep"),
        None if acts else question_view(words, desk),
        class_="step finish",
        key=f"finish-{here.state.round}",
    )


def _keeping(here: Walk, words: Catalogue, desk: Desk) -> list[Element]:
    return [
        keep_button(here, words, desk, "finish", style="primary", focus=desk.focus("")),
        keep_button(here, words, desk, "save"),
        told_view(here, words, desk),
    ]


def _fields(here: Walk, words: Catalogue) -> list[Element]:
    done = done_with(here)
    shown = [_choice(words, "action", done.action, _actions(here, words))]
    if done.action == Action.CREATE_TICKET.value:
        none = [("", words("placeholder.choose"))]
        slas = none + [(sla.value, words(f"sla.{sla.value}")) for sla in Sla]
        kips = none + [(kip.value, words(f"short.{kip.value}")) for kip in Kip]
        shown += [
            _choice(words, "sla", done.sla, slas),
            _choice(words, "kip", done.kip, kips),
            _ticket_number(words, done.ticket_number),
        ]
    return shown


def _actions(here: Walk, words: Catalogue) -> list[tuple[str, str]]:
    """Give the actions to choose from, the one that is due marked."""
    texts = {action: words(f"action.{action.value}") for action in Action}
    texts[here.decision.action] = words("finish.due", action=texts[here.decision.action])
    return [(a.value, text) for a, text in texts.items() if a is not Action.INCOMPLETE]


def _incomplete(here: Walk, words: Catalogue) -> Element | None:
    """Warn that the ticket above is not complete yet."""
    lacking = loose_here(here).lacking
    if not lacking:
        return None
    return h("p", words.counted("finish.incomplete", lacking), class_="warning")


def _choice(words: Catalogue, name: str, value: str, choices: list[tuple[str, str]]) -> Element:
    control = choice_field(f"done-{name}", value, choices, action=("done", name))
    return field(f"done-{name}", words(f"finish.{name}"), control)


def _ticket_number(words: Catalogue, value: str) -> Element:
    control = h(
        "input",
        id="done-ticket",
        type="text",
        autocomplete="off",
        value=value,
        maxlength=LONGEST,
        on={"input": ("done", "ticket_number")},
    )
    hint = words("finish.ticket_number.hint")
    return field("done-ticket", words("finish.ticket_number"), control, hint=hint)


def _advice(here: Walk, words: Catalogue) -> Element | None:
    """Give what was due to be said, each to be ticked off."""
    due = here.decision.advice
    if not due:
        return None
    unsaid = here.state.record.done.unsaid
    boxes = []
    for rule in due:
        name = f"said-{rule.advice.value}"
        box = h(
            "input",
            id=name,
            type="checkbox",
            checked=rule.advice.value not in unsaid,
            on={"change": ("done", "said", rule.advice.value)},
        )
        label = h("label", advice_words(rule, here.decision, words), for_=name)
        boxes.append(h("div", box, label, class_="ticked", key=name))
    return h("fieldset", h("legend", words("finish.advice")), boxes, class_="question")

"""What stands beside the step: the answers so far, and the outcomes still possible."""

from pansol.catalogue import Catalogue
from pansol.element import Child, Element, h
from pansol.facts import Age, Fact
from pansol.sop import SOP, Outcome
from pansol.ui.checker.evidence import source_words
from pansol.ui.checker.state import Step, Walk
from pansol.ui.widgets import button, icon
from pansol.wording import fact_words, outcome_words

__all__ = ["answers_view", "possible_view"]

_OUTCOMES = tuple(dict.fromkeys(rule.outcome for rule in SOP.rules))


def possible_view(here: Walk, words: Catalogue) -> Element:
    """Give the running list of outcomes: those still possible, the others struck."""
    possible = here.decision.possible
    count = words("possible.count", count=len(possible), total=len(_OUTCOMES))
    return h(
        "section",
        h("h2", words("possible.final") if here.decision.final else words("possible.title")),
        h("p", count, class_="hint", role="status"),
        h("ul", [_outcome(words, outcome) for outcome in possible], class_="outcomes"),
        class_="panel",
        key="possible",
    )


def _outcome(words: Catalogue, outcome: Outcome) -> Element:
    return h(
        "li",
        icon(outcome.action),
        h("span", outcome_words(outcome, words)),
        class_=f"outcome {outcome.action.value}",
        title=words(f"gap.{outcome.gap.value}") if outcome.gap else None,
    )


def answers_view(here: Walk, words: Catalogue) -> Element:
    """Give every check with its answer, each to be changed, and why the others are left out."""
    return h(
        "section",
        h("h2", words("answers.title")),
        h(
            "dl",
            _row(words, words("answers.questions"), _brand(here, words), Step.QUESTIONS.value),
            [_check_row(here, words, check.fact) for check in here.checks],
            class_="facts",
        ),
        class_="panel",
        key="answers",
    )


def _brand(here: Walk, words: Catalogue) -> str:
    label = SOP.brands.label_of(here.state.fields.get("card_type", ""))
    return " · ".join(
        filter(None, [label, words(here.case.subscription.key) if here.case.subscription else ""])
    ) or words("placeholder.unknown")


def _check_row(here: Walk, words: Catalogue, fact: type[Fact]) -> Element:
    name = words(f"check.{fact.column}")
    if known := here.value_of(fact):
        return _known_row(here, words, known)
    unneeded = next((u for u in here.decision.unneeded if u.check.fact is fact), None)
    if unneeded:
        facts = words.both(fact_words(v, words) for v in unneeded.because)
        why = words("answers.unneeded.because", facts=facts)
        text: Child = [words("answers.unneeded"), " ", h("small", f"({why})")]
        return _row(words, name, text, None, style="unneeded")
    if fact in here.state.search.pending:
        return _row(words, name, words("lookup.pending"), fact.column, style="todo")
    found = here.state.search.finding(fact)
    if found and found.doubt and fact not in here.state.skipped:
        return _row(words, name, words("lookup.unsure"), fact.column, style="todo")
    if fact in here.state.skipped:
        return _row(words, name, words("answers.skipped"), fact.column, style="skipped")
    return _row(words, name, words("answers.todo"), None, style="todo")


def _known_row(here: Walk, words: Catalogue, known: Fact) -> Element:
    name, opens, source = words(f"check.{known.column}"), known.column, ""
    found = here.state.search.finding(type(known))
    if isinstance(known, Age) and here.case.transaction_at:
        opens, source = Step.QUESTIONS.value, words("answers.from_time")
    elif found and known is found.value:
        source = source_words(found, words)
    text: list[Child] = [words(known.key)]
    if source:
        text += [" ", h("small", f"({source})")]
    return _row(words, name, text, opens)


def _row(
    words: Catalogue, name: str, text: Child, opens: str | None, *, style: str = "known"
) -> Element:
    label = words("answers.change.of", name=name)
    change = (
        button(words("answers.change"), "open", opens, style="link", aria_label=label)
        if opens
        else None
    )
    return h("div", h("dt", name), h("dd", text, " ", change), class_=style)

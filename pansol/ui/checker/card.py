"""The outcome: what to do, what to say, and everything it rests on."""

from pansol.catalogue import Catalogue
from pansol.counterfactual import Change, what_if
from pansol.decision import checks_left
from pansol.element import Element, h
from pansol.facts import History, Outage
from pansol.sop import Action
from pansol.ui.checker.state import Walk
from pansol.ui.widgets import button, clause_chip, icon
from pansol.wording import advice_words, ask_key, fact_words, outcome_words, to_say_words

__all__ = ["card_view"]


def card_view(here: Walk, words: Catalogue) -> Element:
    """Give the outcome card, also for a case that is not decided yet."""
    decision = here.decision
    action = decision.action
    return h(
        "section",
        h("p", words("step.card"), class_="eyebrow"),
        h(
            "h2",
            icon(action),
            h("span", words(f"action.{action.value}")),
            tabindex="-1",
            focus=f"card-{action.value}-{here.state.round}-{len(here.case.known)}",
        ),
        h("p", words(f"card.do.{action.value}"), class_="lead"),
        h("p", words(f"gap.{decision.gap.value}"), class_="gap") if decision.gap else None,
        _open_checks(here, words) if action is Action.INCOMPLETE else None,
        _labels(here, words),
        _say(here, words) if decision.final else None,
        _basis(here, words) if decision.final else None,
        _what_if(here, words),
        h(
            "div",
            button(words("step.back"), "back"),
            button(
                words("card.rechecked"),
                "answer",
                "history",
                str(History.RECHECKED.value),
                style="primary",
            )
            if action is Action.RECHECK
            else None,
            None if here.state.played else button(words("page.restart"), "restart"),
            class_="actions",
        ),
        class_=f"step card {action.value}",
        key=f"card-{here.state.round}",
    )


def _open_checks(here: Walk, words: Catalogue) -> Element:
    left = checks_left(here.case)
    rows = [h("li", button(words(ask_key(c.fact, here.kind)), "open", c.fact.column)) for c in left]
    return h("ul", rows, class_="open-checks")


def _labels(here: Walk, words: Catalogue) -> Element | None:
    sla, kip = here.decision.sla, here.decision.kip
    if sla is None or kip is None:
        return None
    copy = button(
        words("page.copy"), style="copy", copy=kip.label, aria_label=f"{words('page.copy')} KIP"
    )
    return h(
        "dl",
        h("div", h("dt", words("sla")), h("dd", words(f"sla.{sla.value}"), class_="sla")),
        h(
            "div",
            h("dt", words("kip")),
            h("dd", h("span", kip.label, class_="kip", lang="id"), copy),
        ),
        class_="labels",
    )


def _say(here: Walk, words: Catalogue) -> Element:
    decision = here.decision
    untimed = decision.action is Action.WAIT_24H and decision.wait_until is None
    advice = [
        h("li", advice_words(rule, decision, words), " ", clause_chip(words, rule.clause))
        for rule in decision.advice
    ]
    return h(
        "div",
        h("h3", words("card.say")),
        h("blockquote", to_say_words(decision, words)),
        h("p", words("card.wait.untimed"), class_="hint") if untimed else None,
        [h("h3", words("card.advice")), h("ul", advice, class_="advice")] if advice else None,
        _outage_unknown(here, words),
    )


def _outage_unknown(here: Walk, words: Catalogue) -> Element | None:
    """Say what an outage would add to a ticket, where it was not checked."""
    if here.decision.action is not Action.CREATE_TICKET or here.value_of(Outage):
        return None
    check = button(words("card.outage.check"), "open", Outage.column, style="link")
    return h("p", words("card.outage.unknown"), " ", check, class_="hint")


def _basis(here: Walk, words: Catalogue) -> Element:
    decision = here.decision
    because = [
        h("li", f"{words(f'check.{fact.column}')}: ", h("strong", words(fact.key)))
        for fact in decision.because
    ]
    clauses = [h("li", clause_chip(words, c), " ", words(c.key)) for c in decision.clauses]
    readings = [
        h("li", h("span", r.value, class_="chip"), " ", words(f"interpretation.{r.value}"))
        for r in decision.interpretations
    ]
    rules = [h("li", f"{rule.id}: ", words(rule.key)) for rule in decision.rules]
    return h(
        "div",
        h("h3", words("card.basis")),
        h("ul", because, class_="because"),
        h("p", words("card.gap.clauses"), class_="hint") if decision.gap and clauses else None,
        h("ul", clauses, class_="plain") if clauses else None,
        [h("h4", words("card.readings")), h("ul", readings, class_="plain")] if readings else None,
        h("h4", words("card.rule")),
        h("ul", rules, class_="plain"),
        class_="basis",
    )


def _what_if(here: Walk, words: Catalogue) -> Element | None:
    changes = what_if(here.case)
    if not changes:
        return None
    rows = [_change(words, change) for change in changes]
    return h(
        "details",
        h("summary", words("card.what_if")),
        h("ul", rows, class_="plain what-if"),
        key="what-if",
    )


def _change(words: Catalogue, change: Change) -> Element:
    facts = words.both(fact_words(f, words) for f in change.instead)
    names = words.either(outcome_words(outcome, words) for outcome in change.outcomes)
    if len(change.outcomes) > 1:
        names = words("card.what_if.open", outcomes=names)
    return h("li", words("card.what_if.row", facts=facts), " → ", h("strong", names))

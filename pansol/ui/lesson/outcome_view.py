"""What the table says of an example: outcome, rule, clause, readings, advice, next check."""

from pansol.catalogue import Catalogue
from pansol.decision import Decision, decide
from pansol.element import Child, Element, h
from pansol.facts import Case, Subscription
from pansol.sop import Check
from pansol.ui.widgets import clause_chip, icon
from pansol.wording import advice_words, ask_key, outcome_words

__all__ = ["outcome_view"]


def outcome_view(case: Case, words: Catalogue) -> Element:
    """Give all that is known of a case's outcome."""
    decision = decide(case)
    return h(
        "div",
        h("h4", icon(decision.action), h("span", words(f"action.{decision.action.value}"))),
        h("p", words(f"gap.{decision.gap.value}"), class_="gap") if decision.gap else None,
        h("dl", [_row(words(key), value) for key, value in _rows(case, decision, words)]),
        class_=f"lesson-outcome {decision.action.value}",
    )


def _row(name: str, value: Child) -> Element:
    return h("div", h("dt", name), h("dd", value))


def _rows(case: Case, decision: Decision, words: Catalogue) -> list[tuple[str, Child]]:
    rows: list[tuple[str, Child]] = []
    if decision.sla and decision.kip:
        rows.append(("sla", words(f"sla.{decision.sla.value}")))
        rows.append(("kip", h("span", decision.kip.label, lang="id")))
    if decision.final:
        rows.append(("card.rule", _rules(decision, words)))
        chips = [clause_chip(words, clause) for clause in decision.clauses]
        near = "card.gap.clauses" if decision.gap else "sheet.clause"
        rows.append((near, chips) if chips else ("sheet.clause", words("lesson.no_clause")))
    if decision.interpretations:
        readings = [
            h("p", h("span", each.value, class_="chip"), " ", words(f"interpretation.{each.value}"))
            for each in decision.interpretations
        ]
        rows.append(("card.readings", readings))
    if decision.advice:
        said = [
            h("p", advice_words(rule, decision, words), " ", clause_chip(words, rule.clause))
            for rule in decision.advice
        ]
        rows.append(("card.advice", said))
    check = decision.next_check
    rows.append(("lesson.next", _check(case, check, words) if check else words("lesson.no_next")))
    if not decision.final:
        possible = [
            h("li", icon(one.action), h("span", outcome_words(one, words)),
              class_=f"outcome {one.action.value}")
            for one in decision.possible
        ]  # fmt: skip
        rows.append(("possible.title", h("ul", possible, class_="outcomes")))
    return rows


def _rules(decision: Decision, words: Catalogue) -> list[Element]:
    return [h("p", h("strong", rule.id), ": ", words(rule.key)) for rule in decision.rules]


def _check(case: Case, check: Check, words: Catalogue) -> list[Child]:
    kind = case.subscription or Subscription.PREPAID
    return [
        words(ask_key(check.fact, kind)),
        " ",
        [h("span", system, class_="system") for system in check.systems[kind]],
        [clause_chip(words, clause) for clause in check.clauses[kind]],
    ]

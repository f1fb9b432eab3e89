"""Something to predict: the question, its options, and once one is chosen what is right and why."""

from pansol.catalogue import Catalogue
from pansol.decision import decide
from pansol.element import Child, Element, h
from pansol.facts import FACTS, Fact, Subscription
from pansol.sop import SOP, Clause
from pansol.ui.lesson.marking import due, filled_by, options
from pansol.ui.lesson.model import Ask, Chapter, Live, Trial
from pansol.ui.lesson.saying import asked_words, due_words, option_words
from pansol.ui.lesson.state import State
from pansol.ui.widgets import button, clause_chip
from pansol.wording import fact_words, where_key

__all__ = ["given_view", "trial_view"]


def trial_view(
    state: State, words: Catalogue, chapter: Chapter, name: str, trial: Trial
) -> Element:
    """Give a trial of a chapter."""
    chosen = state.answers.get(name)
    buttons = [
        button(
            [h("kbd", str(at), aria_hidden="true"), h("span", option_words(trial, option, words))],
            "answer",
            name,
            option,
            style=f"answer {_mark(trial, option, chosen)}".strip(),
            hotkey=str(at),
            aria_pressed="true" if option == chosen else "false",
            lang="id" if trial.ask is Ask.KIP else None,
        )
        for at, option in enumerate(options(trial), start=1)
    ]
    return h(
        "section",
        h("h4", words("lesson.predict")),
        given_view(trial, words),
        h("p", asked_words(trial, words), class_="trial-asked", id=f"asked-{name}"),
        h("div", buttons, class_="answers", role="group", aria_labelledby=f"asked-{name}"),
        h(
            "div",
            _revealed(words, chapter, name, trial, chosen) if chosen else None,
            role="status",
            class_="revealed",
        ),
        class_="lesson-trial",
        key=f"trial-{name}",
    )


def given_view(trial: Trial, words: Catalogue) -> Element | None:
    """Give what is known of a trial's case."""
    if not trial.facts:
        return None
    facts = [h("li", fact_words(fact, words), class_="chip") for fact in trial.case.known]
    return h("ul", facts, class_="given", aria_label=words("lesson.given"))


def _mark(trial: Trial, option: str, chosen: str | None) -> str:
    if chosen is None:
        return ""
    if option in due(trial):
        return "right"
    return "wrong" if option == chosen else ""


def _revealed(
    words: Catalogue, chapter: Chapter, name: str, trial: Trial, chosen: str
) -> list[Child]:
    right = chosen in due(trial)
    verdict = words("lesson.right" if right else "lesson.wrong")
    opens = chapter.live is Live.FACTS and trial.facts
    return [
        h("p", h("strong", verdict, class_="verdict"), " ", due_words(trial, words), "."),
        _why(trial, chosen, words),
        h(
            "div",
            button(words("lesson.to_example"), "load", name) if opens else None,
            button(words("lesson.again"), "again", name),
            class_="actions",
        ),
    ]


def _why(trial: Trial, chosen: str, words: Catalogue) -> list[Element]:
    """Tell what the answer rests on."""
    match trial.ask:
        case Ask.FILLS:
            return [_filled(trial, words)]
        case Ask.NEXT:
            return _next(trial, chosen, words)
        case Ask.REQUIRED:
            (field,) = (one for one in SOP.ticket_fields if one.name == trial.about)
            text = words(f"sheet.required.{field.required.value}")
            return [h("p", clause_chip(words, field.clause), " ", words(f"field.{field.name}"),
                      ": ", text, ".")]  # fmt: skip
        case Ask.ADVICE:
            chips = [clause_chip(words, rule.clause) for rule in decide(trial.case).advice]
            return [h("p", chips), *_decided(trial, words)]
        case _:
            return _decided(trial, words)


def _filled(trial: Trial, words: Catalogue) -> Element:
    (question,) = (one for one in SOP.questions if one.id == trial.about)
    names = words.both(words(f"field.{name}") for name in question.fields)
    chips = [clause_chip(words, clause) for clause in filled_by(question)]
    return h("p", words("lesson.filled", fields=names), " ", chips)


def _next(trial: Trial, chosen: str, words: Catalogue) -> list[Element]:
    decision, case = decide(trial.case), trial.case
    check, kind = decision.next_check, case.subscription or Subscription.PREPAID
    told: list[Element] = []
    if check:
        systems = [h("span", system, class_="system") for system in check.systems[kind]]
        chips = [clause_chip(words, clause) for clause in check.clauses[kind]]
        told.append(h("p", systems, words(where_key(check.fact, kind)), " ", chips))
    unneeded = next((u for u in decision.unneeded if u.check.fact.column == chosen), None)
    if unneeded:
        facts = words.both(fact_words(fact, words) for fact in unneeded.because)
        told.append(h("p", words("lesson.unneeded", facts=facts)))
    elif chosen not in due(trial) and any(fact.column == chosen for fact in FACTS):
        known = any(fact.column == chosen for fact in case.known)
        told.append(h("p", words("lesson.known" if known else "lesson.later")))
    return told


def _decided(trial: Trial, words: Catalogue) -> list[Element]:
    decision = decide(trial.case)
    rules = words.either(f"{rule.id} ({words(rule.key)})" for rule in decision.rules)
    because: tuple[Fact, ...] = decision.because
    clauses: tuple[Clause, ...] = decision.clauses
    return [
        h("p", words("card.rule"), " ", rules, ". ", [clause_chip(words, c) for c in clauses]),
        h("p", words("card.because"), " ", words.both(fact_words(fact, words) for fact in because),
          "."),
        h("p", words(f"gap.{decision.gap.value}"), class_="gap sop_silent")
        if decision.gap
        else h("span"),
        *(h("p", h("span", each.value, class_="chip"), " ",
            words(f"interpretation.{each.value}")) for each in decision.interpretations),
    ]  # fmt: skip

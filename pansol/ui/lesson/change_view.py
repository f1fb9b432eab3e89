"""What the last change of an example did: to the facts, the outcome, the rule, the next check."""

from pansol.catalogue import Catalogue
from pansol.decision import Decision, decide
from pansol.element import Element, h
from pansol.facts import FACTS, Fact
from pansol.ui.lesson.state import Tried
from pansol.wording import advice_words, outcome_words

__all__ = ["change_view"]


def change_view(now: Tried, words: Catalogue) -> Element:
    """Tell what changed; before the first change, that nothing has."""
    told = _told(now.before, now, words) if now.before else [h("p", words("lesson.unchanged"))]
    return h(
        "div",
        h("h4", words("lesson.changed")),
        told,
        class_="lesson-changed",
        role="status",
        key="changed",
    )


def _told(before: Tried, now: Tried, words: Catalogue) -> list[Element]:
    was, comes = decide(before.case), decide(now.case)
    pairs = [
        (words(f"check.{fact.column}"), _value(before, fact, words), _value(now, fact, words))
        for fact in FACTS
    ]
    yes, no = words("lesson.yes"), words("lesson.no")
    pairs.append((words("lesson.digital"), yes if before.digital else no,
                  yes if now.digital else no))  # fmt: skip
    facts = [_pair(*pair) for pair in pairs if pair[1] != pair[2]]
    outcomes = [
        (words("step.card"), _outcome(was, words), _outcome(comes, words)),
        (words("card.rule"), was.rule, comes.rule),
        (words("lesson.next"), _next(was, words), _next(comes, words)),
    ]
    moved = [_pair(*pair) for pair in outcomes if pair[1] != pair[2]]
    moved += _advice(was, comes, words)
    same = h("p", h("strong", words("lesson.same")))
    if was.possible == comes.possible:
        return [*facts, same, *moved]
    return [*facts, *moved]


def _pair(name: str, before: str, now: str) -> Element:
    return h(
        "p",
        h("span", name, ": ", class_="name"),
        h("del", before or "–"),  # noqa: RUF001  a dash for nothing
        " → ",
        h("strong", now or "–"),  # noqa: RUF001  likewise
    )


def _value(tried: Tried, fact: type[Fact], words: Catalogue) -> str:
    known = next((value for value in tried.facts if isinstance(value, fact)), None)
    return words(known.key) if known else words("placeholder.unknown")


def _outcome(decision: Decision, words: Catalogue) -> str:
    if decision.final:
        return outcome_words(decision.possible[0], words)
    return words.counted("lesson.open", len(decision.possible))


def _advice(was: Decision, comes: Decision, words: Catalogue) -> list[Element]:
    """Tell which advice is no longer given, and which is given now."""
    before, now = ([advice_words(rule, each, words) for rule in each.advice]
                   for each in (was, comes))  # fmt: skip
    gone = [("lesson.no_longer", "del", text) for text in before if text not in now]
    come = [("card.advice", "strong", text) for text in now if text not in before]
    return [
        h("p", h("span", words(key), ": ", class_="name"), h(tag, text))
        for key, tag, text in gone + come
    ]


def _next(decision: Decision, words: Catalogue) -> str:
    check = decision.next_check
    return words(check.key) if check else words("lesson.no_next")

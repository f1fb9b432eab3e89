"""What a role play came to, held against the table."""

from collections.abc import Sequence

from pansol.catalogue import Catalogue
from pansol.classroom import Compared, KeptStep, Play, compare
from pansol.decision import decide
from pansol.element import Element, h
from pansol.facts import Case, Fact, facts_in
from pansol.sop import Action
from pansol.training import exercise_of

__all__ = ["compared_view", "decided_words"]


def decided_words(action: str, sla: str, kip: str, words: Catalogue) -> str:
    """Write what was done, or was due, from its codes; nothing done is said so."""
    if action in {"", Action.INCOMPLETE.value}:
        return words("trainer.play.nothing")
    parts = [words(f"short.{action}")]
    parts += [words("sla.named", sla=words(f"sla.{sla}"))] if sla else []
    parts += [words(f"short.{kip}")] if kip else []
    return ", ".join(parts)


def compared_view(play: Play, steps: Sequence[KeptStep], words: Catalogue) -> Element:
    """Give due against done, the facts that were found otherwise, and those nobody found.

    Of a play in which nothing was done that is said, and nothing judged.
    """
    result = compare(play.exercise_id, steps)
    due, truth = result.due, exercise_of(play.exercise_id).scenario.truth
    done = decided_words(result.action, result.sla, result.kip, words)
    return h(
        "section",
        h("h3", words("trainer.compared")),
        h(
            "p",
            words("trainer.compared.right" if result.right else "trainer.compared.wrong"),
            class_="is-right" if result.right else "is-wrong",
        )
        if result.begun
        else h("p", words("trainer.compared.empty")),
        h(
            "dl",
            h("dt", words("trainer.play.due")),
            h("dd", decided_words(due.action, due.sla, due.kip, words)),
            h("dt", words("trainer.play.did")),
            h("dd", done),
            class_="noted",
        ),
        _facts(result, _unneeded(result, truth), words) if result.begun else None,
        class_="panel compared",
        key=f"compared-{play.id}",
    )


def _unneeded(result: Compared, truth: Case) -> frozenset[type[Fact]]:
    """Give the facts that could not have changed the outcome, had the others been found right."""
    missing = set(result.not_found)
    case = Case().having(*(fact for fact in truth.known if fact not in missing))
    return frozenset(each.check.fact for each in decide(case).unneeded)


def _facts(result: Compared, unneeded: frozenset[type[Fact]], words: Catalogue) -> Element:
    """Give the facts: what is wrong with them, or that all were found."""
    lines = [_otherwise(fact, value, words) for fact, value in result.otherwise]
    for key, needed in (("not_found", True), ("not_needed", False)):
        names = [
            words(f"check.{fact.column}")
            for fact in result.not_found
            if (type(fact) not in unneeded) is needed
        ]
        lines += [words(f"trainer.compared.{key}", names=words.both(names))] if names else []
    if not lines:
        return h("p", words("trainer.compared.all_found"), class_="hint")
    return h("ul", [h("li", line) for line in lines], class_="bullets")


def _otherwise(fact: Fact, value: str, words: Catalogue) -> str:
    found = facts_in({fact.column: value}).get(type(fact))
    return words(
        "trainer.compared.otherwise",
        check=words(f"check.{fact.column}"),
        truth=words(fact.key),
        found=words(found.key) if found else value,
    )

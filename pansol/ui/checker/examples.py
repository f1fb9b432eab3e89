"""The worked examples, as the page's list "Contoh kasus" offers them."""

from functools import cache
from textwrap import shorten

from pansol.catalogue import Language
from pansol.examples import Example, examples_path, load_examples
from pansol.facts import Age, Subscription
from pansol.ui.checker.fields import typed_clock
from pansol.ui.checker.state import State, Step

__all__ = ["example_choices", "example_state", "knows", "story_of"]

_GROUPS = ("fields", "format", "next")
_SHOWN = 90  # characters of a story in the list


@cache
def _examples() -> dict[str, Example]:
    return {example.id: example for example in load_examples(examples_path())}


@cache
def example_choices(language: Language) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Give groups of examples: the group's key of wording, then id and story, cut to a line."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for name, example in _examples().items():
        kind = name.split("-")[0]
        group = kind if kind in _GROUPS else "outcome"
        story = shorten(example.story[language.value], _SHOWN, placeholder=" …")
        groups.setdefault(f"example.{group}", []).append((name, f"{story} ({name})"))
    return tuple((key, tuple(choices)) for key, choices in groups.items())


def story_of(example: str, language: Language) -> str:
    """Give an example's whole story."""
    return _examples()[example].story[language.value]


def knows(example: str) -> bool:
    """Whether there is such an example."""
    return example in _examples()


def example_state(example: str, language: Language, number: int) -> State:
    """Give the state in which an example is wholly filled in, looked at when it was handled.

    Raises ``KeyError`` for an example that is not in the list.
    """
    told = _examples()[example]
    fields = {name: text for name, text in told.fields.items() if name != "incident_at"}
    if told.case.transaction_at is not None:
        fields |= typed_clock("transaction", told.case.transaction_at.isoformat())
    if "incident_at" in told.fields:
        fields |= typed_clock("incident", told.fields["incident_at"])
    from_time = (Subscription, Age) if told.case.transaction_at else (Subscription,)
    return State(
        language=language,
        step=Step.CHECKS,
        fields=fields,
        answers=tuple(fact for fact in told.case.known if not isinstance(fact, from_time)),
        as_of=told.handled_at,
        example=told.id,
        round=number,
    )

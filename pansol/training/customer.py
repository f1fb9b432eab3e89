"""The story as the customer tells it."""

from pansol.catalogue import Catalogue
from pansol.training.scenario import Scenario
from pansol.training.telling import Teller

__all__ = ["customer_says"]

_ORDERS = (
    (
        ("greeting", "opening", "card", "package"),
        ("when", "channel", "message"),
        ("benefit", "charged", "tariff", "feeling"),
        ("location", "signal", "history", "closing"),
    ),
    (
        ("greeting", "opening"),
        ("package", "channel", "when"),
        ("message", "benefit", "tariff", "charged"),
        ("feeling", "card", "location", "signal", "history", "closing"),
    ),
    (
        ("greeting", "opening", "card", "location"),
        ("when", "package", "channel"),
        ("message", "charged", "benefit", "tariff"),
        ("signal", "history", "feeling", "closing"),
    ),
    (
        ("greeting", "feeling", "opening", "package", "when", "channel"),
        ("benefit", "message", "charged", "tariff"),
        ("card", "location", "signal"),
        ("history", "closing"),
    ),
)
"""In which order, by paragraphs, the parts of a story are told."""


def customer_says(scenario: Scenario, say: Catalogue) -> tuple[str, ...]:
    """Tell the story in the customer's words, by paragraphs; always the same.

    Nothing in it contradicts the facts, but some of them the systems alone can tell. What the
    customer has left out is not in it.
    """
    teller = Teller(scenario, say)
    unsaid = {
        part for part in ("signal", "history", "feeling") if not getattr(scenario.tells, part)
    }
    told = (
        [teller.tell(part) for part in parts if part not in unsaid]
        for parts in teller.rng.choice(_ORDERS)
    )
    return tuple(" ".join(sentences) for sentences in told if sentences)

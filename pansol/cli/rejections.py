"""Why rows were rejected, for a terminal: the commonest reasons, each with what helps."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pansol.catalogue import Catalogue

if TYPE_CHECKING:
    from pansol.casefiles import Rejected

__all__ = ["reasons"]

_MOST = 3
"""The most reasons that are named; ``rejects.csv`` has all."""


def reasons(rejected: "Iterable[Rejected]", say: Catalogue) -> Iterator[str]:
    """Give lines that name the commonest reasons: how many rows, column, word, and the remedy.

    Words are told apart where one of them is none of those allowed: it can be mapped. What stands
    in a row is masked already.
    """
    counts = Counter(
        (each.column, each.value if each.check.allowed else "", each.check) for each in rejected
    )
    for (column, value, check), count in counts.most_common(_MOST):
        key = "" if value else ".column" if column else ".row"
        yield say.counted(
            f"cli.audit.reason{key}",
            count,
            column=column,
            value=value,
            reason=say(check.key),
            remedy=say(check.remedy),
        )
        if check.allowed:
            yield say("cli.audit.reason.allowed", allowed=", ".join(check.allowed))
    if more := sum(count for _, count in counts.most_common()[_MOST:]):
        yield say.counted("cli.audit.reason.more", more)

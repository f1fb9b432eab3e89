"""What must be known before any figure is read: rows that are missing, cases counted twice."""

from pansol.audit.report.numbers import Numbers
from pansol.audit.summary import Summary
from pansol.catalogue import Catalogue

__all__ = ["caveats", "doubled", "left_out"]

_MUCH = 0.1
"""From this share of rows on, what is missing may change what the figures say."""


def caveats(summary: Summary, say: Catalogue, *, told: str) -> tuple[str, ...]:
    """Say what the figures rest on, the gravest first; nothing where all is well.

    ``told`` says where the reasons for rejected rows are.
    """
    read = sum(file.read for file in summary.files)
    accepted = sum(file.accepted for file in summary.files)
    return tuple(filter(None, (left_out(read, accepted, say, told=told), doubled(summary, say))))


def left_out(read: int, accepted: int, say: Catalogue, *, told: str) -> str:
    """Say how many rows could not be read, in stronger words where many are missing."""
    if read == accepted:
        return ""
    rejected = read - accepted
    numbers = Numbers(say)
    much = "much" if rejected > read * _MUCH else "some"
    return say.counted(
        f"report.left_out.{much if accepted else 'all'}",
        read,
        rejected=numbers.count(rejected),
        accepted=numbers.count(accepted),
        told=told,
    )


def doubled(summary: Summary, say: Catalogue) -> str:
    """Say how many case numbers stand more than once."""
    if not summary.doubled.numbers:
        return ""
    numbers = Numbers(say)
    return say(
        "report.doubled",
        numbers=numbers.count(summary.doubled.numbers),
        again=numbers.count(summary.doubled.again),
    )

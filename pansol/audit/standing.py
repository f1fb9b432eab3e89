"""Which cases count: judged right or wrong, or counted apart."""

from enum import Enum
from typing import Any

import narwhals as nw
from narwhals.typing import IntoFrame

from pansol.audit.due import due_in
from pansol.audit.engines import AnyFrame, beside, look_up, same_kind
from pansol.audit.verdict import FINDINGS, STATE
from pansol.sop import Action

__all__ = ["GAP", "STANDING", "Standing", "with_standing"]

STANDING, GAP = "standing", "gap"


class Standing(Enum):
    """What a case counts as. The first that applies."""

    SILENT = "silent"  # the SOP says nothing on it
    NOT_RECORDED = "not_recorded"  # no action is written down: neither right nor wrong
    WRONG = "wrong"
    UNDECIDED = "undecided"  # facts that matter are unknown, and it was rightly left open
    RIGHT = "right"


def with_standing(verdicts: IntoFrame) -> Any:  # noqa: ANN401  the frame's own kind
    """Add ``standing``, and ``gap`` (``G1`` … where the SOP is silent, else null), both str."""
    frame: AnyFrame = nw.from_native(verdicts)
    due = due_in()
    table = {
        STATE: [*range(len(due))],
        GAP: [each.gap for each in due],
        "_pansol_open": [int(each.action is Action.INCOMPLETE) for each in due],
    }
    joined = look_up(frame, beside(frame, "_pansol_gaps", table), on=STATE)
    standing = (
        nw.when(~nw.col(GAP).is_null())
        .then(nw.lit(Standing.SILENT.value))
        .when(nw.col(FINDINGS).is_null())
        .then(nw.lit(Standing.NOT_RECORDED.value))
        .when(nw.col(FINDINGS) > 0)
        .then(nw.lit(Standing.WRONG.value))
        .when(nw.col("_pansol_open") == 1)
        .then(nw.lit(Standing.UNDECIDED.value))
        .otherwise(nw.lit(Standing.RIGHT.value))
    )
    return same_kind(joined.with_columns(standing.alias(STANDING)).drop("_pansol_open"), verdicts)

"""How old the tickets of an audit are, if a team has set how long they may take."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import narwhals as nw
from narwhals.typing import IntoFrame

from pansol.audit.figures import Ageing, ageing
from pansol.casefiles.columns import ACTION
from pansol.sop import Action

__all__ = ["ticket_ageing"]


def ticket_ageing(
    verdicts: IntoFrame, durations: Mapping[str, timedelta], until_us: int | None
) -> Ageing:
    """Tell how old the tickets of a verdict table were at a moment; see ``figures.ageing``.

    ``durations``: SLA → time allowed. ``until_us``: microseconds since 1970-01-01 UTC. A case file
    holds no closing, so each ticket counts as open; it was opened when the case was handled.
    """
    frame: Any = nw.from_native(verdicts)
    tickets = frame.filter(nw.col(ACTION) == Action.CREATE_TICKET.value)
    return ageing(tickets, durations, now_us=until_us or 0, closed=None)

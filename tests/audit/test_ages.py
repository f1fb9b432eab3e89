"""The age of tickets: shown only where a team has set how long one may take."""

from datetime import timedelta

import duckdb
import pandas as pd
import pytest

from pansol.audit.ages import ticket_ageing
from pansol.audit.report.ages import ages_table
from pansol.catalogue import Language, catalogue

HOUR = 3_600_000_000
NOW = 1_000 * HOUR
ALLOWED = {"refund": timedelta(hours=72)}
TICKETS = pd.DataFrame(
    {
        "action_taken": ["create_ticket"] * 5 + ["wait_24h", "create_ticket"],
        "sla_given": ["refund", "refund", "refund", "refund", "tier", "refund", None],
        "handled_us": pd.array(
            [NOW - 36 * HOUR, NOW - 72 * HOUR, NOW - 73 * HOUR, NOW - 200 * HOUR, NOW, NOW, NOW],
            dtype="Int64",
        ),
    }
)


@pytest.mark.parametrize("engine", ["pandas", "duckdb"])
def test_tickets_are_counted_by_the_share_of_the_time_allowed(engine: str) -> None:
    """Exactly the time allowed is in time; what is no ticket, or has no duration, is left out."""
    frame = TICKETS if engine == "pandas" else duckdb.from_df(TICKETS)
    found = ticket_ageing(frame, ALLOWED, NOW)
    assert found.excluded == {"not_configured": 1, "no_sla": 1}
    table = ages_table(found, ALLOWED, catalogue(Language.ENGLISH))
    assert table
    assert table.rows == (("SLA Refund", "3 days", 4, 1, 1, 1, 1, 2),)
    assert [column.head for column in table.columns[3:-1]] == [
        "0\u201350 %", "50\u2013100 %", "100\u2013200 %", "> 200 %",
    ]  # fmt: skip


def test_without_durations_nothing_is_shown() -> None:
    """The SOP gives none, so none is made up."""
    found = ticket_ageing(TICKETS, {}, NOW)
    assert found.table is None
    assert ages_table(found, {}, catalogue(Language.INDONESIAN)) is None

"""Judged cases to count: the sample, and made-up ones, as plain rows and as outcomes."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import narwhals as nw
import pandas as pd
from hypothesis import strategies as st

from pansol.audit import CRITERIA, verdicts, with_standing
from pansol.audit.due import due_in
from pansol.audit.verdict import FINDINGS, STATE
from pansol.casefiles import read
from pansol.casefiles.columns import CASE_COLUMNS, HANDLED_US, ROW, TRANSACTION_US
from pansol.outcomes import Outcomes
from pansol.outcomes.refunds import REFUND_COLUMNS
from pansol.sop import Action
from pansol.table import STATES

__all__ = [
    "FACTS_OF_R7",
    "JAKARTA",
    "SAMPLE",
    "cases",
    "day",
    "judged",
    "made",
    "micros",
    "sample",
    "sample_frame",
    "with_plain",
]  # fmt: skip

SAMPLE = Path(__file__).parents[2] / "sample_data" / "complaints.csv"
JAKARTA = ZoneInfo("Asia/Jakarta")
FACTS_OF_R7 = {
    "activation": "success", "charged": "yes", "benefit": "not_received", "history": "clear",
    "outage": "clear", "normal_tariff": "no", "age": "over_24h",
}  # fmt: skip
"""A ticket is due, SLA by tier."""

_START = datetime(1970, 1, 1, tzinfo=UTC)
_WHOLE = {ROW, TRANSACTION_US, HANDLED_US, STATE, FINDINGS}
_DRAWN = (STATE, FINDINGS, "action_taken", "sla_given", "complaint_channel", "team", "region",
          "charged_amount", HANDLED_US, TRANSACTION_US)  # fmt: skip


def micros(moment: datetime) -> int:
    """Give microseconds since 1970."""
    return (moment - _START) // timedelta(microseconds=1)


@cache
def sample_frame() -> pd.DataFrame:
    """Judge the sample; with what was due, the standing, and the local day, as plain columns."""
    reading = read(SAMPLE)
    judged_cases = nw.from_native(verdicts(reading.accepted.to_native(), absent=reading.absent))
    frame: pd.DataFrame = nw.to_native(judged_cases.lazy().collect("pandas"))
    return with_plain(frame.sort_values(ROW).reset_index(drop=True))


def with_plain(frame: pd.DataFrame) -> pd.DataFrame:
    """Add ``due``, ``done`` (else due), ``standing``, ``gap`` and ``day``, row by row."""
    stood = with_standing(frame.assign(findings=frame["findings"].astype("Int64")))
    frame = frame.reset_index(drop=True)
    due = [due_in()[int(state)].action.value for state in frame["state"]]
    done = frame["action_taken"].where(frame["action_taken"].notna(), pd.Series(due, dtype="str"))
    moments = HANDLED_US if frame[HANDLED_US].notna().any() else TRANSACTION_US
    utc = pd.to_datetime(frame[moments], unit="us", utc=True)
    local = [None if pd.isna(each) else each.astimezone(JAKARTA).date() for each in utc]
    return frame.assign(due=due, done=done, standing=stood["standing"], gap=stood["gap"], day=local)


@cache
def sample() -> Outcomes:
    """Give the sample's outcomes."""
    return Outcomes.of(sample_frame()[[*CASE_COLUMNS, "region", "state", "findings"]], zone=JAKARTA)


def judged(rows: Sequence[Mapping[str, object]]) -> pd.DataFrame:
    """Judge made-up cases; what is not given is null."""
    found: pd.DataFrame = verdicts(_frame(rows, (*CASE_COLUMNS, "region", *REFUND_COLUMNS)))
    return found


def _frame(rows: Sequence[Mapping[str, object]], columns: Sequence[str]) -> pd.DataFrame:
    values = {name: [row.get(name) for row in rows] for name in columns}
    values[ROW] = [row.get(ROW, number) for number, row in enumerate(rows, start=1)]
    return pd.DataFrame(
        {
            name: pd.array(given, dtype="Int64" if name in _WHOLE else "str")
            for name, given in values.items()
        }
    )


def made(rows: Sequence[Mapping[str, object]], **options: Any) -> Outcomes:  # noqa: ANN401  of ``Outcomes.of``
    """Give made-up cases' outcomes."""
    return Outcomes.of(judged(rows), zone=JAKARTA, **options)


def _moments() -> st.SearchStrategy[int | None]:
    days = st.integers(0, 40).map(
        lambda day: micros(datetime(2026, 6, 1, 3, tzinfo=UTC) + timedelta(days=day))
    )
    return st.none() | days


def _row() -> st.SearchStrategy[dict[str, object]]:
    given: dict[str, st.SearchStrategy[object]] = {
        STATE: st.integers(0, STATES - 1),
        FINDINGS: st.sampled_from([None, 0, *(each.bit for each in CRITERIA)]),
        "action_taken": st.sampled_from([None, *(action.value for action in Action)]),
        "sla_given": st.sampled_from([None, "refund", "tier"]),
        "complaint_channel": st.sampled_from([None, "ecare_x", "grapari", "lain"]),
        "team": st.sampled_from(["A", "B", "C", None]),
        "region": st.sampled_from(["Bali", "Jawa", None]),
        "charged_amount": st.sampled_from([None, "5000", "x", "0"]),
        HANDLED_US: _moments(),
        TRANSACTION_US: _moments(),
    }
    return st.fixed_dictionaries(given)


def cases(*, least: int = 0, most: int = 60) -> st.SearchStrategy[pd.DataFrame]:
    """Draw judged cases: any state, any finding, anything done, with and without a day."""
    columns = (*_DRAWN, ROW)
    return st.lists(_row(), min_size=least, max_size=most).map(lambda rows: _frame(rows, columns))


def day(number: int) -> date:
    """Give a day of the made-up cases' month."""
    return date(2026, 6, 1) + timedelta(days=number)

"""The dashboard's speed: the cases made into codes, and every figure anew after one choice.

Run by hand: ``uv run python benchmarks/dashboard.py``, with ``--rows`` and ``--rounds``. The cases
are the sample's, again and again, each time on other days.
"""

import argparse
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter
from zoneinfo import ZoneInfo

import duckdb
import narwhals as nw

from pansol.audit import verdicts
from pansol.casefiles import connect, read
from pansol.outcomes import Choice, Outcomes, every_figure, select

COMPLAINTS = Path(__file__).parents[1] / "sample_data" / "complaints.csv"
ZONE = ZoneInfo("Asia/Jakarta")
DAY = 24 * 3600 * 1_000_000


def repeated(rows: int, connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyRelation:
    """Judge the sample and repeat it, two days later each time."""
    reading = read(COMPLAINTS, connection=connection)
    judged: duckdb.DuckDBPyRelation = verdicts(nw.to_native(reading.accepted))
    judged.create("judged")
    times = -(-rows // len(judged))
    connection.execute(
        f"""CREATE TABLE cases AS SELECT * EXCLUDE (k) REPLACE (
            handled_us + 2 * {DAY} * k AS handled_us,
            transaction_us + 2 * {DAY} * k AS transaction_us
        ) FROM judged, range({times}) AS repeats(k) LIMIT {rows}"""  # noqa: S608  our own
    )
    return connection.table("cases")


def milliseconds(run: Callable[[], object], rounds: int) -> float:
    """Give the median of some runs."""
    times = []
    for _ in range(rounds):
        start = perf_counter()
        run()
        times.append(perf_counter() - start)
    return 1000 * median(times)


def anew(outcomes: Outcomes, choice: Choice) -> None:
    """Compute every figure after a choice."""
    every_figure(select(outcomes, choice))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=9)
    options = parser.parse_args()
    cases = repeated(options.rows, connect())
    start = perf_counter()
    outcomes = Outcomes.of(cases, zone=ZONE)
    print(f"{len(outcomes):,} cases, {outcomes.nbytes / 1e6:.1f} MB")
    print(f"{'made':42}{1000 * (perf_counter() - start):10,.0f} ms")
    span = outcomes.span
    assert span  # noqa: S101  the sample has days
    half = span[0] + (span[1] - span[0]) / 2 + timedelta(days=1)
    choices = {
        "every case": Choice(),
        "one channel": Choice(labels={"complaint_channel": ("call_centre",)}),
        "one team, tickets": Choice(labels={"team": ("Melati",), "action": ("create_ticket",)}),
        "the second half, and the first beside it": Choice(first=half),
        "the same, one channel": Choice(labels={"complaint_channel": ("call_centre",)}, first=half),
    }
    for name, choice in choices.items():
        took = milliseconds(partial(anew, outcomes, choice), options.rounds)
        print(f"{name:42}{took:10,.1f} ms")


if __name__ == "__main__":
    main()

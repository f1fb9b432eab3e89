"""The audit's speed and memory against what a good author writes by hand.

Run by hand: ``uv run python benchmarks/audit.py``, with ``--rows`` and ``--rounds``. Rounds
alternate; read the ratios. The hand-written audit gives the same findings, which is checked.

DuckDB is the embedded engine: on 2,000,000 rows the same expressions took 6.3 s and 424 MiB there,
8.7 s and 1,415 MiB on Polars' streaming engine (``--polars``; 2 shared cores, 2026-11-22).
"""

import argparse
import os
from collections.abc import Callable
from pathlib import Path
from shutil import rmtree
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import duckdb
import narwhals as nw
import numpy as np
import pandas as pd
from rivals.audit_enum import CASE, select
from rivals.audit_rows import write_cases, write_complaints
from rivals.audit_sql import audit_by_hand, write_tables

from pansol.audit.codes import decide_codes, decide_texts
from pansol.audit.due import due_in
from pansol.audit.engines import beside, look_up
from pansol.audit.findings import findings, verdict_table
from pansol.audit.folder import open_folder
from pansol.audit.parquet import audit_parquet, connect
from pansol.audit.run import Settings, audit_file
from pansol.audit.state import state_expr
from pansol.audit.verdict import STATE, verdicts
from pansol.casefiles import read
from pansol.facts import FACTS

MEMORY = "700MB"
FACT_COLUMNS = [fact.column for fact in FACTS]
CATEGORIES = {fact.column: [str(value.value) for value in fact] for fact in FACTS}


def mask(text: nw.Expr) -> nw.Expr:
    """Leave one letter of an address, and four of anything else."""
    dots = nw.lit(6 * "•")
    address = nw.concat_str(text.str.slice(0, 1), dots)
    other = nw.concat_str(text.str.slice(0, 4), dots)
    return nw.when(text.str.contains("@", literal=True)).then(address).otherwise(other)


def seconds(run: Callable[[], object]) -> float:
    """Give the seconds that a call takes."""
    start = perf_counter()
    run()
    return perf_counter() - start


def apart(run: Callable[[], object]) -> tuple[float, float]:
    """Run in a process of its own; give its seconds and its peak memory in MiB."""
    start, child = perf_counter(), os.fork()
    if not child:
        code = 1
        try:
            run()
            code = 0
        finally:
            os._exit(code)
    _, status, usage = os.wait4(child, 0)
    if status:
        raise SystemExit("an audit failed")
    return perf_counter() - start, usage.ru_maxrss / 1024


def row(name: str, ours: float, rival: float, unit: str) -> None:
    """Print one line of the table."""
    print(f"{name:46}{rival:12,.2f}{ours:12,.2f} {unit:8}{ours / rival:8.2f} x")


def decisions(rows: int, rounds: int) -> None:
    """Decide from codes against CASE over ENUM, and from text against ``np.select``."""
    rng = np.random.default_rng(1)
    codes = {
        name: rng.integers(0, len(words), rows, dtype=np.int8) for name, words in CATEGORIES.items()
    }
    frame = pd.DataFrame(
        {
            name: pd.Categorical.from_codes(codes[name], categories=words)
            for name, words in CATEGORIES.items()
        }
    )
    connection = duckdb.connect(config={"threads": 1})
    connection.execute("CREATE TABLE cases AS FROM frame")
    query = f"SELECT sum({CASE}) FROM cases"  # noqa: S608  our own rules
    total = connection.sql(query).fetchall()[0][0]
    if total != int(decide_codes(codes, CATEGORIES).sum(dtype=np.int64)):
        raise SystemExit("the two decide differently")
    pairs = [
        (
            seconds(lambda: connection.sql(query).fetchall()),
            seconds(lambda: decide_codes(codes, CATEGORIES)),
        )
        for _ in range(rounds)
    ]
    rival, ours = (rows / median(each) / 1e6 for each in zip(*pairs, strict=True))
    row("decide, codes; CASE over ENUM", ours, rival, "M rows/s")
    texts = frame.head(min(rows, 1_000_000)).astype("str")
    if not np.array_equal(select(texts), decide_texts(texts)):
        raise SystemExit("the two decide differently")
    pairs = [
        (seconds(lambda: select(texts)), seconds(lambda: decide_texts(texts)))
        for _ in range(rounds)
    ]
    rival, ours = (len(texts) / median(each) / 1e6 for each in zip(*pairs, strict=True))
    row("decide, pandas str; np.select", ours, rival, "M rows/s")


def same(folder: Path) -> None:
    """Compare the two audits' findings. Raises ``SystemExit`` where they differ."""
    both = (folder / "findings.parquet", folder / "ours-findings.parquet")
    for one, other in (both, both[::-1]):
        query = f"SELECT count(*) FROM (FROM '{one}' EXCEPT ALL FROM '{other}')"  # noqa: S608  our own files
        if duckdb.execute(query).fetchall() != [(0,)]:
            raise SystemExit("the two audits find different things")


def audits(rows: int, rounds: int, folder: Path) -> None:
    """Audit Parquet to Parquet, by hand and by pansol, each run in a process of its own."""
    cases = folder / "cases.parquet"
    write_cases(cases, rows)
    write_tables(folder)

    def ours() -> None:
        targets = (folder / "ours-verdicts.parquet", folder / "ours-findings.parquet")
        audit_parquet(str(cases), *targets, mask=mask)

    def rival() -> None:
        audit_by_hand(str(cases), folder, memory=MEMORY)

    pairs = [(apart(rival), apart(ours)) for _ in range(rounds)]
    same(folder)
    for place, unit in enumerate(("s", "MiB")):
        theirs, mine = (median(run[place] for run in each) for each in zip(*pairs, strict=True))
        row(f"audit of {rows:,} rows, Parquet to Parquet", mine, theirs, unit)


def from_csv(rows: int, rounds: int, folder: Path) -> None:
    """Decide, and audit, from a CSV's text, against DuckDB's copy of the file to Parquet."""
    complaints = folder / "complaints.csv"
    write_complaints(complaints, rows)

    def rival() -> None:
        with connect() as connection:
            copy = f"COPY (FROM '{complaints}') TO '{folder / 'copy.parquet'}'"
            connection.execute(copy)

    def decided() -> None:
        with connect() as connection:
            only = ("case_id", *FACT_COLUMNS)
            reading = read(complaints, connection=connection, scratch=folder, only=only)
            states = reading.accepted.select("case_id", state_expr().alias(STATE))
            action = [each.action.value for each in due_in()]
            due = {STATE: [*range(len(action))], "action_due": action}
            result = look_up(states, beside(states, "pansol_due", due), on=STATE)
            nw.to_native(result).write_parquet(str(folder / "decided.parquet"))

    def audited() -> None:
        parts = folder / "parts"
        rmtree(parts, ignore_errors=True)
        parts.mkdir()
        audit_file(complaints, open_folder(parts), Settings())

    runs = [(apart(rival), apart(decided), apart(audited)) for _ in range(rounds)]
    copied, *ours = ([median(run[place] for run in each) for place in (0, 1)]
                     for each in zip(*runs, strict=True))  # fmt: skip
    for name, mine in zip(("decide", "audit"), ours, strict=True):
        for place, unit in enumerate(("s", "MiB")):
            row(f"{name} {rows:,} rows, CSV; copy to Parquet", mine[place], copied[place], unit)


def with_polars(folder: Path, rounds: int) -> None:
    """Run the same expressions on Polars' streaming engine."""
    import polars as pl  # noqa: PLC0415  belongs to the group bench

    def run() -> None:
        judged = verdict_table(verdicts(pl.scan_parquet(folder / "cases.parquet")), mask)
        judged.sink_parquet(folder / "polars-verdicts.parquet")
        found = findings(pl.scan_parquet(folder / "polars-verdicts.parquet"))
        found.sink_parquet(folder / "polars-findings.parquet")

    runs = [apart(run) for _ in range(rounds)]
    print(f"the same on Polars: {median(s for s, _ in runs):.2f} s, "
          f"{median(mib for _, mib in runs):,.0f} MiB")  # fmt: skip


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only-parquet", action="store_true", help="leave the rest out")
    parser.add_argument("--polars", action="store_true", help="measure Polars as well")
    options = parser.parse_args()
    print(f"{'':46}{'by hand':>12}{'pansol':>12}")
    with TemporaryDirectory() as name:
        folder = Path(name)
        audits(options.rows, options.rounds, folder)
        if options.polars:
            with_polars(folder, options.rounds)
    if options.only_parquet:
        return
    with TemporaryDirectory() as name:
        from_csv(options.rows, options.rounds, Path(name))
    decisions(options.rows, options.rounds)


if __name__ == "__main__":
    main()

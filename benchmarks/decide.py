"""One decision with its full explanation, against zen-engine with trace on the same table.

Run by hand: ``uv run python benchmarks/decide.py``. Rounds alternate; read the ratio.
"""

import json
import subprocess
import sys
from collections.abc import Callable
from itertools import product
from statistics import median
from time import perf_counter

import zen

from pansol.decision import _explained, decide
from pansol.facts import FACTS, Case
from pansol.jdm import to_jdm
from pansol.sop import SOP

ROUNDS = 7


def rate(run: Callable[[], object], count: int) -> float:
    """Give how many a second ``run`` does, if it does ``count``."""
    start = perf_counter()
    run()
    return count / (perf_counter() - start)


def import_seconds() -> float:
    """Give the seconds a fresh interpreter takes to import the core, less its own start."""

    def start(code: str) -> float:
        began = perf_counter()
        subprocess.run([sys.executable, "-I", "-c", code], check=True)  # noqa: S603  our own code
        return perf_counter() - began

    return median(start("import pansol") - start("pass") for _ in range(2 * ROUNDS))


def main() -> None:
    """Print the table."""
    combinations = list(product(*FACTS))
    columns = [fact.column for fact in FACTS]
    cases = [Case().having(*values) for values in combinations]
    records = [
        dict(zip(columns, (v.value for v in values), strict=True)) for values in combinations
    ]
    engine = zen.ZenEngine().create_decision(json.dumps(to_jdm(SOP)))
    for record, case in zip(records, cases, strict=True):
        found = engine.evaluate(record, {"trace": True})["result"]["rule"]
        if found != decide(case).rule:
            raise SystemExit(f"zen-engine says {found}: {record}")

    def cold() -> None:
        _explained.cache_clear()
        for case in cases:
            decide(case)

    def warm() -> None:
        for _ in range(20):
            for case in cases:
                decide(case)

    def rival() -> None:
        for record in records:
            engine.evaluate(record, {"trace": True})

    count = len(cases)
    rounds = [
        (rate(rival, count), rate(cold, count), rate(warm, 20 * count)) for _ in range(ROUNDS)
    ]
    zen_rate, cold_rate, warm_rate = (median(column) for column in zip(*rounds, strict=True))
    print(f"{'zen-engine with trace':34}{zen_rate:12,.0f} /s    1.0 x")
    for name, value in (
        ("pansol, each state for the first time", cold_rate),
        ("pansol", warm_rate),
    ):
        print(f"{name:34}{value:12,.0f} /s {value / zen_rate:6.1f} x")
    print(f"{'import of the core':34}{1000 * import_seconds():12.0f} ms")


if __name__ == "__main__":
    main()

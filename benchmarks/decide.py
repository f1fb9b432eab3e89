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
    cases = [Case().having(*values) for values in product(*FACTS)]
    records = [{fact.column: fact.value for fact in case.known} for case in cases]
    engine = zen.ZenEngine().create_decision(json.dumps(to_jdm(SOP)))

    def cold() -> list[str]:
        _explained.cache_clear()
        return warm()

    def warm() -> list[str]:
        return [decide(case).rule for case in cases]

    def rival() -> list[str]:
        answers = (engine.evaluate(record, {"trace": True}) for record in records)
        return [answer["result"]["rule"] for answer in answers]

    if rival() != warm():
        raise SystemExit("the two engines decide differently")
    runs = (rival, cold, warm)
    rounds = [[rate(run, len(cases)) for run in runs] for _ in range(ROUNDS)]
    rates = [median(column) for column in zip(*rounds, strict=True)]
    names = ("zen-engine with trace", "pansol, each state the first time", "pansol")
    for name, value in zip(names, rates, strict=True):
        print(f"{name:36}{value:12,.0f} /s {value / rates[0]:8.1f} x")
    print(f"{'import of the core':36}{1000 * import_seconds():12.0f} ms")


if __name__ == "__main__":
    main()

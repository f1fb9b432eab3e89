"""The supervisor's dashboard as pansol serves it on a million cases, against Panel and Streamlit.

All three count with ``pansol.outcomes``, from the same prepared file, and show the number of cases,
six filters and fourteen pictures: pansol's own, Bokeh's in Panel, Altair's in Streamlit. pansol's
page is the whole one, with sentences, tables, downloads and a cross filter in each picture. Visits
alternate (A B C A B C …), each with an empty cache in a real Chromium.

first picture
    from the start of the navigation until the first picture is drawn; for pansol also from the
    first view of the page's kernel, which says that the cases are being read;
click
    from a click on a filter (the event's own time) until the last picture was drawn anew, nothing
    being drawn for 700 ms after it: two labels of each filter, chosen and taken back, 24 a visit,
    all days;
opening, a click
    kB of HTTP as sent plus websocket messages before any compression, until the page is drawn; of
    HTTP without what is the same for all pages (scripts, styles, fonts);
memory
    what all processes of the server grow by for each page that is open at once and filtered once;
    and pansol's largest process.

Run by hand: ``uv run --group bench python benchmarks/dashboard_page.py``. Read the ratios; the exit
code judges nothing.
"""

import argparse
import os
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter

from playwright.sync_api import Browser
from rivals.browser import Traffic, chromium
from rivals.cases import write_export
from rivals.dashboard_visit import Click, Visit, clicks_of, held_open, traffic, visit
from rivals.figures import load
from rivals.servers import Server, running, stacks
from rivals.table import markdown

STACKS = stacks("dashboard", "voila/render/dashboard.ipynb?period=all")
ROUNDS = 4
OPEN = 2  # pages open at once while memory is measured
HEADINGS = (
    "page",
    "first picture s",
    "after the kernel s",
    "click p50 / p95 ms",
    "opening kB",
    "a click kB",
    "memory a visitor MB",
    "largest process MB",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What was measured of one page."""

    name: str
    visits: Sequence[Visit]
    opening: Traffic
    clicks: Traffic
    clicked: int
    """The clicks of which the bytes were counted."""
    memory: float
    largest: float

    @property
    def p95(self) -> float:
        """Of the clicks, in ms."""
        return quantiles(self._clicks, n=20)[-1]

    @property
    def _clicks(self) -> list[float]:
        return [click for one in self.visits for click in one.clicks]

    @property
    def row(self) -> tuple[str, ...]:
        """The page's row of the table."""
        after = [one.first_picture - one.ready for one in self.visits if one.ready is not None]
        return (
            self.name,
            f"{median(one.first_picture for one in self.visits):.2f}",
            f"{median(after):.2f}" if after else "",
            f"{median(self._clicks):.0f} / {self.p95:.0f}",
            f"{self.opening.own + self.opening.websocket:,.0f}",
            f"{(self.clicks.own + self.clicks.websocket) / self.clicked:,.0f}",
            f"{self.memory:.0f}",
            f"{self.largest:.0f}",
        )


def memory(browser: Browser, server: Server, click: Click, every: int) -> tuple[float, float]:
    """Give the MB by which a server grows for each page open, and those of its largest process."""
    server.rest()
    before = server.memory()
    with ExitStack() as pages:
        for _ in range(OPEN):
            pages.enter_context(held_open(browser, server, click, every))
            server.rest()
        return (server.memory() - before) / OPEN, server.largest()


def measure(rounds: int) -> list[Result]:
    """Start all servers, visit each in turn, and give what was measured."""
    start = perf_counter()
    outcomes = load()
    print(f"{len(outcomes):,} cases, prepared in {perf_counter() - start:.1f} s")
    clicks, every = clicks_of(outcomes), len(outcomes)
    with ExitStack() as stack:
        servers = [stack.enter_context(running(one, cold=False)) for one in STACKS]
        browser = stack.enter_context(chromium())
        sent = [traffic(browser, server, clicks[:4], every) for server in servers]  # and warms them
        visits: list[list[Visit]] = [[] for _ in servers]
        for _ in range(rounds):
            for server, made in zip(servers, visits, strict=True):
                for other in servers:
                    other.rest()
                made.append(visit(browser, server, clicks, every))
        grown = [memory(browser, server, clicks[0], every) for server in servers]
    return [
        Result(
            name=one.name,
            visits=made,
            opening=opening,
            clicks=clicked,
            clicked=4,
            memory=more,
            largest=largest,
        )
        for one, made, (opening, clicked), (more, largest) in zip(
            STACKS, visits, sent, grown, strict=True
        )
    ]


def main() -> None:
    """Print the table and the ratio."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"visits a page ({ROUNDS})")
    parser.add_argument("--rows", type=int, default=1_000_000)
    options = parser.parse_args()
    with TemporaryDirectory() as name:
        folder = Path(name)
        write_export(folder / "cases.parquet", options.rows)
        settings = folder / "pansol.toml"
        settings.write_text('[dashboard]\ncases = "cases.parquet"\n', encoding="utf-8")
        os.environ |= {"PANSOL_CONFIG": str(settings), "XDG_CACHE_HOME": name}
        results = measure(options.rounds)
    print(markdown([HEADINGS, *(result.row for result in results)]))
    ours, *rivals = results
    ratio = ours.p95 / min(rival.p95 for rival in rivals)
    print(f"click p95: {ratio:.2f} x the better rival's (target: at most 0.5 x)")
    for result in results:
        for url in result.opening.outside:
            print(f"{result.name} asked in vain for {url}")


if __name__ == "__main__":
    main()

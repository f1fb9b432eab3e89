"""The checker's page as pansol serves it, against the same small page in Panel and in Streamlit.

All three ask the same core for the decision and the next check, and show a header, the language
switch, the open check with its answers as buttons, the outcomes still possible, the answers so far
and the outcome. Visits alternate (A B C A B C …), each with an empty cache in a real Chromium; each
server is started once, and rests before each visit.

first widget
    from the start of the navigation until the first answer's button is visible;
first answer
    from there too, until the page shows the second check, the first answer having been clicked as
    soon as it could be;
click
    from a click (the event's own time) until the document holds the check it leads to, visible:
    its question and all its answers. 41 clicks a visit: answer, back, answer again …; they begin
    when the server rests, as a person's do: who clicks ten times a second shares the machine with
    what pansol starts for the next visitor;
HTTP, websocket
    bytes up to the second check; HTTP as sent, websocket messages before any compression;
memory
    what all processes of the server grow by for each page that is open at once.

Run by hand: ``uv run --group bench python benchmarks/pages.py``. Read the ratios; the exit code
judges nothing.
"""

import argparse
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from statistics import median, quantiles

from playwright.sync_api import Browser
from rivals.browser import Traffic, chromium
from rivals.servers import Server, running, stacks
from rivals.table import markdown
from rivals.visit import Visit, held_open, traffic, visit

STACKS = stacks("checker", "?subscription=prepaid")
ROUNDS = 6
OPEN = 3  # pages open at once while memory is measured
HEADINGS = (
    "page",
    "first widget s",
    "first answer s",
    "click p50 / p95 ms",
    "HTTP kB",
    "websocket kB",
    "memory a visitor MB",
)
TARGETS = {"click p50": 0.5, "first answer": 1.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What was measured of one page."""

    name: str
    visits: Sequence[Visit]
    traffic: Traffic
    memory: float

    @property
    def figures(self) -> dict[str, float]:
        """The figures that the targets are about, and the others of all visits."""
        clicks = [click for one in self.visits for click in one.clicks]
        return {
            "first widget": median(one.first_widget for one in self.visits),
            "first answer": median(one.first_answer for one in self.visits),
            "click p50": median(clicks),
            "click p95": quantiles(clicks, n=20)[-1],
        }

    @property
    def row(self) -> tuple[str, ...]:
        """The page's row of the table."""
        figures = self.figures
        return (
            self.name,
            f"{figures['first widget']:.2f}",
            f"{figures['first answer']:.2f}",
            f"{figures['click p50']:.0f} / {figures['click p95']:.0f}",
            f"{self.traffic.http:,.0f}",
            f"{self.traffic.websocket:,.0f}",
            f"{self.memory:.1f}",
        )


def memory(browser: Browser, server: Server) -> float:
    """Give the MB by which a server grows for each page that is open."""
    server.rest()
    before = server.memory()
    with ExitStack() as pages:
        for _ in range(OPEN):
            pages.enter_context(held_open(browser, server))
            server.rest()
        return (server.memory() - before) / OPEN


def measure(rounds: int, *, cold: bool) -> list[Result]:
    """Start all servers, visit each in turn, and give what was measured."""
    with ExitStack() as stack:
        servers = [stack.enter_context(running(one, cold=cold)) for one in STACKS]
        browser = stack.enter_context(chromium())
        bytes_sent = [traffic(browser, server) for server in servers]  # and warms them
        visits: list[list[Visit]] = [[] for _ in servers]
        for _ in range(rounds):
            for server, made in zip(servers, visits, strict=True):
                for other in servers:
                    other.rest()
                made.append(visit(browser, server))
        grown = [memory(browser, server) for server in servers]
    parts = zip(STACKS, visits, bytes_sent, grown, strict=True)
    return [
        Result(name=one.name, visits=made, traffic=sent, memory=more)
        for one, made, sent, more in parts
    ]


def main() -> None:
    """Print the table and the ratios."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--cold", action="store_true", help="hold no page ready, warm no server")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"visits a page ({ROUNDS})")
    options = parser.parse_args()
    results = measure(options.rounds, cold=options.cold)
    print("nothing held ready" if options.cold else "pages held ready")
    print(markdown([HEADINGS, *(result.row for result in results)]))
    ours, *rivals = results
    for name, target in TARGETS.items():
        best = min(rival.figures[name] for rival in rivals)
        ratio = ours.figures[name] / best
        print(f"{name}: {ratio:.2f} x the better rival's (target: at most {target} x)")
    for result in results:
        for url in result.traffic.outside:
            print(f"{result.name} asked in vain for {url}")


if __name__ == "__main__":
    main()

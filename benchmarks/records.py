"""A look-up in made-up systems of a million rows a table: from the click, and without a browser.

look-up
    from the enquiry until all six facts are known, in one process, all tables asked at once;
by hand
    the same tables asked one after the other with the standard library's ``sqlite3``, nothing
    cleaned and nothing derived: what the look-up can at best take without asking at once;
click
    from the choice of a made-up number in a real Chromium until the page shows every fact.

Enquiries are drawn from the complaints with a seed; look-up and by hand alternate. The machine's
cache of files is warm after the first ones, which are not counted. Run by hand:
``uv run python benchmarks/records.py``. The exit code judges nothing.
"""

import argparse
import os
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path
from random import Random
from statistics import median, quantiles
from time import perf_counter

from rivals.browser import chromium
from rivals.servers import running, stacks

ROWS = 1_000_000
ENQUIRIES = 400
VISITS = 5
FIRST = 20  # enquiries that warm the cache
TARGET = 300  # ms, p95
REST = 300  # ms between two clicks
TABLES = {
    "indira_provisioning": "62",
    "selena_provisioning": "0",
    "dsc_manage_order": "+62",
    "indira_call_detail": "62",
    "dsc_quota": "+62",
    "ctp_contacts": "0",
    "ecare_complaints": "62",
}
"""Table → how it writes a number."""
CLICK = """name => new Promise(tell => {
  const list = document.querySelector("#sample"), began = performance.now();
  const shown = () => document.querySelectorAll(".finding").length === 6
    && !document.querySelector(".finding .pending")
    && document.querySelector(".notice")?.textContent.includes(` ${name},`);
  const watch = new MutationObserver(() => {
    if (shown()) { watch.disconnect(); tell(performance.now() - began); }
  });
  const all = { subtree: true, childList: true, attributes: true, characterData: true };
  watch.observe(document.body, all);
  list.value = name;
  list.dispatchEvent(new Event("change", { bubbles: true }));
})"""


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=ROWS, help="rows a table, besides the sample's")
    rows = parser.parse_args().rows
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = folder
        path = _made(rows)
        print(f"{rows:,} rows a table, {path.stat().st_size / 1e6:,.0f} MB")
        ours, by_hand = _look_ups(path)
        clicks = list(_clicks())
    for name, times in (("look-up", ours), ("by hand", by_hand), ("click", clicks)):
        print(f"{name:8} p50 {median(times):6.1f} ms   p95 {_p95(times):6.1f} ms   n {len(times)}")
    print(f"look-up p95 is {_p95(ours) / _p95(by_hand):.2f} x by hand")
    print(f"click p95 is {_p95(clicks) / TARGET:.2f} x the {TARGET} ms allowed")


def _made(rows: int) -> Path:
    from pansol.records.embedded import embedded_file  # noqa: PLC0415  after the cache is chosen
    from pansol.sample import write_records  # noqa: PLC0415

    path = embedded_file()
    path.parent.mkdir(parents=True)
    write_records(path, others=rows)
    return path


def _look_ups(path: Path) -> tuple[list[float], list[float]]:
    from pansol.formats import find_brand, parse_phone  # noqa: PLC0415
    from pansol.records import Enquiry  # noqa: PLC0415
    from pansol.records.embedded import mapped  # noqa: PLC0415
    from pansol.records.lookup import Systems  # noqa: PLC0415
    from pansol.sample.files import handled_complaints  # noqa: PLC0415

    systems = Systems(mapped(path))
    complaints = [each.complaint.columns for each in handled_complaints(5000, 2017)]
    drawn = Random(7).sample(complaints, FIRST + ENQUIRIES)  # noqa: S311  no secret
    ours, by_hand = [], []
    with closing(sqlite3.connect(path)) as connection:
        for row in drawn:
            msisdn = parse_phone(row["msisdn"], mobile=True)
            enquiry = Enquiry(
                msisdn=msisdn,
                now=datetime.fromisoformat(row["handled_at"]),
                transaction_at=datetime.fromisoformat(row["transaction_at"]),
                subscription=find_brand(row["card_type"]).subscription,
                package=row["package_name"],
            )
            began = perf_counter()
            found = list(systems.look_up(enquiry))
            ours.append(1000 * (perf_counter() - began))
            if not all(finding.value for finding in found):
                raise SystemExit(f"{row['case_id']}: not all facts were found")
            began = perf_counter()
            _by_hand(connection, msisdn, row["location"])
            by_hand.append(1000 * (perf_counter() - began))
    return ours[FIRST:], by_hand[FIRST:]


def _by_hand(connection: sqlite3.Connection, msisdn: str, location: str) -> None:
    for table, begin in TABLES.items():
        key = "nomor" if table.startswith("selena") else "msisdn"
        number = begin + msisdn.removeprefix("+62")
        connection.execute(f"SELECT * FROM {table} WHERE {key} = ?", [number]).fetchall()  # noqa: S608
    connection.execute("SELECT * FROM outages WHERE area = ?", [location]).fetchall()


def _clicks() -> Iterator[float]:
    with chromium() as browser, running(stacks("checker", "")[0], cold=False) as server:
        for _ in range(VISITS):
            page = browser.new_page()
            page.goto(server.origin)
            page.wait_for_selector("#sample option[value=R1]", state="attached")
            server.rest()
            options = "all => all.map(one => one.value).filter(Boolean)"
            for name in page.eval_on_selector_all("#sample option", options):
                yield page.evaluate(CLICK, name)
                page.wait_for_timeout(REST)
            page.close()


def _p95(times: Sequence[float]) -> float:
    return quantiles(times, n=20)[-1]


if __name__ == "__main__":
    main()

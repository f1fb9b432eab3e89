"""What the audit page's tests share: the sample read once, dirty files, the elements of a view."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from pansol.ui.audit import Audit
from pansol.ui.audit.opening import Opened

NOW = datetime(2026, 11, 22, 11, 5, tzinfo=UTC)
SAMPLE = Path(__file__).parents[3] / "sample_data" / "complaints.csv"
HOSTILE = '<img src=x onerror="window.hacked=1">{0.__class__}'

Node = tuple[str, dict[str, Any], str]


def program(query: str = "") -> Audit:
    """Give the page's program at a fixed moment."""
    return Audit(query, clock=lambda: NOW)


@cache
def _read_sample() -> Audit:
    shown = program()
    shown.act(["sample"])
    return shown


def sample() -> Audit:
    """Give a program with the sample open; it was read and audited once for all."""
    once, shown = _read_sample(), program()
    shown.audit, shown.state = once.audit, once.state
    return shown


def opened(shown: Audit) -> Opened:
    """Give what a program has read."""
    assert shown.audit
    return shown.audit


def rows(count: int) -> list[dict[str, str]]:
    """Give the first complaints of the sample."""
    with SAMPLE.open(encoding="utf-8", newline="") as file:
        return [row for row, _ in zip(csv.DictReader(file), range(count), strict=False)]


def write(path: Path, cases: Sequence[Mapping[str, str]]) -> Path:
    """Write cases as CSV."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(cases[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(cases)
    return path


def dirty(path: Path) -> Path:
    """Write thirty complaints with every text hostile, and three rows that can't be read."""
    cases = rows(30)
    for case in cases:
        case.update(agent=HOSTILE, team=HOSTILE, customer_name=HOSTILE, evidence=HOSTILE)
        case.update({"case_id": HOSTILE, "location": HOSTILE, f"{HOSTILE} kolom": HOSTILE})
        case["complaint_channel"] = HOSTILE
    cases[3]["charged"] = HOSTILE
    cases[5]["msisdn"] = "6.28E+12"
    cases[7]["handled_at"] = "besok"
    return write(path, cases)


def upload(shown: Audit, path: Path, name: str = "kasus.csv", action: str = "file") -> None:
    """Hand a file over as the page does, which then deletes it."""
    arrived = path.with_name("upload")
    arrived.write_bytes(path.read_bytes())
    shown.upload([action], name, arrived)
    arrived.unlink()


def nodes(tree: object) -> Iterator[Node]:
    """Give tag, attributes and text of every element."""
    if isinstance(tree, list):
        yield tree[0], tree[1], texts(tree)
        for child in tree[2]:
            yield from nodes(child)


def texts(tree: object) -> str:
    """Give the text of a tree, with single blanks."""
    if isinstance(tree, str):
        return tree
    assert isinstance(tree, list)
    return " ".join(" ".join(map(texts, tree[2])).split())


def shown(page: Audit) -> list[Node]:
    """Give every element of a page."""
    return list(nodes(page.view()["tree"]))


def text_of(page: Audit) -> str:
    """Give all that a page says."""
    return texts(page.view()["tree"])


def offered(page: Audit) -> list[tuple[list[str], str | None]]:
    """Give every act that the page offers now: clicks, and each drop-down's choices."""
    acts: list[tuple[list[str], str | None]] = []
    for tag, attributes, _ in (tree := shown(page)):
        on = attributes.get("on", {})
        if "click" in on:
            acts.append((on["click"], None))
        if "change" in on and tag == "select":
            acts += [(on["change"], value) for value in _choices(page, attributes["id"])]
    assert tree
    return acts


def _choices(page: Audit, name: str) -> list[str]:
    def found(tree: object) -> Iterator[list[Any]]:
        if isinstance(tree, list):
            if tree[1].get("id") == name:
                yield tree
            for child in tree[2]:
                yield from found(child)

    (select,) = found(page.view()["tree"])
    return [attributes["value"] for tag, attributes, _ in nodes(select) if tag == "option"]

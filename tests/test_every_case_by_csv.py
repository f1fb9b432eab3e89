"""All cases and all states through `pansol decide`, held against the SOP transcribed anew."""

import csv
from collections import Counter
from itertools import product
from pathlib import Path

import pytest
from reference import CASES_BY_ACTION, CASES_BY_RULE, ORDER, VALUES, Answer, answer

from pansol.cli import main

Row = dict[str, str]


@pytest.fixture(scope="module")
def decided(tmp_path_factory: pytest.TempPathFactory) -> list[Row]:
    """Every state, 19,440 of them, decided in one run."""
    folder = tmp_path_factory.mktemp("states")
    states = product(*(("", *values) for values in VALUES.values()))
    with (folder / "in.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([VALUES, *states])
    assert main(["decide", str(folder / "in.csv"), "--out", str(folder / "out.csv")]) == 0
    return read(folder / "out.csv")


def read(path: Path) -> list[Row]:
    """Read a CSV whole."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def completions(row: Row) -> list[Row]:
    """Give every way of completing the row's unknown facts."""
    choices = [[row[name]] if row[name] else values for name, values in VALUES.items()]
    return [dict(zip(VALUES, words, strict=True)) for words in product(*choices)]


def outcome(found: Answer) -> tuple[str, ...]:
    """Give what counts: action, SLA, KIP, gap."""
    return found[1:]


def code(found: Answer) -> str:
    """Write an outcome as the column ``possible`` does."""
    return "/".join(filter(None, outcome(found)))


ANSWERS = {
    words: answer(dict(zip(VALUES, words, strict=True))) for words in product(*VALUES.values())
}


def test_the_totals_are_the_papers(decided: list[Row]) -> None:
    """1,152 complete cases: so many for each action and each rule, none incomplete."""
    complete = [row for row in decided if all(row[name] for name in VALUES)]
    assert len(decided) == 19_440
    assert len(complete) == 1_152
    assert Counter(row["action"] for row in complete) == CASES_BY_ACTION
    assert Counter(row["rule"] for row in complete) == CASES_BY_RULE


def test_every_state_is_answered_as_its_completions_are(decided: list[Row]) -> None:
    """Final where they agree, else incomplete with exactly what they come to."""
    for row in decided:
        found = [ANSWERS[tuple(case.values())] for case in completions(row)]
        assert set(row["possible"].split(";")) == set(map(code, found))
        final = len(set(map(outcome, found))) == 1
        expected = outcome(found[0]) if final else ("incomplete", "", "", "")
        assert (row["action"], row["sla"], row["kip"], row["gap"]) == expected
        assert set(filter(None, row["rule"].split("/"))) == (
            {each.rule for each in found} if final else set()
        )


def test_the_next_check_is_the_first_that_can_matter(decided: list[Row]) -> None:
    """In the order for the card; a check that can't change the outcome is never asked for."""
    for row in decided:
        cases = completions(row)
        unknown = [name for name in ORDER[row["subscription"] or "prepaid"] if not row[name]]
        expected = next((name for name in unknown if varies(cases, name)), "")
        assert row["next_check"] == expected


def varies(cases: list[Row], name: str) -> bool:
    """Tell whether two of the cases differ in this fact alone and in outcome."""
    seen: dict[tuple[str, ...], tuple[str, ...]] = {}
    for case in cases:
        others = tuple(word for fact, word in case.items() if fact != name)
        found = outcome(ANSWERS[tuple(case.values())])
        if seen.setdefault(others, found) != found:
            return True
    return False

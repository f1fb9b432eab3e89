"""A broken worked example stops with its file, line and column, and what would be right."""

import csv
import shutil
from pathlib import Path

import pytest

from pansol.examples import (
    COLUMNS,
    BrokenExampleError,
    Problem,
    check,
    examples_path,
    load_examples,
)
from pansol.facts import Age, Benefit

GOOD = dict.fromkeys(COLUMNS, "") | {
    "id": "wait",
    "story_id": "Kuota belum ada.",
    "story_en": "No quota yet.",
    "card_type": "simpati",
    "transaction_at": "2026-07-14T19:30+07:00",
    "handled_at": "2026-07-14T20:00+07:00",
    "activation": "success",
    "charged": "no",
    "benefit": "not_received",
    "history": "clear",
    "outage": "clear",
    "normal_tariff": "no",
    "rule": "R11",
    "action": "wait_24h",
    "advice": "mobile_data_off;do_not_repeat",
    "wait_until": "2026-07-15T19:30+07:00",
}


def written(folder: Path, *rows: dict[str, str], delimiter: str = ",") -> Path:
    """Write rows as a file of examples."""
    path = folder / "mine.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)
    return path


def broken(path: Path) -> BrokenExampleError:
    """Read a file that can't be read, and give the error."""
    with pytest.raises(BrokenExampleError) as caught:
        load_examples(path)
    assert caught.value.path == path
    assert str(path) in str(caught.value)
    assert f"line {caught.value.line}" in str(caught.value)
    return caught.value


def test_a_good_example_holds(tmp_path: Path) -> None:
    """The facts, the age from the times, the fields and the stories are read."""
    (example,) = load_examples(written(tmp_path, GOOD))
    assert check(example) == ()
    assert example.line == 2
    assert example.case.age is Age.WITHIN_24H
    assert example.case.benefit is Benefit.NOT_RECEIVED
    assert example.fields == {"card_type": "simpati"}
    assert example.story == {"id": "Kuota belum ada.", "en": "No quota yet."}


def test_a_wrong_expectation_is_a_difference_not_an_error(tmp_path: Path) -> None:
    """Each that does not hold, with both sides."""
    row = GOOD | {"rule": "R7", "advice": "do_not_repeat;mobile_data_off", "sla": "tier"}
    (example,) = load_examples(written(tmp_path, row))
    rule, sla = check(example)
    assert (rule.column, rule.expected, rule.found) == ("rule", ("R7",), ("R11",))
    assert (sla.column, sla.expected, sla.found) == ("sla", ("tier",), ())


@pytest.mark.parametrize(
    ("column", "value", "problem", "allowed"),
    [
        ("activation", "sukses", Problem.UNKNOWN_VALUE, ("success", "failed", "pending")),
        ("outage", "no", Problem.UNKNOWN_VALUE, ("affected", "clear")),
        ("sla", "cepat", Problem.UNKNOWN_VALUE, ("refund", "tier")),
        ("rule", "R12", Problem.UNKNOWN_VALUE, None),
        ("action", "tiket", Problem.UNKNOWN_VALUE, None),
        ("kip", "K21", Problem.UNKNOWN_VALUE, None),
        ("advice", "sabar", Problem.UNKNOWN_VALUE, None),
        ("next_check", "subscription", Problem.UNKNOWN_VALUE, None),
        ("missing_fields", "MSISDN", Problem.UNKNOWN_VALUE, None),
        ("faults", "typo", Problem.UNKNOWN_VALUE, None),
        ("transaction_at", "2026-07-14T19:30", Problem.TIME, ()),
        ("handled_at", "14/07/2026", Problem.TIME, ()),
        ("wait_until", "besok", Problem.TIME, ()),
        ("transaction_at", "2026-07-14T20:01+07:00", Problem.TIMES, ()),
        ("age", "over_24h", Problem.AGE, ("within_24h",)),
    ],
)
def test_a_wrong_value_is_named_with_its_place(
    column: str, value: str, problem: Problem, allowed: tuple[str, ...] | None, tmp_path: Path
) -> None:
    """File, line, column, the value, and the values allowed."""
    error = broken(written(tmp_path, GOOD, GOOD | {"id": "second", column: value}))
    assert (error.line, error.column, error.value) == (3, column, value)
    assert error.problem is problem
    assert f"column {column}" in str(error)
    assert repr(value) in str(error)
    if allowed is None:
        assert len(error.allowed) > 2
    else:
        assert error.allowed == allowed
    assert all(word in str(error) for word in error.allowed)


@pytest.mark.parametrize("column", ["id", "story_id", "story_en", "action"])
def test_what_every_example_needs_must_be_given(column: str, tmp_path: Path) -> None:
    """A name, the story in both languages, and the action."""
    error = broken(written(tmp_path, GOOD | {column: ""}))
    assert (error.problem, error.line, error.column) == (Problem.EMPTY, 2, column)


def test_two_examples_of_one_name_are_refused(tmp_path: Path) -> None:
    """The second is named."""
    error = broken(written(tmp_path, GOOD, GOOD))
    assert (error.problem, error.line, error.column) == (Problem.TWICE, 3, "id")


def test_the_line_is_right_after_a_story_of_several_lines(tmp_path: Path) -> None:
    """It is the line on which the row begins, as an editor counts."""
    rows = (GOOD | {"story_id": "Satu.\nDua.\nTiga."}, GOOD | {"id": "b", "charged": "ya"})
    assert broken(written(tmp_path, *rows)).line == 5


def test_columns_that_are_missing_unknown_or_double_are_named(tmp_path: Path) -> None:
    """On the first line."""
    path = tmp_path / "mine.csv"
    names = ",".join(COLUMNS)
    for head, problem, column in (
        (names.replace(",charged,", ","), Problem.MISSING_COLUMN, "charged"),
        (names + ",catatan", Problem.UNKNOWN_COLUMN, "catatan"),
        (names + ",gap", Problem.TWICE, "gap"),
    ):
        path.write_text(head + "\n", encoding="utf-8")
        error = broken(path)
        assert (error.problem, error.line, error.column) == (problem, 1, column)


def test_a_row_with_too_few_or_too_many_cells_is_named(tmp_path: Path) -> None:
    """A comma too much moves every cell after it."""
    path = written(tmp_path, GOOD)
    good = path.read_text(encoding="utf-8")
    for bad in ("x,y\n", ",".join(["x"] * (len(COLUMNS) + 1)) + "\n"):
        path.write_text(good + bad, encoding="utf-8")
        error = broken(path)
        assert (error.problem, error.line) == (Problem.CELLS, 3)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    """With the line of the first byte that is not UTF-8, or of the quote that is not closed."""
    path = written(tmp_path, GOOD)
    good = path.read_bytes()
    for bad in (b"caf\xe9\n", b'"open,"x"\n'):
        path.write_bytes(good + bad)
        error = broken(path)
        assert (error.problem, error.line) == (Problem.UNREADABLE, 3)


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    """It has no head."""
    path = tmp_path / "mine.csv"
    path.touch()
    assert broken(path).problem is Problem.EMPTY


def test_a_file_as_spreadsheets_save_it_is_read(tmp_path: Path) -> None:
    """Semicolons between the cells, a byte-order mark, rows of empty cells at the end."""
    empty = dict.fromkeys(COLUMNS, "")
    path = written(tmp_path, GOOD, empty, empty, delimiter=";")
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    (example,) = load_examples(path)
    assert check(example) == ()


def test_an_unknown_card_or_channel_is_the_tickets_fault(tmp_path: Path) -> None:
    """So an example can show it: the subscription stays unknown."""
    row = GOOD | {"card_type": "kartu perdana", "purchase_channel": "aplikasi"}
    (example,) = load_examples(written(tmp_path, row))
    assert example.case.subscription is None
    assert example.case.digital_purchase is None


def test_the_examples_are_found_in_a_clone_and_when_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beside the module if they are there, else in the folder of sample data."""
    clone = examples_path()
    assert clone.is_file()
    module = tmp_path / "examples" / "reading.py"
    module.parent.mkdir()
    monkeypatch.setattr("pansol.examples.reading.__file__", str(module))
    installed = module.with_name("worked_examples.csv")
    shutil.copy(clone, installed)
    assert examples_path() == installed

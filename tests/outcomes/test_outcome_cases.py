"""The cases as codes: what is taken from a frame, and what a source lacks."""

from datetime import UTC, date, datetime

import duckdb
import pandas as pd
import pytest
from outcome_cases import FACTS_OF_R7, JAKARTA, made, micros, sample, sample_frame

from pansol.outcomes import DIMENSIONS, Choice, Outcomes, by_dimension, every_figure, select


def test_every_case_is_counted_once() -> None:
    """Each row of the frame is one case, with its number and its row."""
    outcomes = sample()
    assert len(outcomes) == len(sample_frame())
    assert sorted(outcomes.rows.tolist()) == sample_frame()["row"].tolist()
    assert {*outcomes.ids.to_pylist()} == {*sample_frame()["case_id"]}


def test_rows_are_in_the_order_of_their_days() -> None:
    """So a period is a slice."""
    assert (sample().days[1:] >= sample().days[:-1]).all()


def test_a_frame_of_another_engine_gives_the_same() -> None:
    """DuckDB's relation and pandas' frame are counted alike."""
    frame = sample_frame().drop(columns="day")
    other = Outcomes.of(duckdb.from_df(frame), zone=JAKARTA)
    assert other.missing == sample().missing
    for name in sample().dimensions:
        assert other.labels(name) == sample().labels(name)
        assert (other.codes(name) == sample().codes(name)).all()


def test_the_day_is_the_local_one() -> None:
    """18:00 UTC is the next day in Jakarta."""
    late = micros(datetime(2026, 6, 1, 18, tzinfo=UTC))
    assert made([{"handled_us": late}]).span == (date(2026, 6, 2), date(2026, 6, 2))


def test_the_transaction_gives_the_day_where_no_handling_is_recorded() -> None:
    """A source that knows only when was bought is counted by that."""
    bought = micros(datetime(2026, 6, 1, 3, tzinfo=UTC))
    assert made([{"transaction_us": bought}]).span == (date(2026, 6, 1), date(2026, 6, 1))


def test_what_was_due_stands_in_for_an_action_that_is_not_recorded() -> None:
    """Facts without an action still tell what should have been done."""
    outcomes = made([FACTS_OF_R7])
    found = by_dimension(select(outcomes, Choice()), "action")
    assert [(group.label, group.n) for group in found.groups] == [("create_ticket", 1)]


def test_days_to_come_are_no_days() -> None:
    """A case dated tomorrow is counted, but not over time."""
    when = micros(datetime(2026, 6, 3, 3, tzinfo=UTC))
    outcomes = made([{"handled_us": when}], today=date(2026, 6, 2))
    assert (outcomes.future, outcomes.undated, outcomes.span) == (1, 1, None)


def test_a_column_that_is_not_there_is_named() -> None:
    """Plain exports have few columns: what can be counted is counted, the rest is missing."""
    when = micros(datetime(2026, 6, 1, 3, tzinfo=UTC))
    frame = pd.DataFrame({"handled_us": [when, when], "complaint_channel": ["a", None],
                          "status": ["open", "closed"]})  # fmt: skip
    outcomes = Outcomes.of(frame, zone=JAKARTA)
    assert outcomes.dimensions == ("complaint_channel", "status")
    assert {*outcomes.missing} == {*DIMENSIONS, "charged_amount", "waits"} - {
        "complaint_channel",
        "status",
    }
    every_figure(select(outcomes, Choice()))


def test_one_channel_has_one_name_however_it_is_written() -> None:
    """Id and label of the SOP's list are the same channel."""
    outcomes = made([{"complaint_channel": text} for text in ("grapari", "GraPARI ", "Grapari")])
    assert outcomes.labels("complaint_channel") == ("", "grapari")


def test_an_amount_that_is_no_number_is_unknown() -> None:
    """It is never taken as zero."""
    amounts = made([{"charged_amount": text} for text in ("5000", "Rp", None, "0")]).amounts
    assert amounts.tolist() == [5000, -1, -1, 0]


@pytest.mark.parametrize("rows", [[], [{}], [FACTS_OF_R7]])
def test_every_figure_can_be_had_of_nearly_nothing(rows: list[dict[str, object]]) -> None:
    """No case, one case without anything, one case: no figure fails."""
    figures = every_figure(select(made(rows), Choice()))
    assert figures.selection.n == len(rows)


def test_a_case_takes_few_bytes() -> None:
    """A million cases fit in 60 MB."""
    assert sample().nbytes / len(sample()) <= 60


def test_a_number_typed_into_a_label_is_hidden() -> None:
    """No customer's number stands on a dashboard, wherever somebody typed it; agents' do."""
    outcomes = made([{"region": "telp 081234567890", "agent": "19870654321"}])
    assert outcomes.labels("region") == ("", "telp 0812••••••90")
    assert outcomes.labels("agent") == ("", "19870654321")


def test_free_text_is_no_column_of_labels() -> None:
    """What is different in thousands of cases is not counted by."""
    frame = pd.DataFrame({"location": [f"Jalan {number}" for number in range(3000)]})
    assert "location" in Outcomes.of(frame, zone=JAKARTA).missing

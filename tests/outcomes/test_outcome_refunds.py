"""Whether what was charged came back: an optional column, of which an empty cell says nothing."""

from pathlib import Path

import pandas as pd
import pytest
from outcome_cases import FACTS_OF_R7, SAMPLE, made, sample

from pansol.outcomes import Choice, Refund, from_file, money, refund_rows, select


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"refunded_amount": "25000"}, Refund.RETURNED),
        ({"refunded_amount": "Rp25.000"}, Refund.RETURNED),
        ({"refunded_amount": "10000"}, Refund.PARTLY),
        ({"refunded_amount": "0"}, Refund.NOT_YET),
        ({"refunded_amount": "entah"}, Refund.UNKNOWN),
        ({"refunded_amount": "10000", "refunded_at": "2026-08-03"}, Refund.PARTLY),
        ({"refunded_amount": None, "refunded_at": "2026-08-03"}, Refund.RETURNED),
        ({"refunded_at": "3/8/2026"}, Refund.RETURNED),
        ({"refunded_at": "Belum"}, Refund.NOT_YET),
        ({"refunded_at": "not yet"}, Refund.NOT_YET),
        ({"refunded_at": " "}, Refund.UNKNOWN),
        ({"refunded_at": "0"}, Refund.NOT_YET),
        ({"refunded_at": "1"}, Refund.RETURNED),
        ({"refunded_at": "0000-00-00"}, Refund.NOT_YET),
        ({"refunded_at": "Belum, cek 2/8"}, Refund.NOT_YET),
        ({"refunded_at": "tidak (tiket 12)"}, Refund.NOT_YET),
        ({"refunded_at": "t"}, Refund.UNKNOWN),
        ({"refunded_at": "-"}, Refund.UNKNOWN),
        ({"charged_amount": None, "refunded_amount": "10000"}, Refund.UNKNOWN),
        ({"charged_amount": None, "refunded_at": "2026-08-03"}, Refund.RETURNED),
        ({"charged_amount": None, "refunded_amount": "0"}, Refund.NOT_YET),
    ],
)
def test_each_cell_is_read_as_what_it_says(cells: dict[str, str | None], expected: Refund) -> None:
    """An amount counts before a day; what can't be read is unknown, never a no."""
    case = {**FACTS_OF_R7, "charged_amount": "25000", **cells}
    found = money(select(made([case]), Choice()))
    assert {row.refund: row.n for row in found.refunds if row.n} == {expected: 1}


def test_without_the_column_nothing_is_told() -> None:
    """As in the sample; a column that is empty throughout is none."""
    assert money(select(sample(), Choice())).refunds == ()
    empty = [{**FACTS_OF_R7, "refunded_at": None}]
    assert money(select(made(empty), Choice())).refunds == ()


def test_rows_add_up_and_lead_to_their_cases() -> None:
    """Each case once, and only those charged without the benefit."""
    cells = ("25000", "0", "10000", None, "0")
    lost = [{**FACTS_OF_R7, "charged_amount": "25000", "refunded_amount": each} for each in cells]
    kept = {**FACTS_OF_R7, "charged": "no", "charged_amount": None, "refunded_amount": "25000"}
    chosen = select(made([*lost, kept]), Choice())
    found = money(chosen)
    assert sum(row.n for row in found.refunds) == found.n == 5
    assert sum(row.rupiah for row in found.refunds) == found.rupiah
    for row in found.refunds:
        assert len(refund_rows(chosen, row.refund)) == row.n
    assert {row.refund: row.n for row in found.refunds}[Refund.NOT_YET] == 2


def test_a_files_own_name_for_the_column_is_known(tmp_path: Path) -> None:
    """With whatever case and blanks it is written."""
    frame = pd.read_csv(SAMPLE, dtype=str, nrows=200).assign(**{"Tanggal Refund": "2026-08-03"})
    frame.to_csv(tmp_path / "cases.csv", index=False)
    found = money(select(from_file(tmp_path / "cases.csv", zone="Asia/Jakarta"), Choice()))
    assert {row.refund: row.n for row in found.refunds if row.n} == {Refund.RETURNED: found.n}

"""Money charged without the benefit."""

import pytest
from outcome_cases import FACTS_OF_R7, made, sample, sample_frame

from pansol.outcomes import Choice, Remedy, money, select


def test_cases_and_rupiah_are_those_of_plain_adding() -> None:
    """By what was done, on the sample."""
    frame = sample_frame()
    lost = frame[(frame["charged"] == "yes") & frame["benefit"].isin(
        ["not_received", "not_as_bought", "bonus_missing"])]  # fmt: skip
    ticket = lost["action_taken"] == "create_ticket"
    refund = ticket & (lost["sla_given"] == "refund")
    plain = {
        Remedy.REFUND_TICKET: lost[refund],
        Remedy.OTHER_TICKET: lost[ticket & ~refund],
        Remedy.NO_TICKET: lost[~ticket & lost["action_taken"].notna()],
        Remedy.NOT_RECORDED: lost[lost["action_taken"].isna()],
    }
    found = money(select(sample(), Choice()))
    assert found.n == len(lost)
    for row in found.rows:
        amounts = plain[row.remedy]["charged_amount"]
        known = amounts[amounts.str.fullmatch("[0-9]+").fillna(value=False).astype(bool)]
        assert (row.n, row.unknown) == (len(amounts), len(amounts) - len(known))
        assert row.rupiah == known.astype(int).sum()


@pytest.mark.parametrize(
    ("facts", "unclear"),
    [
        ({"charged": None}, 1),
        ({"benefit": None}, 1),
        ({"charged": "no"}, 0),
        ({"benefit": "received", "charged": None}, 0),
        ({"charged": "no", "benefit": None}, 0),
    ],
)
def test_a_case_is_unclear_only_while_it_may_be_one(
    facts: dict[str, str | None], unclear: int
) -> None:
    """Not charged, or received, is known to be none."""
    found = money(select(made([{**FACTS_OF_R7, **facts}]), Choice()))
    assert (found.n, found.excluded["unclear"]) == (0, unclear)


def test_an_unknown_amount_is_counted_apart() -> None:
    """It is no rupiah, and no zero."""
    rows = [{**FACTS_OF_R7, "charged_amount": amount} for amount in ("25000", None)]
    found = money(select(made(rows), Choice()))
    assert (found.n, found.rupiah, found.unknown) == (2, 25000, 1)

"""The truth file holds the mistakes in the complaints: all of them, and only those."""

from collections import Counter
from pathlib import Path

import pytest
from recheck import COMMITTED, INSTEAD_OF, findings, rows_of, times_of

from pansol import SOP, Advice, Kip
from pansol.formats import Fault
from pansol.sample import SHARES, TRUTH_COLUMNS, Kind, write_sample
from pansol.sop import Format
from pansol.ticket import review

ROWS = rows_of(COMMITTED / "complaints.csv")
TRUTH = [
    tuple(row[name] for name in TRUTH_COLUMNS)
    for row in rows_of(COMMITTED / "complaints-truth.csv")
]
FIELDS = {field.name for field in SOP.ticket_fields}
FORMATTED = {field.name for field in SOP.ticket_fields if field.format is not Format.TEXT}


def test_the_truth_is_found_from_the_file_alone() -> None:
    """Precision and recall are 1.0, by kind, field, expectation and what was done."""
    found = [finding for row in ROWS for finding in findings(row)]
    assert len(set(found)) == len(found)
    assert sorted(found) == sorted(TRUTH)


@pytest.mark.parametrize(("rows", "seed"), [(40, 1), (700, 2), (700, 3), (9000, 4)])
def test_the_truth_is_found_in_samples_of_any_size_and_seed(
    rows: int, seed: int, tmp_path: Path
) -> None:
    """The same holds for what others generate."""
    sample = write_sample(tmp_path, rows=rows, seed=seed)
    found = [finding for row in rows_of(sample.complaints) for finding in findings(row)]
    truth = [tuple(row[name] for name in TRUTH_COLUMNS) for row in rows_of(sample.truth)]
    assert sorted(found) == sorted(truth)


def test_every_kind_has_a_share() -> None:
    """The shares are declared for all kinds, and all of the complaints' mistakes are among them."""
    assert set(SHARES) == set(Kind)
    assert {kind for _, kind, *_ in TRUTH} == {kind.value for kind in Kind}
    instead = {kind for kinds in INSTEAD_OF.values() for kind in kinds}
    assert instead <= {kind.value for kind in Kind}


@pytest.mark.parametrize("kind", Kind, ids=lambda kind: str(kind.value))
def test_a_kind_is_as_frequent_as_declared(kind: Kind) -> None:
    """Exactly: so many mistakes in so many complaints."""
    count = sum(found == kind.value for _, found, *_ in TRUTH)
    assert count == round(SHARES[kind] * len(ROWS))


def test_every_field_goes_missing_and_every_format_is_broken() -> None:
    """A complaint channel alone is never just missing: without it, it can't be said."""
    by_kind = {kind: {field for _, k, field, *_ in TRUTH if k == kind.value} for kind in Kind}
    assert by_kind[Kind.MISSING_FIELD] == FIELDS - {"complaint_channel"}
    assert by_kind[Kind.UNDECIDED_FIELD] == {"complaint_channel"}
    assert by_kind[Kind.MALFORMED_FIELD] == FORMATTED


def test_every_fault_of_a_format_occurs() -> None:
    """A fault that is added to the formats is added here."""
    faults: set[str] = set()
    for row in ROWS:
        if row["action_taken"] == "create_ticket":
            transaction_at, handled_at = times_of(row)
            fields = {name: row[name] for name in FIELDS}
            found = review(fields, now=handled_at, transaction_at=transaction_at)
            faults |= {fault.value for fault in found.malformed.values()}
    assert faults == {fault.value for fault in Fault}


def test_every_advice_every_kip_and_both_slas_go_wrong() -> None:
    """Each in its turn."""
    expected = Counter((kind, value) for _, kind, _, value, _ in TRUTH)
    assert all(expected["advice_not_given", advice.value] for advice in Advice)
    assert all(expected["wrong_kip", kip.value] for kip in Kip)
    assert expected["tier_instead_of_refund", "refund"]
    assert expected["refund_instead_of_tier", "tier"]


def test_mostly_one_mistake_a_complaint_and_never_more_than_two() -> None:
    """A wrong action stays alone, as nothing else is judged then."""
    per_case = Counter(case_id for case_id, *_ in TRUTH)
    sizes = Counter(per_case.values())
    assert set(sizes) == {1, 2}
    assert sizes[2] < 0.1 * sizes[1]
    assert {per_case[case_id] for case_id, _, field, *_ in TRUTH if field == "action_taken"} == {1}


def test_careless_agents_make_most_mistakes() -> None:
    """The quarter who err most make more than 40 in 100 of the mistakes."""
    agents = {row["case_id"]: row["agent"] for row in ROWS}
    by_agent = Counter(agents[case_id] for case_id, *_ in TRUTH)
    assert sum(n for _, n in by_agent.most_common(10)) > 0.4 * len(TRUTH)

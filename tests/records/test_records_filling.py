"""Fields of the ticket are filled in where the rows tell them beyond doubt, and only there."""

from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from records_rows import BOUGHT, NOW, answered, asked, broken, charge, found, grant, made, order

from pansol.facts import Charged, NormalTariff, Outage
from pansol.formats import parse_phone
from pansol.records import DERIVATIONS, Finding, Role, Row, fields_told
from pansol.records.embedded import mapped
from pansol.records.finding import Value
from pansol.records.lookup import Systems
from pansol.sample.files import SEED, handled_complaints

COLUMNS = ("package_name", "package_price", "package_quota", "location", "charged_amount")


def filled(*rows: Row, **enquiry: object) -> dict[str, str]:
    """Give what is filled in where all systems answer with these rows."""
    findings = [found(each.fact, answered(rows), asked(**enquiry)) for each in DERIVATIONS]
    return {name: each.value for name, each in fields_told(findings, BOUGHT).items()}


def test_the_order_tells_package_price_and_quota() -> None:
    """And what was taken is the call detail's; each names its system."""
    findings = [found(each.fact, answered([order(), charge()])) for each in DERIVATIONS]
    told = {name: (each.value, each.system) for name, each in fields_told(findings, BOUGHT).items()}
    assert told == {
        "package_name": ("Kuota Ketengan 7 GB", "Indira"),
        "package_price": ("65000", "Indira"),
        "package_quota": ("7 GB", "Indira"),
        "charged_amount": ("65000", "Indira"),
    }


@pytest.mark.parametrize(
    ("values", "quota"),
    [
        ({}, "7 GB"),
        ({"quota_mb": 1024}, "1 GB"),
        ({"quota_mb": 1536}, "1536 MB"),
        ({"quota_mb": 500}, "500 MB"),
        ({"bonus": "5 GB video"}, "7 GB + bonus 5 GB video"),
        ({"quota_mb": 0}, None),
        ({"quota_mb": None}, None),
        ({"quota_mb": None, "bonus": "5 GB video"}, None),
    ],
)
def test_a_quota_is_written_as_it_is_sold(values: dict[str, Value], quota: str | None) -> None:
    """In GB where they are whole, with the bonus; none where none is known."""
    assert filled(order(**values)).get("package_quota") == quota


def test_orders_that_differ_fill_in_nothing_they_differ_in() -> None:
    """Indira's price and Selena's, say: the rest is told."""
    told = filled(order(), order("Selena", price=70000, bonus="x"))
    assert told["package_name"] == "Kuota Ketengan 7 GB"
    assert not {"package_price", "package_quota"} & told.keys()


def test_an_impossible_row_fills_in_nothing() -> None:
    """Neither of an order nor of a charge."""
    assert filled(broken(Role.PROVISIONING, "price", "negative")) == {}
    assert "charged_amount" not in filled(order(), broken(Role.CALL_DETAIL, "amount", "negative"))


def test_what_was_charged_is_the_sum_of_package_and_normal_tariff() -> None:
    """Both known, nothing counted twice; nothing taken is nought."""
    data = charge(kind="data", amount=1500), charge(kind="data", amount=500, charged_at=NOW)
    assert filled(order(), charge(), *data)["charged_amount"] == "66500"
    assert filled(order(), *data)["charged_amount"] == "1500"
    assert filled(order())["charged_amount"] == "0"


def test_what_was_charged_is_open_while_one_of_both_is() -> None:
    """Half a sum is none."""
    assert "charged_amount" not in filled(order(), charge(amount=1))
    both = [found(fact, answered([order(), charge()])) for fact in (Charged, NormalTariff)]
    assert "charged_amount" in fields_told(both, BOUGHT)
    for one in both:
        assert "charged_amount" not in fields_told([one], BOUGHT)


def test_the_place_is_e_cares_where_nobody_told_it() -> None:
    """It is no news where it was asked with."""
    row = made(Role.COMPLAINTS, location="Ambon, Maluku")
    assert filled(row, location="") == {"location": "Ambon, Maluku"}
    assert filled(row) == {}
    findings = [found(Outage, answered([row]), asked(location=""))]
    assert fields_told(findings, BOUGHT)["location"].system == "E-Care"


def test_nothing_found_fills_in_nothing() -> None:
    """No finding, no row."""
    assert fields_told([], BOUGHT) == {}
    assert filled() == {}


@given(places=st.permutations(range(len(DERIVATIONS))))
def test_the_order_of_findings_changes_nothing(places: list[int]) -> None:
    """They come as systems answer."""
    rows = order(), order("Selena", order_id="S1"), charge(), grant(), made(Role.COMPLAINTS)
    findings: list[Finding] = [found(each.fact, answered(rows)) for each in DERIVATIONS]
    assert fields_told([findings[place] for place in places], BOUGHT) == fields_told(
        findings, BOUGHT
    )


def test_a_made_up_complaint_is_filled_in_as_its_customer_said(made_up: Path) -> None:
    """Package, price and place of the truth."""
    systems = Systems(mapped(made_up))
    for handled in handled_complaints(400, SEED)[:40]:
        columns, truth = handled.complaint.columns, handled.complaint.truth
        enquiry = asked(
            msisdn=parse_phone(columns["msisdn"]),
            now=datetime.fromisoformat(columns["handled_at"]),
            transaction_at=datetime.fromisoformat(columns["transaction_at"]),
            subscription=truth.subscription,
            package=columns["package_name"],
            location="",
        )
        findings = list(systems.look_up(enquiry))
        told = {name: each.value for name, each in fields_told(findings, BOUGHT).items()}
        wanted = ("package_name", "package_price", "location")
        assert {name: told.get(name) for name in wanted} == {name: columns[name] for name in wanted}
        assert told["package_quota"]

"""Each fact follows from the rows that bear on it, clause by clause, and from no others."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from records_rows import (
    BOUGHT,
    DAY,
    MINUTE,
    NOW,
    PACKAGE,
    SECOND,
    asked,
    broken,
    charge,
    contact,
    grant,
    made,
    order,
    outage,
    told,
)

from pansol.facts import (
    FACTS,
    Activation,
    Age,
    Benefit,
    Charged,
    Fact,
    History,
    NormalTariff,
    Outage,
    Subscription,
)
from pansol.records import DERIVATIONS, SHAPES, Role, Row
from pansol.records.finding import Value
from pansol.records.shapes import Form

OTHER = "Combo Sakti 30 GB"
ALSO: dict[str, Value] = {"order_id": "A2", "package": OTHER}


def test_every_fact_that_systems_know_is_derived_and_for_each_card_it_is_said_where_from() -> None:
    """All but the card type and the age, which come from what was entered."""
    assert {each.fact for each in DERIVATIONS} == set(FACTS) - {Subscription, Age}
    for each in DERIVATIONS:
        assert set(each.says) == set(each.fact)
        assert set(each.reads) == set(Subscription)
        assert each.clauses


def test_a_derivation_asks_only_for_words_that_its_tables_have() -> None:
    """A slip in a kind or topic would leave out every row."""
    for each in DERIVATIONS:
        for role in each.roles:
            words = {column.name: column.words for column in SHAPES[role].columns}
            assert set(each.kinds) <= set(words.get("kind", ()))
            assert not each.topic or each.topic in words["topic"]


def test_each_table_is_placed_in_time_and_found_by_a_key() -> None:
    """Both are columns that every row has."""
    for shape in SHAPES.values():
        columns = {column.name: column for column in shape.columns}
        assert columns[shape.moment].form in {Form.MOMENT, Form.SPAN}
        assert not columns[shape.moment].optional
        assert not columns[shape.key].optional


@pytest.mark.parametrize("status", list(Activation))
def test_the_activation_is_what_the_order_says(status: Activation) -> None:
    """SOP 1.1: one system that knows is enough."""
    assert told(Activation, order(status=status.value)) is status
    both = order(status=status.value), order("Selena", order_id="S1", status=status.value)
    assert told(Activation, *both) is status


def test_a_postpaid_customers_activation_is_read_from_manage_order_alone() -> None:
    """SOP 1.2; what Indira has is of another time."""
    postpaid = asked(subscription=Subscription.POSTPAID)
    rows = order(status="failed"), made(Role.ORDERS, status="success")
    assert told(Activation, *rows, enquiry=postpaid) is Activation.SUCCESS
    assert told(Activation, rows[0], enquiry=postpaid) == "no_order"


def test_where_the_card_is_unknown_both_kinds_of_orders_count() -> None:
    """And if they contradict each other, nothing is known."""
    unknown = asked(subscription=None)
    ordered = made(Role.ORDERS, status="failed")
    assert told(Activation, ordered, enquiry=unknown) is Activation.FAILED
    assert told(Activation, order(), enquiry=unknown) is Activation.SUCCESS
    assert told(Activation, order(), ordered, enquiry=unknown) == "disagree"


def test_systems_that_contradict_each_other_leave_the_activation_unknown() -> None:
    """Indira says yes, Selena no: neither is believed."""
    assert told(Activation, order(), order("Selena", status="failed")) == "disagree"


def test_without_an_order_the_activation_is_unknown_and_not_failed() -> None:
    """The time, the number or the package may be wrong."""
    assert told(Activation) == "no_order"


@pytest.mark.parametrize(
    ("after", "counts"),
    [(-15 * MINUTE, True), (15 * MINUTE, True), (-15 * MINUTE - SECOND, False),
     (15 * MINUTE + SECOND, False)],
)  # fmt: skip
def test_an_order_is_that_of_the_purchase_within_15_minutes(
    after: timedelta, *, counts: bool
) -> None:
    """Before and after, both ends included."""
    expected = Activation.SUCCESS if counts else "no_order"
    assert told(Activation, order(ordered_at=BOUGHT + after)) == expected


@pytest.mark.parametrize("name", [PACKAGE.upper(), f"  {PACKAGE.replace(' ', '   ')} "])
def test_capitals_and_blanks_in_a_packages_name_do_not_matter(name: str) -> None:
    """In the enquiry as in the rows."""
    rows = order(package=name), charge(package=name), grant(package=name)
    for enquiry in (asked(), asked(package=name), asked(package="")):
        assert told(Activation, *rows, enquiry=enquiry) is Activation.SUCCESS
        assert told(Charged, *rows, enquiry=enquiry) is Charged.YES
        assert told(Benefit, *rows, enquiry=enquiry) is Benefit.RECEIVED


def test_systems_that_write_a_package_in_other_capitals_mean_the_same() -> None:
    """Where no package was named, what was charged for another one still does not count."""
    rows = order(), order("Selena", package=PACKAGE.upper())
    other = charge(package=OTHER, order_id=None)
    assert told(Charged, *rows, other, enquiry=asked(package="")) is Charged.NO


def test_rows_of_another_package_do_not_count() -> None:
    """Neither its order, nor its charge, nor its quota."""
    rows = order(**ALSO), charge(**ALSO), grant(**ALSO)
    for fact in (Activation, Charged, Benefit):
        assert told(fact, *rows) == "other_package"
    assert told(Charged, order(), *rows) is Charged.NO
    assert told(Benefit, order(), *rows) is Benefit.NOT_RECEIVED


def test_several_packages_at_that_time_leave_open_which_is_meant() -> None:
    """Nothing is guessed until the package is named, even if price and quota are the same."""
    rows = order(), order(**ALSO), charge(), grant()
    for fact in (Activation, Charged, Benefit):
        assert told(fact, *rows, enquiry=asked(package="")) == "packages"
    assert told(Benefit, *rows) is Benefit.RECEIVED


def test_the_price_was_taken_or_it_was_not() -> None:
    """SOP 1.1, 3.1, 3.2: a line of the call detail with the order's price."""
    assert told(Charged, order(), charge()) is Charged.YES
    assert told(Charged, order()) is Charged.NO
    assert told(Charged, order(), charge(kind="data")) is Charged.NO
    assert told(Charged, order(), charge(kind="other")) is Charged.NO


@pytest.mark.parametrize(
    ("after", "counts"),
    [(-15 * MINUTE, True), (60 * MINUTE, True), (-15 * MINUTE - SECOND, False),
     (60 * MINUTE + SECOND, False)],
)  # fmt: skip
def test_a_charge_is_that_of_the_purchase_from_15_minutes_before_to_60_after(
    after: timedelta, *, counts: bool
) -> None:
    """Both ends included, where it names no order; one that names it counts whenever it came."""
    expected = Charged.YES if counts else Charged.NO
    assert told(Charged, order(), charge(order_id=None, charged_at=BOUGHT + after)) is expected
    assert told(Charged, order(), charge(charged_at=BOUGHT + after)) is Charged.YES


def test_what_came_after_the_moment_asked_for_does_not_count() -> None:
    """A charge, quota or usage of a second later is not there yet; one of this moment is."""
    at = BOUGHT + 10 * MINUTE
    enquiry = asked(now=at)
    for when, charged, benefit, tariff in (
        (at, Charged.YES, Benefit.RECEIVED, NormalTariff.YES),
        (at + SECOND, Charged.NO, Benefit.NOT_RECEIVED, NormalTariff.NO),
    ):
        rows = order(), charge(charged_at=when), grant(granted_at=when)
        data = charge(kind="data", charged_at=when)
        assert told(Charged, *rows, enquiry=enquiry) is charged
        assert told(Benefit, *rows, enquiry=enquiry) is benefit
        assert told(NormalTariff, order(), data, enquiry=enquiry) is tariff
    late = order(ordered_at=at + SECOND)
    assert told(Activation, late, enquiry=enquiry) == "no_order"


def test_another_amount_than_the_price_is_neither_yes_nor_no() -> None:
    """One line with the price, beside another, is a yes."""
    assert told(Charged, order(), charge(amount=64999)) == "price_differs"
    assert told(Charged, order(), charge(amount=1), charge()) is Charged.YES


def test_without_an_order_the_price_is_what_the_customer_says() -> None:
    """And if nobody says it, what was taken proves nothing."""
    assert told(Charged, charge(), enquiry=asked(price=65000)) is Charged.YES
    assert told(Charged, charge(), enquiry=asked(price=1)) == "price_differs"
    assert told(Charged, charge()) == "price_unknown"


def test_the_orders_price_comes_before_the_customers() -> None:
    """Memory is no record."""
    assert told(Charged, order(), charge(), enquiry=asked(price=1)) is Charged.YES
    assert told(Charged, order(price=0), charge(), enquiry=asked(price=65000)) == "price_differs"


def test_orders_that_differ_in_price_leave_the_charge_unknown() -> None:
    """The customer's word decides between no two systems."""
    rows = order(), order("Selena", order_id="S1", price=70000), charge()
    assert told(Charged, *rows, enquiry=asked(price=65000)) == "disagree"
    assert told(Charged, *rows[:2]) is Charged.NO


@pytest.mark.parametrize(
    ("named", "counts"), [("A1", True), (None, True), ("A2", False)], ids=["its", "none", "other"]
)
def test_a_row_that_names_another_order_does_not_count(named: str | None, *, counts: bool) -> None:
    """The same package may be bought twice within the hour."""
    another = order(order_id="A2", ordered_at=BOUGHT - 40 * MINUTE)
    rows = order(), another, charge(order_id=named), grant(order_id=named)
    assert told(Charged, *rows) is (Charged.YES if counts else Charged.NO)
    assert told(Benefit, *rows) is (Benefit.RECEIVED if counts else Benefit.NOT_RECEIVED)
    data = charge(kind="data", order_id=named)
    tariff = NormalTariff.YES if counts else NormalTariff.NO
    assert told(NormalTariff, order(), another, data) is tariff


def test_a_row_that_names_an_order_nobody_knows_leaves_its_fact_unknown() -> None:
    """One system's number for an order need not be the other's."""
    assert told(Charged, order("Selena"), charge(order_id="T1")) == "order_strange"
    assert told(Benefit, order("Selena"), grant(order_id="T1")) == "order_strange"


def test_a_package_ordered_twice_at_that_time_leaves_open_which_is_meant() -> None:
    """One may have been delivered and the other not; two systems that show one order are no two."""
    twice = order(), order(order_id="A2", ordered_at=BOUGHT + MINUTE)
    assert told(Charged, *twice, charge()) == "orders"
    assert told(Benefit, *twice, grant()) == "orders"
    assert told(Benefit, order(), order("Selena", order_id="S1"), grant()) is Benefit.RECEIVED


def test_a_quota_without_an_order_may_be_that_of_a_later_purchase() -> None:
    """Then it is not known which of them it came for."""
    again = order(order_id="A2", ordered_at=BOUGHT + 90 * MINUTE)
    late = grant(order_id=None, granted_at=BOUGHT + 91 * MINUTE)
    assert told(Benefit, order(), again, late) == "orders"
    assert told(Benefit, order(), late) is Benefit.RECEIVED
    soon = grant(order_id=None, granted_at=BOUGHT + MINUTE)
    assert told(Benefit, order(), again, soon) is Benefit.RECEIVED


def test_a_bonus_that_orders_do_not_speak_of_is_not_known_to_be_missing() -> None:
    """Where the column is not there; a sign for none is none."""
    bare = order()
    silent = replace(bare, written={n: t for n, t in bare.written.items() if n != "bonus"})
    assert told(Benefit, silent, grant()) == "bonus_unknown"
    assert told(Benefit, silent, grant(), grant(**BONUS)) is Benefit.RECEIVED
    for none in ("0", "-", "Tidak ada"):
        assert told(Benefit, order(bonus=none), grant()) is Benefit.RECEIVED


def test_orders_without_a_number_link_to_every_row() -> None:
    """A system may have none."""
    rows = order(order_id=None), charge(order_id="A9"), grant(order_id="A9")
    assert told(Charged, *rows) is Charged.YES
    assert told(Benefit, *rows) is Benefit.RECEIVED


BONUS: dict[str, Value] = {"kind": "bonus", "granted_mb": None}


@pytest.mark.parametrize(
    ("bought", "grants", "benefit"),
    [
        ({}, [{}], Benefit.RECEIVED),
        ({}, [{"granted_mb": 8000}], Benefit.RECEIVED),
        ({}, [{"granted_mb": 7167}], Benefit.NOT_AS_BOUGHT),
        ({}, [{"granted_mb": 7000}, {"granted_mb": 168}], Benefit.RECEIVED),
        ({}, [{"granted_mb": None}], "grant_unknown"),
        ({}, [], Benefit.NOT_RECEIVED),
        ({}, [BONUS], Benefit.NOT_AS_BOUGHT),
        ({}, [{"granted_mb": 7000}, {"kind": "bonus", "granted_mb": 168}], Benefit.NOT_AS_BOUGHT),
        ({"bonus": "5 GB video"}, [{}], Benefit.BONUS_MISSING),
        ({"bonus": "5 GB video"}, [{}, BONUS], Benefit.RECEIVED),
        ({"bonus": "5 GB video"}, [{"granted_mb": 1}], Benefit.NOT_AS_BOUGHT),
        ({"quota_mb": None}, [{}], "quota_unknown"),
        ({"quota_mb": None}, [], Benefit.NOT_RECEIVED),
    ],
)
def test_the_benefit_is_what_arrived_against_what_was_bought(
    bought: dict[str, Value],
    grants: list[dict[str, Value]],
    benefit: Benefit | str,
) -> None:
    """SOP 1.1, 1.2: in parts or whole, with the bonus if there is one."""
    assert told(Benefit, order(**bought), *(grant(**each) for each in grants)) == benefit


def test_orders_that_differ_in_quota_leave_the_benefit_unknown() -> None:
    """What arrived can be held against neither."""
    rows = order(), order("Selena", order_id="S1", quota_mb=1024)
    assert told(Benefit, *rows, grant()) == "quota_unknown"


def test_a_quota_counts_from_15_minutes_before_the_purchase_until_now() -> None:
    """Both ends included, however late it came."""
    for when, benefit in (
        (BOUGHT - 15 * MINUTE, Benefit.RECEIVED),
        (BOUGHT - 15 * MINUTE - SECOND, Benefit.NOT_RECEIVED),
        (NOW, Benefit.RECEIVED),
        (NOW + SECOND, Benefit.NOT_RECEIVED),
    ):
        assert told(Benefit, order(), grant(order_id=None, granted_at=when)) is benefit
    late = asked(now=NOW + 10 * DAY)
    assert told(Benefit, order(), grant(granted_at=NOW + 9 * DAY), enquiry=late) is Benefit.RECEIVED


def ago(kind: str, days: float, **values: Value) -> Row:
    """Give an entry of so many days before now."""
    return contact(kind=kind, contacted_at=NOW - days * DAY, **values)


@pytest.mark.parametrize(
    ("rows", "history"),
    [
        ([], History.CLEAR),
        ([("complaint", 1)], History.FOUND),
        ([("ticket", 1)], History.FOUND),
        ([("other", 1)], History.CLEAR),
        ([("recheck", 1)], History.CLEAR),
        ([("complaint", 2), ("recheck", 1)], History.RECHECKED),
        ([("ticket", 2), ("recheck", 1)], History.RECHECKED),
        ([("recheck", 2), ("complaint", 1)], History.FOUND),
        ([("complaint", 3), ("recheck", 2), ("ticket", 1)], History.FOUND),
        ([("complaint", 1), ("recheck", 1)], History.FOUND),
        ([("complaint", 30)], History.FOUND),
        ([("complaint", 30.001)], History.CLEAR),
        ([("complaint", 0)], History.CLEAR),
        ([("complaint", 0.001)], History.FOUND),
        ([("complaint", -1)], History.CLEAR),
        ([("complaint", 2), ("recheck", 0)], History.FOUND),
    ],
)
def test_the_history_is_the_same_complaint_of_the_last_30_days(
    rows: list[tuple[str, float]], history: History
) -> None:
    """SOP 2: strictly before now, which is this complaint itself; checks made since count."""
    assert told(History, *(ago(kind, days) for kind, days in rows)) is history


def test_what_was_about_something_else_is_no_history() -> None:
    """Neither a complaint nor a check of it."""
    other: dict[str, Value] = {"topic": "other"}
    assert told(History, ago("complaint", 1, **other)) is History.CLEAR
    assert told(History, ago("complaint", 2), ago("recheck", 1, **other)) is History.FOUND


def test_history_and_outage_need_no_time_of_the_purchase() -> None:
    """The other facts do, and say so."""
    untimed = asked(transaction_at=None)
    rows = order(), charge(), grant(), contact(), outage()
    assert told(History, *rows, enquiry=untimed) is History.FOUND
    assert told(Outage, *rows, enquiry=untimed) is Outage.AFFECTED
    for fact in (Activation, Charged, Benefit, NormalTariff):
        assert told(fact, *rows, enquiry=untimed) == "no_time"


@pytest.mark.parametrize(
    ("started", "ended", "expected"),
    [
        (NOW - DAY, None, Outage.AFFECTED),
        (NOW, None, Outage.AFFECTED),
        (NOW + SECOND, None, Outage.CLEAR),
        (NOW - DAY, NOW + DAY, Outage.AFFECTED),
        (NOW - DAY, NOW + SECOND, Outage.AFFECTED),
        (NOW - DAY, NOW, Outage.CLEAR),
        (NOW - DAY, NOW - SECOND, Outage.CLEAR),
        (NOW - 900 * DAY, None, Outage.AFFECTED),
    ],
)
def test_an_outage_counts_from_its_first_moment_until_it_ended(
    started: datetime, ended: datetime | None, expected: Outage
) -> None:
    """SOP 2: one that is over, or only announced, does not."""
    assert told(Outage, outage(started_at=started, ended_at=ended)) is expected
    assert told(Outage) is Outage.CLEAR


@pytest.mark.parametrize(
    ("line", "tariff"),
    [
        ({}, NormalTariff.YES),
        ({"amount": 1}, NormalTariff.YES),
        ({"amount": 0}, NormalTariff.NO),
        ({"kind": "package"}, NormalTariff.NO),
        ({"kind": "other"}, NormalTariff.NO),
        ({"charged_at": BOUGHT}, NormalTariff.YES),
        ({"charged_at": BOUGHT - SECOND}, NormalTariff.NO),
        ({"charged_at": BOUGHT + 60 * MINUTE}, NormalTariff.YES),
        ({"charged_at": BOUGHT + 60 * MINUTE + SECOND}, "tariff_later"),
        ({"package": OTHER}, NormalTariff.YES),
    ],
)
def test_the_normal_tariff_is_what_data_cost_in_the_hour_after_the_purchase(
    line: dict[str, Value], tariff: NormalTariff | str
) -> None:
    """Notes 1, 2: from its moment on, whatever package the line names; free data are none."""
    values: dict[str, Value] = {"kind": "data", "amount": 4000, "order_id": None}
    assert told(NormalTariff, order(), charge(**(values | line))) == tariff


def test_what_data_cost_after_the_next_purchase_is_no_matter_of_this_one() -> None:
    """It is looked at with that one."""
    data = charge(kind="data", amount=4000, order_id=None, charged_at=BOUGHT + 100 * MINUTE)
    again = order(**ALSO, ordered_at=BOUGHT + 90 * MINUTE)
    assert told(NormalTariff, order(), data) == "tariff_later"
    assert told(NormalTariff, order(), again, data) is NormalTariff.NO


def test_with_neither_order_nor_usage_the_normal_tariff_is_unknown() -> None:
    """Without a purchase there is no hour to look at; data that cost something are seen anyway."""
    assert told(NormalTariff) == "no_order"
    assert told(NormalTariff, order()) is NormalTariff.NO
    assert told(NormalTariff, charge(kind="data")) is NormalTariff.YES


@pytest.mark.parametrize(
    ("fact", "row"),
    [
        (Activation, broken(Role.PROVISIONING, "ordered_at", "future")),
        (Activation, broken(Role.PROVISIONING, "status", "unreadable")),
        (Charged, broken(Role.CALL_DETAIL, "amount", "negative")),
        (Charged, broken(Role.CALL_DETAIL, "charged_at", "future")),
        (Charged, broken(Role.CALL_DETAIL, "kind", "unreadable")),
        (Benefit, broken(Role.QUOTA, "granted_at", "future")),
        (Benefit, broken(Role.QUOTA, "granted_mb", "negative")),
        (History, broken(Role.CONTACTS, "contacted_at", "unreadable")),
        (History, broken(Role.CONTACTS, "topic", "unreadable")),
        (Outage, broken(Role.OUTAGES, "ended_at", "unreadable")),
        (Outage, broken(Role.OUTAGES, "started_at", "unreadable")),
        (NormalTariff, broken(Role.CALL_DETAIL, "amount", "negative", kind="data")),
    ],
)
def test_an_impossible_row_leaves_its_fact_unknown(fact: type[Fact], row: Row) -> None:
    """Even beside rows that would tell it."""
    (fault,) = row.faults.values()
    others = order(), charge(), grant(), contact(), outage(), charge(kind="data")
    assert told(fact, row) == f"row_{fault}"
    assert told(fact, *others, row) == f"row_{fault}"


def test_an_outage_that_ended_before_it_began_may_still_be_there() -> None:
    """Its end tells nothing, so it is no proof that it is over."""
    row = made(Role.OUTAGES, ended_at=NOW - 2 * DAY)
    impossible = replace(row, faults={"ended_at": "order"})
    assert told(Outage, impossible) == "row_order"


def test_an_impossible_order_is_the_reason_where_its_price_or_quota_was_wanted() -> None:
    """And where there is nothing else, for there was an order."""
    bad = broken(Role.PROVISIONING, "price", "negative")
    assert told(Charged, bad, charge()) == "row_negative"
    assert told(Charged, bad) == "row_negative"
    assert told(Benefit, bad, grant()) == "row_negative"
    assert told(NormalTariff, bad) == "row_negative"

"""From the systems' answers to a fact: what is missing or contradicts itself leaves it unknown."""

from datetime import timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from records_rows import (
    BOUGHT,
    DAY,
    HOME,
    MINUTE,
    NOW,
    answered,
    asked,
    away,
    broken,
    charge,
    contact,
    found,
    grant,
    made,
    moment_of,
    order,
    outage,
)

from pansol.catalogue import Language, catalogue
from pansol.facts import Activation, Benefit, Charged, Fact, History, NormalTariff, Outage
from pansol.records import DERIVATIONS, SHAPES, Doubt, Enquiry, Finding, Role, Row
from pansol.records.deriving import Answer, place_of, since, tables_needed
from pansol.records.finding import Value
from pansol.records.shapes import Form

FACTS = {each.fact: each for each in DERIVATIONS}
USUAL = order(), charge(), grant(), contact(), outage(), charge(kind="data", amount=100)
OTHER_ORDER: dict[str, Value] = {"order_id": "Z9", "package": "Combo Sakti 30 GB"}


def seen(finding: Finding) -> tuple[Fact | None, Doubt | None, tuple[Row, ...]]:
    """Give what a person sees of a finding."""
    return finding.value, finding.doubt, finding.rows


def reason(finding: Finding) -> str | None:
    """Give why it is unknown."""
    return finding.doubt.reason if finding.doubt else None


def test_a_finding_shows_the_rows_its_systems_and_when_it_was_read() -> None:
    """The rows of the fact, then the order that says what was bought."""
    finding = found(Charged, answered(USUAL))
    assert finding.value is Charged.YES
    assert finding.rows == (charge(), order())
    assert (finding.systems, finding.away, finding.read_at) == (("Indira",), (), NOW)
    assert found(History, answered(USUAL)).rows == (contact(),)


def test_rows_that_contradict_each_other_are_both_shown() -> None:
    """With both systems named."""
    rows = order(), order("Selena", status="failed")
    finding = found(Activation, answered(rows))
    assert (finding.value, finding.doubt) == (None, Doubt(reason="disagree"))
    assert finding.rows == rows
    assert finding.systems == ("Indira", "Selena")


def test_an_impossible_row_is_shown_and_its_system_and_column_are_named() -> None:
    """So that somebody can look it up there."""
    row = broken(Role.QUOTA, "granted_at", "future")
    finding = found(Benefit, answered([order(), row]))
    values = {"system": "DSC", "column": "granted_at"}
    assert finding.doubt == Doubt(reason="row_future", values=values)
    assert row in finding.rows


@pytest.mark.parametrize("reading", ["away", "slow", "too_many"])
@pytest.mark.parametrize("fact", FACTS)
def test_a_fact_whose_table_did_not_answer_is_unknown_for_that_reason(
    fact: type[Fact], reading: str
) -> None:
    """And names the system; the rows of others change nothing."""
    for role in FACTS[fact].reads[asked().subscription or next(iter(FACTS[fact].reads))]:
        silent = away(role, reason=reading)
        rows = [row for row in USUAL if row.role is not role]
        finding = found(fact, answered(rows, silent))
        assert (finding.value, finding.doubt) == (None, silent.doubt)
        assert finding.away == (HOME[role],)


def test_one_system_that_knows_the_activation_is_enough() -> None:
    """SOP 1.1 names Indira or Selena: the other is shown as away."""
    finding = found(Activation, answered([order()], away(Role.PROVISIONING, "Selena")))
    assert (finding.value, finding.away) == (Activation.SUCCESS, ("Selena",))
    none = found(Activation, answered([], away(Role.PROVISIONING, "Selena")))
    assert (reason(none), none.systems) == ("away", ("Indira",))


def test_of_two_systems_that_are_away_the_same_is_named_each_time() -> None:
    """Whichever of them was given up first."""
    silent = [away(Role.PROVISIONING, name, reason="slow") for name in ("Selena", "Indira")]
    for answers in (silent, silent[::-1]):
        finding = found(Activation, answers)
        assert finding.away == ("Indira", "Selena")
        assert finding.doubt
        assert finding.doubt.values == {"system": "Indira"}


def test_two_systems_for_another_fact_must_both_answer() -> None:
    """What the silent one would have said may be what counts."""
    finding = found(Benefit, answered(USUAL, away(Role.QUOTA, "CTP")))
    assert reason(finding) == "away"


def test_orders_that_did_not_answer_are_the_reason_only_where_they_were_needed() -> None:
    """Not where the call detail tells it alone."""
    silent = away(Role.PROVISIONING)
    for fact in (Charged, Benefit, NormalTariff):
        assert found(fact, answered([], silent)).doubt == silent.doubt
    rows = charge(), grant(), charge(kind="data", amount=100)
    assert found(Charged, answered(rows, silent)).doubt == silent.doubt
    assert found(Benefit, answered(rows, silent)).doubt == silent.doubt
    assert found(NormalTariff, answered(rows, silent)).value is NormalTariff.YES
    priced = asked(price=65000)
    assert found(Charged, answered(rows, silent), priced).value is Charged.YES


@pytest.mark.parametrize("fact", FACTS)
def test_a_table_that_nobody_serves_leaves_its_facts_unknown(fact: type[Fact]) -> None:
    """It is told that there is no system, not that there is no row."""
    roles = FACTS[fact].roles
    finding = found(fact, answered([row for row in USUAL if row.role not in roles], without=roles))
    assert (finding.value, reason(finding), finding.systems) == (None, "no_system", ())


def test_the_place_is_where_the_newest_complaint_of_the_past_puts_it() -> None:
    """Not a later one, not one without a place, not one whose time is impossible."""
    rows = [
        made(Role.COMPLAINTS, location="Medan", complained_at=NOW - DAY),
        made(Role.COMPLAINTS, location="Ambon", complained_at=NOW),
        made(Role.COMPLAINTS, location=None, complained_at=NOW),
        made(Role.COMPLAINTS, location="Palu", complained_at=NOW + MINUTE),
        broken(Role.COMPLAINTS, "complained_at", "future", location="Bali"),
    ]
    assert place_of(asked(), answered(rows)) == "Ambon"
    assert place_of(asked(), answered([])) == ""


def test_two_places_at_the_same_moment_are_none() -> None:
    """Whatever the order in which they came; capitals are no difference."""
    rows = [made(Role.COMPLAINTS, location=name) for name in ("Medan", "Ambon")]
    for given_rows in (rows, rows[::-1]):
        assert place_of(asked(), answered(given_rows)) == ""
    same = [made(Role.COMPLAINTS, location=name) for name in ("Medan", "MEDAN")]
    assert place_of(asked(), answered(same)).lower() == "medan"


def test_the_row_that_placed_the_customer_is_shown_with_the_outage() -> None:
    """Unless the place was told."""
    row = made(Role.COMPLAINTS)
    unplaced = found(Outage, answered([outage(), row]), asked(location=""))
    assert unplaced.rows == (outage(), row)
    assert found(Outage, answered([outage(), row])).rows == (outage(),)


def test_what_a_fact_waits_for_is_its_own_tables_and_those_of_the_orders() -> None:
    """By kind of card; with an unknown one both."""
    assert tables_needed(FACTS[History], asked()) == {Role.CONTACTS}
    assert tables_needed(FACTS[Charged], asked()) == {Role.CALL_DETAIL, Role.PROVISIONING}
    unknown = asked(subscription=None)
    assert tables_needed(FACTS[Activation], unknown) == {Role.PROVISIONING, Role.ORDERS}


def test_rows_are_asked_for_from_the_first_moment_that_can_matter() -> None:
    """A table that serves two facts from the earlier one; outages from ever."""
    assert since(Role.CALL_DETAIL, asked()) == BOUGHT - 15 * MINUTE
    assert since(Role.PROVISIONING, asked()) == BOUGHT - 15 * MINUTE
    assert since(Role.CONTACTS, asked()) == NOW - 30 * DAY
    assert since(Role.COMPLAINTS, asked()) == NOW - 30 * DAY
    assert since(Role.CALL_DETAIL, asked(transaction_at=None)) == NOW - 30 * DAY
    assert since(Role.OUTAGES, asked()) is None


def test_times_without_a_zone_are_refused() -> None:
    """Nobody knows what is before them."""
    for name in ("now", "transaction_at"):
        with pytest.raises(ValueError, match="zone"):
            asked(**{name: NOW.replace(tzinfo=None)})


def test_what_is_kept_of_a_row_does_not_say_who_it_is() -> None:
    """Neither number nor account; all else as the system writes it."""
    row = broken(Role.COMPLAINTS, "complained_at", "future")
    kept = row.as_json
    assert (kept["role"], kept["system"], kept["read_at"]) == (
        "complaints", "E-Care", NOW.isoformat(),
    )  # fmt: skip
    assert kept["row"]["location"] == "Medan"
    assert kept["faults"] == {"complained_at": "future"}
    assert not {"msisdn", "account"} & kept["row"].keys()


FAULTS = st.sampled_from(["future", "negative", "unreadable", "order"])
MOMENTS = st.sampled_from([-31 * DAY, -DAY, -3 * MINUTE, timedelta(0), 20 * MINUTE, 2 * DAY])


@st.composite
def any_row(draw: st.DrawFn) -> Row:
    """Give a row of any table: of this purchase or not, whole or broken."""
    role = draw(st.sampled_from(list(Role)))
    values: dict[str, Value] = {moment_of(role): BOUGHT + draw(MOMENTS)}
    for column in SHAPES[role].columns:
        if column.form is Form.WORD:
            values[column.name] = draw(st.sampled_from(column.words))
        elif column.form in {Form.RUPIAH, Form.MEGABYTES}:
            values[column.name] = draw(st.sampled_from([0, 100, 7168, 65000]))
        elif column.optional and draw(st.booleans()):
            values[column.name] = None
    if draw(st.integers(0, 5)) == 0:
        name = draw(st.sampled_from(SHAPES[role].columns)).name
        return broken(role, name, draw(FAULTS), **values)
    return made(role, draw(st.sampled_from(["", "Selena"])), **values)


ROWS = st.lists(any_row(), max_size=12)
ENQUIRIES = st.builds(
    asked,
    package=st.sampled_from(["", asked().package]),
    price=st.sampled_from([None, 65000]),
    subscription=st.sampled_from([None, *FACTS[Charged].reads]),
    location=st.sampled_from(["", "Medan"]),
    transaction_at=st.sampled_from([None, BOUGHT]),
)
SILENT = st.lists(
    st.builds(
        away,
        st.sampled_from(list(Role)),
        st.sampled_from(["", "Selena"]),
        reason=st.sampled_from(["away", "slow"]),
    ),
    max_size=4,
    unique_by=lambda answer: (answer.role, answer.system),
)


@settings(max_examples=150, deadline=None)
@given(rows=ROWS, enquiry=ENQUIRIES, silent=SILENT, chance=st.randoms(use_true_random=False))
def test_the_order_of_rows_and_answers_changes_nothing(
    rows: list[Row], enquiry: Enquiry, silent: list[Answer], chance: Random
) -> None:
    """Neither value, nor reason, nor the rows that are shown."""
    before = answered(rows, *silent)
    chance.shuffle(rows)
    after = answered(rows, *silent)
    chance.shuffle(after)
    for fact in FACTS:
        assert seen(found(fact, before, enquiry)) == seen(found(fact, after, enquiry))


STRANGERS = st.sampled_from(
    [
        order(**OTHER_ORDER),
        order(ordered_at=BOUGHT + DAY / 2, status="failed"),
        order(ordered_at=BOUGHT - DAY, status="failed"),
        order(ordered_at=BOUGHT - 30 * DAY, price=1, quota_mb=1),
        charge(**OTHER_ORDER),
        charge(order_id="Z9", amount=1),
        charge(order_id=None, charged_at=BOUGHT - DAY, amount=1),
        charge(kind="other"),
        charge(kind="data", order_id=None, charged_at=BOUGHT - MINUTE, amount=500),
        charge(kind="data", order_id="Z9", amount=500),
        grant(**OTHER_ORDER),
        grant(order_id="Z9", granted_mb=1),
        grant(order_id=None, granted_at=BOUGHT - DAY),
        contact(contacted_at=NOW - 31 * DAY),
        contact(contacted_at=NOW, kind="ticket"),
        contact(topic="other", kind="recheck"),
        outage(ended_at=NOW - MINUTE),
        outage(started_at=NOW + MINUTE),
    ]
)


@settings(max_examples=150, deadline=None)
@given(
    usual=st.sets(st.integers(0, len(USUAL) - 1)),
    strangers=st.lists(STRANGERS, max_size=8),
)
def test_rows_of_other_packages_times_and_orders_change_nothing(
    usual: set[int], strangers: list[Row]
) -> None:
    """However many there are: they are not shown either."""
    own = [order(), *(USUAL[place] for place in sorted(usual - {0}))]
    known = order(order_id="Z9", ordered_at=BOUGHT - DAY, status="failed")
    for fact in FACTS:
        alone, among = found(fact, answered(own)), found(fact, answered([*own, known, *strangers]))
        assert seen(alone) == seen(among)


@settings(max_examples=150, deadline=None)
@given(rows=ROWS, enquiry=ENQUIRIES, silent=SILENT)
def test_a_fact_is_either_told_or_in_doubt_for_a_reason_with_a_sentence(
    rows: list[Row], enquiry: Enquiry, silent: list[Answer]
) -> None:
    """In both languages, with nothing left open in it; and what is told rests on no broken row."""
    for fact, derivation in FACTS.items():
        finding = found(fact, answered(rows, *silent), enquiry)
        assert (finding.value is None) != (finding.doubt is None)
        if finding.doubt is None:
            own = [row for row in finding.rows if row.role in derivation.roles]
            assert not any(row.faults for row in own)
            continue
        values = {"seconds": "5", "most": "200"} | dict(finding.doubt.values)
        for language in Language:
            assert "{" not in catalogue(language)(finding.doubt.key, **values)

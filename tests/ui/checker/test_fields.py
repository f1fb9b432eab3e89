"""What is wrong with a field is said at the field, and what was typed stays."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from walking import HOSTILE, NOW, checker, texts

from pansol.catalogue import Language, catalogue
from pansol.formats import Fault, Malformed
from pansol.sop import SOP
from pansol.ui.checker.fields import FIELDS, LIMIT, cleaned, clock, fault_of, ticket_fields
from pansol.waiting import ZONES

TICKET = "activation=success&charged=yes&benefit=not_received&history=clear&normal_tariff=no"
DIGITAL = f"{TICKET}&purchase_channel=mytelkomsel"
WRONG = [
    ("msisdn", "08-12", Fault.MSISDN),
    ("msisdn", "6.28E+12", Fault.MSISDN),
    ("contact_number", "call me", Fault.PHONE),
    ("package_price", "65,5", Fault.RUPIAH),
    ("package_price", "-1", Fault.RUPIAH),
    ("charged_amount", "banyak", Fault.RUPIAH),
    ("evidence_sender_email", "budi", Fault.EMAIL),
    ("evidence_sender_email", "<img src=x onerror=alert(1)>@x", Fault.EMAIL),
    ("card_type", "xl", Fault.BRAND),
    ("complaint_channel", "burung dara", Fault.CHANNEL),
    ("purchase_channel", "burung dara", Fault.CHANNEL),
]


def nodes(tree: object) -> list[list[object]]:
    """Give every element of a tree."""
    if not isinstance(tree, list):
        return []
    return [tree, *(node for child in tree[2] for node in nodes(child))]


def errors(tree: object) -> list[str]:
    """Give the sentences shown as errors."""
    found = []
    for node in nodes(tree):
        attributes = node[1]
        assert isinstance(attributes, dict)
        if attributes.get("class") == "error":
            found.append(texts(node))
    return found


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(("name", "typed", "fault"), WRONG)
def test_a_fault_is_told_at_its_field(
    name: str, typed: str, fault: Fault, language: Language
) -> None:
    """The sentence is in the page's language, and no answer is lost."""
    program = checker(f"{DIGITAL}&lang={language.value}")
    before = program.case.known
    program.act(["field", "customer_name"], "Budi")
    program.act(["field", name], typed)
    words = catalogue(language)
    sentence = words(f"fault.{fault.value}").split("{")[0]
    shown = program.view()["tree"]
    assert any(error.startswith(sentence) for error in errors(shown))
    kept = dict(program.state.fields)
    assert kept | {"customer_name": "Budi", name: typed} == kept
    assert program.case.known == before
    if name != "purchase_channel":  # in the list of what is to be mended as well
        assert texts(shown).count(sentence) >= 2
    if name not in {"card_type", "complaint_channel", "purchase_channel"}:
        field = next(n for n in nodes(shown) if isinstance(n[1], dict) and n[1].get("id") == name)
        assert isinstance(field[1], dict)
        assert field[1]["aria-invalid"] == "true"
        assert field[1]["aria-describedby"] == f"{name}-error"


TIMES = [
    ({"transaction_date": "2026-11-22"}, "transaction", Fault.INCOMPLETE_TIME),
    ({"transaction_time": "10:00"}, "transaction", Fault.INCOMPLETE_TIME),
    ({"transaction_date": "soon", "transaction_time": "10:00"}, "transaction", Fault.TIME),
    ({"transaction_date": "0001-01-01", "transaction_time": "00:00"}, "transaction", Fault.TIME),
    ({"transaction_date": "2026-11-22", "transaction_time": "18:06"}, "transaction", Fault.FUTURE),
    ({"transaction_date": "2026-11-22", "transaction_time": "18:05"}, "transaction", None),
    (
        {
            "transaction_date": "2026-11-22",
            "transaction_time": "20:05",
            "transaction_zone": "WIT",
        },
        "transaction",
        None,
    ),
    ({"incident_date": "2027-01-01", "incident_time": "10:00"}, "incident", Fault.FUTURE),
    ({"incident_date": "2026-11-01"}, "incident", Fault.INCOMPLETE_TIME),
    (
        {
            "transaction_date": "2026-11-21",
            "transaction_time": "10:00",
            "incident_date": "2026-11-21",
            "incident_time": "09:59",
        },
        "incident",
        Fault.BEFORE_PURCHASE,
    ),
    (
        {
            "transaction_date": "2026-11-21",
            "transaction_time": "10:00",
            "incident_date": "2026-11-21",
            "incident_time": "11:30",
            "incident_zone": "WIT",
        },
        "incident",
        Fault.BEFORE_PURCHASE,
    ),
]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(("fields", "name", "fault"), TIMES)
def test_a_time_s_fault_is_told(
    fields: dict[str, str], name: str, fault: Fault | None, language: Language
) -> None:
    """Half a time, an impossible one, one to come, an incident before the purchase."""
    assert fault_of(fields, name, NOW) is fault
    program = checker(f"{TICKET}&lang={language.value}")
    for part, text in fields.items():
        program.act(["field", part], text)
    if name == "transaction":
        program.act(["open", "questions"])
    shown = errors(program.view()["tree"])
    assert shown == ([catalogue(language)(f"fault.{fault.value}")] if fault else [])
    assert program.state.fields == fields


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("fault", Fault)
def test_every_fault_has_its_sentence(fault: Fault, language: Language) -> None:
    """No fault is without wording."""
    assert catalogue(language)(f"fault.{fault.value}")


@given(st.sampled_from([*sorted(FIELDS), "transaction", "incident"]), st.data())
def test_nothing_typed_raises(name: str, data: st.DataObject) -> None:
    """Whatever stands in the fields, there is a fault or none."""
    texts_drawn = st.sampled_from(HOSTILE) | st.text(max_size=20)
    fields = data.draw(st.dictionaries(st.sampled_from(sorted(FIELDS)), texts_drawn))
    assert fault_of(fields, name, NOW) in {None, *Fault}
    assert set(ticket_fields(fields)) <= {field.name for field in SOP.ticket_fields}


@pytest.mark.parametrize("zone", ["", *ZONES])
def test_a_time_has_the_zone_chosen_else_wib(zone: str) -> None:
    """WIB stands where no zone was chosen, as the drop-down shows."""
    fields = {"incident_date": "2026-11-22", "incident_time": "10:00", "incident_zone": zone}
    moment = clock(fields, "incident")
    assert moment
    assert moment.utcoffset() == ZONES[zone or "WIB"].utcoffset(None)
    assert moment.isoformat().startswith("2026-11-22T10:00")


def test_nothing_typed_is_no_time() -> None:
    """An empty time is not given; half of one is malformed."""
    assert clock({}, "incident") is None
    with pytest.raises(Malformed):
        clock({"incident_date": "2026-11-22"}, "incident")


def test_the_incident_is_the_transaction_s_unless_typed() -> None:
    """A customer is asked for the time once; where the two differ, the incident's own holds."""
    transaction = {"transaction_date": "2026-11-22", "transaction_time": "10:00"}
    incident = {"incident_date": "2026-11-22", "incident_time": "11:00"}
    assert ticket_fields(transaction)["incident_at"] == "2026-11-22T10:00:00+07:00"
    assert ticket_fields(transaction | incident)["incident_at"] == "2026-11-22T11:00:00+07:00"
    half = {"incident_date": "2026-11-22"}
    assert "incident_at" not in ticket_fields(transaction | half)


def test_blank_is_not_given() -> None:
    """Blanks alone are no fault."""
    assert all(fault_of({name: "  "}, name, NOW) is None for name in FIELDS)


def test_now_is_no_future() -> None:
    """A purchase made this very moment can be entered."""
    local = NOW.astimezone(ZONES["WITA"])
    fields = {
        "transaction_date": f"{local:%Y-%m-%d}",
        "transaction_time": f"{local:%H:%M}",
        "transaction_zone": "WITA",
    }
    assert fault_of(fields, "transaction", NOW) is None
    assert fault_of(fields, "transaction", NOW - timedelta(seconds=1)) is Fault.FUTURE


def test_half_a_character_is_replaced() -> None:
    """A lone surrogate, which no file and no message can hold, is not kept."""
    assert cleaned("a\ud83d") == "a?"
    assert len(cleaned("x" * (LIMIT + 5))) == LIMIT

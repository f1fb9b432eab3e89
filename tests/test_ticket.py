"""The ticket: the fields the paper wants, when it wants them, and how they are handed on."""

import json
from collections.abc import Iterable
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pansol.decision import decide
from pansol.facts import (
    Activation,
    Age,
    Benefit,
    Case,
    Charged,
    History,
    NormalTariff,
    Outage,
    Subscription,
)
from pansol.fingerprint import FINGERPRINT
from pansol.formats import Fault
from pansol.sop import SOP, Channel, Format, Required, TicketField
from pansol.ticket import review, ticket_json, ticket_text
from pansol.waiting import ZONES

ALWAYS, ECARE, DIGITAL = Required.ALWAYS, Required.ECARE, Required.DIGITAL

FIELDS = {
    "ticket_class": ("Mandatory Ticket 1", ALWAYS, Format.TEXT),
    "msisdn": ("Mandatory Ticket 1", ALWAYS, Format.MSISDN),
    "customer_name": ("Mandatory Ticket 1", ALWAYS, Format.TEXT),
    "card_type": ("Mandatory Ticket 1", ALWAYS, Format.BRAND),
    "complaint_channel": ("Mandatory Ticket 1*", ECARE, Format.COMPLAINT_CHANNEL),
    "customer_account": ("Mandatory Ticket 1*", ECARE, Format.TEXT),
    "package_name": ("Mandatory Ticket 2", ALWAYS, Format.TEXT),
    "package_price": ("Mandatory Ticket 2", ALWAYS, Format.RUPIAH),
    "package_quota": ("Mandatory Ticket 2", ALWAYS, Format.TEXT),
    "package_validity": ("Mandatory Ticket 2", ALWAYS, Format.TEXT),
    "purchase_channel": ("Mandatory Ticket 3", ALWAYS, Format.PURCHASE_CHANNEL),
    "evidence": ("Mandatory Ticket 3*", DIGITAL, Format.TEXT),
    "transaction_id": ("Mandatory Ticket 3*", DIGITAL, Format.TEXT),
    "evidence_sender_email": ("Mandatory Ticket 3**", DIGITAL, Format.EMAIL),
    "incident_at": ("Mandatory Ticket 4", ALWAYS, Format.TIME),
    "location": ("Mandatory Ticket 5", ALWAYS, Format.TEXT),
    "charged_amount": ("Mandatory Ticket 6", ALWAYS, Format.RUPIAH),
    "contact_number": ("Mandatory Ticket 7", ALWAYS, Format.PHONE),
}

FULL = {
    "ticket_class": "Keluhan",
    "msisdn": "0812-3456-7890",
    "customer_name": "Budi Santoso",
    "card_type": "simPATI",
    "complaint_channel": "CTP E-Care: chat",
    "customer_account": "@budi.s",
    "package_name": "Paket 15 GB",
    "package_price": "Rp65.000",
    "package_quota": "15 GB",
    "package_validity": "30 hari",
    "purchase_channel": "MyTelkomsel",
    "evidence": "screenshot,\nKIP: sms",
    "transaction_id": "TRX-1",
    "evidence_sender_email": "budi@example.com",
    "incident_at": "2026-11-22 18:05 WIB",
    "location": "Bekasi",
    "charged_amount": "65,000",
    "contact_number": "(021) 2345-678",
}

NORMAL = {
    **FULL,
    "msisdn": "+6281234567890",
    "card_type": "simpati",
    "complaint_channel": "ecare_chat",
    "package_price": "65000",
    "purchase_channel": "mytelkomsel",
    "incident_at": "2026-11-22T18:05:00+07:00",
    "charged_amount": "65000",
    "contact_number": "+62212345678",
}

CASE = Case(
    subscription=Subscription.PREPAID,
    activation=Activation.PENDING,
    charged=Charged.YES,
    benefit=Benefit.NOT_RECEIVED,
    history=History.RECHECKED,
    outage=Outage.AFFECTED,
    normal_tariff=NormalTariff.NO,
    age=Age.OVER_24H,
    digital_purchase=True,
)

TEXT = f"""\
KIP: (De)Aktivasi Produk - Aktivasi Paket - K21 - Pembelian gagal, namun saldo terpotong
SLA: [sla.refund]

1. Class: Keluhan
   MSISDN: +6281234567890
   Nama pelanggan: Budi Santoso
   Jenis kartu: simPATI
   Channel komplain: CTP E-Care: chat
   Nama akun pelanggan: @budi.s
2. Nama paket: Paket 15 GB
   Nominal paket: Rp65.000
   Kuota yang didapatkan: 15 GB
   Masa aktif: 30 hari
3. Channel pembelian: MyTelkomsel
   Capture bukti: screenshot, KIP: sms
   ID transaksi pembelian: TRX-1
   Email pengirim bukti: budi@example.com
4. Tanggal dan waktu kejadian: 22-11-2026 18:05 WIB
5. Lokasi pelanggan: Bekasi
6. Nominal charging: Rp65.000
7. CP pelanggan: +62212345678

[ticket.findings]:
- [check.subscription]: [subscription.prepaid]
- [check.activation]: [activation.pending]
- [check.charged]: [charged.yes]
- [check.benefit]: [benefit.not_received]
- [check.history]: [history.rechecked]
- [check.outage]: [outage.affected]
- [check.normal_tariff]: [normal_tariff.no]
- [check.age]: [age.over_24h]

[ticket.basis]: 3.2, Notes 3 (I2, I3)
SOP {SOP.version} / {FINGERPRINT}"""


def words(key: str) -> str:
    """Word a key by itself."""
    return f"[{key}]"


def names(fields: Iterable[TicketField]) -> list[str]:
    """Name ticket fields."""
    return [field.name for field in fields]


def but(**changes: str | None) -> dict[str, str]:
    """Give the full ticket with some fields written otherwise, or not at all."""
    return {name: text for name, text in (FULL | changes).items() if text is not None}


def wanted_when(*conditions: Required) -> list[str]:
    """Name the fields that are mandatory under one of the conditions."""
    return [name for name, (_, required, _) in FIELDS.items() if required in conditions]


def test_the_18_fields_stand_in_the_papers_order_with_clause_condition_and_format() -> None:
    """SOP Mandatory Ticket 1 to 7, with 1* for E-Care, 3* and 3** for digital purchases."""
    declared = {
        field.name: (field.clause.value, field.required, field.format)
        for field in SOP.ticket_fields
    }
    assert declared == FIELDS
    assert list(declared) == list(FIELDS)
    assert len(SOP.ticket_fields) == 18


def test_a_full_ticket_is_complete_and_normalised() -> None:
    """SOP Mandatory Ticket: each value in one way of writing, nothing wanting."""
    made = review(FULL)
    assert made.complete
    assert made.values == NORMAL
    assert (made.missing, made.malformed, made.undecided) == ((), {}, ())


@pytest.mark.parametrize("name", FIELDS)
@pytest.mark.parametrize("blank", [None, "", " \t\n"], ids=repr)
def test_a_ticket_that_lacks_a_field_is_not_complete_and_says_which(
    name: str, blank: str | None
) -> None:
    """SOP Mandatory Ticket: each field, left out or blank, bought digitally, told by E-Care."""
    made = review(but(**{name: blank}))
    assert not made.complete
    assert name not in made.values
    assert made.malformed == {}
    if name == "complaint_channel":  # without it nobody knows whether it came through E-Care
        assert (names(made.missing), names(made.undecided)) == ([], [name])
    else:
        assert (names(made.missing), names(made.undecided)) == ([name], [])


@pytest.mark.parametrize("channel", SOP.purchase_channels, ids=lambda channel: channel.id)
def test_proof_is_mandatory_for_digital_purchases_alone(channel: Channel) -> None:
    """SOP Mandatory Ticket 3*, 3**: evidence, transaction id and sender, if bought digitally."""
    digital = {"mytelkomsel", "web", "ecommerce", "ewallet", "mbanking"}
    bare = but(purchase_channel=channel.id, **dict.fromkeys(wanted_when(DIGITAL)))
    wanted = wanted_when(DIGITAL) if channel.id in digital else []
    assert names(review(bare).missing) == wanted
    assert review(bare).complete == (not wanted)
    assert review(but(purchase_channel=channel.id)).complete, "proof may always be given"


@pytest.mark.parametrize("channel", SOP.complaint_channels, ids=lambda channel: channel.id)
def test_the_account_is_mandatory_for_e_care_alone(channel: Channel) -> None:
    """SOP Mandatory Ticket 1*: the customer's account, if the complaint came through E-Care."""
    made = review(but(complaint_channel=channel.id, customer_account=None))
    wanted = ["customer_account"] if channel.id.startswith("ecare_") else []
    assert names(made.missing) == wanted
    assert made.complete == (not wanted)


def test_an_empty_ticket_lacks_what_is_always_mandatory_and_leaves_the_rest_undecided() -> None:
    """SOP Mandatory Ticket: a condition that is unknown is neither met nor not met."""
    made = review({})
    assert names(made.missing) == wanted_when(ALWAYS)
    assert names(made.undecided) == wanted_when(ECARE, DIGITAL)
    assert not made.complete


@pytest.mark.parametrize(
    ("name", "depending"),
    [("purchase_channel", wanted_when(DIGITAL)), ("complaint_channel", ["customer_account"])],
)
def test_a_channel_nobody_knows_leaves_its_fields_undecided(
    name: str, depending: list[str]
) -> None:
    """SOP Mandatory Ticket 1*, 3*: a channel that is malformed tells no condition."""
    made = review(but(**{name: "pigeon"}, **dict.fromkeys(depending)))
    assert made.malformed == {name: Fault.CHANNEL}
    assert names(made.missing) == []
    assert names(made.undecided) == depending
    assert not made.complete


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        ("msisdn", "0212345678", Fault.MSISDN),
        ("contact_number", "none", Fault.PHONE),
        ("package_price", "65k", Fault.RUPIAH),
        ("charged_amount", "-65000", Fault.RUPIAH),
        ("evidence_sender_email", "budi@", Fault.EMAIL),
        ("incident_at", "yesterday", Fault.TIME),
        ("incident_at", "2026-11-22 18:05", Fault.NO_ZONE),
        ("incident_at", "2026-11-22 WIB", Fault.INCOMPLETE_TIME),
        ("card_type", "0812", Fault.BRAND),
        ("purchase_channel", "pigeon", Fault.CHANNEL),
        ("complaint_channel", "pigeon", Fault.CHANNEL),
    ],
)
def test_a_malformed_field_is_named_with_its_fault(name: str, text: str, fault: Fault) -> None:
    """A value written wrongly is not missing, and is not carried on."""
    made = review(but(**{name: text}))
    assert made.malformed == {name: fault}
    assert name not in made.values
    assert made.missing == ()
    assert not made.complete


@pytest.mark.parametrize("zone", ZONES.values(), ids=ZONES)
def test_an_incident_lies_between_purchase_and_now(zone: timezone) -> None:
    """SOP Mandatory Ticket 4: neither in the future nor before the purchase, in any zone."""
    incident = datetime.fromisoformat(NORMAL["incident_at"])
    at = incident.astimezone(zone)
    second = timedelta(seconds=1)
    assert review(FULL, now=at, transaction_at=at).complete
    assert review(FULL, now=at + second, transaction_at=at - second).complete
    early = review(FULL, now=at - second)
    late = review(FULL, transaction_at=at + second)
    assert early.malformed == {"incident_at": Fault.FUTURE}
    assert late.malformed == {"incident_at": Fault.BEFORE_PURCHASE}
    for made in (early, late):
        assert not made.complete
        assert "incident_at" not in made.values
        assert made.missing == ()


@given(fields=st.dictionaries(st.sampled_from([*FIELDS, "payment_method"]), st.text()))
def test_every_given_field_is_a_value_or_malformed(fields: dict[str, str]) -> None:
    """Whatever is typed: given is normal or malformed, not given is missing or not wanted."""
    made = review(fields)
    given_fields = {name for name, text in fields.items() if text.strip()} & {*FIELDS}
    assert {*made.values} | {*made.malformed} == given_fields
    assert not {*made.values} & {*made.malformed}
    absent = {field.name for field in (*made.missing, *made.undecided)}
    assert not absent & given_fields
    assert {*wanted_when(ALWAYS)} <= given_fields | absent


def test_the_text_of_a_ticket_is_ready_to_paste() -> None:
    """KIP, SLA, the paper's fields by number, findings, clauses, readings, edition and table."""
    assert ticket_text(review(FULL), decide(CASE), CASE, words) == TEXT


def test_a_field_without_a_good_value_is_left_blank_in_the_text() -> None:
    """What is missing or malformed shows as a label with nothing behind it, conditions met."""
    made = review(but(location=None, msisdn="12", transaction_id=None, evidence_sender_email="x"))
    lines = ticket_text(made, decide(CASE), CASE, words).splitlines()
    for line in (
        "   MSISDN: ",
        "   ID transaksi pembelian: ",
        "   Email pengirim bukti: ",
        "5. Lokasi pelanggan: ",
    ):
        assert line in lines
    assert len(lines) == len(TEXT.splitlines())


def test_a_field_that_is_not_wanted_is_left_out_of_the_text() -> None:
    """SOP Mandatory Ticket 1*, 3*: without E-Care and digital purchase, their lines are absent."""
    bare = dict.fromkeys([*wanted_when(DIGITAL), "customer_account"])
    made = review(but(complaint_channel="grapari", purchase_channel="outlet", **bare))
    assert made.complete
    text = ticket_text(made, decide(CASE), CASE, words)
    assert "   Channel komplain: GraPARI\n2. Nama paket: " in text
    assert "3. Channel pembelian: Outlet\n4. Tanggal" in text


def test_the_text_of_an_undecided_case_invents_neither_kip_nor_sla() -> None:
    """Nothing known: no KIP, no SLA, no clause."""
    text = ticket_text(review({}), decide(Case()), Case(), words)
    assert text.startswith("KIP: -\nSLA: -\n\n1. Class: \n   MSISDN: \n")
    assert "\n[ticket.findings]:\n\n[ticket.basis]: \nSOP " in text
    assert "komplain" not in text


def test_the_json_of_a_ticket_is_for_machines() -> None:
    """Fields normalised, words as files write them, and the table by which it was decided."""
    made = ticket_json(review(FULL), decide(CASE), CASE)
    assert json.loads(json.dumps(made)) == {
        "sop": {"version": SOP.version, "table": FINGERPRINT},
        "action": "create_ticket",
        "rule": "R3",
        "sla": "refund",
        "kip": "failed_charged",
        "kip_label": TEXT.splitlines()[0].removeprefix("KIP: "),
        "clauses": ["3.2", "Notes 3"],
        "interpretations": ["I2", "I3"],
        "advice": ["outage_answer", "mobile_data_off", "send_evidence"],
        "facts": {
            "subscription": "prepaid",
            "activation": "pending",
            "charged": "yes",
            "benefit": "not_received",
            "history": "rechecked",
            "outage": "affected",
            "normal_tariff": "no",
            "age": "over_24h",
        },
        "fields": NORMAL,
        "missing": [],
        "malformed": {},
        "undecided": [],
    }


def test_the_json_says_what_a_ticket_lacks() -> None:
    """Missing, malformed and undecided fields are named, and an open decision has no KIP."""
    made = ticket_json(review({"msisdn": "12"}), decide(Case()), Case())
    assert made["missing"] == [name for name in wanted_when(ALWAYS) if name != "msisdn"]
    assert made["malformed"] == {"msisdn": "msisdn"}
    assert made["undecided"] == wanted_when(ECARE, DIGITAL)
    assert (made["action"], made["sla"], made["kip"], made["kip_label"]) == (
        "incomplete",
        None,
        None,
        None,
    )

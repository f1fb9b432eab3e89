"""How a ticket's values are written: what people type is read, or refused with its fault."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from strategies import moments

from pansol.facts import Subscription
from pansol.formats import (
    Fault,
    Malformed,
    find_brand,
    find_channel,
    normalise,
    parse_phone,
    parse_rupiah,
    parse_time,
    rupiah,
    shown,
    time_text,
)
from pansol.sop import SOP, Brand, Channel, Format
from pansol.waiting import ZONES

every_format = pytest.mark.parametrize("form", Format, ids=lambda form: form.value)


def fault_of(form: Format, text: str) -> Fault:
    """Give what is found wrong with a text."""
    with pytest.raises(Malformed) as found:
        normalise(form, text)
    return found.value.fault


@pytest.mark.parametrize(
    "text",
    [
        "081234567890",
        "6281234567890",
        "+6281234567890",
        "0812 3456 7890",
        "0812-3456-7890",
        "0812.3456.7890",
        "+62 812-3456-7890",
        "+62 (812) 3456 7890",
        " 62 812 3456 7890\t",
        "+62-812-3456-7890",
    ],
)
def test_an_msisdn_is_kept_in_e164_however_it_is_written(text: str) -> None:
    """08…, 62… and +62…, with blanks, dots, dashes or brackets, are one number."""
    assert normalise(Format.MSISDN, text) == "+6281234567890"


@given(
    digits=st.from_regex(r"8[0-9]{7,11}", fullmatch=True),
    prefix=st.sampled_from(["0", "62", "+62"]),
    marks=st.lists(st.sampled_from(["", " ", "-", "."]), min_size=12, max_size=12),
)
def test_punctuation_never_changes_a_number(digits: str, prefix: str, marks: list[str]) -> None:
    """Whatever stands between the digits, the number is the same."""
    typed = prefix + "".join(digit + mark for digit, mark in zip(digits, marks, strict=False))
    assert parse_phone(typed, mobile=True) == parse_phone(typed) == f"+62{digits}"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "0812345",  # too short
        "08123456789012",  # too long
        "0212345678",  # a landline
        "+12025550123",  # another country's
        "81234567890",  # neither 0 nor 62 before it
        "00812345678",
        "+620812345678",  # 0 and 62
        "6.28E+12",  # a spreadsheet's
        "6,281234567890",
        "0812345678o0",
        "٠٨١٢٣٤٥٦٧٨٩",  # digits, but not these
        "+",
        "081234567890 / 081234567891",
    ],
)
def test_what_is_no_mobile_number_of_indonesia_is_refused(text: str) -> None:
    """A number is never mended by guessing."""
    assert fault_of(Format.MSISDN, text) is Fault.MSISDN


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("(021) 2345-678", "+62212345678"),
        ("0812 3456 7890", "+6281234567890"),
        ("+65 6123 4567", "+6561234567"),
    ],
)
def test_a_contact_number_may_be_any_line(text: str, number: str) -> None:
    """SOP Mandatory Ticket 7: the customer may be reached on a landline or abroad."""
    assert normalise(Format.PHONE, text) == number


@pytest.mark.parametrize("text", ["", "12", "+0812345678", "ask his wife", "+62" + "1" * 14])
def test_what_is_no_number_is_refused_as_contact(text: str) -> None:
    """A contact number has 7 to 15 digits and a country."""
    assert fault_of(Format.PHONE, text) is Fault.PHONE


@pytest.mark.parametrize(
    "text",
    [
        "65000",
        "65.000",
        "65,000",
        "65 000",
        "Rp65.000",
        "Rp 65.000",
        "rp. 65.000",
        "RP65000",
        "65.000,00",
        "Rp65.000,-",
        " 65.000 ",
    ],
)
def test_rupiah_are_read_as_indonesians_write_them(text: str) -> None:
    """Points or commas by threes, with Rp or without, with empty cents or without."""
    assert parse_rupiah(text) == 65_000
    assert normalise(Format.RUPIAH, text) == "65000"


@given(amount=st.integers(min_value=0, max_value=10**15 - 1))
def test_an_amount_is_read_back_as_it_was_written(amount: int) -> None:
    """A ticket's own way of writing an amount is one of those that are read."""
    assert parse_rupiah(rupiah(amount)) == amount
    assert parse_rupiah(str(amount)) == amount
    assert rupiah(amount).replace(".", "") == f"Rp{amount}"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Rp",
        "-5000",
        "65.5",
        "65,5",
        "6.5000",
        "65.00",
        "65.000,50",
        "1.000,000",
        "65k",
        "65 ribu",
        "6.5e4",
        "USD 5",
        "٦٥",
        "9" * 16,
        "9" * 5000,
    ],
)
def test_what_is_no_amount_of_whole_rupiah_is_refused(text: str) -> None:
    """No cents, no signs, no words, nothing that no package costs."""
    assert fault_of(Format.RUPIAH, text) is Fault.RUPIAH


@pytest.mark.parametrize("text", ["budi@example.com", "a.b+c@mail.example.co.id", "b@xn--e.id"])
def test_an_email_address_is_kept_as_it_is(text: str) -> None:
    """An address is not mended, not even its capitals."""
    assert normalise(Format.EMAIL, text) == text
    assert normalise(Format.EMAIL, text.upper()) == text.upper()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "budi",
        "budi@",
        "@example.com",
        "budi@example",
        "budi@example.",
        "budi@.com",
        "budi@example..com",
        "budi @example.com",
        "a@b@example.com",
        "Budi <budi@example.com>",
        "budi@example.com, ani@example.com",
    ],
)
def test_what_is_no_single_address_is_refused(text: str) -> None:
    """One @, something before it, a domain with a dot after it, and nothing else."""
    assert fault_of(Format.EMAIL, text) is Fault.EMAIL


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2026-11-22T18:05:00+07:00", "2026-11-22T18:05:00+07:00"),
        ("2026-11-22 18:05+07:00", "2026-11-22T18:05:00+07:00"),
        ("2026-11-22T11:05Z", "2026-11-22T11:05:00+00:00"),
        ("2026-11-22 18:05 WIB", "2026-11-22T18:05:00+07:00"),
        (" 2026-11-22T18:05  wita ", "2026-11-22T18:05:00+08:00"),
        ("2026-11-22 18:05:30 Wit", "2026-11-22T18:05:30+09:00"),
    ],
)
def test_a_time_is_read_with_its_zone(text: str, iso: str) -> None:
    """ISO 8601 with an offset, or with WIB, WITA or WIT behind it."""
    assert normalise(Format.TIME, text.strip()) == iso
    assert parse_time(text) == datetime.fromisoformat(iso)


@given(moment=moments())
def test_a_time_is_read_back_as_it_was_written(moment: datetime) -> None:
    """ISO 8601 keeps moment and offset."""
    assert parse_time(moment.isoformat()) == moment
    assert parse_time(moment.isoformat()).utcoffset() == moment.utcoffset()


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("2026-11-22 18:05", Fault.NO_ZONE),
        ("2026-11-22T18:05:00", Fault.NO_ZONE),
        ("2026-11-22 18:05 WIBB", Fault.TIME),
        ("2026-11-22T18:05+07:00 WIB", Fault.TIME),
        ("22/11/2026 18:05 WIB", Fault.TIME),
        ("03/04/2026", Fault.TIME),
        ("2026-02-29 10:00 WIB", Fault.TIME),
        ("2026-11-22 24:30 WIB", Fault.TIME),
        ("WIB", Fault.TIME),
        ("yesterday", Fault.TIME),
        ("", Fault.TIME),
    ],
)
def test_a_time_without_zone_or_sense_is_refused(text: str, fault: Fault) -> None:
    """No zone is supplied, no day and month are guessed, no two zones reconciled."""
    assert fault_of(Format.TIME, text) is fault


@pytest.mark.parametrize(
    "text", ["2026-11-22", "2026-11-22 WIB", "20261122 WITA", "2026-W47-7 wit"]
)
def test_a_date_alone_is_no_time(text: str) -> None:
    """SOP Mandatory Ticket 4 wants date and time: midnight is not invented."""
    assert fault_of(Format.TIME, text) is Fault.INCOMPLETE_TIME


@pytest.mark.parametrize(
    "text",
    ["0001-01-01 00:00 WIB", "9999-12-31T23:59-12:00", "0206-11-22 10:00 WIB", "2206-11-22T10:00Z"],
)
def test_a_year_in_which_no_complaint_was_made_is_refused(text: str) -> None:
    """A slip of the finger in the year is a fault of the field."""
    assert fault_of(Format.TIME, text) is Fault.TIME


@every_format
@given(text=st.text() | st.text("0123456789+-.,:RrPpTWwIiBbAa @", max_size=25))
@example(text="\x00")
@example(text="<img src=x onerror=alert(1)>")
def test_any_text_is_normalised_once_and_for_all_or_malformed(form: Format, text: str) -> None:
    """Nothing else can come of it; and what is normalised is normal, and can be shown."""
    try:
        normal = normalise(form, text.strip())
    except Malformed:
        return
    assert normalise(form, normal) == normal
    assert shown(form, normal) or not normal
    assert len(shown(form, normal).splitlines()) <= 1


@pytest.mark.parametrize(
    ("form", "value", "text"),
    [
        (Format.TEXT, "Bekasi", "Bekasi"),
        (Format.TEXT, "Bekasi\nKIP: x\r\u2028y", "Bekasi KIP: x y"),
        (Format.MSISDN, "+6281234567890", "+6281234567890"),
        (Format.RUPIAH, "65000", "Rp65.000"),
        (Format.RUPIAH, "0", "Rp0"),
        (Format.RUPIAH, "1234567", "Rp1.234.567"),
        (Format.TIME, "2026-11-22T18:05:59+07:00", "22-11-2026 18:05 WIB"),
        (Format.BRAND, "kartu_as", "kartu AS"),
        (Format.COMPLAINT_CHANNEL, "ecare_x", "CTP E-Care: X (Twitter)"),
        (Format.PURCHASE_CHANNEL, "umb", "UMB *363#"),
    ],
)
def test_a_ticket_shows_values_as_people_write_them(form: Format, value: str, text: str) -> None:
    """Amounts with points, times with day, month and zone, ids by their labels, on one line."""
    assert shown(form, value) == text
    assert shown(form, "") == ""


@given(moment=moments())
def test_a_written_time_names_day_minute_and_zone(moment: datetime) -> None:
    """No zone is changed in writing."""
    local = moment.astimezone(ZONES["WIT"])
    written = datetime.strptime(time_text(local), "%d-%m-%Y %H:%M WIT").replace(tzinfo=local.tzinfo)
    assert timedelta(0) <= local - written < timedelta(minutes=1)
    assert time_text(moment.astimezone(UTC)).endswith(" UTC")


@pytest.mark.parametrize("brand", SOP.brands, ids=lambda brand: brand.id)
def test_a_brand_is_found_by_id_and_by_label(brand: Brand) -> None:
    """SOP Mandatory Ticket 1: KartuHalo, simPATI, kartu AS, Loop, and those since."""
    for text in (brand.id, brand.label, brand.label.upper(), f" {brand.label.lower()} "):
        assert find_brand(text) is brand


def test_a_card_is_prepaid_or_postpaid_by_its_brand() -> None:
    """SOP 1.1, 1.2: the brand tells, never the number."""
    kinds = {brand.label: brand.subscription for brand in SOP.brands}
    assert {label for label, kind in kinds.items() if kind is Subscription.POSTPAID} == {
        "KartuHalo",
        "Telkomsel Halo",
    }
    assert {"simPATI", "kartu AS", "Loop", "by.U", "Telkomsel PraBayar"} <= {*kinds}


@pytest.mark.parametrize("channels", [SOP.purchase_channels, SOP.complaint_channels])
def test_a_channel_is_found_by_id_and_by_label(channels: tuple[Channel, ...]) -> None:
    """Each channel is found among its own kind, whatever the capitals."""
    for channel in channels:
        assert find_channel(channels, channel.id) is channel
        assert find_channel(channels, f" {channel.label.upper()} ") is channel


@pytest.mark.parametrize(
    ("form", "text", "fault"),
    [
        (Format.BRAND, "simpati loop", Fault.BRAND),
        (Format.BRAND, "0812", Fault.BRAND),
        (Format.BRAND, "", Fault.BRAND),
        (Format.PURCHASE_CHANNEL, "ecare_chat", Fault.CHANNEL),
        (Format.COMPLAINT_CHANNEL, "mytelkomsel", Fault.CHANNEL),
        (Format.COMPLAINT_CHANNEL, "", Fault.CHANNEL),
    ],
)
def test_an_unknown_brand_or_channel_is_refused(form: Format, text: str, fault: Fault) -> None:
    """A list that lacks it is to be extended, not stretched."""
    assert fault_of(form, text) is fault

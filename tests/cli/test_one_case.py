"""`pansol decide` for one case given by options."""

import json

import pytest
from commands import process, run

from pansol.catalogue import Language, catalogue
from pansol.facts import Charged
from pansol.wording import fact_words

WAITING = (
    "decide", "--card-type", "simpati", "--activation", "success", "--charged", "no",
    "--benefit", "not_received", "--history", "clear", "--outage", "clear",
    "--normal-tariff", "no", "--transaction-at", "2026-11-22T10:00+07:00",
)  # fmt: skip
TICKET = (
    "decide", "--subscription", "postpaid", "--activation", "failed", "--charged", "yes",
    "--benefit", "not_received", "--history", "clear", "--outage", "affected",
    "--purchase-channel", "mytelkomsel",
)  # fmt: skip
KIP = "(De)Aktivasi Produk - Aktivasi Paket - K21 - Pembelian gagal, namun saldo terpotong"
NOW = ("--now", "2026-11-22T20:00+08:00")


def squeezed(text: str) -> str:
    """Undo the line breaks of the layout."""
    return " ".join(text.split())


def test_the_wait_is_told_with_its_exact_end() -> None:
    """3.1: the end of the 24 hours stands there in the customer's own zone, in both languages."""
    indonesian = run(*WAITING, *NOW)
    assert indonesian.code == 0
    assert "Senin, 23 November 2026 pukul 10.00 WIB" in squeezed(indonesian.out)
    english = run(*WAITING, *NOW, "--lang", "en")
    assert english.out.startswith("Advise waiting 24 hours\n")
    assert "Monday, 23 November 2026 at 10:00 WIB" in squeezed(english.out)


@pytest.mark.parametrize(
    ("now", "rule"),
    [
        ("2026-11-23T10:00:00+07:00", "R11"),
        ("2026-11-23T12:00:00+09:00", "R11"),
        ("2026-11-23T10:00:01+07:00", "G5"),
    ],
)
def test_exactly_24_hours_is_still_within(now: str, rule: str) -> None:
    """3.1: the age follows from the two times, whatever their zones."""
    assert json.loads(run(*WAITING, "--now", now, "--json").out)["rule"] == rule


def test_the_clock_counts_where_no_time_is_given() -> None:
    """A purchase years ago is over 24 hours old today."""
    assert json.loads(run(*WAITING[:-1], "2020-01-01 10:00 WIB", "--json").out)["rule"] == "G5"


def test_a_ticket_is_told_with_all_it_rests_on() -> None:
    """3.2: SLA, exact KIP, each advice with its clause, clauses, reading, what would change it."""
    shown = run(*TICKET, "--lang", "en").out
    assert f"  - KIP: {KIP}\n" in shown  # in one line, to be copied
    out = squeezed(shown)
    assert out.startswith("Create a ticket")
    for part in (
        "SLA Refund",
        KIP,
        "R3",
        "standard outage answer as well. (SOP 2)",
        "no data quota. (SOP 3)",
        "cs@telkomsel.com",
        "(SOP Mandatory Ticket 3**)",
        "SOP 3.2: Money was taken",
        "SOP Notes 3: Purchase failed",
        "I2: An outage comes before waiting",
        "Not needed",
        "Time since the transaction: settled by:",
        "History: There is one, not checked again yet instead → Check again",
    ):
        assert part in out


def test_a_silent_case_names_its_gap_and_nothing_else() -> None:
    """Where the SOP is silent no SLA, KIP or advice is invented."""
    words = ("--activation", "failed", "--benefit", "received", "--json")
    found = json.loads(run("decide", *words).out)
    assert (found["action"], found["gap"]) == ("sop_silent", "G2")
    assert (found["sla"], found["kip"], found["advice"]) == (None, None, [])
    assert "The package arrived although" in run("decide", *words[:-1], "--lang", "en").out


def test_an_open_case_is_told_its_next_check() -> None:
    """What is possible, what to check next and where, and what need not be checked."""
    charged = fact_words(Charged.YES, catalogue(Language.ENGLISH))
    out = squeezed(run("decide", "--card-type", "halo", "--charged", "yes", "--lang", "en").out)
    for part in (
        "Not decided yet",
        "Next check - What became of the activation? (SOP 1.2)",
        "Look in: DSC (Manage Order)",
        "Still possible - Inform: active",
        f"Not needed - Outage: settled by: {charged}",
    ):
        assert part in out


def test_json_keeps_its_names_in_every_language() -> None:
    """A program reads the same values whatever the person's language."""
    found = run(*TICKET, "--json")
    assert found.out == run(*TICKET, "--json", "--lang", "en").out
    values = json.loads(found.out)
    assert values["kip_label"] == KIP
    assert values["possible"] == ["create_ticket/refund/failed_charged"]
    assert values["facts"]["subscription"] == "postpaid"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--charged", "maybe"), '--charged "maybe": Allowed: yes, no, or empty.'),
        (("--card-type", "XL"), '--card-type "XL": This card type is not in the list'),
        (("--purchase-channel", "tv"), '--purchase-channel "tv": This channel is not in the list'),
        (("--card-type", "halo", "--subscription", "prepaid"), "Contradicts the card type"),
        (("--transaction-at", "2026-11-22T10:00"), "The time needs a zone"),
        (("--transaction-at", "yesterday"), "Write date and time"),
        (("--transaction-at", "2026-11-22"), "both the date and the time"),
        (("--transaction-at", "2026-11-22T21:00+07:00", *NOW), "lies after 2026-11-22 20:00:00"),
        (
            ("--transaction-at", "2026-11-22T10:00+07:00", *NOW, "--age", "over_24h"),
            '--age "over_24h": Contradicts the times, which give within_24h.',
        ),
        (("--now", "noon", "--transaction-at", "2026-11-22T10:00+07:00"), '--now "noon"'),
        (("--now", "2026-11-22T20:00+08:00"), "--now only goes with --transaction-at"),
        (("--out", "x.csv"), "only go with a CSV file"),
        (("cases.csv", "--charged", "yes"), "not both"),
        (("cases.csv", "--zone", "Mars/Base"), "or a zone's name"),
        (("--no-such-option",), "The command can't be understood"),
        (("--lang", "fr"), "fr"),
    ],
)
def test_a_wrong_value_is_a_sentence(words: tuple[str, ...], said: str) -> None:
    """It names the option, the value and what is allowed, decides nothing and exits with 2."""
    done = run("decide", "--lang", "en", *words)
    assert (done.code, done.out) == (2, "")
    assert said.lower() in done.err.lower()
    assert "Traceback" not in done.err


def test_the_sentence_is_in_the_persons_language() -> None:
    """Indonesian unless asked otherwise, by the option or by the environment."""
    wrong = ("decide", "--charged", "maybe")
    assert "Yang diperbolehkan: yes, no, atau kosong." in process(*wrong).err
    assert "Allowed: yes, no, or empty." in process(*wrong, lang="en").err
    assert "Yang diperbolehkan" in process(*wrong, "--lang=id", lang="en").err


def test_an_unknown_language_is_told_in_the_known_one() -> None:
    """A word that names no language leaves the environment's choice as it is."""
    assert "The command can't be understood" in process("sheet", "--lang", "fr", lang="en").err
    assert "Perintah tidak dapat dipahami" in process("sheet", "--lang=fr").err

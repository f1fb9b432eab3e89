"""The SOP transcribed a second time: questions one inside the other, over plain words.

Nothing here comes from the package, so that the two can be held against each other.
"""

from collections.abc import Mapping
from typing import NamedTuple

VALUES = {
    "subscription": ("prepaid", "postpaid"),
    "activation": ("success", "failed", "pending"),
    "charged": ("yes", "no"),
    "benefit": ("received", "bonus_missing", "not_as_bought", "not_received"),
    "history": ("clear", "found", "rechecked"),
    "outage": ("affected", "clear"),
    "normal_tariff": ("yes", "no"),
    "age": ("within_24h", "over_24h"),
}
"""The facts and their words, in the order of checks for prepaid."""

ORDER = {
    "prepaid": (
        "activation", "charged", "benefit", "history", "outage", "normal_tariff", "age",
    ),
    "postpaid": (
        "activation", "benefit", "charged", "history", "outage", "normal_tariff", "age",
    ),
}  # fmt: skip

CASES_BY_RULE = {
    "R1": 48, "G1": 48, "G2": 192, "R2": 288, "R3": 192, "R4": 16, "R5": 32, "R6": 16, "R7": 32,
    "R8": 16, "R9": 32, "G3": 96, "R10": 72, "G4": 24, "R11": 24, "G5": 24,
}  # fmt: skip

CASES_BY_ACTION = {
    "inform_active": 48,
    "recheck": 288,
    "create_ticket": 336,
    "outage_answer": 72,
    "wait_24h": 24,
    "sop_silent": 384,
}

CLAUSES = {
    "R1": ("1.2",),
    "R2": ("2",),
    "R3": ("3.2", "Notes 3"),
    "R4": ("3.2", "Notes 1"),
    "R5": ("3.2", "Notes 1"),
    "R6": ("3.2", "Notes 2"),
    "R7": ("3.2", "Notes 2"),
    "R8": ("3.2", "Notes 1"),
    "R9": ("3.2", "Notes 1"),
    "R10": ("2",),
    "R11": ("3.1",),
}
"""Where the paper says so; the gaps have no clause that says so."""

Words = Mapping[str, str]


class Answer(NamedTuple):
    """What the paper answers; empty where there is none."""

    rule: str
    action: str
    sla: str = ""
    kip: str = ""
    gap: str = ""


def answer(case: Words) -> Answer:
    """Answer one complete case."""
    if case["benefit"] == "received":
        return _received(case)
    if case["history"] == "found":
        return Answer("R2", "recheck")
    if case["charged"] == "yes":
        return _charged(case)
    if case["normal_tariff"] == "yes":
        return _charged_the_normal_tariff_alone(case)
    return _nothing_taken(case)


def advice(case: Words, *, digital: bool) -> set[str]:
    """Say what is told to the customer along with the action."""
    given = set()
    match answer(case).action:
        case "wait_24h":
            given |= {"mobile_data_off", "do_not_repeat"}
        case "create_ticket":
            given.add("mobile_data_off")
            if case["outage"] == "affected":
                given.add("outage_answer")
            if digital:
                given.add("send_evidence")
    return given


def interpretations(case: Words) -> set[str]:
    """Name the readings that the answer to one complete case rests on."""
    reached = answer(case)
    rests = {
        "I1": reached.rule == "R1",
        "I2": reached.rule == "R10"
        or (reached.action == "create_ticket" and case["outage"] == "affected"),
        "I3": reached.rule == "R3" and case["activation"] == "pending",
        "I4": reached.kip == "product_not_received" and case["benefit"] == "not_as_bought",
        "I5": reached.rule in {"R8", "R9"},
        "I6": reached.rule == "R11" and case["activation"] == "pending",
    }
    return {reading for reading, holds in rests.items() if holds}


def _received(case: Words) -> Answer:
    if case["activation"] != "success":
        return Answer("G2", "sop_silent", gap="G2")
    if case["normal_tariff"] == "yes":
        return Answer("G1", "sop_silent", gap="G1")
    return Answer("R1", "inform_active")


def _charged(case: Words) -> Answer:
    if case["activation"] != "success":
        return Answer("R3", "create_ticket", "refund", "failed_charged")
    bonus = case["benefit"] == "bonus_missing"
    kip = "bonus_not_received" if bonus else "product_not_received"
    if case["normal_tariff"] == "yes":
        return Answer("R4" if bonus else "R5", "create_ticket", "refund", kip)
    return Answer("R6" if bonus else "R7", "create_ticket", "tier", kip)


def _charged_the_normal_tariff_alone(case: Words) -> Answer:
    if case["activation"] != "success":
        return Answer("G3", "sop_silent", gap="G3")
    if case["benefit"] == "bonus_missing":
        return Answer("R8", "create_ticket", "refund", "bonus_not_received")
    return Answer("R9", "create_ticket", "refund", "product_not_received")


def _nothing_taken(case: Words) -> Answer:
    if case["outage"] == "affected":
        return Answer("R10", "outage_answer")
    if case["activation"] == "failed":
        return Answer("G4", "sop_silent", gap="G4")
    if case["age"] == "within_24h":
        return Answer("R11", "wait_24h")
    return Answer("G5", "sop_silent", gap="G5")

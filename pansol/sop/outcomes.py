"""What a decision can come to: the codes of action, SLA, KIP, advice, gap and interpretation."""

from dataclasses import dataclass
from enum import Enum

__all__ = ["Action", "Advice", "Gap", "Interpretation", "Kip", "Outcome", "Sla"]


class Action(Enum):
    """What the agent does."""

    INFORM_ACTIVE = "inform_active"  # SOP 1.2
    RECHECK = "recheck"  # SOP 2
    OUTAGE_ANSWER = "outage_answer"  # SOP 2
    WAIT_24H = "wait_24h"  # SOP 3.1
    CREATE_TICKET = "create_ticket"  # SOP 3.2
    SOP_SILENT = "sop_silent"  # the SOP has no clause: ask a supervisor
    INCOMPLETE = "incomplete"  # not enough is known yet; never a rule's action


class Sla(Enum):
    """The two SLA classes (SOP Notes). The SOP gives them no durations."""

    REFUND = "refund"
    TIER = "tier"


_KIP_FAMILY = "(De)Aktivasi Produk - Aktivasi Paket - K21 - "


class Kip(Enum):
    """The classification of the contact (SOP KIP)."""

    BONUS_NOT_RECEIVED = "bonus_not_received"
    FAILED_CHARGED = "failed_charged"
    PRODUCT_NOT_RECEIVED = "product_not_received"

    @property
    def label(self) -> str:
        """The exact label, as CTP lists it."""
        return _KIP_FAMILY + _KIP_LABELS[self]


_KIP_LABELS = {
    Kip.BONUS_NOT_RECEIVED: "Pembelian berhasil namun bonus tidak didapatkan",
    Kip.FAILED_CHARGED: "Pembelian gagal, namun saldo terpotong",
    Kip.PRODUCT_NOT_RECEIVED: "Pembelian berhasil namun produk tidak didapatkan",
}


class Advice(Enum):
    """What is said to the customer along with the action."""

    MOBILE_DATA_OFF = "mobile_data_off"
    DO_NOT_REPEAT = "do_not_repeat"
    OUTAGE_ANSWER = "outage_answer"
    SEND_EVIDENCE = "send_evidence"


class Gap(Enum):
    """A situation in which the SOP is silent. The software says so and invents nothing."""

    G1 = "G1"  # received, yet charged the normal tariff
    G2 = "G2"  # received, yet activation failed or pending
    G3 = "G3"  # normal tariff charged, activation not confirmed, price not taken
    G4 = "G4"  # activation failed, nothing charged
    G5 = "G5"  # nothing charged, nothing received, the 24 hours over


class Interpretation(Enum):
    """A reading chosen where the SOP can be read in two ways."""

    I1 = "I1"  # 1.2's "tell the customer" closes 1.1 as well
    I2 = "I2"  # an outage comes before waiting, but not before money
    I3 = "I3"  # charged while pending is 3.2's "failed, pulsa deducted"
    I4 = "I4"  # "not as bought" takes the KIP "product not received"
    I5 = "I5"  # the normal tariff is a deduction in the sense of 3.2
    I6 = "I6"  # 3.1 covers an activation that is still pending


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a decision comes to. Two decisions are the same if these four are."""

    action: Action
    sla: Sla | None = None
    kip: Kip | None = None
    gap: Gap | None = None

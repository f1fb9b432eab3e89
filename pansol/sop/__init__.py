"""The SOP, declared once, in the paper's own order. Everything else is a view of it."""

from datetime import timedelta

from pansol.sop.advice import ADVICE
from pansol.sop.brands import BRANDS
from pansol.sop.channels import COMPLAINT_CHANNELS, PURCHASE_CHANNELS
from pansol.sop.checks import CHECKS
from pansol.sop.clauses import Clause
from pansol.sop.outcomes import Action, Advice, Gap, Interpretation, Kip, Outcome, Sla
from pansol.sop.questions import QUESTIONS
from pansol.sop.register import Register, TwiceError
from pansol.sop.rules import RULES
from pansol.sop.schema import (
    AdviceRule,
    Brand,
    Channel,
    Check,
    Format,
    Question,
    Required,
    Rule,
    Sop,
    TicketField,
)
from pansol.sop.ticket_fields import TICKET_FIELDS

__all__ = [
    "SOP",
    "Action",
    "Advice",
    "AdviceRule",
    "Brand",
    "Channel",
    "Check",
    "Clause",
    "Format",
    "Gap",
    "Interpretation",
    "Kip",
    "Outcome",
    "Question",
    "Register",
    "Required",
    "Rule",
    "Sla",
    "Sop",
    "TicketField",
    "TwiceError",
]

SOP = Sop(
    title=(
        "Pansol - Aktivasi Berhasil Layanan Tidak Didapatkan/ Tidak Sesuai - "
        "Gagal Aktivasi Pulsa Terpotong atau Pemakaian Sementara Bertambah"
    ),
    version="2017.06-1",
    sources=(
        "SOP-001/CCM-AC/CHM/XI/2016 (KM3407022326)",
        "SOP-007/CCM-AC/CHM/VI/2017 (KM3414102206)",
    ),
    questions=QUESTIONS,
    checks=CHECKS,
    rules=RULES,
    advice=ADVICE,
    ticket_fields=TICKET_FIELDS,
    wait=timedelta(hours=24),  # 3.1: "1x24 jam dari transaksi"
    brands=BRANDS,
    purchase_channels=PURCHASE_CHANNELS,
    complaint_channels=COMPLAINT_CHANNELS,
)

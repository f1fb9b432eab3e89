"""To do list: what the customer is asked before anything is checked."""

from pansol.sop.clauses import Clause
from pansol.sop.schema import Question

__all__ = ["QUESTIONS"]

QUESTIONS = (
    Question(id="when", clause=Clause.TO_DO_1, fields=("transaction_at", "incident_at")),
    Question(
        id="package",
        clause=Clause.TO_DO_2,
        fields=("package_name", "package_price", "package_quota", "package_validity"),
    ),
    Question(id="message", clause=Clause.TO_DO_3, fields=("message",)),
    Question(id="deducted", clause=Clause.TO_DO_4, fields=("deducted", "charged_amount")),
    Question(id="location", clause=Clause.TO_DO_5, fields=("location",)),
    Question(id="channel", clause=Clause.TO_DO_6, fields=("purchase_channel", "payment_method")),
    Question(
        id="evidence",
        clause=Clause.TO_DO_7,
        fields=("evidence", "transaction_id", "evidence_sender_email"),
    ),
)

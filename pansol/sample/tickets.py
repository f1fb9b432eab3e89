"""The ticket as it should be filled in for one complaint."""

from datetime import datetime, timedelta
from random import Random

from pansol.facts import Benefit, Case, Charged, NormalTariff, Subscription
from pansol.formats import find_channel
from pansol.sample.customers import Customer
from pansol.sample.drawing import draw
from pansol.sample.market import packages_for
from pansol.sop import SOP

__all__ = ["TICKET_ONLY", "fill_ticket"]

TICKET_ONLY = (
    "ticket_class",
    "customer_account",
    "evidence",
    "transaction_id",
    "evidence_sender_email",
    "incident_at",
    "charged_amount",
    "contact_number",
)
"""Fields that are asked for only where a ticket is made."""

_EVIDENCE = {
    "tangkapan layar riwayat transaksi, dikirim lewat e-mail": 5,
    "tangkapan layar notifikasi SMS, lampiran chat": 3,
    "struk pembayaran, lampiran 1": 2,
    "bukti bayar e-wallet, lampiran 1": 2,
}
_NOTICED_WITHIN = 300  # seconds; no complaint comes sooner
_TARIFFS = (1_500, 2_750, 4_000, 6_600, 9_900, 13_200, 18_700)  # rupiah


def fill_ticket(
    rng: Random, customer: Customer, truth: Case, *, complained_by: str, bought_by: str
) -> dict[str, str]:
    """Fill in every field of the ticket, those of E-Care and digital purchase where they apply."""
    subscription = truth.subscription or Subscription.PREPAID
    package = draw(rng, packages_for(subscription, truth.benefit or Benefit.RECEIVED))
    noticed = timedelta(seconds=rng.randrange(_NOTICED_WITHIN))
    incident_at: datetime | None = truth.transaction_at and truth.transaction_at + noticed
    charged = package.price if truth.charged is Charged.YES else 0
    if truth.normal_tariff is NormalTariff.YES:
        charged += rng.choice(_TARIFFS)
    account = customer.email if complained_by == "ecare_email" else customer.account
    ecare = find_channel(SOP.complaint_channels, complained_by).special
    transaction_id = f"UJI-{rng.randrange(10**6):06}"
    evidence = draw(rng, _EVIDENCE)
    digital = truth.digital_purchase
    values = {
        "ticket_class": "Keluhan",
        "msisdn": customer.msisdn,
        "customer_name": customer.name,
        "card_type": customer.card_type,
        "complaint_channel": complained_by,
        "customer_account": account if ecare else "",
        "package_name": package.name,
        "package_price": str(package.price),
        "package_quota": package.quota,
        "package_validity": package.validity,
        "purchase_channel": bought_by,
        "evidence": evidence if digital else "",
        "transaction_id": transaction_id if digital else "",
        "evidence_sender_email": customer.email if digital else "",
        "incident_at": incident_at.isoformat() if incident_at else "",
        "location": customer.place.location,
        "charged_amount": str(charged),
        "contact_number": customer.msisdn,
    }
    return {field.name: values[field.name] for field in SOP.ticket_fields}

"""From what is typed on the page to what the systems are asked; the made-up complaints to try."""

from datetime import datetime

from pansol.config.records import sample_file
from pansol.formats import Malformed, find_brand, parse_phone, parse_rupiah, parse_time
from pansol.records import Enquiry
from pansol.records.embedded import SampleEnquiry, sample_enquiries
from pansol.ui.checker.fields import sound_clock, typed_clock
from pansol.ui.checker.state import State

__all__ = ["enquiry_of", "sample_choices", "sample_state"]


def enquiry_of(state: State, now: datetime) -> Enquiry | None:
    """Give what can be asked for a state; ``None`` while there is no number to ask for."""
    fields, now = state.fields, state.as_of or now
    try:
        msisdn = parse_phone(fields.get("msisdn", ""), mobile=True)
    except Malformed:
        return None
    try:
        subscription = find_brand(fields.get("card_type", "")).subscription
    except Malformed:
        subscription = None
    try:
        price = parse_rupiah(fields.get("package_price", ""))
    except Malformed:
        price = None
    return Enquiry(
        msisdn=msisdn,
        now=now,
        transaction_at=sound_clock(fields, "transaction", now),
        subscription=subscription,
        package=fields.get("package_name", "").strip(),
        price=price,
        location=fields.get("location", "").strip(),
    )


def sample_choices() -> tuple[SampleEnquiry, ...]:
    """Give the made-up complaints to try; none where a team has systems of its own."""
    path = sample_file()
    return sample_enquiries(path) if path else ()


def sample_state(name: str, state: State) -> State:
    """Give the state in which a made-up complaint is about to be looked up, as on its day.

    Raises ``KeyError`` for one that is not offered.
    """
    told = {sample.id: sample for sample in sample_choices()}[name]
    return State(
        language=state.language,
        fields=dict(told.fields) | typed_clock("transaction", told.transaction_at),
        as_of=parse_time(told.handled_at),
        round=state.round + 1,
    )

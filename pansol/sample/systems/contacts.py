"""The rows that complaints leave: the contacts of a number, and the entry in E-Care."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from random import Random
from typing import TypeAlias

from pansol.facts import History
from pansol.sample.drawing import often
from pansol.sample.systems.spelling import in_wib, local, without_plus
from pansol.sample.systems.story import SECOND, Story
from pansol.sample.systems.tables import CONTACTS, ECARE, Entry

__all__ = ["contact_rows", "ecare_row", "past_contact_rows"]

_Contact: TypeAlias = tuple[datetime, str, str, str]
"""When, its kind, its topic, the ticket's number."""

_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)
_REMEMBERED = 30 * _DAY
"""A contact longer ago does not count."""
_PACKAGE, _OTHER = "PKG_ACTIVATION", "OTHER"
_NOISE = 15
"""Complaints in a hundred before which there was a contact that doesn't count, of each sort."""


def contact_rows(rng: Random, story: Story, earlier: Sequence[Story]) -> Iterator[Entry]:
    """Give the contacts up to a complaint, and it itself; ``earlier`` are the customer's others."""
    yield from _rows(story, [*_past(rng, story, earlier), *_itself(story)])


def past_contact_rows(rng: Random, story: Story, earlier: Sequence[Story]) -> Iterator[Entry]:
    """Give the contacts before a complaint that is only being made."""
    yield from _rows(story, _past(rng, story, earlier))


def ecare_row(rng: Random, story: Story) -> Entry:
    """Give the complaint as it came in, shortly before it was handled."""
    at = story.handled_at - SECOND * rng.randint(30, 240)
    where = (story.complaint_channel, story.account, story.location, story.package)
    return ECARE, (without_plus(story.msisdn), in_wib(at), *where)


def _rows(story: Story, contacts: Iterable[_Contact]) -> Iterator[Entry]:
    for place, (at, kind, topic, ticket) in enumerate(sorted(contacts)):
        number = f"CT{story.number:08}-{place}"
        yield CONTACTS, (number, local(story.msisdn), in_wib(at), kind, topic, ticket)


def _past(rng: Random, story: Story, earlier: Sequence[Story]) -> Iterator[_Contact]:
    yield from _before(rng, story, earlier)
    yield from _noise(rng, story)


def _itself(story: Story) -> Iterator[_Contact]:
    yield story.handled_at, "COMPLAINT", _PACKAGE, ""
    if story.ticket:
        yield story.handled_at, "TICKET", _PACKAGE, f"TT{story.number:08}"


def _before(rng: Random, story: Story, earlier: Sequence[Story]) -> Iterator[_Contact]:
    """Give what makes the history that the truth says."""
    now, history = story.handled_at, story.truth.history
    if history is History.CLEAR:
        return
    past = [each.handled_at for each in earlier if now - _REMEMBERED < each.handled_at < now]
    latest = max(past, default=now - _HOUR * rng.randint(24, 20 * 24))
    if not past:
        yield latest, "COMPLAINT", _PACKAGE, ""
    if history is History.RECHECKED:
        between = max(2, (now - latest) // SECOND)
        yield latest + SECOND * rng.randrange(1, between), "RECHECK", _PACKAGE, ""


def _noise(rng: Random, story: Story) -> Iterator[_Contact]:
    """Give contacts of another kind, on another topic, or too long ago."""
    recently = story.handled_at - _HOUR * rng.randint(1, 29 * 24)
    if often(rng, _NOISE):
        yield recently, "INFO", _PACKAGE, ""
    if often(rng, _NOISE):
        yield recently, rng.choice(("COMPLAINT", "RECHECK", "INFO")), _OTHER, ""
    if story.truth.history is History.CLEAR and often(rng, _NOISE):
        yield story.handled_at - _DAY * rng.randint(31, 60), "COMPLAINT", _PACKAGE, ""

"""Take a role in a play, and look whether one still has it."""

from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import parse_qs
from uuid import UUID, uuid4

from pansol.caselog import Details
from pansol.classroom import LONGEST_NAME, Classroom, Play, Role, Seat
from pansol.training.letters import ALPHABET
from pansol.ui.person import printable

__all__ = ["Player", "agents_last", "code_in", "looked", "took"]

_LONGEST_CODE = 12
"""Characters of a code as it may be typed, with blanks and dashes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Player:
    """Somebody who plays, or is about to."""

    code: str = ""
    """The play's, as typed."""
    name: str = ""
    seat_id: UUID
    """Made beforehand, so that a seat is taken once however often it is tried.

    Another name or code is another seat.
    """
    seat: Seat | None = None
    play: Play | None = None
    """As it was when it was looked at last."""
    remarks: tuple[str, ...] = ()
    """What the trainer remarked; to be read once the play has ended."""

    @property
    def ended(self) -> bool:
        """Whether whoever made the play has ended it."""
        return bool(self.play and self.play.ended_at)

    def having(self, name: str, typed: str) -> "Player":
        """Give the player, who sits nowhere, with what was typed. ``ValueError``: another field."""
        if name == "code":
            typed_in = replace(self, code=printable(typed, _LONGEST_CODE))
        elif name == "name":
            typed_in = replace(self, name=printable(typed, LONGEST_NAME))
        else:
            raise ValueError("no such field")
        return self if typed_in == self else replace(typed_in, seat_id=uuid4())

    def left(self) -> "Player":
        """Give the player without a seat, about to take one anew."""
        return replace(self, seat_id=uuid4(), seat=None, play=None)


def code_in(query: str) -> str:
    """Give the play's code that an address names; what can be none is left out."""
    named = parse_qs(query).get("play", [""])[-1].upper()
    return "".join(letter for letter in named if letter in ALPHABET)[:_LONGEST_CODE]


def took(room: Classroom, player: Player, role: Role, now: datetime) -> Player:
    """Give the player with the role taken. Raises ``CaseLogError``."""
    seat = room.take_seat(player.code, role, player.name, now, player.seat_id)
    return replace(player, seat=seat, play=room.play_of(seat.play_id))


def looked(room: Classroom, player: Player, role: Role) -> Player:
    """Give the player as the database has it now.

    Raises ``UnknownLearnerError`` once the seat was given to another, ``CaseLogError``.
    """
    seat = room.seat(player.seat_id)
    play = room.play_of(seat.play_id)
    if seat.role is not role:
        raise ValueError("the seat of another role")
    remarks = _remarks(room, seat) if play.ended_at else ()
    known = replace(player, code=play.code, name=seat.name, remarks=remarks)
    return replace(known, seat=seat, play=play)


def agents_last(room: Classroom, player: Player) -> Details | None:
    """Give the last that was written in the agent's role. Raises ``CaseLogError``."""
    assert player.play  # noqa: S101  a role was taken
    steps = room.steps(player.play.id, player.seat_id)
    mine = (kept.step.details for kept in reversed(steps) if kept.role is Role.AGENT)
    return next(filter(None, mine), None)


def _remarks(room: Classroom, seat: Seat) -> tuple[str, ...]:
    steps = room.steps(seat.play_id, seat.id)
    return tuple(kept.step.note for kept in steps if kept.role is Role.TRAINER)

"""Role plays, opened: one plays the customer, one the agent, who made the play reads along."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import Connection

from pansol.caselog.access import Asking
from pansol.caselog.opened import Opened
from pansol.classroom.codes import fit_name
from pansol.classroom.errors import NotYoursError
from pansol.classroom.play import KeptStep, NewPlay, Play, Role, Seat, Step
from pansol.classroom.playing import (
    add_step,
    changes_in_play,
    delete_play,
    end_play,
    free_seat,
    held_play,
    make_play,
    makers_plays,
    play_of,
    play_with,
    seat_of,
    steps_in,
    take_seat,
)

__all__ = ["RolePlays"]


class RolePlays(Opened):
    """The role plays in the record's database; all methods raise ``CaseLogError``."""

    def make_play(self, new: NewPlay) -> Play:
        """Make a play of an exercise, with a join code of its own."""
        return self._write(lambda connection: make_play(connection, new))

    def plays(self, who: str) -> tuple[Play, ...]:
        """Give the plays somebody made, the newest first."""
        with self._read() as connection:
            return makers_plays(connection, who)

    def play_of(self, play_id: UUID) -> Play:
        """Give a play by its id. Raises ``UnknownCodeError``."""
        with self._read() as connection:
            return play_of(connection, play_id)

    def play_with(self, code: str) -> Play:
        """Give the play with a join code, however it is typed. Raises ``UnknownCodeError``."""
        with self._read() as connection:
            return play_with(connection, code)

    def take_seat(
        self, code: str, role: Role, name: str, at: datetime, seat_id: UUID | None = None
    ) -> Seat:
        """Take a role in a play. With the same ``seat_id`` again: the same seat.

        Raises ``UnknownCodeError``, ``ClosedError``, ``UnfitNameError``, ``SeatTakenError``, and
        ``NameTakenError`` for who has the other role.
        """
        chosen, called = seat_id or uuid4(), fit_name(name)

        def taken(connection: Connection) -> Seat:
            play = play_with(connection, code)
            seat = Seat(id=chosen, play_id=play.id, role=role, name=called)
            return take_seat(connection, seat, at)

        return self._write(taken)

    def seat(self, seat_id: UUID) -> Seat:
        """Give a seat by the id that its browser keeps. Raises ``UnknownLearnerError``."""
        with self._read() as connection:
            return seat_of(connection, seat_id)

    def free_seat(self, play_id: UUID, role: Role, who: str, at: datetime) -> None:
        """Let somebody else take a role. Raises ``NotYoursError``."""
        self._write(lambda connection: free_seat(connection, play_id, role, who, at))

    def add_step(self, seat_id: UUID, step: Step) -> KeptStep:
        """Add a step of who has a seat; sent again it is kept once. Raises ``ClosedError``."""

        def added(connection: Connection) -> KeptStep:
            seat = seat_of(connection, seat_id)
            return add_step(connection, held_play(connection, seat.play_id), seat.role, step)

        return self._write(added)

    def remark(self, play_id: UUID, who: str, step: Step) -> KeptStep:
        """Add a step of who made the play. Raises ``NotYoursError``, ``ClosedError``."""
        return self._write(
            lambda connection: add_step(
                connection, held_play(connection, play_id, who), Role.TRAINER, step
            )
        )

    def steps(self, play_id: UUID, reader: str | UUID, *, after: int = 0) -> tuple[KeptStep, ...]:
        """Give the steps after one (``seq``), the oldest first.

        ``reader``: who made the play, who reads all; or a seat's id, which reads its own steps
        until the play has ended, then all. Raises ``NotYoursError``.
        """
        with self._read() as connection:
            play, role = play_of(connection, play_id), None
            if isinstance(reader, UUID):
                seat = seat_of(connection, reader)
                mine = seat.play_id == play_id
                role = None if play.ended_at else seat.role
            else:
                mine = reader == play.who
            if not mine:
                raise NotYoursError("classroom.not_your_play")
            return steps_in(connection, play_id, after=after, role=role)

    def latest_in_play(self, play_id: UUID) -> int:
        """Count the changes in a play: the same number as before, and there is nothing new.

        Reads one row, so it may be asked each second. Raises ``UnknownCodeError``.
        """
        with self._read() as connection:
            return changes_in_play(connection, play_id)

    def end_play(self, play_id: UUID, who: str, at: datetime) -> None:
        """End a play: nobody joins it or adds to it any more. Raises ``NotYoursError``."""
        self._write(lambda connection: end_play(connection, play_id, who, at))

    def delete_play(self, play_id: UUID, asking: Asking) -> None:
        """Delete a play with all its steps; recorded. Raises ``NotYoursError``.

        SQLite writes zeros over it (``secure_delete``); its journal, or a server's tables, may
        hold it until they are written anew, which ``pansol db purge`` does at once.
        """
        self._write(lambda connection: delete_play(connection, play_id, asking))

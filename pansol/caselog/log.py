"""The record of checked cases: save, take up again, follow up, search; and views of them."""

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from pansol.caselog.access import Asking, accesses_query, record_access, shown_access
from pansol.caselog.case_file import case_file_rows
from pansol.caselog.engine import engine_for
from pansol.caselog.entry import Entry
from pansol.caselog.failures import told
from pansol.caselog.handled import HandledCases, handled_cases
from pansol.caselog.kept import (
    Access,
    CaseHistory,
    CheckedCase,
    Due,
    Look,
    Purged,
    Saved,
    Standing,
    Status,
)
from pansol.caselog.opened import Opened
from pansol.caselog.purge import purge_before
from pansol.caselog.reading import case_in_full, cases_of, due_cases, on_subject
from pansol.caselog.saving import save_entry
from pansol.caselog.schema import status_of
from pansol.caselog.subject import on_one_customer
from pansol.caselog.views import SavedView, delete_view, keep_view, rename_view, views_of
from pansol.formats import parse_phone

__all__ = ["CaseLog"]


class CaseLog(Opened):
    """The record, opened. Its methods may be called from any thread; all raise ``CaseLogError``.

    Lists are masked. What ``asking`` must be given for is written down before it is shown.
    """

    def save(self, entry: Entry) -> Saved:
        """Save an entry, and give its receipt: not before the database has it for good.

        Where an error is raised it counts as not saved: try again with the same entry, and it is
        kept once, whether or not it had got through.
        """
        return self._write(lambda connection: save_entry(connection, entry))

    def case(self, case: UUID | str) -> CaseHistory:
        """Give a case in full, by its id or its number: for who works on it."""
        with self._read() as connection:
            return case_in_full(connection, case)

    def unfinished(self, who: str | None, *, limit: int = 50) -> tuple[CheckedCase, ...]:
        """Give the cases a person has begun and not decided, the newest first; ``None``: anyone."""
        with self._read() as connection:
            return cases_of(connection, who=who, standing=Standing.UNFINISHED, limit=limit)

    def finished(self, who: str | None, *, limit: int = 100) -> tuple[CheckedCase, ...]:
        """Give the cases a person has finished, the newest first; ``None``: anyone."""
        with self._read() as connection:
            return cases_of(connection, who=who, standing=Standing.FINISHED, limit=limit)

    def recent(self, *, who: str | None = None, limit: int = 50) -> tuple[CheckedCase, ...]:
        """Give the cases last changed, the newest first; with ``who``, by this person."""
        with self._read() as connection:
            return cases_of(connection, who=who, standing=None, limit=limit)

    def due(self, now: datetime, *, who: str | None = None, limit: int = 200) -> tuple[Due, ...]:
        """Give the waiting cases: those whose 24 hours are over first, the longest ago first.

        To follow up or close one, save an entry of that kind.
        """
        with self._read() as connection:
            return due_cases(connection, now, who=who, limit=limit)

    def search(self, msisdn: str, asking: Asking) -> tuple[CheckedCase, ...]:
        """Give the cases that hold a number, written in any way; recorded.

        Raises ``formats.Malformed``.
        """
        number = parse_phone(msisdn)

        def found(connection: Connection) -> tuple[CheckedCase, ...]:
            cases = on_subject(connection, number)
            numbers = [case.number for case in cases]
            record_access(connection, asking, Look.SEARCH, number, numbers)
            return cases

        return self._write(found)

    def unmask(self, case: UUID | str, asking: Asking) -> CaseHistory:
        """Give a case in full to somebody who does not work on it; recorded."""

        def found(connection: Connection) -> CaseHistory:
            history = case_in_full(connection, case)
            subject = history.case.msisdn
            record_access(connection, asking, Look.UNMASK, subject, [history.case.number])
            return history

        return self._write(found)

    def subject(self, msisdn: str, asking: Asking) -> dict[str, Any]:
        """Give all that is kept on one customer, as JSON values; recorded.

        Raises ``formats.Malformed``.
        """
        number = parse_phone(msisdn)

        def found(connection: Connection) -> dict[str, Any]:
            kept = on_one_customer(connection, number)
            numbers = [case["number"] for case in kept["cases"]]
            record_access(connection, asking, Look.SUBJECT, number, numbers)
            return kept

        return self._write(found)

    def case_file(self, asking: Asking) -> Iterator[tuple[str, ...]]:
        """Give the handled cases as rows under ``CASE_FILE_COLUMNS``; recorded at the call."""
        self._write(lambda connection: record_access(connection, asking, Look.EXPORT, ""))
        return self._rows()

    def handled(self, asking: Asking, known: Collection[int] = ()) -> HandledCases:
        """Give the handled cases for a page that counts them; recorded as ``Look.DASHBOARD``.

        ``known``: the entries whose details the page has from an earlier reading.
        """
        self._write(lambda connection: record_access(connection, asking, Look.DASHBOARD, ""))
        with told(self.database):
            return handled_cases(self._engine, known)

    def show_names(self, asking: Asking, shown: str) -> None:
        """Record that names of agents are about to be shown, or taken along: where, and of what."""
        self._write(lambda connection: record_access(connection, asking, Look.NAMES, shown))

    def views(self, page: str) -> tuple[SavedView, ...]:
        """Give the saved views of a page, by name."""
        with self._read() as connection:
            return views_of(connection, page)

    def keep_view(self, view: SavedView, *, instead: SavedView | None = None) -> SavedView:
        """Save a view, and give it as it is kept: not before the database has it for good.

        ``instead``: the view of this name that is to be replaced, as it was shown. Raises
        ``TakenNameError`` if the name stands for another one.
        """
        return self._write(lambda connection: keep_view(connection, view, instead))

    def rename_view(self, view: SavedView) -> SavedView:
        """Give the view of this id another name. Raises ``TakenNameError``, as above."""
        return self._write(lambda connection: rename_view(connection, view))

    def delete_view(self, view: UUID) -> None:
        """Delete a saved view."""
        self._write(lambda connection: delete_view(connection, view))

    def status(self) -> Status:
        """Tell what the record is, and how many cases stand where."""
        with self._read() as connection:
            return status_of(connection)

    def accesses(self, *, limit: int = 200) -> tuple[Access, ...]:
        """Give who saw personal data, the newest first."""
        with self._read() as connection:
            rows = connection.execute(accesses_query().limit(limit)).mappings()
            return tuple(map(shown_access, rows))

    def purge(self, before: datetime, asking: Asking) -> Purged:
        """Delete for good the cases last changed before a moment, and older accesses."""
        engine = engine_for(self.database, patient=True)
        try:
            with told(self.database):
                return purge_before(engine, before, asking)
        finally:
            engine.dispose()

    def _rows(self) -> Iterator[tuple[str, ...]]:
        with told(self.database):
            yield from case_file_rows(self._engine)

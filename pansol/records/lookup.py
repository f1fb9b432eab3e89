"""Ask all systems at once, and give each fact as soon as what it rests on has come in."""

import logging
import time
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from queue import Empty, SimpleQueue
from threading import BoundedSemaphore, Lock, Thread

from pansol.records.cleaning import clean
from pansol.records.derivations import DERIVATIONS
from pansol.records.deriving import Answer, derive, place_of, tables_needed
from pansol.records.finding import Doubt, Enquiry, Finding
from pansol.records.settings import System
from pansol.records.shapes import Role
from pansol.records.source import Misfit, Source, query_for

__all__ = ["Systems"]

_LOG = logging.getLogger("pansol.records")
_GRACE = 0.5
"""Seconds in which a system that gave up in time may still say so itself."""

_AT_ONCE = 256

_MISFITS = frozenset({"BinderException", "CatalogException", "ProgrammingError"})
"""Errors of drivers about names that a table or its columns don't have."""

_Target = tuple[Role, str]


class Systems:
    """The systems of record of a team. One look-up does not wait for another."""

    def __init__(self, systems: Mapping[str, System]) -> None:
        self.systems = systems
        self._sources: dict[str, Source] = {}
        self._lock = Lock()
        self.at_work = BoundedSemaphore(_AT_ONCE)
        """Tables that may be asked at once; where systems hang, no more threads than these do."""

    def look_up(self, enquiry: Enquiry) -> Iterator[Finding]:
        """Give what the systems say on each fact that they know, in the order of arrival.

        A system that does not answer within its time leaves the facts that rest on it unknown.
        """
        yield from _Run(self, enquiry).findings()

    def prepare(self) -> None:
        """Load the drivers; nothing is connected. Raises ``ImportError`` for a missing one."""
        for name in self.systems:
            self.source(name)

    def misfits(self, name: str) -> list[Misfit]:
        """Give what a system's mapping names and it lacks. Raises whatever its driver does."""
        return list(self.source(name).misfits())

    def source(self, name: str) -> Source:
        """Give the source of a system. Raises ``ImportError`` for a driver that is missing."""
        with self._lock:
            if name not in self._sources:
                self._sources[name] = _source(self.systems[name])
            return self._sources[name]


class _Run:
    """One look-up: who has been asked, who has answered."""

    def __init__(self, systems: Systems, enquiry: Enquiry) -> None:
        self._systems = systems
        self._enquiry = enquiry
        self._arrived: SimpleQueue[tuple[_Target, Answer]] = SimpleQueue()
        self._waiting: dict[_Target, float] = {}  # until when
        self._answers: dict[_Target, Answer] = {}

    def findings(self) -> Iterator[Finding]:
        for role in self._roles() - {Role.OUTAGES}:
            self._ask(role)
        if self._enquiry.location:
            self._ask(Role.OUTAGES)
        open_ = list(DERIVATIONS)
        while open_:
            self._place_outages()
            ready = [each for each in open_ if self._complete(tables_needed(each, self._enquiry))]
            answers = tuple(self._answers.values())
            for each in ready:
                open_.remove(each)
                yield derive(each, self._enquiry, answers, datetime.now(UTC))
            if open_ and not ready:
                self._wait()

    def _roles(self) -> set[Role]:
        roles = {role for each in DERIVATIONS for role in tables_needed(each, self._enquiry)}
        return roles | (set() if self._enquiry.location else {Role.COMPLAINTS})

    def _place_outages(self) -> None:
        """Ask for outages once it is known where the customer is."""
        if self._asked(Role.OUTAGES) or not self._complete({Role.COMPLAINTS}):
            return
        place = place_of(self._enquiry, self._answers.values())
        if place:
            self._ask(Role.OUTAGES, place)
            return
        told = [a.doubt for a in self._answers.values() if a.role is Role.COMPLAINTS and a.doubt]
        doubt = next(iter(told), Doubt(reason="no_location"))
        for name, system in self._with(Role.OUTAGES):
            answer = Answer(role=Role.OUTAGES, system=system.label, doubt=doubt)
            self._answers[Role.OUTAGES, name] = answer

    def _asked(self, role: Role) -> bool:
        return any(role is each for each, _ in self._waiting.keys() | self._answers.keys())

    def _with(self, role: Role) -> list[tuple[str, System]]:
        return [(n, system) for n, system in self._systems.systems.items() if role in system.tables]

    def _ask(self, role: Role, place: str = "") -> None:
        for name, system in self._with(role):
            target = (role, name)
            self._waiting[target] = time.monotonic() + system.timeout + _GRACE
            if not self._systems.at_work.acquire(blocking=False):
                self._settle(target, _silent(role, system, "slow"))
                continue
            # A daemon: a driver that hangs must hold up neither the page nor the process's end.
            Thread(target=self._fetch, args=(target, place), daemon=True).start()

    def _fetch(self, target: _Target, place: str) -> None:
        try:
            self._arrived.put((target, self._answer(target, place)))
        finally:
            self._systems.at_work.release()

    def _answer(self, target: _Target, place: str) -> Answer:
        role, name = target
        system = self._systems.systems[name]
        query = query_for(role, system.tables[role], self._enquiry, place or self._enquiry.location)
        read_at = datetime.now(UTC)
        try:
            found = self._systems.source(name).rows(query, system.timeout)
            if len(found) > query.most:
                return _silent(role, system, "too_many", most=query.most)
            rows = tuple(clean(role, raw, system, read_at) for raw in found)
        except Exception as error:  # noqa: BLE001  drivers raise what they like: the system is away
            kind = _kind(error)
            _LOG.warning("%s, %s: %s", name, role.value, kind)
            return _silent(role, system, "misfit" if _is_misfit(error, kind) else "away")
        return Answer(role=role, system=system.label, rows=rows)

    def _complete(self, roles: set[Role] | frozenset[Role]) -> bool:
        if Role.OUTAGES in roles and self._with(Role.OUTAGES) and not self._asked(Role.OUTAGES):
            return False
        return not any(role in roles for role, _ in self._waiting)

    def _wait(self) -> None:
        """Take one answer, or give up those whose time is over."""
        left = min(self._waiting.values()) - time.monotonic()
        try:
            target, answer = self._arrived.get(timeout=max(left, 0.001))
        except Empty:
            for target in [t for t, until in self._waiting.items() if until <= time.monotonic()]:
                role, name = target
                self._settle(target, _silent(role, self._systems.systems[name], "slow"))
            return
        self._settle(target, answer)

    def _settle(self, target: _Target, answer: Answer) -> None:
        if self._waiting.pop(target, None) is not None:  # else it was given up
            self._answers[target] = answer


def _silent(role: Role, system: System, reason: str, most: int = 0) -> Answer:
    """Give what stands for rows that did not come."""
    values = {"system": system.label, "seconds": f"{system.timeout:g}", "most": str(most)}
    return Answer(role=role, system=system.label, doubt=Doubt(reason=reason, values=values))


def _kind(error: Exception) -> str:
    """Tell an error by its kinds alone: what it says may quote a customer's number."""
    cause = getattr(error, "orig", None)
    known = (type(error).__name__, type(cause).__name__ if cause else "")
    return " ".join(filter(None, (*known, str(getattr(cause, "sqlstate", "") or ""))))


def _is_misfit(error: Exception, kind: str) -> bool:
    """Tell whether a table or column is not there: waiting for the system does not help."""
    return bool(_MISFITS & set(kind.split())) or "no such" in str(getattr(error, "orig", ""))


def _source(system: System) -> Source:
    if system.folder is not None:
        from pansol.records.files import Folder  # noqa: PLC0415  loads DuckDB

        return Folder(system)
    from pansol.records.sql import Database  # noqa: PLC0415  loads SQLAlchemy

    return Database(system)

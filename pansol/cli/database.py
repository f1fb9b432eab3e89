"""What the commands of the case log share: its options, opening it, who asks and why."""

import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING

from pansol.catalogue import Catalogue
from pansol.cli.case import zone_named
from pansol.cli.errors import CommandError, ExitCode, Refused
from pansol.cli.options import option
from pansol.config.caselog import VARIABLE, case_log_database

if TYPE_CHECKING:
    from pansol.caselog import Asking, CaseLog, CheckedCase, Database

__all__ = [
    "asking",
    "by_option",
    "case_line",
    "database_at",
    "database_option",
    "log_at",
    "told",
    "why_option",
    "zone_at",
]


def database_option(say: Catalogue) -> object:
    """Declare ``--database``."""
    text = say("cli.db.database", variable=VARIABLE)
    return option(say, text, metavar="URL", envvar=VARIABLE, show_envvar=False)


def by_option(say: Catalogue) -> object:
    """Declare ``--by``."""
    return option(say, say("cli.db.by"), metavar="NAME")


def why_option(say: Catalogue) -> object:
    """Declare ``--why``."""
    return option(say, say("cli.db.why"), metavar="TEXT")


def database_at(url: str, say: Catalogue) -> "Database":
    """Give the database at a URL, the default where it is empty. Raises ``CommandError``."""
    from pydantic import ValidationError  # noqa: PLC0415  slow to import

    try:
        return case_log_database(url)
    except ValidationError as error:
        raise CommandError(
            ExitCode.WRONG_INPUT, "cli.at.option",
            option="--database", value="…", reason=say(error.errors()[0]["type"]),
        ) from None  # fmt: skip


@contextmanager
def told() -> Iterator[None]:
    """Tell what is wrong with the record in its own sentence."""
    from pansol.caselog import CaseLogError  # noqa: PLC0415  slow to import

    try:
        yield
    except CaseLogError as error:
        raise CommandError(ExitCode.FILE, error.key, **error.values) from error


@contextmanager
def log_at(url: str, say: Catalogue) -> Iterator["CaseLog"]:
    """Open the record at a URL. Raises ``CommandError``."""
    from pansol.caselog import CaseLog  # noqa: PLC0415  slow to import

    with told(), CaseLog.open(database_at(url, say)) as log:
        yield log


def asking(by: str, why: str, say: Catalogue) -> "Asking":
    """Tell who asks now, and why. Raises ``CommandError`` for no reason at all."""
    from pansol.caselog import Asking  # noqa: PLC0415  slow to import

    if not why.strip():
        raise CommandError(
            ExitCode.WRONG_INPUT,
            "cli.at.option",
            option="--why",
            value="",
            reason=say("cli.db.why"),
        )
    return Asking(who=by.strip() or _signed_in(), at=datetime.now(UTC), why=why)


def zone_at(name: str, say: Catalogue) -> tzinfo:
    """Give the zone that ``--zone`` names. Raises ``CommandError``."""
    try:
        return zone_named(name)
    except Refused as error:
        raise CommandError(
            ExitCode.WRONG_INPUT, "cli.at.option",
            option="--zone", value=name, reason=error.reason(say),
        ) from None  # fmt: skip


def case_line(case: "CheckedCase", *more: str) -> str:
    """Write a case in a line: number, customer as far as shown, ticket, and what else."""
    return "  ".join(filter(None, (case.number, case.msisdn, case.name, case.ticket_number, *more)))


def _signed_in() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container's user need not have a name
        return "?"

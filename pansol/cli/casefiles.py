"""What the commands on case files share: options that are read, and errors that are told."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, time, timedelta, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

from pansol.catalogue import Catalogue
from pansol.cli.case import zone_named
from pansol.cli.errors import CommandError, ExitCode, Refused
from pansol.cli.files import write_text
from pansol.cli.stopped import FULL, disk_full, engine_error
from pansol.sop import Sla

if TYPE_CHECKING:
    import pandas as pd

    from pansol.casefiles import CaseMapping

__all__ = [
    "chosen_durations",
    "chosen_mapping",
    "chosen_zone",
    "now_at_most",
    "refuse",
    "told",
    "write_table",
]

_MOST_HOURS = 24 * 366


def chosen_mapping(path: Path | None) -> "CaseMapping | None":
    """Read the mapping that was named, if any. Raises ``MappingError``."""
    from pansol.casefiles import load_mapping  # noqa: PLC0415  takes a second to import

    return load_mapping(path) if path else None


def chosen_zone(name: str, say: Catalogue) -> tzinfo:
    """Give the zone of ``--zone``. Raises ``CommandError``."""
    try:
        return zone_named(name)
    except Refused as error:
        raise refuse("--zone", name, error.reason(say)) from None


def now_at_most() -> datetime:
    """Give the moment after which nothing can have been handled, by this machine's clock.

    The made-up complaints are no future, however wrong that is.
    """
    from pansol.sample.times import LAST_DAY  # noqa: PLC0415  likewise

    return max(datetime.now(UTC), datetime.combine(LAST_DAY, time.max, UTC))


def chosen_durations(words: Iterable[str], say: Catalogue) -> Mapping[str, timedelta]:
    """Give SLA → time allowed from ``refund=72`` and the like, hours. Raises ``CommandError``."""
    durations: dict[str, timedelta] = {}
    known = [sla.value for sla in Sla]
    for word in words:
        name, _, hours = word.partition("=")
        try:
            allowed = float(hours)
        except ValueError:
            allowed = 0.0
        if name not in known or not 0 < allowed <= _MOST_HOURS:
            raise refuse("--sla", word, say("cli.fault.sla", allowed=", ".join(known)))
        durations[name] = timedelta(hours=allowed)
    return durations


def write_table(table: "pd.DataFrame", out: Path) -> None:
    """Write a table as CSV that Excel reads as UTF-8; there whole or not at all."""
    write_text("\ufeff" + table.to_csv(index=False, lineterminator="\n"), str(out))


def refuse(option: str, value: str, reason: str) -> CommandError:
    """Give the error of an option's value, with the reason and what is allowed."""
    return CommandError(
        ExitCode.WRONG_INPUT, "cli.at.option", option=option, value=value, reason=reason
    )


@contextmanager
def told() -> Iterator[None]:
    """Tell what goes wrong in a sentence, with an exit code by kind."""
    import duckdb  # noqa: PLC0415  half a second to import

    from pansol.casefiles import CaseFileError, MappingError  # noqa: PLC0415

    try:
        yield
    except MappingError as error:
        raise CommandError(ExitCode.WRONG_INPUT, error.key, **error.values) from error
    except CaseFileError as error:
        raise CommandError(ExitCode.FILE, error.key, **error.values) from error
    except duckdb.Error as error:
        raise engine_error(error) from error
    except OSError as error:
        if error.errno in FULL:
            raise disk_full() from error
        raise

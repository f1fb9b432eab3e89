"""The mapping that is suggested for a file, also where it can't be read with it yet."""

from pathlib import Path

from pansol.casefiles.mapping import CaseMapping, suggest
from pansol.casefiles.reading import connect
from pansol.casefiles.sources import open_source

__all__ = ["suggest_for"]


def suggest_for(path: Path, given: CaseMapping | None = None) -> CaseMapping:
    """Suggest what a file's columns mean, beside what is given. Raises ``CaseFileError``."""
    with connect() as connection:
        names = given.columns if given else ()
        source = open_source(path, dialect=None, connection=connection, names=names)
        if given:
            given.check_columns(source.columns, path)
        return suggest(source.columns, source.samples, given)

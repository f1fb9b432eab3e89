"""The made-up records, written once."""

from pathlib import Path

import pytest

from pansol.sample import write_records


@pytest.fixture(scope="session")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the records of 400 complaints. They are only read."""
    return write_records(tmp_path_factory.mktemp("records") / "records.sqlite", rows=400).path

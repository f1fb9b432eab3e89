"""What does not fit into memory goes into a private folder, never where we happen to be."""

import stat
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from pansol.audit import parquet
from pansol.casefiles import reading
from pansol.casefiles.spilling import spill_folder


@pytest.mark.parametrize("connect", [reading.connect, parquet.connect])
def test_engines_spill_into_a_private_folder(
    connect: Callable[[], duckdb.DuckDBPyConnection],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A sort of more than the memory leaves nothing in the folder we are in."""
    monkeypatch.chdir(tmp_path)
    with connect() as engine:
        engine.execute("SET memory_limit = '40MB'")
        engine.execute("SET threads = 1")
        engine.sql(
            "SELECT range, hash(range)::VARCHAR FROM range(2_000_000) ORDER BY hash(range)"
        ).write_csv(str(tmp_path / "sorted.csv"))
        folder = engine.execute("SELECT current_setting('temp_directory')").fetchall()[0][0]
    assert folder == spill_folder()
    assert stat.S_IMODE(Path(folder).stat().st_mode) == 0o700
    assert [path.name for path in tmp_path.iterdir()] == ["sorted.csv"]

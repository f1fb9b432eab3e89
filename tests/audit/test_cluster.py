"""The cluster: the same audit, from raw partitioned Parquet to Parquet."""

from pathlib import Path
from zoneinfo import ZoneInfo

import duckdb
import pandas as pd
import pytest
from pyspark.sql import SparkSession

from pansol.audit.cluster import audit_on_cluster
from pansol.audit.folder import open_folder
from pansol.audit.outputs import Wording, write_outputs
from pansol.audit.run import Settings, audit_file
from pansol.audit.summary import Summary
from pansol.casefiles import CaseFileError
from pansol.catalogue import Language, catalogue

COMPLAINTS = Path(__file__).parents[2] / "sample_data" / "complaints.csv"
ZONE = ZoneInfo("Asia/Jakarta")


def test_a_cluster_audits_partitioned_files_as_this_machine_does(
    spark: SparkSession,
    tmp_path: Path,
) -> None:
    """Findings, rejected rows and figures are those of the embedded engine, row for row."""
    source = tmp_path / "in"
    rows = duckdb.read_csv(str(COMPLAINTS), all_varchar=True)
    spoilt = "CASE WHEN case_id = 'K-000007' THEN 'maybe' ELSE charged END AS charged"
    rows.project(f"* REPLACE ({spoilt})").write_parquet(str(source), partition_by=["region"])
    found = audit_on_cluster(
        [str(source)], str(tmp_path / "out"), Settings(), zone=ZONE, session=spark
    )
    part = audit_file(source, open_folder(tmp_path / "here"), Settings())
    wording = Wording(say=catalogue(Language.ENGLISH), zone=ZONE)
    here = write_outputs(tmp_path / "here", [part], wording)
    keys = ["case_id", "kind", "field", "clause", "rule", "expected", "done"]
    ours = pd.read_parquet(tmp_path / "here" / "findings.parquet")[keys]
    theirs = found.findings.select(*keys).collect()
    assert sorted(map(tuple, theirs)) == sorted(map(tuple, ours.to_numpy()))
    assert found.summary.standing == here.standing
    assert found.summary.files[0].rejected == here.files[0].rejected == 1
    pd.testing.assert_frame_equal(_table(found.summary), _table(here))
    assert found.summary.repeats
    assert here.repeats
    # Those without a number are nobody's: not one customer who comes back again and again.
    assert found.summary.repeats.unusable == here.repeats.unusable == 11
    (bad,) = found.rejected(10)
    assert (bad.column, bad.value, bad.check.reason) == ("charged", "maybe", "value")


def _table(summary: Summary) -> pd.DataFrame:
    """Give who came back."""
    assert summary.repeats
    return summary.repeats.table


def test_a_table_without_the_facts_is_refused_on_a_cluster(
    spark: SparkSession,
    tmp_path: Path,
) -> None:
    """Which columns are missing is said before anything is judged."""
    duckdb.sql(f"COPY (SELECT 1 AS a) TO '{tmp_path / 'x.parquet'}'")
    source = str(tmp_path / "x.parquet")
    with pytest.raises(CaseFileError) as refused:
        audit_on_cluster([source], str(tmp_path / "out"), Settings(), zone=ZONE, session=spark)
    assert "charged" in str(refused.value)


def test_a_path_that_is_not_there_is_told_before_it_is_read(
    spark: SparkSession, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """The path is named, without a line of Java; one with wildcards that fits nothing likewise."""
    for name in ("none.parquet", "none-*.parquet"):
        source = str(tmp_path / name)
        with pytest.raises(FileNotFoundError) as refused:
            audit_on_cluster([source], str(tmp_path / "out"), Settings(), zone=ZONE, session=spark)
        assert refused.value.filename == source
    assert "java" not in "".join(capfd.readouterr())

"""An audit of every tenth row of the sample, made once."""

from pathlib import Path

import pytest
from report_audit import Audited

from pansol.audit import findings, verdict_table, verdicts
from pansol.audit.summarizing import summarize
from pansol.audit.summary import FileCount
from pansol.casefiles import Rejected, mask_expr, read
from pansol.casefiles.checks import CHECKS
from pansol.waiting import ZONES

SAMPLE = Path(__file__).parents[1] / "sample_data" / "complaints.csv"


@pytest.fixture(scope="session")
def audited(tmp_path_factory: pytest.TempPathFactory) -> Audited:
    """Audit every tenth row of the sample."""
    path = tmp_path_factory.mktemp("audited") / "cases.csv"
    head, *rows = SAMPLE.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join([head, *rows[::10]]), encoding="utf-8")
    reading = read(path)
    table = verdict_table(
        verdicts(reading.accepted.to_native(), absent=reading.absent), mask_expr
    ).df()
    counts = reading.counts()
    file = FileCount(name=path.name, read=counts.read + 1, accepted=counts.accepted)
    rejected = Rejected(
        file=path.name, row=501, line=502, column="msisdn", value="6.28E+12", check=CHECKS[1]
    )
    found = findings(table)
    return Audited(
        verdicts=table,
        summary=summarize(table, files=[file], zone=ZONES["WIB"]),
        findings=found.assign(proof="Proof of " + found["kind"]),
        rejects=(rejected,),
    )

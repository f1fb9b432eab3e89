"""Many handled cases compared with the SOP: verdicts, findings, figures."""

from pansol.audit.criteria import CRITERIA, Criterion, criteria_of
from pansol.audit.findings import FINDING_COLUMNS, findings, verdict_table
from pansol.audit.severity import SEVERITIES, Severity
from pansol.audit.standing import Standing, with_standing
from pansol.audit.verdict import verdicts
from pansol.deviation import Kind

__all__ = [
    "CRITERIA",
    "FINDING_COLUMNS",
    "SEVERITIES",
    "Criterion",
    "Kind",
    "Severity",
    "Standing",
    "criteria_of",
    "findings",
    "verdict_table",
    "verdicts",
    "with_standing",
]

"""Made-up handled complaints, with the mistakes in them known."""

from pansol.deviation import Kind
from pansol.sample.files import COLUMNS, TRUTH_COLUMNS, Sample, write_sample
from pansol.sample.kinds import SHARES

__all__ = ["COLUMNS", "SHARES", "TRUTH_COLUMNS", "Kind", "Sample", "write_sample"]

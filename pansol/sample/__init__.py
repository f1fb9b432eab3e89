"""Made-up handled complaints, with the mistakes in them known."""

from pansol.deviation import Kind
from pansol.sample.files import COLUMNS, TRUTH_COLUMNS, Sample, write_sample
from pansol.sample.kinds import SHARES
from pansol.sample.systems import OTHERS_AT_MOST, Records, write_records

__all__ = [
    "COLUMNS",
    "OTHERS_AT_MOST",
    "SHARES",
    "TRUTH_COLUMNS",
    "Kind",
    "Records",
    "Sample",
    "write_records",
    "write_sample",
]

"""Made-up records of the contact centre's systems: what they know about every complaint."""

from pansol.sample.systems.records import OTHERS_AT_MOST, Records, write_records

__all__ = ["OTHERS_AT_MOST", "Records", "write_records"]

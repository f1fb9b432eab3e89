"""What an audit hands on: an Excel workbook, an HTML page that prints, and what both say first."""

from pansol.audit.report.caveats import caveats, doubled, left_out
from pansol.audit.report.numbers import Numbers
from pansol.audit.report.page import html_report
from pansol.audit.report.workbook import write_workbook

__all__ = ["Numbers", "caveats", "doubled", "html_report", "left_out", "write_workbook"]

"""What an audit hands on: an Excel workbook, and an HTML page that prints."""

from pansol.audit.report.page import html_report
from pansol.audit.report.workbook import write_workbook

__all__ = ["html_report", "write_workbook"]

"""The SOP's rules as a text to hold beside the paper, every clause in the paper's order."""

from pansol.sheet.html import as_html
from pansol.sheet.markdown import as_markdown
from pansol.sheet.page import Entry, Sheet, Table
from pansol.sheet.sop import sop_sheet

__all__ = ["Entry", "Sheet", "Table", "as_html", "as_markdown", "sop_sheet"]

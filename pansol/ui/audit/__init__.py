"""The audit: a file of handled complaints held against the SOP, for quality analysts."""

from pansol.ui.audit.program import Audit
from pansol.ui.page import Page
from pansol.ui.query import query_string

__all__ = ["Audit", "audit_page"]


def audit_page() -> Page:
    """Give the audit as a page, in the language of the visitor's address."""
    Audit().view()  # the wording is read while no visitor waits yet
    return Page(Audit(query_string()))

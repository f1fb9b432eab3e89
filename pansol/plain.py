"""Text that a spreadsheet program shows as text: no cell of ours runs as a formula."""

import re

__all__ = ["NUMBER", "RISKY", "as_plain"]

RISKY = r"^[=+\-@\t\r\n]"
"""The pattern of what may be taken for a formula (OWASP, CSV Injection)."""
NUMBER = r"^[+-][0-9][0-9 ().,-]*$"
"""The pattern of a number with a sign, which calls nothing."""


def as_plain(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet program would take for a formula.

    Those begin with ``= + - @``, tab, CR or LF (OWASP, CSV Injection). A number with a sign stays
    as it is, ``-5`` and ``+62812…`` too: digits, blanks, dots, dashes and brackets call nothing.
    """
    risky = re.match(RISKY, text) and not re.fullmatch(NUMBER.strip("^$"), text)
    return f"'{text}" if risky else text

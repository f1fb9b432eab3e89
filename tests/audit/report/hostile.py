"""Texts that a file may hold and a report must not run."""

from dataclasses import replace

import pandas as pd
from report_audit import Audited

from pansol.audit.summary import FileCount

TEXTS = (
    "<img src=x onerror=alert(1)>",
    '=HYPERLINK("https://example.com","here")',
    "+cmd|' /C calc'!A0",
    "@SUM(1)",
    "</script></style><script>alert(1)</script>",
    '" onmouseover="alert(1)',
    "https://example.com",
    "\t=1+1",
    "\x01\x1f control",
)


def hostile(audited: Audited) -> Audited:
    """Put the texts into every text that comes from files."""
    found = audited.findings.head(len(TEXTS)).copy()
    for column in found.select_dtypes("str").columns:
        found[column] = list(TEXTS)
    texts = pd.array(TEXTS, dtype="string")
    by = {
        name: table.head(0)
        if table.empty
        else pd.concat([table.head(1)] * len(TEXTS), ignore_index=True).assign(**{name: texts})
        for name, table in audited.summary.by.items()
        if name != "week"
    }
    files = tuple(FileCount(name=text, read=2, accepted=1) for text in TEXTS)
    rejected = tuple(
        replace(audited.rejects[0], file=text, column=text, value=text) for text in TEXTS
    )
    summary = replace(audited.summary, by={**audited.summary.by, **by}, files=files)
    return replace(audited, findings=found, summary=summary, rejects=rejected)

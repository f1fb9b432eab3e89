"""The files themselves, in memory: workbook, findings, report, rejected rows, mapping."""

import csv
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from io import BytesIO, StringIO
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory

import pandas as pd

from pansol.audit.form import review_form
from pansol.audit.outputs import with_times
from pansol.audit.proof import proofs
from pansol.audit.report import html_report, write_workbook
from pansol.audit.report.detected import detected_words
from pansol.audit.review_book import write_review
from pansol.audit.run import detected
from pansol.audit.shown import shown_cases
from pansol.casefiles import Rejected, save_mapping
from pansol.catalogue import Catalogue
from pansol.config import current
from pansol.plain import as_plain
from pansol.ui.audit.audited import Audited, drawn
from pansol.ui.audit.made import Product
from pansol.ui.audit.mapping import chosen_mapping
from pansol.ui.audit.opening import Opened
from pansol.ui.audit.state import State
from pansol.ui.program import Download

__all__ = ["make"]

_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_REJECTED = ("file", "row", "line", "column", "value", "reason", "remedy", "allowed")
_NO_ROWS = "a file of which no row was accepted"


def make(product: Product, opened: Opened, state: State, say: Catalogue) -> Download:
    """Make a file in the language of ``say``. Raises ``ValueError`` if it would hold nothing."""
    if product is Product.REJECTS:
        return _rejects(opened, say)
    if product is Product.MAPPING:
        return _mapping(opened, state)
    if opened.audited is None:
        raise ValueError(_NO_ROWS)
    if product is Product.FORM_WORKBOOK:
        return _form_workbook(opened, opened.audited, state, say)
    if product is Product.FORM:
        return _form(opened, opened.audited, state)
    return _AUDIT[product](opened, opened.audited, say)


def _name(opened: Opened, ending: str) -> str:
    return f"{PurePath(opened.name).stem or 'audit'}-{ending}"


def _proven(audited: Audited, say: Catalogue) -> pd.DataFrame:
    return audited.found.assign(proof=proofs(audited.found, say))


def _workbook(opened: Opened, audited: Audited, say: Catalogue) -> Download:
    rejects = tuple(_named(opened))
    with TemporaryDirectory(prefix="pansol-") as folder:
        path = Path(folder) / "audit.xlsx"
        found = [_proven(audited, say)]
        write_workbook(
            path, audited.summary, found, say, rejects=rejects, detected=_detected(opened, say)
        )
        return Download(_name(opened, "audit.xlsx"), _SHEET, path.read_bytes())


def _report(opened: Opened, audited: Audited, say: Catalogue) -> Download:
    text = html_report(audited.summary, say, detected=_detected(opened, say))
    return Download(_name(opened, "audit.html"), "text/html", text.encode())


def _findings(opened: Opened, audited: Audited, say: Catalogue) -> Download:
    found = _proven(audited, say)
    texts = found.select_dtypes(exclude="number").columns
    plain = {name: found[name].map(as_plain, na_action="ignore") for name in texts}
    text = with_times(found.assign(**plain), current().at).to_csv(index=False, lineterminator="\n")
    return Download(_name(opened, "findings.csv"), "text/csv", text.encode("utf-8-sig"))


def _rejects(opened: Opened, say: Catalogue) -> Download:
    file = StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(_REJECTED)
    for bad in _named(opened):
        told = (say(bad.check.key), say(bad.check.remedy), ", ".join(bad.check.allowed))
        texts = [as_plain(text) for text in (bad.column, bad.value, *told)]
        writer.writerow([as_plain(bad.file), bad.row, bad.line or "", *texts])
    content = file.getvalue().encode("utf-8-sig")
    return Download(_name(opened, "rejected.csv"), "text/csv", content)


def _form(opened: Opened, audited: Audited, state: State) -> Download:
    form = review_form(drawn(audited, state).drawn, current().at)
    text = form.assign(file=as_plain(opened.name)).to_csv(index=False, lineterminator="\n")
    return Download(_name(opened, "review.csv"), "text/csv", text.encode("utf-8-sig"))


def _form_workbook(opened: Opened, audited: Audited, state: State, say: Catalogue) -> Download:
    cases, content = audited.cases.table("judged"), BytesIO()
    write_review(content, shown_cases(cases, drawn(audited, state).drawn, say, current().at), say)
    return Download(_name(opened, "review.xlsx"), _SHEET, content.getvalue())


def _mapping(opened: Opened, state: State) -> Download:
    """Write the mapping with what is chosen now, also if it was not used yet."""
    with TemporaryDirectory(prefix="pansol-") as folder:
        path = Path(folder) / "mapping.toml"
        save_mapping(chosen_mapping(opened, state), path)
        return Download(_name(opened, "mapping.toml"), "application/toml", path.read_bytes())


def _named(opened: Opened) -> Iterable[Rejected]:
    """Give all rejected rows, with the file's name as the person knows it."""
    rows = opened.reading.rejected() if opened.reading else ()
    return (replace(bad, file=opened.name) for bad in rows)


def _detected(opened: Opened, say: Catalogue) -> tuple[tuple[str, str], ...]:
    """Tell how the file was read, for the workbook and the report."""
    return detected_words(detected(opened.reading), say) if opened.reading else ()


_AUDIT: Mapping[Product, Callable[[Opened, Audited, Catalogue], Download]] = {
    Product.WORKBOOK: _workbook,
    Product.REPORT: _report,
    Product.FINDINGS: _findings,
}

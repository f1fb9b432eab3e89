"""What a rater is shown of the cases drawn: facts, ticket and what was done, nobody's name."""

from datetime import tzinfo
from typing import Any

import narwhals as nw
import pandas as pd
from narwhals.typing import IntoFrame

from pansol.audit.figures.counting import collected
from pansol.audit.report.numbers import moment_of
from pansol.audit.report.words import value_words
from pansol.casefiles.columns import (
    FACT_COLUMNS,
    FIELD_COLUMNS,
    FILE,
    GIVEN,
    HANDLED_US,
    ROW,
    TRANSACTION_US,
)
from pansol.catalogue import Catalogue
from pansol.facts import FACTS
from pansol.masking import mask_field

__all__ = ["SHOWN", "shown_cases"]

_TIMES = (TRANSACTION_US, HANDLED_US)
SHOWN = (FILE, ROW, "case_id", *_TIMES, *FACT_COLUMNS, *FIELD_COLUMNS, *GIVEN)
"""The case frame's columns that are looked at. Who handled a case would sway a rater."""

_FACTS = {fact.column: {value.value: value.key for value in fact} for fact in FACTS}


def shown_cases(
    cases: IntoFrame, drawn: pd.DataFrame, say: Catalogue, zone: tzinfo
) -> pd.DataFrame:
    """Give the cases drawn, in their order, in words under headings of the language.

    ``cases``: the case frame; ``drawn``: of a ``Plan``. Its index is the case's number. What the
    file has of no case is left out; what names a customer is masked, times are in ``zone``.
    """
    frame: Any = nw.from_native(cases)
    columns = [name for name in SHOWN if name in frame.collect_schema().names()]
    rows = collected(frame.filter(nw.col(ROW).is_in(drawn[ROW].tolist())).select(*columns))
    # In a folder of parts several files may have one name.
    key = [FILE, ROW, "case_id", HANDLED_US]
    unique = rows.drop_duplicates(key)
    ordered = drawn[key].merge(unique, on=key, how="left", validate="many_to_one")
    number = ordered["case_id"].fillna("").astype("str")
    texts = {
        _head(name, say): [_words(name, value, say, zone) for value in ordered[name]]
        for name in columns
        if name not in {FILE, ROW, "case_id"}
    }
    return pd.DataFrame({head: cells for head, cells in texts.items() if any(cells)}, index=number)


def _head(name: str, say: Catalogue) -> str:
    if name in _TIMES:
        return say(f"audit.time.{name}")
    if name in _FACTS:
        return say(f"check.{name}")
    return say(f"finding.field.{name}" if name in GIVEN else f"field.{name}")


def _words(name: str, value: Any, say: Catalogue, zone: tzinfo) -> str:  # noqa: ANN401  of any column
    if pd.isna(value) or value == "":
        return ""
    if name in _TIMES:
        return say.moment(moment_of(int(value), zone))
    if name in _FACTS:
        key = _FACTS[name].get(value)
        return say(key) if key else str(value)
    return value_words("", name, value, say) if name in GIVEN else mask_field(name, str(value))

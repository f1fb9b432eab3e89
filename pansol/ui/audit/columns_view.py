"""The file's columns and ours: a drop-down for each, the mapped ones first if there are many."""

from itertools import chain

from pansol.casefiles.columns import FACT_COLUMNS, FIELD_COLUMNS, GIVEN
from pansol.catalogue import Catalogue
from pansol.element import Element, h
from pansol.masking import mask_text
from pansol.ui.audit.mapping import chosen_columns
from pansol.ui.audit.opening import Opened
from pansol.ui.audit.state import State

__all__ = ["columns_view"]

_MOST = 120  # columns that can be mapped on the page; a file may have a thousand


def columns_view(state: State, words: Catalogue, opened: Opened) -> Element:
    """Give a row for each column of the file."""
    chosen = chosen_columns(opened, state)
    places = sorted(range(len(opened.columns)), key=lambda at: opened.columns[at] not in chosen)
    shown = sorted(places[:_MOST])
    more = len(opened.columns) - len(shown)
    labels = {name: _label(name, words) for name in opened.ours}
    rows = [_row(words, opened, place, chosen, labels) for place in shown]
    return h(
        "details",
        h("summary", words("audit.columns", mapped=len(chosen), count=len(opened.columns))),
        h("p", words("audit.columns.what"), class_="hint"),
        h("div", rows, class_="mapped"),
        h("p", words.counted("audit.columns.more", more), class_="hint") if more else None,
        open=bool(opened.missing) or None,
        key="columns",
    )


def _row(
    words: Catalogue, opened: Opened, place: int, chosen: dict[str, str], labels: dict[str, str]
) -> Element:
    theirs = opened.columns[place]
    ours, name = chosen.get(theirs, ""), f"column-{place}"
    none = h("option", words("audit.columns.none"), value="", selected=not ours)
    groups = [
        h(
            "optgroup",
            [h("option", labels[one], value=one, selected=one == ours) for one in group],
            label=words(f"audit.columns.{title}"),
        )
        for title, group in _groups(opened).items()
    ]
    on = {"change": ("column", str(place))}
    return h(
        "div",
        h("label", mask_text(theirs), for_=name),
        h("select", none, groups, id=name, value=ours, on=on),
        class_="field",
        key=name,
    )


def _groups(opened: Opened) -> dict[str, list[str]]:
    groups = {
        "required": list(opened.required),
        "facts": [name for name in FACT_COLUMNS if name not in opened.required],
        "given": [name for name in GIVEN if name not in opened.required],
        "fields": [name for name in FIELD_COLUMNS if name not in opened.required],
    }
    used = set(chain.from_iterable(groups.values()))
    return {**groups, "case": [name for name in opened.ours if name not in used]}


def _label(name: str, words: Catalogue) -> str:
    """Name a column of ours, as files write it and in words."""
    if name in FACT_COLUMNS:
        return f"{name} · {words(f'check.{name}')}"
    if name in FIELD_COLUMNS:
        return f"{name} · {words(f'field.{name}')}"
    if name in GIVEN:
        return f"{name} · {words(f'finding.field.{name}')}"
    return f"{name} · {words(f'audit.column.{name}')}"

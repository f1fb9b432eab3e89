"""How the workbook's cells look. Colour never stands alone: words or numbers say the same."""

from typing import Any

__all__ = ["STYLES", "matrix_style"]

_LINE = {"border": 1, "border_color": "#C9D1DE", "valign": "top"}
_COUNT = "#,##0"
_SHARE = "0.0%"


def _severity(ground: str, ink: str, *, bold: bool) -> dict[str, Any]:
    return {**_LINE, "bold": bold, "text_wrap": True, "bg_color": ground, "font_color": ink}


STYLES: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 16, "font_color": "#1A2233"},
    "section": {"bold": True, "font_size": 12, "font_color": "#0B56A8"},
    "note": {"italic": True, "font_color": "#4D5870"},
    "warning": {"bold": True, "font_color": "#A3242B"},
    "sentence": {"text_wrap": True, "font_size": 12, "valign": "vcenter"},
    "caveat": {
        "text_wrap": True, "font_size": 12, "valign": "vcenter", "bold": True,
        "font_color": "#A3242B",
    },
    "head": {
        **_LINE, "bold": True, "text_wrap": True, "font_color": "#FFFFFF", "bg_color": "#0B56A8",
        "valign": "vcenter",
    },
    "label": {**_LINE, "bold": True, "text_wrap": True},
    "text": {**_LINE, "text_wrap": True},
    "plain": _LINE,
    "count": {**_LINE, "num_format": _COUNT},
    "number": {**_LINE, "num_format": "0"},
    "share": {**_LINE, "num_format": _SHARE},
    "decimal": {**_LINE, "num_format": "0.00"},
    "time": {**_LINE, "num_format": "yyyy-mm-dd hh:mm:ss", "align": "left"},
    "total": {**_LINE, "num_format": _COUNT, "bold": True, "bg_color": "#EEF1F6"},
    "agreed": {**_LINE, "num_format": _COUNT, "bold": True, "bg_color": "#DDF2E4"},
    "differs": {**_LINE, "num_format": _COUNT, "bg_color": "#FBE9EA"},
    "zero": {**_LINE, "num_format": _COUNT, "font_color": "#8A93A5"},
    "customer": _severity("#F8D7DA", "#7A1219", bold=True),
    "business": _severity("#FDE8C8", "#6B4300", bold=True),
    "compliance": _severity("#E6EFFA", "#0B3F7D", bold=False),
    "service": _severity("#EEF1F6", "#3B4457", bold=False),
}  # fmt: skip
"""Name → XlsxWriter's format."""


def matrix_style(due: int, done: int, total: int, cell: object) -> str:
    """Name the style of a count of done x due: places from 0, ``total`` that of the sums."""
    if done < 0:
        return "label"
    if total in {due, done}:
        return "total"
    if due == done:
        return "agreed"
    return "differs" if cell else "zero"

"""The workbook's native charts: Pareto of findings, and the weeks with their limits."""

from typing import Any

from pansol.audit.report.sheet import Place, Sheet
from pansol.audit.summary import Summary

__all__ = ["kinds", "weeks"]

_SIZE = {"width": 900, "height": 420}


def kinds(sheet: Sheet, place: Place, summary: Summary) -> None:
    """Draw findings as columns and their running share as a line, right of the table."""
    if summary.kinds.empty:
        return
    say, file = sheet.book.say, sheet.book.file
    bars: Any = file.add_chart({"type": "column"})
    bars.add_series(_series(sheet, place, 2, fill={"color": "#0B56A8"}, gap=40))
    line: Any = file.add_chart({"type": "line"})
    line.add_series(
        _series(sheet, place, 4, y2_axis=True, line={"color": "#805200", "width": 2.25})
    )
    bars.combine(line)
    bars.set_title({"name": say("report.kinds"), "overlay": False})
    bars.set_y_axis({"name": say("report.column.findings"), "min": 0})
    line.set_y2_axis({"name": say("report.column.cumulative"), "min": 0, "max": 1})
    _place(sheet, bars, "G", place, say("report.kinds"))


def weeks(sheet: Sheet, place: Place, summary: Summary) -> None:
    """Draw the share by week between its limits, right of the table."""
    if summary.weeks.points.empty:
        return
    say = sheet.book.say
    chart: Any = sheet.book.file.add_chart({"type": "line"})
    limit = {"color": "#A3242B", "width": 1.25, "dash_type": "dash"}
    marker = {"type": "circle", "size": 6}
    chart.add_series(
        _series(sheet, place, 3, line={"color": "#0B56A8", "width": 2.25}, marker=marker)
    )
    chart.add_series(_series(sheet, place, 4, line=limit))
    chart.add_series(_series(sheet, place, 5, line=limit))
    chart.set_title({"name": say("report.weeks"), "overlay": False})
    chart.set_y_axis({"num_format": "0%", "max": 1})
    chart.show_na_as_empty_cell()
    _place(sheet, chart, "I", place, say("report.weeks"))


def _series(sheet: Sheet, place: Place, column: int, **looks: Any) -> dict[str, Any]:  # noqa: ANN401  XlsxWriter's options
    name = sheet.page.get_name()
    first, last = place.head + 1, place.last
    return {
        "name": [name, place.head, column],
        "categories": [name, first, 0, last, 0],
        "values": [name, first, column, last, column],
        **looks,
    }


def _place(sheet: Sheet, chart: Any, column: str, place: Place, words: str) -> None:  # noqa: ANN401  XlsxWriter's charts share no type
    chart.set_size(_SIZE)
    chart.set_legend({"position": "bottom"})
    sheet.page.insert_chart(f"{column}{place.head + 1}", chart, {"description": words})

"""The sheet as one HTML page that needs nothing else, and prints."""

from html import escape

from pansol.sheet.page import Cell, Entry, Sheet, Table

__all__ = ["as_html"]

STYLE = """\
:root { color-scheme: light dark; }
body { font: 1rem/1.45 system-ui, sans-serif; max-width: 75rem; margin: 0 auto; padding: 1.5rem; }
h1 { font-size: 1.6rem; margin: 0; }
h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; }
.paper { font-style: italic; margin: .25rem 0 1rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #8888; padding: .35rem .6rem; text-align: left; vertical-align: top; }
thead th { background: #8882; }
tbody th { white-space: nowrap; }
ul { margin: 0; padding-left: 1.1rem; }
@media print {
  @page { margin: 12mm; }
  body { font-size: 8.5pt; max-width: none; padding: 0; }
  h2 { break-after: avoid; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
}
"""


def as_html(sheet: Sheet) -> str:
    """Write the sheet as HTML, everything in it escaped."""
    lead = "\n".join(f"<p>{escape(line)}</p>" for line in sheet.lead)
    entries = Table(
        title=sheet.entries_title, head=sheet.entries_head, rows=tuple(map(_row_of, sheet.entries))
    )
    return f"""\
<!DOCTYPE html>
<html lang="{escape(sheet.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{escape(sheet.title)}</title>
<style>
{STYLE}</style>
</head>
<body>
<h1>{escape(sheet.title)}</h1>
<p class="paper" lang="id">{escape(sheet.paper)}</p>
{lead}
{"".join(map(_table, (entries, *sheet.tables)))}</body>
</html>
"""


def _row_of(entry: Entry) -> tuple[Cell, ...]:
    return (entry.number, entry.text, entry.items)


def _table(table: Table) -> str:
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in table.head)
    rows = "\n".join(map(_row, table.rows))
    return (
        f'<h2>{escape(table.title)}</h2>\n<div class="wide"><table>\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table></div>\n"
    )


def _row(cells: tuple[Cell, ...]) -> str:
    first, *others = map(_cell, cells)
    rest = "".join(f"<td>{cell}</td>" for cell in others)
    return f'<tr><th scope="row">{first}</th>{rest}</tr>'


def _cell(cell: Cell) -> str:
    if isinstance(cell, str):
        return escape(cell)
    return f"<ul>{''.join(f'<li>{escape(item)}</li>' for item in cell)}</ul>"

"""The sheet as Markdown."""

import re

from pansol.sheet.page import Cell, Sheet, Table

__all__ = ["as_markdown"]


def as_markdown(sheet: Sheet) -> str:
    """Write the sheet as Markdown, a heading for every clause."""
    blocks = [f"# {_text(sheet.title)}", f"*{_text(sheet.paper)}*", *map(_text, sheet.lead)]
    blocks.append(f"## {_text(sheet.entries_title)}")
    for entry in sheet.entries:
        items = "\n".join(f"- {_text(item)}" for item in entry.items)
        blocks += [f"### {_text(entry.number)}", _text(entry.text), items]
    blocks += map(_table, sheet.tables)
    return "\n\n".join(blocks) + "\n"


def _table(table: Table) -> str:
    rule = "|".join(["", *("---" for _ in table.head), ""])
    rows = "\n".join(map(_row, table.rows))
    return f"## {_text(table.title)}\n\n{_row(table.head)}\n{rule}\n{rows}"


def _row(cells: tuple[Cell, ...]) -> str:
    texts = (
        _text(cell) if isinstance(cell, str) else "<br>".join(map(_text, cell)) for cell in cells
    )
    return f"| {' | '.join(texts)} |"


def _text(text: str) -> str:
    """Escape what Markdown would read as markup."""
    return re.sub(r"([\\`*<>|\[\]]|(?<!\w)_|_(?!\w))", r"\\\1", text)

"""The sheet as Markdown."""

import re

from pansol.sheet.page import Cell, Sheet, Table

__all__ = ["as_markdown", "escaped", "row_of"]


def as_markdown(sheet: Sheet) -> str:
    """Write the sheet as Markdown, a heading for every clause."""
    blocks = [f"# {escaped(sheet.title)}", f"*{escaped(sheet.paper)}*", *map(escaped, sheet.lead)]
    blocks.append(f"## {escaped(sheet.entries_title)}")
    for entry in sheet.entries:
        items = "\n".join(f"- {escaped(item)}" for item in entry.items)
        blocks += [f"### {escaped(entry.number)}", escaped(entry.text), items]
    blocks += map(_table, sheet.tables)
    return "\n\n".join(blocks) + "\n"


def _table(table: Table) -> str:
    rule = "|".join(["", *("---" for _ in table.head), ""])
    rows = "\n".join(map(row_of, table.rows))
    return f"## {escaped(table.title)}\n\n{row_of(table.head)}\n{rule}\n{rows}"


def row_of(cells: tuple[Cell, ...]) -> str:
    """Write a table's row."""
    lines = ([cell] if isinstance(cell, str) else cell for cell in cells)
    texts = ("<br>".join(map(escaped, cell)) for cell in lines)
    return f"| {' | '.join(texts)} |"


def escaped(text: str) -> str:
    """Escape what Markdown would read as markup."""
    return re.sub(r"([\\`*<>|\[\]]|(?<!\w)_|_(?!\w))", r"\\\1", text)

"""How old tickets are, as a table: by SLA and by the share of the time that a team allows."""

from collections.abc import Mapping
from datetime import timedelta

import pandas as pd
from babel.dates import format_timedelta

from pansol.audit.figures import Ageing
from pansol.audit.report.numbers import Numbers
from pansol.audit.report.shapes import Column, Shape, Table, columns
from pansol.catalogue import Catalogue

__all__ = ["ages_table"]


def ages_table(ages: Ageing, durations: Mapping[str, timedelta], say: Catalogue) -> Table | None:
    """Give tickets by SLA and by the share of the time allowed; none without durations."""
    if ages.table is None:
        return None
    left_out = Numbers(say).count(sum(ages.excluded.values()))
    shares = ages.table[["above", "up_to"]].drop_duplicates().itertuples(index=False)
    return Table(
        title=say("figure.ageing.title"),
        columns=(
            *columns(say, ("sla", Shape.TEXT), ("allowed", Shape.TEXT), ("tickets", Shape.COUNT)),
            *(Column(head=_between(above, up_to), shape=Shape.COUNT) for above, up_to in shares),
            *columns(say, ("overdue", Shape.COUNT)),
        ),
        rows=tuple(
            (
                say(f"report.sla.{sla}"),
                format_timedelta(durations[sla], threshold=2, locale=say.language.value),
                int(part["n"].sum()),
                *(int(n) for n in part.groupby("above")["n"].sum()),
                int(part.loc[part["overdue"], "n"].sum()),
            )
            for sla, part in _by_sla(ages.table)
        ),
        note=say("report.ageing.note", left_out=left_out),
    )


def _by_sla(table: pd.DataFrame) -> list[tuple[str, pd.DataFrame]]:
    return [(str(sla), part) for sla, part in table.groupby("sla", sort=False)]


def _between(above: float, up_to: float) -> str:
    """Name a bucket by its bounds in percent, of which the last has no upper one."""
    low = f"{above * 100:g}"
    return f"> {low} %" if pd.isna(up_to) else f"{low}\u2013{up_to * 100:g} %"

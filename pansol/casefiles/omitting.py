"""Leave out of a table the rows of which a cell that is read has no value."""

from dataclasses import replace

from pansol.casefiles.checks import Reason
from pansol.casefiles.mapping import CaseMapping
from pansol.casefiles.scanning import Broken
from pansol.casefiles.sources import Source
from pansol.masking import mask_text

__all__ = ["without_faults"]


def without_faults(source: Source, mapping: CaseMapping) -> Source:
    """Count the rows with a faulty cell in a mapped column among the broken ones.

    An error, as ``#N/A``, is not "not checked": nobody may be blamed for it.
    """
    mapped = set(mapping.theirs.values())
    faults = {fault.row: fault for fault in reversed(source.faults) if fault.column in mapped}
    if not faults:
        return source
    broken = [
        Broken(
            row=fault.row,
            line=fault.line,
            reason=Reason.CELL,
            column=fault.column,
            value=mask_text(fault.text),
        )
        for fault in faults.values()
    ]
    rows = ", ".join(map(str, faults))
    return replace(
        source,
        relation=source.relation.filter(f"row NOT IN ({rows})"),
        rows=source.rows - len(faults),
        broken=tuple(sorted((*source.broken, *broken), key=lambda bad: bad.row)),
    )

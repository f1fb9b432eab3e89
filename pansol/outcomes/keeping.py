"""Outcomes as a file: laid out as in memory, so that pages read it at once and share its memory."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from pansol.outcomes.cases import Outcomes
from pansol.outcomes.columns import Column
from pansol.outcomes.kinds import Kinds

__all__ = ["read_outcomes", "write_outcomes"]

_ARRAYS = ("kind", "days", "bought", "handled", "amounts", "rows")
_REFUNDED = "refunded"
"""Only there where the source says what was paid back."""
_LABELS, _KINDS, _REST = b"labels", b"kinds", b"rest"


def write_outcomes(outcomes: Outcomes, path: Path) -> None:
    """Write the cases of a file; the case log's waits are not kept."""
    columns = {f"of_{name}": column.codes for name, column in outcomes.columns.items()}
    arrays = {name: getattr(outcomes, name) for name in _ARRAYS}
    kinds = outcomes.kinds
    told = {
        _LABELS: {name: column.labels for name, column in outcomes.columns.items()},
        _KINDS: {
            "states": kinds.states.tolist(),
            "findings": kinds.findings.tolist(),
            "done": kinds.done,
            "slas": kinds.slas,
        },
        _REST: {
            "missing": outcomes.missing,
            "future": outcomes.future,
            "rejected": outcomes.rejected,
        },
    }
    back = {} if outcomes.refunded is None else {_REFUNDED: outcomes.refunded}
    held = {name: pa.array(array) for name, array in (arrays | columns | back).items()}
    batch = pa.RecordBatch.from_pydict(held | {"ids": outcomes.ids})
    schema = batch.schema.with_metadata({key: json.dumps(value) for key, value in told.items()})
    with pa.OSFile(str(path), "wb") as file, pa.ipc.new_file(file, schema) as writer:
        writer.write_batch(batch.replace_schema_metadata(schema.metadata))


def read_outcomes(path: Path) -> Outcomes:
    """Read them again, mapped: what is not looked at takes no memory. Raises ``OSError``."""
    reader = pa.ipc.open_file(pa.memory_map(str(path)))
    batch, told = reader.get_batch(0), reader.schema.metadata
    labels, kinds, rest = (json.loads(told[key]) for key in (_LABELS, _KINDS, _REST))

    def array(name: str) -> "np.ndarray[Any, Any]":
        found: np.ndarray[Any, Any] = batch.column(name).to_numpy(zero_copy_only=True)
        return found

    return Outcomes(
        columns={
            name: Column(codes=array(f"of_{name}"), labels=tuple(words))
            for name, words in labels.items()
        },
        kinds=Kinds(
            states=np.array(kinds["states"], dtype=np.int64),
            findings=np.array(kinds["findings"], dtype=np.int64),
            done=tuple(kinds["done"]),
            slas=tuple(kinds["slas"]),
        ),
        ids=batch.column("ids"),
        missing=tuple(rest["missing"]),
        future=rest["future"],
        rejected=rest["rejected"],
        kind=array("kind"),
        days=array("days"),
        bought=array("bought"),
        handled=array("handled"),
        amounts=array("amounts"),
        rows=array("rows"),
        refunded=array(_REFUNDED) if _REFUNDED in batch.schema.names else None,
    )

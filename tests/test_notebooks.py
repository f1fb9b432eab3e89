"""Each notebook is a thin page over the package, and runs."""

import ast
import json
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

FOLDER = Path(__file__).parents[1] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("**/*.ipynb"))
MOST_CELLS = 3
MOST_LINES = 6
LOGIC = (
    ast.AsyncFor, ast.AsyncFunctionDef, ast.ClassDef, ast.For, ast.FunctionDef, ast.Lambda,
    ast.While, ast.comprehension,
)  # fmt: skip

each_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def cells(path: Path, kind: str) -> list[dict[str, Any]]:
    """Read a notebook's cells of one kind."""
    notebook = json.loads(path.read_text(encoding="utf-8"))
    return [cell for cell in notebook["cells"] if cell["cell_type"] == kind]


def test_there_are_notebooks() -> None:
    """The tests below have something to look at."""
    assert NOTEBOOKS


@each_notebook
def test_a_notebook_begins_with_prose(path: Path) -> None:
    """A reader learns what the page is for before any code."""
    notebook = json.loads(path.read_text(encoding="utf-8"))
    assert notebook["cells"][0]["cell_type"] == "markdown"


@each_notebook
def test_a_notebook_is_thin(path: Path) -> None:
    """At most three short cells: import, build, show; what they do lives in the package."""
    code = cells(path, "code")
    assert 1 <= len(code) <= MOST_CELLS
    for cell in code:
        source = "".join(cell["source"])
        assert len(source.splitlines()) <= MOST_LINES, source
        for node in ast.walk(ast.parse(source)):  # which takes no magic either
            assert not isinstance(node, LOGIC), source
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                assert not {"/", "\\"} & set(node.value), f"a path: {node.value}"


@each_notebook
def test_a_notebook_stores_no_results(path: Path) -> None:
    """What a run showed, perhaps of a customer, is never committed."""
    for cell in cells(path, "code"):
        assert cell["outputs"] == []
        assert cell["execution_count"] is None


@each_notebook
def test_a_notebook_runs(path: Path) -> None:
    """Every cell ends without an error and without a word on standard error."""
    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]  # it has no types
    resources = {"metadata": {"path": str(FOLDER)}}
    NotebookClient(notebook, timeout=120, kernel_name="python3", resources=resources).execute()
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    assert not [output for output in outputs if output.get("name") == "stderr"]

"""The layers hold: imports run downwards, and the core stands on nothing."""

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import pansol

ROOT = Path(__file__).parents[1]
PACKAGE = Path(pansol.__file__).parent
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
LAYERS: list[str] = SETTINGS["importlinter"]["contracts"][0]["layers"]
# The core is the layers from the ticket down.
CORE = [name.strip() for layer in LAYERS[LAYERS.index("ticket") :] for name in layer.split("|")]

# What a core without input, output, clock and chance has no use for.
FORBIDDEN_MODULES = {
    "http", "io", "logging", "os", "pathlib", "random", "secrets", "shutil", "socket",
    "sqlite3", "subprocess", "tempfile", "time", "urllib",
}  # fmt: skip
FORBIDDEN_CALLS = {"input", "now", "open", "print", "read_text", "today", "utcnow", "write_text"}


def files_of(module: str) -> list[Path]:
    """List the source files of a module or package of pansol."""
    return sorted([*PACKAGE.glob(f"{module}.py"), *PACKAGE.glob(f"{module}/**/*.py")])


each_core_file = pytest.mark.parametrize(
    "path",
    [path for module in CORE for path in files_of(module)],
    ids=lambda path: path.relative_to(PACKAGE).as_posix(),
)


def imported(path: Path) -> Iterator[str]:
    """Name every module that a file imports, in full."""
    package = ("pansol", *path.relative_to(PACKAGE).parent.parts)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join([*above, *filter(None, [node.module])])
            # `from pansol import x`: x is what counts.
            yield from (f"pansol.{a.name}" for a in node.names) if module == "pansol" else [module]


def called(path: Path) -> Iterator[str]:
    """Name every function or method that a file calls, without what stands before the dot."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            match node.func:
                case ast.Name(id=name) | ast.Attribute(attr=name):
                    yield name


def modules_after(statement: str) -> set[str]:
    """Name the top-level modules that a fresh Python loads for a statement."""
    code = f"import sys; before = set(sys.modules); {statement}; print(*set(sys.modules) - before)"
    done = subprocess.run(  # noqa: S603 - this Python, and a statement written here
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    )
    return {name.partition(".")[0] for name in done.stdout.split()}


def test_imports_run_downwards() -> None:
    """No module imports from a layer above it or beside it, and every module has a layer."""
    # In a process of its own: in this one it would silence every logger there is.
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(  # noqa: S603 - the linter beside this Python
        [linter, "--no-cache", "--no-logo"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("module", CORE)
def test_the_core_is_there(module: str) -> None:
    """The tests below look at each module of the core."""
    assert files_of(module)


@each_core_file
def test_the_core_imports_the_standard_library_and_itself(path: Path) -> None:
    """The core runs wherever Python does, in a browser too, and knows nothing above it."""
    for module in imported(path):
        top, _, rest = module.partition(".")
        if top == "pansol":
            assert rest.partition(".")[0] in CORE, f"{path.name} imports {module}"
        else:
            assert top in sys.stdlib_module_names, f"{path.name} imports {module}"


@each_core_file
def test_the_core_has_no_input_no_output_and_no_clock(path: Path) -> None:
    """The same case gives the same answer at any time and place: now is an argument."""
    modules = {module.partition(".")[0] for module in imported(path)}
    assert not modules & FORBIDDEN_MODULES
    assert not set(called(path)) & FORBIDDEN_CALLS


def test_importing_the_package_loads_the_standard_library_alone() -> None:
    """`import pansol` loads no widget, no dataframe, nothing that must be installed."""
    assert modules_after("import pansol") - {"pansol"} <= sys.stdlib_module_names


def test_a_page_is_drawn_without_numpy_pandas_and_sqlalchemy() -> None:
    """A visitor's kernel stays small."""
    code = "from pansol.ui.checker import Checker; Checker().view()"
    assert not modules_after(code) & {"numpy", "pandas", "pydantic", "sqlalchemy"}

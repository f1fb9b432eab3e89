"""environment.yml says for conda what pyproject.toml says for everyone."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[1]
COMMITTED = (ROOT / "environment.yml").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
CONDA_NAMES = {
    "duckdb": "python-duckdb",
    "jupyter-server": "jupyter_server",
    "tzdata": "python-tzdata",
}

CARRIED = {"pydantic_core": "pydantic"}
"""A part of another that asks for exactly one version of it."""
GIVEN = {"polars"}
"""Imported only where the caller's own frames are of it."""


def imported() -> Iterator[tuple[str, str]]:
    """Name each module of others that the package imports anywhere, and the file that does."""
    for path in sorted((ROOT / "pansol").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names = [each.name for each in node.names]
            else:
                names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            for name in names:
                top = name.partition(".")[0]
                if top not in {"", "pansol", *GIVEN} | sys.stdlib_module_names:
                    yield CARRIED.get(top, top), path.relative_to(ROOT).as_posix()


def canonical(name: str) -> str:
    """Give a distribution's name as registries compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_the_committed_file_is_the_generated_one() -> None:
    """`make environment` would change nothing."""
    generator = ROOT / ".ci" / "environment.py"
    made = subprocess.run(  # noqa: S603 - this repository's own script
        [sys.executable, generator], check=True, capture_output=True, text=True, encoding="utf-8"
    )
    assert made.stdout == COMMITTED, "run `make environment`"


def test_every_dependency_stands_in_it_with_its_bound() -> None:
    """No dependency is missing, and none is looser or tighter for conda."""
    dependencies = yaml.safe_load(COMMITTED)["dependencies"]
    for requirement in PROJECT["dependencies"]:
        matched = re.fullmatch(r"([\w.-]+)([<>=!~].*?)\s*(;.*)?", requirement)
        assert matched, requirement
        name, bound, _marker = matched.groups()
        assert CONDA_NAMES.get(name, name) + bound in dependencies
    assert f"python{PROJECT['requires-python']}" in dependencies


def test_it_installs_the_package_itself() -> None:
    """Conda and Binder end with an importable pansol, from conda-forge and this folder alone."""
    environment = yaml.safe_load(COMMITTED)
    assert environment["channels"] == ["conda-forge"]
    assert {"pip": ["-e ."]} in environment["dependencies"]


def test_whatever_the_package_imports_is_declared() -> None:
    """Nothing imported at run time comes with a developer's tools, or by the way of another."""
    extras = PROJECT["optional-dependencies"].values()
    requirements = [*PROJECT["dependencies"], *(each for extra in extras for each in extra)]
    names = [re.match(r"[\w.-]+", each) for each in requirements]
    declared = {canonical(name[0]) for name in names if name}
    carriers = packages_distributions()
    undeclared = {
        (module, file)
        for module, file in imported()
        if not declared & {canonical(each) for each in carriers.get(module, ())}
    }
    assert not undeclared

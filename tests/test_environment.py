"""environment.yml says for conda what pyproject.toml says for everyone."""

import re
import subprocess
import sys
import tomllib
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

"""Print environment.yml, for conda users and for Binder, as pyproject.toml has it."""  # noqa: INP001 - a script

import string
import sys
import tomllib
from pathlib import Path

# Where conda-forge's name for a distribution is not its own.
CONDA_NAMES = {
    "duckdb": "python-duckdb",
    "jupyter-server": "jupyter_server",
    "tzdata": "python-tzdata",
}
NAME = f"{string.ascii_letters}{string.digits}-_."

HEAD = """\
# Made from pyproject.toml by `make environment`: change that file, not this one.
name: {name}
channels:
  - conda-forge
dependencies:
"""


def conda_requirement(requirement: str) -> str:
    """Name a requirement as conda does; its marker goes, for conda's files know none."""
    bare = requirement.partition(";")[0].strip()
    name = bare[: len(bare) - len(bare.lstrip(NAME))]
    return CONDA_NAMES.get(name, name) + bare.lstrip(NAME)


def render(pyproject: str) -> str:
    """Write environment.yml for the text of a pyproject.toml."""
    metadata = tomllib.loads(pyproject)
    project = metadata["project"]
    # The build's own requirements are listed too, so that a place which reaches
    # a conda channel alone can build without asking PyPI.
    wanted = [
        f"python{project['requires-python']}",
        *map(conda_requirement, project["dependencies"]),
        *map(conda_requirement, metadata["build-system"]["requires"]),
        "editables>=0.3",  # what hatchling asks for to install a folder in place
        "pip",
    ]
    lines = [f'  - "{requirement}"\n' for requirement in wanted]
    return HEAD.format(name=project["name"]) + "".join(lines) + "  - pip:\n      - -e .\n"


if __name__ == "__main__":
    root = Path(__file__).resolve().parent.parent
    sys.stdout.write(render((root / "pyproject.toml").read_text(encoding="utf-8")))

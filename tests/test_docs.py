"""What the documents say can be done, can be done."""

import doctest
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")

FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
SPAN = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\]\(([^)\s]+)\)|(?:href|src)=\"([^\"]+)\"")
COMMAND = re.compile(r"(?:^|[|;&]\s*|uv run )pansol(?:\s|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fence:
    """A fenced block of a document."""

    language: str
    """What stands after the opening fence."""
    text: str
    """The lines between the fences."""


def read(name: str) -> str:
    """Read a document."""
    return (ROOT / name).read_text(encoding="utf-8")


def fences(name: str) -> list[Fence]:
    """List a document's fenced blocks, in order."""
    return [Fence(language=a, text=b) for a, b in FENCE.findall(read(name))]


def spans(name: str) -> list[str]:
    """List a document's code spans, those in fenced blocks left out."""
    return SPAN.findall(FENCE.sub("", read(name)))


def shell_lines(name: str) -> list[str]:
    """List the lines of a document's shell blocks, continued lines joined, prompts taken off."""
    lines: list[str] = []
    for fence in fences(name):
        if fence.language in {"bash", "console", "sh", "shell"}:
            found = fence.text.replace("\\\n", " ").splitlines()
            if fence.language == "console":
                found = [line for line in found if line.startswith("$ ")]
            lines += [line.removeprefix("$ ") for line in found]
    return lines


def pansol_lines(name: str) -> list[str]:
    """List the shell lines of a document that call pansol."""
    return [line for line in shell_lines(name) if COMMAND.search(line)]


def pansol_spans(name: str) -> list[str]:
    """List the code spans of a document that name a command of pansol."""
    return sorted({span for span in spans(name) if span.startswith("pansol ")})


@pytest.fixture
def beside_the_samples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in an empty folder with a copy of the sample data, the commands on the path."""
    shutil.copytree(ROOT / "sample_data", tmp_path / "sample_data")
    monkeypatch.chdir(tmp_path)
    scripts = sysconfig.get_path("scripts")
    plain = {"COLUMNS": "200", "NO_COLOR": "1", "TERM": "dumb"}  # help without breaks or colours
    path = os.pathsep.join([scripts, os.environ["PATH"]])
    for name, value in {**plain, "PATH": path, "XDG_DATA_HOME": str(tmp_path)}.items():
        monkeypatch.setenv(name, value)
    return tmp_path


def in_shell(line: str) -> subprocess.CompletedProcess[str]:
    """Run a line as a reader would."""
    return subprocess.run(  # noqa: S602 - the documents' own lines, which have pipes
        line, shell=True, capture_output=True, text=True, encoding="utf-8", timeout=120,
        stdin=subprocess.DEVNULL, check=False,
    )  # fmt: skip


def test_the_readme_names_the_two_commands_to_begin_with() -> None:
    """A newcomer finds `make serve` and `make test`."""
    text = " ".join([*shell_lines("README.md"), *spans("README.md")])
    assert "make serve" in text
    assert "make test" in text


@pytest.mark.skipif(sys.platform == "win32", reason="the lines are for a Unix shell")
@pytest.mark.usefixtures("beside_the_samples")
@pytest.mark.parametrize("line", [line for name in DOCUMENTS for line in pansol_lines(name)])
def test_every_pansol_line_runs(line: str) -> None:
    """A line that calls pansol ends well when pasted; of `serve`, which never ends, its options."""
    line = re.sub(r"(pansol serve.*?)\s*(#.*)?$", r"\1 --help", line)
    done = in_shell(line)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.usefixtures("beside_the_samples")
@pytest.mark.parametrize("span", [span for name in DOCUMENTS for span in pansol_spans(name)])
def test_every_pansol_command_in_the_prose_exists(span: str) -> None:
    """A command named in passing is there, with the options it is named with."""
    words = span.split()[1:]
    options = {word.partition("=")[0] for word in words if word.startswith("--")}
    names = list(takewhile(str.isalpha, words))[: 2 if words[0] == "db" else 1]
    done = in_shell(f"pansol {' '.join(names)} --help")
    assert done.returncode == 0, done.stdout + done.stderr
    assert {option for option in options if option not in done.stdout} == set()


@pytest.mark.usefixtures("beside_the_samples")
def test_the_python_of_the_readme_runs() -> None:
    """The README's blocks run in order, and answer what they say they answer."""
    namespace: dict[str, Any] = {"__name__": "readme"}
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    for number, fence in enumerate(fences("README.md")):
        name = f"README.md, block {number + 1}"
        if fence.language not in {"pycon", "python"}:
            continue
        if ">>>" in fence.text:
            test = doctest.DocTestParser().get_doctest(fence.text, namespace, name, name, 0)
            said: list[str] = []
            runner.run(test, out=said.append, clear_globs=False)
            assert runner.failures == 0, "".join(said)
            namespace |= test.globs
        else:
            exec(compile(fence.text, name, "exec"), namespace)  # noqa: S102 - our own README


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_within_the_repository_lead_somewhere(name: str) -> None:
    """Every relative link names a file that is there."""
    for found in LINK.findall(FENCE.sub("", read(name))):
        target = "".join(found).partition("#")[0]
        if target and not re.match(r"[a-z]+:", target):
            assert (ROOT / target).exists(), f"{name} links to {target}"


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed here")
def test_make_help_lists_every_target_that_is_named() -> None:
    """README and CONTRIBUTING name no target that `make help` does not know."""
    done = subprocess.run(
        ["make", "help"],  # noqa: S607 - whichever make the person has
        cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    listed = set(re.findall(r"^make ([a-z-]+)", done.stdout, re.MULTILINE))
    for name in ("README.md", "CONTRIBUTING.md"):
        said = "\n".join([*shell_lines(name), *spans(name)])
        assert set(re.findall(r"\bmake ([a-z-]+)", said)) <= listed

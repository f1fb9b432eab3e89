"""What is installed: the wheel holds all that the pages need, and is served from anywhere."""

import subprocess
from pathlib import Path
from zipfile import ZipFile

import pytest

import pansol
from pansol.serve import CannotServeError, Options
from pansol.serve import options as served

ROOT = Path(__file__).parents[2]
DATA = (
    "locale/**/*.mo",
    "py.typed",
    "serve/template/**/*.*",
    "sop/*.md",
    "audit/report/*.css",
    "casefiles/*.toml",
    "ui/assets/*.*",
    "**/*.py",
)
"""What the package holds in the clone, by pattern."""
FROM_ELSEWHERE = {
    "pansol/examples/worked_examples.csv": ROOT / "sample_data" / "worked_examples.csv",
    "pansol/sample/complaints.csv": ROOT / "sample_data" / "complaints.csv",
    "pansol/serve/notebooks/audit.ipynb": ROOT / "notebooks" / "audit.ipynb",
    "pansol/serve/notebooks/checker.ipynb": ROOT / "notebooks" / "checker.ipynb",
    "pansol/serve/notebooks/dashboard.ipynb": ROOT / "notebooks" / "dashboard.ipynb",
    "pansol/serve/notebooks/lesson.ipynb": ROOT / "notebooks" / "lesson.ipynb",
    "pansol/serve/notebooks/quality.ipynb": ROOT / "notebooks" / "quality.ipynb",
    "pansol/serve/notebooks/practice.ipynb": ROOT / "notebooks" / "practice.ipynb",
    "pansol/serve/notebooks/trainer.ipynb": ROOT / "notebooks" / "trainer.ipynb",
}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> ZipFile:
    """Build the wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    built = subprocess.run(  # noqa: S603  the repository's own way to uv
        [ROOT / ".ci" / "uv", "build", "--wheel", "--out-dir", folder],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert built.returncode == 0, built.stderr
    (path,) = folder.glob("*.whl")
    return ZipFile(path)


def test_the_wheel_holds_the_package(wheel: ZipFile) -> None:
    """Programs, wording, templates, style sheets, scripts: nothing stays behind in the clone."""
    package = Path(pansol.__file__).parent
    for pattern in DATA:
        wanted = {
            f"pansol/{path.relative_to(package).as_posix()}" for path in package.glob(pattern)
        }
        assert wanted, pattern
        assert wanted <= set(wheel.namelist())


@pytest.mark.parametrize("name", FROM_ELSEWHERE)
def test_the_wheel_holds_what_lies_beside_the_package(wheel: ZipFile, name: str) -> None:
    """The worked examples, the sample and the notebooks."""
    assert wheel.read(name) == FROM_ELSEWHERE[name].read_bytes()


def test_the_installed_notebook_comes_before_the_clones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in site-packages: beside the code, whatever else is called notebooks there."""
    code = tmp_path / "site-packages" / "pansol" / "serve"
    monkeypatch.setattr(served, "__file__", str(code / "options.py"))
    for folder in (tmp_path / "site-packages" / "notebooks", code / "notebooks"):
        folder.mkdir(parents=True)
        (folder / "checker.ipynb").touch()
        assert Options().folder == folder.resolve()


def test_the_working_folder_is_never_served_unasked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A notebook that lies where the command is typed is run only if it is named."""
    folder = tmp_path / "notebooks"
    folder.mkdir()
    (folder / "checker.ipynb").touch()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(served, "__file__", str(tmp_path / "a" / "b" / "c" / "options.py"))
    with pytest.raises(CannotServeError, match="--notebooks"):
        _ = Options().folder
    assert Options(notebooks=Path("notebooks")).folder == folder.resolve()

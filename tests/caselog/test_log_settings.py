"""Where the record is kept: what a URL may be, and where its password comes from."""

from pathlib import Path

import pytest
from platformdirs import user_data_path
from pydantic import ValidationError

from pansol.caselog import Database
from pansol.caselog.settings import VARIABLE, default_url
from pansol.cli.database import VARIABLE as COMMANDS_VARIABLE


def test_by_default_it_is_a_file_in_the_persons_own_folder() -> None:
    """Below pansol/, and nothing is made yet."""
    path = Database().path
    assert path == user_data_path("pansol", appauthor=False) / "caselog.sqlite"


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("", "caselog.url.form"),
        ("caselog.sqlite", "caselog.url.form"),
        ("mysql://host/x", "caselog.url.kind"),
        ("postgresql+asyncpg://host/x", "caselog.url.kind"),
        ("postgresql://user:rahasia@host/x", "caselog.url.password"),
        ("postgresql://user@host/x?password=rahasia", "caselog.url.password"),
        ("sqlite://", "caselog.url.no_file"),
        ("sqlite:///:memory:", "caselog.url.no_file"),
        ("postgresql://user@host", "caselog.url.no_name"),
    ],
)
def test_a_url_that_will_not_do_is_told(url: str, key: str) -> None:
    """Each by a key of the catalogue; a password is not repeated."""
    with pytest.raises(ValidationError) as caught:
        Database(url=url)
    assert [error["type"] for error in caught.value.errors()] == [key]
    assert "rahasia" not in str(caught.value)


def test_the_password_comes_from_the_environment_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """By the variable's name; it stands in no text of the settings."""
    monkeypatch.setenv("DI_SINI", "rahasia")
    database = Database(url="postgresql://budi@host/log", password_env="DI_SINI")  # noqa: S106  a name
    assert database.address.password == "rahasia"  # noqa: S105  made up
    assert database.address.drivername == "postgresql+psycopg"
    assert "rahasia" not in f"{database!r} {database.name} {database.address}"
    monkeypatch.delenv("DI_SINI")
    assert database.address.password is None


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("postgresql://budi@host:5433/log", "host/log"),
        ("postgresql:///log?host=/run/postgresql", "/run/postgresql/log"),
        ("postgresql:///log", "localhost/log"),
        ("sqlite:////data/log.sqlite", "/data/log.sqlite"),
    ],
)
def test_a_person_is_told_where_it_is(url: str, name: str) -> None:
    """The file, or host and database; not who signs in."""
    assert Database(url=url).name == name


def test_a_file_below_home_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A tilde is the person's home."""
    monkeypatch.setenv("HOME", str(tmp_path))
    database = Database(url="sqlite:///~/log.sqlite")
    assert (database.path, database.address.database) == (
        tmp_path / "log.sqlite",
        str(tmp_path / "log.sqlite"),
    )


@pytest.mark.parametrize("wrong", [{"connect_timeout": 0}, {"lock_timeout": "soon"}, {"uri": "x"}])
def test_other_slips_are_refused(wrong: dict[str, object]) -> None:
    """No time at all, no number, a name that is not known."""
    with pytest.raises(ValidationError):
        Database(**wrong)  # type: ignore[arg-type]  # what is refused


@pytest.mark.parametrize("url", ["sqlite:////tmp/x.sqlite", ""])
def test_the_environment_says_where_the_log_is(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its URL, or the person's own file where it says nothing; by the name the commands use."""
    monkeypatch.setenv(VARIABLE, url)
    assert Database.here().url == (url or default_url())
    assert VARIABLE == COMMANDS_VARIABLE

"""A configuration is read whole or refused whole: every problem at once, each with its line."""

from contextlib import suppress
from datetime import timedelta
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pansol.catalogue import Language, catalogue
from pansol.config import ConfigError, Settings
from pansol.config.reading import read_settings
from pansol.sop import SOP

EXAMPLE = files("pansol.config").joinpath("example.toml").read_text(encoding="utf-8")


NO_TABLES = ("config.tables", "systems.indira.tables", 4)


def system(place: str, line: str = "", more: str = "") -> str:
    """Give an entry of a system that is right but for these lines."""
    places = {"url": 'url = "sqlite:///indira"', "folder": 'folder = "exports"', "": ""}
    return f"""[systems.indira]
label = "Indira"
{places[place]}
{line}
[systems.indira.tables.provisioning]
table = 'orders'
[systems.indira.tables.provisioning.columns]
msisdn = 'nomor'
package = 'paket'
price = 'harga'
status = 'hasil'
ordered_at = 'waktu'
{more}
"""


def read(folder: Path, text: str) -> Settings:
    """Read a text as a configuration."""
    path = folder / "pansol.toml"
    path.write_text(text, encoding="utf-8")
    return read_settings(path)


def problems(folder: Path, text: str) -> list[tuple[str, str, int | None]]:
    """Give what is wrong: key, entry, line."""
    with pytest.raises(ConfigError) as refused:
        read(folder, text)
    return [(one.key, one.where, one.line) for one in refused.value.problems]


def test_the_example_is_right_and_sets_next_to_nothing(tmp_path: Path) -> None:
    """Who saves it as it is gets no card and no deadline that nobody has decided on."""
    found = read(tmp_path, EXAMPLE)
    assert (found.language, found.zone) == (Language.INDONESIAN, "WIB")
    assert (found.durations, found.brands, found.systems) == ({}, (), None)


def test_an_empty_file_is_the_defaults(tmp_path: Path) -> None:
    """What is not written holds as it would without a file."""
    found = read(tmp_path, "")
    assert found == Settings(path=found.path)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('languge = "id"', ("config.misspelt", "languge", 1)),
        ("x = 1", ("config.unknown", "x", 1)),
        ('\npassword = "p"', ("config.secret", "password", 2)),
        ('language = "fr"', ("config.choice", "language", 1)),
        ("zone = 7", ("config.text", "zone", 1)),
        ('zone = "Asia/Bandung"', ("config.zone", "zone", 1)),
        ('zone = "../../etc"', ("config.zone", "zone", 1)),
        ('[sla]\nrefund = "5 weeks"', ("config.duration", "sla.refund", 2)),
        ('[sla]\ntier = "0 hours"', ("config.duration", "sla.tier", 2)),
        ("[sla]\ntier = 3", ("config.duration", "sla.tier", 2)),
        ('[sla]\nrefnd = "3 days"', ("config.misspelt", "sla.refnd", 2)),
        ('sla = "3 days"', ("config.table", "sla", 1)),
        ('brands = "x"', ("config.list", "brands", 1)),
        ('[[brands]]\nid = "b"\nlabel = "B"', ("config.missing", "brands[1].subscription", 1)),
        (
            (
                '[[purchase_channels]]\nid = "b"\nlabel = "B"\n'
                '[[purchase_channels]]\nid = "C d"\nlabel = "C"'
            ),
            ("config.id", "purchase_channels[2].id", 5),
        ),
        (
            '[[purchase_channels]]\nid = "b"\nlabel = "B"\ndigital = "yes"',
            ("config.bool", "purchase_channels[1].digital", 4),
        ),
        (
            '[[complaint_channels]]\nid = "b"\nlabel = "  "',
            ("config.label", "complaint_channels[1].label", 3),
        ),
        (
            '[[complaint_channels]]\nid = "b"\nlabel = "Call Center 188"',
            ("config.twice", "complaint_channels[1]", 1),
        ),
        ("[masking]\nfirst = 5", ("config.digits", "masking.first", 2)),
        ("[masking]\nlast = -1", ("config.digits", "masking.last", 2)),
        ('[masking]\nlast = "2"', ("config.digits", "masking.last", 2)),
        ('[database]\nurl = "caselog.sqlite"', ("config.url", "database.url", 2)),
        (
            '[database]\nurl = "postgresql://pansol:hunter2@db/log"',
            ("config.secret", "database.url", 2),
        ),
        ('[database]\npassword = "hunter2"', ("config.secret", "database.password", 2)),
        ('[database]\npassword_env = "a b"', ("config.id", "database.password_env", 2)),
        ("[database]\nlock_timeout = 0", ("config.seconds", "database.lock_timeout", 2)),
        ('[rights]\nshow_names = "analis"', ("config.list", "rights.show_names", 2)),
        ('[rights]\nshow_names = ["a", " "]', ("config.label", "rights.show_names[2]", 2)),
        ("[rights]\nshow_name = []", ("config.misspelt", "rights.show_name", 2)),
        ('[database]\nurl = "sqlite:///x"\nurk = 1', ("config.misspelt", "database.urk", 3)),
        ("systems = 3", ("config.table", "systems", 1)),
        (
            system("url").replace("systems.indira", "systems.Indira"),
            ("config.id", "systems.Indira", 1),
        ),
        (system("url", "timeout = 0"), ("config.seconds", "systems.indira.timeout", 4)),
        (system("url", 'zone = "WIBB"'), ("config.zone", "systems.indira.zone", 4)),
        (system("url", 'lable = "I"'), ("config.misspelt", "systems.indira.lable", 4)),
        (system("url", 'folder = "exports"'), ("config.place", "systems.indira", 1)),
        (system("", 'url = "indira"'), ("config.url", "systems.indira.url", 4)),
        (
            system("", 'url = "postgresql://pansol:hunter2@db/x"'),
            ("config.secret", "systems.indira.url", 4),
        ),
        (system("url", 'password = "hunter2"'), ("config.secret", "systems.indira.password", 4)),
        ('[systems.indira]\nlabel = "I"\nurl = "sqlite:///x"\ntables = {}', NO_TABLES),
        (
            system("url") + "[systems.indira.tables.ordrs]\ntable = 't'\ncolumns = {}\n",
            ("config.choice", "systems.indira.tables.ordrs", 14),
        ),
        (
            system("url", more="prise = 'harga'"),
            ("config.misspelt", "systems.indira.tables.provisioning.columns.prise", 13),
        ),
        (
            system("url").replace("price = 'harga'\n", ""),
            ("config.missing", "systems.indira.tables.provisioning.columns.price", 7),
        ),
        (
            system("url", more="[systems.indira.tables.provisioning.values]\nstatus = {OK = 'ok'}"),
            ("config.choice", "systems.indira.tables.provisioning.values.status", 14),
        ),
        (
            system("folder").replace("'orders'", "'../orders.csv'"),
            ("config.inside", "systems.indira.tables.provisioning.table", 6),
        ),
        ('zone = "WIB', ("config.toml", "", 1)),
        ('language = "id"\nzone "WIB"', ("config.toml", "", 2)),
    ],
)
def test_each_problem_is_named_with_its_place(
    tmp_path: Path, text: str, found: tuple[str, str, int]
) -> None:
    """Entry and line are those of the fault, and both languages have a sentence for it."""
    assert problems(tmp_path, text) == [found]
    with pytest.raises(ConfigError) as refused:
        read(tmp_path, text)
    for language in Language:
        (sentence,) = refused.value.sentences(catalogue(language))
        assert "pansol.toml" in sentence
        assert str(found[2]) in sentence
        assert "{" not in sentence.replace("[[{", "")


def test_all_problems_are_told_at_once_in_the_files_order(tmp_path: Path) -> None:
    """Nobody mends a file one run at a time."""
    text = 'language = "fr"\nzone = "X"\n[sla]\nrefund = ""\n[[brands]]\nid = "b"\n'
    found = problems(tmp_path, text)
    assert [key for key, _, _ in found] == [
        "config.choice", "config.zone", "config.duration", "config.missing", "config.missing",
    ]  # fmt: skip
    assert [line for _, _, line in found] == [1, 2, 4, 5, 5]


def test_a_secret_is_never_repeated(tmp_path: Path) -> None:
    """What stands in the file is in no sentence: it might be a password."""
    with pytest.raises(ConfigError) as refused:
        read(tmp_path, 'token = "hunter2"\nlanguage = "hunter2"')
    told = " ".join(refused.value.sentences(catalogue(Language.ENGLISH))) + str(refused.value)
    assert "hunter2" not in told


@pytest.mark.parametrize(("text", "hours"), [("72 hours", 72), ("3 days", 72), ("1.5 hari", 36)])
def test_durations_are_hours_or_days(tmp_path: Path, text: str, hours: float) -> None:
    """In both languages."""
    assert read(tmp_path, f'[sla]\nrefund = "{text}"').durations["refund"] == timedelta(hours=hours)


def test_a_file_that_cannot_be_read_is_told_so(tmp_path: Path) -> None:
    """Absent, a folder, or no UTF-8: unreadable, which is another exit code than wrong."""
    (tmp_path / "latin.toml").write_bytes(b"zone = '\xe9'")
    for path in (tmp_path / "none.toml", tmp_path, tmp_path / "latin.toml"):
        with pytest.raises(ConfigError) as refused:
            read_settings(path)
        assert refused.value.unreadable
        assert refused.value.sentences(catalogue(Language.INDONESIAN))


@settings(max_examples=200)
@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_any_text_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """No text brings anything but settings or problems, and the SOP's lists stay as they were."""
    before = len(SOP.brands)
    with suppress(ConfigError):
        assert read(tmp_path_factory.mktemp("any"), text).path
    assert len(SOP.brands) == before

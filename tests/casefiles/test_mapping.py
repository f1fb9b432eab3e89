"""Mapping files: the same after saving and loading, and clear where they are wrong."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pansol.casefiles import (
    CaseMapping,
    MappingError,
    load_mapping,
    read,
    save_mapping,
    suggest,
    suggest_for,
)
from pansol.casefiles.columns import OURS
from pansol.casefiles.vocabulary import ALLOWED, column_names, value_names
from pansol.catalogue import Language, catalogue
from pansol.sop import Kip

SAMPLE = Path(__file__).parents[2] / "sample_data" / "complaints.csv"
NAMES = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12)


@given(
    theirs=st.lists(NAMES, unique=True, max_size=5),
    words=st.dictionaries(NAMES, st.sampled_from(["yes", "no", ""]), max_size=4),
    zone=st.none() | st.sampled_from(["WITA", "+07:00"]),
)
def test_a_mapping_survives_its_file(
    tmp_path_factory: pytest.TempPathFactory, theirs: list[str], words: dict[str, str], zone: str
) -> None:
    """Whatever characters the names have."""
    mapping = CaseMapping(
        columns=dict(zip(theirs, OURS, strict=False)), values={"charged": words}, zone=zone
    )
    path = tmp_path_factory.mktemp("mapping") / "m.toml"
    save_mapping(mapping, path)
    found = load_mapping(path)
    assert (found.columns, found.zone) == (mapping.columns, mapping.zone)
    assert found.values.get("charged", {}) == words


@pytest.mark.parametrize(
    ("text", "key", "told"),
    [
        ('[columns]\nX = "chargd"', "mapping.value", "columns.X"),
        ('[columns]\nX = "charged"\nY = "charged"', "mapping.twice", "charged"),
        ('[values.charged]\nX = "maybe"', "mapping.value", "values.charged.X"),
        ("[columns]\nX = 5", "mapping.invalid", "columns.X"),
        ("[columns\n", "mapping.toml", "line 1"),
        ('colums = "x"', "mapping.value", "colums"),
    ],
)
def test_a_broken_mapping_says_where(text: str, key: str, told: str, tmp_path: Path) -> None:
    """In both languages."""
    path = tmp_path / "m.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(MappingError) as error:
        load_mapping(path)
    assert error.value.key == key
    for language in Language:
        assert told in error.value.sentence(catalogue(language))


def test_absent_columns_are_one_error() -> None:
    """A mapping for another file is told at once, with what is there."""
    path = Path(__file__).with_name("corpus") / "20-words.csv"
    mapping = CaseMapping(columns={"Terpotong": "charged", "Manfaat": "benefit"})
    with pytest.raises(MappingError) as error:
        read(path, mapping=mapping)
    assert error.value.values["columns"] == "Terpotong, Manfaat"


def test_suggestions_take_names_first_then_words() -> None:
    """Capitals and blanks don't matter; by words only what has no rival."""
    samples = {"Hasil": ["Berhasil", "GAGAL"], "A": ["ya"], "B": ["tidak"]}
    found = suggest(["ID Kasus", "No_HP", "Hasil", "A", "B"], samples).columns
    assert found == {"ID Kasus": "case_id", "No_HP": "msisdn", "Hasil": "activation"}


def test_the_published_words_are_unambiguous() -> None:
    """Each name means one column of ours, each word one value; KIP by its label too."""
    assert set(column_names().values()) == set(OURS)
    for column, values in ALLOWED.items():
        assert set(value_names(column).values()) - {""} == set(values)
    for kip in Kip:
        assert (
            CaseMapping().words("kip_given")["".join(kip.label.lower().split()).replace("-", "")]
            == kip.value
        )


RENAMED = {"case_id": "No Keluhan", "activation": "Status Aktivasi", "charged": "Terpotong"}


def renamed(path: Path, rows: int = 40) -> Path:
    """Write some of the sample under names as a centre gives them, with a word of its own."""
    head, *lines = SAMPLE.read_text(encoding="utf-8").splitlines()[: rows + 1]
    names = [RENAMED.get(name, name) for name in head.split(",")]
    text = "\n".join([",".join(names), *lines]).replace(",success,", ",sukses penuh,")
    path.write_text(text + "\n", encoding="utf-8")
    return path


WORDS = {"activation": {"sukses penuh": "success"}}


@pytest.mark.parametrize(
    "columns", [{}, {"No Keluhan": "case_id", "Status Aktivasi": "activation"}]
)
def test_what_a_mapping_does_not_say_is_suggested(columns: dict[str, str], tmp_path: Path) -> None:
    """Two lines, or words alone, are a whole mapping: the rest is recognised as without one."""
    reading = read(renamed(tmp_path / "x.csv"), mapping=CaseMapping(columns=columns, values=WORDS))
    counts = reading.counts()
    assert (counts.read, counts.accepted, reading.absent) == (40, 40, ())
    assert reading.mapping.values == WORDS


def test_an_empty_mapping_is_none(tmp_path: Path) -> None:
    """The file is understood as without one."""
    (tmp_path / "m.toml").write_text("")
    empty = load_mapping(tmp_path / "m.toml")
    assert read(SAMPLE, mapping=empty).mapping == read(SAMPLE).mapping


def test_what_a_mapping_says_stands() -> None:
    """Its column is taken in place of the one that bears the name, which then means nothing."""
    given = CaseMapping(columns={"X": "charged", "activation": "", "team": "agent"})
    samples = {"activation": ["success"]}
    found = suggest(["X", "charged", "activation", "team", "agent", "history"], samples, given)
    assert found.theirs == {"charged": "X", "agent": "team", "history": "history"}


def test_columns_that_are_lacking_are_those_of_the_mapping(tmp_path: Path) -> None:
    """Only what the mapping names itself is absent; what the file lacks besides is told as such."""
    mapping = CaseMapping(columns={"Bukan Kolom": "case_id"})
    with pytest.raises(MappingError) as error:
        read(renamed(tmp_path / "x.csv"), mapping=mapping)
    assert error.value.values["columns"] == "Bukan Kolom"


def test_a_suggested_mapping_is_saved_and_used(tmp_path: Path) -> None:
    """Also of a file that can't be read with it, to be mended."""
    path = renamed(tmp_path / "x.csv")
    text = path.read_text(encoding="utf-8").replace("Status Aktivasi", "Kolom 9", 1)
    path.write_text(text, encoding="utf-8")
    found = suggest_for(path, CaseMapping(zone="WITA"))
    assert "activation" not in found.theirs
    save_mapping(found, tmp_path / "m.toml")
    assert load_mapping(tmp_path / "m.toml") == found
    mended = found.model_copy(
        update={"columns": {**found.columns, "Kolom 9": "activation"}, "values": WORDS}
    )
    assert read(path, mapping=mended).counts().accepted == 40

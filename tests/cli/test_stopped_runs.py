"""What stopped the engine, in a person's words."""

import errno

import duckdb
import pytest

from pansol.catalogue import Language, catalogue
from pansol.cli.files import file_error
from pansol.cli.stopped import engine_error

EN = catalogue(Language.ENGLISH)


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (duckdb.IOException('IO Error: {"exception_message":"x","errno":"28"}'), "disk is full"),
        (duckdb.IOException("IO Error: Could not write: No space left on device"), "disk is full"),
        (duckdb.OutOfMemoryException("failed: 'max_temp_directory_size'"), "disk is full"),
        (duckdb.OutOfMemoryException("failed to allocate data of 3 MiB"), "not enough memory"),
        (duckdb.IOException('Cannot open file "x": Permission denied'), "no permission"),
    ],
)
def test_the_engine_s_own_words_are_put_into_a_sentence(error: duckdb.Error, told: str) -> None:
    """None of them is shown; what helps is."""
    sentence = engine_error(error).sentence(EN)
    assert told in sentence
    assert "Error" not in sentence
    assert engine_error(error).code == 3


def test_what_is_not_known_is_told_as_the_engine_says_it() -> None:
    """In one line."""
    assert "odd thing" in engine_error(duckdb.Error("an odd thing\nand more")).sentence(EN)


def test_a_file_that_finds_no_room_is_told() -> None:
    """By any command that writes one."""
    error = OSError(errno.ENOSPC, "No space left on device")
    assert file_error(error, "x.csv").sentence(EN) == "x.csv: the disk is full."

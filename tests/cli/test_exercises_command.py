"""`pansol exercises`: the same set for the same seed, what it covers, and files of it."""

import json
from pathlib import Path

import pytest
from commands import run

from pansol.cli import ExitCode


def test_the_same_seed_gives_the_same_set_with_its_coverage() -> None:
    """Forty exercises a line each, 100 % of all but pairs from both sides, and what that takes."""
    done = run("exercises", "--seed", "7", "--n", "40", "--lang", "en")
    assert done == run("exercises", "--seed", "7", "--n", "40", "--lang", "en")
    assert done != run("exercises", "--seed", "8", "--n", "40", "--lang", "en")
    lines = done.out.splitlines()
    assert sum(line.endswith(" questions") for line in lines) == 40
    assert "  100 % of rules: 11 of 11" in lines
    assert "  100 % of gaps: 5 of 5" in lines
    assert "  100 % of interpretations: 6 of 6" in lines
    assert "  100 % of 24-hour boundaries: 3 of 3" in lines
    assert "  100 % of pairs of rules, from one side: 73 of 73" in lines
    assert done.code == ExitCode.DONE
    assert done.err == "40 exercises are too few to cover all; 62 are enough.\n"


def test_enough_exercises_cover_all() -> None:
    """100 % of everything, and exit code 0."""
    done = run("exercises", "--n", "62", "--lang", "id")
    assert (done.code, done.err) == (ExitCode.DONE, "")
    assert "  100 % pasangan aturan, dari kedua sisi: 73 dari 73" in done.out
    assert "Belum tercakup" not in done.out


@pytest.mark.parametrize("suffix", ["json", "csv", "md"])
def test_a_file_holds_the_exercises(tmp_path: Path, suffix: str) -> None:
    """In the form its name says, with answers only if asked for."""
    plain, solved = tmp_path / f"plain.{suffix}", tmp_path / f"solved.{suffix}"
    given = ("exercises", "--n", "3", "--rule", "R3", "--lang", "en", "--out")
    done = run(*given, str(plain))
    assert f"3 exercises written to {plain}." in done.out
    run(*given, str(solved), "--answers")
    text = plain.read_text(encoding="utf-8-sig")
    assert "What do you do?" in text
    assert "What decides" not in text
    assert "What decides" in solved.read_text(encoding="utf-8-sig")
    if suffix == "json":
        assert len(json.loads(text)["exercises"]) == 3


def test_filters_are_kept() -> None:
    """Only the rules and difficulties asked for; the rule is shown with the answers alone."""
    given = ("exercises", "--n", "12", "--rule", "R11", "--rule", "G5", "--lang", "en")
    done = run(*given, "--answers")
    told = [line for line in done.out.splitlines() if " questions" in line]
    assert len(told) == 12
    assert {line.rsplit(", ", 1)[1] for line in told} == {"R11", "G5"}
    assert not any(line.endswith("R11") for line in run(*given).out.splitlines())


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--n", "0"), '--n "0"'),
        (("--n", "1001"), "1000"),
        (("--seed", "-1"), '--seed "-1"'),
        (("--rule", "R99"), "R11"),
        (("--difficulty", "4"), "1, 2, 3"),
        (("--rule", "R2", "--difficulty", "3"), "no case"),
        (("--out", "set.xlsx"), ".json, .csv"),
    ],
)
def test_what_cannot_be_made_is_refused(words: tuple[str, ...], told: str) -> None:
    """A sentence that says what is allowed, and code 2."""
    done = run("exercises", "--lang", "en", *words)
    assert done.code == ExitCode.WRONG_INPUT
    assert told in done.err
    assert done.out == ""


def test_the_help_is_in_the_persons_language() -> None:
    """Within 80 columns, with every option."""
    done = run("exercises", "--help", "--lang", "id")
    assert "(seed) yang sama" in done.out.replace("\n", " ").replace("  ", " ")
    for name in ("--seed", "--n", "--rule", "--difficulty", "--out", "--answers"):
        assert name in done.out
    assert max(map(len, done.out.splitlines())) <= 80

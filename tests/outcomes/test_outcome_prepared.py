"""A case file prepared once: the same figures as read anew, and nothing of a customer on disk."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from shutil import copyfile

import pandas as pd
import pytest
from hypothesis import given, settings
from outcome_cases import JAKARTA, SAMPLE, cases

from pansol.casefiles import CaseFileError
from pansol.masking import DOT, mask_text
from pansol.outcomes import (
    CaseFile,
    Choice,
    Outcomes,
    every_figure,
    from_file,
    prepare,
    prepared,
    select,
)
from pansol.outcomes.keeping import read_outcomes, write_outcomes

NOW = datetime(2026, 11, 23, 3, tzinfo=UTC)


@pytest.fixture
def file(tmp_path: Path) -> CaseFile:
    """Give the sample as a team's file, with a row that can't be read."""
    path = Path(copyfile(SAMPLE, tmp_path / "cases.csv"))
    row = SAMPLE.read_text(encoding="utf-8").splitlines()[1]
    with path.open("a", encoding="utf-8") as written:
        written.write(row.replace(",pending,", ",entah,") + "\n")
    return CaseFile(path=path, zone="Asia/Jakarta", cache=tmp_path / "cache")


def test_the_figures_are_those_of_the_file(file: CaseFile) -> None:
    """Read from where it was prepared, each figure is as it is when the file itself is read."""
    choice = Choice(labels={"complaint_channel": ("grapari",)})
    kept, anew = prepare(file, NOW).outcomes, from_file(file.path, zone="Asia/Jakarta", now=NOW)
    assert kept.rejected == anew.rejected == 1
    for chosen in (Choice(), choice):
        one, other = (every_figure(select(each, chosen)) for each in (kept, anew))
        for name in ("by", "over_time", "flow", "money", "gaps", "adherence", "waiting"):
            assert getattr(one, name) == getattr(other, name)


def test_columns_besides_the_sops_are_kept_as_they_are_counted(tmp_path: Path) -> None:
    """Under a file's own name for them: regions, and what was paid back."""
    path = tmp_path / "cases.csv"
    frame = pd.read_csv(SAMPLE, dtype=str, nrows=400).drop(columns="region", errors="ignore")
    back = frame["charged_amount"].where(frame.index % 2 == 0, "0")
    back[frame.index % 5 == 0] = "Rp 1.250.000"
    at = pd.Series("2026-08-03", index=frame.index).where(back.isna(), "hub 081234567890")
    frame.assign(Wilayah="Bali", refunded_amount=back, refunded_at=at).to_csv(path, index=False)
    file = CaseFile(path=path, zone="Asia/Jakarta", cache=tmp_path / "cache")
    kept, anew = prepare(file, NOW).outcomes, from_file(path, zone="Asia/Jakarta", now=NOW)
    assert kept.dimensions == anew.dimensions
    assert kept.labels("region") == anew.labels("region")
    one, other = (every_figure(select(each, Choice())).money for each in (kept, anew))
    assert one == other
    assert len({row.refund for row in one.refunds if row.n}) > 1
    assert not prepare(file, NOW).judged().df()["refunded_at"].str.contains("1234").any()


@settings(max_examples=30, deadline=None)
@given(frame=cases(most=8))
def test_any_cases_come_back_as_they_were(
    frame: pd.DataFrame, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Also none at all, and without days or amounts."""
    path = tmp_path_factory.mktemp("kept") / "outcomes.arrow"
    before = Outcomes.of(frame, zone=JAKARTA)
    write_outcomes(before, path)
    after = read_outcomes(path)
    for name in ("kind", "days", "bought", "handled", "amounts", "rows"):
        assert (getattr(after, name) == getattr(before, name)).all()
        assert getattr(after, name).dtype == getattr(before, name).dtype
    assert after.ids.to_pylist() == before.ids.to_pylist()
    assert (after.missing, after.future) == (before.missing, before.future)
    assert {n: c.labels for n, c in after.columns.items()} == {
        n: c.labels for n, c in before.columns.items()
    }
    assert (after.kinds.done, after.kinds.slas) == (before.kinds.done, before.kinds.slas)


def test_nothing_kept_tells_who_a_customer_is(file: CaseFile) -> None:
    """Numbers, e-mails and names are masked on disk; an amount stays one."""
    kept = prepare(file, NOW).judged().df()
    given_ = pd.read_csv(SAMPLE, dtype=str, keep_default_na=False)
    for name in ("msisdn", "contact_number", "customer_name", "evidence_sender_email"):
        written = {each for each in given_[name] if mask_text(each) != each or "Contoh" in each}
        assert written
        assert not written & {*kept[name].dropna()}
    assert kept["customer_name"].dropna().str.contains(DOT).all()
    assert kept["charged_amount"].dropna().str.fullmatch("[0-9]+").mean() > 0.9


def _newer(file: CaseFile) -> None:
    stat = file.path.stat()
    os.utime(file.path, ns=(stat.st_atime_ns, stat.st_mtime_ns + 1_000_000_000))


def _longer(file: CaseFile) -> None:
    with file.path.open("a", encoding="utf-8") as written:
        written.write(SAMPLE.read_text(encoding="utf-8").splitlines()[1] + "\n")


@pytest.mark.parametrize("change", [_newer, _longer])
def test_a_file_that_changed_is_prepared_anew(
    file: CaseFile, change: Callable[[CaseFile], None]
) -> None:
    """A file renewed in place is another; the same one is not judged a second time."""
    first = prepare(file, NOW)
    assert prepare(file, NOW) == prepared(file) == first
    change(file)
    assert prepared(file) is None
    assert prepare(file, NOW) != first


def test_what_was_prepared_of_an_old_state_goes(file: CaseFile) -> None:
    """After a day, when no page can be using it any more; what is in use stays."""
    first = prepare(file, NOW)
    _newer(file)
    second = prepare(file, NOW)
    assert first.folder.exists()
    os.utime(first.folder, (0, 0))
    _newer(file)
    third = prepare(file, NOW)
    assert [each.folder.exists() for each in (first, second, third)] == [False, True, True]


def test_what_a_page_was_opened_on_stays_a_day_from_then(file: CaseFile) -> None:
    """However long ago it was made."""
    first = prepare(file, NOW)
    os.utime(first.folder, (0, 0))
    made_at = first.made_at
    assert prepared(file) == first
    assert first.made_at == made_at
    _newer(file)
    prepare(file, NOW)
    assert first.judged().shape[0] == 5000


def test_a_file_that_is_none_leaves_nothing(tmp_path: Path) -> None:
    """It is refused as anywhere else, and nothing unfinished stays."""
    path = tmp_path / "cases.csv"
    path.write_text("a,b\n1,2\n")
    file = CaseFile(path=path, zone="Asia/Jakarta", cache=tmp_path / "cache")
    with pytest.raises(CaseFileError):
        prepare(file, NOW)
    assert [*file.cache.iterdir()] == []
    missing = CaseFile(path=tmp_path / "none.csv", zone="Asia/Jakarta", cache=tmp_path / "cache")
    with pytest.raises((CaseFileError, OSError)):
        prepare(missing, NOW)

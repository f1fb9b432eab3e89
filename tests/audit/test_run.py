"""Whole runs: all and only the mistakes, files done once, nothing lost and nothing left half."""

import csv
import shutil
from collections import Counter
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import duckdb
import openpyxl
import pandas as pd
import pytest

from pansol.audit.folder import open_folder
from pansol.audit.outputs import Wording, write_outputs
from pansol.audit.run import FINDINGS_FILE, VERDICTS_FILE, Settings, audit_file
from pansol.audit.standing import Standing
from pansol.casefiles import CaseFileError, load_mapping
from pansol.catalogue import Language, catalogue

SAMPLE = Path(__file__).parents[2] / "sample_data"
COMPLAINTS = SAMPLE / "complaints.csv"
JAKARTA = ZoneInfo("Asia/Jakarta")


def wording(language: Language = Language.ENGLISH) -> Wording:
    """Tell in this language, in Jakarta's time."""
    return Wording(say=catalogue(language), zone=JAKARTA)


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Audit the sample into a folder."""
    out = tmp_path_factory.mktemp("audit")
    part = audit_file(COMPLAINTS, open_folder(out), Settings())
    write_outputs(out, [part], wording())
    return out


def test_the_injected_mistakes_are_found_all_and_only(done: Path) -> None:
    """Case, kind, field and what was due agree with the generator's truth, for each kind."""
    found = pd.read_parquet(done / "findings.parquet")
    columns = ["case_id", "kind", "field", "expected"]
    with (SAMPLE / "complaints-truth.csv").open(encoding="utf-8", newline="") as file:
        truth = Counter(tuple(row[name] for name in columns) for row in csv.DictReader(file))
    assert Counter(found[columns].itertuples(index=False, name=None)) == truth


def test_every_reading_of_the_findings_is_the_same(done: Path) -> None:
    """Parquet, CSV and workbook hold the same findings, each with its proof."""
    parquet = pd.read_parquet(done / "findings.parquet")
    text = pd.read_csv(done / "findings.csv", dtype=str, keep_default_na=False)
    assert text["proof"].tolist() == parquet["proof"].tolist()
    assert text["case_id"].tolist() == parquet["case_id"].tolist()
    for written, micros in zip(text["handled_at"], text["handled_us"], strict=True):
        assert written.endswith("+07:00")
        assert datetime.fromisoformat(written).timestamp() == int(micros) // 1_000_000
    assert [*text.columns].index("transaction_at") + 1 == [*text.columns].index("transaction_us")
    assert all(parquet["proof"].str.len() > 20)
    book = openpyxl.load_workbook(done / "audit.xlsx", read_only=True)
    assert max(sheet.max_row or 0 for sheet in book) == len(parquet) + 1


def test_no_name_number_or_address_of_a_customer_is_handed_on(done: Path) -> None:
    """Names, numbers and e-mails of the file stand in none of the outputs."""
    with COMPLAINTS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    texts = (done / "findings.csv").read_text(encoding="utf-8-sig")
    texts += (done / "report.html").read_text(encoding="utf-8")
    for row in rows:
        for name in ("msisdn", "contact_number", "customer_name", "evidence_sender_email"):
            if len(row[name]) > 8 and (
                row[name].isdigit() or "@" in row[name] or " 0" in row[name]
            ):
                assert row[name] not in texts
    verdicts = duckdb.read_parquet(str(next(done.glob(f"parts/*/{VERDICTS_FILE}"))))
    assert not {"msisdn", "customer_name", "contact_number"} & {*verdicts.columns}
    customers = {str(key) for (key,) in verdicts.project("customer").distinct().fetchall()}
    assert len(customers) > 1000
    assert customers.isdisjoint(row["msisdn"] for row in rows)
    assert customers.isdisjoint("+62" + row["msisdn"].lstrip("+620") for row in rows)


def copied(tmp_path: Path, name: str = "kasus.csv") -> Path:
    """Give a small file of complaints."""
    lines = COMPLAINTS.read_text(encoding="utf-8").splitlines(keepends=True)[:40]
    path = tmp_path / name
    path.write_text("".join(lines), encoding="utf-8")
    return path


def test_a_file_done_is_not_done_again(tmp_path: Path) -> None:
    """The second time nothing is written; a changed file is done anew."""
    path, parts = copied(tmp_path), open_folder(tmp_path / "out")
    first = audit_file(path, parts, Settings())
    stamp = (first.folder / FINDINGS_FILE).stat().st_mtime_ns
    second = audit_file(path, parts, Settings())
    assert (first.again, second.again, second.folder) == (False, True, first.folder)
    assert (second.folder / FINDINGS_FILE).stat().st_mtime_ns == stamp
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert not audit_file(path, parts, Settings()).again
    assert not audit_file(path, parts, Settings(zone="Asia/Jayapura")).again


def test_what_a_crash_left_half_done_is_done_again(tmp_path: Path) -> None:
    """A folder without its last file counts for nothing."""
    path, parts = copied(tmp_path), open_folder(tmp_path / "out")
    whole = audit_file(path, parts, Settings()).folder
    half = parts / f".{whole.name}"
    shutil.move(whole, half)
    (half / "done.json").unlink()
    part = audit_file(path, parts, Settings())
    assert (part.again, part.count.read) == (False, 39)
    assert not half.exists()


def test_a_file_that_cannot_be_read_leaves_nothing(tmp_path: Path) -> None:
    """The others' results stay, and no half one beside them."""
    parts = open_folder(tmp_path / "out")
    kept = audit_file(copied(tmp_path), parts, Settings()).folder
    (tmp_path / "bad.csv").write_bytes(b"\x80\x04pickle")
    with pytest.raises(CaseFileError):
        audit_file(tmp_path / "bad.csv", parts, Settings())
    assert {path.name for path in parts.iterdir()} == {"salt", kept.name}


def test_rejected_rows_are_counted_and_their_numbers_right(tmp_path: Path) -> None:
    """Accepted + rejected = read, though a ragged row stands before; the good rows still count."""
    path = copied(tmp_path)
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[5] += ",one,cell,too,many"
    lines[9] = lines[9].replace(",prepaid,", ",Prabayar,").replace(",postpaid,", ",pasca bayar,")
    cells = lines[20].split(",")
    cells[7] = "mungkin"
    lines[20] = ",".join(cells)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    part = audit_file(path, open_folder(tmp_path / "out"), Settings())
    assert (part.count.read, part.count.accepted) == (39, 37)
    ragged, unknown = part.rejected()
    assert (ragged.row, ragged.line, ragged.check.reason) == (5, 6, "ragged")
    assert (unknown.row, unknown.column, unknown.value) == (20, "activation", "mungkin")
    assert unknown.check.allowed == ("success", "failed", "pending")
    kept = duckdb.read_parquet(str(part.folder / VERDICTS_FILE))
    rows = kept.project("row, case_id").fetchall()
    assert {f"K-{row:06}" for row, _ in rows} == {case_id for _, case_id in rows}
    summary = write_outputs(tmp_path / "out", [part], wording(Language.INDONESIAN))
    assert sum(summary.standing.values()) == 37
    rejects = pd.read_csv(tmp_path / "out" / "rejects.csv", dtype=str)
    assert rejects["row"].tolist() == ["5", "20"]


def test_a_mapping_brings_another_s_columns_and_words(tmp_path: Path) -> None:
    """A file with names and words of its own gives the same findings under its mapping."""
    path = copied(tmp_path)
    plain = audit_file(path, open_folder(tmp_path / "plain"), Settings())
    text = path.read_text(encoding="utf-8").replace("action_taken", "X1", 1)
    path.write_text(text.replace("create_ticket", "TIKET!"), encoding="utf-8")
    (tmp_path / "m.toml").write_text(
        '[columns]\nX1 = "action_taken"\n'
        + "".join(f'{name} = "{name}"\n' for name in text.split("\n", 1)[0].split(",")
                  if name not in {"X1", "region"})
        + '[values.action_taken]\n"TIKET!" = "create_ticket"\n',
        encoding="utf-8",
    )  # fmt: skip
    settings = Settings(mapping=load_mapping(tmp_path / "m.toml"))
    mapped = audit_file(path, open_folder(tmp_path / "mapped"), settings)
    one, other = (pd.read_parquet(part.folder / FINDINGS_FILE) for part in (plain, mapped))
    keys = ["row", "kind", "field", "done"]
    assert sorted(map(tuple, one[keys].to_numpy())) == sorted(map(tuple, other[keys].to_numpy()))


def test_several_files_make_one_audit(tmp_path: Path) -> None:
    """Counts add up over files, and a Parquet file counts like the CSV it was made from."""
    path, parts = copied(tmp_path), open_folder(tmp_path / "out")
    copy = tmp_path / "kasus.parquet"
    source = duckdb.read_csv(str(path), all_varchar=True)
    source.write_parquet(str(copy))
    both = [audit_file(each, parts, Settings()) for each in (path, copy)]
    summary = write_outputs(tmp_path / "out", both, wording())
    assert [count.read for count in summary.files] == [39, 39]
    assert summary.cases == 78
    assert all(cases % 2 == 0 for cases in summary.standing.values())
    assert summary.standing[Standing.RIGHT] > 0


def test_a_file_without_a_finding_is_audited_too(tmp_path: Path) -> None:
    """One case, handled as the SOP says: no finding, and all outputs are there."""
    lines = COMPLAINTS.read_text(encoding="utf-8").splitlines(keepends=True)
    path = tmp_path / "kasus.csv"
    path.write_text(lines[0] + lines[1], encoding="utf-8")
    part = audit_file(path, open_folder(tmp_path / "out"), Settings())
    summary = write_outputs(tmp_path / "out", [part], wording())
    assert (summary.findings, summary.standing[Standing.RIGHT]) == (0, 1)
    assert (tmp_path / "out" / "audit.xlsx").exists()

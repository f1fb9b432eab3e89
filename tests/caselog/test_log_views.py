"""Saved views: kept once, unique on their page, replaced only as the person saw them."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from entries import ASKING, NOW, WAITING, entry
from sqlalchemy import create_engine, text

from pansol.caselog import (
    CaseLog,
    CaseLogError,
    Database,
    Kind,
    Look,
    ReusedIdError,
    SavedView,
    TakenNameError,
    UnknownViewError,
    upgrade,
)
from pansol.caselog.schema import REVISIONS
from pansol.catalogue import Language, catalogue


def view(**values: Any) -> SavedView:  # noqa: ANN401  a view's own
    """Give a view of the dashboard."""
    given = {"id": uuid4(), "page": "dashboard", "name": "Mingguan", "who": "budi", "at": NOW}
    return SavedView(**{**given, "query": "period=7&team=Kenanga", **values})


def test_a_view_is_kept_and_listed_by_name_for_its_page_alone(log: CaseLog) -> None:
    """The same name may stand on another page."""
    second, first = log.keep_view(view(name="Z")), log.keep_view(view(name="A"))
    other = log.keep_view(view(name="A", page="quality"))
    assert log.views("dashboard") == (first, second)
    assert log.views("quality") == (other,)
    assert log.views("audit") == ()


def test_the_same_view_is_kept_once(log: CaseLog) -> None:
    """A second try whose first answer was lost finds it; an id never stands for two views."""
    made = view()
    log.keep_view(made)
    assert log.keep_view(replace(made, at=NOW + timedelta(minutes=1))) == made
    assert log.keep_view(replace(made, id=uuid4())) == made
    assert log.views("dashboard") == (made,)
    with pytest.raises(ReusedIdError):
        log.keep_view(replace(made, query="period=28"))


def test_a_taken_name_is_told_and_replaced_only_as_it_was_shown(log: CaseLog) -> None:
    """Whoever replaces a view has seen whose it is; what changed meanwhile is told again."""
    made = log.keep_view(view())
    mine = view(query="period=28", who="sari", at=NOW + timedelta(hours=1))
    with pytest.raises(TakenNameError) as caught:
        log.keep_view(mine)
    assert caught.value.there == made
    for language in Language:
        assert "budi" in caught.value.sentence(catalogue(language))
    kept = log.keep_view(mine, instead=made)
    assert kept == replace(mine, id=made.id)
    assert log.views("dashboard") == (kept,)
    with pytest.raises(TakenNameError):
        log.keep_view(view(query="period=all"), instead=made)


def test_a_view_is_renamed_and_deleted(log: CaseLog) -> None:
    """Not onto another's name; one that is gone can't be renamed, and is gone."""
    made, other = log.keep_view(view()), log.keep_view(view(name="Lain"))
    later = NOW + timedelta(hours=1)
    new = log.rename_view(replace(made, name="Bulanan", who="sari", at=later))
    assert (new.name, new.who, new.at, new.query) == ("Bulanan", "sari", later, made.query)
    with pytest.raises(TakenNameError):
        log.rename_view(replace(new, name="Lain"))
    assert log.rename_view(new) == new
    log.delete_view(other.id)
    log.delete_view(other.id)
    assert log.views("dashboard") == (new,)
    with pytest.raises(UnknownViewError):
        log.rename_view(replace(other, name="Baru"))


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": " "},
        {"name": "x" * 61},
        {"name": "a\nb"},
        {"name": "Keluhan 081234567890"},
        {"name": "siti@example.id"},
        {"who": " "},
    ],
)
def test_what_should_not_be_kept_is_refused(log: CaseLog, wrong: dict[str, Any]) -> None:
    """No nameless view, and no customer's number as a name, new or renamed."""
    made = log.keep_view(view())
    with pytest.raises(ValueError, match="name"):
        log.keep_view(view(**{"query": "period=28", **wrong}))
    with pytest.raises(ValueError, match="name"):
        log.rename_view(replace(made, **wrong))
    assert log.views("dashboard") == (made,)


def test_two_who_save_one_name_at_once_are_told_apart(log: CaseLog) -> None:
    """Exactly one has it; every other is told whose it is."""
    tries = [view(who=f"agen-{number}", query=f"period={number}") for number in range(8)]

    def attempt(one: SavedView) -> str:
        try:
            return log.keep_view(one).who
        except TakenNameError as error:
            return f"not {error.there.who}"

    with ThreadPoolExecutor(8) as pool:
        found = [*pool.map(attempt, tries)]
    (kept,) = log.views("dashboard")
    assert sorted(found) == sorted([kept.who, *[f"not {kept.who}"] * 7])


def test_views_come_to_a_record_that_has_cases(empty_database: Database) -> None:
    """The step before knew none; its cases stay."""
    upgrade(empty_database, to=REVISIONS[1])
    engine = create_engine(empty_database.address)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE probe (x INTEGER)"))
    engine.dispose()
    assert upgrade(empty_database, to="0003")
    upgrade(empty_database)
    with CaseLog.open(empty_database) as log:
        assert log.views("dashboard") == ()
        assert log.keep_view(view()).name == "Mingguan"


def test_a_record_that_fails_keeps_no_view(log: CaseLog, database: Database) -> None:
    """Without its table the error is told as any other, and is no receipt."""
    engine = create_engine(database.address)
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE views"))
    engine.dispose()
    with pytest.raises(CaseLogError):
        log.keep_view(view())


def test_who_counts_cases_and_who_shows_names_is_written_down(log: CaseLog) -> None:
    """Each by a kind of its own, so that exports stay exports."""
    log.handled(ASKING)
    log.show_names(ASKING, "quality: log")
    assert [(one.look, one.subject) for one in log.accesses()] == [
        (Look.NAMES, "quality: log"),
        (Look.DASHBOARD, ""),
    ]


def test_the_handled_cases_are_those_of_the_case_file(log: CaseLog) -> None:
    """Cell by cell; read again, only what is new comes with its details."""
    made = entry(Kind.DECIDED, details=WAITING)
    log.save(made)
    log.save(entry())
    log.save(entry(Kind.DECIDED, details=replace(WAITING, action_taken="", decision=None)))
    first = log.handled(ASKING)
    rows = {number: first.cells[seq] for number, seq in first.details.items()}
    assert [(f"K-{n:06}", *cells) for n, cells in rows.items() if cells] == [*log.case_file(ASKING)]
    again = log.handled(ASKING, first.cells)
    assert (again.details, again.cells) == (first.details, {})
    log.save(entry(Kind.CORRECTED, made.case_id, details=replace(WAITING, team="Baru")))
    third = log.handled(ASKING, first.cells)
    assert [cells[1] for cells in third.cells.values() if cells] == ["Baru"]

"""Acts on the dashboard: filters that all pictures share, drill-down, files, refusals."""

import csv
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from dashing import HOSTILE, counted, nodes, program, sample, text_of
from openpyxl import load_workbook

from pansol.audit.figures import Reason
from pansol.catalogue import Language, catalogue
from pansol.outcomes import Refund
from pansol.ui.acts import BadActionError
from pansol.ui.dashboard.state import BARS, FIGURES, PERIODS

COMPLAINTS = Path(__file__).parents[3] / "sample_data" / "complaints.csv"
ID = catalogue(Language.INDONESIAN)


def test_a_click_on_a_bar_filters_every_figure_but_its_own() -> None:
    """Other dimensions, time, flow and headlines count the chosen cases; its own bars stay."""
    shown = sample("?period=all")
    before = counted(shown)
    assert before.selection.n == 5000
    channel = before.by("complaint_channel").groups[1]
    shown.act(["filter", "complaint_channel", channel.label])
    after = counted(shown)
    assert after.selection.n == channel.n
    assert after.by("complaint_channel").n == 5000
    assert {group.label for group in after.by("complaint_channel").groups if group.chosen} == {
        channel.label
    }
    for name in ("action", "package_name", "region", "card_type", "team"):
        assert after.by(name).n == channel.n
    assert after.over_time.n == after.flow.n == channel.n


def test_chips_take_back_one_filter_or_all() -> None:
    """What is chosen stands in words, each with its own way back."""
    shown = sample("?period=all")
    for name in ("complaint_channel", "team"):
        shown.act(["filter", name, counted(shown).by(name).groups[0].label])
    chips = [on["on"]["click"] for _, on, _ in nodes(shown.view()["tree"]) if "chip" in on.get("class", "") and "on" in on]  # fmt: skip  # noqa: E501
    assert [chip[1] for chip in chips] == ["complaint_channel", "team"]
    shown.act(chips[0])
    assert list(shown.state.labels) == ["team"]
    shown.act(["clear"])
    assert counted(shown).selection.n == 5000


@pytest.mark.parametrize("period", PERIODS)
def test_a_period_is_counted_back_from_the_last_day(period: str) -> None:
    """So many days up to the last case, beside as many before."""
    shown = sample()
    shown.act(["period"], period)
    selection = counted(shown).selection
    assert selection.period
    if period.isdigit():
        first, last = selection.period
        assert (last - first).days == int(period) - 1
        assert last.isoformat() == "2026-09-30"
        assert period == "91" or selection.before


def test_a_column_chooses_its_days_and_gives_them_back() -> None:
    """A week of the picture over time becomes the period; a second click takes it back."""
    shown = sample("?period=all")
    shown.act(["span", "2026-08-03"])
    assert counted(shown).selection.period is not None
    assert [day.isoformat() for day in counted(shown).selection.period or ()] == [
        "2026-08-03",
        "2026-08-09",
    ]


def test_a_point_of_the_control_chart_chooses_its_week_and_gives_it_back() -> None:
    """Every figure is that week's but the chart itself, which keeps its history."""
    shown = sample("?period=all")
    weeks, n = counted(shown).weeks.weeks, counted(shown).selection.n
    act = ["week", weeks[3].first_day.isoformat()]
    assert act in [node[1].get("on", {}).get("click") for node in nodes(shown.view()["tree"])]
    shown.act(act)
    assert counted(shown).adherence.n == weeks[3].n
    assert counted(shown).weeks.weeks == weeks
    shown.act(act)
    assert counted(shown).selection.n < n
    assert shown.state.first is None


def test_from_a_figure_to_its_cases_to_one_case_and_the_checker() -> None:
    """The list has as many as the figure says; a case has its proof and the checker's address."""
    shown = sample("?period=all")
    for listed, n in (
        (["chosen"], counted(shown).selection.n),
        (["money"], counted(shown).money.n),
        (["waiting"], counted(shown).waiting.n),
    ):
        shown.act(["list", *listed])
        rows = counted(shown).rows(shown.state.listed)
        assert rows is not None
        assert len(rows) == n
    assert rows is not None
    shown.act(["open", str(rows[0])])
    links = [a["href"] for tag, a, _ in nodes(shown.view()["tree"]) if tag == "a" and "href" in a]
    assert any(link.startswith("checker.ipynb?lang=id&") for link in links)
    assert ID("audit.case.due") in text_of(shown)
    shown.act(["close"])
    assert ID("dashboard.list.waiting") in text_of(shown)
    shown.act(["figures"])
    assert ID("dashboard.monday") in text_of(shown)


def test_each_outcome_of_the_flow_lists_its_cases() -> None:
    """The buttons below the picture lead to exactly as many cases as they say."""
    shown = sample("?period=all")
    buttons = [
        (on["on"]["click"], words)
        for _, on, words in nodes(shown.view()["tree"])
        if on.get("on", {}).get("click", [""])[:2] == ["list", "place"]
    ]
    total = 0
    for act, words in buttons:
        shown.act(act)
        rows = counted(shown).rows(shown.state.listed)
        assert rows is not None
        assert words.replace(".", "").endswith(f": {len(rows)}")
        total += len(rows)
    assert total == 5000


def test_what_to_do_leads_to_its_cases() -> None:
    """Each thing to do on Monday that names cases chooses them."""
    shown = sample()
    for place, todo in enumerate(counted(shown).monday.todos):
        shown.act(["clear"])
        shown.act(["todo", str(place)])
        assert dict(shown.state.labels) == dict(todo.choice)


@pytest.mark.parametrize("figure", [name for name in FIGURES if name != "refunds"])
def test_a_figures_data_is_taken_along(figure: str) -> None:
    """CSV and Excel hold the same rows; the figure's numbers are numbers."""
    shown = sample()
    for form in ("csv", "xlsx"):
        shown.act(["data", figure, form])
    files = shown.downloads()
    text = files[f"{figure}-csv"].content.decode("utf-8-sig")
    rows = list(csv.reader(StringIO(text)))
    sheet = load_workbook(BytesIO(files[f"{figure}-xlsx"].content)).worksheets[0]
    assert len(rows) > 1
    assert sheet.max_row >= len(rows) + 1
    shown.act(["filter", "team", counted(shown).by("team").groups[0].label])
    shown.view()
    assert not shown.downloads()


def test_all_bars_are_taken_along_though_some_are_shown() -> None:
    """What is folded away on the page is in the file."""
    shown = sample("?period=all")
    shown.act(["data", "package_name", "csv"])
    text = shown.downloads()["package_name-csv"].content.decode("utf-8-sig")
    assert len(text.splitlines()) == len(counted(shown).by("package_name").groups) + 1


@pytest.mark.parametrize("name", BARS)
def test_a_table_says_the_same_as_its_picture(name: str) -> None:
    """The switch changes how a figure is shown, and nothing else."""
    shown = sample("?period=all")
    shown.act(["table", name])
    tables = [words for tag, _, words in nodes(shown.view()["tree"]) if tag == "table"]
    assert len(tables) == 1 + (name != "p_chart")  # whose values stand below it
    scopes = {a["scope"] for tag, a, _ in nodes(shown.view()["tree"]) if tag == "th"}
    assert scopes == {"col", "row"}
    shown.act(["table", name])
    assert [tag for tag, _, _ in nodes(shown.view()["tree"]) if tag == "table"] == ["table"]


@pytest.mark.parametrize(
    "action",
    [
        [], ["nothing"], ["filter"], ["filter", "agent", "AGEN-K8"], ["filter", "team", HOSTILE],
        ["filter", "msisdn", ""], ["list"], ["list", "place", "x"], ["list", "agent"],
        ["open", "999999999"], ["open", "-1"], ["page", "1"], ["span", "x"], ["week", "x"],
        ["week", "9999-12-31"], ["table", "x"],
        ["todo", "9"], ["language", "xx"], ["period"], ["by"], ["data", "team", "exe"],
        ["data", "agent", "csv"], ["day", "middle"], ["day"], ["whole", "../x"],
    ],
)  # fmt: skip
def test_an_act_that_is_not_offered_is_refused(action: list[str]) -> None:
    """Whoever sends it: what the page shows is no boundary. Nothing changes."""
    shown = sample()
    before = shown.state
    with pytest.raises(BadActionError):
        shown.act(action)
    assert shown.state == before


def test_nothing_to_show_says_what_to_do() -> None:
    """A choice that leaves no case offers the way back; before there are cases the page says so."""
    shown = sample("?period=own&from=2020-01-01&to=2020-01-02")
    assert ID("dashboard.nothing.what") in text_of(shown)
    waiting = program()
    assert ID("dashboard.loading.what") in text_of(waiting)
    waiting.act(["filter", "team", "x"])
    assert ID("dashboard.wait") in text_of(waiting)


def test_a_plain_export_is_counted_without_being_judged(tmp_path: Path) -> None:
    """Date, channel and place suffice for what they can carry; cases have no proof to open."""
    path = tmp_path / "ekspor.csv"
    rows = "".join(
        f"2026-11-{1 + n % 20:02},GraPARI,{HOSTILE if n else 'Bali'}\n" for n in range(9)
    )
    path.write_text(f"tanggal,kanal,wilayah\n{rows}".replace('"', "'"), encoding="utf-8")
    shown = program("?period=all")
    shown.upload(["file"], path.name, path)
    text = text_of(shown)
    assert ID("dashboard.source.plain") in text
    assert counted(shown).by("region").n == 9
    shown.act(["list", "chosen"])
    assert not [on for _, on, _ in nodes(shown.view()["tree"]) if on.get("on", {}).get("click", [""])[0] == "open"]  # fmt: skip  # noqa: E501


def test_a_file_may_say_whether_money_came_back(tmp_path: Path) -> None:
    """Without the column the page says what is missing; with it a row leads to its cases."""
    shown = sample("?period=all")
    missing = ID("dashboard.refunds.missing", rupiah="x").split("x", maxsplit=1)[0]
    assert missing in text_of(shown)
    with COMPLAINTS.open(encoding="utf-8", newline="") as file:
        head, *rows = [row for row, _ in zip(csv.reader(file), range(300), strict=False)]
    with (tmp_path / "back.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(
            [
                [*head, "Nominal Refund"],
                *([*row, "0" if n % 2 else ""] for n, row in enumerate(rows)),
            ]
        )
    shown.upload(["file"], "back.csv", tmp_path / "back.csv")
    told = text_of(shown)
    assert missing not in told
    assert ID("dashboard.refunds") in told
    found = {row.refund: row.n for row in counted(shown).money.refunds if row.n}
    assert set(found) == {Refund.NOT_YET, Refund.UNKNOWN}
    shown.act(["list", "refund", "not_yet"])
    listed = counted(shown).rows(("refund", "not_yet"))
    assert listed is not None
    assert len(listed) == found[Refund.NOT_YET]
    assert ID("outcomes.refund.not_yet") in text_of(shown)


def test_a_file_that_cannot_be_read_changes_nothing(tmp_path: Path) -> None:
    """The page names the file and goes on with what it had."""
    path = tmp_path / "gambar.csv"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    shown = sample()
    shown.upload(["file"], path.name, path)
    assert "gambar.csv" in text_of(shown)
    assert counted(shown).outcomes.span


def test_another_language_says_everything_anew() -> None:
    """Titles, labels and sentences follow; what is chosen stays."""
    shown = sample("?period=all")
    shown.act(["filter", "team", counted(shown).by("team").groups[0].label])
    n = counted(shown).selection.n
    shown.act(["language", "en"])
    text = text_of(shown)
    assert catalogue(Language.ENGLISH)("dashboard.monday") in text
    assert ID("dashboard.monday") not in text
    assert counted(shown).selection.n == n


def test_no_person_is_compared() -> None:
    """No agent is named among the figures; they cannot be chosen either."""
    shown = sample("?period=all")
    for name in FIGURES:
        shown.act(["table", name])
    assert "AGEN-" not in text_of(shown)


def test_the_comparison_is_switched_off_and_on() -> None:
    """Nothing speaks of a period before: no changes, marks or numbers; and the link keeps it."""
    shown = sample("?period=28")
    whole = counted(shown).selection.n
    assert counted(shown).changes.changes
    shown.act(["compared"], "none")
    assert (counted(shown).selection.n, counted(shown).selection.before) == (whole, None)
    assert counted(shown).changes.reason is Reason.NOT_COMPARED
    text = text_of(shown)
    assert ID("dashboard.chosen.uncompared") in text
    assert ID("dashboard.chosen.alone") not in text
    assert ID("dashboard.before.mark") not in text
    assert "compared=none" in shown.view()["snapshot"]
    shown.act(["compared"], "before")
    assert counted(shown).selection.before
    with pytest.raises(BadActionError):
        shown.act(["compared"], HOSTILE)

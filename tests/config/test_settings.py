"""What is configured holds everywhere: lists, ticket formats, case files, audit, pages."""

from functools import cache
from pathlib import Path

import duckdb
import narwhals as nw
import pandas as pd
import pytest
from config_fixtures import Configure
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pansol.audit import verdicts
from pansol.audit.criteria import criteria_of
from pansol.audit.folder import open_folder
from pansol.audit.run import Settings as AuditSettings
from pansol.audit.run import audit_file
from pansol.casefiles import mask_expr, read
from pansol.config import NAME, VARIABLE, current, find_file
from pansol.facts import Subscription
from pansol.formats import Malformed, find_brand, find_channel
from pansol.masking import mask_text
from pansol.sop import SOP
from pansol.ui.audit import Audit
from pansol.ui.checker import Checker

COMPLAINTS = Path(__file__).parents[2] / "sample_data" / "complaints.csv"
MORE = """
language = "en"
zone = "WITA"
[sla]
refund = "72 hours"
[[brands]]
id = "kartu_uji"
label = "Kartu (Uji) +62*"
subscription = "postpaid"
[[purchase_channels]]
id = "mitra"
label = "Aplikasi [mitra]"
digital = true
[[complaint_channels]]
id = "ecare_uji"
label = "CTP E-Care: uji"
ecare = true
"""


@pytest.fixture
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go where there is no configuration, with a home that has none."""
    monkeypatch.delenv(VARIABLE)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "own"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_file_is_looked_for_where_it_is_said(
    nowhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The environment's word first, then the folder we are in, then the user's own; else none."""
    assert find_file() is None
    own = nowhere / "own" / "pansol" / NAME
    own.parent.mkdir(parents=True)
    own.touch()
    assert find_file() == own
    (nowhere / NAME).touch()
    assert find_file() == nowhere / NAME
    monkeypatch.setenv(VARIABLE, "elsewhere.toml")
    assert find_file() == Path("elsewhere.toml")
    monkeypatch.setenv(VARIABLE, "-")
    assert find_file() is None


def test_without_a_file_the_defaults_hold(nowhere: Path) -> None:
    """Nothing is added to the SOP's lists."""
    current.cache_clear()
    assert nowhere.is_dir()
    assert current().durations == {}
    assert [*SOP.brands] == [*SOP.brands.declared]
    current.cache_clear()


def test_more_brands_and_channels_are_known_by_id_and_label(configure: Configure) -> None:
    """As the SOP's own are; and unknown again afterwards."""
    with pytest.raises(Malformed):
        find_brand("kartu_uji")
    configure(MORE)
    assert find_brand(" KARTU (uji) +62* ").subscription is Subscription.POSTPAID
    assert find_channel(SOP.purchase_channels, "aplikasi [mitra]").special
    assert find_channel(SOP.complaint_channels, "ecare_uji").special


@cache
def ticket_rows() -> pd.DataFrame:
    """Give the sample's first tickets that have no mistake, as a case frame."""
    reading = read(COMPLAINTS)
    frame: pd.DataFrame = nw.to_native(reading.accepted.head(200)).df()
    judged = verdicts(frame)
    right = judged[(judged["findings"] == 0) & (judged["action_taken"] == "create_ticket")]
    return right.drop(columns=["state", "findings"]).reset_index(drop=True)


@pytest.mark.parametrize("engine", ["pandas", "duckdb"])
def test_the_audit_knows_them_on_every_engine(configure: Configure, engine: str) -> None:
    """A configured name is well-formed, by id and by label; before it was not."""
    rows = ticket_rows().head(4).copy()
    rows["card_type"] = ["kartu_uji", "KARTU (UJI) +62*", "kartu uji 2", "simpati"]

    def found() -> list[set[str]]:
        frame = rows if engine == "pandas" else duckdb.from_df(rows)
        judged = verdicts(frame)
        table = judged if engine == "pandas" else judged.df()
        masks = table.sort_values("row")["findings"]
        return [{each.name for each in criteria_of(int(mask))} for mask in masks]

    wrong = {"malformed_field.card_type"}
    assert found() == [wrong, wrong, wrong, set()]
    configure(MORE)
    assert found() == [set(), set(), wrong, set()]


def test_a_case_file_derives_the_subscription_of_a_configured_brand(
    configure: Configure, tmp_path: Path
) -> None:
    """From the card type, as for the SOP's own brands; and a part done before is done again."""
    head, first, *_ = COMPLAINTS.read_text(encoding="utf-8").splitlines()
    row = first.replace(",prepaid,", ",,").replace(",simpati,", ",kartu_uji,")
    path = tmp_path / "cases.csv"
    path.write_text(f"{head}\n{row}\n", encoding="utf-8")
    parts = open_folder(tmp_path / "out")
    before = read(path)
    assert before.accepted.collect()["subscription"].to_list() == [None]
    audit_file(path, parts, AuditSettings())
    configure(MORE)
    after = read(path)
    assert after.accepted.collect()["subscription"].to_list() == ["postpaid"]
    assert not audit_file(path, parts, AuditSettings()).again


def test_pages_begin_as_configured(configure: Configure) -> None:
    """Language, zone, lists and durations; what the address says comes first."""
    configure(MORE)
    shown = str(Checker().view())
    assert "Kartu (Uji) +62*" in shown
    assert "Aplikasi [mitra]" in shown
    assert Checker().view()["language"] == "en"
    assert Checker("lang=id").view()["language"] == "id"
    audit = Audit()
    assert audit.view()["language"] == "en"
    audit.act(["sample"])
    assert "Overdue" in str(audit.view()["tree"])
    assert Audit("lang=id").view()["language"] == "id"


LABELS = st.text(st.characters(codec="ascii", categories=("L", "N", "P", "S")), min_size=1).filter(
    lambda text: '"' not in text and "\\" not in text
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(label=LABELS.map(lambda text: f"x {text[:20]} x"))
def test_any_label_is_found_by_the_core_and_by_the_engines(
    configure: Configure, label: str
) -> None:
    """Whatever signs it has: no pattern takes them for more than themselves."""
    configure(f'[[brands]]\nid = "zz"\nlabel = "{label}"\nsubscription = "prepaid"\n')
    assert find_brand(label).id == "zz"
    rows = ticket_rows().head(2).copy()
    rows["card_type"] = [label, f"{label}?"]
    for judged in (verdicts(rows), verdicts(duckdb.from_df(rows)).df().sort_values("row")):
        first, second = judged["findings"]
        assert (first, second > 0) == (0, True)


def test_a_team_may_show_less_of_a_number(configure: Configure) -> None:
    """In texts and in columns, on every engine; never more than at most, and only for them."""
    frame = pd.DataFrame({"a": ["0812-3456-7890"]})

    def masked() -> tuple[str, str]:
        column = nw.from_native(frame).select(mask_expr(nw.col("a")))["a"].to_list()[0]
        return mask_text("0812-3456-7890"), column

    assert masked() == ("0812••••••••90", "0812••••••")
    configure("[masking]\nfirst = 2\nlast = 0\n")
    assert masked() == ("08••••••••••••", "08••••••")

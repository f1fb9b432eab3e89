"""What the checker's tests share: a fixed moment, drawn acts, hostile texts."""

from datetime import UTC, datetime
from itertools import product

from hypothesis import strategies as st

from pansol.facts import FACTS, Case, Subscription
from pansol.ui.checker import Checker
from pansol.ui.checker.examples import example_choices
from pansol.ui.checker.fields import FIELDS
from pansol.ui.checker.state import State

NOW = datetime(2026, 11, 22, 11, 5, tzinfo=UTC)
"""18.05 WIB."""

COMPLETE = tuple(Case().having(*values) for values in product(*FACTS))
CHECKED = [fact for fact in FACTS if fact is not Subscription]
HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "{0.__class__}",
    "%s%n{page}",
    "' OR 1=1 --",
    "\x00\u202e\ud83d\ude00",
    "=HYPERLINK(1)",
    "0001-01-01",
    "9999-12-31",
    "00:00",
    "23:59:59.999999",
    "2026-11-22",
    "2026-11-21",
    "18:05",
    "WIT",
    "081234567890",
    "65.000",
    "simpati",
    "kartuhalo",
    "mytelkomsel",
    "ecare_chat",
    "yes",
    "a@b.co",
    "",
)

Act = tuple[list[str], str | None]


def checker(query: str = "") -> Checker:
    """Give a checker whose clock stands still."""
    return Checker(query, clock=lambda: NOW)


def typed() -> st.SearchStrategy[str]:
    """Draw what somebody may type or paste."""
    return st.sampled_from(HOSTILE) | st.text(max_size=20) | st.just("x" * 1000)


def offered() -> st.SearchStrategy[Act]:
    """Draw an act that the page offers."""
    columns = [fact.column for fact in CHECKED]
    answers = [["answer", fact.column, str(value.value)] for fact in CHECKED for value in fact]
    plain = (["forward"], ["back"], ["dismiss"], ["restart"], ["open", "questions"])
    groups = example_choices(State().language)
    examples = [example for _, group in groups for example, _ in group]
    return st.one_of(
        st.tuples(st.sampled_from(answers), st.none()),
        st.tuples(st.sampled_from(sorted(FIELDS)).map(lambda name: ["field", name]), typed()),
        st.tuples(st.sampled_from(plain), st.just("")),
        st.tuples(st.sampled_from(columns).map(lambda name: ["skip", name]), st.none()),
        st.tuples(st.sampled_from(columns).map(lambda name: ["open", name]), st.none()),
        st.tuples(st.sampled_from([["language", "id"], ["language", "en"]]), st.none()),
        st.tuples(st.just(["example"]), st.sampled_from(examples)),
    )


def texts(tree: object) -> str:
    """Give all text in a view's tree."""
    if isinstance(tree, str):
        return tree
    assert isinstance(tree, list)
    return " ".join(texts(child) for child in tree[2])

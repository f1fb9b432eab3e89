"""What the tests of kept cases share: an empty log, a checker whose clock can be moved, cases."""

from datetime import datetime, timedelta
from typing import Any

from walking import NOW

from pansol.caselog import CaseHistory, CaseLog
from pansol.config.caselog import case_log_database
from pansol.ui.checker import Checker

__all__ = ["CUSTOMER", "NUMBER", "TICKET", "WAIT", "Clocked", "filled", "kept", "nodes"]

WAIT = (
    "activation=success&charged=no&benefit=not_received&history=clear&outage=clear&normal_tariff=no"
)
TICKET = (
    "activation=success&charged=yes&benefit=not_received&history=clear&normal_tariff=no"
    "&card_type=simpati&purchase_channel=mytelkomsel"
)
NUMBER, CUSTOMER = "0812-3456-7890", "Siti Rahma"


class Clocked:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        """Tell the time."""
        return self.now

    def pass_hours(self, hours: float) -> None:
        """Let time pass."""
        self.now += timedelta(hours=hours)


def filled(query: str, clock: Clocked, who: str = "budi") -> Checker:
    """Give a page on which a case has facts, a customer and a time, and somebody works."""
    program = Checker(query, clock=clock)
    program.act(["field", "msisdn"], NUMBER)
    program.act(["field", "customer_name"], CUSTOMER)
    program.act(["field", "transaction_date"], "2026-11-22")
    program.act(["field", "transaction_time"], "10:05")
    program.act(["field", "transaction_zone"], "WITA")
    program.act(["who"], who)
    return program


def kept(number: str) -> CaseHistory:
    """Read a case in full from the log that the environment names."""
    with CaseLog.open(case_log_database()) as log:
        return log.case(number)


def nodes(tree: Any) -> list[tuple[str, dict[str, Any], str]]:  # noqa: ANN401  a view's tree
    """Give tag, attributes and text of every element."""
    if not isinstance(tree, list):
        return []
    children = [node for child in tree[2] for node in nodes(child)]
    return [(tree[0], tree[1], _text(tree)), *children]


def _text(tree: Any) -> str:  # noqa: ANN401  likewise
    return tree if isinstance(tree, str) else " ".join(_text(child) for child in tree[2])

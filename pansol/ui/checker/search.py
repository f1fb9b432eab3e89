"""A look-up in the systems, as the page's state holds it: what is awaited, what was found."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from pansol.facts import FACTS, Fact
from pansol.records import DERIVATIONS, Filled, Finding

__all__ = ["DECIDING_FIELDS", "SYSTEM_FACTS", "Search"]

SYSTEM_FACTS = frozenset(derivation.fact for derivation in DERIVATIONS)
"""What systems can tell."""

DECIDING_FIELDS = frozenset(
    {
        "msisdn",
        "card_type",
        "location",
        "package_name",
        "package_price",
        "transaction_date",
        "transaction_time",
        "transaction_zone",
    }
)
"""What a look-up goes by: once one of them is changed, what was found is on another complaint."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """One look-up. It changes by acts and by findings that come in."""

    number: int = 0
    """Which look-up of this page it is; 0: none was made."""
    pending: frozenset[type[Fact]] = frozenset()
    """Facts on which the systems have not answered yet."""
    by_hand: bool = False
    """The person goes on without waiting."""
    findings: tuple[Finding, ...] = ()
    filled: Mapping[str, Filled] = field(default_factory=dict)
    """Fields of the ticket that were empty, as the systems fill them in."""
    sample: str = ""
    """The made-up complaint that is looked up."""
    stale: bool = False
    """What was found is put away, because the enquiry has changed."""

    def begun(self, sample: str = "") -> "Search":
        """Give the look-up that begins now."""
        return Search(
            number=self.number + 1,
            pending=SYSTEM_FACTS,
            sample=sample or self.sample,
        )

    def having(self, finding: Finding) -> "Search":
        """Give it with one more fact answered."""
        others = (each for each in self.findings if each.fact is not finding.fact)
        findings = sorted((*others, finding), key=lambda each: FACTS.index(each.fact))
        return replace(self, findings=tuple(findings), pending=self.pending - {finding.fact})

    def ended(self) -> "Search":
        """Give it with nothing awaited any more."""
        return replace(self, pending=frozenset())

    def cleared(self) -> "Search":
        """Give it as if none had been made."""
        return Search(number=self.number)

    def outdated(self) -> "Search":
        """Give it after a field it went by was changed."""
        made = bool(self.findings or self.pending)
        return Search(number=self.number, stale=self.stale or made)

    def finding(self, fact: type[Fact]) -> Finding | None:
        """Give what was found on a fact."""
        return next((each for each in self.findings if each.fact is fact), None)

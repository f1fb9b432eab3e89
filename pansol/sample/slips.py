"""One way to go wrong each: on which complaints it can happen, and what it leaves in the row."""

from dataclasses import dataclass
from random import Random
from typing import ClassVar, Protocol

from pansol.deviation import Kind
from pansol.facts import Age
from pansol.sample.handling import Handled
from pansol.sample.malformed import malform
from pansol.sop import Action, Advice, Kip, Sla, TicketField

__all__ = ["ActionSlip", "AdviceSlip", "FieldSlip", "GuessSlip", "KipSlip", "SlaSlip", "Slip"]

_CHANNELS = {"complaint_channel": "customer_account", "purchase_channel": "evidence"}
"""Channel → a field that is filled in only where it is special.

What is mandatory depends on the channel. So a slip on one happens where it is special and the rest
is there, and stays alone: nothing else changes by it.
"""
_AT_MOST = 2  # slips on one complaint


class Slip(Protocol):
    """A way to go wrong."""

    def fits(self, handled: Handled) -> bool:
        """Say whether it can happen here, so that it can be told from the row afterwards."""

    def make(self, rng: Random, handled: Handled) -> None:
        """Let it happen, and record it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionSlip:
    """Another action than the one due. It stays alone: nothing else is judged then."""

    kind: Kind
    due: tuple[Action, ...]
    instead: tuple[Action, ...]
    age: tuple[Age, ...] = tuple(Age)

    def fits(self, handled: Handled) -> bool:
        """Hold where one of these actions is due, at this age."""
        return (
            not handled.mistakes
            and handled.due.action in self.due
            and handled.complaint.case.age in self.age
        )

    def make(self, rng: Random, handled: Handled) -> None:
        """Take another action."""
        action = rng.choice(self.instead)
        handled.act_freely(rng, action)
        expected = handled.due.action.value
        handled.mark(self.kind, column="action_taken", expected=expected, done=action.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class GuessSlip:
    """An action taken before the facts decide it: one of those still possible."""

    kind: ClassVar = Kind.UNCHECKED_FACT

    def fits(self, handled: Handled) -> bool:
        """Hold where a fact that matters is unknown."""
        return not handled.mistakes and handled.due.next_check is not None

    def make(self, rng: Random, handled: Handled) -> None:
        """Take one of the possible actions, as if the rest were known."""
        outcome = rng.choice(handled.due.possible)
        handled.act(outcome)
        assert handled.due.next_check  # noqa: S101  it fits
        handled.mark(
            self.kind,
            column=handled.due.next_check.fact.column,
            expected=handled.due.action.value,
            done=outcome.action.value,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SlaSlip:
    """The other SLA."""

    kind: Kind
    due: Sla
    given: Sla

    def fits(self, handled: Handled) -> bool:
        """Hold on a ticket with this SLA."""
        return _free(handled, "sla_given") and handled.due.sla is self.due

    def make(self, rng: Random, handled: Handled) -> None:
        """Give the other."""
        del rng
        handled.row["sla_given"] = self.given.value
        expected, done = self.due.value, self.given.value
        handled.mark(self.kind, column="sla_given", expected=expected, done=done)


@dataclass(frozen=True, slots=True, kw_only=True)
class KipSlip:
    """Another KIP than the one due."""

    kind: ClassVar = Kind.WRONG_KIP
    due: Kip

    def fits(self, handled: Handled) -> bool:
        """Hold on a ticket with this KIP."""
        return _free(handled, "kip_given") and handled.due.kip is self.due

    def make(self, rng: Random, handled: Handled) -> None:
        """Give one of the others."""
        given = rng.choice([kip for kip in Kip if kip is not self.due]).value
        handled.row["kip_given"] = given
        handled.mark(self.kind, column="kip_given", expected=self.due.value, done=given)


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSlip:
    """A ticket field left empty, or written in a way its format does not know."""

    kind: Kind
    field: TicketField

    def fits(self, handled: Handled) -> bool:
        """Hold on a ticket that has the field; of a channel, one that is special."""
        name = self.field.name
        made = handled.due.action is Action.CREATE_TICKET
        needed = (name, _CHANNELS.get(name, name))
        return made and _free(handled, name) and all(handled.row[each] for each in needed)

    def make(self, rng: Random, handled: Handled) -> None:
        """Empty or spoil it."""
        name, spoilt = self.field.name, self.kind is Kind.MALFORMED_FIELD
        handled.row[name] = malform(rng, self.field, handled.row) if spoilt else ""
        expected = self.field.format if spoilt else self.field.required
        handled.mark(self.kind, column=name, expected=expected.value, done=handled.row[name])


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceSlip:
    """An advice that belongs to the action, not given."""

    kind: ClassVar = Kind.ADVICE_NOT_GIVEN
    advice: Advice

    def fits(self, handled: Handled) -> bool:
        """Hold where this advice is due."""
        due = (rule.advice for rule in handled.due.advice)
        return _free(handled, "advice_given") and self.advice in due

    def make(self, rng: Random, handled: Handled) -> None:
        """Leave it out."""
        del rng
        handled.advise(*(r.advice for r in handled.due.advice if r.advice is not self.advice))
        done = handled.row["advice_given"]
        expected = self.advice.value
        handled.mark(self.kind, column="advice_given", expected=expected, done=done)


def _free(handled: Handled, column: str) -> bool:
    """Say whether a slip in this column can come on top of those made."""
    columns = {mistake.field for mistake in handled.mistakes}
    alone = {"action_taken", *_CHANNELS}
    return not columns or (
        len(columns) < _AT_MOST and column not in columns | alone and not columns & alone
    )

"""How a complaint was handled: as it should be, until a mistake is made on it."""

from dataclasses import dataclass, field
from random import Random

from pansol.decision import Decision, advice_for, decide
from pansol.deviation import Kind
from pansol.facts import Benefit
from pansol.sample.complaints import Complaint
from pansol.sample.drawing import draw
from pansol.sample.tickets import TICKET_ONLY
from pansol.sop import Action, Advice, Kip, Outcome, Sla

__all__ = ["Handled", "Mistake", "handle"]

_WHERE_SILENT = {
    Action.SOP_SILENT: 12,
    Action.CREATE_TICKET: 4,
    Action.INFORM_ACTIVE: 2,
    Action.WAIT_24H: 2,
}
"""What agents do where the SOP says nothing: mostly ask a supervisor."""

_PLAUSIBLE_KIP = {
    Benefit.BONUS_MISSING: Kip.BONUS_NOT_RECEIVED,
    None: Kip.FAILED_CHARGED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """One row of the truth file."""

    case_id: str
    kind: Kind
    field: str
    """The column it shows in; for a fact never checked, that fact."""
    expected: str
    """What should stand there; for a ticket field, its condition or format."""
    done: str
    """What stands there."""


@dataclass(slots=True, kw_only=True)
class Handled:
    """A complaint with what the agent did; mistakes are made on it in place."""

    complaint: Complaint
    due: Decision
    row: dict[str, str]
    """The row of the file."""
    mistakes: list[Mistake] = field(default_factory=list)

    def act(self, outcome: Outcome) -> None:
        """Write down this action, with the advice that goes with it."""
        action = outcome.action
        self.row["action_taken"] = action.value
        self.row["sla_given"] = outcome.sla.value if outcome.sla else ""
        self.row["kip_given"] = outcome.kip.value if outcome.kip else ""
        self.advise(*(rule.advice for rule in advice_for(action, self.complaint.case)))
        made = action is Action.CREATE_TICKET
        self.row |= {name: self.complaint.columns[name] if made else "" for name in TICKET_ONLY}

    def act_freely(self, rng: Random, action: Action) -> None:
        """Write down an action the SOP does not give; a ticket gets some SLA and a likely KIP."""
        sla = kip = None
        if action is Action.CREATE_TICKET:
            benefit = self.complaint.case.benefit
            sla, kip = rng.choice(list(Sla)), _PLAUSIBLE_KIP.get(benefit, Kip.PRODUCT_NOT_RECEIVED)
        self.act(Outcome(action=action, sla=sla, kip=kip))

    def advise(self, *advice: Advice) -> None:
        """Write down the advice given."""
        self.row["advice_given"] = ";".join(each.value for each in advice)

    def mark(self, kind: Kind, *, column: str, expected: str, done: str) -> None:
        """Record a mistake."""
        case_id = self.row["case_id"]
        self.mistakes.append(
            Mistake(case_id=case_id, kind=kind, field=column, expected=expected, done=done)
        )


def handle(rng: Random, complaint: Complaint) -> Handled:
    """Handle a complaint as the SOP says; where it is silent, as agents do."""
    due = decide(complaint.case)
    handled = Handled(complaint=complaint, due=due, row=dict(complaint.columns))
    if due.action is Action.SOP_SILENT:
        handled.act_freely(rng, draw(rng, _WHERE_SILENT))
    else:
        handled.act(Outcome(action=due.action, sla=due.sla, kip=due.kip))
    return handled

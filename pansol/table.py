"""The SOP compiled into one dense table: a state number → the rules still possible.

A state is a case's facts as digits of a mixed-radix number; digit 0 is unknown. The complete
states come from the rules' own products; a state with unknowns is the union of its completions.
"""

from array import array
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product
from math import prod
from sys import byteorder

from pansol.facts import FACTS, Case, Fact
from pansol.sop import SOP, Action, Outcome, Rule, Sop

__all__ = [
    "OFFSETS",
    "STATES",
    "TABLE",
    "Proof",
    "SopError",
    "Table",
    "compile_sop",
    "prove",
    "state_of",
    "state_with",
]

MASK = "Q"
"""The array type of a state's rules, a bit each."""

WIDTH = array(MASK).itemsize
"""Its bytes a state: room for 64 rules."""

RADICES = tuple(len(fact) + 1 for fact in FACTS)
STATES = prod(RADICES)
"""19,440: every fact known or unknown."""

OFFSETS: dict[Fact, int] = {
    value: digit * prod(RADICES[place + 1 :])
    for place, fact in enumerate(FACTS)
    for digit, value in enumerate(fact, start=1)
}
"""What each value adds to the state number."""


class SopError(ValueError):
    """The declared SOP is broken: it overlaps, leaves a gap, or a rule can never hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The compiled SOP. Both byte strings have an entry for each of the 19,440 states."""

    rules: tuple[Rule, ...]
    possible: bytes
    """``WIDTH`` bytes a state: bit mask over ``rules``, those that can still hold."""
    matters: bytes
    """One byte a state: bit mask over ``FACTS``, those whose value can still change the outcome.

    A bit is set if two completions of the state that differ in this fact alone differ in outcome.
    """

    def rules_of(self, state: int) -> tuple[Rule, ...]:
        """Give the rules that can still hold in this state, in the SOP's order."""
        return self._rules_in(self.mask_of(state))

    def mask_of(self, state: int) -> bytes:
        """Give the bits of the rules that can still hold in this state."""
        return self.possible[WIDTH * state : WIDTH * (state + 1)]

    def outcomes_of(self, state: int) -> tuple[Outcome, ...]:
        """Give the distinct outcomes still possible in this state; one if it is final."""
        return self.outcomes_in(self.mask_of(state))

    def outcomes_in(self, mask: bytes) -> tuple[Outcome, ...]:
        """Give the distinct outcomes of these rules: of ``mask_of`` a state."""
        return tuple(dict.fromkeys(rule.outcome for rule in self._rules_in(mask)))

    def _rules_in(self, mask: bytes) -> tuple[Rule, ...]:
        bits = int.from_bytes(mask, byteorder)
        return tuple(rule for place, rule in enumerate(self.rules) if bits >> place & 1)

    def can_matter(self, state: int, fact: type[Fact]) -> bool:
        """Tell whether the fact's value can still change the outcome in this state."""
        return bool(self.matters[state] >> FACTS.index(fact) & 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What enumeration has shown of a table that compiled."""

    complete: int
    states: int
    cases_by_rule: dict[str, int]
    cases_by_action: dict[Action, int]


def state_of(case: Case) -> int:
    """Give the case's state number, 0 (nothing known) to 19,439."""
    return state_with(case.known)


def state_with(facts: Iterable[Fact]) -> int:
    """Give the number of the state in which these facts are known, and no others."""
    return sum(OFFSETS[fact] for fact in facts)


def compile_sop(sop: Sop) -> Table:
    """Compile and prove: no gap, no overlap, every rule reachable.

    Raises ``SopError`` naming the rules, their clauses and where they are declared.
    """
    if len(sop.rules) > 8 * WIDTH:
        raise SopError(f"{len(sop.rules)} rules: there is room for {8 * WIDTH}")
    cells = _complete_cells(sop.rules)
    outcomes = [repr(rule.outcome) for rule in sop.rules]
    answers = [outcomes[place] for place in cells]
    possible = array(MASK, (1 << place for place in cells))
    return Table(
        rules=sop.rules,
        possible=_with_unknowns(possible),
        matters=_with_unknowns(array("B", _sensitivities(answers))),
    )


def prove(table: Table) -> Proof:
    """Count the complete cases by rule and by action."""
    complete = [sum(OFFSETS[value] for value in values) for values in product(*FACTS)]
    rules = Counter(rule.id for state in complete for rule in table.rules_of(state))
    actions: Counter[Action] = Counter()
    for rule in table.rules:
        actions[rule.outcome.action] += rules[rule.id]
    return Proof(
        complete=len(complete),
        states=len(table.matters),
        cases_by_rule={rule.id: rules[rule.id] for rule in table.rules},
        cases_by_action=dict(actions),
    )


def _complete_cells(rules: tuple[Rule, ...]) -> list[int]:
    """Give the place of the one rule that holds, for each complete case in the facts' order."""
    cells: dict[tuple[Fact, ...], int] = {}
    for place, rule in enumerate(rules):
        for values in product(*map(rule.allows, FACTS)):
            if values in cells:
                both = f"{_named(rules[cells[values]])} and {_named(rule)}"
                raise SopError(f"{both} both hold for {_case(values)}")
            cells[values] = place
    try:
        return [cells[values] for values in product(*FACTS)]
    except KeyError as gap:
        case = _case(gap.args[0])
        raise SopError(f"no rule holds for {case}: declare a rule or a gap") from None


def _sensitivities(answers: list[str]) -> list[int]:
    """Give, for each complete case, the bit mask of facts whose value changes the outcome."""
    sensitive = [0] * len(answers)
    inner = len(answers)
    for place, fact in enumerate(FACTS):
        line = inner
        inner //= len(fact)
        for start in range(0, len(answers), line):
            for first in range(start, start + inner):
                cells = range(first, first + line, inner)
                if len({answers[cell] for cell in cells}) > 1:
                    for cell in cells:
                        sensitive[cell] |= 1 << place
    return sensitive


def _with_unknowns(cells: "array[int]") -> bytes:
    """Add the unknown value to every fact, the last first: the union of the fact's values.

    A run of neighbouring cells is united at once, as one big integer.
    """
    table, run = cells.tobytes(), cells.itemsize
    for fact in reversed(FACTS):
        line = run * len(fact)
        lines = (table[start : start + line] for start in range(0, len(table), line))
        table = b"".join(_union(values, run) + values for values in lines)
        run += line
    return table


def _union(values: bytes, run: int) -> bytes:
    union = 0
    for start in range(0, len(values), run):
        union |= int.from_bytes(values[start : start + run], "little")
    return union.to_bytes(run, "little")


def _named(rule: Rule) -> str:
    clauses = ", ".join(clause.value for clause in rule.clauses) or "no clause"
    return f"{rule.id} ({clauses}; {rule.declared_at})"


def _case(values: tuple[Fact, ...]) -> str:
    return ", ".join(f"{value.column}={value.value}" for value in values)


TABLE = compile_sop(SOP)
"""The one table all answers come from."""

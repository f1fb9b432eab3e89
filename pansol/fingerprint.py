"""A short hash of what a table decides, to say by which SOP a case was decided."""

from hashlib import sha256

from pansol.table import STATES, TABLE, Table

__all__ = ["FINGERPRINT", "fingerprint"]


def fingerprint(table: Table) -> str:
    """Give 12 hexadecimal digits: the same for two tables that give every state one answer.

    Hashes the outcomes, not the rules: a rule written as two leaves it unchanged.
    """
    answers = {rules: repr(table.outcomes_of(state)) for state, rules in _first_states(table)}
    digest = sha256()
    for state in range(STATES):
        digest.update(answers[table.possible[2 * state : 2 * state + 2]].encode())
    return digest.hexdigest()[:12]


def _first_states(table: Table) -> list[tuple[int, bytes]]:
    """Give one state for each distinct set of rules."""
    states = {table.possible[2 * state : 2 * state + 2]: state for state in range(STATES)}
    return [(state, rules) for rules, state in states.items()]


FINGERPRINT = fingerprint(TABLE)

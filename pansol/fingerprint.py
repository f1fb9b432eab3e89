"""A short hash of what a table decides, to say by which SOP a case was decided."""

from hashlib import sha256

from pansol.table import STATES, TABLE, Table

__all__ = ["FINGERPRINT", "fingerprint"]


def fingerprint(table: Table) -> str:
    """Give 12 hexadecimal digits: the same for two tables that give every state one answer.

    Hashes the outcomes, not the rules: their order, or a rule written as two, leaves it unchanged.
    """
    one_state_of = {table.mask_of(state): state for state in range(STATES)}
    answers = {
        mask: repr(sorted(map(repr, table.outcomes_of(state))))
        for mask, state in one_state_of.items()
    }
    digest = sha256()
    for state in range(STATES):
        digest.update(answers[table.mask_of(state)].encode())
    return digest.hexdigest()[:12]


FINGERPRINT = fingerprint(TABLE)

"""The rules as a JSON Decision Model, so that an engine of others can execute and check them."""

from typing import Any

from pansol.facts import FACTS
from pansol.sop import Rule, Sop

__all__ = ["to_jdm"]

_OUTPUTS = ("rule", "action", "sla", "kip", "gap")


def to_jdm(sop: Sop) -> dict[str, Any]:
    """Give the rules as one decision table of GoRules' open JSON Decision Model.

    Inputs are the facts by column name, outputs ``rule``, ``action``, ``sla``, ``kip``, ``gap``
    (empty where there is none).
    """
    table = {
        "hitPolicy": "first",
        "inputs": [{"id": f.column, "name": f.column, "field": f.column} for f in FACTS],
        "outputs": [{"id": name, "name": name, "field": name} for name in _OUTPUTS],
        "rules": [_row(rule) for rule in sop.rules],
    }
    return {
        "contentType": "application/vnd.gorules.decision",
        "nodes": [
            {"id": "in", "type": "inputNode", "name": "case"},
            {"id": "sop", "type": "decisionTableNode", "name": "sop", "content": table},
            {"id": "out", "type": "outputNode", "name": "decision"},
        ],
        "edges": [
            {"id": "in-sop", "type": "edge", "sourceId": "in", "targetId": "sop"},
            {"id": "sop-out", "type": "edge", "sourceId": "sop", "targetId": "out"},
        ],
    }


def _row(rule: Rule) -> dict[str, str]:
    conditions = {
        fact.column: ",".join(f'"{value.value}"' for value in rule.when if isinstance(value, fact))
        for fact in FACTS
    }
    outcome = rule.outcome
    answers = (outcome.action, outcome.sla, outcome.kip, outcome.gap)
    words = [rule.id, *(str(answer.value) if answer else "" for answer in answers)]
    outputs = {name: f'"{word}"' for name, word in zip(_OUTPUTS, words, strict=True)}
    return {"_id": rule.id} | conditions | outputs

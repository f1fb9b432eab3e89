"""What the sheet says: the clauses, the rules with their counts, gaps, readings, totals, proof."""

from babel.numbers import format_decimal

from pansol.catalogue import Catalogue
from pansol.fingerprint import FINGERPRINT
from pansol.sheet.clauses import entry, readings_of
from pansol.sheet.page import Sheet, Table
from pansol.sop import SOP, Action, Clause, Interpretation, Rule
from pansol.table import TABLE, Proof, prove
from pansol.wording import condition_words, outcome_words

__all__ = ["sop_sheet"]


def sop_sheet(say: Catalogue) -> Sheet:
    """Lay out the declared SOP in the language of ``say``."""
    proof = prove(TABLE)
    return Sheet(
        language=say.language.value,
        title=say("sheet.title"),
        paper=SOP.title,
        lead=(
            say("sheet.version", version=SOP.version, table=FINGERPRINT),
            say(
                "sheet.proof",
                complete=_number(proof.complete, say),
                states=_number(proof.states, say),
            ),
            say("sheet.hint"),
        ),
        entries_title=say("sheet.clauses"),
        entries_head=(say("sheet.clause"), say("sheet.paper"), say("sheet.realised")),
        entries=tuple(entry(clause, say) for clause in Clause),
        tables=(_rules(proof, say), _gaps(proof, say), _readings(say), _totals(proof, say)),
    )


def _number(count: int, say: Catalogue) -> str:
    return str(format_decimal(count, locale=say.language.value))


def _rules(proof: Proof, say: Catalogue) -> Table:
    return Table(
        title=say("sheet.rules"),
        head=(
            say("card.rule"), say("sheet.when"), say("sheet.outcome"),
            say("sheet.clause"), say("card.readings"), say("sheet.cases"),
        ),
        rows=tuple(
            (
                rule.id,
                condition_words(rule, say),
                outcome_words(rule.outcome, say),
                ", ".join(clause.value for clause in rule.clauses),
                ", ".join(readings_of(rule, say)),
                _number(proof.cases_by_rule[rule.id], say),
            )
            for rule in SOP.rules
        ),
    )  # fmt: skip


def _gaps(proof: Proof, say: Catalogue) -> Table:
    gaps = [rule for rule in SOP.rules if rule.outcome.gap]
    return Table(
        title=say("sheet.gaps"),
        head=(say("card.gap"), say("sheet.situation"), say("sheet.why"), say("sheet.cases")),
        rows=tuple(
            (
                rule.id,
                say(rule.key),
                say(f"gap.{rule.id}"),
                _number(proof.cases_by_rule[rule.id], say),
            )
            for rule in gaps
        ),
    )


def _readings(say: Catalogue) -> Table:
    return Table(
        title=say("sheet.readings"),
        head=(say("sheet.number"), say("card.readings"), say("sheet.used_by")),
        rows=tuple(
            (
                reading.value,
                say(f"interpretation.{reading.value}"),
                ", ".join(rule.id for rule in SOP.rules if _rests_on(rule, reading)),
            )
            for reading in Interpretation
        ),
    )


def _rests_on(rule: Rule, reading: Interpretation) -> bool:
    return reading in rule.interpretations or reading in rule.readings.values()


def _totals(proof: Proof, say: Catalogue) -> Table:
    counts = tuple(
        (say(f"action.{action.value}"), _number(proof.cases_by_action[action], say))
        for action in Action
        if action in proof.cases_by_action
    )
    return Table(
        title=say("sheet.totals"),
        head=(say("sheet.action"), say("sheet.cases")),
        rows=(*counts, (say("sheet.total"), _number(proof.complete, say))),
    )

"""Clause by clause: what the paper says, and what in the software realises it."""

from collections.abc import Iterator

from pansol.catalogue import Catalogue
from pansol.facts import Subscription
from pansol.formats import LISTS
from pansol.sheet.page import Entry
from pansol.sop import SOP, Advice, Clause, Format, Kip, Rule
from pansol.wording import condition_words, fact_words, sla_words

__all__ = ["entry", "readings_of"]


def entry(clause: Clause, say: Catalogue) -> Entry:
    """Give a clause's entry, everything that was declared for it."""
    parts = (_questions, _order, _checks, _wait, _rules, _advice, _fields, _kip, _sources)
    return Entry(
        number=clause.value,
        text=say(clause.key),
        items=tuple(item for part in parts for item in part(clause, say)),
    )


def readings_of(rule: Rule, say: Catalogue) -> tuple[str, ...]:
    """Write the interpretations a rule rests on, with the fact under which it does."""
    always = (reading.value for reading in rule.interpretations)
    under = (
        say("sheet.reading_if", reading=reading.value, fact=fact_words(fact, say))
        for fact, reading in rule.readings.items()
    )
    return (*always, *under)


def _questions(clause: Clause, say: Catalogue) -> Iterator[str]:
    for question in SOP.questions:
        if question.clause is clause:
            fields = ", ".join(question.fields)
            yield say("sheet.question", question=say(f"question.{question.id}"), fields=fields)


def _order(clause: Clause, say: Catalogue) -> Iterator[str]:
    """Clause 1 alone speaks of the checks as a whole: their order stands there."""
    if clause is Clause.CHECKS:
        for kind, checks in SOP.checks.items():
            names = " → ".join(say(check.key) for check in checks)
            yield say("sheet.order", kind=say(kind.key), checks=names)


def _checks(clause: Clause, say: Catalogue) -> Iterator[str]:
    """Name each check once, for the kinds of subscription that share its systems."""
    for check in SOP.checks[Subscription.PREPAID]:
        kinds: dict[tuple[str, ...], list[str]] = {}
        for kind in Subscription:
            if clause in check.clauses[kind]:
                kinds.setdefault(check.systems[kind], []).append(say(kind.key))
        for systems, names in kinds.items():
            yield say(
                "sheet.check",
                kind=" / ".join(names),
                check=say(check.key),
                systems=" / ".join(systems) or say("sheet.no_system"),
                values=" / ".join(say(value.key) for value in check.fact),
            )


def _wait(clause: Clause, say: Catalogue) -> Iterator[str]:
    if clause is Clause.WAIT:
        yield say("sheet.wait", hours=round(SOP.wait.total_seconds() / 3600))


def _rules(clause: Clause, say: Catalogue) -> Iterator[str]:
    """Write a rule in full at its first clause, in short at the others."""
    for rule in SOP.rules:
        if clause in rule.clauses:
            key = "sheet.gap" if rule.outcome.gap else "sheet.rule"
            if clause is rule.clauses[0]:
                conditions, outcome = "; ".join(condition_words(rule, say)), _full(rule, say)
                yield say(key, rule=rule.id, conditions=conditions, outcome=outcome)
            else:
                first = rule.clauses[0].value
                yield say("sheet.rule_again", rule=rule.id, clause=first, text=say(rule.key))


def _full(rule: Rule, say: Catalogue) -> str:
    outcome = rule.outcome
    parts = [say(f"gap.{outcome.gap.value}" if outcome.gap else f"action.{outcome.action.value}")]
    if outcome.sla:
        parts.append(sla_words(outcome.sla, say))
    if outcome.kip:
        parts.append(f'{say("kip")} "{outcome.kip.label}"')
    if readings := readings_of(rule, say):
        parts.append(say("sheet.read_as", readings=", ".join(readings)))
    return "; ".join(parts)


def _advice(clause: Clause, say: Catalogue) -> Iterator[str]:
    for rule in SOP.advice:
        if rule.clause is clause:
            key = f"advice.{rule.advice.value}"
            text = say(f"{key}.untimed" if rule.advice is Advice.DO_NOT_REPEAT else key)
            when = [say.either(say(f"action.{action.value}") for action in rule.actions)]
            if rule.only_if:
                when.append(fact_words(rule.only_if, say))
            if rule.only_digital:
                when.append(say("sheet.if_digital"))
            yield say("sheet.advice", advice=text, when="; ".join(when))


def _fields(clause: Clause, say: Catalogue) -> Iterator[str]:
    for field in SOP.ticket_fields:
        if field.clause is clause:
            yield say(
                "sheet.field",
                field=say(f"field.{field.name}"), name=field.name,
                required=say(f"sheet.required.{field.required.value}"),
                form=say(f"sheet.format.{field.format.value}", **_allowed(field.format)),
            )  # fmt: skip


def _allowed(form: Format) -> dict[str, str]:
    named = LISTS.get(form, ())
    return {"allowed": ", ".join(one.label for one in named)} if named else {}


def _kip(clause: Clause, say: Catalogue) -> Iterator[str]:
    if clause is Clause.KIP:
        for kip in Kip:
            rules = ", ".join(rule.id for rule in SOP.rules if rule.outcome.kip is kip)
            yield say("sheet.kip", label=kip.label, rules=rules)


def _sources(clause: Clause, say: Catalogue) -> Iterator[str]:  # noqa: ARG001  one of the parts
    if clause is Clause.SOURCE:
        yield from SOP.sources

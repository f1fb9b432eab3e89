"""Why an answer is right or wrong, in sentences: what was misread, and what the SOP says."""

from collections.abc import Iterator
from math import prod

from pansol.catalogue import Catalogue
from pansol.decision import decide
from pansol.facts import FACTS, Case, Fact, Subscription
from pansol.sop import SOP
from pansol.training.asking import clause_words, kind_of, look_words, short_words
from pansol.training.asks import ENOUGH, NONE, Ask
from pansol.training.fields import not_missing
from pansol.training.hints import check_of
from pansol.training.marking import Marked
from pansol.training.misreading import Misread
from pansol.wording import fact_words, outcome_words

__all__ = ["explain"]

_MOST_WAYS = 3
"""Misreadings told, where several explain an answer."""


def explain(marked: Marked, say: Catalogue) -> tuple[str, ...]:
    """Give the reasons, a sentence or two each, the verdict first and the clauses last."""
    return (
        say("exercise.right") if marked.right else _due(marked, say),
        *(() if marked.right else _mistake(marked, say)),
        *_reason(marked, say),
        *(clause_words(clause, say) for clause in marked.clauses),
    )


def _due(marked: Marked, say: Catalogue) -> str:
    return say("exercise.wrong", answer=_options(marked, marked.due, say))


def _mistake(marked: Marked, say: Catalogue) -> Iterator[str]:
    """Say how the wrong answer came about."""
    match marked.ask:
        case Ask.MISSING_FIELDS:
            yield from _fields(marked, say)
        case Ask.WAIT_UNTIL:
            if marked.slip:
                yield say(f"exercise.slip.{marked.slip.value}")
        case _:
            yield from _misread(marked, say)
            if marked.ask is Ask.NEXT_CHECK:
                yield _out_of_turn(marked, say)
            if marked.ask is Ask.CLAUSE:
                yield from _more_or_fewer(marked, say)


def _misread(marked: Marked, say: Catalogue) -> Iterator[str]:
    omitted_alone = marked.chosen < marked.due
    if not marked.ways:
        if not omitted_alone and not marked.ask.tells_facts:
            yield say("exercise.unexplained")
        return
    values = {type(fact): fact for fact in marked.exercise.key.facts}
    alike = tuple(_alike(marked.ways).items())
    sure, alike = len(alike) == 1, alike[:_MOST_WAYS]
    facts = tuple(dict.fromkeys(fact for kinds, _ in alike for fact in kinds))
    yield say(
        "exercise.misread" if sure else "exercise.misread.perhaps",
        ways=say.either(_way(kinds, ways, say) for kinds, ways in alike),
        truth=say.both(fact_words(values[fact], say) for fact in facts),
    )
    if Subscription in facts:
        yield say("exercise.look.subscription")
    checks = (check_of(fact, kind_of(marked.exercise)) for fact in facts)
    looks = [look_words(check, marked.exercise, say) for check in checks if check]
    if looks:
        yield say("exercise.look", looks="; ".join(looks))


def _alike(ways: tuple[Misread, ...]) -> dict[tuple[type[Fact], ...], list[Misread]]:
    """Put together the misreadings of the same facts."""
    alike: dict[tuple[type[Fact], ...], list[Misread]] = {}
    for way in ways:
        alike.setdefault(tuple(map(type, way)), []).append(way)
    return alike


def _way(kinds: tuple[type[Fact], ...], ways: list[Misread], say: Catalogue) -> str:
    """Say as what these facts were misread; the first way alone, unless all ways can be mixed."""
    values = [tuple(dict.fromkeys(way[place] for way in ways)) for place in range(len(kinds))]
    if prod(map(len, values)) != len(ways):
        values = [(fact,) for fact in ways[0]]
    return say.both(
        say(
            "exercise.misread.fact",
            check=say(f"check.{kind.column}"),
            read=say.either(say("exercise.quoted", words=say(fact.key)) for fact in facts),
        )
        for kind, facts in zip(kinds, values, strict=True)
    )


def _out_of_turn(marked: Marked, say: Catalogue) -> str:
    """Say why this check is not the next one."""
    code = min(marked.chosen)
    known = decide(Case().having(*marked.exercise.found))
    if code == ENOUGH:
        outcomes = "; ".join(outcome_words(outcome, say) for outcome in known.possible)
        return say("exercise.next.open", outcomes=outcomes)
    check = say(f"check.{code}")
    if code in {fact.column for fact in marked.exercise.found}:
        return say("exercise.next.known", check=check)
    for unneeded in known.unneeded:
        if unneeded.check.fact.column == code:
            return say("exercise.next.unneeded", check=check, facts=_facts(unneeded.because, say))
    return say("exercise.next.later", check=check)


def _more_or_fewer(marked: Marked, say: Catalogue) -> Iterator[str]:
    if extra := marked.chosen - marked.due:
        yield say("exercise.extra", options=_options(marked, extra, say))
    if omitted := marked.due - marked.chosen:
        yield say("exercise.omitted", options=_options(marked, omitted, say))


def _fields(marked: Marked, say: Catalogue) -> Iterator[str]:
    for name in (field.name for field in SOP.ticket_fields if field.name in marked.chosen):
        if reason := not_missing(marked.exercise.scenario, name):
            yield say(f"exercise.field.{reason.value}", field=say(f"field.{name}"))
    if omitted := marked.due - marked.chosen - {NONE}:
        yield say("exercise.field.missing", fields=_options(marked, omitted, say))


def _reason(marked: Marked, say: Catalogue) -> Iterator[str]:
    """Say from what the right answer follows."""
    exercise = marked.exercise
    match marked.ask:
        case Ask.NEXT_CHECK:
            known = decide(Case().having(*exercise.found))
            if known.next_check:
                look = look_words(known.next_check, exercise, say)
                yield say.counted("exercise.next.first", len(known.possible), look=look)
            else:
                outcome = outcome_words(known.possible[0], say)
                yield say("exercise.next.enough", facts=_facts(known.because, say), outcome=outcome)
        case Ask.MISSING_FIELDS:
            pass
        case Ask.WAIT_UNTIL:
            if bought := exercise.scenario.truth.transaction_at:
                yield say("exercise.wait", bought=say.moment(bought))
        case _:
            decision = exercise.decision
            yield say("exercise.because", facts=_facts(decision.because, say))
            if decision.gap:
                yield say("exercise.silent", gap=say(f"gap.{decision.gap.value}"))
            for reading in decision.interpretations:
                yield f"{reading.value}: {say(f'interpretation.{reading.value}')}"


def _options(marked: Marked, codes: frozenset[str], say: Catalogue) -> str:
    question = marked.exercise.question(marked.ask)
    return "; ".join(
        short_words(option, question, marked.exercise, say)
        for option in question.options
        if option.id in codes
    )


def _facts(facts: tuple[Fact, ...], say: Catalogue) -> str:
    inorder = sorted(facts, key=lambda fact: FACTS.index(type(fact)))
    return say.both(fact_words(fact, say) for fact in inorder)

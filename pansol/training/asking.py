"""Questions, options and hints in words."""

from datetime import datetime

from pansol.catalogue import Catalogue
from pansol.facts import FACTS, Subscription
from pansol.sop import Check, Clause, Kip, Sla
from pansol.training.asks import NONE, Ask, code_of
from pansol.training.exercises import Exercise
from pansol.training.hints import Hint, check_of
from pansol.training.questions import Option, Question
from pansol.wording import fact_words, sla_words

__all__ = [
    "clause_words",
    "hint_words",
    "kind_of",
    "look_words",
    "option_words",
    "question_words",
    "short_words",
]

_FACTS = {fact.column: fact for fact in FACTS}
_CLAUSES = {code_of(clause): clause for clause in Clause}


def question_words(question: Question, exercise: Exercise, say: Catalogue) -> str:
    """Ask; where the next check is asked for, with what is found already."""
    asked = say(f"exercise.ask.{question.ask.value}")
    if not question.ask.tells_facts:
        return asked
    found = say.both(fact_words(fact, say) for fact in exercise.found)
    return f"{say('exercise.found', facts=found)} {asked}"


def option_words(option: Option, question: Question, exercise: Exercise, say: Catalogue) -> str:
    """Write an option; a check with the systems to look in, a clause with what it says."""
    if question.ask is Ask.CLAUSE and option.id in _CLAUSES:
        return clause_words(_CLAUSES[option.id], say)
    return short_words(option, question, exercise, say)


def short_words(option: Option, question: Question, exercise: Exercise, say: Catalogue) -> str:
    """Write an option as it is called where it was read before: a clause by its number alone."""
    words = f"exercise.option.{question.ask.value}.{option.id}"
    match question.ask:
        case Ask.NEXT_CHECK if check := _check(option.id, exercise):
            return _check_words(check, exercise, say)
        case Ask.WAIT_UNTIL:
            return say.moment(datetime.fromisoformat(option.id))
        case Ask.KIP if option.id != NONE:
            return Kip(option.id).label
        case Ask.SLA if option.id != NONE:
            return sla_words(Sla(option.id), say)
        case Ask.CLAUSE if clause := _CLAUSES.get(option.id):
            return say("step.clause", clause=clause.value)
        case Ask.ACTION:
            words = f"action.{option.id}"
        case Ask.MISSING_FIELDS if option.id != NONE:
            words = f"field.{option.id}"
    return say(words)


def hint_words(hint: Hint, question: Question, exercise: Exercise, say: Catalogue) -> str:
    """Write a hint in one sentence."""
    if hint.removed:
        gone = (
            short_words(option, question, exercise, say)
            for option in question.options
            if option.id in hint.removed
        )
        return say("exercise.hint.removed", options="; ".join(gone))
    if hint.check:
        return say("exercise.hint.check", look=look_words(hint.check, exercise, say))
    clauses = say.both(say("step.clause", clause=clause.value) for clause in hint.clauses)
    return say("exercise.hint.clauses", clauses=clauses)


def look_words(check: Check, exercise: Exercise, say: Catalogue) -> str:
    """Say where a fact is found: the check, its systems, and by which clause."""
    kind = kind_of(exercise)
    clauses = say.both(say("step.clause", clause=c.value) for c in check.clauses[kind])
    return f"{_check_words(check, exercise, say)}, {clauses}"


def clause_words(clause: Clause, say: Catalogue) -> str:
    """Write a clause with what it says."""
    return f"{say('step.clause', clause=clause.value)}: {say(clause.key)}"


def kind_of(exercise: Exercise) -> Subscription:
    """Give the kind of card, by which the systems and the order of checks differ."""
    return exercise.scenario.truth.subscription or Subscription.PREPAID


def _check_words(check: Check, exercise: Exercise, say: Catalogue) -> str:
    systems = check.systems[kind_of(exercise)]
    if not systems:
        return say(check.key)
    return say("exercise.check_in", check=say(check.key), systems=say.either(systems))


def _check(column: str, exercise: Exercise) -> Check | None:
    fact = _FACTS.get(column)
    return check_of(fact, kind_of(exercise)) if fact else None

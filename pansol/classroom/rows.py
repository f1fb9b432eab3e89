"""Rows of the class tables as values."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import timedelta
from enum import Enum
from typing import Any, TypeVar

from sqlalchemy import RowMapping

from pansol.caselog.class_tables import ANSWERS, CLASSES, LEARNERS
from pansol.catalogue import Language
from pansol.classroom.model import Answer, KeptAnswer, Learner, TrainingClass
from pansol.facts import FACTS
from pansol.fingerprint import FINGERPRINT
from pansol.masking import mask_name
from pansol.sop import Clause
from pansol.training import Ask, Marked, Recipe

__all__ = [
    "answer_values",
    "as_list",
    "recipe_text",
    "shown_answer",
    "shown_class",
    "shown_learner",
    "shown_recipe",
]

_Key = TypeVar("_Key")
_Member = TypeVar("_Member")
_MILLISECOND = timedelta(milliseconds=1)
_CLAUSES = {clause.value: clause for clause in Clause}
_FACTS = {(fact.column, value.value): value for fact in FACTS for value in fact}


def as_list(texts: object) -> str:
    """Write a list as JSON, the same list always in the same letters."""
    return json.dumps(texts, separators=(",", ":"))


def recipe_text(recipe: Recipe) -> str:
    """Write a recipe as JSON."""
    return json.dumps(asdict(recipe), default=_code, separators=(",", ":"), sort_keys=True)


def shown_recipe(text: str) -> Recipe | None:
    """Read a recipe back; ``None`` for none, and for one of rules that the SOP has no more."""
    try:
        kept = json.loads(text)
        lists = {name: tuple(kept[name]) for name in ("rules", "difficulties")}
        return Recipe(**kept | lists | {"language": Language(kept["language"])})
    except (KeyError, TypeError, ValueError):
        return None


def shown_class(row: RowMapping) -> TrainingClass:
    """Give a class of its row with ``learners``."""
    return TrainingClass(
        id=row[CLASSES.c.id],
        code=row[CLASSES.c.code] or "",
        name=row[CLASSES.c.name],
        trainer=row[CLASSES.c.trainer],
        recipe=shown_recipe(row[CLASSES.c.recipe]),
        exercises=tuple(json.loads(row[CLASSES.c.exercises])),
        questions=row[CLASSES.c.questions],
        sop_version=row[CLASSES.c.sop_version],
        fingerprint=row[CLASSES.c.fingerprint],
        made_at=row[CLASSES.c.made_at],
        expires_at=row[CLASSES.c.expires_at],
        closed_at=row[CLASSES.c.closed_at],
        learners=row["learners"],
    )


def shown_learner(row: RowMapping, *, masked: bool = False) -> Learner:
    """Give a learner of a row of both tables; to who may not see the name, masked."""
    name = row[LEARNERS.c.name]
    return Learner(
        id=row[LEARNERS.c.id],
        class_id=row[CLASSES.c.id],
        name=mask_name(name) if masked else name,
        return_code="" if masked else row[LEARNERS.c.return_code],
        joined_at=row[LEARNERS.c.joined_at],
    )


def answer_values(answer: Answer, marked: Marked, score: float) -> dict[str, Any]:
    """Give the columns of an answer, but for those that say whose it is."""
    return {
        "id": answer.id,
        "exercise": answer.exercise_id,
        "ask": answer.ask.value,
        "attempt": answer.attempt,
        "at": answer.at,
        "took_ms": answer.took // _MILLISECOND,
        "hints": answer.hints,
        "chosen": as_list(sorted(answer.chosen)),
        "due": as_list(sorted(marked.due)),
        "right": marked.right,
        "score": score,
        "misread": as_list([(fact.column, fact.value) for fact in marked.misread]),
        "clauses": as_list([clause.value for clause in marked.clauses]),
        "fingerprint": FINGERPRINT,
    }


def shown_answer(row: RowMapping) -> KeptAnswer:
    """Give an answer of a row of answers and learners."""
    ask = Ask(row[ANSWERS.c.ask])
    # Earlier versions kept facts that the question itself tells.
    misread = [] if ask.tells_facts else json.loads(row[ANSWERS.c.misread])
    return KeptAnswer(
        answer=Answer(
            id=row[ANSWERS.c.id],
            learner_id=row[LEARNERS.c.id],
            exercise_id=row[ANSWERS.c.exercise],
            ask=ask,
            chosen=frozenset(json.loads(row[ANSWERS.c.chosen])),
            at=row[ANSWERS.c.at],
            took=row[ANSWERS.c.took_ms] * _MILLISECOND,
            hints=row[ANSWERS.c.hints],
            attempt=row[ANSWERS.c.attempt],
        ),
        first=row[ANSWERS.c.first],
        due=frozenset(json.loads(row[ANSWERS.c.due])),
        right=row[ANSWERS.c.right],
        score=row[ANSWERS.c.score],
        misread=_known(_FACTS, map(tuple, misread)),
        clauses=_known(_CLAUSES, json.loads(row[ANSWERS.c.clauses])),
        fingerprint=row[ANSWERS.c.fingerprint],
    )


def _code(value: object) -> object:
    return value.value if isinstance(value, Enum) else str(value)


def _known(members: Mapping[_Key, _Member], kept: Iterable[_Key]) -> tuple[_Member, ...]:
    """Give what was kept, but for what a revision of the SOP has taken away since."""
    return tuple(members[each] for each in kept if each in members)

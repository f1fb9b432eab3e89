"""Exercises that the SOP sets and marks itself, each from a made-up customer's complaint."""

from pansol.training.asking import hint_words, option_words, question_words
from pansol.training.asks import ENOUGH, NONE, SILENT, Ask
from pansol.training.certificate import Certificate, certificate_code, certificate_holds
from pansol.training.coverage import Goal, GoalKind, goal_words, goals, reached
from pansol.training.customer import customer_says
from pansol.training.exercises import DIFFICULTIES, Exercise, exercise_of
from pansol.training.explaining import explain
from pansol.training.handouts import as_csv, as_markdown
from pansol.training.hints import MOST_HINTS, Hint, hints
from pansol.training.items import FEWEST, ItemStatistics, Response, Unsaid, item_statistics
from pansol.training.key import SEEDS, Elapsed, Key
from pansol.training.marking import Marked, mark, score
from pansol.training.misread import (
    ClauseRead,
    FactMisread,
    Reading,
    clauses_read,
    facts_misread,
)
from pansol.training.moments import Slip
from pansol.training.questions import Option, Question
from pansol.training.scenario import Scenario, Telling, scenario_of
from pansol.training.schedule import DueClause, Schedule, rating_of
from pansol.training.screens import Screen, screens
from pansol.training.script import script
from pansol.training.sets import MOST_EXERCISES, Coverage, ExerciseSet, Recipe, exercise_set
from pansol.training.values import as_json, exercise_values

__all__ = [
    "DIFFICULTIES",
    "ENOUGH",
    "FEWEST",
    "MOST_EXERCISES",
    "MOST_HINTS",
    "NONE",
    "SEEDS",
    "SILENT",
    "Ask",
    "Certificate",
    "ClauseRead",
    "Coverage",
    "DueClause",
    "Elapsed",
    "Exercise",
    "ExerciseSet",
    "FactMisread",
    "Goal",
    "GoalKind",
    "Hint",
    "ItemStatistics",
    "Key",
    "Marked",
    "Option",
    "Question",
    "Reading",
    "Recipe",
    "Response",
    "Scenario",
    "Schedule",
    "Screen",
    "Slip",
    "Telling",
    "Unsaid",
    "as_csv",
    "as_json",
    "as_markdown",
    "certificate_code",
    "certificate_holds",
    "clauses_read",
    "customer_says",
    "exercise_of",
    "exercise_set",
    "exercise_values",
    "explain",
    "facts_misread",
    "goal_words",
    "goals",
    "hint_words",
    "hints",
    "item_statistics",
    "mark",
    "option_words",
    "question_words",
    "rating_of",
    "reached",
    "scenario_of",
    "score",
    "screens",
    "script",
]

"""Exercises that the SOP sets and marks itself, each from a made-up customer's complaint."""

from pansol.training.asks import ENOUGH, NONE, SILENT, Ask
from pansol.training.exercises import DIFFICULTIES, Exercise, exercise_of
from pansol.training.explaining import explain
from pansol.training.hints import MOST_HINTS, Hint, hints
from pansol.training.key import SEEDS, Elapsed, Key
from pansol.training.marking import Marked, mark, score
from pansol.training.moments import Slip
from pansol.training.questions import Option, Question
from pansol.training.scenario import Scenario, Telling, scenario_of
from pansol.training.wording import hint_words, option_words, question_words

__all__ = [
    "DIFFICULTIES",
    "ENOUGH",
    "MOST_HINTS",
    "NONE",
    "SEEDS",
    "SILENT",
    "Ask",
    "Elapsed",
    "Exercise",
    "Hint",
    "Key",
    "Marked",
    "Option",
    "Question",
    "Scenario",
    "Slip",
    "Telling",
    "exercise_of",
    "explain",
    "hint_words",
    "hints",
    "mark",
    "option_words",
    "question_words",
    "scenario_of",
    "score",
]

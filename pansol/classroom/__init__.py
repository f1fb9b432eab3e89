"""Classes and role plays in the record's database: who takes part, what was answered, how well.

The workbook of results is in ``pansol.classroom.workbook``: slow to import, seldom needed.
"""

from pansol.classroom.codes import CODE_LENGTH, LONGEST_NAME
from pansol.classroom.comparing import Compared, compare
from pansol.classroom.errors import (
    BlockedError,
    ClassroomError,
    ClosedError,
    ExpiredError,
    NameTakenError,
    NotYoursError,
    OutdatedError,
    SeatTakenError,
    UnfitNameError,
    UnknownCodeError,
    UnknownLearnerError,
    WrongReturnError,
)
from pansol.classroom.model import (
    Answer,
    KeptAnswer,
    Learner,
    NewClass,
    Place,
    Progress,
    Receipt,
    TrainingClass,
)
from pansol.classroom.play import KeptStep, NewPlay, Play, Role, Seat, Step
from pansol.classroom.results import (
    Results,
    case_words,
    dues,
    item_of,
    offered,
    option_words,
    question_in,
    readings,
    responses,
    schedule_of,
)
from pansol.classroom.room import Classroom

__all__ = [
    "CODE_LENGTH",
    "LONGEST_NAME",
    "Answer",
    "BlockedError",
    "Classroom",
    "ClassroomError",
    "ClosedError",
    "Compared",
    "ExpiredError",
    "KeptAnswer",
    "KeptStep",
    "Learner",
    "NameTakenError",
    "NewClass",
    "NewPlay",
    "NotYoursError",
    "OutdatedError",
    "Place",
    "Play",
    "Progress",
    "Receipt",
    "Results",
    "Role",
    "Seat",
    "SeatTakenError",
    "Step",
    "TrainingClass",
    "UnfitNameError",
    "UnknownCodeError",
    "UnknownLearnerError",
    "WrongReturnError",
    "case_words",
    "compare",
    "dues",
    "item_of",
    "offered",
    "option_words",
    "question_in",
    "readings",
    "responses",
    "schedule_of",
]

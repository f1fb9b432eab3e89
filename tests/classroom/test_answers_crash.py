"""Learners in numbers, half of them killed: no answer that was told is lost, none is doubled."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from classes_made import EXERCISES, NOW, TRAINER, a_class, questions_of

from pansol.caselog import Database
from pansol.classroom import Classroom

LEARNERS = 4
LEARNER = """
import sys
from datetime import datetime
from uuid import UUID
from pansol.caselog import Database
from pansol.classroom import Answer, Classroom
from pansol.training import Ask, exercise_of

url, learner = sys.argv[1], UUID(sys.argv[2])
at = datetime.fromisoformat(sys.argv[3])
room = Classroom.open(Database(url=url))
for line in sys.stdin.read().splitlines():
    exercise_id, ask, id = line.split()
    question = exercise_of(exercise_id).question(Ask(ask))
    answer = Answer(id=UUID(id), learner_id=learner, exercise_id=exercise_id, ask=question.ask,
                    chosen=question.right, at=at)
    room.answer(answer)
    print("kept", id, flush=True)
"""
"""A process that answers each question it is given, and says so after each receipt."""

Process = subprocess.Popen[bytes]


def learner(database: Database, learner_id: UUID, lines: str, out: Path) -> Process:
    """Start a learner's process; what it says goes to a file, which outlives it."""
    command = [sys.executable, "-c", LEARNER, database.url, str(learner_id), NOW.isoformat()]
    with out.open("wb") as said:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=said)  # noqa: S603  this Python, the text above
    assert process.stdin
    process.stdin.write(lines.encode())
    process.stdin.close()
    return process


def told(out: Path) -> list[str]:
    """Give the ids that a process said were kept; a line that was cut off does not count."""
    whole, _, _ = out.read_text(encoding="utf-8").rpartition("\n")
    return [line.split()[1] for line in whole.splitlines()]


@pytest.mark.skipif(os.name != "posix", reason="kills as POSIX does")
def test_killed_learners_lose_nothing_that_was_told(database: Database, tmp_path: Path) -> None:
    """Half are killed while they answer; whoever sends all again has each answer once."""
    with Classroom.open(database) as room:
        made = a_class(room)
        ids = [room.join(made.code, f"Siti {n}", NOW).id for n in range(LEARNERS)]
        sent = [
            "".join(f"{exercise} {ask.value} {uuid4()}\n" for exercise, ask in questions_of())
            for _ in ids
        ]
        files = [tmp_path / f"said-{n}" for n in range(LEARNERS)]
        started = [learner(database, *each) for each in zip(ids, sent, files, strict=True)]
        for n, process in enumerate(started[: LEARNERS // 2]):
            while process.poll() is None and len(told(files[n])) < 2 + 3 * n:
                time.sleep(0.01)
            process.send_signal(signal.SIGKILL)
        codes = [process.wait() for process in started]
        assert codes.count(-signal.SIGKILL) >= 1
        assert {*codes} <= {0, -signal.SIGKILL}
        kept = Counter(str(each.answer.id) for each in room.answers(made.id))
        assert {answer for file in files for answer in told(file)} <= {*kept}
        for each in zip(ids, sent, files, strict=True):
            assert learner(database, *each).wait() == 0
        after = [str(each.answer.id) for each in room.answers(made.id)]
        all_sent = [line.split()[2] for text in sent for line in text.splitlines()]
        assert sorted(after) == sorted(all_sent)
        progress = room.progress(made.id, TRAINER)
        assert {each.answered for each in progress} == {len(questions_of(EXERCISES))}

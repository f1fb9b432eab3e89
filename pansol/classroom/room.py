"""Classes, opened: make them, join, answer, watch, practise alone."""

from datetime import datetime, tzinfo
from uuid import UUID, uuid4

from pansol.caselog.access import Asking
from pansol.classroom.answering import (
    keep_answer,
    learners_answers,
    marked_answer,
    place_of,
    stand_at,
)
from pansol.classroom.certifying import certificate_of, certificate_with, verified
from pansol.classroom.classes import (
    class_of,
    class_with,
    close_class,
    delete_class,
    make_class,
    trainers_classes,
)
from pansol.classroom.errors import ClassroomError
from pansol.classroom.hinting import hints_kept, keep_hints
from pansol.classroom.joining import (
    begin_practice,
    come_back,
    join_class,
    learner_row,
    new_return,
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
from pansol.classroom.results import Results
from pansol.classroom.role_plays import RolePlays
from pansol.classroom.rows import shown_learner
from pansol.classroom.watching import answers_in, changes_in, learners_in, progress_in
from pansol.training import exercise_of
from pansol.training.certificate import Certificate
from pansol.waiting import ZONES

__all__ = ["Classroom"]


class Classroom(RolePlays):
    """The classes in the record's database, and their role plays. Any thread may call a method.

    All raise ``CaseLogError``, of which ``ClassroomError`` is one: then nothing was saved. What a
    method gives is in the database for good.
    """

    def make_class(self, new: NewClass) -> TrainingClass:
        """Make a class, with a join code of its own.

        Raises ``ValueError`` for an exercise that is none.
        """
        questions = sum(len(exercise_of(each).questions) for each in new.exercises)
        return self._write(lambda connection: make_class(connection, new, questions))

    def classes(self, trainer: str) -> tuple[TrainingClass, ...]:
        """Give the classes a trainer made, the newest first; learners are counted, not named."""
        with self._read() as connection:
            return trainers_classes(connection, trainer)

    def class_of(self, class_id: UUID) -> TrainingClass:
        """Give a class by its id. Raises ``UnknownCodeError``."""
        with self._read() as connection:
            return class_of(connection, class_id)

    def class_with(self, code: str) -> TrainingClass:
        """Give the class with a join code, however it is typed. Raises ``UnknownCodeError``."""
        with self._read() as connection:
            return class_of(connection, class_with(connection, code))

    def close_class(self, class_id: UUID, trainer: str, at: datetime) -> None:
        """Close a class: nobody joins or answers any more. Raises ``NotYoursError``."""
        self._write(lambda connection: close_class(connection, class_id, trainer, at))

    def delete_class(self, class_id: UUID, asking: Asking) -> None:
        """Delete a class with all that was done in it; recorded. Raises ``NotYoursError``.

        Its bytes are as those of a play that is deleted: see ``delete_play``.
        """
        self._write(lambda connection: delete_class(connection, class_id, asking))

    def join(self, code: str, name: str, at: datetime, learner_id: UUID | None = None) -> Learner:
        """Come in under a name. With the same ``learner_id`` again: the same learner.

        Raises ``UnknownCodeError``, ``ClosedError``, ``ExpiredError``, ``OutdatedError``,
        ``UnfitNameError``, ``NameTakenError``.
        """
        chosen = learner_id or uuid4()
        return self._write(lambda connection: join_class(connection, code, name, at, chosen))

    def come_back(self, code: str, name: str, return_code: str) -> Learner:
        """Come back from another browser, to answer or to read results.

        Raises ``UnknownCodeError``, ``WrongReturnError``, ``BlockedError``.
        """
        found = self._write(lambda connection: come_back(connection, code, name, return_code))
        if isinstance(found, ClassroomError):
            raise found
        return found

    def new_return_code(self, learner_id: UUID, trainer: str) -> Learner:
        """Give a learner another return code. Raises ``NotYoursError``."""
        return self._write(lambda connection: new_return(connection, learner_id, trainer))

    def begin_practice(self, who: str, at: datetime) -> Learner:
        """Give the learner who practises alone, the same each time.

        ``who``: the signed-in user, or a typed name: whoever types it is taken to be this person.
        ``delete_class`` with the learner's class and name deletes it. Raises ``UnfitNameError``.
        """
        return self._write(lambda connection: begin_practice(connection, who, at))

    def learner(self, learner_id: UUID) -> Learner:
        """Give a learner by the id that his or her browser keeps."""
        with self._read() as connection:
            return shown_learner(learner_row(connection, learner_id))

    def place(self, learner_id: UUID) -> Place:
        """Tell where a learner is to go on: a class in its order, own practice where it was."""
        with self._read() as connection:
            return place_of(connection, learner_id)

    def turn_to(self, learner_id: UUID, exercise_id: str, at: datetime) -> None:
        """Write down that a learner begins an exercise, so that he or she comes back to it."""
        self._write(lambda connection: stand_at(connection, learner_id, exercise_id, at))

    def hints(self, learner_id: UUID, place: Place) -> int:
        """Give how many hints to a question a learner was shown."""
        with self._read() as connection:
            return hints_kept(connection, learner_id, place)

    def show_hints(self, learner_id: UUID, place: Place, shown: int, at: datetime) -> int:
        """Keep that so many hints are shown, before they are; give how many there are by now."""
        return self._write(lambda connection: keep_hints(connection, learner_id, place, shown, at))

    def answer(self, answer: Answer) -> Receipt:
        """Mark an answer and keep it, once: sent again it gets its receipt, and counts no more.

        A question that was answered with this attempt already, in another browser say, keeps the
        first answer, and the receipt tells it. Raises ``ClosedError``, ``ExpiredError``,
        ``OutdatedError``, ``UnknownLearnerError``; ``ReusedIdError`` if the id stands for another
        answer; ``ValueError`` for what answers no question of the class.
        """
        marked = marked_answer(answer)
        kept, again = self._write(lambda connection: keep_answer(connection, answer, marked))
        if kept.answer.chosen != answer.chosen:
            marked = marked_answer(kept.answer)
        return Receipt(kept=kept, marked=marked, again=again)

    def answers_of(self, learner_id: UUID) -> tuple[KeptAnswer, ...]:
        """Give all answers of one learner, the oldest first."""
        with self._read() as connection:
            return learners_answers(connection, learner_id)

    def answers(self, class_id: UUID) -> tuple[KeptAnswer, ...]:
        """Give all answers in a class, the oldest first; they name nobody."""
        with self._read() as connection:
            return answers_in(connection, class_id)

    def results(self, class_id: UUID, who: str) -> Results:
        """Give all of a class as it stands now; names masked for anybody but the trainer."""
        with self._read() as connection:
            return Results(
                training_class=class_of(connection, class_id),
                progress=progress_in(connection, class_id, who),
                answers=answers_in(connection, class_id),
            )

    def certificate(self, learner_id: UUID, zone: tzinfo) -> tuple[Certificate, str]:
        """Give what a learner's certificate says, with its verification code.

        ``zone``: whose date it bears. Raises ``ValueError`` for own practice, and before the first
        answer.
        """
        with self._read() as connection:
            return certificate_of(connection, learner_id, zone)

    def certificate_with(self, code: str, zone: tzinfo) -> tuple[Certificate, str] | None:
        """Find the certificate with a verification code in any class, and the trainer's name.

        Who has the code has the paper, on which the learner's name stands. ``None``: no such
        certificate, or its class was deleted, or more was answered since. ``zone``: as it was
        given; the dates of Indonesia's zones are tried too.
        """
        with self._read() as connection:
            return certificate_with(connection, code, (zone, *ZONES.values()))

    def verified(self, class_id: UUID, certificate: Certificate, code: str) -> bool:
        """Tell whether a certificate with these values and this code was given in a class."""
        with self._read() as connection:
            return verified(connection, class_id, certificate, code)

    def latest(self, class_id: UUID) -> int:
        """Count the changes in a class and its role plays: the same, and there is nothing new.

        Reads the class's row and those of its plays alone, so it may be asked each second.
        """
        with self._read() as connection:
            return changes_in(connection, class_id)

    def progress(self, class_id: UUID, who: str) -> tuple[Progress, ...]:
        """Give how far each learner has come; names masked for anybody but the trainer."""
        with self._read() as connection:
            return progress_in(connection, class_id, who)

    def learners(self, class_id: UUID, who: str) -> tuple[Learner, ...]:
        """Give the learners; names masked, and no return codes, for anybody but the trainer."""
        with self._read() as connection:
            return learners_in(connection, class_id, who)

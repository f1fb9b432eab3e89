"""The certificate of a learner in a class, and whether a printed one is as it was given."""

from datetime import tzinfo
from uuid import UUID

from sqlalchemy import Connection, select

from pansol.caselog.class_tables import CLASSES, LEARNERS
from pansol.classroom.errors import UnknownCodeError
from pansol.classroom.joining import learner_row
from pansol.classroom.rows import shown_recipe
from pansol.classroom.watching import learners_progress
from pansol.training.certificate import Certificate, certificate_code, certificate_holds

__all__ = ["certificate_of", "verified"]


def certificate_of(
    connection: Connection, learner_id: UUID, zone: tzinfo
) -> tuple[Certificate, str]:
    """Give the values and the verification code. ``zone``: whose date it bears.

    Raises ``ValueError`` for own practice, and before the first answer.
    """
    row = learner_row(connection, learner_id)
    recipe = shown_recipe(row[CLASSES.c.recipe])
    progress = learners_progress(connection, learner_id)
    if recipe is None or progress.last_at is None:
        raise ValueError("own practice, or nothing answered: there is no certificate")
    certificate = Certificate(
        name=row[LEARNERS.c.name],
        class_name=row[CLASSES.c.name],
        right=progress.right,
        questions=row[CLASSES.c.questions],
        score=progress.score,
        seed=recipe.seed,
        sop_version=row[CLASSES.c.sop_version],
        fingerprint=row[CLASSES.c.fingerprint],
        date=progress.last_at.astimezone(zone).date(),
    )
    return certificate, certificate_code(certificate, bytes.fromhex(row[CLASSES.c.seal]))


def verified(connection: Connection, class_id: UUID, certificate: Certificate, code: str) -> bool:
    """Tell whether these values were given in this class with this code."""
    seal = connection.scalar(select(CLASSES.c.seal).where(CLASSES.c.id == class_id))
    if seal is None:
        raise UnknownCodeError("classroom.unknown_class")
    return certificate_holds(certificate, code, bytes.fromhex(seal))

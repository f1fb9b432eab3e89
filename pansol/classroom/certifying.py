"""The certificate of a learner in a class, and whether a printed one is as it was given."""

from collections.abc import Iterable
from datetime import tzinfo
from uuid import UUID

from sqlalchemy import Connection, RowMapping, select

from pansol.caselog.class_tables import CLASSES, LEARNERS
from pansol.classroom.errors import UnknownCodeError
from pansol.classroom.joining import learner_row
from pansol.classroom.model import Progress
from pansol.classroom.rows import shown_recipe
from pansol.classroom.watching import certified, learners_progress
from pansol.training.certificate import (
    Certificate,
    certificate_code,
    certificate_holds,
    is_certificate_code,
)

__all__ = ["certificate_of", "certificate_with", "verified"]


def certificate_of(
    connection: Connection, learner_id: UUID, zone: tzinfo
) -> tuple[Certificate, str]:
    """Give the values and the verification code. ``zone``: whose date it bears.

    Raises ``ValueError`` for own practice, and before the first answer.
    """
    row = learner_row(connection, learner_id)
    certificate = _certificate(row, learners_progress(connection, learner_id), zone)
    if certificate is None:
        raise ValueError("own practice, or nothing answered: there is no certificate")
    return certificate, certificate_code(certificate, _seal(row))


def certificate_with(
    connection: Connection, code: str, zones: Iterable[tzinfo]
) -> tuple[Certificate, str] | None:
    """Find the certificate with a code, however it is typed, and who trained; ``None``: none.

    A code is kept nowhere: it is made again for each learner as he or she stands now, so that of
    a certificate that was followed by more answers is gone. ``zones``: whose date it may bear.
    Guesses are not counted, as those of join codes are not: one hits once in 10^17.
    """
    if not is_certificate_code(code):
        return None
    zones = tuple(zones)
    for row, progress in certified(connection):
        for certificate in {_certificate(row, progress, zone) for zone in zones} - {None}:
            if certificate and certificate_holds(certificate, code, _seal(row)):
                return certificate, row[CLASSES.c.trainer]
    return None


def verified(connection: Connection, class_id: UUID, certificate: Certificate, code: str) -> bool:
    """Tell whether these values were given in this class with this code."""
    seal = connection.scalar(select(CLASSES.c.seal).where(CLASSES.c.id == class_id))
    if seal is None:
        raise UnknownCodeError("classroom.unknown_class")
    return certificate_holds(certificate, code, bytes.fromhex(seal))


def _certificate(row: RowMapping, progress: Progress, zone: tzinfo) -> Certificate | None:
    """Give the values; ``None`` for own practice, and before the first answer."""
    recipe = shown_recipe(row[CLASSES.c.recipe])
    if recipe is None or progress.last_at is None:
        return None
    return Certificate(
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


def _seal(row: RowMapping) -> bytes:
    return bytes.fromhex(row[CLASSES.c.seal])

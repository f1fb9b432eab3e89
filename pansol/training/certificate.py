"""What a certificate says, and a code by which a changed one is told."""

import hmac
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from pansol.training.letters import ALPHABET, typed_code

__all__ = ["Certificate", "certificate_code", "certificate_holds", "is_certificate_code"]

_LENGTH, _GROUP = 12, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """The values of a page to be printed."""

    name: str
    """The learner's."""
    class_name: str
    right: int
    """Questions answered right, the first answer counting."""
    questions: int
    """Questions that were set."""
    score: float
    """The sum of the questions' scores, less what hints cost."""
    seed: int
    """Of the exercises: with it, and the same SOP, they can be set again."""
    sop_version: str
    fingerprint: str
    """Of the SOP's table by which the answers were marked."""
    date: date
    """Of the last answer."""


def certificate_code(certificate: Certificate, seal: bytes) -> str:
    """Give the verification code, as ``7KQM-2XWP-HD4R``.

    It is an HMAC (RFC 2104) with SHA-256 of all values, keyed with the class's seal, which is
    printed nowhere: who changes a value can't make the code that belongs to it. Of its bits some
    59 are kept, so a guess hits once in 10^17.
    """
    digest = hmac.new(seal, _written(certificate).encode(), sha256).digest()
    number, letters = int.from_bytes(digest), []
    for _ in range(_LENGTH):
        number, place = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[place])
    groups = ("".join(letters[start : start + _GROUP]) for start in range(0, _LENGTH, _GROUP))
    return "-".join(groups)


def certificate_holds(certificate: Certificate, code: str, seal: bytes) -> bool:
    """Tell whether a code, however it is typed, belongs to exactly these values."""
    made = certificate_code(certificate, seal).replace("-", "")
    return hmac.compare_digest(typed_code(code, _LENGTH), made)


def is_certificate_code(code: str) -> bool:
    """Tell whether a text may be such a code, however it is typed."""
    return bool(typed_code(code, _LENGTH))


def _written(certificate: Certificate) -> str:
    """Write all values so that no two certificates are written alike."""
    values = (
        certificate.name,
        certificate.class_name,
        certificate.right,
        certificate.questions,
        f"{certificate.score:.2f}",
        certificate.seed,
        certificate.sop_version,
        certificate.fingerprint,
        certificate.date.isoformat(),
    )
    return "\n".join(f"{len(text)}:{text}" for text in map(str, values))

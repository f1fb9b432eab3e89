"""The tables of classes, learners, answers and role plays, beside those of the record."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Identity,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
)

from pansol.caselog.tables import METADATA, UtcTime

__all__ = ["ANSWERS", "CLASSES", "CLASS_TABLES", "LEARNERS", "PLAYS", "SEATS", "STEPS"]

_Number = BigInteger().with_variant(Integer, "sqlite")  # only an INTEGER key counts by itself there

CLASSES = Table(
    "classes",
    METADATA,
    Column("number", _Number, Identity(), primary_key=True),
    Column("id", Uuid, nullable=False, unique=True),
    Column("code", String(6), unique=True),
    Column("practice_of", Text, unique=True),
    Column("name", Text, nullable=False),
    Column("trainer", Text, nullable=False),
    Column("recipe", Text, nullable=False),
    Column("exercises", Text, nullable=False),
    Column("questions", Integer, nullable=False),
    Column("sop_version", Text, nullable=False),
    Column("fingerprint", String(12), nullable=False),
    Column("seal", String(32), nullable=False),
    Column("made_at", UtcTime, nullable=False),
    Column("expires_at", UtcTime),
    Column("closed_at", UtcTime),
    Column("at", UtcTime, nullable=False),
    Column("changes", _Number, nullable=False),
    Index(None, "trainer", "made_at"),
    Index(None, "at"),
    sqlite_autoincrement=True,
)
"""Classes, and everybody's own practice, which has ``practice_of`` instead of a code.

``changes`` counts what was done in it: whoever adds something holds the row until COMMIT, so the
count tells truly what can be seen. ``seal``: hexadecimal, by which its certificates are verified;
it never leaves the database. ``at``: of the last change.
"""

LEARNERS = Table(
    "learners",
    METADATA,
    Column("number", _Number, Identity(), primary_key=True),
    Column("id", Uuid, nullable=False, unique=True),
    Column("in_class", _Number, ForeignKey("classes.number"), nullable=False),
    Column("name", Text, nullable=False),
    Column("called", Text, nullable=False),
    Column("return_code", String(4), nullable=False),
    Column("misses", Integer, nullable=False),
    Column("exercise", String(64), nullable=False),
    Column("hints", Text, nullable=False),
    Column("joined_at", UtcTime, nullable=False),
    UniqueConstraint("in_class", "called"),
    sqlite_autoincrement=True,
)
"""Who takes part. ``called``: the name as it is compared; ``misses``: wrong return codes since
the last right one; ``exercise``: where the learner is, empty before the first; ``hints``: JSON,
question → how many hints were shown."""

ANSWERS = Table(
    "answers",
    METADATA,
    Column("seq", _Number, Identity(), primary_key=True),
    Column("id", Uuid, nullable=False, unique=True),
    Column("in_class", _Number, ForeignKey("classes.number"), nullable=False),
    Column("learner", _Number, ForeignKey("learners.number"), nullable=False),
    Column("exercise", String(64), nullable=False),
    Column("ask", String(32), nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("first", Boolean, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("took_ms", _Number, nullable=False),
    Column("hints", Integer, nullable=False),
    Column("chosen", Text, nullable=False),
    Column("due", Text, nullable=False),
    Column("right", Boolean, nullable=False),
    Column("score", Float, nullable=False),
    Column("misread", Text, nullable=False),
    Column("clauses", Text, nullable=False),
    Column("fingerprint", String(12), nullable=False),
    UniqueConstraint("learner", "exercise", "ask", "attempt"),
    Index(None, "in_class", "seq"),
    sqlite_autoincrement=True,
)
"""What was answered, and how it was marked: rows are added, never changed.

``first``: whether it is the learner's first answer to the question, the one that counts.
``chosen``, ``due``, ``misread``, ``clauses``: JSON lists.
"""

PLAYS = Table(
    "plays",
    METADATA,
    Column("number", _Number, Identity(), primary_key=True),
    Column("id", Uuid, nullable=False, unique=True),
    Column("code", String(6), nullable=False, unique=True),
    Column("in_class", _Number, ForeignKey("classes.number")),
    Column("who", Text, nullable=False),
    Column("exercise", String(64), nullable=False),
    Column("made_at", UtcTime, nullable=False),
    Column("ended_at", UtcTime),
    Column("at", UtcTime, nullable=False),
    Column("changes", _Number, nullable=False),
    Index(None, "in_class"),
    Index(None, "who", "made_at"),
    Index(None, "at"),
    sqlite_autoincrement=True,
)
"""Role plays, within a class or by themselves. ``changes``, ``at``: as those of a class."""

SEATS = Table(
    "seats",
    METADATA,
    Column("number", _Number, Identity(), primary_key=True),
    Column("id", Uuid, nullable=False, unique=True),
    Column("play", _Number, ForeignKey("plays.number"), nullable=False),
    Column("role", String(16), nullable=False),
    Column("name", Text, nullable=False),
    Column("at", UtcTime, nullable=False),
    UniqueConstraint("play", "role"),
    sqlite_autoincrement=True,
)
"""Who plays whom: one seat a role."""

STEPS = Table(
    "steps",
    METADATA,
    Column("seq", _Number, Identity(), primary_key=True),
    Column("id", Uuid, nullable=False, unique=True),
    Column("play", _Number, ForeignKey("plays.number"), nullable=False),
    Column("role", String(16), nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("payload", Text, nullable=False),
    Index(None, "play", "seq"),
    sqlite_autoincrement=True,
)
"""What happened in a play: rows are added, never changed. ``payload``: as that of an entry."""

CLASS_TABLES = (STEPS, SEATS, PLAYS, ANSWERS, LEARNERS, CLASSES)
"""All of them, those that point to others first: the order in which rows are deleted."""

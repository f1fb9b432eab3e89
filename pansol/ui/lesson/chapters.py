"""The lesson's chapters, in the paper's order: what of the SOP is taught where."""

from collections.abc import Mapping

from pansol.facts import (
    FACTS,
    Activation,
    Age,
    Benefit,
    Charged,
    Fact,
    History,
    NormalTariff,
    Outage,
    Subscription,
)
from pansol.sop import Advice, Clause, Gap, Interpretation, Kip, Sla
from pansol.ui.lesson.model import Ask, Chapter, Live, Part, Trial

__all__ = ["CHAPTERS", "TRIALS", "chapter_named", "trials_of"]

PREPAID, POSTPAID = Subscription.PREPAID, Subscription.POSTPAID

# A purchase that nothing came of and for which nothing was taken; what follows changes it.
NOTHING = (
    PREPAID, Activation.SUCCESS, Charged.NO, Benefit.NOT_RECEIVED, History.CLEAR, Outage.CLEAR,
    NormalTariff.NO, Age.WITHIN_24H,
)  # fmt: skip


def _but(*facts: Fact) -> tuple[Fact, ...]:
    """Give that purchase with these facts instead."""
    values = {type(value): value for value in (*NOTHING, *facts)}
    return tuple(values.values())


def _fills(clause: Clause, question: str) -> Part:
    return Part(clause=clause, trials=(Trial(ask=Ask.FILLS, about=question),))


def _field(clause: Clause, *fields: str, purchase: str = "", complaint: str = "") -> Part:
    """Teach ticket fields; whether the last is mandatory is to be predicted."""
    asked = Trial(
        ask=Ask.REQUIRED,
        about=fields[-1],
        purchase=purchase or "outlet",
        complaint=complaint or "call_centre",
    )
    return Part(clause=clause, trials=(asked,), fields=fields)


def _asked(ask: Ask, *facts: Fact) -> Trial:
    return Trial(ask=ask, facts=facts)


CHAPTERS = (
    Chapter(id="start", name="start", focus=(Subscription, Activation, Charged, Benefit)),
    Chapter(
        id="todo",
        name="todo",
        parts=(
            _fills(Clause.TO_DO_1, "when"),
            _fills(Clause.TO_DO_2, "package"),
            _fills(Clause.TO_DO_3, "message"),
            _fills(Clause.TO_DO_4, "deducted"),
            _fills(Clause.TO_DO_5, "location"),
            _fills(Clause.TO_DO_6, "channel"),
            _fills(Clause.TO_DO_7, "evidence"),
        ),
        live=Live.TICKET,
        asked_alone=True,
    ),
    Chapter(
        id="1",
        name="checks",
        parts=(Part(clause=Clause.CHECKS, trials=(_asked(Ask.NEXT, PREPAID),)),),
        start=(PREPAID,),
        focus=(Subscription, Activation, Charged, Benefit),
    ),
    Chapter(
        id="1.1",
        name="prepaid",
        parts=(
            Part(
                clause=Clause.CHECKS_PREPAID,
                trials=(_asked(Ask.NEXT, PREPAID, Activation.SUCCESS),),
            ),
        ),
        start=(PREPAID, Activation.SUCCESS),
        focus=(Activation, Charged, Benefit),
    ),
    Chapter(
        id="1.2",
        name="postpaid",
        parts=(
            Part(
                clause=Clause.CHECKS_POSTPAID,
                trials=(
                    _asked(Ask.NEXT, POSTPAID, Activation.SUCCESS),
                    _asked(
                        Ask.ACTION,
                        *(POSTPAID, Activation.SUCCESS, Benefit.RECEIVED, NormalTariff.NO),
                    ),
                ),
                rules=("R1",),
            ),
        ),
        readings=(Interpretation.I1,),
        gaps=(Gap.G2,),
        start=(POSTPAID, Activation.SUCCESS, Benefit.RECEIVED, NormalTariff.NO),
        focus=(Subscription, Activation, Benefit, NormalTariff),
    ),
    Chapter(
        id="2",
        name="history",
        parts=(
            Part(
                clause=Clause.HISTORY_AND_OUTAGE,
                trials=(
                    _asked(
                        Ask.ACTION,
                        *(PREPAID, Activation.SUCCESS, Charged.YES, Benefit.NOT_RECEIVED),
                        History.FOUND,
                    ),
                    _asked(Ask.ACTION, *_but(Outage.AFFECTED)),
                ),
                rules=("R2", "R10"),
                advice=(Advice.OUTAGE_ANSWER,),
            ),
        ),
        readings=(Interpretation.I2,),
        start=_but(Outage.AFFECTED),
        focus=(Charged, History, Outage),
    ),
    Chapter(
        id="3",
        name="solution",
        parts=(
            Part(
                clause=Clause.SOLUTION,
                trials=(_asked(Ask.ADVICE, *_but(Charged.YES)),),
                advice=(Advice.MOBILE_DATA_OFF,),
            ),
        ),
        start=_but(Charged.YES),
        focus=(Charged, Benefit, Outage),
        digital=True,
    ),
    Chapter(
        id="3.1",
        name="wait",
        parts=(
            Part(
                clause=Clause.WAIT,
                trials=(
                    _asked(Ask.ACTION, *NOTHING),
                    _asked(Ask.ACTION, *_but(Age.OVER_24H)),
                ),
                rules=("R11",),
                advice=(Advice.DO_NOT_REPEAT,),
            ),
        ),
        readings=(Interpretation.I6,),
        gaps=(Gap.G5,),
        start=NOTHING,
        focus=(Activation, Charged, Outage, Age),
    ),
    Chapter(
        id="3.2",
        name="ticket",
        parts=(
            Part(
                clause=Clause.TICKET,
                trials=(
                    _asked(
                        Ask.ACTION,
                        *(PREPAID, Activation.FAILED, Charged.YES, Benefit.NOT_RECEIVED),
                        History.CLEAR,
                    ),
                    _asked(
                        Ask.ACTION,
                        *(POSTPAID, Activation.SUCCESS, Charged.NO, Benefit.NOT_RECEIVED),
                        *(History.CLEAR, NormalTariff.YES),
                    ),
                ),
                rules=("R3", "R4", "R5", "R6", "R7", "R8", "R9"),
            ),
        ),
        readings=(Interpretation.I3, Interpretation.I5),
        gaps=(Gap.G3, Gap.G4),
        start=_but(Activation.FAILED, Charged.YES),
        focus=(Activation, Charged, Benefit, NormalTariff),
    ),
    Chapter(
        id="mandatory",
        name="fields",
        parts=(
            _field(Clause.FIELDS_1, "ticket_class", "msisdn", "card_type", "customer_name"),
            _field(Clause.FIELDS_1_ECARE, "complaint_channel", "customer_account"),
            _field(
                Clause.FIELDS_2,
                *("package_name", "package_price", "package_quota", "package_validity"),
                purchase="umb",
            ),
            _field(Clause.FIELDS_3, "purchase_channel"),
            _field(Clause.FIELDS_3_EVIDENCE, "evidence", "transaction_id"),
            Part(
                clause=Clause.FIELDS_3_SENDER,
                trials=_field(
                    Clause.FIELDS_3_SENDER, "evidence_sender_email", purchase="mytelkomsel"
                ).trials,
                fields=("evidence_sender_email",),
                advice=(Advice.SEND_EVIDENCE,),
            ),
            _field(Clause.FIELDS_4, "incident_at"),
            _field(Clause.FIELDS_5, "location"),
            _field(Clause.FIELDS_6, "charged_amount"),
            _field(Clause.FIELDS_7, "contact_number", complaint="ecare_chat"),
        ),
        live=Live.TICKET,
    ),
    Chapter(
        id="notes",
        name="notes",
        parts=(
            Part(
                clause=Clause.NOTE_1,
                trials=(_asked(Ask.SLA, *_but(Charged.YES, NormalTariff.YES)),),
                slas=(Sla.REFUND,),
            ),
            Part(
                clause=Clause.NOTE_2,
                trials=(_asked(Ask.SLA, *_but(Charged.YES)),),
                slas=(Sla.TIER,),
            ),
            Part(
                clause=Clause.NOTE_3,
                trials=(_asked(Ask.SLA, *_but(Activation.FAILED, Charged.YES)),),
                slas=(Sla.REFUND,),
            ),
        ),
        gaps=(Gap.G1,),
        start=_but(Charged.YES),
        focus=(Activation, Charged, Benefit, NormalTariff),
    ),
    Chapter(
        id="kip",
        name="kip",
        parts=(
            Part(
                clause=Clause.KIP,
                trials=(
                    _asked(Ask.KIP, *_but(Charged.YES, Benefit.BONUS_MISSING)),
                    _asked(Ask.KIP, *_but(Charged.YES, Benefit.NOT_AS_BOUGHT)),
                ),
                kips=tuple(Kip),
            ),
        ),
        readings=(Interpretation.I4,),
        start=_but(Charged.YES),
        focus=(Activation, Benefit),
    ),
    Chapter(
        id="map",
        name="map",
        parts=(Part(clause=Clause.SOURCE),),
        start=NOTHING,
        focus=FACTS,
    ),
)
"""All chapters; ``tests/ui/lesson`` holds every clause, rule, gap … of the SOP against them."""

TRIALS: Mapping[str, Trial] = {
    part.name_of(place): trial
    for chapter in CHAPTERS
    for part in chapter.parts
    for place, trial in enumerate(part.trials)
}
"""What is to be predicted, by id."""


def trials_of(chapter: Chapter) -> tuple[str, ...]:
    """Give the ids of a chapter's trials."""
    return tuple(part.name_of(at) for part in chapter.parts for at, _ in enumerate(part.trials))


def chapter_named(text: str) -> Chapter | None:
    """Find a chapter by its id or by the number of a clause that it teaches, as ``Notes 2``."""
    name = " ".join(text.split()).lower()
    return next(
        (
            chapter
            for chapter in CHAPTERS
            if name in {chapter.id, *(part.clause.value.lower() for part in chapter.parts)}
        ),
        None,
    )

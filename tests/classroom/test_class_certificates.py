"""A learner's certificate says what was answered, and is verified by its class."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from classes_made import FIRST, NOW, RECIPE, a_class, answer_to, by, questions_of

from pansol.classroom import Classroom, UnknownCodeError, UnknownLearnerError
from pansol.fingerprint import FINGERPRINT
from pansol.sop import SOP
from pansol.waiting import ZONES

WIT = ZONES["WIT"]


def test_a_certificate_says_what_was_answered(room: Classroom) -> None:
    """Name, class, score, seed, SOP and the date of the last answer where the learner is."""
    made = a_class(room)
    siti = room.join(made.code, "Siti Rahma", NOW)
    late = NOW.replace(hour=22, minute=30)  # the next day in WIT
    sent = [answer_to(siti, FIRST, question.ask, at=late) for question in FIRST.questions]
    room.answer(replace(sent[0], hints=1))
    for each in sent[1:]:
        room.answer(each)
    certificate, code = room.certificate(siti.id, WIT)
    assert (certificate.name, certificate.class_name) == ("Siti Rahma", made.name)
    assert (certificate.right, certificate.questions) == (len(sent), len(questions_of()))
    assert (certificate.score, certificate.seed) == (len(sent) - 0.25, RECIPE.seed)
    assert (certificate.sop_version, certificate.fingerprint) == (SOP.version, FINGERPRINT)
    assert certificate.date == date(2026, 11, 29)
    assert room.certificate(siti.id, WIT) == (certificate, code)
    assert room.verified(made.id, certificate, code.lower())
    assert not room.verified(made.id, replace(certificate, right=0), code)
    assert not room.verified(a_class(room).id, certificate, code)


def test_what_has_no_certificate_is_told(room: Classroom) -> None:
    """Own practice, nothing answered, nobody, no class."""
    siti = room.join(a_class(room).code, "Siti", NOW)
    alone = room.begin_practice("Siti", NOW)
    room.answer(answer_to(alone))
    for learner in (siti, alone):
        with pytest.raises(ValueError, match="no certificate"):
            room.certificate(learner.id, WIT)
    with pytest.raises(UnknownLearnerError):
        room.certificate(uuid4(), WIT)
    room.answer(answer_to(siti, at=NOW + timedelta(minutes=1)))
    with pytest.raises(UnknownCodeError):
        room.verified(uuid4(), *room.certificate(siti.id, WIT))


def test_a_code_alone_leads_to_its_certificate(room: Classroom) -> None:
    """In whichever class, however it is typed; with the trainer's name, as anybody may make one."""
    given = {}
    for trainer, name in (("dewi", "Siti Rahma"), ("agus", "Budi")):
        made = a_class(room, trainer=trainer)
        learner = room.join(made.code, name, NOW)
        room.join(made.code, "Nobody yet", NOW)
        room.answer(answer_to(learner))
        given[trainer] = room.certificate(learner.id, WIT)
    for trainer, (certificate, code) in given.items():
        assert room.certificate_with(code, WIT) == (certificate, trainer)
        typed = f" {code.lower().replace('-', ' ')} "
        assert room.certificate_with(typed, WIT) == (certificate, trainer)


def test_a_certificate_is_found_whose_date_is_another_zone_s(room: Classroom) -> None:
    """It was printed in Papua late at night, and is checked in Jakarta."""
    siti = room.join(a_class(room).code, "Siti", NOW)
    room.answer(answer_to(siti, at=NOW.replace(hour=22, minute=30)))
    certificate, code = room.certificate(siti.id, WIT)
    assert room.certificate(siti.id, ZONES["WIB"]) != (certificate, code)
    found = room.certificate_with(code, ZONES["WIB"])
    assert found
    assert found[0] == certificate


@pytest.mark.parametrize("code", ["", "7KQM", "7KQM-2XWP-HD4R", "0000-0000-0000", "é" * 12])
def test_any_other_code_leads_to_none(code: str, room: Classroom) -> None:
    """Nothing typed, too short, another one's, letters that no code has."""
    siti = room.join(a_class(room).code, "Siti", NOW)
    room.answer(answer_to(siti))
    assert room.certificate_with(code, WIT) is None


def test_a_code_is_gone_with_the_answers_it_was_for(room: Classroom) -> None:
    """More was answered, or the class was deleted: the paper holds no longer."""
    made = a_class(room)
    siti = room.join(made.code, "Siti", NOW)
    first, second = FIRST.questions[:2]
    room.answer(answer_to(siti, FIRST, first.ask))
    _, early = room.certificate(siti.id, WIT)
    room.answer(answer_to(siti, FIRST, second.ask))
    _, late = room.certificate(siti.id, WIT)
    assert room.certificate_with(early, WIT) is None
    assert room.certificate_with(late, WIT)
    room.delete_class(made.id, by())
    assert room.certificate_with(late, WIT) is None

"""A role play: two roles, steps that are kept once, an outcome held against the table."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from uuid import uuid4

import pytest
from classes_made import EXERCISES, FIRST, NOW, TRAINER, a_class, by

from pansol.caselog import Database, Decided, Details, ReusedIdError
from pansol.classroom import (
    Classroom,
    ClosedError,
    NameTakenError,
    NewPlay,
    NotYoursError,
    Play,
    Role,
    SeatTakenError,
    Step,
    UnknownCodeError,
    UnknownLearnerError,
    compare,
)
from pansol.decision import decide
from pansol.facts import Case, Charged
from pansol.training import exercise_of

TRUTH = FIRST.scenario.truth
FOUND = Details(
    facts={fact.column: str(fact.value) for fact in TRUTH.known},
    decision=Decided.of(decide(TRUTH)),
    action_taken=decide(TRUTH).action.value,
)
"""What the checker writes once everything is found."""


@pytest.fixture
def play(room: Classroom) -> Play:
    """Give a play of the first exercise."""
    return room.make_play(NewPlay(who=TRAINER, exercise_id=FIRST.id, at=NOW))


def test_a_play_is_made_once_and_joined_by_its_code(room: Classroom) -> None:
    """In a class or by itself; tried again it is the same; listed for who made it."""
    made = a_class(room)
    new = NewPlay(who=TRAINER, exercise_id=FIRST.id, at=NOW, class_id=made.id)
    play = room.make_play(new)
    assert room.make_play(new) == play == room.play_with(f" {play.code.lower()} ")
    assert (play.class_id, play.exercise_id, play.names) == (made.id, FIRST.id, ())
    assert (room.plays(TRAINER), room.plays("sari")) == ((play,), ())
    with pytest.raises(ReusedIdError):
        room.make_play(replace(new, exercise_id=EXERCISES[1]))
    with pytest.raises(ReusedIdError):
        room.make_play(replace(new, class_id=None))
    with pytest.raises(UnknownCodeError):
        room.make_play(replace(new, id=uuid4(), class_id=uuid4()))
    with pytest.raises(UnknownCodeError):
        room.play_with(made.code)


def test_a_role_is_one_persons(room: Classroom, play: Play) -> None:
    """With the same id it is taken again; another person is told; the trainer can free it."""
    chosen = uuid4()
    seat = room.take_seat(play.code, Role.AGENT, " Siti  R ", NOW, chosen)
    assert room.take_seat(play.code, Role.AGENT, "Siti R", NOW, chosen) == seat
    assert room.seat(chosen) == seat
    for role in (Role.AGENT, Role.TRAINER):
        with pytest.raises(SeatTakenError):
            room.take_seat(play.code, role, "Sari", NOW)
    room.take_seat(play.code, Role.CUSTOMER, "Sari", NOW)
    assert room.play_of(play.id).names == ((Role.AGENT, "Siti R"), (Role.CUSTOMER, "Sari"))
    with pytest.raises(NotYoursError):
        room.free_seat(play.id, Role.AGENT, "sari", NOW)
    room.free_seat(play.id, Role.AGENT, TRAINER, NOW)
    with pytest.raises(UnknownLearnerError):
        room.add_step(seat.id, Step(at=NOW, note="masih di sini"))
    assert room.take_seat(play.code, Role.AGENT, "Adi", NOW).name == "Adi"
    assert room.play_of(play.id).name_of(Role.AGENT) == "Adi"


def test_nobody_plays_both_roles(room: Classroom, play: Play) -> None:
    """However the name is spelt; in another play it is nobody's yet."""
    room.take_seat(play.code, Role.AGENT, "Siti  Rahma", NOW)
    with pytest.raises(NameTakenError):
        room.take_seat(play.code, Role.CUSTOMER, "siti rahma", NOW)
    other = room.make_play(NewPlay(who=TRAINER, exercise_id=FIRST.id, at=NOW))
    assert room.take_seat(other.code, Role.CUSTOMER, "siti rahma", NOW).name == "siti rahma"


def test_whatever_happens_in_a_play_counts_in_it_and_in_its_class(room: Classroom) -> None:
    """Made, joined, a step, a remark, freed, ended, deleted: each is one change to be seen."""
    made, beside = a_class(room), a_class(room)
    counts = [room.latest(made.id)]
    play = room.make_play(NewPlay(who=TRAINER, exercise_id=FIRST.id, at=NOW, class_id=made.id))
    counts.append(room.latest(made.id))
    agent = room.take_seat(play.code, Role.AGENT, "Siti", NOW)
    step = Step(at=NOW, details=FOUND)
    acts = (
        lambda: room.add_step(agent.id, step),
        lambda: room.remark(play.id, TRAINER, Step(at=NOW, note="Bagus.")),
        lambda: room.free_seat(play.id, Role.AGENT, TRAINER, NOW),
        lambda: room.end_play(play.id, TRAINER, NOW),
    )
    for act in acts:
        before = room.latest_in_play(play.id)
        counts.append(room.latest(made.id))
        act()
        assert room.latest_in_play(play.id) == before + 1
    room.end_play(play.id, TRAINER, NOW)
    assert room.latest_in_play(play.id) == before + 1
    counts.append(room.latest(made.id))
    room.delete_play(play.id, by())
    counts.append(room.latest(made.id))
    assert all(one < other for one, other in pairwise(counts))
    assert room.latest(beside.id) == 0
    with pytest.raises(UnknownCodeError):
        room.latest_in_play(play.id)


def test_a_seat_is_taken_by_one_of_many_at_once(room: Classroom, play: Play) -> None:
    """Eight browsers want the same role: one has it, seven are told."""

    def take(n: int) -> bool:
        try:
            return bool(room.take_seat(play.code, Role.AGENT, f"Siti {n}", NOW))
        except SeatTakenError:
            return False

    with ThreadPoolExecutor(8) as pool:
        assert sorted(pool.map(take, range(8))) == [False] * 7 + [True]


def test_a_step_is_kept_once(room: Classroom, play: Play, database: Database) -> None:
    """With all that the checker wrote; sent again it is the same; the id stands for one."""
    seat = room.take_seat(play.code, Role.AGENT, "Siti", NOW)
    step = Step(at=NOW, details=FOUND, note="sudah dicek")
    first = room.add_step(seat.id, step)
    assert room.add_step(seat.id, step) == first
    with pytest.raises(ReusedIdError):
        room.add_step(seat.id, replace(step, note="lain"))
    with Classroom.open(database) as other:
        assert other.steps(play.id, TRAINER) == (first,)
    assert (first.role, first.step) == (Role.AGENT, step)


def test_the_trainer_reads_both_live_and_players_their_own(room: Classroom, play: Play) -> None:
    """Until it ends: then all read all. Others read nothing."""
    agent = room.take_seat(play.code, Role.AGENT, "Siti", NOW)
    customer = room.take_seat(play.code, Role.CUSTOMER, "Sari", NOW)
    asked = room.add_step(agent.id, Step(at=NOW, note="Kapan Ibu membeli?"))
    told = room.add_step(customer.id, Step(at=NOW, note="Kemarin."))
    noted = room.remark(play.id, TRAINER, Step(at=NOW, note="Bagus."))
    assert room.steps(play.id, TRAINER) == (asked, told, noted)
    assert room.steps(play.id, TRAINER, after=told.seq) == (noted,)
    assert (room.steps(play.id, agent.id), room.steps(play.id, customer.id)) == ((asked,), (told,))
    elsewhere = room.make_play(NewPlay(who="sari", exercise_id=FIRST.id, at=NOW))
    stranger = room.take_seat(elsewhere.code, Role.AGENT, "Adi", NOW)
    with pytest.raises(NotYoursError):
        room.steps(play.id, stranger.id)
    with pytest.raises(NotYoursError):
        room.steps(play.id, "sari")
    with pytest.raises(NotYoursError):
        room.remark(play.id, "sari", Step(at=NOW, note="x"))
    room.end_play(play.id, TRAINER, NOW)
    assert room.steps(play.id, agent.id) == (asked, told, noted)


def test_a_play_that_has_ended_takes_nothing_more(room: Classroom, play: Play) -> None:
    """A step that was kept gets its receipt still; ending twice changes nothing."""
    agent = room.take_seat(play.code, Role.AGENT, "Siti", NOW)
    step = Step(at=NOW, details=FOUND)
    kept = room.add_step(agent.id, step)
    with pytest.raises(NotYoursError):
        room.end_play(play.id, "sari", NOW)
    room.end_play(play.id, TRAINER, NOW)
    room.end_play(play.id, TRAINER, NOW + timedelta(hours=1))
    assert room.play_of(play.id).ended_at == NOW
    for act in (
        lambda: room.add_step(agent.id, replace(step, id=uuid4())),
        lambda: room.take_seat(play.code, Role.CUSTOMER, "Sari", NOW),
    ):
        with pytest.raises(ClosedError):
            act()
    assert room.add_step(agent.id, step) == kept


def test_a_play_can_be_deleted_by_who_made_it(room: Classroom, play: Play) -> None:
    """With its seats and steps; nobody else can."""
    agent = room.take_seat(play.code, Role.AGENT, "Siti", NOW)
    room.add_step(agent.id, Step(at=NOW, note="x"))
    with pytest.raises(NotYoursError):
        room.delete_play(play.id, by("sari"))
    room.delete_play(play.id, by())
    assert room.plays(TRAINER) == ()
    with pytest.raises(UnknownLearnerError):
        room.seat(agent.id)


@pytest.mark.parametrize("exercise_id", EXERCISES)
def test_who_does_as_the_table_says_is_right(room: Classroom, exercise_id: str) -> None:
    """The last that the checker wrote counts; nothing is left out, nothing found otherwise."""
    truth = exercise_of(exercise_id).scenario.truth
    play = room.make_play(NewPlay(who=TRAINER, exercise_id=exercise_id, at=NOW))
    agent = room.take_seat(play.code, Role.AGENT, "Siti", NOW)
    room.add_step(agent.id, Step(at=NOW, details=Details(facts={"charged": "yes"})))
    done = Details(
        facts={fact.column: str(fact.value) for fact in truth.known},
        decision=Decided.of(decide(truth)),
    )
    room.add_step(agent.id, Step(at=NOW, details=done))
    room.add_step(agent.id, Step(at=NOW, note="selesai"))
    compared = compare(exercise_id, room.steps(play.id, TRAINER))
    assert (compared.right, compared.otherwise, compared.not_found) == (True, (), ())
    assert compared.due == Decided.of(decide(truth))


def test_what_was_done_counts_whatever_the_checker_says(room: Classroom, play: Play) -> None:
    """No ticket is due and none was made: right, though the facts found led to a ticket."""
    ticket = Decided(action="ticket", sla="5_days", kip="kip")
    done = Details(decision=ticket, action_taken=decide(TRUTH).action.value)
    agent = room.take_seat(play.code, Role.AGENT, "Siti", NOW)
    room.add_step(agent.id, Step(at=NOW, details=done))
    compared = compare(FIRST.id, room.steps(play.id, TRAINER))
    assert (compared.right, compared.sla, compared.kip) == (True, "", "")


def test_what_was_found_otherwise_is_told(room: Classroom, play: Play) -> None:
    """A fact that differs, facts that nobody found, another action; and a play without steps."""
    agent = room.take_seat(play.code, Role.AGENT, "Siti", NOW)
    charged = TRUTH.charged
    assert charged
    other = next(value for value in Charged if value is not charged)
    wrong = Details(
        facts={"charged": str(other.value)},
        decision=Decided.of(decide(Case().having(other))),
        action_taken="recheck",
        sla_given="5_days",
    )
    room.add_step(agent.id, Step(at=NOW, details=wrong))
    compared = compare(FIRST.id, room.steps(play.id, TRAINER))
    assert (compared.right, compared.action, compared.sla) == (False, "recheck", "5_days")
    assert compared.otherwise == ((charged, other.value),)
    assert compared.not_found == tuple(fact for fact in TRUTH.known if fact is not charged)
    nothing = compare(FIRST.id, ())
    assert (nothing.right, nothing.action, nothing.not_found) == (False, "", TRUTH.known)

"""Questions: asked where they apply, right by the table, wrong by a misreading."""

from itertools import pairwise

import pytest
from reference import answer
from strategies import words_of
from training_exercises import BY_DECISION, asked, due, every_exercise

from pansol.decision import next_check
from pansol.facts import FACTS, Case, Subscription
from pansol.training import ENOUGH, NONE, Ask, Elapsed, Key, exercise_of
from pansol.training.exercises import near_misses
from pansol.training.moments import slip_of
from pansol.waiting import wait_ends


def test_questions_are_asked_where_they_apply() -> None:
    """SLA, KIP and fields only with a ticket, the moment only with a wait, the rest always."""
    always = {Ask.NEXT_CHECK, Ask.TICKET, Ask.ACTION, Ask.CLAUSE}
    for exercise in every_exercise():
        action = answer(words_of(exercise.scenario.truth)).action
        more = {
            "create_ticket": {Ask.SLA, Ask.KIP, Ask.MISSING_FIELDS},
            "wait_24h": {Ask.WAIT_UNTIL},
        }.get(action, set())
        assert [question.ask for question in exercise.questions] == [
            ask for ask in Ask if ask in always | more
        ]


def test_the_right_options_are_what_the_table_gives() -> None:
    """For all 1,152 cases and all that follows from a decision, and no other option is right."""
    for exercise, question in asked():
        if question.ask in BY_DECISION:
            known = Case().having(*exercise.known(question.ask))
            assert question.right == due(question.ask, known), exercise.id


def test_the_right_options_are_what_the_paper_says() -> None:
    """Action, SLA and KIP, held against the second transcription."""
    for exercise, question in asked():
        words = answer(words_of(exercise.scenario.truth))
        paper = {Ask.ACTION: words.action, Ask.SLA: words.sla, Ask.KIP: words.kip}
        if question.ask in paper:
            assert question.right == {paper[question.ask]}, exercise.id


def test_no_option_stands_twice_and_right_ones_are_among_them() -> None:
    """Each question can be answered, and can be answered wrongly."""
    for exercise, question in asked():
        codes = [option.id for option in question.options]
        assert len(codes) == len({*codes}), exercise.id
        assert question.right < {*codes}
        assert question.right
        assert question.several or len(question.right) == 1
        assert 3 <= len(codes) <= 6


def test_the_misread_facts_make_the_wrong_option_right() -> None:
    """Every wrong option's facts, put in the place of the true ones, give that option."""
    explained = 0
    for exercise, question in asked():
        known = exercise.known(question.ask)
        assert not (question.ask.tells_facts and any(o.because for o in question.options))
        for option in question.options:
            if not option.because:
                continue
            explained += 1
            assert option.id not in question.right
            assert 1 <= len(option.because) <= 2
            assert {*map(type, option.because)} <= {*map(type, known)}
            assert not {*option.because} & {*known}
            misread = Case().having(*known).having(*option.because)
            assert option.id in due(question.ask, misread), exercise.id
    assert explained > 10_000


def test_fewer_misread_facts_come_first() -> None:
    """An option takes two facts, or none explains it, only if none that takes fewer is left."""
    for exercise, question in asked():
        if question.ask not in BY_DECISION or question.ask.tells_facts:
            continue
        known = exercise.known(question.ask)
        case = Case().having(*known)
        one = set().union(
            *(
                due(question.ask, case.having(other))
                for fact in known
                for other in type(fact)
                if other is not fact
            )
        )
        offered = {option.id for option in question.options}
        takes = [len(o.because) for o in question.options if o.id not in question.right]
        near = {"note_1", "wait"} if exercise.rule in {"G1", "G5"} else set()
        if any(size != 1 for size in takes):
            assert one - near <= offered, exercise.id


def test_what_is_found_is_a_way_the_sop_goes() -> None:
    """Each fact found was the next check, from the kind of card on, as in the case."""
    ends: set[str] = set()
    for exercise in every_exercise():
        assert isinstance(exercise.found[0], Subscription)
        assert {*exercise.found} <= {*exercise.key.facts}
        for known, more in pairwise(
            exercise.found[:end] for end in range(1, len(exercise.found) + 1)
        ):
            check = next_check(Case().having(*known))
            assert check
            assert isinstance(more[-1], check.fact)
        ends |= exercise.question(Ask.NEXT_CHECK).right
    assert ends == {fact.column for fact in FACTS} - {"subscription"} | {ENOUGH}


def test_the_missing_fields_are_those_left_out() -> None:
    """All of them, or the option that says that nothing is missing."""
    found = set()
    for exercise, question in asked():
        if question.ask is Ask.MISSING_FIELDS:
            left_out = exercise.scenario.left_out
            assert question.right == ({*left_out} or {NONE}), exercise.id
            assert NONE in {option.id for option in question.options}
            found.add(len(left_out))
    assert found == {0, 1, 2, 3}


@pytest.mark.parametrize("elapsed", [Elapsed.USUAL, Elapsed.MINUTE_BEFORE, Elapsed.EXACTLY])
def test_the_moment_is_24_hours_after_the_purchase(elapsed: Elapsed) -> None:
    """The other moments differ by a minute at least, and each is a slip of its own."""
    for waiting in (each for each in every_exercise() if each.rule == "R11"):
        for seed in range(10):
            exercise = exercise_of(Key(facts=waiting.key.facts, elapsed=elapsed, seed=seed))
            question = exercise.question(Ask.WAIT_UNTIL)
            bought = exercise.scenario.truth.transaction_at
            assert bought
            assert question.right == {wait_ends(bought).isoformat()}
            shown = {option.id[:16] + option.id[19:] for option in question.options}
            assert len(shown) == len(question.options) == 4
            wrong = {o.id for o in question.options} - question.right
            slips = [slip_of(exercise.scenario, code) for code in wrong]
            assert None not in slips
            assert len({*slips}) == 3


def test_difficulty_rises_with_the_near_misses() -> None:
    """More ways to misread one fact make no exercise easier, and all three degrees are there."""
    ranks = {(near_misses(each.key.facts), each.difficulty) for each in every_exercise()}
    assert [degree for _, degree in sorted(ranks)] == sorted(degree for _, degree in ranks)
    assert {degree for _, degree in ranks} == {1, 2, 3}


def test_an_exercise_follows_from_its_id() -> None:
    """Made anew, from the key or from its text, it is the same; what is no id is refused."""
    for exercise in every_exercise()[::100]:
        assert exercise_of(exercise.id) == exercise_of(exercise.key) == exercise
    with pytest.raises(ValueError, match="s1-u-1"):
        exercise_of("s1-u-1")


def test_the_order_of_options_gives_nothing_away() -> None:
    """The right option stands in each place about as often as in any other."""
    places = [0, 0, 0, 0]
    for _, question in asked():
        if question.ask is Ask.ACTION:
            codes = [option.id for option in question.options]
            places[codes.index(min(question.right))] += 1
    assert min(places) > 0.8 * len(every_exercise()) / 4

"""Marking: exactly the right options are right, and a wrong answer names what was misread."""

from itertools import combinations

import pytest
from training_exercises import BY_DECISION, asked, due, every_exercise

from pansol.catalogue import Language, catalogue
from pansol.counterfactual import what_if
from pansol.facts import Case
from pansol.sop import Clause
from pansol.training import (
    ENOUGH,
    MOST_HINTS,
    NONE,
    Ask,
    Slip,
    explain,
    hint_words,
    hints,
    mark,
    option_words,
    question_words,
    score,
)
from pansol.training.asking import short_words

both_languages = pytest.mark.parametrize("language", Language)


def test_exactly_the_right_options_are_marked_right() -> None:
    """For every question, and every one or two options that can be chosen."""
    for exercise, question in asked():
        codes = [option.id for option in question.options]
        sizes = (1, 2) if question.several else (1,)
        answers = [{*some} for size in sizes for some in combinations(codes, size)]
        for chosen in [*answers, question.right]:
            marked = mark(exercise, question.ask, chosen)
            assert marked.right is (chosen == question.right), exercise.id
            assert marked.due == question.right
            assert bool(marked.ways) <= (not marked.right)


def test_a_misreading_makes_the_wrong_answer_right() -> None:
    """One option: the misread facts, put in the place of the true ones, give what was chosen."""
    for exercise, question in asked():
        if question.ask not in BY_DECISION:
            continue
        known = Case().having(*exercise.known(question.ask))
        for option in question.options:
            marked = mark(exercise, question.ask, {option.id})
            assert marked.misread == (marked.ways[0] if marked.ways else ())
            for way in marked.ways:
                assert option.id in due(question.ask, known.having(*way)), exercise.id
            if not question.several and not marked.right:
                assert marked.misread == option.because


@both_languages
def test_what_the_question_tells_is_never_called_misread(language: Language) -> None:
    """Whatever next check is chosen: no fact is named as misread, but what the SOP does instead."""
    say = catalogue(language)
    read = [say(key).split("{")[0] for key in ("exercise.misread", "exercise.misread.perhaps")]
    for exercise in every_exercise()[::3]:
        question = exercise.question(Ask.NEXT_CHECK)
        for option in question.options:
            marked = mark(exercise, question.ask, {option.id})
            assert (marked.misread, marked.ways) == ((), ())
            verdict, *reasons = explain(marked, say)
            assert not any(each.startswith(word) for each in reasons for word in read)
            due = short_words(question.option(min(question.right)), question, exercise, say)
            assert marked.right or due in verdict
            assert question.right == {ENOUGH} or any(due in reason for reason in reasons)


def test_the_fact_misread_is_named_as_what_it_was_misread() -> None:
    """A quota read as received turns a ticket into telling the customer, by clause 1.1 or 1.2."""
    exercise = next(each for each in every_exercise() if each.rule == "R7")
    say = catalogue(Language.INDONESIAN)
    code = "inform_active"
    assert exercise.question(Ask.ACTION).option(code)
    text = "\n".join(explain(mark(exercise, Ask.ACTION, {code}), say))
    assert "Anda membaca Kuota/benefit sebagai “Sudah diterima lengkap”" in text
    assert "SOP 1.1" in text
    assert "SOP 3.2" in text


def test_an_answer_that_no_misreading_explains_is_told_to_be_one() -> None:
    """In so many words, and nothing is said to be misread; a check is out of turn instead."""
    say = catalogue(Language.ENGLISH)
    found = 0
    for exercise, question in asked()[::5]:
        for option in question.options:
            marked = mark(exercise, question.ask, {option.id})
            if question.ask in BY_DECISION and not marked.right and not marked.ways:
                text = "\n".join(explain(marked, say))
                left_out = question.several and option.id in question.right
                out_of_turn = question.ask is Ask.NEXT_CHECK
                assert ("does not explain" in text) is not (left_out or out_of_turn)
                assert "You read" not in text
                found += 1
    assert found > 100


@both_languages
def test_every_question_answer_and_hint_can_be_told(language: Language) -> None:
    """Options differ in words too, the verdict comes first, and clauses are named."""
    say = catalogue(language)
    for exercise in every_exercise()[::9]:
        for question in exercise.questions:
            assert question_words(question, exercise, say)
            words = [option_words(option, question, exercise, say) for option in question.options]
            assert len(words) == len({*words})
            for option in question.options:
                marked = mark(exercise, question.ask, {option.id})
                verdict, *reasons = explain(marked, say)
                assert (verdict == say("exercise.right")) is marked.right
                assert reasons
                for clause in marked.clauses:
                    assert any(f"SOP {clause.value}:" in reason for reason in reasons)
            for hint in hints(exercise, question.ask):
                assert hint_words(hint, question, exercise, say)


def test_where_the_sop_is_silent_the_right_answer_says_so() -> None:
    """For every gap: action, ticket and clauses; and the gap is explained."""
    say = catalogue(Language.ENGLISH)
    gaps = [each for each in every_exercise() if each.rule.startswith("G")]
    assert len(gaps) == 384
    for exercise in gaps:
        assert exercise.question(Ask.ACTION).right == {"sop_silent"}
        assert exercise.question(Ask.TICKET).right == {"silent"}
        assert exercise.question(Ask.CLAUSE).right == {"silent"}
        marked = mark(exercise, Ask.ACTION, {"sop_silent"})
        assert any(say(f"gap.{exercise.rule}") in reason for reason in explain(marked, say))


def test_slips_are_named() -> None:
    """Each way to miscount the 24 hours is told as what it is."""
    say = catalogue(Language.INDONESIAN)
    found = set()
    for exercise in (each for each in every_exercise() if each.rule == "R11"):
        for option in exercise.question(Ask.WAIT_UNTIL).options:
            marked = mark(exercise, Ask.WAIT_UNTIL, {option.id})
            assert (marked.slip is None) is marked.right
            assert marked.clauses == (Clause.WAIT,)
            if marked.slip:
                assert say(f"exercise.slip.{marked.slip.value}") in explain(marked, say)
                found.add(marked.slip)
    assert found == {*Slip}


def test_a_field_that_is_not_missing_is_told_why() -> None:
    """Told already, or asked for on other channels alone; those left out are named."""
    say = catalogue(Language.ENGLISH)
    told, elsewhere = "the customer has told it", "not mandatory for this channel"
    found = set()
    for exercise, question in asked():
        if question.ask is not Ask.MISSING_FIELDS:
            continue
        for option in question.options:
            marked = mark(exercise, question.ask, {option.id})
            text = "\n".join(explain(marked, say))
            if option.id not in question.right and option.id != NONE:
                told_it = option.id in exercise.scenario.told
                assert (told if told_it else elsewhere) in text, exercise.id
                assert f"Not to be chosen: {say(f'field.{option.id}')}" in text
                found.add(told_it)
            if option.id == NONE and not marked.right:
                assert "You did not choose, though mandatory" in text
    assert found == {True, False}


def test_what_would_have_changed_the_outcome_comes_along() -> None:
    """The counterfactual of the case, or of what was found."""
    for exercise, question in asked()[::50]:
        marked = mark(exercise, question.ask, question.right)
        assert marked.changes == what_if(Case().having(*exercise.known(question.ask)))


@pytest.mark.parametrize(
    ("ask", "chosen"),
    [
        (Ask.ACTION, {"incomplete"}),
        (Ask.ACTION, {"sop_silent", "wait_24h"}),
        (Ask.ACTION, set()),
        (Ask.CLAUSE, set()),
        (Ask.CLAUSE, {"9.9"}),
        (Ask.SLA, {"refund"}),
    ],
)
def test_what_is_no_answer_is_refused(ask: Ask, chosen: set[str]) -> None:
    """No option, too many, none, or a question that is not asked."""
    exercise = next(each for each in every_exercise() if each.rule == "G5")
    with pytest.raises(ValueError, match=ask.value):
        mark(exercise, ask, chosen)


def test_hints_say_where_to_look_then_take_wrong_options_away() -> None:
    """Two at most, the first with a clause; the second leaves the right ones and a wrong one."""
    for exercise, question in asked():
        found = hints(exercise, question.ask)
        assert len(found) == MOST_HINTS
        where, fewer = found
        assert where.clauses
        assert not where.removed
        codes = {option.id for option in question.options}
        assert fewer.removed < codes - question.right
        assert fewer.removed


def test_hints_cost_and_wrong_answers_score_nothing() -> None:
    """1, 0.75 or 0.5 for a right answer; more hints than there are don't count."""
    exercise = every_exercise()[0]
    question = exercise.question(Ask.ACTION)
    right = mark(exercise, Ask.ACTION, question.right)
    wrong = mark(exercise, Ask.ACTION, {next(o.id for o in question.options if o.because)})
    assert [score(right, used) for used in range(3)] == [1.0, 0.75, 0.5]
    assert [score(wrong, used) for used in range(3)] == [0.0, 0.0, 0.0]
    with pytest.raises(ValueError, match="3 hints"):
        score(right, 3)

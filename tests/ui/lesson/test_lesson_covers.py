"""The lesson teaches the whole paper: what is declared and not taught fails here."""

from collections import Counter
from itertools import pairwise

import pytest
from teaching import clicks, said

from pansol.catalogue import Language, catalogue
from pansol.decision import decide
from pansol.sop import SOP, Advice, Clause, Gap, Interpretation, Kip, Sla
from pansol.ui.lesson import Lesson
from pansol.ui.lesson.chapters import CHAPTERS, TRIALS
from pansol.ui.lesson.marking import due, filled_by, options
from pansol.ui.lesson.model import Ask, Part, Trial
from pansol.wording import outcome_words

PARTS = [part for chapter in CHAPTERS for part in chapter.parts]
EACH = [
    pytest.param(part, trial, id=part.name_of(at))
    for part in PARTS
    for at, trial in enumerate(part.trials)
]


def test_every_clause_is_taught_once_in_the_papers_order() -> None:
    """The chapters follow the paper."""
    assert [part.clause for part in PARTS] == list(Clause)


def test_every_rule_is_taught_once() -> None:
    """A rule stands with a clause, a gap's rule is the gap."""
    taught = [rule for part in PARTS for rule in part.rules]
    taught += [gap.value for chapter in CHAPTERS for gap in chapter.gaps]
    assert Counter(taught) == Counter(rule.id for rule in SOP.rules)


@pytest.mark.parametrize(
    "part", [part for part in PARTS if part.rules], ids=lambda p: p.clause.name
)
def test_a_rule_is_taught_at_a_clause_that_it_cites(part: Part) -> None:
    """No rule stands where the paper does not say it."""
    for rule in SOP.rules:
        if rule.id in part.rules:
            assert part.clause in rule.clauses


def test_every_reading_and_gap_is_discussed_once() -> None:
    """Each has its chapter."""
    assert Counter(r for c in CHAPTERS for r in c.readings) == Counter(Interpretation)
    assert Counter(gap for chapter in CHAPTERS for gap in chapter.gaps) == Counter(Gap)


def test_every_advice_stands_with_its_clause() -> None:
    """As the SOP declares it."""
    taught = [(advice, part.clause) for part in PARTS for advice in part.advice]
    assert Counter(taught) == Counter((rule.advice, rule.clause) for rule in SOP.advice)
    assert {advice for advice, _ in taught} == set(Advice)


def test_every_ticket_field_stands_with_its_clause() -> None:
    """Also the one that a team or a revision adds."""
    taught = [(name, part.clause) for part in PARTS for name in part.fields]
    assert Counter(taught) == Counter((field.name, field.clause) for field in SOP.ticket_fields)


def test_every_kip_and_sla_is_taught() -> None:
    """The three labels, the two classes."""
    assert Counter(kip for part in PARTS for kip in part.kips) == Counter(Kip)
    assert {sla for part in PARTS for sla in part.slas} == set(Sla)


def test_every_question_is_taught_with_its_clause() -> None:
    """Its answer is to be predicted to go where the SOP's fields take it."""
    taught = {
        trial.about: part.clause
        for part in PARTS
        for trial in part.trials
        if trial.ask is Ask.FILLS
    }
    assert taught == {question.id: question.clause for question in SOP.questions}


@pytest.mark.parametrize("language", Language)
def test_the_handout_says_all_of_it(language: Language) -> None:
    """Clauses, reasons, rules, readings with the other way, gaps, fields, labels, sources."""
    words = catalogue(language)
    text = said(Lesson(f"chapter=handout&lang={language.value}"))
    for clause in Clause:
        assert clause.value in text
        assert words(clause.key) in text
        assert words(f"lesson.why.{clause.name.lower()}") in text
    for rule in SOP.rules:
        assert words(rule.key if not rule.outcome.gap else f"gap.{rule.id}") in text
        assert rule.outcome.gap or outcome_words(rule.outcome, words) in text
    for reading in Interpretation:
        assert words(f"interpretation.{reading.value}") in text
        for part in ("paper", "other", "means"):
            assert words(f"lesson.reading.{reading.value}.{part}") in text
    for gap in Gap:
        assert words(f"lesson.gap.{gap.value}") in text
    for field in SOP.ticket_fields:
        assert words(f"field.{field.name}") in text
    for kip in Kip:
        assert kip.label in text
    for source in SOP.sources:
        assert source in text


def test_each_chapter_can_be_reached_from_the_one_before() -> None:
    """And from the contents; the last has no next."""
    lesson = Lesson()
    for chapter, after in pairwise(CHAPTERS):
        assert lesson.state.open is chapter
        acts = clicks(lesson)
        assert all(["chapter", each.id] in acts for each in CHAPTERS)
        assert acts[-1] == ["chapter", after.id]
        lesson.act(acts[-1])
    assert lesson.state.open is CHAPTERS[-1]


def test_every_clause_has_something_to_predict() -> None:
    """All but the list of sources, of which the table knows nothing."""
    assert [part.clause for part in PARTS if not part.trials] == [Clause.SOURCE]


@pytest.mark.parametrize(("part", "trial"), EACH)
def test_a_trial_has_one_right_option(part: Part, trial: Trial) -> None:  # noqa: ARG001  its id
    """Neither none nor two, and something else to choose."""
    assert len(set(options(trial)) & due(trial)) == 1
    assert len(options(trial)) == len(set(options(trial))) >= 2


@pytest.mark.parametrize(("part", "trial"), EACH)
def test_a_trial_is_about_its_clause(part: Part, trial: Trial) -> None:
    """What the table answers rests on the clause at which it is asked."""
    decision, fields = decide(trial.case), {field.name: field for field in SOP.ticket_fields}
    match trial.ask:
        case Ask.FILLS:
            questions = {question.id: question for question in SOP.questions}
            assert questions[trial.about].clause is part.clause
            assert {clause.name for clause in filled_by(questions[trial.about])} | {"none"} >= due(
                trial
            )
        case Ask.REQUIRED:
            assert fields[trial.about].clause is part.clause
        case Ask.NEXT:
            assert decision.next_check
            assert trial.case.subscription
            clauses = decision.next_check.clauses[trial.case.subscription]
            assert part.clause in (*clauses, Clause.CHECKS)
        case Ask.ADVICE:
            assert [rule.clause for rule in decision.advice] == [part.clause]
        case Ask.KIP:
            assert part.clause is Clause.KIP
            assert decision.kip
        case _:
            assert part.clause in decision.clauses


def test_trials_ask_for_each_action() -> None:
    """A class that has predicted everything has met every action."""
    asked = {next(iter(due(t))) for t in TRIALS.values() if t.ask is Ask.ACTION}
    assert asked == {str(rule.outcome.action.value) for rule in SOP.rules}

"""The compiled table: one rule for every case, each condition decisive, broken SOPs refused."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from random import Random

import pytest
from reference import CASES_BY_ACTION, CASES_BY_RULE, VALUES, answer
from strategies import COMPLETE, answer_of, key_of, words_of
from strategies import STATES as EVERY_STATE

from pansol.facts import FACTS, Activation, Case, Fact
from pansol.sop import SOP, Action, Clause, Gap, Outcome, Rule, Sop
from pansol.table import STATES, TABLE, SopError, Table, compile_sop, prove, state_of

RULE_OF = {case: TABLE.rules_of(state_of(case))[0] for case in COMPLETE}

every_rule = pytest.mark.parametrize(
    "rule",
    SOP.rules,
    ids=lambda rule: f"{rule.id} ({', '.join(clause.value for clause in rule.clauses) or 'gap'})",
)


def named(rule: Rule) -> list[type[Fact]]:
    """Give the facts that a rule names."""
    return [fact for fact in FACTS if any(isinstance(value, fact) for value in rule.when)]


def neighbours(case: Case, fact: type[Fact]) -> Iterator[Case]:
    """Give the cases that differ from this one in the fact alone."""
    present = getattr(case, fact.column)
    return (case.having(other) for other in fact if other is not present)


def revised(rule: Rule, *others: Rule) -> Sop:
    """Give the SOP with other rules in the place of one."""
    rules: list[Rule] = []
    for kept in SOP.rules:
        rules += others if kept is rule else (kept,)
    return replace(SOP, rules=tuple(rules))


def answers(table: Table) -> list[tuple[Outcome, ...]]:
    """Give what a table answers to each complete case."""
    return [table.outcomes_of(state_of(case)) for case in COMPLETE]


def mutants(rule: Rule) -> Iterator[Rule]:
    """Give the rule with one named value dropped, or one value of a named fact added."""
    for fact in named(rule):
        for value in fact:
            if value in rule.when:
                when = tuple(kept for kept in rule.when if kept is not value)
            else:
                when = (*rule.when, value)
            yield replace(rule, when=when)


def test_each_complete_case_has_the_one_rule_of_the_paper() -> None:
    """Rule and outcome are those of a second transcription, for all 1,152 complete cases."""
    assert len(RULE_OF) == 1152
    for case in COMPLETE:
        (rule,) = TABLE.rules_of(state_of(case))
        assert answer_of(rule.id, rule.outcome) == answer(words_of(case)), case


def test_the_second_transcription_has_the_papers_totals() -> None:
    """The yardstick itself counts as the paper's table does."""
    complete = [dict(zip(VALUES, words, strict=True)) for words in product(*VALUES.values())]
    reached = [answer(case) for case in complete]
    assert len(complete) == sum(CASES_BY_RULE.values()) == sum(CASES_BY_ACTION.values()) == 1152
    for rule, count in CASES_BY_RULE.items():
        assert sum(found.rule == rule for found in reached) == count
    for action, count in CASES_BY_ACTION.items():
        assert sum(found.action == action for found in reached) == count


def test_the_proof_counts_cases_by_rule_and_by_action() -> None:
    """Every rule is reached, by as many cases as the paper's table says."""
    proof = prove(TABLE)
    assert (proof.complete, proof.states) == (1152, 19_440)
    assert proof.cases_by_rule == CASES_BY_RULE
    assert list(proof.cases_by_rule) == list(CASES_BY_RULE), "not in the paper's order"
    assert {a.value: count for a, count in proof.cases_by_action.items()} == CASES_BY_ACTION


def test_states_are_numbered_without_gap_or_repetition() -> None:
    """Every case with facts known or unknown has a row of its own, nothing known the first."""
    assert STATES == len(EVERY_STATE) == 19_440
    assert sorted(map(state_of, EVERY_STATE)) == list(range(STATES))
    assert state_of(Case()) == 0


def test_unknown_facts_leave_possible_what_some_completion_reaches() -> None:
    """In all 19,440 states: the rules possible are those of the completions, no more, no less."""
    rule_of = {key_of(case): answer(words_of(case)).rule for case in COMPLETE}
    for case in EVERY_STATE:
        values = zip(key_of(case), VALUES.values(), strict=True)
        completions = product(*((known,) if known else words for known, words in values))
        reached = {rule_of[completion] for completion in completions}
        rules = [rule.id for rule in TABLE.rules_of(state_of(case))]
        assert rules == [rule for rule in CASES_BY_RULE if rule in reached]


@pytest.mark.parametrize(
    ("rule", "fact"),
    [
        pytest.param(rule, fact, id=f"{rule.id}-{fact.column}")
        for rule in SOP.rules
        for fact in named(rule)
    ],
)
def test_each_named_fact_alone_decides_whether_the_rule_holds(rule: Rule, fact: type[Fact]) -> None:
    """Two cases that differ in this fact alone: the rule holds in one, not in the other (MC/DC)."""
    assert any(
        RULE_OF[other] is not rule
        for case in COMPLETE
        if RULE_OF[case] is rule
        for other in neighbours(case, fact)
    )


@every_rule
def test_a_fact_that_a_rule_does_not_name_never_matters_to_it(rule: Rule) -> None:
    """Wherever the rule holds it goes on holding, whatever becomes of the other facts."""
    unnamed = [fact for fact in FACTS if fact not in named(rule)]
    assert unnamed
    for case in COMPLETE:
        if RULE_OF[case] is rule:
            for fact in unnamed:
                assert all(RULE_OF[other] is rule for other in neighbours(case, fact))


@every_rule
def test_a_rule_holds_where_each_fact_it_names_has_a_value_it_names(rule: Rule) -> None:
    """Values of one fact are alternatives, different facts must all hold."""
    for case in COMPLETE:
        met = all({*fact} & {*rule.when} & {*case.known} for fact in named(rule))
        assert (RULE_OF[case] is rule) == met


@every_rule
def test_a_missing_rule_is_refused(rule: Rule) -> None:
    """Without it the SOP has a gap that is not declared: the error tells a case that falls in."""
    with pytest.raises(SopError, match=r"no rule holds for .*: declare a rule or a gap") as refused:
        compile_sop(revised(rule))
    told = dict(re.findall(r"(\w+)=(\w+)", str(refused.value)))
    assert list(told) == list(VALUES)
    assert answer(told).rule == rule.id


@every_rule
def test_a_widened_rule_is_refused(rule: Rule) -> None:
    """Without one of its conditions it overlaps with another, and the error names both."""
    for fact in named(rule):
        when = tuple(value for value in rule.when if not isinstance(value, fact))
        with pytest.raises(SopError, match="both hold for") as refused:
            compile_sop(revised(rule, replace(rule, when=when)))
        first, second, told = re.split(" and (?=[RG]\\d)| both hold for ", str(refused.value))
        pair = {first.partition(" ")[0], second.partition(" ")[0]}
        case = dict(re.findall(r"(\w+)=(\w+)", told))
        assert pair == {rule.id, answer(case).rule}
        assert len(pair) == 2


@every_rule
def test_a_rule_declared_twice_is_refused(rule: Rule) -> None:
    """A rule and one that contradicts it can't both hold, whichever stands first."""
    contradiction = replace(
        rule, id="R99", outcome=Outcome(action=Action.SOP_SILENT, gap=Gap.G1), clauses=(Clause.KIP,)
    )
    for pair in ((rule, contradiction), (contradiction, rule), (rule, rule)):
        with pytest.raises(SopError, match=f"{pair[0].id} .* and {pair[1].id} .* both hold"):
            compile_sop(revised(rule, *pair))


def test_the_error_names_rules_clauses_and_lines() -> None:
    """Whoever revises the SOP finds both rules by number, by clause, and in the file."""
    first = next(rule for rule in SOP.rules if rule.id == "R11")
    second = Rule(
        id="R12",
        when=(*first.when, Activation.FAILED),
        outcome=first.outcome,
        clauses=(Clause.WAIT, Clause.NOTE_2),
    )
    with pytest.raises(SopError) as refused:
        compile_sop(replace(SOP, rules=(*SOP.rules, second)))
    told = str(refused.value)
    assert re.search(r"R12 \(3\.1, Notes 2; \S*test_table\.py:\d+\)", told)
    assert re.search(r"(R11|G4) \((3\.1|no clause); \S*rules\.py:\d+\)", told)
    assert f"({', '.join(c.value for c in second.clauses)}; {second.declared_at})" in told


@every_rule
def test_every_mutant_of_a_rule_is_noticed(rule: Rule) -> None:
    """A value dropped from a rule or added to it is refused, or changes an answer."""
    rightly = answers(TABLE)
    tried = 0
    for mutant in mutants(rule):
        tried += 1
        try:
            wrongly = answers(compile_sop(revised(rule, mutant)))
        except SopError:
            continue
        assert wrongly != rightly, f"unnoticed: {rule.id} when {mutant.when}"
    assert tried == sum(len(fact) for fact in named(rule)) >= 5


@every_rule
def test_another_outcome_changes_as_many_answers_as_the_rule_has_cases(rule: Rule) -> None:
    """An outcome exchanged shows in each case of its rule, and in no other."""
    other = next(known.outcome for known in SOP.rules if known.outcome != rule.outcome)
    changed = compile_sop(revised(rule, replace(rule, outcome=other)))
    pairs = zip(answers(changed), answers(TABLE), strict=True)
    assert sum(new != old for new, old in pairs) == CASES_BY_RULE[rule.id]


def test_rules_have_no_order() -> None:
    """Shuffled rules give every state the same outcomes and the same facts that matter."""
    rules = list(SOP.rules)
    Random(0).shuffle(rules)  # noqa: S311  no secret
    shuffled = compile_sop(replace(SOP, rules=tuple(rules)))
    assert shuffled.rules != TABLE.rules
    assert shuffled.matters == TABLE.matters
    for state in range(STATES):
        assert {*shuffled.outcomes_of(state)} == {*TABLE.outcomes_of(state)}


def test_a_rule_written_as_two_gives_the_same_answers() -> None:
    """What counts is the answer, not how many rules it is written in."""
    whole = next(rule for rule in SOP.rules if rule.id == "R11")
    parts = [
        replace(whole, id=f"R11{part}", when=(*whole.when, outside))
        for part, outside in zip("ab", FACTS[0], strict=True)
    ]
    split = compile_sop(revised(whole, *parts))
    assert len(split.rules) == len(TABLE.rules) + 1
    assert answers(split) == answers(TABLE)
    assert split.matters == TABLE.matters


def test_a_fact_matters_to_a_complete_case_if_another_value_changes_its_outcome() -> None:
    """For all 1,152 complete cases and each fact, as found by trying the other values."""
    for case in COMPLETE:
        outcome = RULE_OF[case].outcome
        for fact in FACTS:
            changes = any(RULE_OF[other].outcome != outcome for other in neighbours(case, fact))
            assert TABLE.can_matter(state_of(case), fact) == changes


def test_there_is_room_for_64_rules() -> None:
    """A revision may add rules; too many are refused in words, not by a wrong table."""
    whole = next(rule for rule in SOP.rules if rule.id == "R2")
    parts = [
        replace(whole, id=f"R2-{place}", when=(*whole.when[-1:], *values))
        for place, values in enumerate(product(whole.when[:-1], FACTS[1], FACTS[2], FACTS[0]))
    ]
    many = compile_sop(revised(whole, *parts))
    assert len(many.rules) == 51
    assert answers(many) == answers(TABLE)
    too_many = replace(SOP, rules=SOP.rules * 5)
    with pytest.raises(SopError, match="80 rules: there is room for 64"):
        compile_sop(too_many)

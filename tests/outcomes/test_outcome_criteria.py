"""Cases by kind of finding and by agent: as the audit finds them, small groups hidden."""

from collections import Counter

from outcome_cases import FACTS_OF_R7, made, sample, sample_frame

from pansol.audit.criteria import criteria_of
from pansol.outcomes import Choice, criteria, select

WRONG = FACTS_OF_R7 | {"action_taken": "wait_24h"}


def test_a_case_counts_once_for_each_kind() -> None:
    """Counted one by one from the audit's own findings: all, and for each agent."""
    every: Counter[str] = Counter()
    by_agent: Counter[tuple[str, str]] = Counter()
    for agent, mask in sample_frame()[["agent", "findings"]].itertuples(index=False):
        for kind in {each.kind.value for each in criteria_of(int(mask))} if mask > 0 else ():
            every[kind] += 1
            by_agent[agent, kind] += 1
    found = criteria(select(sample(), Choice()))
    assert {each.kind.value: each.n for each in found.kinds} == every
    assert [each.n for each in found.kinds] == sorted(every.values(), reverse=True)
    assert {
        (person.label, each.kind.value): n
        for person in found.people
        for each, n in zip(found.kinds, person.counts, strict=True)
        if n
    } == by_agent


def test_the_vital_few_reach_four_fifths_and_not_without_the_last() -> None:
    """Juran's few: the first kinds, one less would not do."""
    kinds = criteria(select(sample(), Choice())).kinds
    whole, vital = sum(each.n for each in kinds), [each.n for each in kinds if each.vital]
    assert [each.n for each in kinds][: len(vital)] == vital
    assert sum(vital) >= 0.8 * whole > sum(vital[:-1])


def test_agents_with_fewer_than_five_judged_cases_are_only_counted() -> None:
    """Four cases hide an agent, five show one."""
    rows = [WRONG | {"agent": "A1"}] * 5 + [WRONG | {"agent": "B2"}] * 4
    found = criteria(select(made(rows), Choice()))
    assert [person.label for person in found.people] == ["A1"]
    assert (found.suppressed, found.n) == (1, 9)

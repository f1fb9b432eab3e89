"""The cases on the SOP's map."""

from collections import Counter
from collections.abc import Iterator

import pandas as pd
from hypothesis import given, settings
from outcome_cases import JAKARTA, cases, made, sample, sample_frame

from pansol.audit.due import states
from pansol.audit.figures import Reason
from pansol.map import Fork
from pansol.outcomes import Choice, Outcomes, Stream, flow, select
from pansol.outcomes.ways import end_of, places
from pansol.sop import SOP, Rule
from pansol.table import TABLE


def streams(start: Stream) -> Iterator[Stream]:
    """Give a place and all behind it."""
    yield start
    for each in start.streams:
        yield from streams(each)


def test_every_complete_case_ends_at_the_rule_that_holds() -> None:
    """The map leads where the table does; an open case ends at a fork or where all agree."""
    for state, case in enumerate(states()):
        to = places()[end_of(case)].to
        rules = {rule.id for rule in TABLE.rules_of(state)}
        if isinstance(to, Rule):
            assert rules == {to.id}
        else:
            assert len(rules) > 1


def test_each_rule_counts_its_cases() -> None:
    """As looking each state up in the table does."""
    plain = Counter(
        TABLE.rules_of(int(state))[0].id
        for state in sample_frame()["state"]
        if len(TABLE.rules_of(int(state))) == 1
    )
    found = flow(select(sample(), Choice()))
    leaves = {each.to.id: each.n for each in streams(found.start) if isinstance(each.to, Rule)}
    assert leaves == {rule.id: plain[rule.id] for rule in SOP.rules}


@settings(max_examples=20, deadline=None)
@given(frame=cases(least=1))
def test_branches_and_the_unknown_add_up(frame: pd.DataFrame) -> None:
    """No case is lost or doubled at a fork."""
    found = flow(select(Outcomes.of(frame, zone=JAKARTA), Choice()))
    assert found.start.n == len(frame)
    for each in streams(found.start):
        if isinstance(each.to, Fork):
            assert sum(way.n for way in each.streams) + each.unknown == each.n


def test_without_facts_there_is_no_flow() -> None:
    """The map is there, empty, with the reason."""
    found = flow(select(Outcomes.of(pd.DataFrame({"team": ["A"]}), zone=JAKARTA), Choice()))
    assert (found.n, found.reason) == (0, Reason.NO_COLUMN)
    assert flow(select(made([{}]), Choice())).start.unknown == 1

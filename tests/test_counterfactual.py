"""What would have changed a decision: held against a second transcription of the paper."""

from itertools import combinations, product

from reference import VALUES
from strategies import ANSWERS, COMPLETE, PLACE, STATES, Key, key_of, outcomes

from pansol.counterfactual import what_if
from pansol.decision import decide
from pansol.facts import Case, Charged


def elsewhere(words: Key, size: int) -> set[Key]:
    """Give the cases with exactly ``size`` facts different that come to another outcome."""
    found = set()
    for names in combinations(VALUES, size):
        kept = [() if name in names else (words[PLACE[name]],) for name in VALUES]
        others = [
            kept[place] or [word for word in VALUES[name] if word != words[place]]
            for name, place in PLACE.items()
        ]
        found |= {other for other in product(*others) if ANSWERS[other] != ANSWERS[words]}
    return found


def test_what_if_gives_all_smallest_changes_of_a_complete_case() -> None:
    """For all 1,152: every change leads where it says, none is smaller, and none is left out."""
    for case in COMPLETE:
        words = key_of(case)
        size = next(size for size in range(1, 9) if elsewhere(words, size))
        changes = what_if(case)
        led = {key_of(case.having(*change.instead)) for change in changes}
        assert led == elsewhere(words, size)
        assert len(changes) == len(led)
        for change in changes:
            assert len(change.instead) == size
            assert outcomes(change.outcomes) == {ANSWERS[key_of(case.having(*change.instead))]}


def test_what_if_changes_known_facts_so_that_the_outcome_is_ruled_out() -> None:
    """With facts unknown: a change leads elsewhere for certain, and no smaller one does."""
    decisions = {case: decide(case) for case in STATES}
    open_ends = 0
    for case, made in decisions.items():
        changes = what_if(case) if len(case.known) <= 5 else ()
        known = {type(value): value for value in case.known}
        for change in changes:
            assert made.final
            assert all(value is not known[type(value)] for value in change.instead)
            assert change.outcomes == decisions[case.having(*change.instead)].possible
            assert made.possible[0] not in change.outcomes
            open_ends += len(change.outcomes) > 1
        assert len({len(change.instead) for change in changes}) <= 1
        if changes and len(changes[0].instead) > 1:
            singles = (case.having(other) for fact in known for other in fact)
            assert all(made.possible[0] in decisions[other].possible for other in singles)
    assert open_ends > 0


def test_no_change_is_told_while_the_decision_is_incomplete() -> None:
    """What would have changed it can be said of what is decided, not before."""
    assert what_if(Case()) == ()
    assert what_if(Case().having(Charged.YES)) == ()

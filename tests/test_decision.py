"""Decisions: held against a second transcription of the paper, in every state there is."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from itertools import combinations, product

import pytest
from hypothesis import given
from reference import CLAUSES, ORDER, VALUES, advice, answer, interpretations
from strategies import (
    ANSWERS,
    COMPLETE,
    PLACE,
    STATES,
    Key,
    answer_of,
    cases,
    key_of,
    outcomes,
    words_of,
)

from pansol.decision import Decision, checks_left, decide, next_check
from pansol.facts import (
    Activation,
    Benefit,
    Case,
    Fact,
    History,
    NormalTariff,
    Subscription,
)
from pansol.sop import SOP, Action, Advice, Clause, Outcome
from pansol.waiting import ZONES


def varied(words: Key, name: str) -> list[Key]:
    """Give the cases that agree with this one in all but the named fact."""
    place = PLACE[name]
    return [(*words[:place], word, *words[place + 1 :]) for word in VALUES[name]]


DECISIVE = {
    words: {name for name in VALUES if len({ANSWERS[other] for other in varied(words, name)}) > 1}
    for words in ANSWERS
}
"""The facts that alone would change a complete case's outcome."""


def completions(words: Key) -> list[Key]:
    """Give every way of completing the unknown facts."""
    values = zip(words, VALUES.values(), strict=True)
    return list(product(*((known,) if known else unknown for known, unknown in values)))


def matters(words: Key) -> set[str]:
    """Name the facts, known ones too, that change the outcome of some completion."""
    return set().union(*(DECISIVE[completion] for completion in completions(words)))


@pytest.fixture(scope="module")
def decisions() -> Mapping[Case, Decision]:
    """Decide all 19,440 states."""
    return {case: decide(case) for case in STATES}


def test_every_complete_case_is_decided_as_the_paper_says() -> None:
    """Rule, action, SLA, KIP and gap are those of the second transcription, for all 1,152."""
    for case in COMPLETE:
        made = decide(case)
        outcome = Outcome(action=made.action, sla=made.sla, kip=made.kip, gap=made.gap)
        assert made.final
        assert answer_of(made.rule, outcome) == answer(words_of(case)), case
        assert made.possible == (outcome,)
        assert made.next_check is None


def test_every_state_is_final_exactly_if_its_completions_agree(
    decisions: Mapping[Case, Decision],
) -> None:
    """All 19,440 states: what is still possible is what the completions of the unknown reach."""
    assert len(decisions) == 19_440
    for case, made in decisions.items():
        reached = {ANSWERS[completion] for completion in completions(key_of(case))}
        assert outcomes(made.possible) == reached
        assert len(made.possible) == len(reached)
        assert made.final == (len(reached) == 1)
        told = Outcome(action=made.action, sla=made.sla, kip=made.kip, gap=made.gap)
        if made.final:
            assert made.possible == (told,)
            assert made.rule == "/".join(rule.id for rule in made.rules)
        else:
            assert told == Outcome(action=Action.INCOMPLETE)
            assert made.rule == ""
            assert made.clauses == ()
            assert made.interpretations == ()
            assert made.advice == ()


def test_the_next_check_is_the_first_unknown_fact_that_can_still_matter(
    decisions: Mapping[Case, Decision],
) -> None:
    """All 19,440 states: nothing is asked that can't matter, nothing left out that can."""
    for case, made in decisions.items():
        words = words_of(case)
        order = ORDER[words.get("subscription", "prepaid")]
        decisive = matters(key_of(case))
        unmade = [name for name in order if name not in words]
        wanted = [name for name in unmade if name in decisive]
        assert [check.fact.column for check in checks_left(case)] == wanted
        assert (made.next_check is None) == made.final == (not wanted)
        assert made.next_check == next_check(case) == next(iter(checks_left(case)), None)
        unneeded = [left_out.check.fact.column for left_out in made.unneeded]
        assert unneeded == [name for name in unmade if name not in decisive]


def test_the_kind_of_subscription_never_matters_and_is_never_asked(
    decisions: Mapping[Case, Decision],
) -> None:
    """SOP 1.1, 1.2: it says where to look and in which order, not what comes of it."""
    for case, made in decisions.items():
        assert all(check.fact is not Subscription for check in checks_left(case))
        either = [decisions[case.having(kind)] for kind in Subscription]
        assert {*either[0].possible} == {*either[1].possible} == {*made.possible}


@pytest.mark.parametrize("kind", [None, *Subscription])
def test_following_the_next_check_ends_where_the_whole_case_does(
    kind: Subscription | None,
) -> None:
    """From nothing known, any true case comes to its outcome, in the order of its kind."""
    for case in COMPLETE:
        asked = Case().having(kind) if kind else Case()
        while (check := next_check(asked)) is not None:
            assert getattr(asked, check.fact.column) is None
            asked = asked.having(getattr(case, check.fact.column))
        assert decide(asked).possible == decide(case).possible


@pytest.mark.parametrize(
    ("kind", "clause", "second", "third"),
    [
        (Subscription.PREPAID, Clause.CHECKS_PREPAID, "charged", "benefit"),
        (Subscription.POSTPAID, Clause.CHECKS_POSTPAID, "benefit", "charged"),
    ],
)
def test_postpaid_looks_for_the_quota_before_the_charge(
    kind: Subscription, clause: Clause, second: str, third: str
) -> None:
    """SOP 1.1: provisioning, call detail, quota. SOP 1.2: both look-ups in DSC come first."""
    case = Case().having(kind)
    first = next_check(case)
    assert first is not None
    assert first.fact is Activation
    assert first.clauses[kind] == (clause,)
    left = [check.fact.column for check in checks_left(case.having(Activation.SUCCESS))]
    assert left[:2] == [second, third]


def test_a_check_is_left_out_because_of_the_fewest_facts_that_settle_it(
    decisions: Mapping[Case, Decision],
) -> None:
    """All 19,440 states: the reason is known and enough, and without any part of it it is not."""

    def settles(because: tuple[Fact, ...], check: type[Fact]) -> bool:
        key = key_of(Case().having(*because))
        if (key, check) not in seen:
            seen[key, check] = check.column not in matters(key)
        return seen[key, check]

    seen: dict[tuple[Key, type[Fact]], bool] = {}
    for case, made in decisions.items():
        for left_out in made.unneeded:
            because, fact = left_out.because, left_out.check.fact
            assert {*because} <= {*case.known}
            assert settles(because, fact)
            fewer = combinations(because, len(because) - 1) if because else ()
            assert not any(settles(part, fact) for part in fewer)


def test_the_known_facts_that_are_named_suffice(decisions: Mapping[Case, Decision]) -> None:
    """All 19,440 states: ``because`` alone leaves the same possible as all that is known."""
    for case, made in decisions.items():
        assert {*made.because} <= {*case.known}
        alone = decisions[Case().having(*made.because)]
        assert alone.possible == made.possible
        assert Subscription not in map(type, made.because)


@pytest.mark.parametrize("digital", [None, False, True])
def test_advice_is_what_the_paper_says_along_with_the_action(digital: bool | None) -> None:  # noqa: FBT001  a value under test
    """SOP 2, 3, 3.1, Mandatory Ticket 3: for all 1,152 cases, bought by any kind of channel."""
    for case in COMPLETE:
        given_advice = decide(replace(case, digital_purchase=digital)).advice
        told = [rule.advice.value for rule in given_advice]
        assert {*told} == advice(words_of(case), digital=digital is True)
        assert len({*told}) == len(told)


@pytest.mark.parametrize(
    ("told", "condition"),
    [
        (Advice.SEND_EVIDENCE, "bought through a digital channel (Mandatory Ticket 3)"),
        (Advice.OUTAGE_ANSWER, "outage affected, ticket (2)"),
        (Advice.DO_NOT_REPEAT, "wait (3.1)"),
        (Advice.MOBILE_DATA_OFF, "wait or ticket (3)"),
    ],
    ids=lambda value: value if isinstance(value, str) else value.value,
)
def test_each_advice_is_given_somewhere_and_kept_back_elsewhere(
    told: Advice, condition: str
) -> None:
    """The condition of each advice is met by some cases, and by some it is not."""
    digital = [decide(replace(case, digital_purchase=True)) for case in COMPLETE]
    given_advice = [told in [rule.advice for rule in made.advice] for made in digital]
    assert {*given_advice} == {True, False}, condition


def test_the_decision_names_its_clauses() -> None:
    """All 1,152: an answer of the paper rests on its clauses."""
    for case in COMPLETE:
        made = decide(case)
        if made.gap is None:
            assert tuple(clause.value for clause in made.clauses) == CLAUSES[made.rule]


def test_the_decision_names_the_readings_it_rests_on() -> None:
    """All 1,152: I1 to I6, each where its reading decides, and nowhere else."""
    seen: set[str] = set()
    for case in COMPLETE:
        readings = [reading.value for reading in decide(case).interpretations]
        assert readings == sorted(interpretations(words_of(case)))
        seen.update(readings)
    assert seen == {"I1", "I2", "I3", "I4", "I5", "I6"}


def test_two_rules_may_lead_to_one_outcome() -> None:
    """SOP 3.2, Notes 1: whether the price was taken is not asked where the tariff was (R4/R8)."""
    case = Case(
        activation=Activation.SUCCESS,
        benefit=Benefit.BONUS_MISSING,
        history=History.CLEAR,
        normal_tariff=NormalTariff.YES,
    )
    made = decide(case)
    assert made.final
    assert made.rule == "R4/R8"
    assert "charged" in [left_out.check.fact.column for left_out in made.unneeded]
    assert made.interpretations == (), "I5 holds in one of the two alone"


@given(case=cases())
def test_channel_and_time_bear_on_what_is_said_never_on_the_outcome(case: Case) -> None:
    """The decision is the same with neither known, but for the evidence and the end of the wait."""
    made = decide(case)
    plain = decide(replace(case, digital_purchase=None, transaction_at=None))
    spoken = tuple(rule for rule in made.advice if rule.advice is not Advice.SEND_EVIDENCE)
    assert replace(made, advice=spoken, wait_until=None) == plain
    assert decide(case) == made


@pytest.mark.parametrize("zone", ZONES.values(), ids=ZONES)
def test_a_wait_ends_24_hours_after_the_purchase_in_its_zone(zone: timezone) -> None:
    """SOP 3.1: the customer is told the exact moment, by the customer's clock; no one else is."""
    bought = datetime(2026, 11, 22, 10, 5, 30, tzinfo=zone)
    for case in COMPLETE:
        made = decide(replace(case, transaction_at=bought))
        if made.action is Action.WAIT_24H:
            assert made.wait_until is not None
            assert made.wait_until - bought == timedelta(hours=24)
            assert made.wait_until.isoformat() == bought.replace(day=23).isoformat()
        else:
            assert made.wait_until is None
        assert decide(case).wait_until is None


def test_checks_are_those_of_the_sop() -> None:
    """A check named by a decision is one of the SOP's own for that kind of subscription."""
    for kind in Subscription:
        case = Case().having(kind, Benefit.RECEIVED)
        made = decide(case)
        checks = [*checks_left(case), *(left_out.check for left_out in made.unneeded)]
        assert {check.fact for check in checks} == {c.fact for c in SOP.checks[kind]} - {Benefit}
        assert all(check in SOP.checks[kind] for check in checks)

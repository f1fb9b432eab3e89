"""The silent SOP."""

from outcome_cases import sample, sample_frame

from pansol.outcomes import Choice, gaps, select


def test_silent_cases_are_counted_by_gap_with_what_was_done() -> None:
    """As plain counting of the sample does, the largest first."""
    frame = sample_frame()[sample_frame()["standing"] == "silent"]
    found = gaps(select(sample(), Choice()))
    assert {each.gap: each.n for each in found.gaps} == frame["gap"].value_counts().to_dict()
    assert [each.n for each in found.gaps] == sorted((e.n for e in found.gaps), reverse=True)
    for each in found.gaps:
        done = frame[frame["gap"] == each.gap]["action_taken"].value_counts().to_dict()
        assert {action: n for action, n in each.done.items() if action} == done
    assert (found.share.count, found.share.n) == (len(frame), len(sample()))


def test_a_chosen_gap_leaves_the_others_to_be_chosen() -> None:
    """The figure ignores the choice of gaps alone."""
    chosen = gaps(select(sample(), Choice(labels={"gap": ("G1",)})))
    assert chosen.gaps == gaps(select(sample(), Choice())).gaps

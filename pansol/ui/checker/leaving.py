"""A case that is left for another one: whether something would be lost with it."""

from pansol.ui.checker.enquiry import sample_state
from pansol.ui.checker.examples import example_state
from pansol.ui.checker.keeping import unsaved
from pansol.ui.checker.state import State, without_filled

__all__ = ["leaves"]


def leaves(before: State, after: State) -> bool:
    """Tell whether an act leaves a case in which somebody entered what is not saved."""
    return after.round != before.round and unsaved(before) and not _untouched(before)


def _untouched(state: State) -> bool:
    """Tell whether an example or a made-up complaint is as it was loaded."""
    bare = without_filled(state)
    try:
        if state.example:
            loaded = example_state(state.example, state.language, state.round)
        elif state.search.sample:
            loaded = sample_state(state.search.sample, state)
        else:
            return False
    except KeyError:  # it is not offered any more
        return False
    same = (bare.fields, bare.answers) == (loaded.fields, loaded.answers)
    return same and not state.record.number

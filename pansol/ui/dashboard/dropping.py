"""What becomes of a choice when other cases are shown: what they do not hold is taken back."""

from dataclasses import replace

from pansol.ui.dashboard.state import State
from pansol.ui.notice import Notice

__all__ = ["shown_anew", "without"]


def shown_anew(state: State) -> State:
    """Give the state in which another source is shown, or the same one anew: no names yet."""
    return replace(state, listed=(), page=0, case=None, seen=None, named=False, step=state.step + 1)


def without(state: State, dropped: tuple[tuple[str, str], ...]) -> State:
    """Take back what the source does not hold, and name it."""
    gone = {name for name, label in dropped if not label}
    labels = {
        name: left
        for name, chosen in state.labels.items()
        if name not in gone and (left := tuple(x for x in chosen if (name, x) not in dropped))
    }
    named = [f"{name}={label}" if label else name for name, label in dropped[:3]]
    if state.notice and "named" in state.notice.values:
        named.insert(0, state.notice.values["named"])
    notice = Notice(key="dashboard.dropped", values={"named": ", ".join(named)}, wrong=True)
    return replace(state, labels=labels, notice=notice)

"""The page's address: what is chosen, without anything personal; what does not belong is named."""

from collections.abc import Iterator
from datetime import date
from urllib.parse import parse_qsl, urlencode

from pansol.catalogue import Language
from pansol.config import current
from pansol.masking import mask_text
from pansol.ui.dashboard.state import (
    ANALYSTS,
    BY,
    COMPARED,
    FIGURES,
    FILTERS,
    PERIODS,
    WITHIN,
    State,
)
from pansol.ui.notice import Notice

__all__ = ["LONGEST", "address_of", "from_query", "left_out"]

LONGEST = 2000
"""Characters of an address that are read."""

_LONGEST_LABEL = 120
_MOST = 60  # choices
_NAMED = 40  # characters of a choice that is named in a sentence
_ONE_OF = {"period": PERIODS, "compared": COMPARED, "by": BY, "within": WITHIN}
"""What is one of few words, the usual one first."""
_FIGURES = {"table": "tables", "whole": "whole"}
"""What a figure is shown as."""
_APART = "."  # between figures: together they are one choice


def from_query(query: str) -> State:
    """Give the state for an address; what is none of the page's is dropped and named."""
    language = current().language
    labels: dict[str, tuple[str, ...]] = {}
    chosen = {name: words[0] for name, words in _ONE_OF.items()}
    figures: dict[str, frozenset[str]] = dict.fromkeys(_FIGURES.values(), frozenset())
    days, dropped = {}, []
    pairs = parse_qsl(query.removeprefix("?")[:LONGEST], keep_blank_values=True)
    for name, value in pairs[:_MOST]:
        if name == "lang":
            language = {each.value: each for each in Language}.get(value, language)
        elif name in FILTERS and _printable(value):
            labels[name] = tuple(dict.fromkeys((*labels.get(name, ()), value)))
        elif value in _ONE_OF.get(name, ()):
            chosen[name] = value
        elif name in _FIGURES and (named := {*value.split(_APART)}) <= {*FIGURES, *ANALYSTS}:
            figures[_FIGURES[name]] |= named
        elif name in {"from", "to"} and (day := _day(value)):
            days[name] = day
        else:
            dropped.append(f"{name}={value}")
    period = chosen["period"]
    return State(
        language=language,
        labels=labels,
        period=period if period != "own" or days else PERIODS[0],
        first=days.get("from"),
        last=days.get("to"),
        compared=chosen["compared"],
        by=chosen["by"],
        within=chosen["within"],
        tables=figures["tables"],
        whole=figures["whole"],
        notice=_notice(dropped),
    )


def address_of(state: State) -> str:
    """Give the query that leads here; labels that hold a number or the like are left out."""
    return f"?{urlencode([*_pairs(state)])}"


def _pairs(state: State) -> Iterator[tuple[str, str]]:
    yield "lang", state.language.value
    yield "period", state.period
    if state.period == "own":
        for name, day in (("from", state.first), ("to", state.last)):
            if day:
                yield name, day.isoformat()
    for name in ("compared", "by", "within"):
        if (word := getattr(state, name)) != _ONE_OF[name][0]:
            yield name, word
    for name, field in _FIGURES.items():
        if figures := getattr(state, field):
            yield name, _APART.join(sorted(figures))
    for name, labels in state.labels.items():
        yield from ((name, label) for label in labels if mask_text(label) == label)


def left_out(state: State) -> tuple[str, ...]:
    """Give the filters that are no part of the address, since a label of theirs holds a number."""
    kept = from_query(address_of(state)).labels
    return tuple(name for name, labels in state.labels.items() if kept.get(name) != labels)


def _printable(value: str) -> bool:
    return len(value) <= _LONGEST_LABEL and value.isprintable()


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _notice(dropped: list[str]) -> Notice | None:
    if not dropped:
        return None
    named = ", ".join(mask_text(text[:_NAMED]) for text in dropped[:3])
    return Notice(key="dashboard.dropped", values={"named": named}, wrong=True)

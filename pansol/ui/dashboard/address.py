"""The page's address: what is chosen, without anything personal; what does not belong is named."""

from collections.abc import Iterator
from datetime import date
from urllib.parse import parse_qsl, urlencode

from pansol.catalogue import Language
from pansol.config import current
from pansol.masking import mask_text
from pansol.ui.audit.state import Notice
from pansol.ui.dashboard.state import FILTERS, PERIODS, WITHIN, State

__all__ = ["address_of", "from_query"]

_LONGEST = 2000  # characters of an address that are read
_LONGEST_LABEL = 120
_MOST = 60  # choices
_NAMED = 40  # characters of a choice that is named in a sentence


def from_query(query: str) -> State:
    """Give the state for an address; what is none of the page's is dropped and named."""
    language = current().language
    labels: dict[str, tuple[str, ...]] = {}
    period, within, days, dropped = PERIODS[0], WITHIN[0], {}, []
    pairs = parse_qsl(query.removeprefix("?")[:_LONGEST], keep_blank_values=True)
    for name, value in pairs[:_MOST]:
        if name == "lang":
            language = {each.value: each for each in Language}.get(value, language)
        elif name in FILTERS and _printable(value):
            labels[name] = tuple(dict.fromkeys((*labels.get(name, ()), value)))
        elif name == "period" and value in PERIODS:
            period = value
        elif name == "within" and value in WITHIN:
            within = value
        elif name in {"from", "to"} and (day := _day(value)):
            days[name] = day
        else:
            dropped.append(f"{name}={value}")
    return State(
        language=language,
        labels=labels,
        period=period if period != "own" or days else PERIODS[0],
        first=days.get("from"),
        last=days.get("to"),
        within=within,
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
    if state.within != WITHIN[0]:
        yield "within", state.within
    for name, labels in state.labels.items():
        for label in labels:
            if mask_text(label) == label:
                yield name, label


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

"""The SOP's map with the cases on it, as a chart."""

from collections.abc import Iterator
from itertools import count

from pansol.audit.report.words import action_words
from pansol.catalogue import Catalogue
from pansol.charts import Chart, Flow, Way, flow
from pansol.map import Fork
from pansol.outcomes.flow import Stream
from pansol.sop import Rule
from pansol.ui.dashboard.counted import Counted

__all__ = ["flow_of", "place_words"]


def flow_of(counted: Counted, words: Catalogue) -> Chart:
    """Draw how many cases take each way."""
    start = _way(counted.flow.start, words, count(), None)
    figure = Flow(title=words("dashboard.flow"), of=words("dashboard.flow.way"), start=start)
    return flow(figure, words, act=("list", "place"))


def place_words(place: int, counted: Counted, words: Catalogue) -> str:
    """Name the place of a number, as a list of its cases is headed."""
    way = _way(counted.flow.start, words, count(), None)
    return next(
        (each.name or each.label for each in _ways(way) if each.key == str(place)), str(place)
    )


def _ways(way: Way) -> Iterator[Way]:
    yield way
    for each in way.ways:
        yield from _ways(each)


def _way(stream: Stream, words: Catalogue, number: Iterator[int], before: Fork | None) -> Way:
    """Give a stream as a way, numbered as the map does: each after the fork before it."""
    own = str(next(number))
    value = words.either(words(each.key) for each in stream.values)
    check = words(f"check.{before.fact.column}") if before else ""
    if isinstance(stream.to, Rule):
        action = stream.to.outcome.action.value
        return Way(
            key=own,
            label=f"{stream.to.id} {action_words(action, words)}",
            count=stream.n,
            check=f"{check}: {value}" if check else "",
            tone=action,
        )
    ways = tuple(_way(each, words, number, stream.to) for each in stream.streams)
    return Way(
        key="" if stream.unknown else own,
        label=value or words("dashboard.flow.all"),
        count=stream.n,
        check=check,
        ways=(*ways, _unknown(stream, own, words)),
    )


def _unknown(stream: Stream, key: str, words: Catalogue) -> Way:
    """Give the cases that end at a fork because its fact is not known."""
    assert isinstance(stream.to, Fork)  # noqa: S101  a rule asks for nothing
    check = words(f"check.{stream.to.fact.column}")
    return Way(
        key=key,
        label=words("dashboard.flow.unknown"),
        name=words("dashboard.flow.unknown.of", check=check),
        count=stream.unknown,
        check=check,
        tone="incomplete",
    )

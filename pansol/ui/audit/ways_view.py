"""How a file is written: its separator and encoding, decimals, zone, and the order of dates."""

from pansol.casefiles import DateStyle
from pansol.catalogue import Catalogue
from pansol.config import current
from pansol.element import Element, h
from pansol.masking import mask_text
from pansol.ui.audit.actions import DECIMALS, ENCODINGS, ORDERS, SEPARATORS, ZONES
from pansol.ui.audit.opening import Opened
from pansol.ui.audit.state import State
from pansol.ui.widgets import choice_field, field

__all__ = ["ways_view"]

_SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
_LONGEST = 32  # characters of a date as an example


def ways_view(state: State, words: Catalogue, opened: Opened) -> Element | None:
    """Give what was detected; what can be decided otherwise has a drop-down."""
    reading = opened.reading
    if reading is None:
        return None
    content = words(f"audit.content.{reading.source.content.value}")
    parts = [words("audit.written.as", content=content)]
    if dialect := reading.source.dialect:
        mark = words(f"audit.separator.{_SEPARATORS.get(dialect.separator, 'other')}")
        parts.append(words("audit.written.csv", separator=mark, encoding=dialect.encoding.upper()))
    if reading.source.sheet is not None:
        parts.append(words("audit.written.sheet", sheet=mask_text(reading.source.sheet)))
    decimal = state.ways.get("decimal", reading.decimal)
    zone = state.ways.get("zone", opened.mapping.zone or current().zone_in_short)
    dates = [_dates(state, words, opened, ours, style) for ours, style in reading.styles.items()]
    return h(
        "div",
        h("p", " ".join(parts)),
        h(
            "div",
            _way(
                words,
                "decimal",
                decimal,
                [
                    (mark, words(f"audit.decimal.{_SEPARATORS.get(mark, 'point')}"))
                    for mark in DECIMALS
                ],
            ),
            _way(words, "zone", zone, [(one, one) for one in dict.fromkeys((*ZONES, zone))]),
            dates,
            _text(state, words, opened),
            class_="fields",
        ),
        class_="ways",
    )


def _text(state: State, words: Catalogue, opened: Opened) -> list[Element]:
    """Give how a text is written as such; nothing for a file of another kind."""
    dialect = opened.reading.source.dialect if opened.reading else None
    if dialect is None:
        return []
    separator = state.ways.get("separator", dialect.separator)
    encoding = state.ways.get("encoding", dialect.encoding)
    marks = dict.fromkeys((*SEPARATORS, separator))
    named = [(mark, words(f"audit.separator.{_SEPARATORS.get(mark, 'other')}")) for mark in marks]
    codecs = [(one, one.upper()) for one in dict.fromkeys((*ENCODINGS, encoding))]
    return [
        _way(words, "separator", separator, named),
        _way(words, "encoding", encoding, codecs),
    ]


def _way(words: Catalogue, name: str, value: str, choices: list[tuple[str, str]]) -> Element:
    control = choice_field(f"way-{name}", value, choices, action=("way", name))
    return field(f"way-{name}", words(f"audit.way.{name}"), control)


def _dates(state: State, words: Catalogue, opened: Opened, ours: str, style: DateStyle) -> Element:
    value = state.ways.get(ours, style.order)
    choices = [(order, words(f"audit.order.{order}")) for order in ORDERS]
    example = next(iter(style.examples), "-")[:_LONGEST]
    sure = "mixed" if style.mixed else "sure" if style.certain else "unsure"
    return field(
        f"way-{ours}",
        words("audit.way.dates", column=opened.mapping.theirs.get(ours, ours)),
        choice_field(f"way-{ours}", value, choices, action=("way", ours)),
        hint=words(f"audit.order.{sure}", example=example),
    )

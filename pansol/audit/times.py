"""The moment of a well-formed time: brought to one way of writing, then read by the engine."""

from typing import Any

import narwhals as nw

from pansol.audit.engines import AnyFrame
from pansol.casefiles.engines import with_microseconds
from pansol.casefiles.texts import NONE
from pansol.casefiles.times import OFFSETS
from pansol.grammar import BLANKS

__all__ = ["with_moment"]

_ISO = "_pansol_iso"
_BARE_OFFSET = "[+-][0-9]{2}"
_BARE_MINUTES = ("00", "30", "45")  # of an offset without a colon: there are no others


def with_moment(frame: AnyFrame, text: str, where: str, name: str) -> AnyFrame:
    """Add Int64 microseconds since 1970 UTC of the texts that ``PATTERNS[Format.TIME]`` finds.

    ``where``: the Boolean column of these rows; the moment of the others is null.
    """
    iso = frame.with_columns(_iso(nw.col(text), nw.col(where)).alias(_ISO))
    found = with_microseconds(iso.lazy(), {name: _ISO})
    return found.collect() if isinstance(frame, nw.DataFrame) else found


def _iso(text: nw.Expr, where: nw.Expr) -> nw.Expr:
    """Write the zone as ``+07:00``, which is how most are written already."""
    usual = where & text.str.ends_with(":00") & text.str.starts_with("2")
    bare = text.str.strip_chars(BLANKS)
    chain: Any = nw
    for zone, offset in OFFSETS.items():
        name = "".join(f"[{letter}{letter.lower()}]" for letter in zone)
        named = bare.str.replace_all(f"[{BLANKS}]+{name}$", offset)
        chain = chain.when(bare.str.contains(f"{name}$")).then(named)
    utc = bare.str.replace_all("Z", "+00:00", literal=True)
    chain = chain.when(bare.str.ends_with("Z")).then(utc)
    for minutes in _BARE_MINUTES:
        colon = bare.str.replace_all(f"{minutes}$", f":{minutes}")
        chain = chain.when(bare.str.contains(f"{_BARE_OFFSET}{minutes}$")).then(colon)
    hours = nw.concat_str(bare, nw.lit(":00"))
    rest: nw.Expr = chain.when(bare.str.contains(f"{_BARE_OFFSET}$")).then(hours).otherwise(bare)
    # Within the condition, not after its contrary: where that is null no row may come to the rest.
    return nw.when(usual).then(text).when(where).then(rest).otherwise(NONE)

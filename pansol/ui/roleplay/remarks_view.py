"""The trainer's remarks, for both players."""

from pansol.catalogue import Catalogue
from pansol.element import Element, h
from pansol.ui.roleplay.seated import Player

__all__ = ["remarks_view"]


def remarks_view(player: Player, words: Catalogue) -> Element | None:
    """Give what the trainer remarked, once it may be read."""
    if not player.remarks:
        return None
    return h(
        "section",
        h("h2", words("play.remarks")),
        h("ul", [h("li", text) for text in player.remarks], class_="bullets"),
        class_="panel",
        key="remarks",
    )

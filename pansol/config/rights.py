"""Who may do what not everybody may."""

from pansol.config.settings import Settings, current

__all__ = ["ANYBODY", "may_show_names"]

ANYBODY = "*"
"""Whoever reaches the page, where no hub tells who that is."""


def may_show_names(signed_in: str, settings: Settings | None = None) -> bool:
    """Tell whether a person may show agents' names, by the name under which the hub knows them.

    Behind a hub only a name that is listed has the right: ``*`` gives it to nobody there. Without
    one, names that are typed prove nothing, so only ``*`` gives it, and to all who reach the page.
    """
    listed = (settings or current()).show_names
    return signed_in in listed and signed_in != ANYBODY if signed_in else ANYBODY in listed

"""Read a finished case of today again; who opened it stands among the accesses."""

from dataclasses import replace

from pansol.catalogue import catalogue
from pansol.ui.acts import BadActionError
from pansol.ui.checker.desk import Place
from pansol.ui.checker.situation import Situation, listed
from pansol.ui.notice import Notice, notice_of

__all__ = ["read"]


def read(before: Situation, arguments: list[str], _value: str) -> Situation:
    """Open a case, recorded before it is shown, or put the open one away."""
    from pansol.caselog import Asking, CaseLogError  # noqa: PLC0415  slow to import

    if arguments == ["end"]:
        open_ = before.desk.reading
        case_id = str(open_.case.case_id) if open_ else ""
        desk = replace(before.desk, reading=None).back_at(case_id)
        return replace(before, desk=desk)
    before, case = listed(before, arguments)
    listing = before.desk.listing
    if listing is None or case not in listing.finished_today:
        raise BadActionError("not a finished case of today")
    if not before.who:
        return before.told(Place.WHO, Notice(key="who.missing"))
    why = catalogue(before.state.language)("reread.why")
    asking = Asking(who=before.who, at=before.now, why=why)
    try:
        history = before.shelf.log().unmask(case.case_id, asking)
    except CaseLogError as error:
        return before.told(Place.LIST, notice_of(error))
    desk = replace(before.desk, reading=history, turn=before.desk.turn + 1)
    return replace(before, desk=desk)

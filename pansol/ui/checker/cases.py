"""What a person can do with the log on the checker page: save, finish, resume, close, read."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from pansol.ui.acts import BadActionError
from pansol.ui.checker.closing import ANYWAY, asked, close, put_away
from pansol.ui.checker.desk import Place
from pansol.ui.checker.keeping import done_with, entered, entry_of, resumed, saved_as, unsaved
from pansol.ui.checker.kept_case import loose_here
from pansol.ui.checker.record import Done
from pansol.ui.checker.rereading import read
from pansol.ui.checker.situation import Situation, listed, new_entry, written
from pansol.ui.checker.state import walk
from pansol.ui.notice import Notice, notice_of
from pansol.ui.person import printable

__all__ = ["act_on_log", "concerns_log"]


def concerns_log(action: list[str]) -> bool:
    """Tell whether an act is one of these."""
    return bool(action) and action[0] in _ACTS


def act_on_log(before: Situation, action: list[str], value: str | None) -> Situation:
    """Give the situation after an act. Raises ``BadActionError`` for one the page lacks."""
    name, *arguments = action
    before = replace(before, desk=before.desk.unasked)
    if name not in _TYPED:
        before = replace(before, desk=replace(before.desk, trouble=None))
    return _ACTS[name](before, arguments, value or "")


def _who(before: Situation, _arguments: list[str], value: str) -> Situation:
    if before.desk.signed_in:
        raise BadActionError("the hub says who works here")
    trouble = before.desk.trouble
    if trouble and trouble.place is Place.WHO:
        before = replace(before, desk=replace(before.desk, trouble=None))
    return before.with_record(who=printable(value))


def _done(before: Situation, arguments: list[str], value: str) -> Situation:
    done = before.state.record.done
    match arguments:
        case ["action" | "sla" | "kip" as name]:
            changes: dict[str, Any] = {name: value}
        case ["ticket_number"]:
            changes = {"ticket_number": printable(value)}
        case ["said", advice]:
            said = value == "true"
            changes = {"unsaid": done.unsaid - {advice} if said else done.unsaid | {advice}}
        case _:
            raise BadActionError("no such field")
    try:
        return before.with_record(done=replace(done, **changes))
    except ValueError:
        raise BadActionError("no such choice") from None


def _save(before: Situation, _arguments: list[str], _value: str) -> Situation:
    return _kept(before, "save")


def _finish(before: Situation, arguments: list[str], _value: str) -> Situation:
    here = walk(before.state, before.now)
    if not (here.at_card and here.decision.final) or arguments not in ([], [ANYWAY]):
        raise BadActionError("no outcome yet")
    loose, there = loose_here(here), before.state.record.decided and not unsaved(before.state)
    if before.who and loose and not (arguments or there):
        return asked(before, loose)
    after = _kept(before, "finish")
    return replace(after, desk=after.desk.back_at("")) if arguments else after


def _kept(before: Situation, act: str) -> Situation:
    """Save the case as it stands, or tell why not."""
    from pansol.caselog import CaseLogError  # noqa: PLC0415  slow to import

    if not entered(before.state):
        return before.told(Place.CASE, Notice(key="keep.empty"))
    if not before.who:
        return before.told(Place.WHO, Notice(key="who.missing"))
    decided, record = act == "finish", before.state.record
    if record.number and not unsaved(before.state) and decided <= record.decided:
        return before.read_anew()
    here = walk(before.state, before.now)
    try:
        number = before.shelf.save(entry_of(here, before.who, before.now, decided=decided))
    except CaseLogError as error:
        return before.told(Place.CASE, notice_of(error), act)
    after = before.with_record(done=done_with(here)) if decided else before
    state = saved_as(after.state, number, decided=decided)
    return replace(before, state=state).read_anew()


def _refresh(before: Situation, _arguments: list[str], _value: str) -> Situation:
    return before.read_anew()


def _resume(before: Situation, arguments: list[str], _value: str) -> Situation:
    """Take up a case of the lists; of one that waited, write down that it is followed up."""
    from pansol.caselog import CaseLogError, Kind, Standing  # noqa: PLC0415  slow to import

    before, case = listed(before, arguments)
    if case.standing is Standing.FINISHED:
        raise BadActionError("nothing is left to do")
    if unsaved(before.state):
        return before.told(Place.LIST, Notice(key="cases.unsaved"))
    waited = case.standing is Standing.WAITING
    if waited and not before.who:
        return before.told(Place.WHO, Notice(key="who.missing"))
    try:
        kept = before.shelf.log().case(case.case_id).details
        state = resumed(kept.page_state, kept.facts, before.state, case.case_id, case.number)
        if waited:
            before.shelf.save(new_entry(before, case, Kind.FOLLOWED_UP))
    except CaseLogError as error:
        return before.told(Place.LIST, notice_of(error))
    except ValueError:
        return before.told(Place.LIST, Notice(key="cases.strange", values={"number": case.number}))
    after = replace(before, state=state)
    return after.with_record(done=Done()).read_anew() if waited else after.read_anew()


def _number(before: Situation, arguments: list[str], value: str) -> Situation:
    """Open the form for a ticket's number, take what is typed, save it, or put it away."""
    from pansol.caselog import Kind  # noqa: PLC0415  slow to import

    match arguments:
        case ["open", _]:
            before, case = listed(before, arguments[1:])
            desk = replace(before.desk, numbering=str(case.case_id), number="")
        case ["typed"]:
            desk = replace(before.desk, number=printable(value))
        case ["cancel"]:
            desk = replace(before.desk, numbering="", number="")
        case ["save"]:
            before, case = listed(before, [before.desk.numbering])
            number = before.desk.number.strip()
            if not number:
                return before.told(Place.LIST, Notice(key="cases.number.missing"))
            return written(before, case, Kind.TICKET_NUMBERED, number)
        case _:
            raise BadActionError("no such field")
    return replace(before, desk=desk)


_Act = Callable[[Situation, list[str], str], Situation]

_ACTS: Mapping[str, _Act] = {
    "cases": _refresh,
    "close": close,
    "done": _done,
    "finish": _finish,
    "not_now": put_away,
    "number": _number,
    "read": read,
    "resume": _resume,
    "save": _save,
    "who": _who,
}
_TYPED = frozenset({"done", "who"})
"""Acts of typing, which put no trouble away."""

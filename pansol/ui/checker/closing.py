"""End a case: what is loose about it is asked about in the page before it is ended."""

from dataclasses import replace

from pansol.ui.acts import BadActionError
from pansol.ui.checker.desk import Place, Question
from pansol.ui.checker.kept_case import LooseEnds, loose_ends
from pansol.ui.checker.situation import Situation, listed, written
from pansol.ui.notice import Notice, notice_of

__all__ = ["ANYWAY", "asked", "close", "put_away"]

ANYWAY = "anyway"
"""What an act bears whose question was answered with yes."""


def close(before: Situation, arguments: list[str], _value: str) -> Situation:
    """Close a case that waited; asked about first where something is loose."""
    from pansol.caselog import CaseLogError, Kind, Standing  # noqa: PLC0415  slow to import

    before, case = listed(before, arguments[:1])
    if case.standing is not Standing.WAITING or arguments[1:] not in ([], [ANYWAY]):
        raise BadActionError("the case does not wait")
    if not before.who:
        return before.told(Place.WHO, Notice(key="who.missing"))
    if len(arguments) == 1:
        try:
            loose = loose_ends(before.shelf.log().case(case.case_id), before.state, before.now)
        except CaseLogError as error:
            return before.told(Place.LIST, notice_of(error))
        if loose:
            return asked(before, loose, str(case.case_id))
    after = written(before, case, Kind.CLOSED)
    return replace(after, desk=after.desk.back_at(str(case.case_id)))


def asked(before: Situation, loose: LooseEnds, case_id: str = "") -> Situation:
    """Ask whether a case is to be ended with its loose ends; without an id: the one on the page."""
    turn = before.desk.turn + 1
    question = Question(loose=loose, case_id=case_id)
    return replace(before, desk=replace(before.desk, question=question, turn=turn))


def put_away(before: Situation, arguments: list[str], _value: str) -> Situation:
    """Leave the case as it is: the question is put away, and the focus goes back."""
    if len(arguments) > 1:
        raise BadActionError("no such question")
    return replace(before, desk=before.desk.back_at("".join(arguments)))

"""The agent's page in a role play: whom one plays with, the checker's steps, the screens."""

from dataclasses import dataclass

from pansol.catalogue import Catalogue
from pansol.classroom import Role
from pansol.element import Element, h
from pansol.training import Exercise
from pansol.ui.checker.aside import answers_view, possible_view
from pansol.ui.checker.desk import Desk
from pansol.ui.checker.finish_view import finish_view
from pansol.ui.checker.map_view import map_view
from pansol.ui.checker.state import Walk
from pansol.ui.checker.ticket_form import ticket_view
from pansol.ui.checker.view import step_view
from pansol.ui.header import page_header
from pansol.ui.notice import Notice, notice_view
from pansol.ui.person import signed_in
from pansol.ui.roleplay.remarks_view import remarks_view
from pansol.ui.roleplay.seated import Player
from pansol.ui.systems_view import systems_view
from pansol.ui.widgets import button, field, text_field

__all__ = ["Told", "enter_view", "page_view"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is told beside the case."""

    notice: Notice | None
    failed: str
    """The sentence that a step failed; empty if none did."""
    unsent: int
    """Steps that the database has not confirmed."""
    lost: Notice | None
    """Why the role is not the agent's any more."""
    finished: bool
    """Whether the agent has said what was done."""


def enter_view(player: Player, told: Told, words: Catalogue) -> Element:
    """Give the page on which the agent's role is taken."""
    known = signed_in()
    name = text_field("name", player.name)
    return _page(
        words,
        notice_view(told.notice, words, told.failed),
        h(
            "section",
            h("h2", words("play.agent"), tabindex="-1"),
            h("p", words("play.agent.lead"), class_="lead"),
            field("code", words("play.code"), text_field("code", player.code)),
            h("p", words("practice.signed_in", who=known))
            if known
            else field("name", words("practice.field.name"), name,
                       hint=words("practice.field.name.hint")),
            h("div", button(words("play.agent.take"), "take", style="primary", hotkey="Enter"),
              class_="actions"),
            class_="step enter",
            key="enter-play",
        ),
    )  # fmt: skip


def page_view(
    here: Walk, player: Player, exercise: Exercise, told: Told, words: Catalogue
) -> Element:
    """Give the page while it is played."""
    finishing = here.at_card and here.decision.final
    return _page(
        words,
        _banner(here, player, told, words),
        remarks_view(player, words),
        notice_view(told.notice, words, told.failed),
        h(
            "div",
            h(
                "div",
                step_view(here, words),
                ticket_view(here, words) if here.at_card else None,
                finish_view(here, words, Desk(), _finish(player, told, words))
                if finishing
                else None,
                systems_view(exercise.scenario, words),
                class_="main-column",
            ),
            h("aside", possible_view(here, words), answers_view(here, words)),
            class_="columns",
        ),
        map_view(here.case.known, words),
    )


def _page(words: Catalogue, *parts: Element | None) -> Element:
    return h(
        "div",
        page_header(words, "checker"),
        h("main", parts, id="main", tabindex="-1"),
        class_="page practice played",
    )


def _banner(here: Walk, player: Player, told: Told, words: Catalogue) -> Element:
    """Say whom one plays, with whom, when it is in the play, and whether the trainer sees it."""
    customer = player.play.name_of(Role.CUSTOMER) if player.play else ""
    return h(
        "div",
        h(
            "p",
            h("strong", words("play.banner.agent", code=player.code, name=player.name)),
            " ",
            words("play.customer.is", name=customer) if customer else words("play.customer.none"),
            " ",
            words("practice.now", moment=words.moment(here.now)),
        ),
        h("p", _standing(player, told, words), class_="hint", role="status", key="standing"),
        button(words("play.again"), "again") if told.lost else None,
        class_="notice play",
        role="region",
        aria_label=words("play.title"),
        key="play",
    )


def _standing(player: Player, told: Told, words: Catalogue) -> str:
    if player.ended:
        return words("play.ended")
    if told.lost:
        return words(told.lost.key, **told.lost.values)
    return words("play.unsent", count=told.unsent) if told.unsent else words("play.sent")


def _finish(player: Player, told: Told, words: Catalogue) -> list[Element]:
    """Give what says what was done, to the trainer and to nobody else."""
    sent = told.finished and not told.unsent and not told.lost
    return [
        button(words("play.finish"), "finish", style="primary", disabled=player.ended),
        h(
            "p",
            words("play.finished") if sent else words("play.finish.hint"),
            class_="receipt" if sent else "hint",
            role="status",
            key="finished",
        ),
    ]

"""A role play, live: the script and the truth beside what the agent finds and does."""

from collections.abc import Sequence

from pansol.catalogue import Catalogue
from pansol.classroom import KeptStep, Play, Role
from pansol.config import current
from pansol.element import Element, h
from pansol.facts import Fact, facts_in
from pansol.training import exercise_of
from pansol.ui.roleplay.script_parts import script_parts
from pansol.ui.trainer.compared_view import compared_view, decided_words
from pansol.ui.trainer.following import Brought, brought
from pansol.ui.trainer.state import Risk, State
from pansol.ui.widgets import button, field, text_field

__all__ = ["live_view"]

_PAGES = {Role.CUSTOMER: "practice.ipynb", Role.AGENT: "checker.ipynb"}
"""Where each role is played."""


def live_view(
    state: State, play: Play, steps: Sequence[KeptStep], case: str, words: Catalogue
) -> list[Element | None]:
    """Give the play. ``case``: its exercise in words."""
    truth = exercise_of(play.exercise_id).scenario.truth.known
    return [
        _head(state, play, case, words),
        compared_view(play, steps, words) if play.ended_at else None,
        h(
            "div",
            h("div", _truth(truth, steps, words), script_parts(play.exercise_id, words)),
            h("div", None if play.ended_at else _remark(state, words), _steps(truth, steps, words)),
            class_="columns live",
            key=f"live-{play.id}",
        ),
    ]


def _head(state: State, play: Play, case: str, words: Catalogue) -> Element:
    ended = play.ended_at
    return h(
        "section",
        h("h3", case, tabindex="-1", focus=f"play-{state.step}"),
        h("p", words("trainer.play.ended", moment=words.stamp(ended.astimezone(current().at))))
        if ended
        else h("p", h("span", play.code, class_="join-code"), " ", words("trainer.play.join")),
        h("ul", [_role(role, play, words) for role in _PAGES], class_="plain roles"),
        h(
            "div",
            button(words("trainer.play.all"), "close_play"),
            None if ended else button(words("trainer.play.end"), "ask", Risk.END_PLAY.value),
            button(words("trainer.play.delete"), "ask", Risk.DELETE_PLAY.value),
            class_="actions",
        ),
        class_="panel play-head",
        key=f"play-{play.id}",
    )


def _role(role: Role, play: Play, words: Catalogue) -> Element:
    """Give who has a role, and the way to it while nobody has."""
    name = play.name_of(role)
    link = f"{_PAGES[role]}?play={play.code}&lang={words.language.value}"
    label = words(f"trainer.play.{role.value}")
    return h(
        "li",
        h("strong", f"{label}: "),
        name or words("trainer.play.nobody"),
        " ",
        None
        if play.ended_at
        else button(
            words("trainer.play.free"), "free", role.value, style="link",
            aria_label=words("trainer.play.free.of", role=label),
        )
        if name
        else h("a", words(f"trainer.play.link.{role.value}"), href=link, target="_blank",
               rel="noopener"),
    )  # fmt: skip


def _truth(truth: Sequence[Fact], steps: Sequence[KeptStep], words: Catalogue) -> Element:
    """Give each fact as it is and as the agent has it now."""
    last = [kept.step.details for kept in steps if kept.step.details]
    found = facts_in(last[-1].facts) if last else {}
    heads = ("fact", "truth", "found")
    return h(
        "section",
        h("h3", words("trainer.play.facts")),
        h(
            "table",
            h("thead", h("tr", [h("th", words(f"trainer.play.{n}"), scope="col") for n in heads])),
            h("tbody", [_fact(fact, found.get(type(fact)), words) for fact in truth]),
        ),
        class_="panel truth",
        aria_label=words("trainer.play.facts"),
        key="truth",
    )


def _fact(fact: Fact, found: Fact | None, words: Catalogue) -> Element:
    sign = "" if found is None else "✓ " if found is fact else "≠ "
    return h(
        "tr",
        h("th", words(f"check.{fact.column}"), scope="row"),
        h("td", words(fact.key)),
        h("td", f"{sign}{words(found.key)}" if found else "", class_=_style(fact, found)),
        key=fact.column,
    )


def _style(fact: Fact, found: Fact | None) -> str | None:
    return None if found is None else "is-right" if found is fact else "is-wrong"


def _remark(state: State, words: Catalogue) -> Element:
    control = text_field("remark", state.fields.get("remark", ""))
    return h(
        "section",
        field(
            "remark", words("trainer.play.remark"), control, hint=words("trainer.play.remark.hint")
        ),
        h(
            "div",
            button(words("trainer.play.remark.keep"), "remark", hotkey="Enter"),
            class_="actions",
        ),
        class_="panel",
        key="remark",
    )


def _steps(truth: Sequence[Fact], steps: Sequence[KeptStep], words: Catalogue) -> Element:
    """Give what happened, the newest first."""
    lines = [*brought(steps)][::-1]
    return h(
        "section",
        h("h3", words("trainer.play.steps")),
        h("ol", [_line(each, truth, words) for each in lines], class_="live-steps", reversed=True)
        if lines
        else h("p", words("trainer.play.no_step"), class_="hint"),
        class_="panel",
        aria_label=words("trainer.play.steps"),
        aria_live="polite",
        key="steps",
    )


def _line(each: Brought, truth: Sequence[Fact], words: Catalogue) -> Element:
    clock = words.clock(each.at.astimezone(current().at))
    due = {type(fact): fact for fact in truth}
    return h(
        "li",
        h("small", f"{clock} · {words(f'trainer.play.{each.role.value}')}"),
        h("p", f"“{each.note}”") if each.note else None,
        [_found(fact, due[type(fact)], words) for fact in each.facts],
        [h("p", words("trainer.play.gone", check=words(f"check.{kind.column}")))
         for kind in each.gone],
        h("p", h("strong", words("trainer.play.outcome")), ": ",
          decided_words(each.outcome.action, each.outcome.sla, each.outcome.kip, words))
        if each.outcome
        else None,
        _done(each, words),
        key=f"step-{each.seq}",
    )  # fmt: skip


def _found(fact: Fact, due: Fact, words: Catalogue) -> Element:
    text = f"{words(f'check.{fact.column}')}: {words(fact.key)}"
    if fact is due:
        return h("p", "✓ ", text, class_="is-right")
    return h("p", "≠ ", text, " ", h("small", words("trainer.play.is", value=words(due.key))),
             class_="is-wrong")  # fmt: skip


def _done(each: Brought, words: Catalogue) -> list[Element] | None:
    """Give what the agent did, with the ticket as it was filled in."""
    done = each.done
    if done is None:
        return None
    told = decided_words(done.action_taken, done.sla_given, done.kip_given, words)
    rows = [
        (h("dt", words(f"field.{name}")), h("dd", value))
        for name, value in done.fields.items()
        if value
    ]
    return [
        h("p", h("strong", words("trainer.play.did")), ": ", told),
        h("details", h("summary", words("trainer.play.ticket", count=len(rows))),
          h("dl", rows, class_="noted"), class_="rows"),
    ]  # fmt: skip

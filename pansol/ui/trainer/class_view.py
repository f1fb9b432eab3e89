"""An open class: its join code, its learners live, its questions, what it misreads."""

from collections.abc import Callable, Mapping
from datetime import datetime

from pansol.catalogue import Catalogue
from pansol.classroom import Results, TrainingClass
from pansol.config import current
from pansol.element import Child, Element, h
from pansol.ui.trainer.make_view import coverage_view
from pansol.ui.trainer.misread_view import misread_view
from pansol.ui.trainer.play_view import play_view
from pansol.ui.trainer.progress_view import progress_view
from pansol.ui.trainer.questions_view import questions_view
from pansol.ui.trainer.shown import Shown
from pansol.ui.trainer.state import Risk, State, Tab
from pansol.ui.widgets import asked_view, button

__all__ = ["class_view"]


_BODIES: Mapping[Tab, Callable[[Results, Catalogue], Child]] = {
    Tab.PROGRESS: progress_view,
    Tab.QUESTIONS: questions_view,
    Tab.MISREAD: misread_view,
}


def class_view(  # noqa: PLR0913, PLR0917  what a page is drawn of
    state: State,
    shown: Shown,
    results: Results,
    words: Catalogue,
    now: datetime,
    made: Mapping[str, str],
) -> list[Element]:
    """Give the class, ``results``, with its role plays."""
    group = results.training_class
    watching = state.tab is Tab.PLAY and state.play_id is not None
    return [
        *(
            [h("h2", group.name, key=f"named-{group.id}")]  # what is watched comes first
            if watching
            else [_head(state, group, words, now), _acts(state, group, words, now, made)]
        ),
        _confirm(state.asking, words) if state.asking else h("div", key="confirm"),
        h(
            "div",
            [_tab(tab, state, words) for tab in Tab],
            class_="actions tabs",
            role="group",
            aria_label=words("trainer.shown"),
        ),
        h(
            "div",
            play_view(state, shown, results.training_class, words, now)
            if state.tab is Tab.PLAY
            else _BODIES[state.tab](results, words),
            key=f"tab-{state.tab.value}",
            class_="tab",
        ),
    ]


def _head(state: State, group: TrainingClass, words: Catalogue, now: datetime) -> Element:
    """Give the class's name, and how one gets in while it is open."""
    link = f"practice.ipynb?code={group.code}&lang={words.language.value}"
    open_ = group.is_open(now)
    until = group.expires_at
    return h(
        "section",
        h("h2", group.name, tabindex="-1", focus=f"class-{state.step}"),
        h("p", h("span", group.code, class_="join-code"), " ", words("trainer.join"))
        if open_
        else h("p", _over(group, words), class_="lead"),
        h(
            "p",
            h("a", words("trainer.link"), href=link, target="_blank", rel="noopener"),
            " ",
            button(
                words("page.copy"),
                style="copy",
                copy=link,
                link=True,
                aria_label=f"{words('page.copy')}: {words('trainer.link')}",
            ),
            f" · {words('trainer.until', moment=words.moment(until.astimezone(current().at)))}"
            if until
            else None,
        )
        if open_
        else None,
        coverage_view(group.recipe, words) if group.recipe else None,
        h("p", words("trainer.sop", sop=group.sop_version, seed=group.recipe.seed), class_="hint")
        if group.recipe
        else None,
        class_="panel class",
        key=f"class-{group.id}",
    )


def _over(group: TrainingClass, words: Catalogue) -> str:
    if group.closed_at:
        return words("trainer.closed")
    return words("trainer.outdated" if group.outdated else "trainer.expired")


def _acts(
    state: State, group: TrainingClass, words: Catalogue, now: datetime, made: Mapping[str, str]
) -> Element:
    file = made.get("results")
    return h(
        "div",
        button(words("trainer.back"), "back"),
        button(words("trainer.export"), "export"),
        h("a", words("trainer.download", name=file), class_="button primary", file="results",
          download=file)
        if file
        else None,
        button(words("trainer.close"), "ask", Risk.CLOSE.value) if group.is_open(now) else None,
        button(words("trainer.delete"), "ask", Risk.DELETE.value),
        class_="actions",
        key=f"acts-{state.step}",
    )  # fmt: skip


def _confirm(risk: Risk, words: Catalogue) -> Element:
    return asked_view(
        h("p", words(f"trainer.sure.{risk.value}")),
        button(words(f"trainer.sure.{risk.value}.yes"), "confirm", style="primary"),
        words("trainer.sure.no"),
        ("keep",),
        key="confirm",
        focus="keep",
    )


def _tab(tab: Tab, state: State, words: Catalogue) -> Element:
    pressed = "true" if tab is state.tab else "false"
    return button(words(f"trainer.tab.{tab.value}"), "tab", tab.value, aria_pressed=pressed)

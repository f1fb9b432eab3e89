"""The handout: all chapters on one page to print, examples as they begin, answers at the end."""

from collections.abc import Iterator
from functools import lru_cache

from pansol.catalogue import Catalogue
from pansol.counterfactual import what_if
from pansol.element import Element, h
from pansol.sop import SOP
from pansol.ui.checker.map_view import map_view
from pansol.ui.lesson.chapter_view import doubts, part_view
from pansol.ui.lesson.chapters import CHAPTERS, TRIALS
from pansol.ui.lesson.marking import options
from pansol.ui.lesson.model import Chapter, Live, Trial
from pansol.ui.lesson.outcome_view import outcome_view
from pansol.ui.lesson.saying import asked_words, due_words, option_words
from pansol.ui.lesson.state import Tried
from pansol.ui.lesson.trial_view import given_view
from pansol.ui.widgets import button
from pansol.wording import fact_words, outcome_words

__all__ = ["handout_view"]


@lru_cache(maxsize=4)  # a page, without anything of the class's
def handout_view(words: Catalogue) -> Element:
    """Give the handout."""
    return h(
        "div",
        h(
            "div",
            h("h2", words("lesson.handout"), tabindex="-1", focus="handout"),
            h("p", words("lesson.handout.how"), class_="lead"),
            h(
                "div",
                button(words("lesson.print"), style="primary", print=True),
                button(words("lesson.back"), "chapter", CHAPTERS[0].id),
                class_="actions",
            ),
            class_="step",
        ),
        [_chapter(words, number, chapter) for number, chapter in enumerate(CHAPTERS, start=1)],
        _key(words),
        class_="handout",
        key="handout",
    )


def _chapter(words: Catalogue, number: int, chapter: Chapter) -> Element:
    facts = chapter.live is Live.FACTS
    parts = [
        part_view(
            part,
            words,
            [_trial(words, part.name_of(at), trial) for at, trial in enumerate(part.trials)],
        )
        for part in chapter.parts
    ]
    return h(
        "section",
        h("h2", f"{number}. {words(f'lesson.chapter.{chapter.name}')}"),
        h("p", words(f"lesson.lead.{chapter.name}"), class_="lead"),
        h("div", parts, class_="lesson-parts"),
        _example(words, chapter) if facts and chapter.start else None,
        doubts(chapter, words, live=False),
        map_view((), words) if chapter is CHAPTERS[-1] else None,
        class_="step lesson-chapter",
    )


def _number(name: str) -> int:
    return [*TRIALS].index(name) + 1


def _trial(words: Catalogue, name: str, trial: Trial) -> Element:
    rows = [h("li", "☐ ", option_words(trial, option, words)) for option in options(trial)]
    return h(
        "div",
        h("h4", words("lesson.predict.number", number=_number(name))),
        given_view(trial, words),
        h("p", asked_words(trial, words), class_="trial-asked"),
        h("ul", rows, class_="plain options"),
        class_="lesson-trial",
    )


def _example(words: Catalogue, chapter: Chapter) -> Element:
    """Give the example as it begins, and what would change it."""
    case = Tried(facts=chapter.start).case
    facts = [h("li", fact_words(fact, words), class_="chip") for fact in chapter.start]
    return h(
        "div",
        h("h3", words("lesson.example.static")),
        h("ul", facts, class_="given"),
        outcome_view(case, words),
        h("ul", [*_changes(words, chapter)], class_="what-if"),
        class_="panel lesson-example",
    )


def _changes(words: Catalogue, chapter: Chapter) -> Iterator[Element]:
    for change in what_if(Tried(facts=chapter.start).case):
        facts = words.both(fact_words(fact, words) for fact in change.instead)
        names = words.either(outcome_words(outcome, words) for outcome in change.outcomes)
        yield h("li", words("card.what_if.row", facts=facts), " → ", h("strong", names))


def _key(words: Catalogue) -> Element:
    rows = [
        h("li", due_words(trial, words), lang="id" if trial.ask.value == "kip" else None)
        for trial in TRIALS.values()
    ]
    return h(
        "section",
        h("h2", words("lesson.key")),
        h("ol", rows),
        h("p", words("page.sop", version=SOP.version), class_="hint"),
        class_="step lesson-key",
    )

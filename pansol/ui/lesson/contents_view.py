"""What stands beside a chapter: the table of contents, the progress, the link, the handout."""

from pansol.catalogue import Catalogue
from pansol.element import Element, h
from pansol.ui.lesson.address import address_of
from pansol.ui.lesson.chapters import CHAPTERS, TRIALS, trials_of
from pansol.ui.lesson.marking import due
from pansol.ui.lesson.model import Chapter
from pansol.ui.lesson.state import HANDOUT, State
from pansol.ui.widgets import button

__all__ = ["contents_view"]


def contents_view(state: State, words: Catalogue) -> Element:
    """Give the contents with how far the class has come.

    They stand there twice, folded for a narrow page: the style sheet shows the one that fits.
    """
    entries = h("ol", [_entry(state, words, chapter) for chapter in CHAPTERS])
    done = len(state.answers)
    right = sum(choice in due(TRIALS[trial]) for trial, choice in state.answers.items())
    told = words("lesson.progress", done=done, count=len(TRIALS), right=right)
    return h(
        "aside",
        h(
            "nav",
            h("h2", words("lesson.contents")),
            entries,
            class_="whole-contents",
            aria_label=words("lesson.contents"),
        ),
        h(
            "details",
            h("summary", words("lesson.contents")),
            h("nav", entries, aria_label=words("lesson.contents")),
            class_="folded-contents",
            key=f"folded-{state.step}",
        ),
        h("progress", value=str(done), max=len(TRIALS), aria_label=told),
        h("p", told, class_="hint", role="status"),
        h(
            "div",
            button(words("lesson.handout"), "chapter", HANDOUT),
            button(words("lesson.link"), style="copy", copy=address_of(state), link=True),
            button(words("lesson.clear"), "again", "all", style="link") if done else None,
            class_="actions",
        ),
        class_="panel lesson-contents",
        key="contents",
    )


def _entry(state: State, words: Catalogue, chapter: Chapter) -> Element:
    trials = trials_of(chapter)
    done = sum(trial in state.answers for trial in trials)
    count = f"{done}/{len(trials)}" if trials else ""
    return h(
        "li",
        button(
            [
                words(f"lesson.chapter.{chapter.name}"),
                h("small", " ✓" if done == len(trials) else f" {count}") if done else None,
            ],
            "chapter",
            chapter.id,
            style="entry",
            aria_current="step" if chapter is state.open else None,
        ),
    )

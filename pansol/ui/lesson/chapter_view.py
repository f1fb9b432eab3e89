"""One chapter: its clauses with their reasons, what is to be predicted, the example, the doubts."""

from collections.abc import Iterable

from pansol.catalogue import Catalogue
from pansol.element import Child, Element, h
from pansol.sop import SOP, Advice, Clause
from pansol.ui.lesson.chapters import CHAPTERS
from pansol.ui.lesson.counting import concerned
from pansol.ui.lesson.doubts_view import gap_view, index_view, reading_view
from pansol.ui.lesson.example_view import example_view
from pansol.ui.lesson.model import Chapter, Live, Part
from pansol.ui.lesson.state import State
from pansol.ui.lesson.ticket_try_view import ticket_try_view
from pansol.ui.lesson.trial_view import trial_view
from pansol.ui.widgets import button
from pansol.wording import condition_words, outcome_words, sla_words

__all__ = ["chapter_view", "doubts", "part_view"]


def chapter_view(state: State, words: Catalogue) -> Element:
    """Give the chapter that is open."""
    chapter = state.open
    at = CHAPTERS.index(chapter)
    live = chapter.live is Live.FACTS
    return h(
        "section",
        h("p", words("lesson.place", number=at + 1, count=len(CHAPTERS)), class_="eyebrow"),
        h(
            "h2",
            words(f"lesson.chapter.{chapter.name}"),
            tabindex="-1",
            focus=f"chapter-{chapter.id}-{state.step}",
        ),
        h("p", words(f"lesson.lead.{chapter.name}"), class_="lead"),
        h("div", [_part(state, words, chapter, part) for part in chapter.parts],
          class_="lesson-parts many" if len(chapter.parts) > 3 else "lesson-parts")  # noqa: PLR2004  then they stand side by side
        if chapter.parts
        else None,
        example_view(state, words, chapter) if live else ticket_try_view(state, words, chapter),
        doubts(chapter, words, live=live),
        index_view(words) if chapter is CHAPTERS[-1] else None,
        _ways(words, at),
        class_="step lesson-chapter",
        key=f"chapter-{chapter.id}",
    )  # fmt: skip


def doubts(chapter: Chapter, words: Catalogue, *, live: bool) -> Element | None:
    """Give the chapter's readings and gaps."""
    found = [
        *(reading_view(reading, words, live=live) for reading in chapter.readings),
        *(gap_view(gap, words, live=live) for gap in chapter.gaps),
    ]
    return h("div", found, class_="lesson-doubts") if found else None


def _part(state: State, words: Catalogue, chapter: Chapter, part: Part) -> Element:
    """Give a clause, folded until something is predicted."""
    names = [part.name_of(at) for at, _ in enumerate(part.trials)]
    if not names:
        return part_view(part, words)
    trials = [
        trial_view(state, words, chapter, name, trial)
        for name, trial in zip(names, part.trials, strict=True)
    ]
    revealed = h(
        "details",
        h("summary", words("lesson.reveal")),
        h("div", _taught(part, words), class_="lesson-part"),
        open=any(name in state.answers for name in names),
        key=f"revealed-{part.clause.name}",
    )
    return _clause(part, words, [trials, revealed])


def part_view(part: Part, words: Catalogue, trials: Child = None) -> Element:
    """Give a clause: what it says, why, what is taught with it, and what is to be predicted."""
    return _clause(part, words, [_taught(part, words), trials])


def _clause(part: Part, words: Catalogue, content: list[Child]) -> Element:
    return h(
        "div",
        h("h3", words("step.clause", clause=part.clause.value)),
        content,
        class_="lesson-part",
        key=f"part-{part.clause.name}",
    )


def _taught(part: Part, words: Catalogue) -> list[Element | None]:
    clause = part.clause
    fields = [
        words(
            "lesson.field",
            field=words(f"field.{name}"),
            required=words(f"sheet.required.{_required(name)}"),
        )
        for name in part.fields
    ]
    why = words(f"lesson.why.{clause.name.lower()}")
    return [
        h("p", words(clause.key), class_="paper"),
        _list(fields),
        _list([kip.label for kip in part.kips], lang="id"),
        _list([words("lesson.sla", sla=sla_words(sla, words)) for sla in part.slas]),
        _list(SOP.sources if clause is Clause.SOURCE else ()),
        h("p", h("strong", words("lesson.why")), " ", why, class_="why"),
        _list([f"{words('lesson.advice')} {_advice(advice, words)}" for advice in part.advice]),
        _rules(part, words),
    ]


def _required(name: str) -> str:
    return next(str(f.required.value) for f in SOP.ticket_fields if f.name == name)


def _advice(advice: Advice, words: Catalogue) -> str:
    untimed = advice is Advice.DO_NOT_REPEAT
    return words(f"advice.{advice.value}.untimed" if untimed else f"advice.{advice.value}")


def _list(texts: Iterable[str], lang: str | None = None) -> Element | None:
    rows = [h("li", text, lang=lang) for text in texts]
    return h("ul", rows, class_="taught") if rows else None


def _rules(part: Part, words: Catalogue) -> Element | None:
    """Give the rules in full, folded: what the table looks up."""
    rules = [rule for rule in SOP.rules if rule.id in part.rules]
    if not rules:
        return None
    rows = [
        h(
            "li",
            h("strong", rule.id, ": ", words(rule.key)),
            h("p", "; ".join(condition_words(rule, words)), " → ",
              outcome_words(rule.outcome, words), " (",
              words.counted("lesson.cases", concerned(rule.id)), ")"),
        )
        for rule in rules
    ]  # fmt: skip
    return h(
        "details",
        h("summary", words("lesson.rules", count=len(rules))),
        h("ul", rows, class_="plain lesson-rules"),
        key=f"rules-{part.clause.name}",
    )


def _ways(words: Catalogue, at: int) -> Element:
    """Give the ways to the chapters before and after; the arrow keys take them too."""
    before = CHAPTERS[at - 1] if at else None
    after = CHAPTERS[at + 1] if at + 1 < len(CHAPTERS) else None
    return h(
        "div",
        _way(words, before, "previous", "ArrowLeft") if before else h("span"),
        _way(words, after, "next", "ArrowRight") if after else h("span"),
        class_="lesson-ways",
    )


def _way(words: Catalogue, chapter: Chapter, way: str, key: str) -> Element:
    return button(
        words(f"lesson.{way}_chapter", chapter=words(f"lesson.chapter.{chapter.name}")),
        "chapter",
        chapter.id,
        style="primary" if way == "next" else "",
        hotkey=key,
        aria_keyshortcuts=key,
    )

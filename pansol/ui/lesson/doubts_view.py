"""Where the paper leaves room: each reading with the other one, each gap with its cases."""

from pansol.catalogue import Catalogue
from pansol.element import Element, h
from pansol.sop import SOP, Gap, Interpretation
from pansol.ui.lesson.chapters import CHAPTERS
from pansol.ui.lesson.counting import EVERY, concerned
from pansol.ui.widgets import button
from pansol.wording import condition_words

__all__ = ["gap_view", "index_view", "reading_view"]


def reading_view(reading: Interpretation, words: Catalogue, *, live: bool) -> Element:
    """Give what the paper says, the two ways to read it, and what the other would mean."""
    name = reading.value
    rules = [rule.id for rule in SOP.rules if reading in (*rule.interpretations,
                                                          *rule.readings.values())]  # fmt: skip
    parts = [
        ("lesson.paper", words(f"lesson.reading.{name}.paper")),
        ("lesson.chosen", words(f"interpretation.{name}")),
        ("lesson.other", words(f"lesson.reading.{name}.other")),
        ("lesson.means", words(f"lesson.reading.{name}.means")),
        ("lesson.bears", _bears(name, words, words.both(rules))),
    ]
    return _doubt(words("lesson.reading", name=name), parts, name, words, live=live)


def gap_view(gap: Gap, words: Catalogue, *, live: bool) -> Element:
    """Give in which cases the paper is silent, how many they are, and what the agent does."""
    name = gap.value
    (rule,) = (rule for rule in SOP.rules if rule.outcome.gap is gap)
    parts = [
        ("lesson.silent", words(f"gap.{name}")),
        ("lesson.when", "; ".join(condition_words(rule, words))),
        ("lesson.bears", _bears(name, words, rule.id)),
        ("lesson.danger", words(f"lesson.gap.{name}")),
        ("lesson.agent", words("lesson.agent.asks")),
    ]
    return _doubt(words("lesson.gap", name=name), parts, name, words, live=live)


def index_view(words: Catalogue) -> Element:
    """Give all readings and gaps with the chapters that discuss them."""
    rows = [
        h("li", h("span", each.value, class_="chip"), " ", words(key), " ",
          button(words("lesson.to_chapter", chapter=words(f"lesson.chapter.{chapter.name}")),
                 "chapter", chapter.id, style="link"))
        for chapter in CHAPTERS
        for each, key in (
            *((each, f"interpretation.{each.value}") for each in chapter.readings),
            *((each, f"gap.{each.value}") for each in chapter.gaps),
        )
    ]  # fmt: skip
    return h("div", h("h3", words("lesson.index")), h("ul", rows, class_="plain lesson-index"))


def _bears(name: str, words: Catalogue, rules: str) -> str:
    numbers = (words.count(number) for number in (concerned(name), EVERY))
    count, every = numbers
    return words("lesson.count", count=count, every=every, rules=rules)


def _doubt(
    title: str, parts: list[tuple[str, str]], name: str, words: Catalogue, *, live: bool
) -> Element:
    return h(
        "div",
        h("h3", title),
        h("dl", [h("div", h("dt", words(key)), h("dd", text)) for key, text in parts]),
        h("div", button(words("lesson.see", name=name), "load", name), class_="actions")
        if live
        else None,
        class_="lesson-doubt gap-discussed" if name.startswith("G") else "lesson-doubt",
    )

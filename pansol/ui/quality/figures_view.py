"""The quality page's figures in their reading order, and below them the review by hand."""

from collections.abc import Iterator, Mapping

from pansol.audit.figures import LEAST, Confusion, Figure
from pansol.audit.report.numbers import Numbers
from pansol.audit.report.words import kind_words
from pansol.catalogue import Catalogue
from pansol.element import Element, h
from pansol.ui.audit.made import Held
from pansol.ui.audit.review_view import review_view
from pansol.ui.audit.state import State as FileState
from pansol.ui.dashboard.arranged import arranged
from pansol.ui.dashboard.chosen import chosen_of
from pansol.ui.dashboard.figure_view import Frame, figure_view, values_view
from pansol.ui.dashboard.state import WITHIN, State
from pansol.ui.program import Download
from pansol.ui.quality.counted import GROUPS, MOST, Counted
from pansol.ui.quality.pictures import agents_of, confusion_of, funnel_of, kinds_of, repeats_of
from pansol.ui.quality.raters_view import Rated, raters_frames
from pansol.ui.widgets import choice_field, field

__all__ = ["figures_view", "frames"]


def figures_view(  # noqa: PLR0913, PLR0917  the review has a state of its own
    state: State,
    words: Catalogue,
    counted: Counted,
    made: Mapping[str, Download],
    files: FileState,
    held: Held,
) -> Element:
    """Give all figures, then the review; where there are none, why."""
    if not counted.judged:
        return h("section", h("h2", words("quality.unjudged")),
                 h("p", words("quality.unjudged.what"), class_="lead"),
                 class_="step", role="status", key="unjudged")  # fmt: skip
    if counted.too_many:
        most = Numbers(words).count(MOST)
        return h("section", h("h2", words("quality.too_many")),
                 h("p", words("quality.too_many.what", most=most), class_="lead"),
                 class_="step", role="status", key="too-many")  # fmt: skip
    return arranged(state, words, counted, _parts(state, words, counted, made, files, held))


def _parts(  # noqa: PLR0913, PLR0917  likewise
    state: State,
    words: Catalogue,
    counted: Counted,
    made: Mapping[str, Download],
    files: FileState,
    held: Held,
) -> Iterator[Element]:
    chosen = chosen_of(state, words, counted)
    for frame in _of_cases(state, words, counted):
        yield figure_view(state, words, frame, made, chosen)
    audited = counted.source.audited
    if audited:
        yield h(
            "section",
            h("p", words("quality.review"), class_="hint"),
            review_view(files, words, audited, held),
            class_="review",
            key="review",
        )
        for frame in raters_frames(state, words, held.ratings):
            yield figure_view(state, words, frame, made, chosen)
    else:
        yield h("p", words("quality.review.none"), class_="hint", key="review-none")


def frames(state: State, words: Catalogue, counted: Counted, ratings: Rated) -> Iterator[Frame]:
    """Give the figures that the source and the raters' forms can carry, in their order."""
    if counted.judged and not counted.too_many:
        yield from _of_cases(state, words, counted)
    if counted.judged and counted.source.audited:
        yield from raters_frames(state, words, ratings)


def _of_cases(state: State, words: Catalogue, counted: Counted) -> Iterator[Frame]:
    if counted.criteria.kinds:
        yield _kinds(state, words, counted)
    for by in reversed(GROUPS):
        if counted.funnels[by].groups:
            yield _funnel(state, words, counted, by)
    if counted.criteria.people and counted.criteria.kinds:
        yield _agents(state, words, counted)
    for name, confusion in (("actions", counted.summary.actions), ("kips", counted.summary.kips)):
        if confusion.n:
            yield Frame(
                name=name,
                figure=Figure.CONFUSION,
                chart=confusion_of(confusion, name, words),
                notes=(_agreed(words, confusion), words("quality.cells")),
            )
    if frame := _repeats(state, words, counted):
        yield frame


def _kinds(state: State, words: Catalogue, counted: Counted) -> Frame:
    chart, left_out = kinds_of(state, counted, words)
    kinds = counted.criteria.kinds
    vital = sum(each.vital for each in kinds)
    told = sum(each.n for each in kinds) >= LEAST and vital < len(kinds)
    few = words.counted("quality.vital", vital, every=len(kinds)) if told else ""
    notes = few, words("quality.kinds.read")
    return Frame(name="kinds", figure=Figure.KINDS, chart=chart, left_out=left_out, notes=notes)


def _funnel(state: State, words: Catalogue, counted: Counted, by: str) -> Frame:
    name, chart = f"funnel_{by}", funnel_of(counted, by, words)
    return Frame(
        name=name,
        figure=Figure.FUNNEL,
        chart=chart,
        more=None if name in state.tables else values_view(words, chart),
        notes=(words("quality.funnel.read"), _few(words, by, counted.funnels[by].suppressed)),
    )


def _agents(state: State, words: Catalogue, counted: Counted) -> Frame:
    chart, left_out = agents_of(state, counted, words)
    legend = [h("li", kind_words(each.kind.value, words)) for each in counted.criteria.kinds]
    return Frame(
        name="agent_criteria",
        figure=Figure.AGENT_CRITERIA,
        chart=chart,
        left_out=left_out,
        notes=(
            words("quality.agent_criteria.read"),
            _few(words, "agent", counted.criteria.suppressed),
        ),
        more=h("ol", legend, class_="legend", aria_label=words("quality.legend")),
    )


def _agreed(words: Catalogue, confusion: Confusion) -> str:
    numbers = Numbers(words)
    agreed = numbers.count(confusion.agreed)
    if confusion.n < LEAST:
        return words.counted("quality.agreed.few", confusion.n, agreed=agreed)
    share = numbers.percent(confusion.agreed / confusion.n)
    return words.counted("quality.agreed", confusion.n, agreed=agreed, share=share)


def _few(words: Catalogue, by: str, count: int) -> str:
    if not count:
        return ""
    return words.counted("dashboard.suppressed" if by == "team" else "quality.suppressed", count)


def _repeats(state: State, words: Catalogue, counted: Counted) -> Frame | None:
    days = int(state.within)
    found = counted.repeats(days)
    if found is None:
        return None
    choices = [(each, words.counted("quality.days", int(each))) for each in sorted(WITHIN, key=int)]
    control = choice_field("within", state.within, choices, action=("within",))
    unusable = words.counted("quality.repeats.unusable", found.unusable)
    return Frame(
        name="repeats",
        figure=Figure.REPEATS,
        chart=repeats_of(counted, found, days, words),
        notes=(words("quality.repeats.read"), unusable if found.unusable else ""),
        more=field("within", words("quality.within"), control),
    )

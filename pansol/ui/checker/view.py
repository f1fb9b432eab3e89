"""The whole checker page as a tree of elements."""

from functools import lru_cache

from pansol.catalogue import Catalogue
from pansol.element import Element, h
from pansol.records.embedded import SampleEnquiry
from pansol.ui.checker.aside import answers_view, possible_view
from pansol.ui.checker.card import card_view
from pansol.ui.checker.cases_view import cases_view
from pansol.ui.checker.check import check_view
from pansol.ui.checker.desk import Desk
from pansol.ui.checker.enquiry import sample_choices
from pansol.ui.checker.evidence import evidence_view, waiting_view
from pansol.ui.checker.examples import example_choices, story_of
from pansol.ui.checker.finish_view import finish_view
from pansol.ui.checker.keep_view import keep_view, who_view
from pansol.ui.checker.map_view import map_view
from pansol.ui.checker.questions import questions_view
from pansol.ui.checker.state import LEFT, Step, Walk
from pansol.ui.checker.ticket_form import ticket_view
from pansol.ui.header import page_header
from pansol.ui.widgets import button

__all__ = ["page_view", "step_view"]

_ODD = frozenset({"conflict", "impossible", "nothing"})
"""Made-up complaints that are named for what is wrong with their records."""


def page_view(
    here: Walk, words: Catalogue, incident: str = "", desk: Desk | None = None
) -> Element:
    """Give the page; with an incident's number, the sentence that says a step failed."""
    desk = desk or Desk()
    finishing = here.at_card and here.decision.final
    return h(
        "div",
        page_header(words, "checker"),
        h(
            "main",
            _toolbar(here, words, desk),
            _problem(words, incident) if incident else _notice(here, words),
            _story(here, words),
            h(
                "div",
                h(
                    "div",
                    step_view(here, words),
                    evidence_view(here, words),
                    None if finishing else keep_view(here, words, desk),
                    class_="main-column",
                ),
                h("aside", possible_view(here, words), answers_view(here, words)),
                class_="columns",
            ),
            ticket_view(here, words) if here.at_card else None,
            finish_view(here, words, desk) if finishing else None,
            cases_view(here, words, desk),
            map_view(here.case.known, words),
            id="main",
            tabindex="-1",
        ),
        class_="page",
    )


def step_view(here: Walk, words: Catalogue) -> Element:
    """Give the step in hand: the questions, a check or the outcome."""
    if here.state.step is Step.QUESTIONS:
        return questions_view(here, words)
    if here.waiting:
        return waiting_view(here, words)
    if here.check is not None:
        return check_view(here, words, here.check)
    return card_view(here, words)


def _toolbar(here: Walk, words: Catalogue, desk: Desk) -> Element:
    return h(
        "div",
        h(
            "div",
            h("label", words("page.examples"), for_="example"),
            _examples(words, here.state.example),
            class_="field inline",
        ),
        _samples(here, words),
        who_view(here, words, desk),
        button(words("page.restart"), "restart"),
        class_="toolbar",
        key=f"toolbar-{here.state.round}",
    )


@lru_cache(maxsize=64)
def _examples(words: Catalogue, chosen: str) -> Element:
    groups = [
        h(
            "optgroup",
            [h("option", text, value=name, selected=name == chosen) for name, text in examples],
            label=words(key),
        )
        for key, examples in example_choices(words.language)
    ]
    none = h("option", words("page.examples.choose"), value="")
    on = {"change": ("example",)}
    return h("select", none, groups, id="example", value=chosen, on=on)


def _samples(here: Walk, words: Catalogue) -> Element | None:
    """Offer made-up numbers to look up, where the made-up systems are in use."""
    samples, chosen = sample_choices(), here.state.search.sample
    if not samples:
        return None
    options = [
        h(
            "option",
            words(
                "lookup.sample", id=_sample_name(sample.id, words), msisdn=sample.fields["msisdn"]
            ),
            value=sample.id,
            selected=sample.id == chosen,
        )
        for sample in samples
    ]
    none = h("option", words("lookup.samples.choose"), value="")
    return h(
        "div",
        h("label", words("lookup.samples"), for_="sample"),
        h("select", none, options, id="sample", value=chosen, on={"change": ("sample",)}),
        class_="field inline",
    )


def _sample_line(sample: SampleEnquiry, words: Catalogue) -> str:
    name = _sample_name(sample.id, words)
    return words("lookup.sample", id=name, msisdn=sample.fields["msisdn"])


def _sample_name(name: str, words: Catalogue) -> str:
    """Give a rule's own name, or in words what is wrong with a made-up complaint's records."""
    return words(f"lookup.sample.{name}") if name in _ODD else name


def _story(here: Walk, words: Catalogue) -> Element | None:
    """Tell the example that was loaded, for as long as its case is open."""
    example, sample = here.state.example, here.state.search.sample
    if sample and here.state.as_of:
        name = _sample_name(sample, words)
        text = words("lookup.sample.told", id=name, moment=words.moment(here.now))
        return h("div", h("p", text), class_="notice", role="status", key="sample")
    if not example:
        return None
    moment = words.moment(here.now) if here.state.as_of else ""
    return h(
        "div",
        h(
            "p",
            h("strong", words("page.loaded", id=example), ": "),
            story_of(example, words.language),
            " ",
            h("small", words("page.as_of", moment=moment)) if moment else None,
        ),
        button(words("page.walk"), "walk"),
        class_="notice",
        role="status",
        key="story",
    )


def _notice(here: Walk, words: Catalogue) -> Element | None:
    notice = here.state.notice
    if notice is None:
        return None
    return h(
        "div",
        h("p", words(notice.key, **notice.values)),
        button(words("page.undo"), "undo") if notice.key == LEFT else None,
        button(words("page.close"), "dismiss", style="link"),
        class_="notice",
        role="status",
        key="notice",
    )


def _problem(words: Catalogue, incident: str) -> Element:
    text = words("page.problem", incident=incident)
    return h("div", h("p", text), class_="notice problem", role="alert", key="problem")

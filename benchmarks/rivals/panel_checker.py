"""The checker's page in Panel: ``PYTHONPATH=benchmarks panel serve`` this file.

Each object is made once and updated in place, all changes of a click in one message.
"""

# Panel's own annotations are partial.
# mypy: disable-error-code="no-untyped-call"

from collections.abc import Callable
from functools import partial

import panel as pn  # type: ignore[import-not-found,unused-ignore]  # in the group "bench" alone

from pansol.catalogue import Language
from pansol.facts import FACTS
from rivals.walk import Walk

MOST = max(map(len, FACTS))  # answers a check can have


class View:
    """The page of one visitor."""

    def __init__(self) -> None:
        self.walk = Walk()
        self.header, self.step, self.possible, self.given = (
            pn.pane.HTML(sizing_mode="stretch_width") for _ in range(4)
        )
        self.language = pn.widgets.RadioButtonGroup(
            options={language.value.upper(): language for language in Language},
            value=self.walk.language,
        )
        self.language.param.watch(self.speak, "value")
        self.answers = [pn.widgets.Button(width=200) for _ in range(MOST)]
        for place, button in enumerate(self.answers):
            button.on_click(partial(self.answer, place))
        self.back = pn.widgets.Button(button_type="light")
        self.back.on_click(partial(self.act, self.walk.back))
        self.restart = pn.widgets.Button(button_type="light")
        self.restart.on_click(partial(self.act, self.walk.restart))
        self.draw()

    def speak(self, _event: object) -> None:
        """Change the language."""
        self.walk.speak(self.language.value)
        self.draw()

    def answer(self, place: int, _event: object) -> None:
        """Take the answer at this place."""
        if place < len(self.walk.answers):  # a second click may come late
            self.walk.answer(self.walk.answers[place])
            self.draw()

    def act(self, act: Callable[[], None], _event: object) -> None:
        """Do something, and show what follows."""
        act()
        self.draw()

    def draw(self) -> None:
        """Bring every object up to date, in one message."""
        walk, say, answers = self.walk, self.walk.words, self.walk.answers
        with pn.io.hold():
            self.header.object = walk.header()
            self.step.object = walk.step()
            self.possible.object = walk.possible()
            self.given.object = walk.given()
            for place, button in enumerate(self.answers):
                name = say(answers[place].key) if place < len(answers) else button.name
                button.param.update(name=name, visible=place < len(answers))
            self.back.name = say("step.back")
            self.restart.name = say("page.restart")

    def page(self) -> pn.Column:
        """Lay the objects out."""
        step = pn.Column(
            self.step, pn.FlexBox(*self.answers), pn.Row(self.back, self.restart), min_width=600
        )
        aside = pn.Column(self.possible, self.given, width=400)
        return pn.Column(pn.Row(self.header, self.language), pn.Row(step, aside))


pn.extension()
View().page().servable(title="pansol")

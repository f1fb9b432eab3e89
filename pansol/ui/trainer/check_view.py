"""The form in which a printed certificate's code is checked, and what it belongs to."""

from pansol.catalogue import Catalogue
from pansol.element import Child, Element, h
from pansol.ui.trainer.certificate_view import date_words, score_words
from pansol.ui.trainer.shown import Shown
from pansol.ui.trainer.state import State
from pansol.ui.widgets import button, field, text_field

__all__ = ["check_view"]


def check_view(state: State, shown: Shown, words: Catalogue) -> Element:
    """Give the form; below it what was found, until another code is typed."""
    typed, checked = state.fields.get("code", ""), shown.checked
    told = checked is not None and checked.code == typed
    return h(
        "section",
        h("h2", words("trainer.check")),
        h(
            "div",
            field(
                "code",
                words("trainer.certificate.code.name"),
                text_field("code", typed),
                hint=words("trainer.check.hint"),
            ),
            class_="fields",
        ),
        h("div", button(words("trainer.check.do"), "check", hotkey="Enter"), class_="actions"),
        h("div", _found(shown, words) if told else None, role="status", key="found"),
        class_="step check-certificate",
        key="check",
    )


def _found(shown: Shown, words: Catalogue) -> Child:
    """Give the values that the paper must bear."""
    found = shown.checked.found if shown.checked else None
    if found is None:
        return [
            h("p", words("trainer.check.none"), class_="warning"),
            h("p", words("trainer.check.none.hint"), class_="hint"),
        ]
    certificate, trainer = found
    values = {
        "for": certificate.name,
        "class.name": certificate.class_name,
        "trainer.name": trainer,
        "date.name": date_words(certificate, words),
        "score.name": score_words(certificate, words),
        "sop.name": f"{certificate.sop_version} / {certificate.fingerprint}",
    }
    rows = [
        (h("dt", words(f"trainer.certificate.{name}")), h("dd", text))
        for name, text in values.items()
    ]
    return [h("p", words("trainer.check.found"), class_="done"), h("dl", rows, class_="noted")]

"""A certificate to be printed."""

from babel.dates import format_date

from pansol.catalogue import Catalogue
from pansol.element import Element, h
from pansol.sop import SOP
from pansol.training.certificate import Certificate
from pansol.ui.widgets import button

__all__ = ["certificate_view", "date_words", "score_words"]


def certificate_view(
    certificate: Certificate, code: str, trainer: str, words: Catalogue, *, interim: bool
) -> list[Element]:
    """Give the certificate, and the buttons that are not printed.

    ``trainer``: who signs it. ``interim``: the class is open, so more answers may come.
    """
    title = "trainer.certificate.interim" if interim else "trainer.certificate.title"
    values = {
        "score": score_words(certificate, words),
        "class": certificate.class_name,
        "date": date_words(certificate, words),
        "seed": str(certificate.seed),
        "sop": f"{certificate.sop_version} / {certificate.fingerprint}",
        "code": code,
    }
    return [
        h(
            "div",
            button(words("trainer.back"), "back"),
            button(words("practice.print"), style="primary", print=True),
            class_="actions",
        ),
        h(
            "section",
            h("p", words(title), class_="eyebrow"),
            h("p", words("trainer.certificate.for")),
            h("h2", certificate.name, tabindex="-1", focus=code),
            h("p", words("trainer.certificate.text", sop=SOP.title)),
            h(
                "dl",
                [
                    (h("dt", words(f"trainer.certificate.{name}.name")), h("dd", text))
                    for name, text in values.items()
                ],
                class_="noted",
            ),
            h("p", words("trainer.certificate.interim.hint"), class_="hint") if interim else None,
            h("p", f"{trainer}, {words('trainer.certificate.signed')}", class_="signed"),
            h("p", words("trainer.certificate.check"), class_="hint"),
            class_="step certificate",
        ),
    ]


def score_words(certificate: Certificate, words: Catalogue) -> str:
    """Write the result."""
    return words.counted(
        "trainer.certificate.score",
        certificate.questions,
        score=words.number(certificate.score),
        right=certificate.right,
    )


def date_words(certificate: Certificate, words: Catalogue) -> str:
    """Write the date, as ``23 November 2026``."""
    return str(format_date(certificate.date, "d MMMM y", locale=words.language.value))

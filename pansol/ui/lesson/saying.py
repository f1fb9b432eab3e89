"""A trial in words: what is asked, what there is to choose from, and what is right."""

from collections.abc import Callable, Mapping

from pansol.catalogue import Catalogue
from pansol.sop import SOP, Advice, Clause, Kip, Sla
from pansol.ui.lesson.marking import NONE, due, options
from pansol.ui.lesson.model import Ask, Trial
from pansol.wording import sla_words

__all__ = ["asked_words", "due_words", "option_words"]


def asked_words(trial: Trial, words: Catalogue) -> str:
    """Give the question."""
    if trial.ask is Ask.FILLS:
        return words("lesson.ask.fills", question=words(f"question.{trial.about}"))
    if trial.ask is not Ask.REQUIRED:
        return words(f"lesson.ask.{trial.ask.value}")
    purchase, complaint = (
        channels.label_of(name)
        for channels, name in (
            (SOP.purchase_channels, trial.purchase),
            (SOP.complaint_channels, trial.complaint),
        )
    )
    field = words(f"field.{trial.about}")
    return words("lesson.ask.required", purchase=purchase, complaint=complaint, field=field)


def option_words(trial: Trial, option: str, words: Catalogue) -> str:
    """Write one of the options."""
    if option == NONE:
        return words(f"lesson.none.{trial.ask.value}")
    return _WRITTEN[trial.ask](option, words)


def _advice(option: str, words: Catalogue) -> str:
    timed = Advice(option) is Advice.DO_NOT_REPEAT
    return words(f"advice.{option}.untimed" if timed else f"advice.{option}")


def _clause(option: str, words: Catalogue) -> str:
    clause = Clause[option]
    return f"{clause.value}: {words(clause.key)}"


_WRITTEN: Mapping[Ask, Callable[[str, Catalogue], str]] = {
    Ask.FILLS: _clause,
    Ask.NEXT: lambda option, words: words(f"check.{option}"),
    Ask.ACTION: lambda option, words: words(f"action.{option}"),
    Ask.ADVICE: _advice,
    Ask.REQUIRED: lambda option, words: words(f"lesson.{option}"),
    Ask.SLA: lambda option, words: sla_words(Sla(option), words),
    Ask.KIP: lambda option, _words: Kip(option).label.rpartition(" - ")[2],
}


def due_words(trial: Trial, words: Catalogue) -> str:
    """Write what is right."""
    right = [option for option in options(trial) if option in due(trial)]
    return words.both(option_words(trial, option, words).rstrip(".") for option in right)

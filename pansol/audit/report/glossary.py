"""What the figures, severities and standings of a report mean."""

from pansol.audit.figures import Figure, define
from pansol.audit.severity import Severity
from pansol.audit.standing import Standing
from pansol.audit.summary import Summary
from pansol.catalogue import Catalogue

__all__ = ["glossary"]

_SHOWN = (Figure.ADHERENCE, Figure.CRITICAL_ERRORS, Figure.P_CHART, Figure.PARETO, Figure.CONFUSION)


def glossary(summary: Summary, say: Catalogue) -> tuple[tuple[str, str, str], ...]:
    """Give each term with what it means, and how it is computed where it is."""
    aged = (Figure.AGEING,) if summary.durations else ()
    came_back = (Figure.REPEATS,) if summary.repeats else ()
    shown = (*_SHOWN, *aged, *came_back)
    figures = (define(figure, say) for figure in shown)
    return (
        *((each.title, each.what, each.how) for each in figures),
        *((say(each.key), say(f"{each.key}.why"), say("report.severity.how")) for each in Severity),
        *(
            (say(key := f"report.standing.{each.value}"), say(f"{key}.why"), "")
            for each in Standing
        ),
    )

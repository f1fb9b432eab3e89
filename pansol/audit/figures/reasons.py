"""Why a figure, or a part of it, is not shown."""

from enum import Enum

__all__ = ["Reason"]


class Reason(Enum):
    """A remark that stands in a figure's place. Each has a sentence in the catalogue."""

    TOO_FEW = "too_few"  # fewer cases than a rate is shown for
    FEW_PERIODS = "few_periods"  # limits from fewer than 20 periods are preliminary
    NO_CASES = "no_cases"  # nothing to compute from
    ONE_CATEGORY = "one_category"  # both raters gave every case the same verdict
    NO_DURATIONS = "no_durations"  # no SLA durations are configured; the SOP gives none
    NO_COLUMN = "no_column"  # the source has nothing of what it would be computed from
    NO_PREVIOUS = "no_previous"  # there is no period of the same length before
    NOT_COMPARED = "not_compared"  # no comparison is asked for

    @property
    def key(self) -> str:
        """The key of its sentence."""
        return f"figure.reason.{self.value}"

"""Item statistics of a class's answers: how hard each question was, and whom it told apart."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from statistics import correlation

__all__ = ["FEWEST", "ItemStatistics", "Response", "Unsaid", "item_statistics"]

FEWEST = 10
"""Answers below which no figure is given: with fewer, one learner moves it by more than 0.1."""


class Unsaid(Enum):
    """Why a figure is not given."""

    FEW = "few"  # fewer than ``FEWEST`` answers
    SAME = "same"  # all right, all wrong, or all equally good in the rest: nothing to tell apart


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """One person's first answer to one item."""

    person: str
    item: str
    right: bool
    chosen: frozenset[str]
    """The options."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemStatistics:
    """What the answers say of one item."""

    item: str
    n: int
    """How many answered it."""
    right: int
    difficulty: float | None
    """p: the share of right answers; the higher, the easier."""
    discrimination: float | None
    """Item-rest correlation, from -1 to 1; below 0.2 it hardly tells the good from the others."""
    unsaid: Unsaid | None
    """Why ``discrimination`` is missing; ``difficulty`` is missing for too few answers alone."""
    chosen: Mapping[str, int]
    """Option → how many chose it, the most frequent first; options nobody chose are not in it."""


def item_statistics(responses: Iterable[Response]) -> tuple[ItemStatistics, ...]:
    """Give the statistics of each item, in the order in which the items come first.

    Difficulty is p = R / N, the right answers among N. Discrimination is the point-biserial
    correlation between the item (1 right, 0 wrong) and the rest, the item itself left out:

        r = (M1 - M0) / s * sqrt(n1 * n0) / N

    where n1 were right, with M1 their mean in the rest, n0 wrong with M0, and s is the standard
    deviation (by N) of all in the rest. It equals Pearson's correlation. Crocker, Algina (1986),
    Introduction to Classical and Modern Test Theory, chapter 14; that an item must not be
    correlated with itself: Henrysson (1963), Psychometrika 28, 211-218.

    The rest of a person is the share of right answers among the other items he or she answered,
    so that who came less far counts by what was answered; where all answered all, that is the
    rest score divided by a constant, and the correlation is the same. Who answered nothing else
    is left out of the correlation. Of two responses of a person to an item the first counts.
    """
    answers: dict[str, dict[str, Response]] = defaultdict(dict)
    for response in responses:
        answers[response.item].setdefault(response.person, response)
    totals: Counter[str] = Counter()
    rights: Counter[str] = Counter()
    for by_person in answers.values():
        for person, response in by_person.items():
            totals[person] += 1
            rights[person] += response.right
    return tuple(
        _statistics(item, by_person, totals, rights) for item, by_person in answers.items()
    )


def _statistics(
    item: str, answers: Mapping[str, Response], totals: Counter[str], rights: Counter[str]
) -> ItemStatistics:
    n, right = len(answers), sum(response.right for response in answers.values())
    pairs = [
        (float(response.right), (rights[person] - response.right) / (totals[person] - 1))
        for person, response in answers.items()
        if totals[person] > 1
    ]
    discrimination, unsaid = _correlation(pairs)
    counts = Counter(option for each in answers.values() for option in each.chosen)
    return ItemStatistics(
        item=item,
        n=n,
        right=right,
        difficulty=right / n if n >= FEWEST else None,
        discrimination=discrimination,
        unsaid=unsaid,
        chosen=dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))),
    )


def _correlation(pairs: list[tuple[float, float]]) -> tuple[float | None, Unsaid | None]:
    if len(pairs) < FEWEST:
        return None, Unsaid.FEW
    marks, rests = zip(*pairs, strict=True)
    if len(set(marks)) == 1 or len(set(rests)) == 1:
        return None, Unsaid.SAME
    return correlation(marks, rests), None

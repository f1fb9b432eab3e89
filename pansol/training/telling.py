"""The customer's sentences: the wordings that fit, in one language, with their values."""

from collections.abc import Mapping
from datetime import datetime
from random import Random

from pansol.catalogue import Catalogue
from pansol.formats import find_brand, rupiah
from pansol.sample.systems.story import quota_of
from pansol.sample.systems.tables import CONTACTS
from pansol.training.scenario import Scenario
from pansol.training.wording import wording_of
from pansol.waiting import zone_name

__all__ = ["Teller"]

_MANY = 2**30  # more than any count of wordings

_DAYPARTS = {4: "night", 11: "morning", 15: "noon", 18: "afternoon", 24: "evening"}
"""The hour before which it is that part of the day → its name."""

_DAYS = ("today", "yesterday")

_AMOUNTS = {2_000: "thousand", 10_000: "thousands", 20_000: "ten_thousands"}
"""Rupiah below which an amount is told so."""


class Teller:
    """The customer of a scenario, who says a part of the story always in the same words."""

    def __init__(self, scenario: Scenario, say: Catalogue) -> None:
        self._scenario = scenario
        self._say = say
        self._wording = wording_of(scenario)
        self.rng = Random(f"{scenario.key} words")  # noqa: S311  an exercise, no secret
        self._turns = {part: self.rng.randrange(_MANY) for part in self._wording}
        self._values = self._gathered()

    def tell(self, part: str) -> str:
        """Give a part's sentence."""
        return self._pick(part).format_map(self._values)

    def _pick(self, part: str) -> str:
        ways = self._say.ways(f"training.story.{self._wording[part]}")
        return ways[self._turns[part] % len(ways)]

    def _word(self, key: str, **values: object) -> str:
        return self._say(f"training.story.{key}", **values)

    def _gathered(self) -> Mapping[str, object]:
        story, say = self._scenario.story, self._say
        bought = story.transaction_at
        return {
            "daypart": self._word(f"daypart.{_daypart(story.handled_at)}"),
            "title": self._pick("title"),
            "card": find_brand(story.card_type).label,
            "package": story.package,
            "price": self._price(),
            "quota": self._quota(),
            "bonus": self._bonus(),
            "relative": self._relative(),
            "weekday": say.weekday(bought),
            "date": say.date(bought),
            "clock": say.clock(bought),
            "zone": zone_name(bought),
            "channel": self._pick("place"),
            "payment": self._pick("payment"),
            "taken": self._taken(),
            "location": story.location,
            "transaction_id": self._scenario.fields.get("transaction_id", ""),
            "reported": self._reported(),
        }

    def _price(self) -> str:
        price = self._scenario.story.price
        if self._turns["package"] // 64 % 2:
            return rupiah(price)
        return self._word("price.thousand", thousands=price // 1_000)

    def _quota(self) -> str:
        main, *bonus = self._scenario.story.quota.split(" + ")
        return self._word("quota.bonus", main=main, bonus=self._bonus()) if bonus else main

    def _bonus(self) -> str:
        """Name the bonus by what it is for: its last word."""
        _, bonus, _ = quota_of(self._scenario.story.quota)
        return self._word(f"bonus.{bonus.split()[-1]}") if bonus else ""

    def _relative(self) -> str:
        bought, now = self._scenario.story.transaction_at, self._scenario.story.handled_at
        days = (now.date() - bought.date()).days
        if days > 1:
            return self._word("relative.days", days=days)
        if days:
            return self._word("relative.yesterday")
        part = _daypart(bought)
        return self._word(f"relative.{'now' if part == _daypart(now) else part}")

    def _reported(self) -> str:
        at, now = _reported_at(self._scenario), self._scenario.story.handled_at
        days = (now.date() - at.date()).days
        if days < len(_DAYS):
            return self._word(f"reported.{_DAYS[days]}")
        return self._word("reported.before", weekday=self._say.weekday(at), date=self._say.date(at))

    def _taken(self) -> str:
        """Tell the exact amount only where the customer has told what was charged."""
        tariff = self._scenario.story.tariff
        if self._scenario.tells.charged:
            return rupiah(tariff)
        return self._word(
            f"amount.{next(name for most, name in _AMOUNTS.items() if tariff < most)}"
        )


def _daypart(moment: datetime) -> str:
    return next(name for hour, name in _DAYPARTS.items() if moment.hour < hour)


def _reported_at(scenario: Scenario) -> datetime:
    """Give when the customer last complained about a package before; now, if never."""
    now = scenario.story.handled_at
    contacts = (row for table, row in scenario.rows if table is CONTACTS)
    times = (
        datetime.fromisoformat(str(at)).astimezone(now.tzinfo)
        for _, _, at, kind, topic, _ in contacts
        if (kind, topic) == ("COMPLAINT", "PKG_ACTIVATION")
    )
    return max(times, default=now)

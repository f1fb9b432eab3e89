"""What an audit found, in three plain sentences, and what it was made from."""

from datetime import tzinfo

from pansol.audit.figures import LEAST
from pansol.audit.report.numbers import Numbers, moment_of
from pansol.audit.report.weeks import weeks
from pansol.audit.report.words import kind_words
from pansol.audit.severity import SEVERITIES, Severity
from pansol.audit.standing import Standing
from pansol.audit.summary import Summary
from pansol.catalogue import Catalogue
from pansol.deviation import Kind
from pansol.fingerprint import FINGERPRINT
from pansol.sop import SOP
from pansol.waiting import zone_name

__all__ = ["headline", "origin", "zone_of"]


def headline(summary: Summary, say: Catalogue) -> tuple[str, str, str]:
    """Say how much was handled right, what costs most, and whether the last week differs."""
    return _share(summary, say), _dearest(summary, say), _last_week(summary, say)


def origin(summary: Summary, say: Catalogue, *, zone: tzinfo) -> tuple[tuple[str, str], ...]:
    """Tell files, period, SOP, its table and the masking, each with its heading."""
    numbers = Numbers(say)
    known = summary.first_us is not None and summary.last_us is not None
    period = say("report.period.unknown")
    if known:
        first, last = (moment_of(t or 0, zone) for t in (summary.first_us, summary.last_us))
        period = numbers.span(first.date(), last.date())
    return (
        (say("report.period"), period),
        (say("report.zone"), say("report.zone.all", zone=zone_of(summary, zone))),
        (say("report.sop"), say("page.sop", version=SOP.version)),
        (say("report.sop.table"), FINGERPRINT),
        (say("report.privacy"), say("report.privacy.masked")),
    )


def zone_of(summary: Summary, zone: tzinfo) -> str:
    """Name a zone, as it was called at the first handling: ``WIB``."""
    return zone_name(moment_of(summary.first_us or 0, zone))


def _share(summary: Summary, say: Catalogue) -> str:
    numbers, all_of = Numbers(say), summary.overall.iloc[0]
    if not summary.cases:
        return say("report.headline.no_cases")
    cases, judged = numbers.count(summary.cases), numbers.count(summary.judged)
    if summary.judged < LEAST:
        return say.counted("report.headline.few", summary.cases, judged=judged)
    return say(
        "report.headline.share",
        cases=cases,
        judged=judged,
        right=numbers.count(summary.standing[Standing.RIGHT]),
        rate=numbers.percent(all_of["rate"]),
        interval=numbers.interval((all_of["low"], all_of["high"])),
    )


def _dearest(summary: Summary, say: Catalogue) -> str:
    """Name the dearest severity that was found, and its most frequent kind."""
    numbers = Numbers(say)
    for row in summary.families.to_dict("records"):
        family = Severity(row["family"])
        kinds = [
            each
            for each in summary.kinds.to_dict("records")
            if SEVERITIES[Kind(each["of"])] is family
        ]
        if row["errors"] and kinds:
            return say.counted(
                "report.headline.dearest",
                int(row["n"]),
                severity=say(family.key),
                why=say(f"{family.key}.why"),
                cases=numbers.count(row["errors"]),
                kind=kind_words(kinds[0]["of"], say),
                findings=numbers.count(kinds[0]["count"]),
            )
    return say("report.headline.no_findings")


def _last_week(summary: Summary, say: Catalogue) -> str:
    numbers, every = Numbers(say), weeks(summary.weeks)
    if not every:
        return say("report.headline.no_weeks")
    last = every[-1]
    week = say("report.headline.week", week=last.name, day=numbers.day(last.monday))
    if last.rate is None:
        return say("report.headline.week_few", week=week, n=numbers.count(last.n))
    values = {"week": week, "rate": numbers.percent(last.rate), "n": numbers.count(last.n)}
    if not last.signal:
        return say("report.headline.noise", **values)
    above = last.rate > (summary.weeks.centre or 0)
    return say("report.headline.above" if above else "report.headline.below", **values)

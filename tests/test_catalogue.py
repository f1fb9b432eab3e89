"""The wording: whole in both languages, fresh, no key missing, none left over."""

import ast
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from enum import Enum
from io import BytesIO
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

import pansol
from pansol.catalogue import LOCALE, Language, catalogue
from pansol.facts import FACTS
from pansol.formats import Fault
from pansol.sop import SOP, Action, Advice, Clause, Format, Gap, Interpretation, Kip, Required, Sla
from pansol.waiting import ZONES
from pansol.wording import ask_key, where_key

PACKAGE = Path(pansol.__file__).parent
WIB = ZONES["WIB"]

both_languages = pytest.mark.parametrize("language", Language)


def messages(language: Language) -> Catalog:
    """Read the wording as it is written."""
    with path(language, "po").open("rb") as file:
        return read_po(file, locale=language.value)


def path(language: Language, suffix: str) -> Path:
    """Find a language's file."""
    return LOCALE / language.value / "LC_MESSAGES" / f"pansol.{suffix}"


def keys(language: Language) -> list[str]:
    """List the keys, in the file's order."""
    return [key_of(message) for message in messages(language) if message.id]


def plurals() -> set[str]:
    """List the keys that have a form for one and one for many."""
    return {key_of(message) for message in messages(Language.ENGLISH) if message.pluralizable}


def key_of(message: Message) -> str:
    """Give the key of a message: with plural forms it stands twice."""
    return str(message.id[0] if message.pluralizable else message.id)


def forms(message: Message) -> tuple[str, ...]:
    """Give a message's texts: one, or one a plural form."""
    texts = message.string if message.pluralizable else (message.string,)
    return tuple(map(str, texts))


def places(text: str) -> set[str]:
    """Name the places in a text that values go into."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def values(prefix: str, kind: type[Enum]) -> set[str]:
    """Give the keys for an Enum's members."""
    return {f"{prefix}.{member.value}" for member in kind}


DERIVED = {
    *(value.key for fact in FACTS for value in fact),
    *(f"check.{fact.column}" for fact in FACTS),
    *values("action", Action),
    *(f"short.{action.value}" for action in Action if action is not Action.INCOMPLETE),
    *values("sla", Sla),
    *values("short", Kip),
    *values("gap", Gap),
    *values("interpretation", Interpretation),
    *values("fault", Fault),
    *(f"advice.{advice.value}" for advice in Advice),
    *(clause.key for clause in Clause),
    *(rule.key for rule in SOP.rules),
    *(f"question.{question.id}" for question in SOP.questions),
    *(f"field.{field.name}" for field in SOP.ticket_fields),
    *(ask_key(check.fact, kind) for kind, checks in SOP.checks.items() for check in checks),
    *(where_key(check.fact, kind) for kind, checks in SOP.checks.items() for check in checks),
    *values("sheet.format", Format),
    *values("sheet.required", Required),
}
"""The keys that follow from what is declared."""

THINGS = (
    "accesses|agents|answers|bytes|cases|characters|columns|complaints|contacts|customers|days|"
    "entries|errors|exercises|fields|files|findings|forms|gaps|groups|hours|kinds|megabytes|"
    "minutes|months|outcomes|parts|people|periods|places|points|questions|raters|readings|rows|"
    "rules|seconds|shares|states|steps|tables|teams|tickets|times|traps|verdicts|weeks|years"
)
COUNTED = re.compile(rf"\{{(\w+)\}}(?: [a-z-]+){{0,2}}? (?:{THINGS})\b")
"""A place with what is counted there, at most two words before it."""

NEVER_ONE = {
    "few", "fewest", "least", "limit", "longest", "most",  # limits
    "complete", "hours", "states", "total",  # the SOP's own
    "label", "now", "rate",  # names and shares
    "n",  # cases enough for a share
}  # fmt: skip
"""Places that never hold a one."""

NEVER_ONE_THERE = {
    "cli.file.columns": {"found"},  # more than the most
    "casefile.columns": {"found"},  # likewise
    "lesson.count": {"every"},  # all complete cases
    "report.headline.share": {"cases"},  # enough for a share
    "report.cut.findings": {"all"},  # more than a sheet holds
    "report.cut.rejects": {"all"},  # likewise
    "training.story.relative.days": {"days"},  # one is yesterday
}
"""The same of single wordings."""


def written() -> Iterator[tuple[Path, str, bool]]:
    """Give each text in the code with its file: a pattern, and whether it is a key in full."""
    for file in [*PACKAGE.rglob("*.js"), *PACKAGE.rglob("*.j2"), *PACKAGE.rglob("*.html")]:
        for text in re.findall(r"""["'`]([a-z_]+(?:\.\w+)+)["'`]""", file.read_text("utf-8")):
            yield file, re.escape(text), False
    for file in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield file, re.escape(node.value), False
            elif isinstance(node, ast.JoinedStr):
                yield file, pattern(node), False
            elif isinstance(node, ast.Call) and node.args and name_of(node) in {"say", "words"}:
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    yield file, first.value, True


def calls() -> Iterator[tuple[Path, ast.Call, str]]:
    """Give each call that asks for words, and the pattern of each key it may ask for."""
    for file in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and node.args):
                continue
            method = node.func.attr if isinstance(node.func, ast.Attribute) else ""
            if name_of(node) in {"say", "words"} or method in {"counted", "say"}:
                for key in asked(node.args[0]):
                    yield file, node, key


def asked(key: ast.expr) -> Iterator[str]:
    """Give the patterns of a key: as it stands, with values in it, or one of two."""
    if isinstance(key, ast.IfExp):
        yield from asked(key.body)
        yield from asked(key.orelse)
    elif isinstance(key, ast.JoinedStr):
        yield pattern(key)
    elif isinstance(key, ast.Constant):
        yield re.escape(str(key.value))


def pattern(node: ast.JoinedStr) -> str:
    """Give the pattern of an f-string: anything stands for its values."""
    parts = [
        re.escape(part.value) if isinstance(part, ast.Constant) and isinstance(part.value, str)
        else r"[\w.]+"
        for part in node.values
    ]  # fmt: skip
    return "".join(parts)


def name_of(call: ast.Call) -> str:
    """Name the function that is called."""
    return call.func.id if isinstance(call.func, ast.Name) else ""


def test_both_languages_have_the_same_keys_once() -> None:
    """What can be said in one language can be said in the other."""
    indonesian, english = keys(Language.INDONESIAN), keys(Language.ENGLISH)
    assert sorted(indonesian) == sorted(english)
    assert len(set(indonesian)) == len(indonesian)


def test_both_languages_take_the_same_values() -> None:
    """A value that one language shows is shown by the other, and nothing is asked for in vain."""
    english = messages(Language.ENGLISH)
    for message in messages(Language.INDONESIAN):
        if not message.id:
            continue  # the header
        other = english.get(message.id)
        assert other is not None, message.id
        assert other.pluralizable == message.pluralizable, message.id
        (wanted,) = {frozenset(places(text)) for text in forms(message)}
        assert {frozenset(places(text)) for text in forms(other)} == {wanted}, message.id


def test_a_plural_has_the_forms_of_its_language() -> None:
    """English tells one from many, Indonesian does not."""
    for language, count in ((Language.ENGLISH, 2), (Language.INDONESIAN, 1)):
        for message in messages(language):
            if message.pluralizable:
                assert len(forms(message)) == count, message.id
                assert all("count" in places(text) for text in forms(message)), message.id


def test_one_is_told_from_many() -> None:
    """In English by the form, in Indonesian not; the number is written as the language does."""
    english, indonesian = map(catalogue, (Language.ENGLISH, Language.INDONESIAN))
    told = [english.counted("lesson.cases", count) for count in (0, 1, 2, 1588)]
    assert told == ["0 cases", "1 case", "2 cases", "1,588 cases"]
    assert indonesian.counted("lesson.cases", 1588) == "1.588 kasus"


@both_languages
def test_what_has_no_plural_is_not_counted(language: Language) -> None:
    """A slip is an error."""
    with pytest.raises(KeyError, match="no plural in"):
        catalogue(language).counted("page.language", 1)


def test_plurals_are_asked_for_with_their_number() -> None:
    """Whoever asks for a wording that counts says how many; no other wording takes a number so."""
    many, every = plurals(), set(keys(Language.ENGLISH))
    for file, call, text in calls():
        counted = isinstance(call.func, ast.Attribute) and call.func.attr == "counted"
        named = {key for key in every if re.fullmatch(text, key)}
        wrong = not named & many if counted else named and named <= many
        assert not wrong, f"{file.name}:{call.lineno}: {text}"


def test_no_wording_counts_one_as_many() -> None:
    """Where a number meets what it counts in English, the number decides the form."""
    for message in messages(Language.ENGLISH):
        if message.id and not message.pluralizable:
            key = key_of(message)
            never = NEVER_ONE | NEVER_ONE_THERE.get(key, set())
            wrong = set(COUNTED.findall(str(message.string))) - never
            assert not wrong, f"{key}: {message.string}"


def test_a_plural_says_one_of_one() -> None:
    """In the singular form its number counts no plural."""
    for message in messages(Language.ENGLISH):
        if message.pluralizable:
            assert "count" not in COUNTED.findall(forms(message)[0]), message.id
            assert forms(message)[0] != forms(message)[1], message.id


@both_languages
def test_no_wording_is_empty_or_uncertain(language: Language) -> None:
    """Every key has words, and none waits for a translator."""
    for message in messages(language):
        assert message.string, message.id
        assert not message.fuzzy or not message.id, message.id


@both_languages
def test_the_compiled_wording_is_fresh(language: Language) -> None:
    """What is read at run time was compiled from what is written: `make catalogue`."""
    compiled = BytesIO()
    write_mo(compiled, messages(language))
    assert path(language, "mo").read_bytes() == compiled.getvalue()


@both_languages
@pytest.mark.parametrize("key", sorted(DERIVED))
def test_everything_declared_has_wording(language: Language, key: str) -> None:
    """Facts, actions, SLA, KIP, advice, gaps, readings, clauses, rules, checks, faults, fields."""
    assert catalogue(language)(key)


def test_every_key_in_the_code_has_wording() -> None:
    """No screen and no command asks for words that are not there."""
    known = set(keys(Language.ENGLISH))
    missing = [
        f"{file.relative_to(PACKAGE)}: {text}"
        for file, text, is_key in written()
        if is_key and text not in known
    ]
    assert missing == []


def test_no_wording_is_left_over() -> None:
    """Each key is named in the code, fits a pattern that is, or follows from what is declared."""
    texts = {text for _, text, _ in written()}
    named = re.compile(
        "|".join(t for t in texts if re.search(r"[a-z]{3}", t.replace(r"[\w.]+", "")))
    )
    unused = [
        key for key in keys(Language.ENGLISH) if key not in DERIVED and not named.fullmatch(key)
    ]
    assert unused == []


@both_languages
def test_a_missing_key_is_an_error(language: Language) -> None:
    """A slip in a key never reaches a person as if it were a sentence."""
    with pytest.raises(KeyError, match="no wording in"):
        catalogue(language)("page.nothing_of_the_kind")


@both_languages
def test_values_go_into_their_places(language: Language) -> None:
    """Whatever the value holds, braces too."""
    text = catalogue(language)("cli.at.line", file="{x}.csv", line=3, reason="{y}")
    assert "{x}.csv" in text
    assert "{y}" in text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (Language.INDONESIAN, "Senin, 23 November 2026 pukul 10.05 WIB"),
        (Language.ENGLISH, "Monday, 23 November 2026 at 10:05 WIB"),
    ],
)
def test_a_moment_is_written_as_its_language_wants(language: Language, text: str) -> None:
    """Day, date, time and zone."""
    assert catalogue(language).moment(datetime(2026, 11, 23, 10, 5, tzinfo=WIB)) == text


@pytest.mark.parametrize(
    ("zone", "name"),
    [
        (timezone(timedelta(hours=8)), "WITA"),
        (timezone(timedelta(hours=9)), "WIT"),
        (UTC, "UTC"),
    ],
)
def test_a_moment_names_its_zone(zone: timezone, name: str) -> None:
    """Indonesia's zones by their own names, others by theirs."""
    moment = datetime(2026, 11, 23, 10, 5, tzinfo=zone)
    assert catalogue(Language.ENGLISH).moment(moment).endswith(f" {name}")


@pytest.mark.parametrize(
    ("language", "one_of", "all_of"),
    [
        (Language.INDONESIAN, "a, b, atau c", "a, b, dan c"),
        (Language.ENGLISH, "a, b, or c", "a, b, and c"),
    ],
)
def test_lists_are_joined_as_their_language_wants(
    language: Language, one_of: str, all_of: str
) -> None:
    """Alternatives, and things that hold together."""
    say = catalogue(language)
    assert (say.either("abc"), say.both("abc")) == (one_of, all_of)


@pytest.mark.parametrize(
    ("language", "weekday", "date"),
    [(Language.INDONESIAN, "Senin", "23 November"), (Language.ENGLISH, "Monday", "23 November")],
)
def test_a_day_is_named_by_itself(language: Language, weekday: str, date: str) -> None:
    """As people say it: the weekday, the date without its year."""
    moment = datetime(2026, 11, 23, 10, 5, tzinfo=WIB)
    assert catalogue(language).weekday(moment) == weekday
    assert catalogue(language).date(moment) == date


@both_languages
def test_ways_of_saying_are_one_a_line(language: Language) -> None:
    """A key with one way has one; those of a customer's opening are told apart."""
    say = catalogue(language)
    assert say.ways("page.language.id") == ("Bahasa Indonesia",)
    assert "\n".join(say.ways("training.story.opening")) == say("training.story.opening")
    assert len(say.ways("training.story.opening")) > 1


@pytest.mark.parametrize(
    ("span", "indonesian", "english"),
    [
        (timedelta(minutes=1), "1 menit", "1 minute"),
        (timedelta(minutes=90), "90 menit", "90 minutes"),
        (timedelta(hours=24, minutes=10), "24 jam", "24 hours"),
        (timedelta(hours=47), "47 jam", "47 hours"),
        (timedelta(days=3), "3 hari", "3 days"),
    ],
)
def test_a_span_is_told_in_hours_up_to_two_days(
    span: timedelta, indonesian: str, english: str
) -> None:
    """Around 24 hours the hours count."""
    assert catalogue(Language.INDONESIAN).span(span) == indonesian
    assert catalogue(Language.ENGLISH).span(span) == english

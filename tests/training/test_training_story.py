"""What a customer tells can be understood, is true, and with the screens suffices."""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from string import Formatter

import pytest
from babel.messages.pofile import read_po
from screen_reader import seen
from story_reader import CARDS, Heard, hear, meaning, sentences
from training_scenarios import COMPLETE, scenarios

from pansol.catalogue import LOCALE, Language, catalogue
from pansol.facts import Benefit
from pansol.formats import rupiah
from pansol.training import Key, Scenario, customer_says, scenario_of, screens

STORIES = 10_000
CLAIMS = {
    "message": "activation", "benefit": "benefit", "charged": "charged", "signal": "outage",
}  # fmt: skip
"""What is claimed → the fact that it must not contradict."""

SAYS = "training.story."
NO_SENTENCES = re.compile(
    r"(daypart|title|quota|bonus|relative|price|amount|reported|evidence)\b|(channel|payment)\."
)
"""Wordings that go into sentences, or into the script alone."""

VALUES = {
    Language.INDONESIAN: {
        "daypart": "pagi", "title": "Kak", "bonus": "kuota video", "relative": "kemarin",
        "date": "6 Juli", "clock": "10.05", "weekday": "Senin",
        "reported": "kemarin", "channel": "di MyTelkomsel", "payment": "dibayar pakai pulsa",
    },
    Language.ENGLISH: {
        "daypart": "morning", "title": "sir", "bonus": "video data", "relative": "yesterday",
        "date": "6 July", "clock": "10:05", "weekday": "Monday",
        "reported": "yesterday", "channel": "in the MyTelkomsel app",
        "payment": "to be paid with pulsa",
    },
}  # fmt: skip
OTHER_VALUES = {
    "card": "Telkomsel Halo", "package": "Bulanan Lega 25 Uji", "price": "Rp85.000",
    "quota": "25 GB", "zone": "WITA", "taken": "Rp4.000", "location": "Medan, Sumatera Utara",
}  # fmt: skip

both_languages = pytest.mark.parametrize("language", Language)


@cache
def everybody(language: Language) -> list[tuple[Scenario, Heard]]:
    """Give a customer of each case, and what was understood of the story."""
    return [(scenario, heard(scenario, language)) for scenario in scenarios(range(1152))]


def heard(scenario: Scenario, language: Language) -> Heard:
    """Listen to a scenario's story."""
    told = customer_says(scenario, catalogue(language))
    return hear(told, language.value, scenario.story.handled_at)


def understood(scenario: Scenario, language: Language) -> dict[str, str]:
    """Find out the facts as a learner does, from the story and the screens alone."""
    story, now = heard(scenario, language), scenario.story.handled_at
    shown = screens(scenario, catalogue(language))
    within = now - story.bought <= timedelta(hours=24)
    return {
        "subscription": story.subscription,
        "age": "within_24h" if within else "over_24h",
        **seen(shown, bought=story.bought, now=now, location=story.location),
    }


def contradictions(scenario: Scenario, language: Language) -> Iterator[str]:
    """Give what the customer claims against the facts."""
    story = heard(scenario, language)
    truth = {fact.column: str(fact.value) for fact in scenario.truth.known}
    for of, column in CLAIMS.items():
        if story.claim(of) not in {"", "untold", truth[column]}:
            yield of
    if story.claim("tariff").split(".")[0] not in {truth["normal_tariff"], ""}:
        yield "tariff"
    before = "none" if truth["history"] == "clear" else "before"
    if story.claim("history") not in {"", before}:
        yield "history"


@pytest.mark.parametrize("part", range(4))
def test_story_and_screens_give_all_facts_and_nothing_contradicts(part: int) -> None:
    """10,000 customers, all 1,152 cases, all boundaries, both languages: read back by another."""
    for scenario in scenarios(range(part * STORIES // 4, (part + 1) * STORIES // 4)):
        truth = {fact.column: fact.value for fact in scenario.truth.known}
        for language in Language:
            assert understood(scenario, language) == truth, scenario.key
            assert not [*contradictions(scenario, language)], scenario.key


def wordings(language: Language) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give each part of a story that is a sentence, with its wordings."""
    path = LOCALE / language.value / "LC_MESSAGES" / "pansol.po"
    with path.open("rb") as file:
        keys = [str(message.id) for message in read_po(file)]
    for key in keys:
        name = key.removeprefix(SAYS)
        if key.startswith(SAYS) and not NO_SENTENCES.match(name):
            yield name, catalogue(language).ways(key)


@both_languages
def test_every_wording_means_what_it_is_for(language: Language) -> None:
    """The other reader takes each one for what its key says, also those that are rarely drawn."""
    values = VALUES[language] | OTHER_VALUES
    for name, ways in wordings(language):
        due = re.sub(r"\.(prepaid|postpaid|spoken|written|quota)$", "", name)
        for way in ways:
            found = {meaning(part, language.value) for part in sentences([way.format(**values)])}
            assert found == {due}, way


@both_languages
def test_nothing_is_always_said_in_the_same_way(language: Language) -> None:
    """At least six different wordings for each part."""
    for name, ways in wordings(language):
        assert len(set(ways)) == len(ways) >= 6, name


@both_languages
def test_a_customer_tells_nothing_that_was_left_out_nor_who_he_is(language: Language) -> None:
    """No name, number, address or id; no quota and no sum of charges that was not told."""
    for scenario, story in everybody(language):
        text, fields = story.text, scenario.fields
        hidden = {
            "msisdn", "customer_name", "customer_account", "transaction_id", "evidence",
            "evidence_sender_email",
        }  # fmt: skip
        assert not [name for name in hidden if fields.get(name, "") and fields[name] in text]
        if "package_quota" in scenario.left_out:
            assert fields["package_quota"].split(" + ")[0] not in text
        if "charged_amount" in scenario.left_out:
            assert rupiah(scenario.story.tariff) not in text


@both_languages
def test_each_kind_of_card_speaks_of_its_own_money(language: Language) -> None:
    """Pulsa with prepaid alone, the bill and the temporary usage with postpaid alone."""
    bill = r"tagihan|pemakaian sementara|\bbill\b|temporary usage"
    for _, story in everybody(language):
        other = "pulsa" if story.subscription == "postpaid" else bill
        assert not re.search(other, story.text), story.text


@both_languages
def test_nobody_misses_a_bonus_that_was_not_bought(language: Language) -> None:
    """The word falls only with packages that have one."""
    for scenario, story in everybody(language):
        if "bonus" in story.text.lower():
            assert "bonus" in scenario.story.quota
        if scenario.truth.benefit is Benefit.BONUS_MISSING:
            assert "bonus" in scenario.story.quota


@both_languages
def test_a_story_never_names_a_fact_as_the_systems_do(language: Language) -> None:
    """Neither the words of our files, nor those of the screens."""
    words = r"not_received|bonus_missing|not_as_bought|rechecked|normal_tariff|IN_PROGRESS|REJECTED"
    words += r"|COMPLETED|BERHASIL|GAGAL|PROSES|PKG|\{|\}"
    for _, story in everybody(language):
        assert not re.search(words, story.text)


@both_languages
def test_one_case_is_told_in_many_ways(language: Language) -> None:
    """A hundred customers, a hundred stories; the same customer always tells the same."""
    facts = COMPLETE[321]
    say = catalogue(language)
    told = [customer_says(scenario_of(Key(facts=facts, seed=seed)), say) for seed in range(100)]
    assert len(set(told)) == 100
    assert told[7] == customer_says(scenario_of(Key(facts=facts, seed=7)), say)
    openings = {text[0] for text in told}
    assert len(openings) > 90


@both_languages
def test_who_does_not_tell_leaves_it_to_the_screens(language: Language) -> None:
    """Each claim is made by some customers and not by others, whatever the fact."""
    made: dict[tuple[str, str], set[bool]] = defaultdict(set)
    for scenario, story in everybody(language):
        truth = {fact.column: str(fact.value) for fact in scenario.truth.known}
        for of, column in CLAIMS.items():
            made[of, truth[column]].add(story.claim(of) not in {"", "untold"})
    assert len(made) == 3 + 4 + 2 + 2
    assert {frozenset(each) for each in made.values()} == {frozenset({True, False})}


def test_the_readers_cards_are_all_that_are_made_up() -> None:
    """A card that the reader doesn't know would be one nobody has read."""
    cards = {scenario.story.card_type for scenario in scenarios(range(1152))}
    assert len(cards) == len(CARDS)


def test_every_value_a_wording_takes_is_tried() -> None:
    """So that none of the wordings is left unread for want of a value."""
    for language in Language:
        values = VALUES[language] | OTHER_VALUES
        for _, ways in wordings(language):
            for way in ways:
                assert {name for _, name, _, _ in Formatter().parse(way) if name} <= values.keys()

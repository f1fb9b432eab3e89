"""The script of the role play answers all that may be asked, as the story does."""

import pytest
from training_scenarios import scenarios

from pansol.catalogue import Language, catalogue
from pansol.sop import SOP
from pansol.ticket import review
from pansol.training import customer_says, script
from pansol.wording import ask_key

both_languages = pytest.mark.parametrize("language", Language)


@both_languages
def test_every_question_check_and_mandatory_field_has_an_answer(language: Language) -> None:
    """In the SOP's order: the card, the questions, the checks, then the ticket."""
    say = catalogue(language)
    for scenario in scenarios(range(0, 1152, 13)):
        kind = scenario.truth.subscription
        assert kind
        required = review(scenario.fields).required
        asked = [
            say("question.card"),
            *(say(f"question.{question.id}") for question in SOP.questions),
            *(say(ask_key(check.fact, kind)) for check in SOP.checks[kind]),
            *(say(f"field.{field.name}") for field in SOP.ticket_fields if field.name in required),
        ]
        answers = script(scenario, say)
        assert [question for question, _ in answers] == asked
        assert all(answer for _, answer in answers)


@both_languages
def test_the_script_never_says_otherwise_than_the_story(language: Language) -> None:
    """What the story tells is answered in the same sentence, what it leaves out when asked for."""
    say = catalogue(language)
    parts = ("when", "message", "deducted", "location", "channel")
    for scenario in scenarios(range(0, 1152, 13)):
        told = " ".join(customer_says(scenario, say))
        answers = dict(script(scenario, say))
        for part in parts:
            assert answers[say(f"question.{part}")] in told
        for name in scenario.left_out:
            assert answers[say(f"field.{name}")]

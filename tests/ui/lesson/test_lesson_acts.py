"""Acts in the lesson: facts that are flipped, predictions, tickets; refusals; what is kept."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import COMPLETE
from teaching import HOSTILE, clicks, nodes, offered, said, texts

from pansol.catalogue import Language, catalogue
from pansol.counterfactual import what_if
from pansol.decision import decide
from pansol.facts import FACTS, Activation, Age, Case, Charged, History
from pansol.sop import SOP, Action, Gap, Interpretation, Rule
from pansol.table import TABLE, prove, state_of
from pansol.ui.acts import BadActionError
from pansol.ui.lesson import Lesson
from pansol.ui.lesson.chapters import CHAPTERS, TRIALS, trials_of
from pansol.ui.lesson.counting import concerned, nearest
from pansol.ui.lesson.marking import due, options
from pansol.ui.lesson.model import Chapter, Live
from pansol.wording import outcome_words

ID = catalogue(Language.INDONESIAN)
WITH_FACTS = [chapter for chapter in CHAPTERS if chapter.live is Live.FACTS]


@given(case=st.sampled_from(COMPLETE))
@settings(max_examples=40, deadline=None)
def test_the_example_says_what_the_table_says(case: Case) -> None:
    """Whatever facts a class presses: action, rule, clauses, readings."""
    lesson = Lesson("chapter=map")
    lesson.act(["set", *(word for f in case.known for word in (f.column, str(f.value)))])
    decision, text = decide(case), said(lesson)
    assert lesson.decision == decision
    assert ID(f"action.{decision.action.value}") in text
    assert all(rule.id in text and ID(rule.key) in text for rule in decision.rules)
    assert all(ID("step.clause", clause=c.value) in text for c in decision.clauses)
    assert all(ID(f"interpretation.{r.value}") in text for r in decision.interpretations)


def test_a_flip_tells_what_it_changed() -> None:
    """The fact, the outcome and the rule, before and after."""
    lesson = Lesson("chapter=3.1")
    assert ID("lesson.unchanged") in said(lesson)
    before = decide(lesson.state.example(lesson.state.open).case)
    lesson.act(["set", Age.column, Age.OVER_24H.value])
    text = said(lesson)
    for each in (ID(Age.WITHIN_24H.key), ID(Age.OVER_24H.key), before.rule, lesson.decision.rule):
        assert each in text
    assert outcome_words(before.possible[0], ID) in text
    assert outcome_words(lesson.decision.possible[0], ID) in text
    assert ID("lesson.same") not in text
    lesson.act(["set", Charged.column, Charged.YES.value])
    lesson.act(["set", Age.column, Age.WITHIN_24H.value])
    assert ID("lesson.same") in said(lesson)


def test_a_fact_can_be_unknown_again() -> None:
    """Then the outcome is open, and the next check is named."""
    lesson = Lesson("chapter=3.1")
    lesson.act(["set", History.column, ""])
    assert lesson.decision.action is Action.INCOMPLETE
    check = lesson.decision.next_check
    assert check
    assert check.fact is History
    assert ID(f"ask.{History.column}") in said(lesson)


@pytest.mark.parametrize("chapter", WITH_FACTS, ids=lambda chapter: chapter.id)
def test_each_nearest_change_can_be_tried(chapter: Chapter) -> None:
    """Its button leads where it says, for every chapter's example."""
    for change in what_if(Lesson(f"chapter={chapter.id}").state.example(chapter).case):
        lesson = Lesson(f"chapter={chapter.id}")
        act = ["set", *(w for f in change.instead for w in (f.column, str(f.value)))]
        assert act in clicks(lesson)
        lesson.act(act)
        assert lesson.decision.possible == change.outcomes


@pytest.mark.parametrize("name", [e.value for e in (*Gap, *Interpretation)])
def test_an_example_of_each_doubt_is_loaded_where_it_is_discussed(name: str) -> None:
    """The case shown is one of the gap or reading, and the focus goes there."""
    (chapter,) = (c for c in CHAPTERS if name in {e.value for e in (*c.gaps, *c.readings)})
    lesson = Lesson(f"chapter={chapter.id}")
    assert ["load", name] in clicks(lesson)
    lesson.act(["load", name])
    decision = lesson.decision
    found = {each.value for each in decision.interpretations}
    assert name in found | {decision.gap.value if decision.gap else ""}
    assert lesson.state.loaded == 1


def test_counts_of_cases_are_the_proofs() -> None:
    """Rules and gaps as proven; readings by every case that rests on them."""
    proof = prove(TABLE)
    assert {rule.id: concerned(rule.id) for rule in SOP.rules} == proof.cases_by_rule
    for reading in Interpretation:
        resting = [case for case in COMPLETE if reading in decide(case).interpretations]
        assert concerned(reading.value) == len(resting)


@given(case=st.sampled_from(COMPLETE), rule=st.sampled_from(SOP.rules))
@settings(max_examples=40, deadline=None)
def test_the_nearest_case_is_the_nearest(case: Case, rule: Rule) -> None:
    """It is the rule's, and none of the rule's has more facts in common."""
    found = Case().having(*nearest(rule.id, case.known))
    assert TABLE.rules_of(state_of(found)) == (rule,)
    common = {len({*c.known} & {*case.known}) for c in COMPLETE if decide(c).rules == (rule,)}
    assert len({*found.known} & {*case.known}) == max(common)


@pytest.mark.parametrize("name", TRIALS)
def test_a_prediction_is_marked_by_the_table(name: str) -> None:
    """Before it nothing is revealed; after it right or wrong, and why; it can be taken back."""
    trial = TRIALS[name]
    (chapter,) = (c for c in CHAPTERS if name in trials_of(c))
    lesson = Lesson(f"chapter={chapter.id}")
    assert ID("lesson.right") not in said(lesson)
    assert ID("lesson.wrong") not in said(lesson)
    for option in options(trial):
        lesson.act(["answer", name, option])
        verdict, other = ("right", "wrong") if option in due(trial) else ("wrong", "right")
        text = said(lesson)
        assert ID(f"lesson.{verdict}") in text
        assert ID(f"lesson.{other}") not in text
        right = int(verdict == "right")
        assert ID("lesson.progress", done=1, count=len(TRIALS), right=right) in text
    if ["load", name] in clicks(lesson):
        lesson.act(["load", name])
        assert set(lesson.state.example(chapter).facts) == set(trial.facts)
    lesson.act(["again", name])
    assert lesson.state.answers == {}


def test_a_clause_is_folded_until_something_is_predicted() -> None:
    """The answer often stands in its words: first comes the prediction."""
    lesson = Lesson("chapter=notes")
    keys = [f"revealed-{name}" for name in ("NOTE_1", "NOTE_2", "NOTE_3")]

    def unfolded() -> list[str]:
        tree = lesson.view()["tree"]
        return [key for n in nodes(tree) if (key := n[1].get("key")) in keys and n[1].get("open")]

    assert unfolded() == []
    lesson.act(["answer", "note_2-1", "refund"])
    assert unfolded() == keys[1:2]


def test_a_ticket_lacks_what_is_left_blank_and_mandatory() -> None:
    """Digital channels and E-Care make fields mandatory; the page names them."""
    lesson = Lesson("chapter=mandatory")
    assert ID("ticket.complete") in said(lesson)
    lesson.act(["blank", "transaction_id"])
    assert ID("ticket.complete") in said(lesson)
    lesson.act(["purchase", "mytelkomsel"])
    text = said(lesson)
    assert ID("ticket.missing", count=1) in text
    assert "Sekarang wajib" in text
    lesson.act(["blank", "customer_account"])
    lesson.act(["complaint", "ecare_chat"])
    assert ID("ticket.missing", count=2) in said(lesson)
    lesson.act(["purchase", "outlet"])
    assert "Tidak wajib lagi" in said(lesson)
    lesson.act(["reset"])
    assert ID("ticket.complete") in said(lesson)


def test_chapters_keep_what_was_changed_in_them() -> None:
    """A class comes back to its example; the start is one click away."""
    lesson = Lesson("chapter=3.2")
    lesson.act(["set", Activation.column, Activation.PENDING.value])
    lesson.act(["chapter", "notes"])
    assert Activation.PENDING not in lesson.state.example(lesson.state.open).facts
    lesson.act(["chapter", "3.2"])
    assert Activation.PENDING in lesson.state.example(lesson.state.open).facts
    lesson.act(["reset"])
    assert lesson.state.example(lesson.state.open).facts == lesson.state.open.start


@given(acts=st.lists(offered(), max_size=12))
@settings(max_examples=60, deadline=None)
def test_whatever_a_class_does_is_drawn_and_kept(acts: list[list[str]]) -> None:
    """What the open chapter lacks is refused and changes nothing; the rest survives a reload."""
    lesson = Lesson()
    for act in acts:
        before = lesson.state
        try:
            lesson.act(act)
        except BadActionError:
            assert lesson.state == before
    view = lesson.view()
    assert texts(view["tree"])
    again = Lesson()
    again.restore(view["snapshot"])
    assert again.view()["snapshot"] == view["snapshot"]
    assert again.state.open is lesson.state.open
    assert again.state.answers == lesson.state.answers
    for chapter in WITH_FACTS:
        assert again.state.example(chapter).facts == lesson.state.example(chapter).facts


@pytest.mark.parametrize(
    "act",
    [
        [], ["nothing"], ["chapter"], ["chapter", "9"], ["chapter", "3.1", "x"], ["set", "age"],
        ["set", "age", "soon"], ["set", "__class__", "x"], ["answer", "wait-1", "maybe"],
        ["answer", "wait-9", "yes"], ["answer"], ["load"], ["load", "R99"], ["digital", "perhaps"],
        ["language", "fr"], ["purchase", "pasar"], ["complaint", ""], ["blank", "pin"],
        ["again", "wait-1"], ["again", ""],
    ],
    ids=str,
)  # fmt: skip
def test_what_the_page_lacks_is_refused(act: list[str]) -> None:
    """Whoever sends it; the state stays."""
    lesson = Lesson()
    before = lesson.state
    with pytest.raises(BadActionError):
        lesson.act(act)
    assert lesson.state == before


@pytest.mark.parametrize(
    "act", [["blank", "msisdn"], ["purchase", "outlet"], ["complaint", "grapari"]]
)
def test_a_chapter_of_facts_has_no_ticket(act: list[str]) -> None:
    """And a chapter of a ticket no facts."""
    with pytest.raises(BadActionError):
        Lesson("chapter=3.1").act(act)
    with pytest.raises(BadActionError):
        Lesson("chapter=mandatory").act(["set", Age.column, Age.OVER_24H.value])


@given(text=st.sampled_from(HOSTILE) | st.text(max_size=60))
def test_a_strange_snapshot_is_refused(text: str) -> None:
    """With the error that the page tells of."""
    lesson = Lesson()
    with pytest.raises(ValueError):  # noqa: PT011  any message will do
        lesson.restore(text)


def test_a_tampered_snapshot_brings_in_nothing_strange() -> None:
    """Unknown chapters and values are refused, unknown predictions dropped."""
    lesson = Lesson("chapter=3.1")
    lesson.act(["set", Age.column, Age.OVER_24H.value])
    kept = json.loads(lesson.view()["snapshot"])
    for name, value in (
        ("chapter", HOSTILE[0]),
        ("language", "xx"),
        ("tried", {"3.1": {"facts": {"age": "soon"}, "digital": False}}),
        ("tried", {"mandatory": {"facts": {}, "digital": False}}),
        ("tickets", {"mandatory": ["pasar", "grapari"]}),
        ("tickets", {"mandatory": 3}),
    ):
        with pytest.raises(ValueError):  # noqa: PT011  any message will do
            lesson.restore(json.dumps({**kept, name: value}))
    lesson.restore(json.dumps({**kept, "answers": {"wait-1": HOSTILE[0], HOSTILE[1]: "yes"}}))
    assert lesson.state.answers == {}
    assert HOSTILE[0] not in said(lesson)


def test_a_failed_step_is_told_and_undone() -> None:
    """With its number; the next act puts it away."""
    lesson = Lesson()
    lesson.view()
    drawn = lesson.state
    lesson.act(["chapter", "3.1"])
    lesson.fail("ABC123")
    assert lesson.state == drawn
    assert "ABC123" in said(lesson)
    lesson.act(["dismiss"])
    assert "ABC123" not in said(lesson)


@pytest.mark.parametrize("language", Language)
def test_both_languages_speak_of_every_chapter(language: Language) -> None:
    """No key is missing, whatever is open and predicted."""
    words = catalogue(language)
    for chapter in CHAPTERS:
        lesson = Lesson(f"chapter={chapter.id}&lang={language.value}")
        for name in trials_of(chapter):
            lesson.act(["answer", name, options(TRIALS[name])[0]])
        assert words(f"lesson.lead.{chapter.name}") in said(lesson)


def test_every_fact_has_its_buttons_in_every_chapter_of_facts() -> None:
    """Those that the chapter is not about as well, folded away."""
    for chapter in WITH_FACTS:
        acts = clicks(Lesson(f"chapter={chapter.id}"))
        for fact in FACTS:
            for code in ("", *(value.value for value in fact)):
                assert ["set", fact.column, code] in acts

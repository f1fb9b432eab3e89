"""What a class misreads most: facts taken for something else, clauses that go wrong."""

from pansol.catalogue import Catalogue
from pansol.classroom import Results, readings
from pansol.element import Child, Element, h
from pansol.training.misread import ClauseRead, FactMisread, clauses_read, facts_misread
from pansol.ui.audit.drawing import bar
from pansol.ui.trainer.table_view import table_view
from pansol.ui.widgets import clause_chip
from pansol.wording import fact_words

__all__ = ["misread_view"]


def misread_view(results: Results, words: Catalogue) -> list[Element]:
    """Give the misread facts and the clauses, the most frequent first."""
    read = tuple(readings(results.answers))
    if not read:
        return [h("p", words("trainer.no_answer"), class_="hint")]
    facts = facts_misread(read)
    return [
        h("h3", words("trainer.facts")),
        table_view(
            "facts", ("fact", "times", "people"), [_fact(each, words) for each in facts], words
        )
        if facts
        else h("p", words("trainer.no_misread"), class_="hint"),
        h("h3", words("trainer.clauses")),
        table_view(
            "clauses",
            ("clause", "wrong", "people"),
            [_clause(each, words) for each in clauses_read(read)],
            words,
        ),
    ]


def _fact(each: FactMisread, words: Catalogue) -> tuple[Child, ...]:
    return fact_words(each.taken_for, words), str(each.times), str(each.people)


def _clause(each: ClauseRead, words: Catalogue) -> tuple[Child, ...]:
    name: list[Child] = [clause_chip(words, each.clause), " ", words(each.clause.key)]
    return name, [bar(each.share), f" {each.wrong}/{each.answers}"], str(each.people)

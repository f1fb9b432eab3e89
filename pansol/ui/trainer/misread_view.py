"""What a class misreads most: facts taken for something else, clauses that go wrong."""

from pansol.catalogue import Catalogue
from pansol.classroom import Results, readings
from pansol.element import Child, Element, h
from pansol.training.misread import FEW, ClauseRead, FactMisread, clauses_read, facts_misread
from pansol.ui.audit.drawing import bar
from pansol.ui.trainer.table_view import table_view
from pansol.ui.widgets import clause_chip
from pansol.wording import fact_words

__all__ = ["misread_view"]


def misread_view(results: Results, words: Catalogue) -> list[Element | None]:
    """Give the misread facts and the clauses, the most frequent first."""
    read = tuple(readings(results.answers))
    if not read:
        return [h("p", words("trainer.no_answer"), class_="hint")]
    facts = facts_misread(read)
    clauses = [each for each in clauses_read(read) if each.wrong]
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
            [_clause(each, words) for each in clauses],
            words,
        )
        if clauses
        else h("p", words("trainer.no_clause"), class_="hint"),
        h("p", words("trainer.clauses.hint", few=FEW), class_="hint") if clauses else None,
    ]


def _fact(each: FactMisread, words: Catalogue) -> tuple[Child, ...]:
    return fact_words(each.taken_for, words), str(each.times), str(each.people)


def _clause(each: ClauseRead, words: Catalogue) -> tuple[Child, ...]:
    name: list[Child] = [clause_chip(words, each.clause), " ", words(each.clause.key)]
    few = each.answers < FEW
    share: list[Child] = [
        None if few else bar(each.share),
        f" {each.wrong}/{each.answers} ",
        h("small", words("trainer.unsaid.few")) if few else None,
    ]
    return name, share, str(each.people)

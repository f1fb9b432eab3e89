"""The glossary: every figure and every reason in both languages."""

import pytest

from pansol.audit.figures import Figure, Reason, define
from pansol.catalogue import Language, catalogue

both_languages = pytest.mark.parametrize("language", Language)


@both_languages
@pytest.mark.parametrize("figure", Figure)
def test_every_figure_is_defined(language: Language, figure: Figure) -> None:
    """A name, what it says, and how it is computed, each on its own."""
    found = define(figure, catalogue(language))
    assert len({found.title, found.what, found.how}) == 3
    assert len(found.title) < len(found.what) < len(found.how)


@both_languages
def test_no_two_figures_share_a_name(language: Language) -> None:
    """A glossary is looked up by name."""
    titles = [define(figure, catalogue(language)).title for figure in Figure]
    assert len({*titles}) == len(titles)


@both_languages
@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_its_sentence(language: Language, reason: Reason) -> None:
    """What is not shown is explained."""
    assert catalogue(language)(reason.key)

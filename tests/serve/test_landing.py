"""The first page lists what is served, in two languages, without a kernel."""

import json
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from served import Served, running

from pansol.catalogue import Language, catalogue
from pansol.serve import Options
from pansol.serve.landing import entries
from pansol.ui.header import PAGES
from pansol.ui.query import language_in

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
ID = catalogue(Language.INDONESIAN)


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    """Return a server without a login."""
    with running(Options(ready=0)) as served:
        yield served


@pytest.mark.parametrize("language", Language)
def test_every_notebook_of_ours_is_listed_with_its_purpose(language: Language) -> None:
    """No page is left out, and each says what it is good for, and for whom."""
    words = catalogue(language)
    listed = entries(NOTEBOOKS, words)
    names = [path.name for path in NOTEBOOKS.glob("*.ipynb")]
    assert [entry.address.split("?")[0] for entry in listed] == [
        f"voila/render/{name}" for name in PAGES.values()
    ]
    assert len(listed) == len(names)
    assert all(entry.title and entry.purpose and entry.reader for entry in listed)
    assert all(entry.address.endswith(f"?lang={language.value}") for entry in listed)


def test_a_teams_own_notebook_is_listed_after_ours(tmp_path: Path) -> None:
    """It goes by its title; one that has none, or can't be read, by its name."""
    titled = {"cells": [], "metadata": {"title": "Rapat Senin"}}
    (tmp_path / "b.ipynb").write_text(json.dumps(titled), encoding="utf-8")
    (tmp_path / "a.ipynb").write_text("not a notebook", encoding="utf-8")
    (tmp_path / "checker.ipynb").write_text("{}", encoding="utf-8")
    titles = [entry.title for entry in entries(tmp_path, ID)]
    assert titles == [ID("page.pages.checker"), "a", "Rapat Senin"]


@pytest.mark.parametrize("wanted", ["", "fr", "EN", "<script>"])
def test_an_unknown_language_is_indonesian(wanted: str) -> None:
    """Whatever else stands in the address, the page is there."""
    assert language_in(f"lang={wanted}") is Language.INDONESIAN
    assert language_in("lang=en") is Language.ENGLISH


def test_the_first_page_needs_no_kernel(served: Served) -> None:
    """It comes at once: no Python process is started for it."""
    answer = httpx.get(served.url + "?lang=en")
    assert answer.status_code == 200
    assert '<html lang="en">' in answer.text
    assert "data-kernel" not in answer.text
    assert 'href="/voila/render/checker.ipynb?lang=en"' in answer.text
    assert 'href="/voila/render/broken.ipynb?lang=en"' in answer.text


def test_a_hostile_name_is_text() -> None:
    """What stands in a notebook's title is drawn as text."""
    title = '<img src=x onerror="alert(1)">'
    with running(Options(ready=0)) as served:
        own = {"cells": [], "metadata": {"title": title}}
        (served.folder / "own.ipynb").write_text(json.dumps(own), encoding="utf-8")
        page = httpx.get(served.url).text
    assert "<img" not in page
    assert "&lt;img" in page


def test_a_name_with_signs_of_its_own_is_a_link_that_works(tmp_path: Path) -> None:
    """``#``, ``?`` and ``%`` in a notebook's name belong to the name, not to the address."""
    (tmp_path / "Laporan #1 50%?.ipynb").write_text("{}", encoding="utf-8")
    (entry,) = entries(tmp_path, ID)
    assert entry.address == "voila/render/Laporan%20%231%2050%25%3F.ipynb?lang=id"

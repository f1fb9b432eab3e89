"""What is answered, how, and what is not."""

import re
from collections.abc import Iterator

import httpx
import pytest
from served import PAGE, Served, running

from pansol.serve import Options


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    """Return a server without a login."""
    with running(Options(ready=0)) as served:
        yield served


def test_a_case_in_the_address_leads_to_the_checker(served: Served) -> None:
    """The server's address with a case in it goes on to the checker, which takes it."""
    answer = httpx.get(served.url + "?card_type=simpati&lang=en")
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/voila/render/checker.ipynb?card_type=simpati&lang=en"


def test_page_is_a_whole_document_in_two_languages(served: Served) -> None:
    """The shell says in both languages that the page is loading, and names its own files only."""
    page = httpx.get(served.url + PAGE, timeout=60).text
    for part in ('<html lang="id">', 'name="viewport"', "<title>checker</title>", "<noscript>"):
        assert part in page
    assert 'role="status"' in page
    assert "Memuat…" in page
    assert "Loading…" in page
    assert re.findall(r'(?:src|href)="(?!/assets/|#)([^"]*)"', page) == []


@pytest.mark.parametrize(
    "path",
    [
        "voila/files/secret.svg",
        "voila/files/checker.ipynb",
        "voila/api/contents/",
        "voila/tree/",
        "voila/templates/lab/static/voila.js",
        "voila/static/voila.js",
        "voila/labextensions/",
        "api/kernels",
        "assets/x/draw.js",
        "voila/render/absent.ipynb",
    ],
)
def test_nothing_else_is_answered(served: Served, path: str) -> None:
    """Neither files nor listings nor Voilà's own front end can be had."""
    answer = httpx.get(served.url + path)
    assert answer.status_code == 404
    assert "SECRET" not in answer.text


@pytest.mark.parametrize("path", ["secret.svg", "..%2Fsecret.svg", "%2Fetc%2Fpasswd"])
def test_a_file_is_not_a_page(served: Served, path: str) -> None:
    """Asking for a file as a page leads nowhere."""
    answer = httpx.get(served.url + "voila/render/" + path, follow_redirects=True)
    assert answer.status_code == 404
    assert "SECRET" not in answer.text


@pytest.mark.parametrize("template", ["../x", "reveal"])
def test_template_cannot_be_chosen(served: Served, template: str) -> None:
    """A template named in the address is ignored."""
    url = served.url + PAGE
    answer = httpx.get(url, params={"template": template}, timeout=60)
    assert answer.status_code == 200
    assert 'id="loading"' in answer.text


def test_assets_are_compressed_and_kept(served: Served) -> None:
    """Style sheets and scripts come compressed, once: their address changes with their content."""
    page = httpx.get(served.url + PAGE, timeout=60).text
    for address in set(re.findall(r'/(assets/[^"]+\.(?:css|js|svg))"', page)):
        answer = httpx.get(served.url + address, headers={"Accept-Encoding": "gzip"})
        assert answer.status_code == 200
        assert answer.headers["Content-Encoding"] == "gzip"
        assert answer.headers["Vary"] == "Accept-Encoding"
        assert "immutable" in answer.headers["Cache-Control"]
        plain = httpx.get(served.url + address, headers={"Accept-Encoding": "identity"})
        assert "Content-Encoding" not in plain.headers
        assert plain.text == answer.text


def test_policy_allows_this_server_only(served: Served) -> None:
    """The browser is told to load nothing from elsewhere and to run no inline script."""
    policy = httpx.get(served.url).headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


def test_failed_cell_gives_a_sentence_and_no_source(served: Served) -> None:
    """Neither page nor log shows a cell's source or the error's text."""
    answer = httpx.get(served.url + "voila/render/broken.ipynb", timeout=60)
    sentence = answer.text.split('role="alert">')[1]
    assert sentence.startswith("Halaman ini gagal dibuat.")
    assert "This page could not be made." in sentence
    log = served.log
    assert "cell failed: ValueError" in log
    assert "SECRET" not in answer.text + log
    assert "Traceback" not in answer.text + log

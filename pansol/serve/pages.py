"""The handlers of the pages: the first page, a notebook's page, a full house."""

from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import parse_qsl, urlencode

from jupyter_server.base.handlers import JupyterHandler
from tornado.web import HTTPError, authenticated
from voila.tornado.handler import TornadoVoilaHandler

from pansol.catalogue import Language, catalogue
from pansol.serve.landing import entries
from pansol.serve.options import FIRST_PAGE
from pansol.sop import SOP
from pansol.ui.query import language_in

RETRY_AFTER_SECONDS = 30


def without_token(query: str) -> str:
    """Return the query string without the token, which belongs in no address and no kernel."""
    pairs = parse_qsl(query, keep_blank_values=True)
    return urlencode([(name, value) for name, value in pairs if name != "token"])


class FirstPageHandler(JupyterHandler):
    """Lists the pages; a case in the address leads on to the checker."""

    def initialize(self, folder: Path) -> None:
        """Take the folder of the notebooks."""
        self.folder = folder

    @authenticated
    def get(self) -> None:
        """Draw the list, or redirect, keeping the query string but for the token."""
        query = without_token(self.request.query)
        names = {name for name, _ in parse_qsl(query, keep_blank_values=True)}
        if names - {"lang"}:
            self.redirect(f"{self.base_url}voila/render/{FIRST_PAGE}?{query}")
        elif "token" in self.request.query_arguments:
            self.redirect(f"{self.base_url}?{query}" if query else self.base_url)
        else:
            words = catalogue(language_in(query))
            listed = entries(self.folder, words)
            page = self.render_template(
                "landing.html", words=words, languages=Language, entries=listed, sop=SOP
            )
            self.finish(page)


class PageHandler(TornadoVoilaHandler):
    """A notebook's page, unless too many are open already."""

    arriving: ClassVar[int] = 0
    """Pages that are being rendered: their kernels may not be counted yet."""

    @authenticated
    async def get(self, path: str | None = None) -> None:
        """Render the notebook's page."""
        if "token" in self.request.query_arguments:
            # The answer carries the cookie that stands for the token from now on.
            query = without_token(self.request.query)
            self.redirect(f"{self.request.path}?{query}" if query else self.request.path)
            return
        if self.kernel_manager.visitors() + PageHandler.arriving >= self.settings["visitors"]:
            raise HTTPError(503)
        PageHandler.arriving += 1
        try:
            # Reading it sets the cookie that the page sends back when it ends its kernel.
            _ = self.xsrf_token
            await super().get(path)
        finally:
            PageHandler.arriving -= 1

    def write_error(self, status_code: int, **kwargs: Any) -> None:  # noqa: ANN401  # Tornado's
        """Say when to come back where the house is full."""
        if status_code == 503:  # noqa: PLR2004  # the status is its own name
            self.set_header("Retry-After", str(RETRY_AFTER_SECONDS))
        super().write_error(status_code, **kwargs)

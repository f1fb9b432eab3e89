"""The handlers of the pages: the first page, a notebook's page, a full house."""

from typing import Any, ClassVar
from urllib.parse import parse_qsl, urlencode

from jupyter_server.base.handlers import JupyterHandler
from tornado.web import HTTPError, authenticated
from voila.tornado.handler import TornadoVoilaHandler

from pansol.serve.options import FIRST_PAGE

RETRY_AFTER_SECONDS = 30


def without_token(query: str) -> str:
    """Return the query string without the token, which belongs in no address and no kernel."""
    pairs = parse_qsl(query, keep_blank_values=True)
    return urlencode([(name, value) for name, value in pairs if name != "token"])


class FirstPageHandler(JupyterHandler):
    """Leads from the server's root to the first page."""

    @authenticated
    def get(self) -> None:
        """Redirect, keeping the query string."""
        query = without_token(self.request.query)
        page = f"{self.base_url}voila/render/{FIRST_PAGE}"
        self.redirect(f"{page}?{query}" if query else page)


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

"""Voilà's server with our own page template, our own handlers and nothing else."""

import logging
import webbrowser
from pathlib import Path
from socket import gethostname, socket
from typing import Any

from jupyter_server.auth.security import passwd
from jupyter_server.services.kernels.handlers import KernelHandler
from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop
from traitlets.config import Config
from voila.app import Voila, _kernel_id_regex
from voila.request_info_handler import RequestInfoSocketHandler

from pansol.serve import assets
from pansol.serve.kernels import ChannelsHandler, kernel_config
from pansol.serve.logs import CellErrors, PingUnits, log_request
from pansol.serve.options import Options
from pansol.serve.pages import FirstPageHandler, PageHandler

TEMPLATE = Path(__file__).parent / "template"
POLICY = (
    "default-src 'none'; "
    "script-src 'self' blob:; "  # a widget's module arrives as text and is imported as a blob
    "style-src 'self'; "
    "img-src 'self' data: blob:; "
    "font-src 'self'; "
    "connect-src 'self'; "
    "form-action 'self'; "
    "base-uri 'none'; "
    "frame-ancestors 'self'"
)


class Server(Voila):
    """Voilà as its own server, reduced to what our pages ask for."""

    options: Options
    sockets: list[socket]
    template_paths: Any  # Voilà's trait: a list of folders

    def setup_template_dirs(self) -> None:
        """Put our template before Voilà's, which stays as the base that nbconvert looks for."""
        super().setup_template_dirs()
        self.template_paths = [str(TEMPLATE), *self.template_paths]

    def init_settings(self) -> dict[str, Any]:
        """Add the page template's values and the headers to Voilà's own settings."""
        settings: dict[str, Any] = super().init_settings()
        pages = settings["voila_jinja2_env"]
        pages.globals["assets"] = f"{self.base_url}assets/{assets.version()}"
        return settings | {
            "jinja2_env": pages,  # the login page's environment: ours too
            # Without a login a foreign site could reach a loopback server by a name of its own.
            "allow_remote_access": bool(self.options.token or self.options.password),
            "headers": {
                "Content-Security-Policy": POLICY,
                "Referrer-Policy": "same-origin",
                "X-Content-Type-Options": "nosniff",
            },
            "log_function": log_request,
            "visitors": self.options.visitors,
            "ws_ping_interval": 10_000,
            "ws_ping_timeout": 30_000,  # a pong is looked for at the next ping, not before
            "websocket_compression_options": {"compression_level": 1},
        }

    def init_handlers(self) -> list[tuple[Any, ...]]:
        """List all that is answered: no files, no folder listing, no lab extensions."""
        page = {
            "template_paths": self.template_paths,
            "config": self.config,
            "voila_configuration": self.voila_configuration,
        }
        login = [(path.lstrip("/"), *rest) for path, *rest in self.identity_provider.get_handlers()]
        handlers: list[tuple[Any, ...]] = [
            ("", FirstPageHandler, {"folder": Path(self.root_dir)}),
            (r"voila/render/(.*)", PageHandler, page),
            (rf"assets/{assets.version()}/(.*)", assets.AssetHandler),
            (rf"api/kernels/{_kernel_id_regex}", KernelHandler),
            (rf"api/kernels/{_kernel_id_regex}/channels", ChannelsHandler),
            (rf"voila/query/{_kernel_id_regex}", RequestInfoSocketHandler),
            *login,
        ]
        return [(self.base_url + path, *rest) for path, *rest in handlers]

    def listen(self) -> None:
        """Answer on the port until stopped."""
        HTTPServer(self.app).add_sockets(self.sockets)
        self.ioloop = IOLoop.current()
        address = f"http://{shown(self.options)}:{self.port}{self.base_url}"
        print(address, flush=True)  # noqa: T201  # the one line that a person waits for
        if self.options.open_browser:
            webbrowser.open(address)
        try:
            self.ioloop.start()
        except KeyboardInterrupt:
            pass
        finally:
            self.stop()


def shown(options: Options) -> str:
    """Return the host's name as a person would type it."""
    if options.loopback:
        return "localhost"
    return gethostname() if options.host in {"", "0.0.0.0", "::"} else options.host  # noqa: S104


def config(options: Options) -> Config:
    """Voilà's own settings for these options."""
    settings = Config()
    settings.Voila.update(
        base_url=options.base,
        config_file_paths=[],
        log_level=logging.ERROR,
        root_dir=str(options.folder),
        token=options.token,
    )
    settings.VoilaConfiguration.update(
        allow_template_override="NO",
        allow_theme_override="NO",
        file_allowlist=[],
        resources={"assets": f"{options.base}assets/{assets.version()}"},
        http_keep_alive_timeout=600,  # its sign of life is a script that the policy forbids
        show_tracebacks=False,
    )
    settings.PasswordIdentityProvider.update(
        allow_password_change=False,
        hashed_password=passwd(options.password) if options.password else "",
    )
    settings.merge(kernel_config(options))
    return settings


def serve(options: Options, sockets: list[socket]) -> None:
    """Serve the notebooks as pages on these sockets until stopped."""
    server: Server = Server.instance(config=config(options))
    server.options = options
    server.log.addFilter(CellErrors())
    logging.getLogger("tornado.general").addFilter(PingUnits())
    server.initialize([])
    server.sockets = sockets
    server.port = sockets[0].getsockname()[1]  # a kernel held ready must know it
    server.start()

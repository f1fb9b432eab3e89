"""What the visitor's address asks for: the query string, in a kernel that Voilà started."""

import json
import os
from urllib.parse import parse_qs

from pansol.catalogue import DEFAULT_LANGUAGE, Language

__all__ = ["held_ready", "language_in", "query_string"]


def held_ready() -> bool:
    """Tell whether this kernel is started before there is a visitor."""
    return os.environ.get("VOILA_PREHEAT") == "True"


def language_in(query: str) -> Language:
    """Give the language that a query string names as ``lang``, else the default one."""
    named = parse_qs(query).get("lang", [""])[-1]
    return next((each for each in Language if each.value == named), DEFAULT_LANGUAGE)


def query_string() -> str:
    """Return the page's query string, `""` outside Voilà."""
    if held_ready():
        _wait_for_visitor()
    return os.environ.get("QUERY_STRING", "")


def _wait_for_visitor() -> None:
    """Wait until this kernel, held ready, is handed to a visitor.

    Asks as `voila.utils.wait_for_request` does, whose import alone would take seconds.
    """
    from websockets.exceptions import ConnectionClosed  # noqa: PLC0415  # only where it waits
    from websockets.sync.client import connect  # noqa: PLC0415

    env = os.environ
    host = env.get("VOILA_APP_IP", "127.0.0.1")
    path = f"{env['VOILA_SERVER_URL']}voila/query/{env['VOILA_KERNEL_ID']}"
    try:
        with connect(f"ws://{host}:{env['VOILA_APP_PORT']}{path}") as connection:
            env.update(json.loads(connection.recv()))
    except (OSError, ConnectionClosed):
        return  # the server has gone, and with it every visitor

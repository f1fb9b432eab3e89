"""What the commands' options share, and the language before any option is read."""

from collections.abc import Mapping, Sequence
from typing import Any

import typer

from pansol.catalogue import DEFAULT_LANGUAGE, Catalogue, Language

__all__ = ["VARIABLE", "chosen_language", "lang_option", "option"]

VARIABLE = "PANSOL_LANG"
"""The environment's word on the language."""


def chosen_language(
    arguments: Sequence[str],
    environment: Mapping[str, str],
    usual: Language = DEFAULT_LANGUAGE,
) -> Language:
    """Give the language that ``--lang`` or the environment asks for, else the usual one.

    Help is written in it.
    """
    asked = [environment.get(VARIABLE, "")]
    for place, argument in enumerate(arguments):
        if argument == "--lang":
            asked += arguments[place + 1 : place + 2]
        elif argument.startswith("--lang="):
            asked.append(argument.removeprefix("--lang="))
    known = {language.value: language for language in Language}
    return next((known[word] for word in reversed(asked) if word in known), usual)


def option(
    say: Catalogue,
    text: str,
    *names: str,
    panel: str = "cli.panel.options",
    **settings: Any,  # noqa: ANN401  Typer's own
) -> object:
    """Declare an option with its help, in a panel of the help."""
    settings = {"show_default": False, **settings}
    return typer.Option(*names, help=text, rich_help_panel=say(panel), **settings)


def lang_option(say: Catalogue) -> object:
    """Declare ``--lang``, the same for every command."""
    return option(say, say("cli.lang", variable=VARIABLE), metavar="id|en")

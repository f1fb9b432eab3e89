"""`pansol sheet`: the SOP's rules as a text to hold beside the paper."""

from enum import Enum
from typing import Annotated

import typer

from pansol.catalogue import Catalogue, Language, catalogue
from pansol.cli.files import write_text
from pansol.cli.options import lang_option, option
from pansol.sheet import as_html, as_markdown, sop_sheet

__all__ = ["Form", "add"]


class Form(Enum):
    """How the sheet is written."""

    MARKDOWN = "md"
    HTML = "html"


def add(app: typer.Typer, say: Catalogue) -> None:
    """Add the command, its help in the language of ``say``."""

    @app.command(
        help=say("cli.sheet.help"),
        epilog=say("cli.exit_codes"),
        rich_help_panel=say("cli.panel.commands"),
    )
    def sheet(
        *,
        form: Annotated[
            Form, option(say, say("cli.sheet.format"), "--format", metavar="md|html")
        ] = Form.MARKDOWN,
        out: Annotated[str, option(say, say("cli.sheet.out"), metavar="FILE")] = "",
        lang: Annotated[Language, lang_option(say)] = say.language,
    ) -> None:
        write = as_html if form is Form.HTML else as_markdown
        write_text(write(sop_sheet(catalogue(lang))), out)

"""The lesson's address: chapter and language; what does not belong is named."""

from urllib.parse import parse_qsl, urlencode

from pansol.catalogue import Language
from pansol.config import current
from pansol.masking import mask_text
from pansol.ui.lesson.chapters import CHAPTERS, chapter_named
from pansol.ui.lesson.state import HANDOUT, State
from pansol.ui.notice import Notice

__all__ = ["address_of", "from_query"]

_LONGEST = 2000  # characters of an address that are read
_NAMED = 40  # characters of what is named in a sentence
_MOST = 3  # things that are named


def from_query(query: str) -> State:
    """Give the state for an address, as ``chapter=3.1&lang=en``; a clause's number will do."""
    language, chapter, strange = current().language, CHAPTERS[0].id, []
    for name, value in parse_qsl(query.removeprefix("?")[:_LONGEST], keep_blank_values=True):
        found = chapter_named(value)
        if name == "lang" and value in {each.value for each in Language}:
            language = Language(value)
        elif name == "chapter" and (found or value == HANDOUT):
            chapter = found.id if found else HANDOUT
        else:
            strange.append(mask_text(f"{name}={value}"[:_NAMED]))
    return State(language=language, chapter=chapter, notice=_notice(strange))


def address_of(state: State) -> str:
    """Give the query that leads to the chapter that is open."""
    return f"?{urlencode({'chapter': state.chapter, 'lang': state.language.value})}"


def _notice(strange: list[str]) -> Notice | None:
    if not strange:
        return None
    chapters = ", ".join((*(chapter.id for chapter in CHAPTERS), HANDOUT))
    values = {"named": ", ".join(strange[:_MOST]), "chapters": chapters}
    return Notice(key="lesson.strange", values=values, wrong=True)

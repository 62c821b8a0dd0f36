"""Marks around the statements of own position in a source; the typesetter leaves them out."""

import re

STATEMENT = re.compile(r"\{(?P<themes>[a-z+]+)(?P<key>\*?) (?P<text>[^{}]*?)(?: // (?P<facts>[^{}]*))?\}")


def without_marks(text: str) -> str:
    """The text as it is printed, Markdown and all."""
    return STATEMENT.sub(lambda match: match["text"], text)

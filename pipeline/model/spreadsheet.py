"""Text in a CSV that people open in a spreadsheet program: it must never come alive as a formula."""

from __future__ import annotations


def is_formula(text: str) -> bool:
    """Whether a spreadsheet program would take `text` for a formula.

    Numbers with a sign (`-2`, `+ 54%`) are none: only a sign with letters behind it can be a formula.
    """
    bare = text.lstrip()
    if bare[:1] in ("=", "@") or text[:1] in ("\t", "\r"):
        return True
    return bare[:1] in ("+", "-") and any(character.isalpha() for character in bare)


def guarded(text: str) -> str:
    """`text` with an apostrophe before it where it would come alive; `unguarded` gives the text back."""
    return f"'{text}" if is_formula(text.lstrip("'")) else text


def unguarded(text: str) -> str:
    """What `guarded` was given."""
    return text[1:] if text.startswith("'") and is_formula(text.lstrip("'")) else text

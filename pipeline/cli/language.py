"""The language of what commands say: by --lang, else by the locale, else English."""

from __future__ import annotations

import locale
import os
from contextvars import ContextVar
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from pipeline.publish import Language

_SAID_BY = ("LC_ALL", "LC_MESSAGES", "LANG")  # the first that says anything counts, as POSIX has it
_chosen: ContextVar[Language | None] = ContextVar("language", default=None)


class Lang(StrEnum):
    """A language of messages."""

    NL = "nl"
    EN = "en"


def speak(lang: Lang | None) -> Lang | None:
    """Say everything in this language from now on; None leaves it as it is."""
    if lang is not None:
        _chosen.set("nl" if lang is Lang.NL else "en")
    return lang


LangOption = Annotated[
    Lang | None,
    typer.Option("--lang", callback=speak, help="Language of messages; default: that of this machine."),
]


def spoken_here() -> Language:
    """The language that was asked for, else that of this machine: Dutch where it is set to Dutch, else English."""
    return _chosen.get() or language_of_machine()


def is_asked_for() -> bool:
    """Whether --lang was given."""
    return _chosen.get() is not None


def language_of_machine() -> Language:
    """Dutch where the locale is Dutch; English where it is another, or none."""
    told = next((value for name in _SAID_BY if (value := os.environ.get(name))), "") or _of_system()
    return "nl" if told.replace("_", "-").lower().partition("-")[0] in ("nl", "dutch") else "en"


def say(message: str, **facts: Any) -> str:
    """A message of the catalogue in the language of whoever sits here."""
    from pipeline.publish import said  # noqa: PLC0415 - asking for help needs no words

    return said(message, spoken_here(), **facts)


def how_many(one: str, many: str, count: int) -> str:
    """So many of something, in that language."""
    from pipeline.publish import counted  # noqa: PLC0415 - as above

    return counted(one, many, count, spoken_here())


def _of_system() -> str:
    """What the system itself is set to, where no variable says it (Windows): 'nl_NL', 'Dutch_Netherlands'."""
    try:
        return locale.getlocale()[0] or ""
    except ValueError:  # a locale that Python does not know
        return ""

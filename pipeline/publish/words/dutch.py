"""Why a document was set aside, in Dutch, for advisers: the program words it in English, for its messages."""

from __future__ import annotations

import re
from collections.abc import Callable

_Worded = str | Callable[[re.Match[str]], str]


def _limit(words: str) -> str:
    return words.replace(" of memory", " geheugen").replace("memory", "het geheugen dat er is")


_PATTERNS: tuple[tuple[re.Pattern[str], _Worded], ...] = tuple(
    (re.compile(pattern, re.DOTALL), worded)
    for pattern, worded in (
        # why a document was set aside
        (r"the file is empty", "het bestand is leeg"),
        (r"it is locked with a password|protected with a password", "het is beveiligd met een wachtwoord"),
        (r"it is no PDF \(no %PDF- at its beginning\)", "het is geen pdf (het begint niet met %PDF-)"),
        (r"it is damaged or cut off \((.*)\)", r"het is beschadigd of afgekapt (\1)"),
        (r"damaged, or no PDF \((.*)\)", r"beschadigd, of geen pdf (\1)"),
        (r"it has no pages", "het heeft geen pagina's"),
        (r"its first pages are damaged \((.*)\)", r"de eerste pagina's zijn beschadigd (\1)"),
        (r"none of its pages can be read", "geen van de pagina's is te lezen"),
        (
            r"it took longer than ([\d.]+) seconds \(run\.time_limit in config\.yaml\)",
            r"het lezen duurde langer dan \1 seconden (run.time_limit in config.yaml)",
        ),
        (
            r"the process that read it died \(exit code (.*)\); it may have needed more than (.*)",
            lambda found: f"het lezen is afgebroken (code {found[1]}); misschien was meer nodig dan {_limit(found[2])}",
        ),
        (r"it needed more than (.*)", lambda found: f"het lezen vroeg meer dan {_limit(found[1])}"),
        (r"it is nested too deep", "het is te diep genest"),
        (r"the file went away while it was to be read", "het bestand verdween terwijl het gelezen zou worden"),
        (r"thematabel could not cope with it \((.*)\)", r"thematabel kon er niet mee overweg (\1)"),
        (r"comparing it failed: (.*)", r"het kon niet vergeleken worden: \1"),
        (r"its files could not be written: (.*)", r"de bestanden ervan konden niet geschreven worden: \1"),
        # why a file was passed over
        (r"the folder cannot be read \((.*)\)", r"de map is niet te lezen (\1)"),
        (r"it cannot be read \((.*)\)", r"het is niet te lezen (\1)"),
        (r"its name is no UTF-8 text\. Give it another name", "de naam is geen UTF-8; geef het een andere naam"),
        (r"it is a link that leads nowhere", "het is een verwijzing naar niets"),
        (
            r"it is a link that leads out of the corpus\. Put the file itself in the corpus",
            "het is een verwijzing naar buiten het corpus; zet het bestand zelf in het corpus",
        ),
        (
            r"it is no file \(a pipe, a socket or a device\)",
            "het is geen bestand (maar een pipe, een socket of een apparaat)",
        ),
    )
)


def in_dutch(message: str) -> str:
    """The message in Dutch; one that is not known as it stands."""
    for pattern, worded in _PATTERNS:
        found = pattern.fullmatch(message)
        if found is not None:
            return worded(found) if callable(worded) else found.expand(worded)
    return message

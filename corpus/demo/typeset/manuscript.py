"""A source of the demo corpus: YAML front matter and Markdown."""

import re
from dataclasses import dataclass
from pathlib import Path

from marks import without_marks
from ruamel.yaml import YAML

LAYOUTS = ("one-column", "two-columns", "landscape", "margin-numbers")
REQUIRED = ("id", "title", "publisher", "kind", "year", "date", "layout")
OPTIONAL = ("subtitle", "zorgkantoor", "sector", "running", "contents")
MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)


class ManuscriptError(Exception):
    """A source cannot be typeset; the message says what to change in it."""


@dataclass(frozen=True, slots=True)
class Manuscript:
    """One source, with every setting resolved."""

    id: str  # name of the PDF
    title: str
    subtitle: str
    publisher: str
    kind: str
    zorgkantoor: str  # empty for a monitor
    year: str
    sector: str
    date: str  # as printed on the title page
    layout: str  # one of LAYOUTS
    running: str  # text of the running header
    contents_depth: int  # heading levels that the contents page shows
    body: str  # Markdown

    @property
    def iso_date(self) -> str:
        """The date of the document for its metadata: the first of a month if no day is given."""
        match = re.search(r"(?:(\d{1,2}) )?([a-z]+) (\d{4})", self.date.lower())
        if match is None or match[2] not in MONTHS:
            raise ManuscriptError(f"{self.id}: write date as '1 juni 2023', not {self.date!r}")
        return f"{match[3]}-{MONTHS.index(match[2]) + 1:02}-{int(match[1] or 1):02}"


def read_manuscript(path: Path) -> Manuscript:
    """Read one source and refuse settings that are missing, unknown or impossible."""
    front, body = _split(path)
    settings = {str(k): str(v) for k, v in (YAML(typ="base").load(front) or {}).items()}
    if missing := [key for key in REQUIRED if not settings.get(key)]:
        raise ManuscriptError(f"{path.name}: front matter lacks {', '.join(missing)}")
    if unknown := settings.keys() - {*REQUIRED, *OPTIONAL}:
        raise ManuscriptError(f"{path.name}: unknown in front matter: {', '.join(sorted(unknown))}")
    if settings["layout"] not in LAYOUTS:
        raise ManuscriptError(f"{path.name}: layout must be one of {', '.join(LAYOUTS)}")
    if settings["id"] != path.stem:
        raise ManuscriptError(f"{path.name}: id is {settings['id']!r}, must be {path.stem!r}")
    return Manuscript(
        id=settings["id"],
        title=settings["title"],
        subtitle=settings.get("subtitle", ""),
        publisher=settings["publisher"],
        kind=settings["kind"],
        zorgkantoor=settings.get("zorgkantoor", ""),
        year=settings["year"],
        sector=settings.get("sector", ""),
        date=settings["date"],
        layout=settings["layout"],
        running=settings.get("running", settings["title"]),
        contents_depth=int(settings.get("contents", "2")),
        body=body,
    )


def _split(path: Path) -> tuple[str, str]:
    """Front matter and body of a source file, without the marks around its statements."""
    match = re.match(r"---\n(.*?)\n---\n(.*)", path.read_text(encoding="utf-8"), re.DOTALL)
    if match is None:
        raise ManuscriptError(f"{path.name}: must begin with front matter between two lines of ---")
    return match[1], without_marks(match[2])

"""The review as an audit trail: beoordeling.csv and beoordeling.docx, with how much reviewers agree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path

from pipeline.model import Decision, Judgement
from pipeline.model.files import atomic_write
from pipeline.publish import clean, csv_bytes, encodable, one_line
from pipeline.review.agreement import ALL, Agreement, agreements, differences
from pipeline.review.history import histories
from pipeline.review.opinions import NOTHING
from pipeline.review.store import Kept

NAME = "beoordeling"
HEADER = (
    "nummer", "datum", "beoordelaar", "document", "pagina", "paragraaf", "passage", "thema", "voor", "na", "opmerking",
    "wijze",
)  # fmt: skip
WAYS = {
    "workbook": "werkmap",
    "page": "pagina",
    "confirmed": "bevestigd",
    "attached": "gekoppeld",
    "added": "zelf aangewezen",
    "undone": "teruggedraaid",
}


def write_report(folder: Path, kept: Kept, themes: Mapping[str, str]) -> list[Path]:
    """Write both files; returns them.

    Args:
        folder: where they come.
        kept: all decisions and signatures.
        themes: id -> title.
    """
    folder.mkdir(parents=True, exist_ok=True)
    rows = [trail_row(one, themes) for one in kept.decisions]
    table, paper = folder / f"{NAME}.csv", folder / f"{NAME}.docx"
    atomic_write(table, csv_bytes([HEADER, *rows], delimiter=";"))
    atomic_write(paper, _document(kept, rows, themes))
    return [table, paper]


def trail_row(one: Decision, themes: Mapping[str, str]) -> tuple[str, ...]:
    """A decision as a row of `HEADER`."""
    anchor = one.anchor
    return (
        str(one.number),
        _moment(one.decided),
        one_line(one.reviewer),
        anchor.document,
        str(anchor.page or ""),
        " > ".join(map(one_line, anchor.section)),
        one_line(anchor.text),
        one_line(themes.get(one.shown.theme, one.shown.theme)),
        said(one.before, themes),
        said(one.after, themes),
        one_line(one.after.remark),
        WAYS[one.way],
    )


def said(judgement: Judgement, themes: Mapping[str, str]) -> str:
    """What a judgement says, without its remark; '' for nothing."""
    if judgement == NOTHING:
        return ""
    parts = (
        one_line(judgement.verdict),
        judgement.theme and f"thema {one_line(themes.get(judgement.theme, judgement.theme))}",
        judgement.text and f"tekst '{one_line(judgement.text)}'",
        {"": "", "ja": "in de tabel", "nee": "niet in de tabel"}[judgement.in_table],
        "eigen cijfers" if judgement.facts is not None else "",
    )
    return ", ".join(part for part in parts if part) or "opmerking"


def agreement_row(one: Agreement, themes: Mapping[str, str]) -> tuple[str, ...]:
    """Reviewers, theme, how many both judged, share and kappa, with a decimal comma."""
    kappa = "n.v.t." if one.kappa is None else f"{one.kappa:.2f}".replace(".", ",")
    theme = "alle thema's" if one.theme == ALL else one_line(themes.get(one.theme, one.theme))
    return " en ".join(one.reviewers), theme, str(one.both), f"{one.share:.0%}", kappa


def _document(kept: Kept, rows: Sequence[Sequence[str]], themes: Mapping[str, str]) -> bytes:
    import docx  # noqa: PLC0415 - heavy, and only a report needs it
    from docx.enum.section import WD_ORIENT  # noqa: PLC0415

    document = docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    document.core_properties.title = "Verslag van de beoordeling"
    document.core_properties.author = "thematabel"
    document.add_heading("Verslag van de beoordeling", 0)
    for line in _summary(kept):
        document.add_paragraph(_plain(line))
    told = [agreement_row(one, themes) for one in agreements(histories(kept.decisions))]
    if told:
        document.add_heading("Overeenstemming", 1)
        document.add_paragraph("Aandeel gelijke oordelen, en Cohens kappa: overeenstemming boven wat toeval geeft.")
        _table(document, ("beoordelaars", "thema", "beiden", "gelijk", "kappa"), told)
        document.add_heading("Waar beoordelaars verschillen", 1)
        apart = [_difference(one.one, one.other, themes) for one in differences(histories(kept.decisions))]
        if apart:
            _table(document, ("document", "passage", "oordeel", "ander oordeel"), apart)
        else:
            document.add_paragraph("Nergens.")
    document.add_heading("Alle besluiten", 1)
    _table(document, HEADER, rows)
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def _summary(kept: Kept) -> Iterator[str]:
    people = sorted({one_line(one.reviewer) for one in kept.decisions}, key=str.casefold)
    passages = len({one.passage for one in kept.decisions})
    yield f"{len(kept.decisions)} besluiten over {passages} passages, door {', '.join(people) or 'niemand'}."
    for one in kept.signatures:
        about = f" voor {one.zorgkantoor}" if one.zorgkantoor else ""
        yield (
            f"Afgetekend{about} door {one_line(one.reviewer)} op {_moment(one.signed)}: {one.reviewed} van "
            f"{one.statements} uitspraken beoordeeld."
        )


def _difference(one: Decision, other: Decision, themes: Mapping[str, str]) -> tuple[str, ...]:
    place = f"{one.anchor.document}, p. {one.anchor.page}" if one.anchor.page else one.anchor.document
    first, second = (f"{one_line(x.reviewer)}: {said(x.after, themes)}" for x in (one, other))
    return place, one_line(one.anchor.text), first, second


def _table(document: object, header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    from docx.document import Document  # noqa: PLC0415 - as above
    from docx.shared import Pt  # noqa: PLC0415

    assert isinstance(document, Document)
    table = document.add_table(rows=0, cols=len(header), style="Table Grid")
    for row in (header, *rows):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            run = cell.paragraphs[0].add_run(_plain(text))
            run.font.size = Pt(8)
            run.bold = row is header


def _plain(text: str) -> str:
    return clean(encodable(text))


def _moment(iso: str) -> str:
    return datetime.fromisoformat(iso).strftime("%d-%m-%Y %H:%M")

"""Sheet Monitor: survey figures as series, a column per year."""

from __future__ import annotations

from pipeline.publish.series import Series, answer_of, is_everyone, series
from pipeline.publish.sheets.excel import Book, Cell, Link, SheetColumn, write_table
from pipeline.publish.view import View
from pipeline.publish.words.places import open_words, source_words

NAME = "Monitor"
_NOTES = (
    "Cijfers uit de monitors van brancheverenigingen, per vraag en antwoord, met een kolom per jaar. Cijfers per "
    "zorgkantoor staan in Ervaringen; hun totaal telt hier mee. Een lege cel: geen cijfer over dat jaar. Alle losse "
    "cijfers: monitor.csv.",
    "Grafieken van de reeksen over drie jaar of meer staan op het blad Grafieken.",
)
_KINDS = {
    "jaar": "alle respondenten",
    "geen": "",
    "omzet": "omzet",
    "stelling": "stelling",
    "zorgkantoor": "zorgkantoor",
}


def write_monitor(book: Book, view: View) -> None:
    """Write the sheet; figures per zorgkantoor stand in Ervaringen."""
    found = series([f for f in view.comparison.monitor if f.group_kind != "zorgkantoor" or is_everyone(f)])
    years = sorted({year for one in found for year in one.values})
    columns = [
        SheetColumn("Vraag", 74),
        SheetColumn("Antwoord", 48),
        SheetColumn("Groep", 36),
        SheetColumn("Soort groep", 16),
        SheetColumn("Eenheid", 11),
        *(SheetColumn(f"Jaar {year}" if year else "Jaar onbekend", 10, "number") for year in years),
        SheetColumn("n (per jaar)", 34),
        SheetColumn("Sector", 8),
        SheetColumn("Bron", 26, "text", "aside", raises=False),
        SheetColumn("Opmerking", 26),
        SheetColumn("PDF", 16, "link"),
        SheetColumn("Vraag-id", 26, "text", "plain", raises=False),
    ]
    rows = [_row(one, years, view) for one in found]
    if not rows:
        rows = [["(geen monitor in het corpus)", *[""] * (len(columns) - 1)]]
    write_table(
        book, NAME, "Monitor: cijfers over de jaren", _NOTES, columns, rows, freeze_columns=2, printed=len(columns) - 2
    )


def _row(one: Series, years: list[str], view: View) -> list[Cell]:
    figure = one.shown
    sources = dict.fromkeys(map(source_words, one.figures))
    return [
        figure.question,
        answer_of(figure),
        "" if is_everyone(figure) else figure.group,
        _KINDS["jaar" if figure.group and is_everyone(figure) else figure.group_kind],
        figure.unit,
        *(one.values.get(year, "") for year in years),
        _counts(one),
        figure.sector,
        "\n".join(sources),
        "een andere tabel of een ander rapport geeft een ander cijfer" if one.disputed else "",
        Link(view.link(figure.document, figure.page), open_words(figure.page)),
        figure.question_id,
    ]


def _counts(one: Series) -> str:
    from_years = {f.group: f.n for f in one.figures if f.group_kind == "jaar" and f.n}
    if from_years:
        return ", ".join(f"{year}: {n}" for year, n in sorted(from_years.items()))
    return ", ".join(dict.fromkeys(f.n for f in one.figures if f.n))

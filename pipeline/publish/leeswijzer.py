"""Sheet Leeswijzer: what this is, where everything stands, the sources, and what to be careful with."""

from __future__ import annotations

from pipeline.model import Document
from pipeline.publish.excel import Book, Cell, Column, Link, write_table
from pipeline.publish.view import View

NAME = "Leeswijzer"
SHEETS = {
    "Thema-tabel": "De vergelijking om te lezen en te printen: een kolom per zorgkantoor, een rij per thema.",
    "Tarieven": "Tarieven, opslagen, afslagen en plafonds, per onderwerp naast elkaar.",
    "Bronpassages": "Elke gevonden uitspraak met pagina, paragraaf en reden, en kolommen voor een beoordelaar.",
    "Wijzigingen": "Wat er per uitspraak veranderde ten opzichte van de vorige editie.",
    "Monitor": "Cijfers uit de monitors van brancheverenigingen, als reeks over de jaren.",
    "Ervaringen": "Cijfers uit de monitors die een zorgkantoor noemen.",
    "Documenten": "De gelezen documenten, met waarschuwingen.",
}
_TOPICS = (
    (
        "Tekst in de tabel",
        "De woorden van het document zelf, ingekort: er is weggelaten, niet herschreven. De volledige passage staat in "
        "Bronpassages.",
    ),
    (
        "Eigen en landelijk",
        "Eigen keuzes staan eerst, met •. Wat nagenoeg gelijk in het beleid van een ander zorgkantoor "
        "staat, of volgens de tekst een gezamenlijke afspraak is, staat eronder bij 'Landelijk', met ◦.",
    ),
    (
        "Geen passage gevonden",
        "In dit document is geen uitspraak over het thema herkend. Dat is niet hetzelfde als: het zorgkantoor vindt er "
        "niets van.",
    ),
    (
        "Keuze en thema",
        "Een programma kiest uitspraken en thema's met vaste regels; zie 'Waarom' in Bronpassages. Controleer "
        "een uitspraak in het document voordat u er een besluit op neemt.",
    ),
    (
        "Links naar de pdf's",
        "De links gaan uit van de map '{corpus}', gezien vanaf dit bestand. Niet elk programma springt naar de juiste "
        "pagina; het paginanummer staat er daarom bij.",
    ),
    (
        "Opbouw van de bladen",
        "Elk blad heeft een titel in A1 en één benoemde tabel met filters, zonder samengevoegde cellen. Thema-tabel "
        "wijkt daarvan af: dat blad is om te lezen en te printen, met meer uitspraken in een cel.",
    ),
)
_COLUMNS = (Column("Onderwerp", 30, "text", "strong"), Column("Toelichting", 100), Column("Verwijzing", 32, "link"))


def write_leeswijzer(book: Book, view: View) -> None:
    """Write the sheet."""
    settings = view.config.publish
    rows: list[list[Cell]] = [["Wat dit is", _what(view), ""]]
    rows += [[name, text, Link(f"internal:'{name}'!A1", f"Naar {name}")] for name, text in SHEETS.items()]
    rows += [_source(document, view) for document in view.current.values()]
    rows += [[topic, text, ""] for topic, text in _reading(view)]
    notes = [f"{settings.subject}. Gemaakt op {view.run_info.made:%d-%m-%Y} met thematabel {view.run_info.version}."]
    write_table(book, NAME, settings.title, notes, _COLUMNS, rows)


def _what(view: View) -> str:
    shown = sum(len(cell.clauses) for cell in view.comparison.matrix)
    return (
        f"Een vergelijking van het inkoopbeleid langdurige zorg (Wlz) van {len(view.current)} zorgkantoren op "
        f"{len(view.config.themes)} thema's: {shown} uitspraken in de tabel, gekozen uit "
        f"{len(view.comparison.clauses)} gevonden uitspraken in {len(view.comparison.documents)} documenten. "
        "Elke uitspraak is terug te vinden op de pagina waar zij staat."
    )


def _source(document: Document, view: View) -> list[Cell]:
    return [
        f"Bron: {view.zorgkantoor(document.zorgkantoor)}",
        f"{document.title or 'Inkoopbeleid'} ({document.year or 'jaar onbekend'}), {document.pages} pagina's",
        Link(view.link(document.id), f"Open {document.id}.pdf"),
    ]


def _reading(view: View) -> list[tuple[str, str]]:
    """How to read the sheets, and what is uncertain in these very documents."""
    warned = [document for document in view.comparison.documents if document.warnings]
    missing = [z.id for z in view.config.zorgkantoren if z.id not in view.current]
    lines = [(topic, text.format(corpus=view.run_info.corpus)) for topic, text in _TOPICS]
    if missing:
        names = ", ".join(view.zorgkantoor(identity) for identity in missing)
        lines.append(("Ontbrekend beleid", f"Van deze zorgkantoren is geen inkoopbeleid gelezen: {names}."))
    if warned or view.run_info.set_aside:
        aside = len(view.run_info.set_aside)
        lines.append(
            (
                "Waarschuwingen",
                f"{_counted(len(warned), 'document heeft', 'documenten hebben')} een waarschuwing en "
                f"{_counted(aside, 'document kon', 'documenten konden')} niet worden gelezen; zie Documenten.",
            )
        )
    if view.comparison.decisions:
        lines.append(("Beoordelingen", _decided(view)))
    if view.run_info.unplaced:
        sources = ", ".join(view.run_info.unplaced)
        lines.append(
            ("Niet geplaatst", f"Van deze bestanden is de soort, het zorgkantoor of het jaar onbekend: {sources}.")
        )
    return lines


def _decided(view: View) -> str:
    """How many decisions of reviewers the table follows, and which want looking at."""
    laid = view.comparison.decisions
    follows = sum(one.match == "exact" for one in laid)
    near = sum(one.match == "near" for one in laid)
    orphans = sum(one.match == "orphan" for one in laid)
    disputed = sum(bool(one.disputed) for one in laid)
    parts = [f"{_counted(follows, 'beoordeelde passage is', 'beoordeelde passages zijn')} verwerkt."]
    if near:
        parts.append(
            f"{_counted(near, 'beoordeling gaat', 'beoordelingen gaan')} over een passage die lijkt op een van nu en "
            "telt pas mee als dat bevestigd is."
        )
    if orphans:
        parts.append(
            f"Van {_counted(orphans, 'beoordeling is de passage', 'beoordelingen is de passage')} niet teruggevonden; "
            "zij staan onderaan Bronpassages."
        )
    if disputed:
        parts.append(f"Over {_counted(disputed, 'passage', 'passages')} oordeelden beoordelaars verschillend.")
    return " ".join([*parts, "Zie 'Eerdere beoordeling' in Bronpassages. Waar een beoordelaar een tekst gaf, staat die "
                     "in de tabel in plaats van de woorden van het document."])  # fmt: skip


def _counted(count: int, one: str, more: str) -> str:
    return f"{count} {one if count == 1 else more}"

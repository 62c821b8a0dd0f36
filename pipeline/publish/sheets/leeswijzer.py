"""Sheet Leeswijzer: what this is, where everything stands, the sources, and what to be careful with."""

from __future__ import annotations

from pathlib import PurePosixPath

from pipeline.model import Document
from pipeline.publish.sheets.excel import Book, Cell, Link, SheetColumn, write_table
from pipeline.publish.view import View
from pipeline.publish.words.editions import publication
from pipeline.publish.words.text import one_line

NAME = "Leeswijzer"
SHEETS = {
    "Controle": "Wat er waarschijnlijk niet klopt of ontbreekt, het ergste eerst: om na te kijken voor het versturen.",
    "Thema-tabel": "De vergelijking om te lezen en te printen: een kolom per zorgkantoor, een rij per thema.",
    "Verschillen": "Per thema wat zorgkantoren gemeen hebben en wie afwijkt: cijfers naast elkaar met laagste en "
    "hoogste, en wie iets eist, stimuleert, uitsluit of niet noemt.",
    "Tarieven": "Tarieven, opslagen, afslagen en plafonds, per onderwerp naast elkaar.",
    "Bronpassages": "Elke gevonden uitspraak met pagina, paragraaf en reden, en kolommen voor een beoordelaar.",
    "Wijzigingen": "Wat er per uitspraak veranderde ten opzichte van de vorige editie.",
    "Monitor": "Cijfers uit de monitors van brancheverenigingen, als reeks over de jaren.",
    "Ervaringen": "Cijfers uit de monitors die een zorgkantoor noemen.",
    "Documenten": "De gelezen documenten, met waarschuwingen.",
    "Witte vlekken": "Cellen van de Thema-tabel met niets of weinig erin: waarnaar is gezocht en wat er het dichtst "
    "bij komt.",
    "Niet gebruikt": "Paragrafen van het beleid waaruit niets in de Thema-tabel staat.",
    "Niet meer gevonden": "Uitspraken van de tabel van de vorige periode die het nieuwe beleid niet opnieuw doet.",
    "Grafieken": "Lijngrafieken van de reeksen over drie jaar of meer, met de cijfers erbij.",
}
_TOPICS = (
    (
        "Tekst in de tabel",
        "De woorden van het document zelf, ingekort: er is weggelaten, niet herschreven. De volledige passage staat in "
        "Bronpassages.",
        "Bronpassages",
    ),
    (
        "Eigen en landelijk",
        "Eigen keuzes staan eerst, met •. Wat nagenoeg gelijk in het beleid van een ander zorgkantoor "
        "staat, of volgens de tekst een gezamenlijke afspraak is, staat eronder bij 'Landelijk', met ◦.",
        "Thema-tabel",
    ),
    (
        "Niets of weinig gevonden",
        "In dit document is geen of maar één uitspraak over het thema gekozen. Dat is niet hetzelfde als: het "
        "zorgkantoor vindt er niets van. Witte vlekken zegt waarnaar is gezocht.",
        "Witte vlekken",
    ),
    (
        "Keuze en thema",
        "Een programma kiest uitspraken en thema's met vaste regels; zie 'Waarom' in Bronpassages. Controleer "
        "een uitspraak in het document voordat u er een besluit op neemt.",
        "Bronpassages",
    ),
    (
        "Links naar de pdf's",
        "De links gaan uit van de map '{corpus}', gezien vanaf dit bestand, en die naar de webpagina van "
        "thema-tabel.html ernaast. Niet elk programma springt naar de juiste pagina; het paginanummer staat er daarom "
        "bij. Wordt Bronpassages gesorteerd, zoek dan op het Id dat in de link staat.",
        "Bronpassages",
    ),
    (
        "Printen",
        "Thema-tabel is opgemaakt voor {paper} liggend ('publish.paper' in config.yaml), de andere bladen voor A4 of "
        "A3 liggend. De kopregel staat op elke pagina. Van Bronpassages en Monitor komen alleen de eerste kolommen op "
        "papier. De naam van een thema in het naamvak ('Thema_kwaliteit') springt naar zijn rijen.",
        "Thema-tabel",
    ),
    (
        "Opbouw van de bladen",
        "Elk blad heeft een titel in A1, een toelichting en één benoemde tabel met filters en een vaste kopregel, "
        "zonder samengevoegde cellen; wat een lege cel betekent staat in de toelichting. Thema-tabel wijkt daarvan af: "
        "dat blad is om te lezen en te printen, met meer uitspraken in een cel en een voettekst. Op Grafieken staan "
        "lijngrafieken rechts van de tabel met hun cijfers. Kleur alleen draagt nergens betekenis.",
        "Thema-tabel",
    ),
)
_KINDS = {"inkoopbeleid": "inkoopbeleid", "monitor": "monitor", "rapport": "rapport", "thema-tabel": "vorige tabel"}
_COLUMNS = (
    SheetColumn("Onderwerp", 30, "text", "strong"),
    SheetColumn("Toelichting", 100),
    SheetColumn("Verwijzing", 36, "link"),
)


def write_leeswijzer(book: Book, view: View) -> None:
    """Write the sheet."""
    settings = view.config.publish
    rows: list[list[Cell]] = [["Wat dit is", _what(view), _to("Thema-tabel")]]
    rows += [[name, text, _to(name)] for name, text in SHEETS.items()]
    rows += [_source(one, view) for one in _sources(view)]
    rows += [[topic, text, _to(sheet)] for topic, text, sheet in _reading(view)]
    notes = [
        f"{settings.subject}. Stand van {view.run_info.made:%d-%m-%Y}, gemaakt met thematabel {view.run_info.version}."
    ]
    write_table(book, NAME, settings.title, notes, _COLUMNS, rows)


def _to(sheet: str) -> Link:
    return Link(f"internal:'{sheet}'!A1", f"Naar {sheet}")


def _what(view: View) -> str:
    shown = sum(len(cell.clauses) for cell in view.comparison.matrix)
    return (
        f"Een vergelijking van het inkoopbeleid langdurige zorg (Wlz) van {len(view.current)} zorgkantoren op "
        f"{len(view.config.themes)} thema's: {shown} uitspraken in de tabel, gekozen uit "
        f"{len(view.comparison.clauses)} gevonden uitspraken in {len(view.comparison.documents)} documenten. "
        "Elke uitspraak is terug te vinden op de pagina waar zij staat."
    )


def _sources(view: View) -> list[Document]:
    """What the table shows, by zorgkantoor; then everything else that was read."""
    shown = [view.documents[name] for name in view.comparison.current if name in view.documents]
    return [*shown, *(document for document in view.comparison.documents if document not in shown)]


def _source(document: Document, view: View) -> list[Cell]:
    """A source: whose it is, title, edition, date of the file and length, with a link."""
    owner = view.zorgkantoor(document.zorgkantoor) or one_line(document.publisher) or document.id
    kind = _KINDS.get(document.kind, "document")
    role = "" if document.id in view.comparison.current else f" ({kind}, niet in de Thema-tabel)"
    if document.id in view.comparison.current and view.added_to(document):
        role = " (aanvulling)"
    told = [
        one_line(document.title) or kind,
        f"editie {document.year}" if document.year else "editie onbekend",
        publication(document, view.run_info.days.get(document.id, "")),
        f"{document.pages} pagina's" if document.pages else "zonder pagina's",
    ]
    return [
        f"Bron: {owner}{role}",
        ", ".join(told),
        Link(view.link(document.id), f"Open {PurePosixPath(document.source).name}"),
    ]


def _reading(view: View) -> list[tuple[str, str, str]]:
    """How to read the sheets, and what is uncertain in these very documents; each with the sheet to go to."""
    warned = [document for document in view.comparison.documents if document.findings]
    missing = [z.id for z in view.config.zorgkantoren if z.id not in view.current]
    lines = [
        (topic, text.format(corpus=view.run_info.corpus, paper=view.config.publish.paper), sheet)
        for topic, text, sheet in _TOPICS
    ]
    if missing:
        names = ", ".join(view.zorgkantoor(identity) for identity in missing)
        told = f"Van deze zorgkantoren is geen inkoopbeleid gelezen: {names}."
        lines.append(("Onzeker: ontbrekend beleid", told, "Documenten"))
    lines += [("Onzeker: edities van verschillende jaren", told, "Documenten") for told in _editions(view)]
    if warned or view.run_info.set_aside:
        aside = len(view.run_info.set_aside)
        told = (
            f"{_counted(len(warned), 'document heeft', 'documenten hebben')} een waarschuwing en "
            f"{_counted(aside, 'document kon', 'documenten konden')} niet worden gelezen."
        )
        lines.append(("Onzeker: waarschuwingen", told, "Documenten"))
    if view.comparison.white_spots:
        lines.append(("Onzeker: witte vlekken", _spots(view), "Witte vlekken"))
    if view.comparison.decisions:
        lines.append(("Beoordelingen", _decided(view), "Bronpassages"))
    if view.run_info.unsure:
        told = (
            f"Van deze bestanden is de soort, het zorgkantoor of het jaar een gok: {', '.join(view.run_info.unsure)}."
        )
        lines.append(("Onzeker: naar beste vermoeden geplaatst", told, "Documenten"))
    if view.run_info.unplaced:
        sources = ", ".join(view.run_info.unplaced)
        told = f"Van deze bestanden is de soort, het zorgkantoor of het jaar onbekend: {sources}."
        lines.append(("Onzeker: niet geplaatst", told, "Documenten"))
    return lines


def _editions(view: View) -> list[str]:
    """What a reader should know when the columns do not rest on editions of one year."""
    told = []
    columns = [(view.zorgkantoor(z), view.header(z)) for z in view.columns]
    if len({header for _, header in columns}) > 1:
        told.append(f"De kolommen rusten niet op dezelfde edities. {'. '.join(f'{n}: {h}' for n, h in columns)}.")
    if any(column.supplements and column.base for column in view.columns.values()):
        told.append(
            "Een aanvulling en haar inkoopbeleid vormen één kolom: wat de aanvulling opnieuw regelt, "
            "vervangt de oude uitspraak; wat zij niet noemt, blijft gelden. Het jaar voor de pagina zegt uit welk "
            "document een uitspraak komt."
        )
    return told


def _spots(view: View) -> str:
    """How many cells are empty, and how many have little."""
    empty = sum(spot.shown == 0 for spot in view.comparison.white_spots)
    thin = len(view.comparison.white_spots) - empty
    counts = [
        f"{_counted(count, 'cel', 'cellen')} van de Thema-tabel {what}"
        for count, what in ((empty, "zonder uitspraak"), (thin, "met maar één uitspraak"))
        if count
    ]
    return f"{' en '.join(counts)}: het beleid zegt er weinig over, of zegt het met andere woorden."


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

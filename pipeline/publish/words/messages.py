"""What commands say on the terminal: Dutch or English, as whoever reads it has chosen.

`{name}` are facts. Where a message has a head ('Opzij gelegd: ...'), it ends at the first colon.
"""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.publish.words.language import Language, Pair, spoken

MESSAGES: Mapping[str, Pair] = {
    # how far a run is
    "stap-fetch": ("Bronnen bezoeken", "Visiting sources"),
    "stap-register": ("Documenten bekijken", "Looking at documents"),
    "stap-documents": ("Documenten", "Documents"),
    "stap-read": ("Pagina's lezen", "Reading pages"),
    "stap-tables": ("Tabellen zoeken", "Finding tables"),
    "stap-themes": ("Uitspraken zoeken", "Finding clauses"),
    "stap-compare": ("Vergelijken", "Comparing"),
    "stap-publish": ("Wegschrijven", "Publishing"),
    "stap-begint": ("{what} ...", "{what} ..."),
    "stap-klaar": ("{what}: {done} van {total}", "{what}: {done} of {total}"),
    "lezen-begint": ("{documents} lezen ...", "Reading {documents} ..."),
    "document-gelezen": (
        "Gelezen, {number} van {total}: {source} ({seconds} s)",
        "Read {number} of {total}: {source} ({seconds} s)",
    ),
    "document-opzij": (
        "Opzij gelegd, {number} van {total}: {source}",
        "Read {number} of {total}: {source} (set aside)",
    ),
    "een-document": ("1 document", "1 document"),
    "documenten": ("{count} documenten", "{count} documents"),
    # what a run did
    "alles-bij": ("Alles is bijgewerkt", "Everything is up to date"),
    "gelezen": ("{documents} gelezen", "Read {documents}"),
    "ongewijzigd": (", {count} ongewijzigd", ", {count} unchanged"),
    "in-tijd": (" in {seconds} s.", " in {seconds} s."),
    "geteld": (
        "{pages} pagina's, {tables} tabellen, {clauses} uitspraken, waarvan {in_table} in de tabel.",
        "{pages} pages, {tables} tables, {clauses} policy clauses, of which {in_table} in the table.",
    ),
    "opzij": ("Opzij gelegd: {source}: {why}.", "Set aside: {source}: {why}."),
    "vorige-staat": (" Het laatste goede resultaat blijft staan.", " Its last good result still stands."),
    "gok": (
        "Gok: van {source} is niet zeker: {what}. Verbeter de rij in {register}, of zet confirmed op yes.",
        "Best guess: {source}: {what} could not be told for sure. Correct its row in {register}, "
        "or set confirmed to yes.",
    ),
    "wat-kind": ("de soort", "kind"),
    "wat-zorgkantoor": ("het zorgkantoor", "zorgkantoor"),
    "wat-year": ("het jaar", "year"),
    "wat-sector": ("de sector", "sector"),
    "wat-publisher": ("de uitgever", "publisher"),
    "niet-geplaatst": (
        "Niet geplaatst: {source}: vul kind, zorgkantoor en year in in {register} en draai opnieuw.",
        "Not placed: {source}: fill in kind, zorgkantoor and year in {register} and run again.",
    ),
    "dubbel": (
        "Twee keer in het corpus: {source} herhaalt {first}; één keer gelezen.",
        "Twice in the corpus: {source} repeats {first}; read once.",
    ),
    "bewaard": (
        "Bewaard: iemand heeft het bestand gewijzigd nadat het was geschreven; het heet nu {file}.",
        "Kept: somebody changed the file since it was written; it is now {file}.",
    ),
    "elders-open": (
        "Elders open: {file}; het nieuwe is {other}. Sluit het oude en draai opnieuw.",
        "Open elsewhere: {file}; the new one is {other}. Close the old one and run again.",
    ),
    "niet-gemaakt": ("Niet gemaakt: {file} is zoals het was: {why}", "Not made: {file} is as it was: {why}"),
    "vorige-afgebroken": (
        "De run van {moment} is niet tot het einde gekomen; deze nam het over.",
        "The run of {moment} did not get to its end; this one took over.",
    ),
    "bewaarde-oordelen": (
        "Oordelen in een bewaarde werkmap tellen zodra ze zijn overgenomen: thematabel review --import FILE",
        "Verdicts in a kept workbook count once imported: thematabel review --import FILE",
    ),
    "volgt-oordeel": (
        "{count} passages volgen het oordeel van een beoordelaar.",
        "{count} passages follow a reviewer's decision.",
    ),
    "oordelen": ("Oordelen: {asked}: thematabel review --list", "Decisions: {asked}: thematabel review --list"),
    "oordelen-bevestigen": ("{count} te bevestigen", "{count} to be confirmed"),
    "oordelen-kwijt": ("{count} niet teruggevonden", "{count} not found again"),
    "oordelen-betwist": ("{count} betwist", "{count} disputed"),
    "overgebleven": (
        "Gelaten zoals het was: {file} hoort bij geen document in het corpus.",
        "Left as it was: {file} belongs to no document of the corpus.",
    ),
    "demo-weg": (
        "De {count} demonstratiedocumenten doen niet mee: het corpus heeft eigen documenten.",
        "The {count} demonstration documents are left out: the corpus has its own.",
    ),
    "controle": (
        "Controle voor het versturen: {points}; alles staat in het blad Controle.",
        "Check before sending: {points}; all of it in the sheet Controle.",
    ),
    "een-punt": ("1 punt", "1 point"),
    "punten": ("{count} punten", "{count} points"),
    "eerst-op-te-lossen": (", waarvan {count} eerst op te lossen", ", {count} to mend first"),
    "waarschuwingen": (
        "{warnings} over pagina's: zie het blad Documenten, of {record}.",
        "{warnings} about pages: see the sheet Documenten, or {record}.",
    ),
    "een-waarschuwing": ("1 opmerking", "1 warning"),
    "zoveel-waarschuwingen": ("{count} opmerkingen", "{count} warnings"),
    "en-meer": (" (en nog {count})", " (and {count} more)"),
    "resultaat": ("Resultaat: {file}", "Result: {file}"),
    "niets-gelezen": (
        "Geen enkel document kon worden gelezen: zet pdf's in {corpus} en draai opnieuw.",
        "No document could be read: put PDFs in {corpus} and run again.",
    ),
    "gestopt": (
        "Gestopt. Wat klaar was, is bewaard; draai opnieuw om verder te gaan.",
        "Stopped. What was finished is kept; run again to go on.",
    ),
    "proef": (
        "Proef: {out} is gelaten zoals het was ({seconds} s).",
        "Dry run: {out} was left as it was ({seconds} s).",
    ),
    "geen-corpus": (
        "de map {folder} is er niet. Maak haar en zet er pdf's in, of noem een andere met --corpus.",
        "the folder {folder} is not there. Make it and put PDFs in it, or name another with --corpus.",
    ),
    "geen-bestand": (
        "{path} is er niet. Geef het pad van een pdf-bestand.",
        "{path} is not there. Give the path of a PDF file.",
    ),
    # what a run would do, and what a change does
    "plan-lezen": ("Te lezen: {documents}: {names}.", "To be read: {documents}: {names}."),
    "plan-uitspraken": (
        "Opnieuw naar uitspraken te zoeken (pagina's en tabellen zijn bekend): {documents}: {names}.",
        "To look for clauses in anew (pages and tables are known): {documents}: {names}.",
    ),
    "plan-niet": (
        "Niet bijgewerkt, maar met --only niet gevraagd: {documents}: {names}.",
        "Not up to date, but not asked for with --only: {documents}: {names}.",
    ),
    "plan-gelijk": ("Ongewijzigd: {documents}: {names}.", "Unchanged: {documents}: {names}."),
    "plan-opzij": ("Opzij te leggen: {source}: {why}.", "To be set aside: {source}: {why}."),
    "plan-nieuw": ("Nieuw: {source} wordt gehouden voor {what}.", "New: {source} is taken for {what}."),
    "plan-anders": (
        "Voor iets anders gehouden: {source}: {what}; tot nu toe: {before}.",
        "Taken for something else: {source}: {what}; until now: {before}.",
    ),
    "plan-niet-geplaatst": (
        "Niet geplaatst: {source}: de soort, het zorgkantoor of het jaar is niet te zeggen.",
        "Not placed: {source}: kind, zorgkantoor or year could not be told.",
    ),
    "plan-dubbel": (
        "Twee keer in het corpus: {source} herhaalt {first}.",
        "Twice in the corpus: {source} repeats {first}.",
    ),
    "zou-schrijven": (
        "Een run zou de werkmap, de pagina en de andere resultaten opnieuw schrijven.",
        "A run would write the workbook, the page and the other results anew.",
    ),
    "zou-niets": ("Er zou niets veranderen.", "Nothing would change."),
    "eerste-run": (
        "Er was geen eerdere run om mee te vergelijken: alles is nieuw.",
        "There was no earlier run to compare with: everything is new.",
    ),
    "vergeleken-met": ("Vergeleken met de run van {moment}.", "Compared with the run of {moment}."),
    "instellingen-onbekend": (
        "De instellingen van die run zijn niet bekend: alleen wat ze gaven is vergeleken.",
        "The settings of that run are not known: only what they gave is compared.",
    ),
    "instellingen-anders": ("In config.yaml of rules/ is anders:", "In config.yaml or rules/ differ:"),
    "zou-geen": ("Er zou geen uitspraak veranderen.", "No clause would change."),
    "geen-anders": ("Er is geen uitspraak veranderd.", "No clause changed."),
    "zou-in": ("{count} zou erbij komen", "{count} would come in"),
    "zou-out": ("{count} zou eruit vallen", "{count} would fall out"),
    "zou-moved": ("{count} zou verhuizen", "{count} would move"),
    "is-in": ("{count} erbij gekomen", "{count} came in"),
    "is-out": ("{count} eruit gevallen", "{count} fell out"),
    "is-moved": ("{count} verhuisd", "{count} moved"),
    "niet-in-tabel": (" (niet in de tabel)", " (not in the table)"),
    "geen-zorgkantoor": ("geen zorgkantoor", "no zorgkantoor"),
    "uitleg-nu": ("nu", "now"),
    "uitleg-eerder": ("eerder", "before"),
    "uitleg-scores": ("scores", "scores"),
    "zou-tabel-gelijk": ("De tabel zou dezelfde uitspraken tonen.", "The table would show the same clauses."),
    "tabel-gelijk": ("De tabel toont dezelfde uitspraken.", "The table shows the same clauses."),
    "zou-ander": ("Uitspraken met een andere zouden zijn: {what}.", "Clauses that would have another: {what}."),
    "heeft-ander": ("Uitspraken met een andere: {what}.", "Clauses that have another: {what}."),
    "ander-stance": ("{count} soort", "{count} stance"),
    "ander-scope": ("{count} bereik (eigen of landelijk)", "{count} scope (eigen or landelijk)"),
    "ander-text": ("{count} tekst", "{count} text"),
    "ander-short": ("{count} korte vorm", "{count} short form"),
    "buiten-de-tabel": ("Passages buiten de tabel: {what}.", "Passages outside the table: {what}."),
    "buiten-found": ("{count} nieuw", "{count} new"),
    "buiten-lost": ("{count} weg", "{count} gone"),
    "cel-thema": ("thema", "theme"),
    "cel-eerder": ("eerder", "before"),
    "cel-in": ("erbij", "in"),
    "cel-uit": ("eruit", "out"),
    "cel-hierheen": ("hierheen", "moved in"),
    "cel-weg": ("weggegaan", "moved away"),
    "cel-nu": ("nu", "after"),
    # status
    "kop-id": ("id", "id"),
    "kop-kind": ("soort", "kind"),
    "kop-zorgkantoor": ("zorgkantoor", "zorgkantoor"),
    "kop-year": ("jaar", "year"),
    "kop-state": ("stand", "state"),
    "kop-reviewed": ("beoordeeld", "reviewed"),
    "kop-source": ("bestand", "source"),
    "stand-new": ("nieuw", "new"),
    "stand-up to date": ("bijgewerkt", "up to date"),
    "stand-to be read": ("te lezen", "to be read"),
    "geen-documenten": (
        "Nog geen documenten: zet pdf's in het corpus en draai.",
        "No documents yet: put PDFs in the corpus and run.",
    ),
    # add
    "toegevoegd": ("{source}: toegevoegd, {taken}.", "{source}: added, {taken}."),
    "was-er-al": ("{source}: was er al, {taken}.", "{source}: was there already, {taken}."),
    "gehouden-voor": ("gehouden voor {what}", "taken for {what}"),
    "niet-herkend": (
        "niet herkend: vul de rij in documents.csv in",
        "not recognised: its row in documents.csv wants filling in",
    ),
    "niet-toegevoegd": ("Niet toegevoegd: {why}", "Not added: {why}"),
    # pages
    "draait": (
        "Te openen op {address} (stop met Ctrl-C; elk oordeel is meteen bewaard)",
        "Serving {address} (stop with Ctrl-C; every decision is kept at once)",
    ),
    "snelkoppeling": (
        "{file}: dubbelklik erop om de startpagina te openen.",
        "{file}: double-click it to open the start page.",
    ),
    "memos": ("{count} memo's in {folder}", "{count} memos in {folder}"),
    # fetch and watch
    "opgehaald": ("Opgehaald (nieuw): {url} -> {file}", "Fetched (new): {url} -> {file}"),
    "opgehaald-versie": (
        "Opgehaald (een nieuwe versie): {url} -> {file}",
        "Fetched (a new version): {url} -> {file}",
    ),
    "niet-opgehaald": ("Niet opgehaald: {url}: {why}", "Not fetched: {url}: {why}"),
    "bericht": ("Nieuw: {file}", "New: {file}"),
    "niets-nieuws": ("Niets nieuws.", "Nothing new."),
    "niet-verstuurd": ("Niet verstuurd: {why}", "Not sent: {why}"),
}


def said(message: str, language: Language, **facts: object) -> str:
    """A message in words."""
    return spoken(MESSAGES[message], language).format(**facts)


def counted(one: str, many: str, count: int, language: Language) -> str:
    """So many of something: the message for one of them, or that for several."""
    return said(one if count == 1 else many, language, count=count)

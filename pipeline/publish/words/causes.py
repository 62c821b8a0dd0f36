"""Why a document, a file or an address gave nothing, in words: Dutch for advisers, English for the terminal.

`{0}`, `{1}` are the facts of a cause.
"""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.model import Cause, UnreadablePdf
from pipeline.publish.words.language import Language, Pair, spoken

TEMPLATES: Mapping[str, Pair] = {
    # of a PDF
    "leeg": ("het bestand is leeg", "the file is empty"),
    "wachtwoord": ("het is beveiligd met een wachtwoord", "it is locked with a password"),
    "geen-pdf": ("het is geen pdf (het begint niet met %PDF-)", "it is no PDF (no %PDF- at its beginning)"),
    "afgekapt": ("het is beschadigd of afgekapt", "it is damaged or cut off"),
    "beschadigd": ("het is beschadigd, of geen pdf", "it is damaged, or no PDF"),
    "geen-paginas": ("het heeft geen pagina's", "it has no pages"),
    "eerste-paginas": ("de eerste pagina's zijn beschadigd", "its first pages are damaged"),
    "niets-erop": ("er staat niets op de pagina's", "there is nothing on its pages"),
    "geen-pagina-leesbaar": ("geen van de pagina's is te lezen", "none of its pages can be read"),
    "te-diep": ("het is te diep genest", "it is nested too deep"),
    # of reading it
    "tijd-op": (
        "het lezen duurde langer dan {0} seconden (run.time_limit in config.yaml)",
        "it took longer than {0} seconds (run.time_limit in config.yaml)",
    ),
    "gestorven": (
        "het lezen is afgebroken (code {0}); misschien was meer nodig dan {1} MB geheugen "
        "(run.memory_limit in config.yaml)",
        "the process that read it died (exit code {0}); it may have needed more than {1} MB of memory "
        "(run.memory_limit in config.yaml)",
    ),
    "werkers-verloren": (
        "bij het lezen viel de ene machine na de andere weg",
        "one worker of the cluster after another was lost over it",
    ),
    "geheugen-op": (
        "het lezen vroeg meer dan {0} MB geheugen (run.memory_limit in config.yaml)",
        "it needed more than {0} MB of memory (run.memory_limit in config.yaml)",
    ),
    "verdwenen": (
        "het bestand verdween terwijl het gelezen zou worden",
        "the file went away while it was to be read",
    ),
    "systeem": ("{0}", "{0}"),
    "fout-van-ons": ("thematabel kon er niet mee overweg ({0})", "thematabel could not cope with it ({0})"),
    "niet-vergeleken": ("het kon niet vergeleken worden: {0}", "comparing it failed: {0}"),
    "niet-geschreven": (
        "de bestanden ervan konden niet geschreven worden: {0}",
        "its files could not be written: {0}",
    ),
    # of a file in the corpus
    "map-onleesbaar": ("de map is niet te lezen ({0})", "the folder cannot be read ({0})"),
    "onleesbaar": ("het is niet te lezen ({0})", "it cannot be read ({0})"),
    "naam": ("de naam is geen UTF-8; geef het een andere naam", "its name is no UTF-8 text. Give it another name"),
    "dode-verwijzing": ("het is een verwijzing naar niets", "it is a link that leads nowhere"),
    "verwijzing-naar-buiten": (
        "het is een verwijzing naar buiten het corpus; zet het bestand zelf in het corpus",
        "it is a link that leads out of the corpus. Put the file itself in the corpus",
    ),
    "geen-bestand": (
        "het is geen bestand (maar een pipe, een socket of een apparaat)",
        "it is no file (a pipe, a socket or a device)",
    ),
    # of a file in the corpus that is no document that we read
    "anders-tekst": (
        "het is geen pdf maar een tekstbestand ({0}). Open het, sla het op als pdf of .docx, en zet dat in het corpus",
        "it is no PDF but a text file ({0}). Open it, save it as PDF or as .docx, and put that in the corpus",
    ),
    "anders-rekenblad": (
        "het is geen pdf maar een rekenblad ({0}). Sla het op als pdf, of als .xlsx als het de vorige thema-tabel is",
        "it is no PDF but a spreadsheet ({0}). Save it as PDF, or as .xlsx when it is last period's table",
    ),
    "anders-werkboek": (
        "het is geen pdf maar een Excel-werkmap zonder blad Thema-tabel. Sla het op als pdf, of haal het weg",
        "it is no PDF but an Excel workbook without a sheet Thema-tabel. Save it as PDF, or take it away",
    ),
    "anders-dias": (
        "het is geen pdf maar een presentatie ({0}). Sla haar op als pdf, en zet die in het corpus",
        "it is no PDF but a presentation ({0}). Save it as PDF, and put that in the corpus",
    ),
    "anders-web": (
        "het is geen pdf maar een webbestand ({0}). Open het in de browser, druk het af als pdf of sla het op als "
        ".html, en zet dat in het corpus",
        "it is no PDF but a web file ({0}). Open it in a browser, print it as PDF or save it as .html, and put that in "
        "the corpus",
    ),
    "anders-ingepakt": (
        "het is geen pdf, maar er kunnen er in zitten ({0}). Pak het uit, en zet de documenten zelf in het corpus",
        "it is no PDF, though it may hold some ({0}). Unpack it, and put the documents themselves in the corpus",
    ),
    # of a line in documents.csv
    "register-kolom": (
        "de kolom {0} ontbreekt. De kolommen zijn {1}",
        "the column {0} is missing. The columns are {1}",
    ),
    "register-geen-csv": ("hier is het geen csv ({0}). Herstel het", "it is no CSV here ({0}). Mend it"),
    "register-geen-bestand": (
        "source (het pad in het corpus) is leeg. Vul het in of haal de regel weg",
        "the source (path below the corpus) is empty. Fill it in or drop the line",
    ),
    "register-soort": (
        "de soort ‘{0}’ is onbekend. Soorten zijn {1}; leeg mag ook",
        "the kind '{0}' is unknown. Kinds are {1}, or leave it",
    ),
    "register-soort-bijna": (
        "de soort ‘{0}’ is onbekend. Bedoelde u {1}?",
        "the kind '{0}' is unknown. Did you mean {1}?",
    ),
    "register-jaar": (
        "‘{0}’ is geen jaar. Schrijf vier cijfers (2026) of een periode (2024-2026), of laat het leeg",
        "the year '{0}' is none. Write four digits (2026), a period (2024-2026), or leave it",
    ),
    "register-zorgkantoor": (
        "het zorgkantoor ‘{0}’ is onbekend. In config.yaml staan {1}",
        "the zorgkantoor '{0}' is unknown. config.yaml has {1}",
    ),
    "register-zorgkantoor-bijna": (
        "het zorgkantoor ‘{0}’ is onbekend. Bedoelde u {1}?",
        "the zorgkantoor '{0}' is unknown. Did you mean {1}?",
    ),
    # of an address on the web
    "geen-web": ("alleen http en https worden bezocht", "only http and https are visited"),
    "adres-met-naam": (
        "een adres met een naam of wachtwoord erin wordt niet bezocht",
        "an address with a name or password in it is not visited",
    ),
    "vreemde-host": (
        "het leidt naar {0}, en dat hoort niet bij deze bron (hosts in config.yaml)",
        "it leads to {0}, which is no host of this source (hosts in config.yaml)",
    ),
    "eigen-netwerk": (
        "het adres {0} ligt in een eigen of lokaal netwerk (fetch.allow_private in config.yaml)",
        "its address {0} lies within a private or local network (fetch.allow_private in config.yaml)",
    ),
    "robots": ("robots.txt staat het niet toe", "its robots.txt asks programs to stay away"),
    "robots-onbekend": (
        "of programma's er welkom zijn, is nu niet te vragen: op robots.txt antwoordt de server met {0}",
        "whether programs are welcome cannot be asked now: for robots.txt the server answers {0}",
    ),
    "antwoord": ("de server antwoordt met {0}", "the server answers {0}"),
    "geen-teken": ("{0} seconden geen teken van leven", "no sign of life within {0} seconds"),
    "geen-verbinding": ("de verbinding mislukte ({0})", "the connection failed ({0})"),
    "doorverwijzing": ("het verwijst meer dan {0} keer door", "it redirects more than {0} times"),
    "te-lang": (
        "het duurde langer dan {0} seconden (fetch.time_limit in config.yaml)",
        "it took longer than {0} seconds (fetch.time_limit in config.yaml)",
    ),
    "te-groot": (
        "het is groter dan {0} MB (fetch.size_limit in config.yaml)",
        "it is larger than {0} MB (fetch.size_limit in config.yaml)",
    ),
    "pagina-te-groot": ("de pagina is groter dan {0} MB", "the page is larger than {0} MB"),
    "geen-pagina": ("het is geen webpagina", "it is no web page"),
    "te-veel-koppelingen": (
        "{0} koppelingen tellen; alleen de eerste {1} zijn bezocht (fetch.links_limit in config.yaml)",
        "{0} of its links count; only the first {1} were visited (fetch.links_limit in config.yaml)",
    ),
}


def caused(cause: Cause, language: Language = "nl") -> str:
    """Why it could not be done, as part of a sentence."""
    return spoken(TEMPLATES[cause.kind], language).format(*cause.facts)


def unreadable(error: UnreadablePdf, language: Language = "en") -> str:
    """The document, why it could not be read, and what to do: whole sentences."""
    told = f"{error.source}: {caused(error.cause, language)}. "
    if language == "nl":
        return told + "Open het in een pdf-lezer, sla het opnieuw op en zet het terug in het corpus."
    return told + "Open it in a PDF viewer, save it anew and put it back in the corpus."

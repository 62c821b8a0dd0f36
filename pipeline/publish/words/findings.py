"""Findings in words, Dutch for advisers and English for the terminal. The only place that knows how they are said.

`{page}` is the page (or the pages, where several say the same), `{0}`, `{1}` are the facts, `{all}` all of them and
`{rest}` all but the first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pipeline.model import Finding
from pipeline.publish.words.language import Language, Pair, spoken

TEMPLATES: Mapping[str, Pair] = {
    "scan": ("pagina {page}: een scan zonder tekst; niet gelezen", "page {page}: no text layer (a scan); not read"),
    "beschadigd": ("pagina {page}: beschadigd; niet gelezen", "page {page}: damaged; not read"),
    "gerepareerd": (
        "het bestand is beschadigd; gelezen uit een gerepareerde kopie",
        "the file is damaged; read from a repaired copy",
    ),
    "onvertaald": (
        "pagina {page}: de letters hebben geen betekenis in de pdf (lettertype zonder tekentabel); niet gelezen",
        "page {page}: its characters have no meaning in the PDF (a font without a table of them); not read",
    ),
    "pagina-mislukt": (
        "pagina {page}: niet gelezen, door een fout van thematabel ({0})",
        "page {page}: not read, by a fault of thematabel ({0})",
    ),
    "tabellen-mislukt": (
        "pagina {page}: tabellen en grafieken niet gelezen, door een fout van thematabel ({0})",
        "page {page}: tables and charts not read, by a fault of thematabel ({0})",
    ),
    "tabel-mislukt": (
        "pagina {page}: een tabel niet gelezen, door een fout van thematabel ({0})",
        "page {page}: a table not read, by a fault of thematabel ({0})",
    ),
    "tabel-naar-lijnen": (
        "pagina {page}: een tabel is gelezen naar haar lijnen ({0}), de tekst alleen gaf {1}; kijk haar na",
        "page {page}: a table was read by its lines ({0}), the text alone gave {1}; check it",
    ),
    "tabel-betwist": (
        "pagina {page}: een tabel is gelezen naar haar tekst ({1}), de lijnen alleen gaven {0}; kijk haar na",
        "page {page}: a table was read by its text ({1}), the lines alone gave {0}; check it",
    ),
    "grafiek-mislukt": (
        "pagina {page}: grafieken niet gelezen, door een fout van thematabel ({0})",
        "page {page}: charts not read, by a fault of thematabel ({0})",
    ),
    "ocr": (
        "pagina {page}: een scan, gelezen met tekstherkenning; controleer woorden en cijfers",
        "page {page}: scanned; read by OCR, so check words and figures",
    ),
    "ocr-niet": ("scans die niet gelezen zijn (pagina {page}): {cause}", "scans without OCR (page {page}): {cause}"),
    "verloren-tekens": (
        "{0} tekens ontbreken in de tekst van de pdf (getoond als \ufffd); woorden kunnen onjuist zijn",
        "{0} characters are lost in the text layer (shown as \ufffd); words may be wrong",
    ),
    "onzichtbaar": (
        "pagina {page}: tekst die niet te zien is, niet overgenomen: ‘{0}’",
        "page {page}: text that cannot be seen was left out: '{0}'",
    ),
    "doorgehaald": (
        "pagina {page}: doorgehaald, dus niet overgenomen: ‘{0}’",
        "page {page}: struck through, so left out: '{0}'",
    ),
    "watermerk": ("pagina {page}: watermerk ‘{0}’ over de tekst", "page {page}: watermark '{0}' across the text"),
    "opmerking": (
        "pagina {page}: een opmerking bij de tekst, geen deel ervan: ‘{0}’",
        "page {page}: a comment on the text, no part of it: '{0}'",
    ),
    "ingevuld": (
        "pagina {page}: ingevulde velden en notities gelezen: ‘{0}’",
        "page {page}: fields and notes that were filled in: '{0}'",
    ),
    "plaatje-met-tekst": (
        "pagina {page}: een plaatje met tekst; wat erop staat is niet gelezen",
        "page {page}: a picture of text; what it says is not read",
    ),
    "lettersoep": (
        "pagina {page}: {0} van de 100 woorden zijn geen woord; hier zijn teksten door elkaar gelezen",
        "page {page}: {0} of 100 words are no words; texts were read through each other",
    ),
    "letters-getekend": (
        "pagina {page}: letters die getekend zijn; deze tekst is niet gelezen",
        "page {page}: letters that are drawn; that text is not read",
    ),
    "buiten-cel": (
        "pagina {page}: {0} woorden van een tabel staan in geen cel: {rest}",
        "page {page}: {0} words of a table stand in no cell: {rest}",
    ),
    "getekend": (
        "pagina {page}: {0} lege cellen waarin iets getekend is (een vinkje of kruisje?)",
        "page {page}: {0} empty cells with something drawn in them (a tick or a cross?)",
    ),
    "kolommen-verspringen": (
        "pagina {page}: de kolommen van een tabel ({0}) verspringen bij rij {1}; misschien zijn het er twee",
        "page {page}: the columns of a table ({0}) change at row {1}; it may be two",
    ),
    "hoofdstuk-ontbreekt": (
        "hoofdstuknummers die ontbreken: {all}",
        "numbers of chapters that are missing: {all}",
    ),
    "kop-ontbreekt": (
        "koppen uit de inhoudsopgave die niet gevonden zijn ({0}): {rest}",
        "titles in the contents that no heading has ({0}): {rest}",
    ),
    "cijfer-onzeker": (
        "pagina {page}: het cijfer ‘{0}’ is niet overgenomen: {1}",
        "page {page}: the figure '{0}' was not taken: {1}",
    ),
    "geen-uitspraken": ("in dit document is geen enkele uitspraak gevonden", "no clause was found in this document"),
    "pagina-zonder-uitspraak": (
        "pagina {page}: een bladzijde tekst waaruit niets is overgenomen",
        "page {page}: a page of text of which nothing was taken",
    ),
    "hoofdstuk-zonder-uitspraak": (
        "pagina {page}: uit ‘{0}’ ({1}) is niets overgenomen",
        "page {page}: nothing was taken from '{0}' ({1})",
    ),
    "opmaak": (
        "de opmaak is misschien verkeerd gelezen: {0} van {1} alinea's eindigen niet met een punt",
        "the layout may be misread: {0} of {1} paragraphs do not end in a full stop",
    ),
    "hersteld": (
        "woorden met verloren letters hersteld ({0}): {rest}",
        "{0} words with lost letters (ligatures) restored: {rest}",
    ),
    "niet-hersteld": (
        "woorden met verloren letters, niet te herstellen ({0}): {rest}",
        "{0} words with lost letters could not be restored: {rest}",
    ),
    "grafiek": (
        "pagina {page}: cijfers niet toegewezen ({0} waarvan niet zeker is welk label bij welk cijfer hoort)",
        "page {page}: figures not assigned ({0} with labels that cannot be told)",
    ),
    "geweigerd": (
        "pagina {page}: uitspraak geweigerd, want deze woorden staan niet op de aangewezen plek: {all}",
        "page {page}: clause refused, its boxes do not hold {all}",
    ),
    "geen-kolommen": (
        "hierin is geen tabel met een kolom per zorgkantoor gevonden",
        "no table with a column per zorgkantoor was found in it",
    ),
}
CAUSES: Mapping[str, Pair] = {  # why a scan was not read
    "ocr-uit": ("tekstherkenning staat uit", "OCR is switched off"),
    "ocr-geen-tesseract": ("tesseract is niet geïnstalleerd", "tesseract is not installed"),
    "ocr-taal": ("tesseract mist de taal {0}", "tesseract lacks the language {0}"),
    "ocr-tijd-op": (
        "de tijd voor scans van één document was op",
        "the time for scans of one document was used up",
    ),
    "ocr-geen-woorden": ("er zijn geen woorden herkend", "no words were recognised"),
    "ocr-traag": ("tesseract deed er langer over dan {0} seconden", "tesseract took longer than {0} seconds"),
    "ocr-start": ("tesseract is niet gestart ({0})", "tesseract did not start ({0})"),
    "ocr-fout": ("tekstherkenning mislukte ({0})", "OCR failed ({0})"),
}
_TOGETHER = {
    "ocr",
    "ocr-niet",
    "watermerk",
    "plaatje-met-tekst",
    "pagina-zonder-uitspraak",
    "letters-getekend",
}  # kinds that many pages may share: one line names them all
_CHARTS = {"nl": ("een grafiek", "{} grafieken"), "en": ("a chart", "{} charts")}


def finding_lines(findings: Iterable[Finding], language: Language = "nl") -> list[str]:
    """A line for each finding, in their order; pages that say the same of scans share one."""
    grouped: dict[tuple[object, ...], list[Finding]] = {}
    for number, finding in enumerate(findings):
        key = (finding.kind, finding.facts) if finding.kind in _TOGETHER else (number,)
        grouped.setdefault(key, []).append(finding)
    return [_worded(some, language) for some in grouped.values()]


def finding_words(finding: Finding, language: Language = "nl") -> str:
    """One finding in words."""
    return _worded([finding], language)


def cause_words(cause: tuple[str, ...], language: Language = "nl") -> str:
    """Why scans are not read: what `read.pdf.ocr` gives, in words."""
    return spoken(CAUSES[cause[0]], language).format(*cause[1:])


def _worded(some: list[Finding], language: Language) -> str:
    finding = some[0]
    template = spoken(TEMPLATES[finding.kind], language)
    if not finding.page:  # of a document without pages
        template = template.removeprefix("pagina {page}: ").removeprefix("page {page}: ")
    pages = ", ".join(str(one.page) for one in some)
    if finding.kind == "ocr" and language == "en" and len(some) > 1:
        template = template.replace("page ", "pages ", 1)
    facts = list(finding.facts)
    if finding.kind == "grafiek":
        one, more = _CHARTS[language]
        facts = [one if facts[0] == "1" else more.format(facts[0])]
    cause = cause_words(finding.facts, language) if finding.kind == "ocr-niet" else ""
    return template.format(*facts, page=pages, all=", ".join(facts), rest=", ".join(facts[1:]), cause=cause)

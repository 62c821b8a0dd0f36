"""What is probably not right, in words: Dutch for advisers, English for the terminal. The only place that says it.

`{0}`, `{1}` are the facts of a concern, `{source}` is the path of the file that it is about.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pipeline.model import Cause, Concern
from pipeline.publish.words.causes import caused
from pipeline.publish.words.dates import in_words
from pipeline.publish.words.editions import UNKNOWN_YEAR, listed
from pipeline.publish.words.findings import finding_lines
from pipeline.publish.words.language import Language, Pair, spoken
from pipeline.publish.words.text import one_line

GRADES: Mapping[int, Pair] = {
    1: ("eerst oplossen", "mend first"),
    2: ("nakijken", "look at"),
    3: ("ter informatie", "to know"),
}
_UNKNOWN_YEAR: Pair = (UNKNOWN_YEAR, "year unknown")
_MOST = 3  # findings of one kind that are told in full
_LONGEST = 160  # characters of a passage that a concern repeats
TEMPLATES: Mapping[str, Pair] = {
    "niet-gelezen": ("{source} is niet gelezen: {0}", "{source} was not read: {0}"),
    "niet-geplaatst": (
        "van {source} is de soort, het zorgkantoor of het jaar onbekend; het staat niet in de tabel",
        "kind, zorgkantoor or year of {source} is not known; it is not in the table",
    ),
    "gok": (
        "van {source} is de soort, het zorgkantoor of het jaar een gok",
        "kind, zorgkantoor or year of {source} is a guess",
    ),
    "edities": ("de kolommen rusten niet op hetzelfde jaar: {0}", "the columns are not of one year: {0}"),
    "aanvulling-zonder-basis": (
        "de kolom toont alleen een aanvulling; het inkoopbeleid waarop die aanvult ontbreekt in het corpus",
        "the column shows a supplement only; the policy that it adds to is not in the corpus",
    ),
    "vervalt-niet-gevonden": (
        "een aanvulling zegt dat iets vervalt, maar niet gevonden is wat; het kan nog in de tabel staan: ‘{0}’",
        "a supplement repeals something that was not found; it may still be in the table: '{0}'",
    ),
    "verbetering-niet-gevonden": (
        "een aanvulling verbetert een cijfer, maar niet gevonden is welk; het oude kan nog in de tabel staan: ‘{0}’",
        "a supplement mends a figure that was not found; the old one may still be in the table: '{0}'",
    ),
    "cijfers-tegenspraak": (
        "{0} voor ‘{1}’ staat er met verschillende waarden: {2}",
        "{0} for '{1}' is given with different values: {2}",
    ),
    "hoofdstuk-niet-in-tabel": (
        "uit ‘{0}’ zijn {1} uitspraken gevonden, waarvan er geen in de tabel staat",
        "{1} statements were found in '{0}', none of which is in the table",
    ),
    "cel-karig": ("{1} uitspraken gevonden, {0} gekozen", "{1} statements found, {0} chosen"),
    "cel-leeg": (
        "niets gevonden, terwijl andere zorgkantoren hier meestal {0} uitspraken of meer hebben",
        "nothing found, where others mostly have {0} statements or more",
    ),
    "vorige-verdwenen": (
        "{0} uitspraken die in de tabel van de vorige periode na elkaar stonden, zijn niet teruggevonden; de eerste: "
        "‘{1}’",
        "{0} statements that stood together in last period's table were not found again; the first: '{1}'",
    ),
    "oordeel-te-bevestigen": (
        "{0} beoordelingen gaan over een passage die lijkt op een van nu, en wachten op bevestiging",
        "{0} decisions are about a passage like one of today, and wait to be confirmed",
    ),
    "oordeel-kwijt": (
        "van {0} beoordelingen is de passage niet teruggevonden",
        "{0} decisions are about a passage that is not found again",
    ),
    "oordeel-betwist": (
        "over {0} passages oordeelden beoordelaars verschillend",
        "reviewers disagree about {0} passages",
    ),
    "aftekening-ingehaald": (
        "{0} tekende af op {1}; daarna is gewijzigd wat er in de tabel staat",
        "{0} signed off on {1}; what the table shows has changed since",
    ),
    "niet-beoordeeld": (
        "{0} van de {1} uitspraken in de tabel zijn door niemand beoordeeld",
        "{0} of the {1} statements in the table were reviewed by nobody",
    ),
}
ADVICE: Mapping[str, str] = {  # what a reader may do about it
    "niet-gelezen": "Sla het bestand opnieuw op als pdf en draai opnieuw.",
    "niet-geplaatst": "Vul de rij in corpus/documents.csv in, zet confirmed op yes en draai opnieuw.",
    "gok": "Kijk de rij in corpus/documents.csv na en zet confirmed op yes.",
    "edities": "Zet het nieuwste beleid van die zorgkantoren in het corpus, of vermeld het verschil.",
    "aanvulling-zonder-basis": "Zet het inkoopbeleid zelf in het corpus.",
    "vervalt-niet-gevonden": "Zoek op wat vervalt en geef die uitspraak het oordeel vervalt.",
    "verbetering-niet-gevonden": "Zoek het cijfer op en verbeter de uitspraak met het oordeel aanpassen.",
    "cijfers-tegenspraak": "Lees beide pagina's: gaat het om hetzelfde, dan is er een onjuist of verouderd.",
    "hoofdstuk-niet-in-tabel": "Kies er uitspraken uit met het oordeel akkoord in Bronpassages.",
    "cel-karig": "Kies er uitspraken bij met het oordeel akkoord in Bronpassages.",
    "cel-leeg": "Zoek in het document zelf; staat het er, verbeter dan het thema van de uitspraak.",
    "vorige-verdwenen": "Lees de passage die er het dichtst bij komt: is het geschrapt, of anders gezegd?",
    "bevinding": "Kijk de genoemde pagina's na in het document.",
    "oordeel-te-bevestigen": "Bevestig ze met thematabel review.",
    "oordeel-kwijt": "Zie onderaan Bronpassages, of thematabel review --list.",
    "oordeel-betwist": "Zie 'Eerdere beoordeling' in Bronpassages.",
    "aftekening-ingehaald": "Laat opnieuw aftekenen op de beoordelingspagina.",
    "niet-beoordeeld": "Vul in Bronpassages een oordeel in, of beoordeel met thematabel review.",
}
Name = Callable[[str], str]  # an id -> the name that people know


@dataclass(frozen=True, slots=True)
class Names:
    """What zorgkantoren and themes are called."""

    zorgkantoor: Name
    theme: Name


def concern_words(concern: Concern, names: Names, language: Language = "nl") -> str:
    """What is the matter, without whose it is: that stands beside it."""
    if concern.kind == "bevinding":
        return _of_findings(concern, language)
    template, facts = spoken(TEMPLATES[concern.kind], language), _facts(concern, names, language)
    return one_line(template.format(*facts, source=concern.source))


def concern_line(concern: Concern, names: Names, language: Language = "nl") -> str:
    """A line for a terminal: whose it is and on which theme, then what."""
    whose = [names.zorgkantoor(concern.zorgkantoor)] if concern.zorgkantoor else []
    whose += [names.theme(concern.theme)] if concern.theme else []
    if concern.kind == "bevinding" and not concern.zorgkantoor:
        whose = list(concern.documents[:1])
    return (
        f"{', '.join(whose)}: {concern_words(concern, names, language)}"
        if whose
        else concern_words(concern, names, language)
    )


def grade_words(concern: Concern, language: Language = "nl") -> str:
    """How bad it is."""
    return spoken(GRADES[concern.grade], language)


def _facts(concern: Concern, names: Names, language: Language) -> list[str]:
    facts = [one_line(fact) for fact in concern.facts]
    if concern.kind == "niet-gelezen":
        kind, *more = concern.facts
        return [caused(Cause(kind, tuple(more)), language)]
    if concern.kind == "aftekening-ingehaald":
        return [facts[0], in_words(facts[1])]
    if concern.kind == "edities":
        pairs = zip(facts[::2], facts[1::2], strict=True)
        unknown = spoken(_UNKNOWN_YEAR, language)
        return ["; ".join(f"{y or unknown}: {listed([names.zorgkantoor(z) for z in w.split(',')])}" for y, w in pairs)]
    if concern.kind == "cijfers-tegenspraak":
        kind, subject, *quoted = facts
        told = [
            f"{figure} (p. {page})" if page != "0" else figure
            for figure, page in zip(quoted[::2], quoted[1::2], strict=True)
        ]
        return [kind, subject, ", ".join(told)]
    return [fact if len(fact) <= _LONGEST else f"{fact[:_LONGEST].rsplit(' ', 1)[0]} …" for fact in facts]


def _of_findings(concern: Concern, language: Language) -> str:
    """The findings of one kind in a document; of many the first few, and how many more there are."""
    lines = finding_lines(concern.findings, language)
    told = "; ".join(one_line(line) for line in lines[:_MOST])
    more: Mapping[Language, str] = {"nl": "en nog {} zulke bevindingen", "en": "and {} more like it"}
    return f"{told}; {more[language].format(len(lines) - _MOST)}" if len(lines) > _MOST else told

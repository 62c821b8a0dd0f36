"""Reasons in words, Dutch for advisers and English for the terminal. The only place that knows how they are said.

A rule of the configuration brings its own words (`says`, in Dutch, since an adviser wrote it); what the program itself
decides by has them here. `{p:+g}` are the points, `{0}`, `{1}` what the reason is about, `{all}` all of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby

from pipeline.config import ClauseSettings
from pipeline.config.matching import Same
from pipeline.model import Clause, Reason
from pipeline.publish.words.language import Language, Pair, spoken

Says = Mapping[tuple[str, str], str]  # (part, id of a rule) -> what the rule says
NO_RULES: Says = {}  # every rule goes by its id

WEIGHED: Mapping[str, Pair] = {  # what a fitted model weighs, rather than what a rule says
    "woorden": ("woorden", "words"),
    "aanloopwoorden": ("woorden van de aanloop", "words of the lead-in"),
    "kopwoorden": ("woorden van de kop", "words of the heading"),
    "hoofdstukwoorden": ("woorden van de koppen erboven", "words of the headings above"),
    "bouw": ("bouw en plaats", "build and place"),
}
TEMPLATES: Mapping[tuple[str, str], Pair] = {
    ("thema", "kop"): ("kop '{0}' ({p:+.2g})", "heading '{0}' ({p:+.2g})"),
    ("thema", "bovenkop"): ("kop erboven '{all}' ({p:+.2g})", "heading above '{all}' ({p:+.2g})"),
    ("thema", "termen"): ("{all} ({p:+.2g})", "{all} ({p:+.2g})"),
    ("thema", "omgeving"): ("omgeving: {all} ({p:+.2g})", "around it: {all} ({p:+.2g})"),
    ("thema", "hoofdstuk"): (
        "waar '{0|dit stuk}' verder over gaat ({p:+.2g})",
        "what the rest of '{0|this part}' is about ({p:+.2g})",
    ),
    ("thema", "vooraan"): ("de plaats vooraan in het stuk ({p:+.2g})", "stands at the beginning ({p:+.2g})"),
    ("thema", "achteraan"): ("de plaats achteraan in het stuk ({p:+.2g})", "stands at the end ({p:+.2g})"),
    ("thema", "rest"): ("geen teken van een bepaald thema", "no sign of any theme"),
    ("houding", "overig"): ("geen ander teken (overig)", "no other sign (overig)"),
    ("eigen", "tabelrij"): (
        "rij van een tabel met opslagen of afslagen (tabelrij)",
        "row of a table of surcharges or deductions (tabelrij)",
    ),
    **{
        (part, rule): (f"{dutch}: {{all}} ({{p:+g}})", f"{english}: {{all}} ({{p:+g}})")
        for part in ("eigen", "selectie")
        for rule, (dutch, english) in WEIGHED.items()
    },
    ("eigen", "sectie"): ("kop zegt dat hier geen beleid staat: {0} ({p:+g})", "heading of no policy: {0} ({p:+g})"),
    ("eigen", "hoofdstuk"): (
        "kop erboven zegt dat hier geen beleid staat: {0} ({p:+g})",
        "heading above of no policy: {0} ({p:+g})",
    ),
    ("eigen", "buren"): ("wat ervoor en erna staat ({p:+g})", "what stands before and after it ({p:+g})"),
    ("eigen", "totaal"): ("in alles {p:+.1f} punten", "{p:+.1f} points in all"),
    ("selectie", "totaal"): ("in alles {p:+.1f} punten", "{p:+.1f} points in all"),
    ("thema", "besluiten"): ("wat {0} besluiten leren ({p:+.2g})", "what {0} decisions teach ({p:+.2g})"),
    ("selectie", "besluiten"): (
        "wat {0} besluiten leren: {1} ({p:+.2g})",
        "what {0} decisions teach: {1} ({p:+.2g})",
    ),
    ("tarief", "tarieftabel"): (
        "cijfers van {0|de tabel eronder} toegevoegd (tarieftabel)",
        "figures of {0|the table below} added (tarieftabel)",
    ),
    ("vorige", "opvolger"): (
        "tabel van de vorige periode ({0}): opvolger van '{1}' ({p:+.1f})",
        "last period's table ({0}): succeeds '{1}' ({p:+.1f})",
    ),
    ("vorige", "nabij"): (
        "tabel van de vorige periode ({0}): ligt nabij '{1}' ({p:+.1f})",
        "last period's table ({0}): is near '{1}' ({p:+.1f})",
    ),
    ("vorige", "ander-nader"): (
        "tabel van de vorige periode: een andere passage staat dichter bij '{0}' ({p:+.1f})",
        "last period's table: another passage is nearer to '{0}' ({p:+.1f})",
    ),
    ("vorige", "anderen"): (
        "tabel van de vorige periode: lijkt op '{0}' van {1} ({p:+.1f})",
        "last period's table: is like '{0}' of {1} ({p:+.1f})",
    ),
    ("vorige", "betekenis"): (
        "tabel van de vorige periode: betekent ongeveer '{0}' ({p:+.1f})",
        "last period's table: means about '{0}' ({p:+.1f})",
    ),
    ("uitkomst", "getoond"): ("in de tabel", "in the table"),
    ("uitkomst", "andere-meer"): (
        "niet in de tabel: andere standpunten van dit document onderscheiden meer (ten hoogste {0})",
        "not in the table: other statements of this document distinguish more ({0} at most)",
    ),
    ("uitkomst", "vervangt"): ("in de tabel: komt in de plaats van {0}", "in the table: takes the place of {0}"),
    ("uitkomst", "vervangen"): ("niet in de tabel: vervangen door {0}", "not in the table: {0} took its place"),
    ("uitkomst", "vervallen"): ("niet in de tabel: vervallen volgens {0}", "not in the table: repealed by {0}"),
    ("uitkomst", "verbeterd"): (
        "in de tabel: een cijfer erin is verbeterd door {0}",
        "in the table: {0} mends a figure in it",
    ),
    ("uitkomst", "over-document"): (
        "niet in de tabel: zegt wat dit document met een eerder document doet; zie Wijzigingen",
        "not in the table: says what this document does to an earlier one; see Wijzigingen",
    ),
    ("uitkomst", "lijst"): (
        "niet in de tabel: kondigt een opsomming aan die er zelf in kan staan",
        "not in the table: it announces a list, whose items can stand there themselves",
    ),
    ("uitkomst", "verwijst"): (
        "niet in de tabel: niet te begrijpen zonder de zin ervoor, waarnaar het begin verwijst",
        "not in the table: it begins with a word that refers to the sentence before",
    ),
    ("uitkomst", "vervolgt"): (
        "niet in de tabel: niet te begrijpen zonder de zin ervoor, waarop dit doorgaat",
        "not in the table: it goes on with the sentence before",
    ),
    ("uitkomst", "zelfde"): ("niet in de tabel: zegt hetzelfde als {0}", "not in the table: says the same as {0}"),
    ("uitkomst", "cel-vol"): (
        "niet in de tabel: de cel toont niet meer dan {0} standpunten",
        "not in the table: the cell shows no more than {0} statements",
    ),
    ("uitkomst", "cel-lang"): (
        "niet in de tabel: de cel toont niet meer dan {0} tekens",
        "not in the table: the cell shows no more than {0} characters",
    ),
    ("landelijk", "woorden"): ("landelijk:woorden '{0}'", "joint: words '{0}'"),
    ("landelijk", "ook-bij"): ("landelijk:ook bij {all}", "joint: also at {all}"),
    ("oordeel", "te-bevestigen"): (
        "te bevestigen ({0}): {1} op {2} oordeelde '{3|zonder oordeel}' over een passage die hierop lijkt ({4})",
        "to be confirmed ({0}): {1} on {2} decided '{3|no verdict}' about a passage like this one ({4})",
    ),
    ("oordeel", "beoordeeld"): ("beoordeeld door {0} op {1}", "reviewed by {0} on {1}"),
    ("oordeel", "vervalt"): ("vervalt", "dropped"),
    ("oordeel", "akkoord"): ("akkoord", "accepted"),
    ("oordeel", "aanpassen"): ("aanpassen", "changed"),
    ("oordeel", "zelf-aangewezen"): ("aangewezen door {0} op {1}", "pointed at by {0} on {1}"),
    ("oordeel", "twijfel"): ("twijfel", "in doubt"),
    ("oordeel", "niet-in-tabel"): ("niet in de tabel", "not in the table"),
    ("oordeel", "cijfers"): ("cijfers van de beoordelaar", "the reviewer's figures"),
    ("oordeel", "wacht-op-tweede"): (
        "nog zonder gevolg: een tweede beoordelaar moet het eens zijn",
        "without effect yet: a second reviewer must agree",
    ),
    ("oordeel", "thema"): ("thema {choice}", "theme {choice}"),
    ("oordeel", "onbekend-thema"): ("onbekend thema '{0}', niet toegepast", "unknown theme '{0}', not applied"),
    ("oordeel", "tekst"): ("tekst van de beoordelaar", "the reviewer's text"),
    ("oordeel", "opmerking"): ("({all})", "({all})"),
    ("oordeel", "geldt-ook"): ("geldt ook hier volgens {0} op {1}", "holds here too, says {0} on {1}"),
    ("oordeel", "anders"): ("{all} oordeelde anders", "{all} decided otherwise"),
    ("uitleg", "ruimte"): (
        "weegt wat het woog; er is nu ruimte voor",
        "it weighs what it weighed; there is room for it now",
    ),
    ("uitleg", "geen-ruimte"): (
        "weegt wat het woog; er is geen ruimte meer voor",
        "it weighs what it weighed; there is no room for it any more",
    ),
    ("uitleg", "toont-nu"): ("de tabel toont nu {0}", "the table shows {0} now"),
    ("uitleg", "toont-anders"): (
        "de tabel toont {all} van dit zorgkantoor",
        "the table shows {all} of this zorgkantoor",
    ),
    ("uitleg", "geen-zorgkantoor"): (
        "het document hoort bij geen zorgkantoor van config.yaml",
        "its document belongs to no zorgkantoor of config.yaml",
    ),
    ("uitleg", "weg"): ("{0} staat niet meer in het corpus", "{0} is no longer in the corpus"),
    ("uitleg", "niet-eigen"): (
        "geen eigen standpunt: {p:.1f} punten, {0} nodig (clauses.own_threshold)",
        "no own position: {p:.1f} points, {0} needed (clauses.own_threshold)",
    ),
    ("uitleg", "zegt-te-weinig"): (
        "zegt op zichzelf te weinig (clauses.fewest, clauses.short_lead_in, clauses.announces)",
        "it says too little by itself (clauses.fewest, clauses.short_lead_in, clauses.announces)",
    ),
    ("uitleg", "geen-thema"): (
        "geen thema spreekt ervoor, en geen thema neemt de rest",
        "no theme speaks for it, and none takes the rest",
    ),
    ("uitleg", "deel"): ("is deel van een andere uitspraak", "it is part of another clause"),
    ("uitleg", "anders-geknipt"): (
        "er is geen passage als deze: zinnen, lijsten of tabelrijen zijn anders geknipt",
        "there is no such passage: sentences, lists or rows of tables are cut otherwise",
    ),
    ("uitleg", "onleesbaar"): ("{0}", "{0}"),
}
_OF_A_RULE: Mapping[str, Pair] = {
    "houding": ("'{0}' ({rule})", "'{0}' ({rule})"),
    "eigen": ("{says} ('{0}'; {rule} {p:+g})", "{says} ('{0}'; {rule} {p:+g})"),
    "selectie": ("{says} ('{0}'; {rule} {p:+g})", "{says} ('{0}'; {rule} {p:+g})"),
}
_HEADS: Mapping[str, Pair] = {
    "thema": ("thema {choice}: ", "theme {choice}: "),
    "houding": ("houding {choice}: ", "stance {choice}: "),
    "eigen": ("eigen standpunt: ", "own position: "),
    "selectie": ("selectie: ", "selection: "),
}
_AFTERWARDS = ("landelijk", "oordeel")  # what was decided after the choice for the table
_NEW = ("nieuw: geen voorganger in de tabel", "new: no predecessor in the table")
_NOTHING = ("geen bijzonder teken", "no particular sign")
_SELECTION = ("selectie {p:+.1f}: ", "selection {p:+.1f}: ")
_APPENDED = {"opmerking": " ", "geldt-ook": "; ", "anders": "; "}  # how what a reviewer said goes on


def says_of(settings: ClauseSettings) -> Says:
    """What the rules of the configuration say, by the part that they decide and their id."""
    return _says(Same(settings))


@lru_cache(maxsize=4)
def _says(of: Same) -> Says:
    settings: ClauseSettings = of.value
    return {
        **{("eigen", rule.id): rule.says for rule in settings.own},
        **{("selectie", rule.id): rule.says for rule in settings.selection.rules},
    }


def why(clause: Clause, says: Says, language: Language = "nl") -> list[str]:
    """Every reason of a clause as lines for a reviewer; those of one theme in one line, and those of the selection."""
    return list(_why(Same(clause), Same(says), language))


@lru_cache(maxsize=4096)  # each output tells them: the files of a document, the workbook, the page, the database
def _why(of: Same, by: Same, language: Language) -> tuple[str, ...]:
    clause, says = of.value, by.value
    before = [reason for reason in clause.reasons if reason.part not in _AFTERWARDS]
    after = [reason for reason in clause.reasons if reason.part in _AFTERWARDS]
    lines = list(_lines(before, says, language))
    if clause.outcome is not None:
        lines.append(_filled(clause.outcome, says, language))
    if clause.succession == "nieuw":
        lines.append(spoken(_NEW, language))
    return (*lines, *_lines(after, says, language))


def single(reason: Reason, says: Says, language: Language = "nl") -> tuple[str, str]:
    """One reason as what it is a reason for ('thema kwaliteit: ', or '') and the rest of the sentence."""
    head = spoken(_HEADS.get(reason.part, ("", "")), language)
    return head.format(choice=reason.choice), _filled(reason, says, language)


def _lines(reasons: Sequence[Reason], says: Says, language: Language) -> Iterator[str]:
    for part, some in groupby(reasons, key=lambda reason: reason.part):
        group = list(some)
        if part == "thema":
            yield single(group[0], says, language)[0] + "; ".join(_filled(one, says, language) for one in group)
        elif part == "selectie":
            yield _selection(group, says, language)
        elif part == "oordeel":
            yield from _verdicts(group, says, language)
        else:
            yield from ("".join(single(one, says, language)) for one in group)


def _selection(group: Sequence[Reason], says: Says, language: Language) -> str:
    total = next((one.points for one in group if one.rule == "totaal"), 0.0)
    said = "; ".join(_filled(one, says, language) for one in group if one.rule != "totaal")
    return spoken(_SELECTION, language).format(p=total) + (said or spoken(_NOTHING, language))


def _verdicts(group: Sequence[Reason], says: Says, language: Language) -> Iterator[str]:
    """'beoordeeld door Jan op 22-11-2026: vervalt (dubbel)': one line for what one decision says."""
    line, effects = "", 0
    for reason in group:
        told = _filled(reason, says, language)
        if reason.rule in ("beoordeeld", "te-bevestigen", "zelf-aangewezen"):
            if line:
                yield line
            line, effects = told, 0
        elif reason.rule in _APPENDED:
            line += _APPENDED[reason.rule] + told
        else:
            line += (", " if effects else ": ") + told
            effects += 1
    yield line


def _filled(reason: Reason, says: Says, language: Language) -> str:
    known = TEMPLATES.get((reason.part, reason.rule)) or _OF_A_RULE[reason.part]
    template = spoken(known, language)
    places = range(len(reason.about) or 1) if "|" in template else ()
    for place in places:  # '{0|the table below}': what stands for something empty
        opening = f"{{{place}|"
        if opening in template:
            before, _, rest = template.partition(opening)
            instead, _, after = rest.partition("}")
            given = reason.about[place] if place < len(reason.about) else ""
            template = before + (f"{{{place}}}" if given else instead) + after
    return template.format(
        *reason.about,
        all=", ".join(reason.about),
        p=reason.points,
        rule=reason.rule,
        choice=reason.choice,
        says=says.get((reason.part, reason.rule), reason.rule),
    )

"""What a lesson says to who reviewed, in Dutch: how much was decided, whether that is enough, and what it is worth."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.learn.lessons import ENOUGH, GROUPS, SURE, Material, Measured

GROUP = {"zorgkantoor": "zorgkantoren", "document": "documenten"}


def report_lines(material: Material, table: Measured | None, theme: Measured | None) -> Iterator[str]:
    """The report, a sentence a line."""
    examples = material.examples
    decided = [one for one in examples if not one.passed_over]
    whole = dict.fromkeys(one.document for one in examples if one.shown is not None)
    shown = sum(one.shown is True for one in decided)
    dropped = sum(one.shown is False for one in decided)
    themed = sum(one.theme is not None for one in examples)
    yield f"Besluiten: {material.decided} genomen, {len(decided)} bruikbaar."
    if material.elsewhere:
        yield f"{material.elsewhere} gaan over passages die in het beleid van nu niet als zodanig staan."
    if material.missed:
        yield f"Zelf aangewezen, omdat ze niet gevonden waren: {material.missed}."
    yield (
        f"Geheel beoordeelde documenten: {len(whole)}. Daarin: {shown} in de tabel, {dropped} eruit; voorbijgegaan aan "
        f"{len(examples) - len(decided)}, die de tabel niet toont."
    )
    if table is None:
        yield (
            f"Te weinig besluiten om van te leren: ten minste {ENOUGH['shown']} erin en {ENOUGH['dropped']} eruit, "
            f"in ten minste {GROUPS} geheel beoordeelde documenten."
        )
    else:
        yield f"Juist geordend, van paren van een die in de tabel hoort en een die er niet in hoort: {_figures(table)}"
    yield f"Thema: {themed} besluiten."
    if theme is None:
        yield (
            f"Te weinig besluiten om van te leren: ten minste {ENOUGH['themed']}, waarvan ten minste "
            f"{ENOUGH['moved']} naar een ander thema, in ten minste {GROUPS} documenten."
        )
    else:
        yield f"Onder het juiste thema: {_figures(theme)}"


def _figures(measured: Measured) -> str:
    """What is right as shipped and as taught, how sure that is, and whether it wins."""
    verdict = "wint" if measured.wins else "wint niet" if measured.sure < SURE else "wint te weinig"
    return (
        f"{_number(measured.shipped)} zoals geleverd, {_number(measured.taught)} met wat de besluiten over de andere "
        f"{GROUP[measured.by]} leren (van {measured.groups} zijn er {measured.better} beter en {measured.worse} "
        f"slechter; {_number(measured.sure, 1)} keer wat toeval doet, {_number(SURE, 1)} is genoeg): {verdict}."
    )


def _number(value: float, digits: int = 3) -> str:
    return f"{value:.{digits}f}".replace(".", ",")

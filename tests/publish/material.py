"""A small comparison to publish, made by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from pipeline.compare import compare_documents
from pipeline.config import Config
from pipeline.model import (
    Box,
    Cause,
    Clause,
    Comparison,
    Document,
    Fact,
    Finding,
    LostStatement,
    NearPassage,
    Reason,
    Table,
    UntouchedSection,
    WhiteSpot,
)
from pipeline.publish import RunInfo
from tests.themes.paper import config

CONFIG = Config.model_validate(
    {
        "zorgkantoren": [
            {"id": "vgz", "name": "VGZ"},
            {"id": "cz", "name": "CZ"},
            {"id": "dsw", "name": "DSW"},
        ],
        "themes": [
            {"id": "kwaliteit", "title": "Kwaliteit"},
            {"id": "bekostiging", "title": "Bekostiging en tarieven"},
        ],
        "compare": {"columns": config().compare.columns},
    }
)
RUN = RunInfo(datetime(2026, 3, 1, 12, 0), "1.2.3", set_aside=(("kapot.pdf", Cause("geen-pdf")),))
_LOOKED_FOR = ("*tarief*", "opslag|toeslag", "€ #", "eisen ?van ?het .. beleid", "tarief")
JOINT = "Aanbieders voeren ieder jaar een gesprek met hun cliëntenraad over de kwaliteit."
HOSTILE = (
    "=1+1", "+31 6 12", "-2% afslag", "@SUM(A1)", "\t=cmd|' /C calc'!A0", "a\x00b\x0b\x1fc", "_x000D_ letterlijk",
    "<r>rijk</r>", "\ud800 half", "x\ufffe\uffff", '=HYPERLINK("http://x.example")', "{{ 7 * 7 }}",
    "</script><script>alert(1)</script>", "regel 1\r\nregel 2\u2028regel 3", "😀 漢字", "W" * 3000, "woord " * 9000,
    "😀" * 20_000,
)  # fmt: skip


def document(zorgkantoor: str, year: str, source: str = "") -> Document:
    """A policy document of nine pages."""
    name = f"{zorgkantoor}-{year}"
    return Document(
        name, source or f"map/{name}.pdf", "00", "inkoopbeleid", "", zorgkantoor, year, "vv", f"Beleid {year}", 9,
        findings=(Finding("scan", 3),),
    )  # fmt: skip


KOP = Reason("thema", "kop", 6.0, ("Kop",), "kwaliteit")


def clause(of: Document, number: int, text: str, theme: str = "kwaliteit", facts: tuple[Fact, ...] = ()) -> Clause:
    """A clause for the table on page 7."""
    return Clause(
        f"{of.id}-{number:04}", of.id, of.zorgkantoor, of.year, theme, {theme: 0.9}, text, text, 7,
        (Box(7, 10, 10, 90, 20),), ("2 Kop", "2.1 Onder"), "eis", True, facts=facts, reasons=(KOP,), points=1.4,
    )  # fmt: skip


def comparison(texts: tuple[str, ...] = ()) -> Comparison:
    """Two zorgkantoren, one of them with two editions, a monitor, and `texts` as statements of VGZ."""
    vgz, old, new = document("vgz", "2024"), document("cz", "2024"), document("cz", "2025", "map 2/cz #2 (def).pdf")
    monitor = replace(document("", "2025"), id="actiz-2025", kind="monitor", publisher="ActiZ", source="m.pdf")
    tariff = (Fact("richttarief", 95.5, "%", "95,5%", "verblijf"),)
    raised = (Fact("richttarief", 96.4, "%", "96,4%", "verblijf"),)
    clauses = {
        vgz.id: [clause(vgz, 0, JOINT), *(clause(vgz, n, text) for n, text in enumerate(texts, start=1))],
        old.id: [clause(old, 0, JOINT), clause(old, 1, "Het richttarief is 95,5%.", "bekostiging", tariff)],
        new.id: [
            clause(new, 0, JOINT),
            clause(new, 1, "Het richttarief is 96,4%.", "bekostiging", raised),
            clause(new, 2, "Wij bezoeken iedere locatie onaangekondigd."),
        ],
    }
    grids = {
        "Tabel 1 - Bent u tevreden? (2024: n=9, 2025: n=20)": (("", "2024", "2025"), ("Ja", "60%", "75%")),
        "Tabel 2 - NPS per zorgkantoor (n=20)": (
            ("", "CZ", "Overig"),
            ("NPS 2025", "+5", "-3"),
            ("Totaal (N)", "4", "16"),
        ),
    }
    tables = [
        Table(f"tabel-{i}", f"Tabel {i}", caption, "", i + 3, i + 3, (), (), 1, grid)
        for i, (caption, grid) in enumerate(grids.items(), start=1)
    ]
    return compare_documents([vgz, old, new, monitor], {monitor.id: tables}, clauses, CONFIG)


def with_gaps(data: Comparison, text: str = "Hergebruik van hulpmiddelen.") -> Comparison:
    """The comparison with an empty cell and a thin one, two untouched sections, and lost statements that say `text`."""
    joint = NearPassage("cz-2025-0000", JOINT, 7, 0.41)
    visits = NearPassage("cz-2025-0002", "Wij bezoeken iedere locatie onaangekondigd.", 7, 0.2)
    return replace(
        data,
        white_spots=(
            WhiteSpot("bekostiging", "cz", "cz-2025", 1, _LOOKED_FOR, (visits, joint)),
            WhiteSpot("bekostiging", "vgz", "vgz-2024", 0, _LOOKED_FOR, ()),
        ),
        untouched=(
            UntouchedSection("cz-2025", "2.1 Onder", 7),
            UntouchedSection("vgz-2024", text, 2),
        ),
        lost=(
            LostStatement("cz", "kwaliteit", text, "vgz-2024", "cz-2025", (joint,)),
            LostStatement("cz", "", "Zwembaden.", "map/tabel 2023.xlsx", "cz-2025", ()),
            LostStatement("cz", "kwaliteit", "In de vorige editie.", "vgz-2024", "cz-2024", (joint,)),
        ),
    )

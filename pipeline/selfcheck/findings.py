"""What reading noticed of the documents that the table rests on, where that bears on what the table says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from pipeline.model import Comparison, Concern, Finding, Grade

GRADES: Mapping[str, Grade | Literal[0]] = {  # 0: nothing that anybody need look at; what is not named here is 2
    "scan": 1, "beschadigd": 1, "onvertaald": 1, "pagina-mislukt": 1, "tabellen-mislukt": 1, "tabel-mislukt": 1,
    "ocr-niet": 1, "letters-getekend": 1, "geen-uitspraken": 1, "hoofdstuk-ontbreekt": 1,
    "hoofdstuk-zonder-uitspraak": 1,
    "grafiek": 3, "grafiek-mislukt": 3, "plaatje-met-tekst": 3, "gerepareerd": 3,
    "hersteld": 0, "watermerk": 0, "opmerking": 0, "ingevuld": 0, "doorgehaald": 0, "onzichtbaar": 0,
}  # fmt: skip
_SHOWN_BESIDE = ("monitor", "rapport")  # documents whose figures stand on sheets of their own


def findings_that_matter(comparison: Comparison) -> Iterator[Concern]:
    """A concern for each document and kind of finding, with all findings of that kind."""
    current = set(comparison.current)
    for document in comparison.documents:
        if document.id not in current and document.kind not in _SHOWN_BESIDE:
            continue
        by_kind: dict[str, list[Finding]] = {}
        for finding in document.findings:
            by_kind.setdefault(finding.kind, []).append(finding)
        for kind, some in by_kind.items():
            grade = GRADES.get(kind, 2)
            if grade == 0:
                continue
            if document.id not in current:
                grade = 3
            whose = document.zorgkantoor if document.id in current else ""
            page = min(one.page for one in some)
            yield Concern("bevinding", grade, whose, documents=(document.id,), page=page, findings=tuple(some))

"""A small corpus as a run leaves it, with real PDFs whose words stand where the boxes say."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from pipeline.config import Config
from pipeline.model import Box, Change, Clause, Document, Reason
from pipeline.publish import write_document_files
from pipeline.review.store import NAME, load_kept
from pipeline.run import Places
from pipeline.web.app import application
from pipeline.web.guard import CSRF, Access
from tests.publish.material import CONFIG

WIDTH, HEIGHT, LINE = 595, 842, 24
STATEMENTS = (
    "Wij vragen van iedere aanbieder een plan voor kleinschalig wonen.",
    "Het richttarief voor verblijf met behandeling is 95,5% in 2025.",
    "Wij geven voorrang aan zorg die de klant thuis krijgt.",
    "Aanbieders leveren de gegevens over wachtenden op tijd aan.",
    "Een afslag van 2% geldt wanneer het plan te laat binnenkomt.",
    "Wij spreken elk kwartaal met de cliëntenraad over de zorg.",
)
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)> {{ 7 * 7 }} ' onmouseover='alert(3)"
HERE = "http://127.0.0.1"


def pdf(pages: list[list[str]]) -> bytes:
    """A PDF with lines of Helvetica 11, the first 72 points from the top, `LINE` points apart."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    for lines in pages:
        told = "".join(
            f"BT /F1 11 Tf 72 {HEIGHT - 72 - LINE * n} Td ({_escaped(line)}) Tj ET\n" for n, line in enumerate(lines)
        )
        stream = told.encode("cp1252")
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{told}endstream")
        content = len(objects)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {content} 0 R /Resources "
            "<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    made = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(made))
        made += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    end += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(made)}\n%%EOF\n"
    return made + end.encode()


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


@dataclass
class Office:
    """A corpus with results, and the server over it."""

    places: Places
    config: Config = CONFIG

    def client(self, who: str = "Jan", access: Access | None = None) -> TestClient:
        """A browser of somebody; use it as a context manager so that the server is there."""
        access = access or Access()
        app = application(self.places, lambda: self.config, access)
        client = TestClient(app, base_url=HERE, headers={CSRF: access.csrf}, follow_redirects=False)
        if who:
            client.cookies.set("thematabel-naam", who)
        return client

    def decisions(self) -> list[tuple[str, str, str]]:
        """Who said what about which clause, in order."""
        kept = load_kept(self.places.corpus / NAME).decisions
        return [(one.reviewer, one.anchor.clause, one.after.verdict) for one in kept]


def office(folder: Path, texts: tuple[str, ...] = STATEMENTS, elsewhere: tuple[str, ...] = STATEMENTS[:3]) -> Office:
    """VGZ 2025 with `texts`, the edition before, and CZ 2025 with `elsewhere`; the last of each was not chosen."""
    places = Places(folder / "corpus", folder / "extracted")
    places.corpus.mkdir(parents=True)
    old = _paper(places, "vgz", "2024", texts[:2])
    new = _paper(places, "vgz", "2025", texts)
    other = _paper(places, "cz", "2025", elsewhere)
    change = Change(
        "vgz", "kwaliteit", "changed", old.id, new.id, f"{old.id}-001", f"{new.id}-001", "Wij vroegen een plan.",
        texts[0], 1, 1, 0.8,
    )  # fmt: skip
    (places.out / "changes.json").write_text(json.dumps([_changed(change)]), "utf-8")
    report = {"started": "2026-03-01T12:00:00+01:00", "shown": [new.id, other.id], "left_over": []}
    (places.out / "run.json").write_text(json.dumps(report), "utf-8")
    return Office(places)


def _paper(places: Places, zorgkantoor: str, year: str, texts: tuple[str, ...]) -> Document:
    """A policy with a statement a line, three lines a page."""
    name = f"{zorgkantoor}-{year}"
    pages = [[text[:90] for text in texts[n : n + 3]] for n in range(0, len(texts), 3)]
    content = pdf(pages)
    (places.corpus / f"{name}.pdf").write_bytes(content)
    document = Document(
        name, f"{name}.pdf", sha256(content).hexdigest(), "inkoopbeleid", "", zorgkantoor, year, "vv",
        f"Beleid {year}", len(pages),
    )  # fmt: skip
    clauses = [_clause(document, n, text, last=n == len(texts) - 1) for n, text in enumerate(texts)]
    write_document_files(places.out / name, document, (), tuple(clauses))
    return document


def _clause(of: Document, place: int, text: str, *, last: bool) -> Clause:
    page, line = place // 3 + 1, place % 3
    base = 72.0 + LINE * line
    theme = "bekostiging" if "tarief" in text or "afslag" in text else "kwaliteit"
    clause = Clause(
        f"{of.id}-{place + 1:03}", of.id, of.zorgkantoor, of.year, theme, {theme: 0.9}, text, text, page,
        (Box(page, 72, base - 10, 72 + 5.2 * min(90, len(text)), base + 3),), ("2 Kop", f"2.{page} Onder"), "eis", True,
        reasons=(Reason("thema", "vooraan", 0.4, (), theme), Reason("eigen", "eigen-stem", 0.3, ("wij",))),
        points=1.5 - 0.2 * place,
    )  # fmt: skip
    return replace(clause, in_table=False, points=-1.0) if last else clause


def _changed(change: Change) -> dict[str, Any]:
    return {name: getattr(change, name) for name in Change.__slots__ if name != "facts"}

"""Make the documents with truth: `python -m tests.styles.documents.make [--truth-only] [ID ...]`.

Reads `sources/ID.txt`, writes `pdf/ID.pdf` (each by another producer) and `truth/ID.json`.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from tests.styles.documents import (
    agenda,
    answers,
    choices,
    deck,
    designed,
    essay,
    guide,
    handbook,
    letter,
    official,
    outlook,
    policy,
    programme,
    prose,
    questions,
    regulation,
    slides,
    statute,
    telegram,
    volume,
    website,
)
from tests.styles.documents.source import Source, read_source
from tests.styles.documents.truth import truth_of

HERE = Path(__file__).parent
MAKERS: dict[str, Callable[[Source, Path], None]] = {
    "vragen": questions.make,
    "dias": slides.make,
    "koers": designed.make,
    "voorwaarden": statute.make,
    "brief": letter.make,
    "gids": guide.make,
    "eisen": programme.make,
    "webtekst": website.make,
    "essay": essay.make,
    "agenda": agenda.make,
    "ambtelijk": official.make,
    "kader": handbook.make,
    "regio": telegram.make,
    "reglement": regulation.make,
    "notitie": policy.make,
    "rapport": partial(designed.make, sheet=HERE / "rapport.css", columns=True),
    "uitleg": partial(
        questions.make,
        sheet=HERE / "uitleg.css",
        printed_at="1-6-2028 11:26",
        address="https://www.zorgkantoor.example/zorgaanbieder/uitleg-2029",
    ),
    "jaarbeeld": partial(designed.make, sheet=HERE / "jaarbeeld.css"),
    "platen": partial(slides.make, look=slides.Look(HERE / "platen.fodp", "Cover", 0.92, 3.4)),
    "ggz": prose.make,
    "vizier": choices.make,
    "beleid": volume.make,
    "presentatie": deck.make,
    "perspectief": outlook.make,
    "antwoorden": answers.make,
}


def sources() -> dict[str, Source]:
    """The sources by id."""
    return {path.stem: read_source(path) for path in sorted((HERE / "sources").glob("*.txt"))}


def pdf_of(name: str) -> Path:
    """Where the PDF of a document is."""
    return HERE / "pdf" / f"{name}.pdf"


def truth_path(name: str) -> Path:
    """Where its truth is."""
    return HERE / "truth" / f"{name}.json"


def write_truth(truth: dict[str, Any] | list[dict[str, Any]], target: Path) -> None:
    """As JSON that reads well in a difference."""
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(truth, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Typeset and annotate the documents that are named, or all."""
    parser = argparse.ArgumentParser(description="Make the documents with truth.")
    parser.add_argument("ids", nargs="*", metavar="ID")
    parser.add_argument("--truth-only", action="store_true", help="keep the PDFs as they are")
    options = parser.parse_args()
    for name, source in sources().items():
        if options.ids and name not in options.ids:
            continue
        if not options.truth_only:
            pdf_of(name).parent.mkdir(exist_ok=True)
            MAKERS[name](source, pdf_of(name))
        truth = truth_of(source, pdf_of(name))
        write_truth(truth, truth_path(name))
        key = sum(clause["key"] for clause in truth["clauses"])
        print(f"{name}: {truth['document']['pages']} pages, {len(truth['clauses'])} statements, {key} of them key")


if __name__ == "__main__":
    main()

"""What comparing a large corpus takes: many zorgkantoren, their editions of years, hundreds of statements in each.

    python -m benchmarks.comparing [--zorgkantoren 20] [--editions 10] [--statements 500]

The statements are made up from a few hundred words, the same ones each time. From edition to edition most stay as they
are, one in five has another figure or other words, some go and some come; one in ten is that of all. Asked: 30 seconds
for comparing and for laying the decisions of reviewers (one on each tenth statement) over all of them.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import TypeVar

from pipeline.compare import compare_documents
from pipeline.config import Config, load_config
from pipeline.config.load import default_config_path
from pipeline.config.register import Zorgkantoor
from pipeline.model import Anchor, Box, Clause, Decision, Document, Judgement, Shown
from pipeline.review.lay import lay_over

T = TypeVar("T")
WHO = ("Zorgaanbieders", "Aanbieders van verblijf", "Nieuwe zorgaanbieders", "Wij", "Het zorgkantoor", "Uw organisatie")
DOES = (
    "leveren",
    "bespreken",
    "onderbouwen",
    "vergoeden",
    "toetsen",
    "vragen",
    "stimuleren",
    "rapporteren",
    "beperken",
)
WHAT = (
    "de inzet van digitale zorg", "het tarief per prestatie", "een plan voor verduurzaming", "de kwaliteit van de zorg",
    "de behandeling in de wijk", "het aantal verblijfsplaatsen", "de wachttijd voor spoedzorg", "de dagbesteding",
    "het gesprek over reablement", "de clientervaring", "de opleiding van medewerkers", "de overgang naar zorg thuis",
)  # fmt: skip
HOW = (
    "vooraf", "binnen de contractperiode", "per kwartaal", "met een onderbouwing", "in overleg met de regio",
    "volgens het landelijk kader", "zonder extra middelen", "aan de hand van cijfers", "samen met de gemeente",
)  # fmt: skip


def main() -> None:
    """Measure and print a line for each step."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--zorgkantoren", type=int, default=20)
    parser.add_argument("--editions", type=int, default=10)
    parser.add_argument("--statements", type=int, default=500)
    asked = parser.parse_args()
    config, documents, clauses = corpus(asked.zorgkantoren, asked.editions, asked.statements)
    every = [clause for document in documents for clause in clauses[document.id]]
    print(f"{len(documents)} documents, {len(every)} statements", flush=True)
    decisions = list(_decisions(every[::10]))
    hashes = {document.id: document.sha256 for document in documents}
    themes = {theme.id for theme in config.themes}
    laid, spent = timed(lambda: lay_over(decisions, clauses, hashes, themes))
    print(f"{'decisions laid over them':<28}{len(laid[1]):>8}{spent:>8.1f} s of processor", flush=True)
    comparison, spent = timed(lambda: compare_documents(documents, {}, laid[0], config))
    print(f"{'compared: changes':<28}{len(comparison.changes):>8}{spent:>8.1f} s of processor", flush=True)


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """What some work gives, and the seconds of processor that it took."""
    since = time.process_time()
    return work(), time.process_time() - since


def corpus(offices: int, editions: int, statements: int) -> tuple[Config, list[Document], dict[str, list[Clause]]]:
    """A configuration with so many zorgkantoren, and their documents with the clauses of each."""
    plain = load_config(default_config_path())
    named = tuple(Zorgkantoor(id=f"kantoor-{number}", name=f"Kantoor {number}") for number in range(offices))
    config = plain.model_copy(update={"zorgkantoren": named})
    random, themes = Random(15), [theme.id for theme in config.themes]  # noqa: S311 - for the same texts each time
    shared = [_text(random) for _ in range(statements // 10)]
    documents: list[Document] = []
    clauses: dict[str, list[Clause]] = {}
    for office in named:
        texts = [*shared, *(_text(random) for _ in range(statements - len(shared)))]
        for year in range(2027 - editions, 2027):
            document = _document(office.id, year)
            documents.append(document)
            clauses[document.id] = [_clause(document, at, text, themes) for at, text in enumerate(texts)]
            texts = _next_edition(texts, random)
    return config, documents, clauses


def _text(random: Random) -> str:
    parts = (random.choice(some) for some in (WHO, DOES, WHAT, HOW, WHAT, HOW))
    return f"{' '.join(parts)}, ten hoogste {random.randrange(2, 98)}% van de {random.randrange(100, 999)} plaatsen."


def _next_edition(texts: Sequence[str], random: Random) -> list[str]:
    """Most as they were; some with another figure, some in other words, some gone and as many new."""
    return [_changed(text, random) for text in texts]


def _changed(text: str, random: Random) -> str:
    chance = random.random()
    if chance < 0.05:
        return _text(random)
    if chance < 0.15:
        return text.replace("ten hoogste 1", "ten hoogste 2").replace("van de", "van alle", 1)
    return text.replace(random.choice(HOW), random.choice(HOW), 1) if chance < 0.25 else text


def _document(office: str, year: int) -> Document:
    name = f"{office}-{year}"
    return Document(name, f"{name}.pdf", name, "inkoopbeleid", "", office, str(year), "vv", f"Inkoopbeleid {year}", 60)


def _clause(document: Document, at: int, text: str, themes: Sequence[str]) -> Clause:
    theme, page, top = themes[at % len(themes)], 1 + at // 10, 80.0 + 60 * (at % 10)
    section = (f"{1 + at // 50} Hoofdstuk", f"{1 + at // 50}.{1 + at % 5} Onderwerp")
    box = Box(page, 60.0, top, 530.0, top + 12)
    return Clause(
        f"{document.id}-{at}", document.id, document.zorgkantoor, document.year, theme, {theme: 5.0}, text, text, page,
        (box,), section, "eis", in_table=at % 4 == 0,
    )  # fmt: skip


def _decisions(clauses: Sequence[Clause]) -> Iterator[Decision]:
    """A decision on each: most agree, some change the words, some let it fall."""
    for number, clause in enumerate(clauses, start=1):
        verdict = ("akkoord", "akkoord", "aanpassen", "vervalt")[number % 4]
        anchor = Anchor(clause.document, clause.id, clause.text, clause.section, clause.page, clause.boxes)
        said = Judgement(verdict=verdict, text="Korter gezegd." if verdict == "aanpassen" else "")
        uid, shown = f"besluit-{number}", Shown(clause.theme, clause.short, clause.in_table)
        yield Decision(number, uid, uid, "Jan", "2026-11-22T10:00:00+01:00", anchor, shown, "", Judgement(), said)


if __name__ == "__main__":
    main()

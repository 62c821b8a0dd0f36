"""How a checkout does on the documents with truth.

`python -m tests.styles.documents.measure OUT [ID ...] [--repo DIR] [--placed] [--show N]`

The documents get meaningless names; last period's table is in the corpus where the reference documents are there. With
--placed the register is filled in by hand. Scored with the scorer of the reference documents.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.styles.documents.make import pdf_of, sources, truth_path
from tests.support import ROOT

SHARED = ROOT.parent / "shared"
TABLE = SHARED / "reference" / "pdf" / "thema-tabel-2024.pdf"
COLUMNS = ("source", "sha256", "id", "kind", "publisher", "zorgkantoor", "year", "sector", "title", "confirmed")


def main() -> None:
    """Run a checkout on copies, give the results their names back, print the scores."""
    parser = argparse.ArgumentParser(description="Measure on the documents with truth.")
    parser.add_argument("out", type=Path)
    parser.add_argument("ids", nargs="*", metavar="ID")
    parser.add_argument("--repo", type=Path, default=ROOT)
    parser.add_argument("--placed", action="store_true", help="with the register filled in by hand")
    parser.add_argument("--show", type=int, default=0)
    options = parser.parse_args()
    names = options.ids or sorted(sources())
    out = options.out.resolve()
    run(names, out, options.repo.resolve(), placed=options.placed)
    command = [sys.executable, str(SHARED / "tools" / "score.py"), "--extracted", str(out / "extracted")]
    command += ["--pdf-dir", str(pdf_of("x").parent), "--show", str(options.show), "--json", str(out / "score.json")]
    for name in names:
        command += ["--truth", str(truth_path(name))]
    subprocess.run(command, check=True)


def run(names: list[str], out: Path, repo: Path, *, placed: bool) -> None:
    """Fill out/corpus and out/extracted afresh; the documents in the results carry their own names."""
    shutil.rmtree(out, ignore_errors=True)
    corpus = out / "corpus"
    corpus.mkdir(parents=True)
    codes = {f"stuk{number:02}.pdf": name for number, name in enumerate(names, start=31)}
    for code, name in codes.items():
        shutil.copyfile(pdf_of(name), corpus / code)
    if TABLE.exists():
        shutil.copyfile(TABLE, corpus / "stuk12.pdf")
    if placed:
        documents = sources()
        write_register(corpus, {code: documents[name].settings for code, name in codes.items()})
    python = repo / ".venv" / "bin" / "python"
    command = [python if python.exists() else sys.executable, "-m", "pipeline", "run"]
    command += ["--corpus", corpus, "--out", out / "extracted"]
    done = subprocess.run(list(map(str, command)), cwd=repo, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        raise RuntimeError(f"the run ended with {done.returncode}: {done.stderr}")
    for path in sorted((out / "extracted").glob("*/document.json")):
        document = json.loads(path.read_text(encoding="utf-8"))
        known = codes.get(Path(document["source"]).name)
        if known:
            document["source"] = f"{known}.pdf"
            path.write_text(json.dumps(document), encoding="utf-8")
            print(known, *(repr(document[key]) for key in COLUMNS[3:9]))


def write_register(corpus: Path, rows: Mapping[str, Mapping[str, str]]) -> None:
    """The register of a corpus with a confirmed row for each file name."""
    with (corpus / "documents.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for name, row in rows.items():
            digest = hashlib.sha256((corpus / name).read_bytes()).hexdigest()
            writer.writerow((name, digest, *(row[key] for key in COLUMNS[2:9]), "yes"))


if __name__ == "__main__":
    main()

"""Mutants of the demonstration documents, run as a corpus: nothing crashes the run, and every file is accounted for.

python -m tests.hostile.fuzz [COUNT] [SEED]     (make fuzz)
"""

from __future__ import annotations

import io
import json
import random
import sys
import tempfile
from collections import Counter
from pathlib import Path

import pikepdf

from tests.support import ROOT, thematabel

BATCH = 100  # mutants that are run as one corpus
OURS = "fout-van-ons"  # the cause that blames no document
PAGES = 2  # of a document that mutants are made of
TOKENS = (b"0", b"-1", b"99999999", b"null", b"<<", b">>", b"[", b"]", b"/Kids", b"endstream", b"endobj", b"obj", b"R")


def seeds() -> list[bytes]:
    """The first pages of the demonstration documents, with plain and with compressed content."""
    found = []
    for path in sorted((ROOT / "corpus" / "demo").glob("*.pdf")):
        for plain in (True, False):
            out = io.BytesIO()
            with pikepdf.open(path) as pdf:
                del pdf.pages[PAGES:]
                streams = pikepdf.ObjectStreamMode.disable if plain else pikepdf.ObjectStreamMode.generate
                pdf.remove_unreferenced_resources()
                pdf.save(out, compress_streams=not plain, object_stream_mode=streams, deterministic_id=True)
            found.append(out.getvalue())
    return found


def mutant(seed: bytes, chance: random.Random) -> bytes:
    """`seed` with a few things wrong: bytes, words, numbers, pieces lost, doubled or out of place."""
    data = bytearray(seed)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        at = chance.randrange(len(data))
        length = min(chance.choice((1, 4, 40, 400)), len(data) - at)
        match chance.randrange(6):
            case 0:
                data[at : at + length] = chance.randbytes(length)
            case 1:
                del data[at : at + length]
            case 2:
                to = chance.randrange(len(data))
                data[to:to] = data[at : at + length]
            case 3:
                token = chance.choice(TOKENS)
                data[at : at + len(token)] = token
            case 4:
                data[at] = data[at] ^ (1 << chance.randrange(8))
            case _:
                digits = [n for n in range(at, min(at + 2000, len(data))) if 48 <= data[n] <= 57]
                for n in digits[: chance.randrange(1, 5)]:
                    data[n] = chance.randrange(48, 58)
        if len(data) < 64:
            return bytes(data)
    return bytes(data[: chance.randrange(len(data))]) if chance.random() < 0.05 else bytes(data)


def run_mutants(folder: Path, count: int, seed: int) -> dict[str, int]:
    """Run `count` mutants as one corpus; how many were read and set aside.

    Raises:
        AssertionError: when the run broke, or a file is not accounted for.
    """
    chance, sources = random.Random(seed), seeds()
    corpus = folder / "corpus"
    corpus.mkdir(parents=True)
    for number in range(count):
        (corpus / f"m{number:05}.pdf").write_bytes(mutant(chance.choice(sources), chance))
    config = folder / "config.yaml"
    text = (ROOT / "config.yaml").read_text("utf-8")
    config.write_text(text.replace("time_limit: 600", "time_limit: 60").replace("ocr: true", "ocr: false"), "utf-8")
    done = thematabel("run", "--corpus", corpus, "--out", folder / "uit", "--config", config)
    assert done.returncode in (0, 1), done.stderr[-2000:]
    assert "Traceback" not in done.stderr, done.stderr[-2000:]
    report = json.loads((folder / "uit" / "run.json").read_text("utf-8"))
    aside = {one["source"] for one in report["set_aside"]}
    read = {json.loads(path.read_text("utf-8"))["source"] for path in (folder / "uit").glob("*/document.json")}
    doubles = {source for source, _ in report["doubles"]}
    assert aside | read | doubles == {path.name for path in corpus.glob("*.pdf")}
    faults = {one["source"]: one["cause"]["facts"] for one in report["set_aside"] if one["cause"]["kind"] == OURS}
    assert not faults, f"seed {seed}: {faults}"  # with the seed, the mutant can be made again
    return Counter({"read": len(read - aside), "set aside": len(aside), "doubles": len(doubles)})


def run_batches(folder: Path, count: int, seed: int) -> dict[str, int]:
    """As `run_mutants`, so many at a time that each run ends within the time of a command of the tests."""
    told: Counter[str] = Counter()
    for number in range(0, count, BATCH):
        told.update(run_mutants(folder / str(number), min(BATCH, count - number), seed + number))
        print(f"{min(number + BATCH, count)} of {count}: {dict(told)}", file=sys.stderr, flush=True)
    return told


if __name__ == "__main__":
    many = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    start = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    with tempfile.TemporaryDirectory() as place:
        print(f"{many} mutants, seed {start}: {dict(run_batches(Path(place), many, start))}")

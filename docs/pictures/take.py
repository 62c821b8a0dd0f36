"""Takes the pictures of the documentation for advisers anew, from the demonstration documents: `make pictures`.

It needs LibreOffice (what the workbook looks like) and Chromium (the page). Pictures have few colours and stay small.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
from PIL import Image, ImageChops
from playwright.sync_api import Page, ViewportSize, sync_playwright

HERE = Path(__file__).resolve().parent
DEMO = HERE.parents[1] / "corpus" / "demo"
SHEETS = {"thema-tabel": ("Thema's in het inkoopbeleid", 1400, 0.5), "controle": ("Controle", 1400, 1.0)}
COLOURS = 20
MARGIN = 12  # pixels of white around what is on a sheet
WINDOW = ViewportSize(width=1366, height=768)


def main() -> None:
    """Make the table of the demonstration documents, unless results are given, and take all pictures of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--results", type=Path, help="results of a run over the demonstration documents")
    parser.add_argument("--to", type=Path, default=HERE, help="folder for the pictures")
    asked = parser.parse_args()
    with TemporaryDirectory() as folder:
        results = asked.results or _made(Path(folder))
        for name, picture in (*_sheets(results, Path(folder)), *_pages(results), *_start(Path(folder))):
            path = asked.to / f"{name}.png"
            _small(picture).save(path, optimize=True)
            print(f"{path}: {path.stat().st_size // 1024} kB")


def _made(folder: Path) -> Path:
    """The results of a run over a copy of the demonstration documents."""
    corpus, out = folder / "corpus", folder / "extracted"
    shutil.copytree(DEMO, corpus, ignore=shutil.ignore_patterns("sources", "truth", "typeset"))
    command = [sys.executable, "-m", "pipeline", "run", "--corpus", str(corpus), "--out", str(out)]
    subprocess.run(command, check=True)  # noqa: S603 - our own program
    return out


def _sheets(results: Path, folder: Path) -> Iterator[tuple[str, Image.Image]]:
    """The first printed page of each sheet that is shown, as LibreOffice lays it out, without the white around it."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, str(results / "thema-tabel.xlsx")], check=True, capture_output=True)  # noqa: S603
    paper = pypdfium2.PdfDocument(folder / "thema-tabel.pdf")
    for name, (title, width, part) in SHEETS.items():
        page = next(page for page in paper if page.get_textpage().get_text_range(0, 200).strip().startswith(title))
        drawn = page.render(scale=2.5).to_pil().convert("RGB")
        drawn = _without_white(drawn.crop((0, 0, drawn.width, int(drawn.height * min(part, 0.94)))))
        yield name, drawn.resize((width, round(drawn.height * width / drawn.width)), Image.Resampling.LANCZOS)


def _without_white(drawn: Image.Image) -> Image.Image:
    box = ImageChops.difference(drawn, Image.new("RGB", drawn.size, "white")).getbbox() or (0, 0, *drawn.size)
    left, top, right, bottom = box
    return drawn.crop(
        (
            max(0, left - MARGIN),
            max(0, top - MARGIN),
            min(drawn.width, right + MARGIN),
            min(drawn.height, bottom + MARGIN),
        )
    )


def _pages(results: Path) -> Iterator[tuple[str, Image.Image]]:
    """The page as a reader meets it, and a passage that somebody opened in it."""
    with sync_playwright() as running, TemporaryDirectory() as folder:
        browser = running.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport=WINDOW, reduced_motion="reduce")
        page.goto((results / "thema-tabel.html").resolve().as_uri())
        page.locator("#controle > details > summary").first.click()
        yield "pagina", _taken(page, Path(folder) / "pagina.png")
        page.locator("#controle > details > summary").first.click()
        told = page.locator("li.statement", has=page.locator("b")).nth(4).locator("summary").first
        told.evaluate("one => one.scrollIntoView({block: 'center'})")
        told.click()
        page.wait_for_timeout(500)  # until pictures and widths have settled
        told.evaluate("one => window.scrollBy(0, one.getBoundingClientRect().top - 180)")
        yield "passage", _taken(page, Path(folder) / "passage.png")
        browser.close()


def _start(folder: Path) -> Iterator[tuple[str, Image.Image]]:
    """The start page over an empty corpus."""
    where = ["--corpus", str(folder / "leeg"), "--out", str(folder / "niets")]
    command = [sys.executable, "-m", "pipeline", "open", "--no-browser", "--port", "0", *where]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server, sync_playwright() as running:  # noqa: S603
        assert server.stderr is not None
        address = next(word for word in server.stderr.readline().split() if word.startswith("http"))
        browser = running.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport=ViewportSize(width=1100, height=430))
        page.goto(address.rstrip("."))
        yield "startpagina", _taken(page, folder / "startpagina.png")
        browser.close()
        server.terminate()


def _taken(page: Page, path: Path) -> Image.Image:
    page.wait_for_timeout(300)  # as above
    page.screenshot(path=path)
    with Image.open(path) as taken:
        return taken.convert("RGB")


def _small(picture: Image.Image) -> Image.Image:
    return picture.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)


if __name__ == "__main__":
    main()

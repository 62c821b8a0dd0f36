"""LibreOffice as a printer: any document that it reads, as a PDF."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path


def print_to_pdf(document: Path, target: Path, export: str) -> None:
    """Convert a document in a folder of its own with the export filter that is named, and move the PDF to its place.

    Raises:
        subprocess.CalledProcessError: when LibreOffice fails.
        FileNotFoundError: when LibreOffice is not installed.
    """
    work = document.parent
    command = [
        shutil.which("soffice") or "soffice",
        f"-env:UserInstallation={(work / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        f"pdf:{export}",
        "--outdir",
        str(work),
        str(document),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    shutil.move(document.with_suffix(".pdf"), target)

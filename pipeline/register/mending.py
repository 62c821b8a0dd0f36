"""A repaired copy of a damaged PDF: its objects gathered anew, where no table of places leads to them."""

from __future__ import annotations

from pathlib import Path

MOST = 300  # MB: a larger file is not copied for a try


def mended(path: Path, folder: Path) -> Path | None:
    """A repaired copy of `path` in `folder`; None when there is nothing in it that could be gathered.

    A file that is locked stays locked: the empty password is tried, and no other.
    """
    import pikepdf  # noqa: PLC0415 - few documents need it

    if path.stat().st_size > MOST * 1024 * 1024:
        return None
    copy = folder / "mended.pdf"
    try:
        with pikepdf.open(path, attempt_recovery=True) as pdf:
            _gather_pages(pdf)
            if len(pdf.pages) == 0:
                return None
            pdf.save(copy, encryption=False)
    except (pikepdf.PdfError, pikepdf.PasswordError, ValueError, TypeError, RecursionError, OverflowError):
        return None
    return copy


def _gather_pages(pdf: object) -> None:
    """Where the tree leads to no page, take the pages that lie about in the file, in the order of their numbers."""
    import pikepdf  # noqa: PLC0415 - as above

    assert isinstance(pdf, pikepdf.Pdf)
    try:
        count = len(pdf.pages)
    except (pikepdf.PdfError, ValueError, RecursionError):
        count = 0
    if count:
        return
    loose = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Page"]
    pdf.Root.Type = pikepdf.Name.Catalog
    pdf.Root.Pages = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Pages, Kids=[], Count=0))
    for one in loose:
        pdf.pages.append(pikepdf.Page(one))

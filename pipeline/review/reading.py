"""What a reviewer says in a row, as a judgement; only rows in which something was filled in or changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.model import Anchor, Judgement
from pipeline.publish import REMARK, TEXT, THEME, VERDICT, VERDICTS, clean, encodable, mark, one_line
from pipeline.review.workbook import ReviewedRow


@dataclass(frozen=True, slots=True)
class Said:
    """A row that says something."""

    row: ReviewedRow
    judgement: Judgement
    problems: tuple[str, ...]


def said_by(rows: Sequence[ReviewedRow], themes: Mapping[str, str]) -> list[Said]:
    """The rows that say something that they did not show when they were written.

    A row whose unseen cell is gone cannot tell what it showed; it says what stands in it, unless that is nothing.
    """
    ids = {one_line(title).casefold(): name for name, title in themes.items()}
    ids |= {name.casefold(): name for name in themes}
    result: list[Said] = []
    for row in rows:
        judgement = _judgement(row, ids)
        if not _untouched(row) and _plain(judgement) != _plain(row.stamp.given):
            result.append(Said(row, judgement, tuple(_problems(row, judgement, themes))))
    return result


def _untouched(row: ReviewedRow) -> bool:
    """Whether the four cells are as they were written."""
    cells = [row.cells[name] for name in (VERDICT, THEME, TEXT, REMARK)]
    return row.stamp.given_mark == mark([cell for cell in cells if cell is not None]) and None not in cells


def _judgement(row: ReviewedRow, ids: Mapping[str, str]) -> Judgement:
    """The four cells. A column that is gone says what stood in it."""
    given, cells = row.stamp.given, row.cells
    verdict, theme, text, remark = (cells[name] for name in (VERDICT, THEME, TEXT, REMARK))
    if verdict is not None:
        word = one_line(verdict).casefold()
        verdict = word if word in VERDICTS else verdict
    if theme is not None:
        same = one_line(theme) == one_line(row.stamp.given_theme)
        theme = given.theme if same else ids.get(one_line(theme).casefold(), theme)
    return replace(  # what a workbook has no column for stays as it was given
        given,
        verdict=given.verdict if verdict is None else verdict,
        theme=given.theme if theme is None else theme,
        text=given.text if text is None else text,
        remark=given.remark if remark is None else remark,
    )


def _plain(judgement: Judgement) -> tuple[str, ...]:
    """A judgement as a cell gives it back, to tell whether somebody touched it."""
    parts = (judgement.verdict, judgement.theme, judgement.text, judgement.remark)
    return tuple(encodable(clean(part)).strip() for part in parts)


def _problems(row: ReviewedRow, judgement: Judgement, themes: Mapping[str, str]) -> list[str]:
    """What keeps a row from having the effect that its reviewer may expect."""
    problems = [
        f"{header} is a formula; what it showed, else the formula itself, is kept as text" for header in row.formulas
    ]
    if judgement.verdict and judgement.verdict not in VERDICTS:
        problems.append(f"the verdict {judgement.verdict[:40]!r} is unknown; known are {', '.join(VERDICTS)}")
    if judgement.theme and judgement.theme not in themes:
        problems.append(f"the theme {judgement.theme[:60]!r} is unknown; known are {', '.join(themes.values())}")
    if judgement.verdict == "aanpassen" and not (judgement.text or judgement.theme):
        problems.append("aanpassen without a text or a theme has no effect")
    if judgement.text and not judgement.verdict and row.stamped and not row.stamp.shown.in_table:
        problems.append("a text without a verdict; it shows only once the statement stands in the table (aanpassen)")
    if row.apart:
        problems.append("columns were sorted without the hidden one; it is taken for the passage that the row shows")
    if row.stamp.anchor == Anchor("", "", ""):
        problems.append("nothing in the row tells which passage it is about")
    return problems

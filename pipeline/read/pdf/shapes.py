"""Painted paths to rules (drawn lines) and fills (shadings, boxes, cells)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.model import Curve, Fill, Rect, Rule
from pipeline.read.pdf.marks import Shape

THIN = 2.5  # points: a filled rectangle thinner than this is a drawn line
BORDER = 4.0  # points: the widest border that is drawn as one rectangle within another
_ORDER = {"line": 0, "rect": 1, "curve": 2}


def rules_and_fills(shapes: Iterable[Shape]) -> tuple[tuple[Rule, ...], tuple[Fill, ...]]:
    """What is drawn thin, and upright rectangles with both sides longer than a line is wide; in order of kind."""
    rules: list[Rule] = []
    fills: list[Fill] = []
    for shape in sorted(shapes, key=lambda drawn: _ORDER[drawn.kind]):
        if not (shape.filled or shape.stroked):
            continue
        if min(shape.rect.width, shape.rect.height) <= THIN:
            rules.append(Rule(shape.rect, width=shape.width))
        elif shape.kind == "rect":
            fill = Fill(shape.rect, colour=shape.colour if shape.filled else "", stroked=shape.stroked)
            frame = _frame(fills[-1], fill) if fills else []
            if frame:
                fills.pop()
                rules += frame
            else:
                fills.append(fill)
    return tuple(rules), tuple(fills)


def curves_of(shapes: Iterable[Shape]) -> tuple[Curve, ...]:
    """Short paths that are no rectangles and neither level nor upright lines.

    What is told by its corners alone may seem thin: half a pie has three of them on one line.
    """
    return tuple(
        Curve(shape.points, shape.colour if shape.filled else "")
        for shape in shapes
        if shape.points and (shape.filled or shape.stroked) and _is_wide(shape.points)
    )


def _is_wide(points: Sequence[tuple[float, float]]) -> bool:
    return all(max(along) - min(along) > THIN for along in zip(*points, strict=True))


def _frame(one: Fill, two: Fill) -> list[Rule]:
    """The sides of a frame that is drawn as one rectangle within another (even-odd filled), as rules.

    Some producers draw borders so: two rectangles of one colour that differ by a border's width. Taken for
    fills, they would shade the whole box that they only surround.
    """
    outer, inner = sorted((one.rect, two.rect), key=lambda r: r.width + r.height, reverse=True)
    sides = (inner.x0 - outer.x0, inner.top - outer.top, outer.x1 - inner.x1, outer.bottom - inner.bottom)
    if one.colour != two.colour or not one.colour or min(sides) < -0.1 or max(sides) > BORDER or max(sides) < 0.05:
        return []
    left, above, right, below = sides
    drawn = [
        (left, Rule(Rect(outer.x0, outer.top, inner.x0, outer.bottom), width=left)),
        (above, Rule(Rect(outer.x0, outer.top, outer.x1, inner.top), width=above)),
        (right, Rule(Rect(inner.x1, outer.top, outer.x1, outer.bottom), width=right)),
        (below, Rule(Rect(outer.x0, inner.bottom, outer.x1, outer.bottom), width=below)),
    ]
    return [rule for width, rule in drawn if width >= 0.05]

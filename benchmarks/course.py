"""Draws the course of the ratios in benchmarks/speed-history.csv as docs/performance.svg.

python -m benchmarks.course
"""

from __future__ import annotations

import csv
from html import escape

from benchmarks.speed import HISTORY, ROOT

DRAWN = {"run, cold, 1 job": "#1f5f8b", "tables alone": "#a13f05"}  # what is drawn, and its colour
DASHES = {"demo": "", "reference": "6 4"}
WIDTH, HEIGHT, LEFT, TOP, FOOT = 720, 320, 50, 40, 50


def main() -> None:
    """Write the picture."""
    with HISTORY.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["what"] in DRAWN and row["set"] in DASHES]
    if not rows:
        return
    commits = list(dict.fromkeys(row["commit"] for row in rows))
    most = max((float(row["ratio"]) for row in rows), default=1.0)
    step = (WIDTH - LEFT - 230) / max(1, len(commits) - 1)

    def place(commit: str, ratio: float) -> tuple[float, float]:
        return LEFT + step * commits.index(commit), TOP + (HEIGHT - TOP - FOOT) * (1 - ratio / most)

    shapes = [
        f'<text x="{LEFT}" y="22" font-weight="bold">Processor time beside naive pdfplumber (1 is as much)</text>'
    ]
    for level in [tenth / 4 for tenth in range(int(most * 4) + 1)]:
        y = place(commits[0], level)[1]
        shapes.append(f'<line x1="{LEFT}" x2="{WIDTH - 230}" y1="{y:.1f}" y2="{y:.1f}" stroke="#ddd"/>')
        shapes.append(f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{level:g}</text>')
    shapes += [
        f'<text x="{place(commit, 0)[0]:.1f}" y="{HEIGHT - FOOT + 20}" text-anchor="middle">{escape(commit)}</text>'
        for commit in commits
    ]
    for what, colour in DRAWN.items():
        for name, dash in DASHES.items():
            last = {row["commit"]: float(row["ratio"]) for row in rows if (row["what"], row["set"]) == (what, name)}
            if not last:
                continue
            points = [place(commit, ratio) for commit, ratio in last.items()]
            line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
            shapes.append(
                f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2" stroke-dasharray="{dash}"/>'
            )
            shapes += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in points]
            x, y = points[-1]
            shapes.append(f'<text x="{x + 8:.1f}" y="{y + 4:.1f}" fill="{colour}">{what} ({name})</text>')
    inside = "\n".join(shapes)
    (ROOT / "docs" / "performance.svg").write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
        f'font-family="sans-serif" font-size="12">\n<rect width="100%" height="100%" fill="white"/>\n'
        f"{inside}\n</svg>\n",
        "utf-8",
    )


if __name__ == "__main__":
    main()

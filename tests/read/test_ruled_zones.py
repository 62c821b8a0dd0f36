"""Zones between rules of one extent: found near by, and the same as when every zone is looked at for every rule."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Page, Rect, Rule, Word
from pipeline.read.page.bands import TITLE, ZONE_RULES, ZONE_STEP, _edges_across, ruled_zones

SIZE = 10.0


def slowly(page: Page) -> list[Rect]:
    """As it was first written: every rule beside every zone."""
    titles = [word.rect.top for word in page.words if word.size >= TITLE * SIZE]
    zones: list[Rect] = []
    counts: list[int] = []
    for x0, x1, y in sorted(_edges_across(page), key=lambda edge: edge[2]):
        for index, zone in enumerate(zones):
            alike = abs(zone.x0 - x0) < 3 and abs(zone.x1 - x1) < 3 and y - zone.bottom < ZONE_STEP * SIZE
            if alike and not any(zone.bottom < title < y for title in titles):
                counts[index] += y - zone.bottom > 0.7 * SIZE
                zones[index] = Rect(zone.x0, zone.top, zone.x1, max(zone.bottom, y))
                break
        else:
            zones.append(Rect(x0, y, x1, y))
            counts.append(1)
    return [zone for zone, count in zip(zones, counts, strict=True) if count >= ZONE_RULES]


HEIGHTS = st.integers(0, 120).map(lambda n: n * 5.0)
RULES = st.tuples(st.sampled_from([50.0, 52.0, 200.0]), st.sampled_from([300.0, 500.0]), HEIGHTS)


@given(st.lists(RULES, max_size=40), st.lists(HEIGHTS, max_size=4))
def test_zones_are_those_of_the_plain_way(rules: list[tuple[float, float, float]], titles: list[float]) -> None:
    """Also where zones overlap, begin at one height, or a title parts them."""
    drawn = tuple(Rule(Rect(x0, y, x1, y), 1.0) for x0, x1, y in rules)
    words = tuple(Word("Kop", Rect(50, top, 90, top + 20), size=2 * TITLE * SIZE) for top in titles)
    page = Page(1, 595, 842, words=words, rules=drawn)
    assert ruled_zones(page, SIZE) == slowly(page)


def test_a_title_parts_two_tables() -> None:
    """The rule under it is not of the table above."""
    rules = tuple(Rule(Rect(50, y, 500, y), 1.0) for y in (100.0, 120.0, 140.0, 180.0, 200.0, 220.0))
    title = Word("Kop", Rect(50, 150, 90, 170), size=2 * TITLE * SIZE)
    assert len(ruled_zones(Page(1, 595, 842, rules=rules), SIZE)) == 1
    assert len(ruled_zones(Page(1, 595, 842, words=(title,), rules=rules), SIZE)) == 2

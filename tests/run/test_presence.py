"""A corpus that is away is not a corpus without documents."""

from __future__ import annotations

import pytest

from pipeline.register import Found
from pipeline.run.presence import EmptyCorpus, ShrunkCorpus, refuse_to_shrink


def files(*names: str) -> list[Found]:
    """Files whose content is their name."""
    return [Found(name, f"sha of {name}", "1") for name in names]


def by_source(*names: str) -> dict[str, Found]:
    """As the state of the last run keeps them."""
    return {file.source: file for file in files(*names)}


@pytest.mark.parametrize(
    ("known", "found"),
    [
        pytest.param((), ("a",), id="first run"),
        pytest.param(("a", "b", "c"), ("a", "b"), id="one went"),
        pytest.param(("a", "b"), ("c", "d"), id="all replaced"),
        pytest.param(("a", "b", "c", "d"), ("a", "b"), id="half went"),
    ],
)
def test_a_corpus_that_grew_or_lost_little_is_run(known: tuple[str, ...], found: tuple[str, ...]) -> None:
    """Nothing is refused."""
    refuse_to_shrink("corpus", by_source(*known), files(*found))


def test_files_under_other_names_are_not_gone() -> None:
    """What counts is the content."""
    moved = [Found(f"map/{file.source}", file.sha256, "2") for file in files("a", "b", "c")]
    refuse_to_shrink("corpus", by_source("a", "b", "c", "d"), moved)


def test_most_documents_gone_is_refused() -> None:
    """With how many, and what to do."""
    with pytest.raises(ShrunkCorpus, match="3 of the 4 documents"):
        refuse_to_shrink("corpus", by_source("a", "b", "c", "d"), files("a"))


def test_an_empty_corpus_is_refused() -> None:
    """Also when it was empty before."""
    with pytest.raises(EmptyCorpus, match="Nothing was touched"):
        refuse_to_shrink("corpus", {}, [])

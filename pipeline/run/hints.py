"""What is known of a document by the page that it was fetched from, where its own pages do not say it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from pipeline.config import Config, Source
from pipeline.fetch import load_kept
from pipeline.register import Identity


def sources_of(corpus: Path, config: Config) -> dict[str, Source]:
    """Path below the corpus -> the source in config.yaml that it was fetched from. Raises UnreadableOrigins."""
    known = {source.id: source for source in config.fetch.sources}
    return {one.file: known[one.source] for one in load_kept(corpus).origins if one.source in known}


def with_hint(identity: Identity, file: str, sources: Mapping[str, Source], config: Config) -> Identity:
    """The identity with what the source says of everything that appears there; what was guessed so is a doubt."""
    source = sources.get(file)
    if source is None:
        return identity
    office = source.zorgkantoor if source.zorgkantoor in {one.id for one in config.zorgkantoren} else ""
    kind = identity.kind or source.kind
    zorgkantoor = identity.zorgkantoor or (office if kind == "inkoopbeleid" else "")
    guessed = [
        name
        for name, before, now in (
            ("kind", identity.kind, kind),
            ("zorgkantoor", identity.zorgkantoor, zorgkantoor),
        )
        if before != now
    ]
    return replace(
        identity,
        kind=kind,
        zorgkantoor=zorgkantoor,
        sector=identity.sector or source.sector,
        doubts=tuple(dict.fromkeys((*identity.doubts, *guessed))),
    )

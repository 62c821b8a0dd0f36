"""One PDF through the real stages up to its clauses, in this process, without comparing or publishing."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipeline.config import Config
from pipeline.model import RegisterRow
from pipeline.publish.data.contract import clause_dict
from pipeline.run.work import job_for, keys_for, process


def clauses_of(path: Path, whose: Mapping[str, str], config: Config, work: Path) -> list[Mapping[str, Any]]:
    """The clauses as lines of clauses.jsonl; `whose` fills in the register by hand (publisher, zorgkantoor, ...)."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    row = RegisterRow(
        source=path.name,
        sha256=digest,
        id=path.stem,
        kind="inkoopbeleid",
        publisher=whose["publisher"],
        zorgkantoor=whose["zorgkantoor"],
        year=whose["year"],
        sector=whose["sector"],
        title=whose["title"],
    )
    job = job_for(row, keys_for(row, config), path.parent, work / "cache", config)
    return [clause_dict(clause) for clause in process(job, lambda *_: None).result.clauses]

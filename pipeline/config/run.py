"""What `run` reads from config.yaml."""

from typing import Literal

from pydantic import Field

from pipeline.config.base import Settings


class RunSettings(Settings):
    """How the work is done; nothing here changes what comes out."""

    jobs: int = Field(0, ge=0, description="documents read at the same time; 0: as many as there are processors")
    time_limit: float = Field(600, gt=0, description="seconds that one document may take before it is set aside")
    memory_limit: int = Field(
        2000, ge=256, description="MB of memory that one document may take before it is set aside (not on Windows)"
    )
    cache_limit: int = Field(
        5000,
        ge=0,
        description="MB that the cache may take; results of documents that are in use stay",
    )
    cache: str = Field(
        "", description="folder in which runs into several folders share what stages gave; empty: with the results"
    )
    executor: Literal["processes", "dask"] = "processes"

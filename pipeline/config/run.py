"""What `run` reads from config.yaml."""

from typing import Literal

from pydantic import Field

from pipeline.config.base import Settings


class RunSettings(Settings):
    """How the work is done; nothing here changes what comes out."""

    jobs: int = Field(0, ge=0, description="documents read at the same time; 0: as many as there are processors")
    time_limit: float = Field(600, gt=0, description="seconds that one document may take before it is set aside")
    executor: Literal["processes", "dask"] = "processes"

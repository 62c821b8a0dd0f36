"""What `themes` reads from config.yaml: the taxonomy and the rules for clauses."""

from pydantic import Field

from pipeline.config.base import Settings


class Theme(Settings):
    """A theme: a row of the table. Add one in config.yaml and the table has a row more."""

    id: str = Field(pattern=r"^[a-z0-9-]+$")
    title: str = Field(description="as the workbook shows it")


class ClauseSettings(Settings):
    """Rules and weights for finding, judging and choosing clauses."""

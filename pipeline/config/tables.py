"""What `tables` reads from config.yaml."""

from pydantic import Field

from pipeline.config.base import Settings


class TableSettings(Settings):
    """How tables are found and read; lengths are in em, the font size of the document's running text."""

    snap: float = Field(0.25, gt=0, le=1, description="em within which drawn lines count as one")

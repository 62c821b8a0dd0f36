"""What `tables` reads from config.yaml."""

from pydantic import Field

from pipeline.config.base import Settings
from pipeline.config.patterns import Patterns


class TableSettings(Settings):
    """How tables are found and read; lengths are in em, the font size of the document's running text."""

    snap: float = Field(0.25, gt=0, le=1, description="em within which drawn lines count as one")
    goes_on: Patterns = Field((), description="in a caption: it is that of the table before, which goes on")
    care: Patterns = Field((), description="what asks a reader to take figures with care")
    few: Patterns = Field((), description="what such a caution names when it is about too few answers")

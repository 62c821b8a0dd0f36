"""What `tables` reads from config.yaml."""

from pipeline.config.base import Settings


class TableSettings(Settings):
    """How tables are found and read."""

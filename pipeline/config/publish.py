"""What `publish` reads from config.yaml."""

from pipeline.config.base import Settings


class PublishSettings(Settings):
    """How the workbook and the page look."""

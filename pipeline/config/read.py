"""What `read` reads from config.yaml."""

from pipeline.config.base import Settings


class ReadSettings(Settings):
    """How pages become lines. Most thresholds are taken from the document itself."""

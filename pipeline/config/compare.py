"""What `compare` reads from config.yaml."""

from pipeline.config.base import Settings


class CompareSettings(Settings):
    """How statements of several documents are set side by side."""

"""What zorgkantoren have in common and where they differ, theme by theme."""

from pipeline.compare.differ.differences import differences_of

__all__ = ["differences_of"]

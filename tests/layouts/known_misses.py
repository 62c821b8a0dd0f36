"""What is not read well yet: PDF and cause. The test holds this list to match exactly, so that a fix shortens it."""

KNOWN_MISSES: dict[str, str] = {}

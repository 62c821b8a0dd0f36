"""The command line."""


def main() -> None:
    """Placeholder until run exists."""

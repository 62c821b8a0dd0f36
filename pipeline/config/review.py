"""What `review` reads from config.yaml."""

from typing import Literal

from pydantic import Field

from pipeline.config.base import Settings


class ReviewSettings(Settings):
    """Whose word the table follows when several people review, and whether their decisions teach."""

    rule: Literal["last word", "agreement"] = Field(
        "last word", description="the last word counts, or only what two reviewers agree on"
    )
    learned: str = Field("", description="file of `thematabel learn` that counts, beside config.yaml; '': none")

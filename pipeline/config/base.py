"""The shape that all settings share."""

from pydantic import BaseModel, ConfigDict


class Settings(BaseModel):
    """Settings are resolved once and handed down; an unknown key is an error, not a shrug."""

    model_config = ConfigDict(extra="forbid", frozen=True)

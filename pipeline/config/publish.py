"""What `publish` reads from config.yaml."""

from typing import Literal

from pydantic import Field

from pipeline.config.base import Settings


class PublishSettings(Settings):
    """How the workbook and the page look."""

    title: str = Field("Thema's in het inkoopbeleid langdurige zorg", min_length=1, description="above the table")
    subject: str = Field("Vergelijking van het inkoopbeleid Wlz per thema en zorgkantoor")
    paper: Literal["A3", "A4"] = Field("A3", description="paper that Thema-tabel is laid out for, landscape")
    font: str = Field("Arial", description="font of the workbook")
    font_size: float = Field(10, ge=6, le=14, description="points, in Thema-tabel")
    column_width: float = Field(38, ge=15, le=80, description="of a zorgkantoor in Thema-tabel, in digits")
    empty_columns: bool = Field(True, description="whether a zorgkantoor without a policy has a column, too")
    small_group: int = Field(10, ge=0, description="survey figures over fewer respondents are marked")
    tariff_kinds: tuple[str, ...] = Field(
        ("richttarief", "tarief", "opslag", "afslag", "plafond"), description="kinds of figures that Tarieven shows"
    )

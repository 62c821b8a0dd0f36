"""What `read` reads from config.yaml."""

from pydantic import Field

from pipeline.config.base import Settings


class ReadSettings(Settings):
    """How pages become lines. Most thresholds are taken from the document itself."""

    words: tuple[str, ...] = Field((), description="words of the field that word lists lack; they help to repair text")
    ocr: bool = Field(True, description="whether scanned pages are read by tesseract, where it is installed")
    ocr_language: str = Field("nld", pattern=r"^\w+(\+\w+)*$", description="tesseract's name of the language")
    ocr_resolution: int = Field(300, ge=100, le=600, description="dots per inch that scanned pages are rendered in")
    ocr_seconds: float = Field(60.0, gt=0, description="time limit for one scanned page")
    ocr_seconds_document: float = Field(420.0, gt=0, description="time limit for all scanned pages of one document")

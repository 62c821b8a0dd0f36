"""What `fetch` and `watch` read from config.yaml: where policies appear, and who wants to know."""

from typing import Literal

from pydantic import Field, field_validator

from pipeline.config.base import Settings, Unusable


class Source(Settings):
    """A page on which documents appear."""

    id: str = Field(pattern=r"^[a-z0-9-]+$", description="short name; the folder that its documents go to")
    page: str = Field(description="address of the page that links to the documents (http or https)")
    links: tuple[str, ...] = Field(
        (), description="words or patterns (*) of which a link's text or address must hold one; none: every PDF link"
    )
    chapters: tuple[str, ...] = Field(
        (),
        description="the same of links to the chapters of a policy that is published as web pages; these and the page "
        "itself are kept as one document",
    )
    hosts: tuple[str, ...] = Field((), description="other hosts that links and redirects may lead to")
    kind: Literal["", "inkoopbeleid", "monitor", "rapport"] = Field(
        "", description="what appears here; counts for a document whose pages do not say it"
    )
    zorgkantoor: str = Field("", description="id of the zorgkantoor that publishes here; counts as kind does")
    sector: Literal["", "vv", "ghz", "ggz"] = Field("", description="vv, ghz, ggz or empty; counts as kind does")

    @field_validator("page")
    @classmethod
    def _is_web(cls, value: str) -> str:
        if not value.lower().startswith(("http://", "https://")):
            raise Unusable(
                (
                    "een adres dat begint met http:// of https:// wordt verwacht",
                    "an address that begins with http:// or https:// is expected",
                )
            )
        return value


class FetchSettings(Settings):
    """Where documents appear, and how politely they are fetched."""

    sources: tuple[Source, ...] = ()
    user_agent: str = Field(
        "thematabel (leest openbaar inkoopbeleid Wlz; respecteert robots.txt)", description="how we name ourselves"
    )
    timeout: float = Field(30, gt=0, description="seconds without a sign of life")
    time_limit: float = Field(300, gt=0, description="seconds for one document or page, redirects and all")
    size_limit: int = Field(100, gt=0, description="MB that one document may be")
    pause: float = Field(2, ge=0, description="seconds between two requests to one host")
    retries: int = Field(3, ge=0, description="times that a request is tried again after a fault that may pass")
    wait_limit: float = Field(120, ge=0, description="seconds that a server may ask us to wait before we give up")
    links_limit: int = Field(50, gt=0, description="documents of one page that are fetched")
    allow_private: bool = Field(False, description="whether addresses within the own network may be visited")


class Mail(Settings):
    """Who gets the report by mail; the password stands in the environment, THEMATABEL_SMTP_PASSWORD."""

    host: str
    port: int = Field(587, gt=0, lt=65536)
    sender: str = Field(description="address that the mail comes from")
    to: tuple[str, ...] = Field(min_length=1)
    user: str = Field("", description="name to log in with; empty: no log-in")
    security: Literal["starttls", "tls", "none"] = "starttls"


class NoticeSettings(Settings):
    """Who is told of what is new; nobody is told when nothing is."""

    mail: Mail | None = None
    webhook: str = Field("", description="address that gets the report as JSON (POST)")
    statements: int = Field(5, ge=0, description="statements that the report quotes per theme and zorgkantoor")

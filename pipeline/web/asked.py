"""What a request says, checked: nothing of it is used before it has the shape that it should have."""

from __future__ import annotations

from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError
from starlette.requests import Request

from pipeline.model import Fact, Judgement, ThematabelError
from pipeline.publish import clean, encodable, one_line
from pipeline.web.reviewer import name_of
from pipeline.web.said import Said

MOST = 500  # clauses in one go
_Text = Annotated[str, StringConstraints(max_length=4000)]
_Id = Annotated[str, StringConstraints(max_length=200)]
_Spot = tuple[Annotated[int, Field(ge=0, le=100_000)], Annotated[int, Field(ge=0, le=100_000)]]
_T = TypeVar("_T", bound=BaseModel)


class BadRequest(ThematabelError):  # noqa: N818 - says what the matter is
    """A request does not say what it should."""

    def __init__(self, cause: str) -> None:
        super().__init__(cause)
        self.cause = cause

    def __str__(self) -> str:
        return self.cause


class _Asked(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)  # the first page does not wait for it


class AskedFact(_Asked):
    """A figure as the reviewer wants it."""

    kind: Literal[
        "richttarief", "tarief", "opslag", "afslag", "plafond", "ratio", "termijn", "bedrag", "datum", "percentage"
    ]
    value: float | _Text
    unit: Annotated[str, StringConstraints(max_length=40)] = ""
    text: _Text = ""
    subject: _Text = ""


class AskedDecision(_Asked):
    """What a reviewer says of clauses."""

    clauses: Annotated[list[_Id], Field(min_length=1, max_length=MOST)]
    seen: dict[_Id, _Id] = Field(default_factory=dict)  # by clause: uid of the newest decision in sight
    verdict: Literal["", "akkoord", "aanpassen", "vervalt", "twijfel"]
    theme: _Id = ""
    text: _Text = ""
    remark: _Text = ""
    in_table: Literal["", "ja", "nee"] = ""
    facts: Annotated[list[AskedFact], Field(max_length=40)] | None = None

    def said(self) -> list[Said]:
        """As the desk takes it."""
        facts = None if self.facts is None else tuple(Fact(**fact.model_dump()) for fact in self.facts)
        after = Judgement(self.verdict, self.theme, plain(self.text), plain(self.remark), self.in_table, facts)
        return [Said(name, after, self.seen.get(name, "")) for name in dict.fromkeys(self.clauses)]


class AskedSwap(_Asked):
    """One statement in the place of another."""

    out: _Id
    into: _Id
    seen: dict[_Id, _Id] = Field(default_factory=dict)

    def said(self) -> list[Said]:
        """As the desk takes it."""
        return [
            Said(self.out, Judgement("vervalt", remark=f"vervangen door {self.into}"), self.seen.get(self.out, "")),
            Said(self.into, Judgement("akkoord", remark=f"in plaats van {self.out}"), self.seen.get(self.into, "")),
        ]


class AskedPassage(_Asked):
    """A passage that the reviewer points at: from one word of a page up to and including another."""

    document: _Id
    page: Annotated[int, Field(ge=1, le=100_000)]
    first: _Spot
    last: _Spot
    theme: _Id
    in_table: bool = True
    remark: _Text = ""
    instead: Annotated[list[_Id], Field(max_length=20)] = Field(default_factory=list)  # clauses that go for it
    seen: dict[_Id, _Id] = Field(default_factory=dict)


class AskedSplit(_Asked):
    """A clause in two, the first with so many words."""

    clause: _Id
    words: Annotated[int, Field(ge=1, le=4000)]
    seen: dict[_Id, _Id] = Field(default_factory=dict)


class AskedMerge(_Asked):
    """Two clauses as one, in this order."""

    clauses: Annotated[list[_Id], Field(min_length=2, max_length=2)]
    seen: dict[_Id, _Id] = Field(default_factory=dict)


class AskedAnswer(_Asked):
    """Whether what was decided on an earlier wording holds for this clause."""

    clause: _Id
    same: bool


class AskedAttachment(_Asked):
    """A decision that was not found again, and the clause that it is about."""

    code: _Id
    clause: _Id


class AskedSignature(_Asked):
    """Whose column is signed off; '' for all."""

    zorgkantoor: _Id = ""


class AskedName(_Asked):
    """Who is at the screen."""

    name: Annotated[str, StringConstraints(max_length=200)]


async def asked(request: Request, shape: type[_T]) -> _T:
    """The body of a request in the shape that it should have.

    Raises:
        BadRequest: when it has another.
    """
    try:
        return shape.model_validate_json(await request.body())
    except ValidationError as error:
        where = ", ".join(".".join(map(str, problem["loc"])) or "het verzoek" for problem in error.errors())
        raise BadRequest(f"Dit is niet goed ingevuld: {one_line(where)[:200]}.") from error


def need_name(request: Request) -> str:
    """Who decides.

    Raises:
        BadRequest: when it is not known.
    """
    name = name_of(request)
    if not name:
        raise BadRequest("Vul eerst uw naam in: elk besluit vermeldt wie het nam.")
    return name


def plain(text: str) -> str:
    """What was typed, as a file and a cell can hold it."""
    return encodable(clean(text)).strip()

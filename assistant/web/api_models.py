"""What the API takes and gives, for its description. Answers are written as records (contract.py) and not read back through these."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, Field

_QUESTION = "Đến năm 2025 kinh tế số chiếm bao nhiêu phần trăm GRDP?"


def readable(text: str) -> str:
    """Text that can be sent on: half of a surrogate pair, which JSON can name and no encoding can write, becomes U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


Text = Annotated[str, AfterValidator(readable)]


class TurnIn(BaseModel):
    role: Literal["user", "assistant"]
    content: Annotated[Text, Field(max_length=20_000)]


class QuestionIn(BaseModel):
    """One question with the turns before it."""

    question: Text = Field(examples=[_QUESTION])
    id: Text | None = Field(default=None, examples=["1"], description="Given back with the answer")
    history: Annotated[list[TurnIn], Field(max_length=50)] = []


class CitationOut(BaseModel):
    n: int = Field(description="The number that stands in the answer: [1]")
    document: str
    title: str
    section: str
    page: int | None
    quote: str = Field(description="Verbatim in the document")
    url: str = Field(description="Opens the document at the passage")
    passage_id: str


class AnswerOut(BaseModel):
    """An answer; every figure in it stands in a quote it cites."""

    id: str | None
    status: Literal["answered", "partial", "clarify", "refused", "error"]
    language: Literal["vi", "en"]
    answer: str = Field(examples=["**Khoảng 30%** GRDP, đến năm 2025. [1]"])
    citations: list[CitationOut]
    targets: list[dict[str, Any]]
    notes: list[str]
    suggestions: list[str] = Field(description="Questions that can be answered; of a clarification: its readings")
    understood_as: str | None
    engine: str
    timings_ms: dict[str, float]
    answer_id: str | None = Field(default=None, description="For /api/feedback; null where nothing is kept")


class Problem(BaseModel):
    """What went wrong, for people: Vietnamese / English, or a record that says more."""

    detail: str | dict[str, Any] | list[dict[str, Any]]


class TargetOut(BaseModel):
    """A row of the register: what is to be reached or, of a results document, what was."""

    id: str
    document: str
    pillar: str | None
    indicator: str
    comparator: str
    value: float | None = Field(description="null for a qualitative row, whose `state` says what is to be reached")
    value_max: float | None
    unit: str
    deadline: str | None = Field(description="ISO 8601, as exact as is known: 2025, 2026-06-30")
    level: str
    responsible: str | None
    quote: str
    section: str
    page: int | None
    passage_id: str
    url: str
    kind: Literal["target", "result"]
    shown: str = Field(description="The value in words", examples=["khoảng 30%"])


class TargetsOut(BaseModel):
    total: int = Field(description="Rows that fit, whatever `limit` is")
    limit: int
    offset: int
    targets: list[TargetOut]


class TaskOut(BaseModel):
    id: str
    document: str
    pillar: str | None
    task: str
    lead: str | None
    coordinating: str | None
    deadline: str | None = Field(description='As the text has it: "6/2025", "Thường xuyên"')
    product: str | None
    level: str
    quote: str
    section: str
    page: int | None
    passage_id: str
    url: str


class TasksOut(BaseModel):
    total: int
    limit: int
    offset: int
    tasks: list[TaskOut]


class PairOut(BaseModel):
    first: TargetOut
    second: TargetOut
    difference: float | None
    difference_unit: str
    difference_shown: str = Field(examples=["+10 điểm %"])
    similarity: float


class ComparedOut(BaseModel):
    total: int
    pairs: list[PairOut]


class SummaryOut(BaseModel):
    total: int
    counts: list[dict[str, Any]] = Field(description="Rows by year and pillar")
    progress: list[PairOut] = Field(description="Targets beside their latest results")


class FiltersOut(BaseModel):
    documents: list[dict[str, Any]]
    years: list[dict[str, int]]
    pillars: list[dict[str, str | int]]
    levels: list[dict[str, str | int]]
    kinds: list[dict[str, str | int]]
    total: int


class PassageOut(BaseModel):
    id: str
    section: list[str]
    horizons: list[int] = Field(description="Years that the headings above set")
    pillar: str | None
    page: int | None
    text: str = Field(description="Verbatim")


class DocumentOut(BaseModel):
    id: str
    title: str
    number: str | None
    issuer: str | None
    issued_on: str | None
    status: Literal["draft", "in_force", "superseded", "unknown"]
    kind: str
    sources: list[str]
    passages: list[PassageOut]


class ReadyOut(BaseModel):
    ready: bool
    generation: str = Field(default="", description="The index generation that answers")
    documents: int = 0
    passages: int = 0
    detail: str = Field(default="", description="Why it is not ready")


_TOLD = {
    400: "The body is no JSON that can be read",
    404: "No such document, or no such answer",
    413: "The request is too large",
    422: "The request cannot be read, or the question cannot be asked",
    429: "Too many requests from this address; Retry-After tells when to come again",
    500: "A fault of the server, logged there",
    503: "The index is not open yet, or too many are asking; Retry-After tells when to come again",
}
Described = dict[int | str, dict[str, Any]]


def described(model: type[BaseModel] | None, *statuses: int, files: tuple[str, ...] = ()) -> Described:
    """`responses` of a route: its answer, the files it may give instead, and its errors."""
    told: Described = {status: {"model": Problem, "description": _TOLD[status]} for status in statuses}
    if model is not None:
        told[200] = {
            "model": model,
            "content": {kind: {"schema": {"type": "string", "format": "binary"}} for kind in files},
        }
    return told

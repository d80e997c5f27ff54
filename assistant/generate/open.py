"""Settings -> the model an assistant may speak with, None where none is set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.generate.fluent import Fluent


def open_fluent(settings: Settings) -> Fluent | None:
    """Raises ModelUnavailable. Without PLAN_LLM nothing of LangChain's models is imported."""
    if not settings.llm:
        return None
    from assistant.generate.fluent import Fluent
    from assistant.generate.model import open_model

    return Fluent(open_model(settings), settings)

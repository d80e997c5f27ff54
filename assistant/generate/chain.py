"""The chain as LangChain Runnables: prompt, model, text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from assistant.generate.prompt import Prompt, prompt_of
from assistant.types import Language

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.runnables import Runnable


class Usage:
    """Tokens of the calls made, as the server counts them; pieces where it does not."""

    def __init__(self) -> None:
        self.calls = 0
        self.tokens = 0


def build_chain(model: BaseChatModel, which: Prompt, language: Language) -> Runnable[dict[str, Any], Any]:
    """Fields of the prompt -> message pieces. The text of a piece is its `text`; usage comes with the last."""
    return prompt_of(which, language) | model


def stream_text(chain: Runnable[dict[str, Any], Any], fields: dict[str, Any], usage: Usage) -> Iterator[str]:
    """The pieces of text as the model gives them. Raises what the provider raises."""
    usage.calls += 1
    pieces = counted = 0
    for piece in chain.stream(fields):
        pieces += 1
        told = getattr(piece, "usage_metadata", None)
        counted += int(told["total_tokens"]) if told else 0
        yield str(piece.text)
    usage.tokens += counted or pieces

"""PLAN_LLM -> a LangChain chat model: "openai:qwen3-8b", "ollama:...", "anthropic:...", "google_genai:..."."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assistant.settings import Settings

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

# What each provider's class calls the settings; None: it has no such parameter.
_NAMES: dict[str, dict[str, str | None]] = {
    "openai": {},
    "anthropic": {},
    "google_genai": {"max_tokens": "max_output_tokens", "base_url": None},
    "ollama": {"max_tokens": "num_predict", "api_key": None, "max_retries": None, "timeout": None},
}


class ModelUnavailable(ValueError):
    """PLAN_LLM cannot be used; the message says what to do."""

    is_plan_error = True


def open_model(settings: Settings) -> BaseChatModel:
    """The chat model that PLAN_LLM names. Nothing is asked of the server yet. Raises ModelUnavailable."""
    provider, _, name = settings.llm.partition(":")
    if not provider or not name:
        raise ModelUnavailable(
            f'PLAN_LLM must read "provider:model", for example "openai:qwen3-8b"; got {settings.llm!r}.'
        )
    from langchain.chat_models import init_chat_model

    try:
        # init_chat_model is typed to give a configurable model as well; with a model named it gives that model.
        model: Any = init_chat_model(name, model_provider=provider, **_parameters(provider, settings))
    except ImportError:
        extra = provider.replace("_", "-")
        raise ModelUnavailable(
            f"PLAN_LLM names the provider {provider!r}, whose package is not installed: pip install 'plan-assistant[{extra}]'."
        ) from None
    except (
        Exception
    ) as error:  # providers' own errors of many classes: an unknown provider, a missing key, a bad address
        raise ModelUnavailable(f"PLAN_LLM {settings.llm!r} cannot be used: {_first_line(error)}") from None
    return model  # type: ignore[no-any-return]


def _parameters(provider: str, settings: Settings) -> dict[str, Any]:
    key = settings.llm_api_key.get_secret_value()
    given: dict[str, Any] = {
        "temperature": settings.llm_temperature,
        "max_tokens": settings.llm_max_tokens,
        "timeout": settings.llm_timeout,
        "max_retries": 0,  # a second try would outlast the time limit; the composed answer is there at once
        "base_url": settings.llm_base_url or None,
        "api_key": key or None,
    }
    if provider == "openai":
        given["stream_usage"] = True
        if settings.llm_base_url and not key:
            given["api_key"] = "none"  # servers of one's own ask for no key, their client insists on one
    if provider == "ollama":
        given["client_kwargs"] = {"timeout": settings.llm_timeout}
    names = _NAMES.get(provider, {})
    renamed = {names.get(name, name): value for name, value in given.items() if value is not None}
    return {name: value for name, value in renamed.items() if name is not None}


def _first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0][:300] if str(error).strip() else type(error).__name__

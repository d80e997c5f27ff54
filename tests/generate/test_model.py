"""PLAN_LLM: what cannot be used is said with what to do; without it nothing of a model is imported."""

from __future__ import annotations

import subprocess
import sys

import pytest

from assistant.generate import open_fluent
from assistant.generate.model import ModelUnavailable, open_model
from assistant.settings import Settings


def settings_with(llm: str, **given: object) -> Settings:
    return Settings(llm=llm, **given)  # type: ignore[arg-type]


@pytest.mark.parametrize("llm", ["qwen3", "openai:", ":qwen3"])
def test_a_name_without_a_provider(llm: str) -> None:
    with pytest.raises(ModelUnavailable, match="provider:model"):
        open_model(settings_with(llm))


def test_an_unknown_provider() -> None:
    with pytest.raises(ModelUnavailable, match="nobody:x"):
        open_model(settings_with("nobody:x"))


def test_a_missing_package_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "langchain_google_genai", None)
    with pytest.raises(ModelUnavailable, match=r"plan-assistant\[google-genai\]"):
        open_model(settings_with("google_genai:gemini"))


def test_the_settings_reach_the_model() -> None:
    model = open_model(settings_with("openai:qwen3-8b", llm_base_url="http://127.0.0.1:9/v1", llm_max_tokens=99))
    assert (model.model_name, model.max_tokens, model.max_retries) == ("qwen3-8b", 99, 0)  # type: ignore[attr-defined]


def test_the_key_is_not_shown() -> None:
    assert "sesame" not in repr(settings_with("openai:x", llm_api_key="sesame"))


def test_without_a_model_nothing_is_imported() -> None:
    assert open_fluent(settings_with("")) is None
    code = (
        "import sys, assistant.start, assistant.web.application\n"
        "from assistant.generate import open_fluent; from assistant.settings import Settings\n"
        "assert open_fluent(Settings(llm='')) is None\n"
        "loaded = {'openai', 'langchain_openai', 'langchain_ollama', 'langchain_anthropic', 'langchain.chat_models', "
        "'assistant.generate.fluent', 'assistant.generate.model'} & set(sys.modules)\n"
        "sys.exit(', '.join(sorted(loaded)))"
    )
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False).stderr.strip() == ""
    )

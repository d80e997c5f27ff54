"""Fluent answers from a language model, held to the documents: every sentence is cited and verified before it is shown."""

from assistant.generate.open import open_fluent

__all__ = ["open_fluent"]

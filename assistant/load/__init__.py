"""Reads documents of any format. One file a format behind one verb, `load_document`; `load_corpus` for a folder."""

from __future__ import annotations

from assistant.load.corpus import Failure, LoadResult, list_sources, load_corpus, load_document
from assistant.load.refusal import UnreadableFile

__all__ = ["Failure", "LoadResult", "UnreadableFile", "list_sources", "load_corpus", "load_document"]

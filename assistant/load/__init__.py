"""Reads the documents of a corpus folder. One file a format behind one verb, `load_corpus`."""

from __future__ import annotations

from assistant.load.corpus import Failure, LoadResult, list_sources, load_corpus

__all__ = ["Failure", "LoadResult", "list_sources", "load_corpus"]

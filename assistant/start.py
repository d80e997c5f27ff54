"""Everything a question needs, opened: model, index, assistant. Built first where missing, stale or damaged."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from assistant.embedding import ensure_model, ensure_reranker
from assistant.generate import open_fluent
from assistant.pipeline import Assistant
from assistant.settings import Settings
from assistant.sources import changed_since

if TYPE_CHECKING:
    from assistant.embedding.encoder import Encoder
    from assistant.embedding.reranker import Reranker
    from assistant.index import IndexReader

_log = logging.getLogger(__name__)


def open_encoder(settings: Settings) -> Encoder:
    """The query and passage encoder; its model is built first (in another process) where there is none."""
    ensure_model(settings.embedding_model, settings.models, _announce)
    from assistant.embedding.encoder import load_encoder

    return load_encoder(settings.embedding_model, settings.models)


def open_assistant(settings: Settings) -> Assistant:
    """An assistant over the corpus as it is now. Chroma's import is slow and is begun beside the model's loading."""
    importing = threading.Thread(target=_import_store, daemon=True)
    importing.start()
    encoder = open_encoder(settings)
    importing.join()
    reader = open_reader(settings, encoder)
    from assistant.retrieve import Retriever

    retriever = Retriever(reader, encoder, settings.top_k, settings.min_score, open_reranker(settings))
    return Assistant(retriever, settings, fluent=open_fluent(settings))


def open_reranker(settings: Settings) -> Reranker | None:
    """The cross-encoder that is set, None where none is; built first (in another process) where need be."""
    if not settings.reranker:
        return None
    ensure_reranker(settings.reranker, settings.models, _announce)
    from assistant.embedding.reranker import load_reranker

    return load_reranker(settings.reranker, settings.models)


def open_reader(settings: Settings, encoder: Encoder) -> IndexReader:
    """The current generation; one that is missing, stale or damaged is built anew first."""
    from assistant.index import IndexUnusable, is_held, open_index

    try:
        reader = open_index(settings.index, settings.corpus_name, encoder.digest)
        if is_held(settings.index, settings.corpus_name) or not changed_since(settings.corpus, reader.manifest):
            return reader
        _announce("The corpus has changed; bringing the index up to date.")
    except IndexUnusable as error:
        _announce(f"{error} Building it.")
    from assistant.ingest import ingest  # the readers of documents: not needed where the index is as it should be

    report = ingest(settings.corpus, settings.index, encoder)
    for failure in report.failures:
        _log.warning("%s", failure)
    return open_index(settings.index, settings.corpus_name, encoder.digest)


def open_register(settings: Settings) -> IndexReader:
    """The index as it is, for its rows alone: the model is loaded only where the index has to be brought up to date."""
    from assistant.index import IndexUnusable, is_held, open_index

    try:
        reader = open_index(settings.index, settings.corpus_name, None)
        if is_held(settings.index, settings.corpus_name) or not changed_since(settings.corpus, reader.manifest):
            return reader
        reader.close()
    except IndexUnusable:
        pass
    return open_reader(settings, open_encoder(settings))


def _import_store() -> None:
    import assistant.index.store  # noqa: F401


def _announce(line: str) -> None:
    _log.warning("%s", line)

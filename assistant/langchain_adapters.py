"""Encoder and retriever as LangChain knows them, for chains built around the index.

In a module of its own: LangChain's classes cost 0.3 s to import, which a single `ask` need not pay.
"""

from __future__ import annotations

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document as LangChainDocument
from langchain_core.embeddings import Embeddings
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from assistant.embedding.encoder import Encoder
from assistant.retrieve import Retriever
from assistant.types import Hit, Retrieval
from assistant.understand import Query, understand


class PlanEmbeddings(Embeddings):
    """LangChain's Embeddings over an encoder."""

    def __init__(self, encoder: Encoder) -> None:
        self.encoder = encoder

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        rows: list[list[float]] = self.encoder.encode_passages(texts).tolist()
        return rows

    def embed_query(self, text: str) -> list[float]:
        row: list[float] = self.encoder.encode_queries([text])[0].tolist()
        return row


class PlanRetriever(BaseRetriever):
    """`invoke` gives the kept passages as Documents; `retrieve` the full record with rejected hits and timings."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    retriever: Retriever

    def retrieve(self, query: Query) -> Retrieval:
        return self.retriever.retrieve(query)

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[LangChainDocument]:
        reader = self.retriever.reader
        understood = understand(query, reader.documents, reader.word_model, reader.abbreviations)
        return [_as_langchain(hit) for hit in self.retriever.retrieve(understood).kept]


def _as_langchain(hit: Hit) -> LangChainDocument:
    passage = hit.passage
    return LangChainDocument(
        id=passage.id,
        page_content=passage.text,
        metadata={
            "document": passage.document_id,
            "section": " › ".join(passage.heading_path),
            "horizons": list(passage.horizons),
            "pillar": passage.pillar,
            "page": passage.page,
            "start": passage.start,
            "end": passage.end,
            "score": hit.score,
        },
    )

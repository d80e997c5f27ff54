"""LangChain chains can use the index as they use any retriever."""

from __future__ import annotations

from langchain_core.runnables import RunnableLambda

from assistant.langchain_adapters import PlanEmbeddings, PlanRetriever
from assistant.pipeline import Assistant


def test_it_is_a_runnable_that_gives_the_best_passage_first(assistant: Assistant) -> None:
    retriever = PlanRetriever(retriever=assistant.retriever)
    documents = (retriever | RunnableLambda(list)).invoke("Tỷ trọng kinh tế số trong GRDP đến năm 2025")
    assert documents[0].metadata["section"] == "Mục tiêu đến năm 2025 › Kinh tế số"
    assert "khoảng 30%" in documents[0].page_content
    assert documents[0].metadata["horizons"] == [2025]


def test_rejected_hits_say_why(assistant: Assistant) -> None:
    retrieval = assistant.search("Tỷ trọng kinh tế số trong GRDP đến năm 2025")
    rejected = [hit for hit in retrieval.hits if not hit.kept]
    assert rejected
    assert all(hit.reason for hit in rejected)
    assert {"embed", "search", "rank"} <= retrieval.timings_ms.keys()


def test_embeddings_are_those_of_the_encoder(assistant: Assistant) -> None:
    encoder = assistant.retriever.encoder
    embeddings = PlanEmbeddings(encoder)
    assert embeddings.embed_query("nước sạch") == encoder.encode_queries(["nước sạch"])[0].tolist()
    assert embeddings.embed_documents(["nước sạch"]) == encoder.encode_passages(["nước sạch"]).tolist()

"""The API keeps its contract, and bad input gets a clear answer."""

from __future__ import annotations

import httpx

FIELDS = {"id", "status", "language", "answer", "citations", "targets", "notes", "engine", "timings_ms"}
CITATION = {"n", "document", "title", "section", "page", "quote", "url", "passage_id"}
QUESTION = "Đến năm 2025 kinh tế số chiếm bao nhiêu phần trăm GRDP?"


def test_ask_answers_with_the_figure_and_its_place(server: str) -> None:
    answer = httpx.post(f"{server}/api/ask", json={"question": QUESTION, "id": "a"}).json()
    assert answer.keys() >= FIELDS
    assert answer["id"] == "a"
    assert answer["status"] == "answered"
    assert answer["answer"].startswith("**Khoảng 30%**")
    citation = answer["citations"][0]
    assert citation.keys() >= CITATION
    assert citation["section"] == "Mục tiêu đến năm 2025 › Kinh tế số"
    assert "khoảng 30%" in citation["quote"]


def test_a_citation_opens_at_its_passage(server: str) -> None:
    citation = httpx.post(f"{server}/api/ask", json={"question": QUESTION}).json()["citations"][0]
    page = httpx.get(server + citation["url"].split("#")[0])
    assert page.status_code == 200
    assert f'id="{citation["passage_id"]}"' in page.text
    document = httpx.get(f"{server}/api/documents/{citation['document']}").json()
    assert citation["passage_id"] in {passage["id"] for passage in document["passages"]}


def test_what_cannot_be_asked_is_said(server: str) -> None:
    for question in ("", "   ", "x" * 20_000):
        response = httpx.post(f"{server}/api/ask", json={"question": question})
        assert response.status_code == 422
        assert response.json()["detail"]["status"] == "error"
        assert response.json()["detail"]["answer"]
    assert httpx.post(f"{server}/api/ask", json={"question": "\x00\x07\x1b"}).json()["status"] == "refused"
    assert (
        httpx.post(f"{server}/api/ask", content=b"{", headers={"content-type": "application/json"}).status_code == 422
    )
    assert httpx.get(f"{server}/api/documents/none").status_code == 404


def test_health(server: str) -> None:
    assert httpx.get(f"{server}/healthz").json() == {"status": "ok"}
    ready = httpx.get(f"{server}/readyz").json()
    assert ready["ready"]
    assert ready["documents"] == 8

"""What is found comes in the right order, kept or rejected for a reason that is said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from assistant.index import IndexReader
from assistant.retrieve import Retriever, search_all, steer
from assistant.types import Document, Passage, Retrieval
from assistant.understand import understand
from tests.fake_encoder import FakeEncoder
from tests.index.made_index import made_index
from tests.made_documents import FORESTS, HEALTH, SCHOOLS, query, read

HEALTH_PLAN = read(HEALTH, "y-te.md", id="y-te", number="12/KH-UBND", primary=True)
FOREST_PLAN = read(FORESTS, "rung.md", id="rung", number="45/QĐ-TTg")


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[IndexReader]:
    documents = [HEALTH_PLAN, FOREST_PLAN, read(SCHOOLS, "truong.md", id="truong")]
    opened = made_index(tmp_path_factory.mktemp("index"), documents)
    yield opened
    opened.close()


def find(reader: IndexReader, question: str, **options: float) -> Retrieval:
    understood = understand(question, reader.documents, reader.word_model, reader.abbreviations)
    return Retriever(reader, FakeEncoder(), **options).retrieve(understood)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "question",
    [
        "Tỷ lệ người dân tham gia bảo hiểm y tế đến năm 2026?",
        "ty le nguoi dan tham gia bao hiem y te den nam 2026",
        "Tyr leej người dân tham gia bao hieemr y tế đến năm 2026",
        "tỷ lệ nguòi dân tham giaa bảo hiểm y tế đến năm 2026",
    ],
)
def test_however_it_is_typed_the_passage_comes_first(reader: IndexReader, question: str) -> None:
    best = find(reader, question).hits[0]
    assert "trên 93%" in best.passage.text
    assert best.kept
    assert best.reason == "kept"


def test_a_passage_of_another_horizon_goes_down_and_is_not_hidden(reader: IndexReader) -> None:
    for year, other in ((2026, 2032), (2032, 2026)):
        hits = find(reader, f"Tỷ lệ người dân tham gia bảo hiểm y tế đến năm {year}", min_score=0.0).hits
        places = [hit.passage.horizons for hit in hits if "bảo hiểm y tế" in hit.passage.text]
        assert places.index((year,)) < places.index((other,))
        assert all(hit.kept for hit in hits if hit.passage.horizons == (other,) and "bảo hiểm" in hit.passage.text)


def test_a_named_document_goes_up(reader: IndexReader) -> None:
    assert find(reader, "Quyết định 45 đặt tỷ lệ bao nhiêu").hits[0].passage.document_id == "rung"
    assert find(reader, "Kế hoạch 12 đặt tỷ lệ bao nhiêu").hits[0].passage.document_id == "y-te"


def test_english_questions_find_vietnamese_passages(reader: IndexReader) -> None:
    hits = find(reader, "What is the forest coverage rate by 2041?").hits
    assert hits[0].passage.document_id == "rung"
    assert 2041 in hits[0].passage.horizons


def test_hits_are_ordered_and_every_rejection_says_why(reader: IndexReader) -> None:
    retrieval = find(reader, "Tỷ lệ học sinh biết bơi", top_k=2, min_score=0.3)
    scores = [hit.score for hit in retrieval.hits]
    assert scores == sorted(scores, reverse=True)
    assert len(retrieval.kept) <= 2
    reasons = {hit.reason for hit in retrieval.hits if not hit.kept}
    assert reasons
    assert all(reason.startswith(("below the first 2", "score ", "repeats")) for reason in reasons)
    assert {"embed", "search", "rank"} == set(retrieval.timings_ms)


def test_low_scores_are_rejected_with_their_score(reader: IndexReader) -> None:
    rejected = find(reader, "Tỷ lệ học sinh biết bơi", min_score=0.9).hits[-1]
    assert not rejected.kept
    assert rejected.reason == f"score {rejected.score:.2f} below 0.90"


def test_near_duplicates_collapse_into_the_better_hit(tmp_path: Path) -> None:
    text = "- Tỷ lệ che phủ rừng của toàn tỉnh đạt 58% diện tích đất tự nhiên vào cuối kỳ kế hoạch này."
    texts = [
        text,
        text.replace("toàn tỉnh", "tỉnh"),  # the same again
        text.replace("58%", "63%"),  # another figure
        "- Trồng mới khoảng 15.000 ha rừng phòng hộ.",
        "- Đóng mới tàu cá.",
    ]
    passages = [Passage(f"p{i}", "rung", t, i * 200, i * 200 + len(t), ("Mục tiêu",)) for i, t in enumerate(texts)]
    reader = made_index(tmp_path, [Document("rung", "Rừng", "")], passages=passages)
    hits = find(reader, "Tỷ lệ che phủ rừng của toàn tỉnh đạt bao nhiêu?", min_score=0.0).hits
    reader.close()
    reasons = {hit.passage.id: hit.reason for hit in hits}
    assert sorted((reasons["p0"], reasons["p1"])) == ["kept", "repeats a better hit"]
    assert reasons["p2"] == "kept"


def test_steering_alone_never_decides() -> None:
    passage = replace(Passage("p", "y-te", "x", 0, 1), horizons=(2026,))
    plain, primary = Document("a", "A", ""), Document("b", "B", "", primary=True)
    assert steer(query(years=(2026,)), passage, plain) > 0 > steer(query(years=(2032,)), passage, plain)
    assert steer(query(), passage, primary) > steer(query(), passage, plain) == 0
    assert steer(query(documents=("a",)), passage, plain) > 0 > steer(query(documents=("z",)), passage, plain)
    assert steer(query(years=(2032,), documents=("z",)), passage, plain) > -0.5


def test_a_question_of_unknown_words_still_gets_an_order(reader: IndexReader) -> None:
    found = find(reader, "zzyzx qwrt")
    assert found.hits
    assert all(np.isfinite(hit.score) for hit in found.hits)


def test_every_reading_is_searched(reader: IndexReader) -> None:
    encoder = FakeEncoder()
    readings = ("học sinh biết bơi", "giá trị xuất khẩu gỗ")
    found = search_all(reader, encoder.encode_queries(readings), readings)
    texts = " ".join(passage.text for passage in reader.fetch(found.rows.tolist()))
    assert "biết bơi" in texts
    assert "xuất khẩu gỗ" in texts
    assert len(found.rows) == len(found.fused()) == len(set(found.rows.tolist()))
    assert 0 <= found.fused().min() <= found.fused().max() <= 1 + 1e-6


def test_the_only_passage_there_is_can_answer(tmp_path: Path) -> None:
    """Scores are scaled over the candidates: a candidate alone is the best, not the worst."""
    lone = made_index(
        tmp_path, [read("# Kế hoạch\n\n- Tỉnh trồng 30 ha rừng ngập mặn đến năm 2027.\n", "mot.md", id="mot")]
    )
    found = Retriever(lone, FakeEncoder()).retrieve(query("Tỉnh trồng bao nhiêu ha rừng ngập mặn?"))
    lone.close()
    assert [hit.kept for hit in found.hits] == [True]

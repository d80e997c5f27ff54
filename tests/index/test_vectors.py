"""Vectors on disk: embedded once, taken over when nothing changed, compared as their parts say."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.index.parts import Parts, split_parts
from assistant.index.vectors import Vectors, read_known, write_vectors
from tests.fake_encoder import FakeEncoder

LONG = " ".join(f"Chỉ tiêu thứ {n} của kế hoạch đạt {n}% vào năm sau." for n in range(1, 30))
TEXTS = ["Tỷ lệ che phủ rừng đạt 58%.", LONG, "Trồng mới 15.000 ha rừng. Giá trị xuất khẩu gỗ đạt 2 tỷ USD."]
PARTS = [split_parts(text) for text in TEXTS]


def write(folder: Path, texts: list[str], encoder: FakeEncoder, known: dict[str, np.ndarray] | None = None) -> None:
    folder.mkdir(exist_ok=True)
    parts = [split_parts(text) for text in texts]
    write_vectors(folder, texts, parts, encoder, known or {}, lambda *_: None)


def test_every_text_and_part_is_embedded_once(tmp_path: Path) -> None:
    encoder = FakeEncoder()
    write(tmp_path, [*TEXTS, TEXTS[0]], encoder)
    assert sorted(encoder.encoded) == sorted({*TEXTS, *(part for own in PARTS for part in own.texts)})


def test_what_is_known_is_not_embedded_again(tmp_path: Path) -> None:
    write(tmp_path / "a", TEXTS, FakeEncoder())
    encoder = FakeEncoder()
    write(tmp_path / "b", [*TEXTS, "Một câu mới của kế hoạch."], encoder, read_known(tmp_path / "a"))
    assert encoder.encoded == ["Một câu mới của kế hoạch."]
    query = encoder.encode_queries(["rừng"])[0]
    before, after = (Vectors(tmp_path / name).cosines(query, np.arange(3)) for name in "ab")
    np.testing.assert_allclose(before, after, atol=1e-6)


def test_a_cosine_is_the_mean_of_the_nearest_window_sentence_and_pair(tmp_path: Path) -> None:
    encoder = FakeEncoder()
    write(tmp_path, TEXTS, encoder)
    query = encoder.encode_queries(["chỉ tiêu thứ 7 đạt 7%"])[0]

    def nearest(texts: tuple[str, ...], instead: float) -> float:
        return float((encoder.encode_queries(texts) @ query).max()) if texts else instead

    expected = []
    for text, parts in zip(TEXTS, PARTS, strict=True):
        window = nearest(parts.windows, float(encoder.encode_queries([text])[0] @ query))
        pair = nearest(parts.pairs, window)
        expected.append((window + nearest(parts.sentences, pair) + pair) / 3)
    np.testing.assert_allclose(Vectors(tmp_path).cosines(query, np.arange(3)), expected, atol=2e-3)


@given(st.lists(st.integers(0, 2), max_size=8))
def test_rows_may_come_in_any_order(tmp_path_factory: pytest.TempPathFactory, rows: list[int]) -> None:
    folder = tmp_path_factory.getbasetemp() / "vectors"
    if not folder.exists():
        write(folder, TEXTS, FakeEncoder())
    vectors, query = Vectors(folder), FakeEncoder().encode_queries(["rừng 58%"])[0]
    each = vectors.cosines(query, np.arange(3))
    np.testing.assert_allclose(vectors.cosines(query, np.array(rows, dtype=np.int64)), each[rows], atol=1e-6)


def test_passages_without_parts_compare_as_wholes(tmp_path: Path) -> None:
    encoder = FakeEncoder()
    write(tmp_path, ["Rừng.", "Gỗ."], encoder)
    query = encoder.encode_queries(["rừng"])[0]
    assert Vectors(tmp_path).cosines(query, np.array([0, 1]))[0] == pytest.approx(1.0, abs=1e-6)


def test_no_passages_at_all(tmp_path: Path) -> None:
    whole = write_vectors(tmp_path, [], [], FakeEncoder(), {}, lambda *_: None)
    assert whole.shape == (0, 64)
    assert Vectors(tmp_path).cosines(np.ones(64, dtype=np.float32), np.zeros(0, dtype=np.int64)).shape == (0,)
    assert read_known(tmp_path) == {}


def test_damaged_vectors_are_an_error_the_writer_knows(tmp_path: Path) -> None:
    write(tmp_path, TEXTS, FakeEncoder())
    np.save(tmp_path / "digests.npy", np.array(["a"], dtype="U32"))
    with pytest.raises(ValueError, match=r"zip\(\)"):
        read_known(tmp_path)


def test_progress_ends_at_the_whole(tmp_path: Path) -> None:
    said: list[tuple[int, int]] = []
    write_vectors(tmp_path, TEXTS, [Parts((), (), ())] * 3, FakeEncoder(), {}, lambda *step: said.append(step))
    assert said[-1] == (3, 3)

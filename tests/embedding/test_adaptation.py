"""The change that adapts the bundled encoder fits its layers, is small, and does what it is for."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from assistant.embedding.adaptation import read_changes
from assistant.embedding.encoder import PromptedEncoder

PAIRS = Path(__file__).parents[1] / "benchmarks" / "pairs"
LAYERS, HIDDEN, FEED_FORWARD = 12, 384, 1536


def test_every_linear_layer_of_the_encoder_is_changed_by_a_matrix_of_its_shape() -> None:
    changes = dict(read_changes())
    assert len(changes) == LAYERS * 6
    for name, change in changes.items():
        rows = FEED_FORWARD if "intermediate" in name else HIDDEN
        columns = FEED_FORWARD if name.endswith("output.dense") and "attention" not in name else HIDDEN
        assert change.shape == (rows, columns), name
        assert 0 < np.abs(change).max() < 1, name
        assert np.linalg.matrix_rank(change) <= 8, name


def test_every_made_up_plan_has_its_passages_with_four_questions_each() -> None:
    for path in PAIRS.glob("*.jsonl"):
        for line in path.read_text("utf-8").splitlines():
            passages = json.loads(line)["passages"]
            assert len({passage["text"] for passage in passages}) == len(passages) >= 8
            assert all(set(passage) == {"text", "vi", "plain", "typed", "en"} for passage in passages)
            assert all(text.strip() for passage in passages for text in passage.values())


@pytest.mark.parametrize(
    ("question", "right", "other"),
    [
        (
            "mỗi năm mấy đứa nhỏ chết chìm?",
            "Số trẻ em tử vong do đuối nước không quá 10 em.",
            "Số trẻ em bị tai nạn giao thông không quá 10 em.",
        ),
        (
            "người già biết xài điện thoại",
            "Tỷ lệ người cao tuổi sử dụng thiết bị thông minh đạt 60%.",
            "Tỷ lệ trẻ em được tiêm chủng đạt 95%.",
        ),
        (
            "quét mã trả tiền ngoài chợ",
            "Thanh toán không dùng tiền mặt tại chợ truyền thống đạt 70%.",
            "Cân đối chứng tại chợ truyền thống được đặt ở 100% số chợ.",
        ),
    ],
)
def test_everyday_words_are_nearer_to_what_they_mean(
    encoder: PromptedEncoder, question: str, right: str, other: str
) -> None:
    near = encoder.encode_passages([right, other]) @ encoder.encode_queries([question])[0]
    assert near[0] > near[1]

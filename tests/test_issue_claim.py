"""What a question says of a document's issue by the way, and what is left of the question without it."""

from __future__ import annotations

import pytest

from assistant.issue_claim import IssueClaim, issue_claim, without_issue_claim

CLAIMS = [
    (
        "Nghị quyết 88 do Thủ tướng ký năm 2023 quy định bao nhiêu phần trăm?",
        IssueClaim("Thủ tướng", 2023),
        "Nghị quyết 88 quy định bao nhiêu phần trăm?",
    ),
    ("Kế hoạch 15 ban hành năm 2019 đặt chỉ tiêu gì?", IssueClaim("", 2019), "Kế hoạch 15 đặt chỉ tiêu gì?"),
    (
        "Kế hoạch 15 do Sở Nông nghiệp ban hành giao ai chủ trì?",
        IssueClaim("Sở Nông nghiệp", None),
        "Kế hoạch 15 giao ai chủ trì?",
    ),
    (
        "What does Plan 15, signed in 2019, set for irrigation?",
        IssueClaim("", 2019),
        "What does Plan 15 , set for irrigation?",
    ),
]
NONE = [
    "Kế hoạch 15 ban hành năm nào?",  # asked, not claimed
    "Kế hoạch 15 ban hành năm 2019 phải không?",  # the claim is all there is to judge
    "Kế hoạch 15 yêu cầu ban hành năm 2025 những văn bản nào?",  # what it demands is no issue of its own
    "Tỷ lệ người có chữ ký số vào năm 2025 là bao nhiêu?",
    "Cơ quan nào ký năm 2020?",
]


@pytest.mark.parametrize(("question", "claim", "rest"), CLAIMS)
def test_a_claim_is_read_and_taken_out(question: str, claim: IssueClaim, rest: str) -> None:
    assert issue_claim(question) == claim
    assert without_issue_claim(question) == rest


@pytest.mark.parametrize("question", NONE)
def test_what_is_no_claim_stays(question: str) -> None:
    assert issue_claim(question) is None
    assert without_issue_claim(question) == question

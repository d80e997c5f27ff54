"""Plans of the same place that speak to the same indicator stand beside the answer, newest first."""

from __future__ import annotations

from assistant.pipeline import Assistant
from assistant.types import Question, Turn


def test_a_later_plan_of_the_place_is_said_with_its_date_and_cited(assistant: Assistant) -> None:
    answer = assistant.answer(Question("Kinh tế số của Hà Nội năm 2030 chiếm bao nhiêu phần trăm GRDP?"))
    assert "18-NQ/TU (30/12/2022)" in answer.text
    assert answer.citations[-1].document == "nq-18-2022"


def test_the_newest_comes_first(assistant: Assistant) -> None:
    text = assistant.answer(Question("Quy mô kinh tế số cả nước năm 2030 là bao nhiêu?")).text
    others = [text.find(number) for number in ("57-NQ/TW (22/12/2024)", "411/QĐ-TTg (31/3/2022)") if number in text]
    assert others
    assert others == sorted(others)


def test_of_another_place_nothing_is_set_beside(assistant: Assistant) -> None:
    assert "411/QĐ-TTg" not in assistant.answer(Question("Kinh tế số Hà Nội năm 2025 là bao nhiêu?")).text
    assert "Cũng về" not in assistant.answer(Question("Chỉ tiêu cáp quang phủ xã của cả nước đến 2025?")).text


def test_a_level_asked_on_about_has_no_other_subject(assistant: Assistant) -> None:
    """ "Kinh tế số 2025?", "ở cấp xã thì sao?": how many communes there are is no answer."""
    history = (Turn("user", "Kinh tế số 2025 bao nhiêu?"), Turn("assistant", "Khoảng 30%"))
    assert assistant.answer(Question("Ở cấp xã thì sao?", history)).status == "refused"
    files = (Turn("user", "Hồ sơ công việc xử lý trên mạng 2025?"), Turn("assistant", "90%"))
    assert "60%" in assistant.answer(Question("Cấp xã thì sao?", files)).text

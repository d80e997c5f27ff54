"""A model's words over a small plan: what is shown, in which order, and what stays the register's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessageChunk, BaseMessage
from langchain_core.outputs import ChatGenerationChunk, ChatResult

from assistant.generate.fluent import Fluent
from assistant.pipeline import Assistant
from assistant.settings import Settings
from assistant.types import Answer, Question, Turn

AREA = "Đến năm 2030 diện tích lúa hữu cơ đạt bao nhiêu phần trăm?"


class Scripted(BaseChatModel):
    """Says its answers in turn, piece by piece, and writes down when each piece was taken."""

    answers: list[Any]
    events: list[str]
    asked: list[str]

    @property
    def _llm_type(self) -> str:
        return "scripted"

    def _generate(self, *_: Any, **__: Any) -> ChatResult:
        raise NotImplementedError

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **_: Any,
    ) -> Iterator[ChatGenerationChunk]:
        self.asked.append("\n".join(str(message.content) for message in messages))
        for piece in self.answers.pop(0):
            self.events.append(f"sent {piece!r}")
            yield ChatGenerationChunk(message=AIMessageChunk(content=piece))
        self.events.append("sent all")


@pytest.fixture
def tell(plan: Assistant) -> Iterator[Any]:
    """`tell(question, answer, ...)`: every state of the answer; `tell.model` is the model that was asked."""

    def told(
        question: str, *answers: str | Sequence[str], history: Sequence[str] = (), **settings: Any
    ) -> list[Answer]:
        model = Scripted(answers=[[a] if isinstance(a, str) else list(a) for a in answers], events=[], asked=[])
        told.model = model  # type: ignore[attr-defined]
        plan.fluent = Fluent(model, Settings(llm="openai:scripted", **settings))
        return list(plan.stream(Question(question, tuple(Turn("user", text) for text in history))))

    yield told
    plan.fluent = None


def test_its_own_words_are_shown_when_they_are_the_sources(tell: Any) -> None:
    said = "Kế hoạch đặt mục tiêu diện tích lúa hữu cơ đạt tối thiểu 25% tổng diện tích gieo trồng vào năm 2030 [S1]."
    answer = tell(AREA, said)[-1]
    assert answer.engine == "llm"
    assert answer.text.startswith("Kế hoạch đặt mục tiêu diện tích lúa hữu cơ đạt tối thiểu 25%")
    assert answer.citations[0].quote.startswith("Diện tích lúa hữu cơ đạt tối thiểu 25%")
    assert answer.timings_ms["llm_calls"] == 1
    assert answer.timings_ms["llm_tokens"] > 0


def test_the_first_sentence_is_shown_before_the_answer_is_whole(plan: Assistant, tell: Any) -> None:
    model = Scripted(
        answers=[
            [
                "Diện tích lúa hữu cơ đạt tối thiểu 25% tổng diện tích gieo trồng vào năm 2030 [S1]. ",
                "Đến ",
                "năm ",
                "2045 đạt trên 55%.",
            ]
        ],
        events=[],
        asked=[],
    )
    plan.fluent = Fluent(model, Settings(llm="openai:scripted"))
    gate: list[str] = []
    original = model._stream

    def slowly(*given: Any, **more: Any) -> Iterator[ChatGenerationChunk]:
        for number, chunk in enumerate(original(*given, **more)):
            while number > 1 and not gate:  # the rest waits until the first sentence was shown
                pass
            yield chunk

    object.__setattr__(model, "_stream", slowly)
    for answer in plan.stream(Question(AREA)):
        gate.append(answer.text)
        if len(gate) == 1:
            assert "sent all" not in model.events
    plan.fluent = None
    assert "25%" in gate[0]
    assert "sent all" in model.events


def test_a_figure_that_no_source_has_is_replaced_by_the_quote(tell: Any) -> None:
    answer = tell(AREA, "Diện tích lúa hữu cơ đạt tối thiểu 35% tổng diện tích gieo trồng vào năm 2030 [S1].")[-1]
    assert answer.engine == "composed"
    assert "35" not in answer.text
    assert answer.notes[-1].startswith("Câu trả lời này được soạn thẳng")


@pytest.mark.parametrize(
    "wrong",
    [
        "Năng suất lao động nông nghiệp đạt tối thiểu 25% vào năm 2030 [S1].",  # another indicator's figure
        "Diện tích lúa hữu cơ đạt tối thiểu 25% tổng diện tích gieo trồng vào năm 2045 [S1].",
        "Diện tích lúa hữu cơ không đạt tối thiểu 25% tổng diện tích gieo trồng vào năm 2030 [S1].",
        "Diện tích lúa hữu cơ đạt khoảng 25% tổng diện tích gieo trồng vào năm 2030 [S1].",
        "Diện tích lúa hữu cơ do Bộ Công an quản lý [S1].",
        "Giá vàng hôm nay tăng mạnh trên thị trường thế giới [S1].",
    ],
)
def test_what_the_source_does_not_say_is_not_said(tell: Any, wrong: str) -> None:
    assert wrong.split(" [")[0] not in tell(AREA, wrong)[-1].text


def test_what_explains_stands_behind_the_figure(tell: Any) -> None:
    answer = tell(AREA, "Về lâu dài, diện tích lúa hữu cơ đạt trên 55% tổng diện tích gieo trồng vào năm 2045 [S2].")[
        -1
    ]
    assert answer.text.replace("**", "").lower().startswith("tối thiểu 25%")
    assert "Về lâu dài" in answer.text


def test_an_answer_without_figures_says_no_less_than_the_composed_one(tell: Any) -> None:
    answer = tell("Giải pháp về giống và thủy lợi là gì?", "Tỉnh nâng cấp hồ chứa [S1].")[-1]
    assert "ngân hàng giống bản địa" in answer.text


def test_lists_and_refusals_are_not_the_models(tell: Any) -> None:
    for question in ("Liệt kê các mục tiêu đến năm 2030", "Giá điện sinh hoạt là bao nhiêu?", "Xin chào"):
        answer = tell(question, "Diện tích lúa hữu cơ đạt tối thiểu 25% [S1].")[-1]
        assert answer.engine == "composed"
        assert tell.model.asked == []


def test_a_verified_answer_is_kept(plan: Assistant, tell: Any) -> None:
    said = "Diện tích lúa hữu cơ đạt tối thiểu 25% tổng diện tích gieo trồng vào năm 2030 [S1]."
    first = tell(AREA, said)[-1]
    again = list(plan.stream(Question(AREA)))[-1]
    assert again.text == first.text
    assert again.timings_ms["llm_calls"] == 0
    assert len(tell.model.asked) == 1


def test_the_cache_can_be_off(plan: Assistant, tell: Any) -> None:
    said = "Diện tích lúa hữu cơ đạt tối thiểu 25% tổng diện tích gieo trồng vào năm 2030 [S1]."
    tell(AREA, said, said, llm_cache=0)
    list(plan.stream(Question(AREA)))
    assert len(tell.model.asked) == 2


def test_a_follow_up_that_rules_do_not_understand_is_rewritten(tell: Any) -> None:
    history = ["Kế hoạch nói gì về ngân hàng giống bản địa?"]
    answer = tell(
        "nhắc lại câu trên giùm", "Kế hoạch nói gì về ngân hàng giống bản địa?", "Không rõ.", history=history
    )[-1]
    assert answer.understood_as == "Kế hoạch nói gì về ngân hàng giống bản địa?"
    assert answer.status.value == "answered"


def test_braces_and_marks_in_a_question_are_no_template(tell: Any) -> None:
    answer = tell("Diện tích lúa hữu cơ đến năm 2030 {sources} {{x}} bao nhiêu?", "x")[-1]
    assert "25%" in answer.text

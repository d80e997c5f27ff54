"""Twenty-eight ways in which a model's server fails: each ends in a right answer in time, and the next question works."""

from __future__ import annotations

import time

import pytest

from assistant.evaluate import unsupported_sentences
from assistant.generate.fluent import Fluent
from assistant.generate.model import open_model
from assistant.pipeline import Assistant
from assistant.settings import Settings
from assistant.types import Answer, Question
from tests.generate.scripted_server import Reply, Script, scripted

LIMIT = 1.5  # seconds
QUESTION = "Đến năm 2030 diện tích lúa hữu cơ đạt bao nhiêu phần trăm?"
RIGHT = "Diện tích lúa hữu cơ đạt tối thiểu 25% tổng diện tích gieo trồng vào năm 2030 [S1]."


def stall(reply: Reply) -> None:
    reply.wait(LIMIT * 2)


def stalled_headers(reply: Reply) -> None:
    reply.start()
    reply.wait(LIMIT * 2)


def half_then_stall(reply: Reply) -> None:
    reply.start()
    reply.piece("Diện tích lúa hữu cơ đạt tối")
    reply.wait(LIMIT * 2)


def half_then_reset(reply: Reply) -> None:
    reply.start()
    reply.piece("Diện tích lúa hữu cơ đạt tối thiểu 99%")
    reply.break_off()


def sentence_then_reset(reply: Reply) -> None:
    reply.start()
    reply.piece(RIGHT + " Sau đó")
    reply.break_off()


def broken_json(reply: Reply) -> None:
    reply.start()
    reply.raw(b'data: {"id": "1", "choices": [{"delta": {"content": "Di\n\n')
    reply.done()


def empty_choices(reply: Reply) -> None:
    reply.start()
    reply.event({"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "x", "choices": []})
    reply.done()


def nothing(reply: Reply) -> None:
    reply.start()
    reply.done()


def null_content(reply: Reply) -> None:
    reply.start()
    reply.piece(None)
    reply.done()


def endless(reply: Reply) -> None:
    reply.start()
    while not reply.gone:
        reply.piece("lúa lúa lúa ")


def endless_sentences(reply: Reply) -> None:
    reply.start()
    while not reply.gone:
        reply.piece(RIGHT + " ")


def drip(reply: Reply) -> None:
    reply.start()
    for letter in RIGHT[:20]:
        reply.piece(letter)
        reply.wait(0.3)
        if reply.gone:
            break


def tool_call(reply: Reply) -> None:
    reply.start()
    reply.piece(
        None, tool_calls=[{"index": 0, "id": "a", "type": "function", "function": {"name": "x", "arguments": "{}"}}]
    )
    reply.done()


def not_a_stream(reply: Reply) -> None:
    reply.status(200, '{"choices": [{"message": {"role": "assistant", "content": "99% [S1]."}}]}')


def error_event(reply: Reply) -> None:
    reply.start()
    reply.event({"error": {"message": "out of memory", "type": "server_error", "code": 500}})
    reply.done()


def invalid_utf8(reply: Reply) -> None:
    reply.start()
    reply.raw(b"data: \xff\xfe\xfa\n\n")
    reply.done()


def says(text: str) -> Script:
    return lambda reply: reply.say(text)


FAULTS: dict[str, Script] = {
    "500": lambda reply: reply.status(500, '{"error": {"message": "boom"}}'),
    "429": lambda reply: reply.status(429, '{"error": {"message": "slow down"}}', Retry_After="60"),
    "401": lambda reply: reply.status(401, '{"error": {"message": "no key"}}'),
    "404": lambda reply: reply.status(404, '{"error": {"message": "no such model"}}'),
    "html instead of json": lambda reply: reply.status(200, "<html>proxy</html>", Content_Type="text/html"),
    "no answer": stall,
    "headers only": stalled_headers,
    "half, then silence": half_then_stall,
    "half, then reset": half_then_reset,
    "a sentence, then reset": sentence_then_reset,
    "broken json": broken_json,
    "invalid utf-8": invalid_utf8,
    "no choices": empty_choices,
    "nothing": nothing,
    "null": null_content,
    "error event": error_event,
    "endless without an end": endless,
    "endless sentences": endless_sentences,
    "a letter at a time": drip,
    "a tool call": tool_call,
    "not a stream": not_a_stream,
    "chinese": says("到2030年，有机稻米面积至少占25% [S1]。"),
    "english": says("The organic rice area is at least 25% of the total in 2030 [S1]."),
    "refusal": says("Tôi xin lỗi, tôi không thể giúp bạn việc này."),
    "no tokens": says("Diện tích lúa hữu cơ đạt tối thiểu 25% tổng diện tích gieo trồng vào năm 2030."),
    "unknown tokens": says("Diện tích lúa hữu cơ đạt tối thiểu 25% tổng diện tích gieo trồng [S99]. Đạt 25% [1]."),
    "thoughts only": says("<think>Nguồn nói 25%. Diện tích lúa hữu cơ đạt 40% [S1]. Tôi nên trả lời thế nào"),
    "a wrong figure": says("Diện tích lúa hữu cơ đạt tối thiểu 95% tổng diện tích gieo trồng vào năm 2030 [S1]."),
}


def ask(plan: Assistant, address: str) -> tuple[Answer, float]:
    settings = Settings(llm="openai:scripted", llm_base_url=address, llm_timeout=LIMIT)  # type: ignore[call-arg]
    plan.fluent = Fluent(open_model(settings), settings)
    started = time.monotonic()
    try:
        return plan.answer(Question(QUESTION)), time.monotonic() - started
    finally:
        plan.fluent = None


@pytest.mark.parametrize("fault", FAULTS)
def test_every_fault_ends_in_a_right_answer_in_time(plan: Assistant, fault: str) -> None:
    with scripted(FAULTS[fault]) as address:
        answer, took = ask(plan, address)
    assert answer.status.value == "answered"
    assert "tối thiểu 25%" in answer.text.replace("**", "").lower()
    assert not any(wrong in answer.text for wrong in ("95%", "99%", "40%"))
    assert not unsupported_sentences(answer)
    assert took < LIMIT + 1


def test_no_server_at_all(plan: Assistant) -> None:
    with scripted(FAULTS["nothing"]) as address:
        pass  # closed again: nobody listens there
    answer, took = ask(plan, address)
    assert "25%" in answer.text
    assert answer.notes[-1].startswith("Câu trả lời này được soạn thẳng từ văn bản")
    assert took < LIMIT + 1


def test_the_next_question_works(plan: Assistant) -> None:
    """One server that fails first and answers then; the model is asked again as if nothing had been."""
    scripts = iter([FAULTS["no answer"], FAULTS["half, then reset"], FAULTS["broken json"], says(RIGHT)])
    with scripted(lambda reply: next(scripts)(reply)) as address:
        settings = Settings(llm="openai:scripted", llm_base_url=address, llm_timeout=LIMIT)  # type: ignore[call-arg]
        for expected in ("composed", "composed"):
            plan.fluent = plan.fluent or Fluent(open_model(settings), settings)
            assert plan.answer(Question(QUESTION)).engine == expected
        plan.fluent = Fluent(open_model(settings), settings)
        assert plan.answer(Question(QUESTION)).engine == "composed"
        assert plan.answer(Question(QUESTION)).engine == "llm"
        plan.fluent = None


def test_a_dead_server_is_left_alone(plan: Assistant) -> None:
    asked = []

    def failing(reply: Reply) -> None:
        asked.append(reply)
        reply.status(500)

    with scripted(failing) as address:
        settings = Settings(llm="openai:scripted", llm_base_url=address, llm_timeout=LIMIT)  # type: ignore[call-arg]
        plan.fluent = Fluent(open_model(settings), settings)
        answers = [plan.answer(Question(QUESTION)) for _ in range(6)]
        state = plan.fluent.state()
        plan.fluent = None
    assert len(asked) == 3
    assert all("25%" in answer.text for answer in answers)
    assert state["state"] == "resting"

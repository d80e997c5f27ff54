"""A rewritten follow-up may use only what was said."""

from __future__ import annotations

import pytest

from assistant.generate.rewrite import rewritten
from assistant.types import Question, Turn

BEFORE = (
    Turn("user", "Diện tích lúa hữu cơ năm 2030 là bao nhiêu?"),
    Turn("assistant", "Tối thiểu 25%, đến năm 2030. [1]"),
)
ASKED = Question("thế mười lăm năm sau nữa", BEFORE)


def test_the_words_of_the_conversation() -> None:
    assert rewritten('"Diện tích lúa hữu cơ sau mười lăm năm nữa là bao nhiêu?"\n', ASKED) == (
        "Diện tích lúa hữu cơ sau mười lăm năm nữa là bao nhiêu?"
    )


@pytest.mark.parametrize(
    "said",
    [
        "",
        "Giá điện sinh hoạt ở Lào là bao nhiêu?",
        "Diện tích lúa hữu cơ năm 2099 là bao nhiêu?",
        "thế mười lăm năm sau nữa",
        "Diện tích " * 100,
        "到2030年是多少？",
    ],
)
def test_anything_else_is_passed_over(said: str) -> None:
    assert rewritten(said, ASKED) is None

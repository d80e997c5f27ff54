"""Plans of other provinces, ministries and communes, and a report of results, asked through the whole pipeline."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from assistant.embedding.encoder import PromptedEncoder
from assistant.load.corpus import load_corpus
from assistant.types import Answer, Question, Turn
from tests.compose.clinics import CLINICS
from tests.compose.lighting import LIGHTING
from tests.made_assistant import made_assistant
from tests.made_documents import read
from tests.register.measure import PLANS

RESULTS = """# Báo cáo kết quả thực hiện kế hoạch nông nghiệp sinh thái tỉnh Lam Sơn

## Kết quả năm 2025

- Diện tích cây ăn quả đạt 16.200 ha, đến cuối năm 2025.

- Tỷ lệ hộ nghèo ở nông thôn còn 3,1% vào năm 2025.
"""

Ask = Callable[..., Answer]


@pytest.fixture(scope="package")
def ask(encoder: PromptedEncoder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """`ask("...", "what was asked before", ...)`; the farming plan is the primary one."""
    loaded = [replace(d, primary=d.id == "nong-nghiep-lam-son") for d in load_corpus(PLANS).documents]
    loaded.append(read(RESULTS, "ket-qua.md", id="ket-qua", kind="results", issued_on="2026-01"))
    opened = made_assistant(tmp_path_factory.mktemp("index"), loaded, encoder)
    yield lambda text, *before: opened.answer(Question(text, tuple(Turn("user", turn) for turn in before)))
    opened.reader.close()


@pytest.fixture(scope="package")
def lit(encoder: PromptedEncoder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """The same over a resolution on street lighting alone (tests/compose/lighting.py)."""
    title = "Nghị quyết về chiếu sáng công cộng và cây xanh đường phố thành phố Vân Cảnh giai đoạn 2027 - 2031"
    head = {"title": title, "number": "31/NQ-HĐND", "issuer": "Hội đồng nhân dân thành phố Vân Cảnh"}
    document = read(LIGHTING, "chieu-sang.md", id="chieu-sang", issued_on="2026-12-08", **head)
    opened = made_assistant(tmp_path_factory.mktemp("lit"), [document], encoder)
    yield lambda text, *before: opened.answer(Question(text, tuple(Turn("user", turn) for turn in before)))
    opened.reader.close()


@pytest.fixture(scope="package")
def clinics(encoder: PromptedEncoder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """The same over a plan on clinics alone (tests/compose/clinics.py)."""
    title = "Kế hoạch phát triển y tế cơ sở tỉnh Trà Sơn giai đoạn 2026 - 2030"
    head = {"title": title, "number": "97/KH-UBND", "issuer": "UBND tỉnh Trà Sơn"}
    document = read(CLINICS, "tram-y-te.md", id="tram-y-te", issued_on="2026-05-06", primary=True, **head)
    opened = made_assistant(tmp_path_factory.mktemp("clinics"), [document], encoder)
    yield lambda text, *before: opened.answer(Question(text, tuple(Turn("user", turn) for turn in before)))
    opened.reader.close()

"""An application over 10,000 rows that are really extracted, without index or model: what the API and page are timed on."""

from __future__ import annotations

import random
from types import SimpleNamespace
from typing import Any, cast

from fastapi import FastAPI

from assistant.live import LiveAssistant
from assistant.load.text import normalise_lines
from assistant.passages import split_document
from assistant.targets import extract_targets
from assistant.types import Document, Passage, Target
from assistant.web.document_page import document_page
from assistant.web.register_api import add_register_routes
from assistant.web.targets_page import add_targets_page
from tests.made_documents import read

_WHAT = [
    "hộ dân dùng nước sạch",
    "doanh nghiệp dùng hóa đơn điện tử",
    "hồ sơ công việc cấp xã xử lý trên mạng",
    "trường học có phòng máy",
    "trẻ em được tiêm chủng",
]
_WHERE = ["vùng núi", "vùng biển", "đô thị", "nông thôn", "khu công nghiệp", "làng nghề"]
_HOW = ["tối thiểu", "trên", "khoảng", "đạt"]


def made_register(
    count: int = 10_000, documents: int = 20
) -> tuple[tuple[Document, ...], tuple[Passage, ...], tuple[Target, ...]]:
    """Documents, passages and exactly `count` rows of made-up plans."""
    chance = random.Random(7)
    made, passages, rows = [], [], []
    for d in range(documents):
        lines = [f"# Kế hoạch {d} của tỉnh Thử Nghiệm {d}"]
        for year in (2026, 2030, 2035, 2045):
            lines.append(f"\n## Mục tiêu đến năm {year}\n")
            for n in range(count // documents // 4):
                what, where = chance.choice(_WHAT), chance.choice(_WHERE)
                lines.append(f"- Tỷ lệ {what} ở {where} số {n} đạt {chance.choice(_HOW)} {chance.randint(1, 99)}%.")
        document = read(normalise_lines("\n".join(lines)), f"ke-hoach-{d}.md")
        own = split_document(document)
        made.append(document)
        passages += own
        rows += extract_targets(document, own)
    return tuple(made), tuple(passages), tuple(rows[:count])


def made_app(count: int = 10_000) -> FastAPI:
    """The register's routes and page over `made_register`."""
    documents, passages, rows = made_register(count)
    by_document: dict[str, list[Passage]] = {}
    for passage in passages:
        by_document.setdefault(passage.document_id, []).append(passage)
    reader = SimpleNamespace(
        documents=documents, targets=rows, tasks=(), passages_of=lambda name: tuple(by_document.get(name, ()))
    )
    live: Any = SimpleNamespace(ready=True, current=lambda: SimpleNamespace(reader=reader), state=dict)
    app = FastAPI()
    add_register_routes(app, cast(LiveAssistant, live))
    add_targets_page(app, cast(LiveAssistant, live))

    @app.get("/d/{name}")
    def document(name: str) -> str:
        return document_page(next(d for d in documents if d.id == name), reader.passages_of(name))

    return app

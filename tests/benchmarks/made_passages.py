"""Passages of plans that no one wrote, as many as are wanted: seeded, varied, each with figures. For measuring size alone."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator, Sequence

import numpy as np

from assistant.types import Passage

_SUBJECTS = """hộ dân nông thôn dùng nước sạch|trang trại được kiểm dịch định kỳ|học sinh phổ thông học ngoại ngữ|trạm y tế có bác sĩ
đường huyện được trải nhựa|hồ sơ thủ tục hành chính xử lý trực tuyến|doanh nghiệp nhỏ và vừa dùng hóa đơn điện tử|diện tích rừng phòng hộ
lao động qua đào tạo nghề|xã đạt chuẩn nông thôn mới|hộ gia đình có cáp quang|rác thải đô thị được thu gom|tàu cá lắp thiết bị giám sát
khu công nghiệp có nhà máy xử lý nước thải|sản lượng điện tái tạo|khách du lịch quốc tế|giao dịch không dùng tiền mặt|bệnh viện dùng bệnh án điện tử
di tích được số hóa|thửa đất có trong cơ sở dữ liệu|tuyến xe buýt chạy điện|trường mầm non đạt chuẩn quốc gia|người cao tuổi có thẻ bảo hiểm
cán bộ công chức được bồi dưỡng kỹ năng số|vùng trồng được cấp mã số|nhà ở xã hội hoàn thành|trạm quan trắc không khí tự động"""
_PLACES = """tỉnh|huyện miền núi|thành phố|các xã ven biển|khu vực biên giới|vùng đồng bằng|cụm liên huyện|đô thị loại hai|hải đảo|vùng ven đô"""
_OPENINGS = "Phấn đấu|Bảo đảm|Đến hết kỳ kế hoạch,|Hằng năm|Theo lộ trình,|Từng bước|Trong giai đoạn đầu|Về lâu dài,"
_AMOUNTS = "đạt trên {}%|chiếm khoảng {}%|tăng {} lần|tối thiểu {}%|giảm còn dưới {}%|đạt {} tỷ đồng|thuộc nhóm {} tỉnh dẫn đầu"
_BODIES = "Sở Xây dựng|Sở Y tế|Sở Tài chính|Sở Nông nghiệp và Môi trường|Ủy ban nhân dân cấp xã|Công an tỉnh|Sở Giáo dục và Đào tạo"
_ENDINGS = (
    "chủ trì, phối hợp với các đơn vị liên quan thực hiện|chịu trách nhiệm theo dõi, báo cáo hằng quý|bố trí kinh phí từ ngân sách địa phương"
    "|rà soát, đề xuất cơ chế thu hút đầu tư|tổ chức tập huấn cho cán bộ cơ sở"
)


def made_passages(count: int, seed: int = 7) -> Iterator[Passage]:
    """`count` passages of one document; every one under a year, one to three sentences."""
    chance = random.Random(seed)
    subjects, places, openings, amounts, bodies, endings = (
        row.replace("\n", "|").split("|") for row in (_SUBJECTS, _PLACES, _OPENINGS, _AMOUNTS, _BODIES, _ENDINGS)
    )
    start = 0
    for number in range(count):
        year = chance.randrange(2026, 2050)
        pick = chance.choice
        name = f"{pick('BCDGHKLMNPQRSTVX')}{pick('aeiou')}{pick('nmgtc')}-{number % 9973}"
        sentences = [
            f"{pick(openings)} {pick(subjects)} của {pick(places)} {name} {pick(amounts).format(chance.randrange(2, 99))}.",
            f"{pick(bodies)} {pick(endings)}; {pick(subjects)} {pick(amounts).format(chance.randrange(2, 99))}.",
            f"{pick(bodies)} {pick(endings)}.",
        ]
        text = " ".join(sentences[: chance.randrange(1, 4)])
        headings = (f"Mục tiêu đến năm {year}", pick(places).capitalize())
        yield Passage(f"made-{number}", "made", text, start, start + len(text), headings, (year,))
        start += len(text) + 1


def made_questions(passages: Sequence[Passage], count: int, seed: int = 8) -> list[str]:
    """Questions in the words of some of the passages, half of them without diacritics."""
    from assistant.vietnamese import fold

    chance = random.Random(seed)
    found = []
    for passage in chance.sample(passages, count):
        question = f"Đến năm {passage.horizons[0]} {' '.join(passage.text.split()[1:12])} là bao nhiêu?"
        found.append(fold(question) if chance.random() < 0.5 else question)
    return found


class RandomEncoder:
    """Random unit vectors, the same for the same batch: what a search costs does not depend on what they mean."""

    def __init__(self, dimension: int = 384) -> None:
        self.name, self.digest, self.dimension = "random", "random-1", dimension

    def encode_queries(self, texts: Sequence[str]) -> np.ndarray:
        return self.encode_passages(texts)

    def encode_passages(self, texts: Sequence[str]) -> np.ndarray:
        seed = int.from_bytes(hashlib.sha256("\n".join(texts).encode()).digest()[:8], "big")
        vectors = np.random.default_rng(seed).standard_normal((len(texts), self.dimension), dtype=np.float32)
        return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32)

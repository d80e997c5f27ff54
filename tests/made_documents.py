"""Documents, statements and queries for tests, made from plans that no one ever issued."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hypothesis import strategies as st

from assistant.candidate import Candidate
from assistant.load.document import build_document
from assistant.load.head import read_head
from assistant.load.reading import Reading
from assistant.load.text import normalise_lines
from assistant.passages import split_document
from assistant.statements import Statement, make_statements
from assistant.types import Answer, AnswerStatus, Citation, Document, Passage, Sentence
from assistant.understand import Query

LEVELS_SENTENCE = (
    "90% hồ sơ công việc cấp Thành phố, 80% hồ sơ công việc cấp huyện và 60% hồ sơ công việc cấp xã "
    "được xử lý trên môi trường mạng (trừ hồ sơ thuộc phạm vi bí mật)."
)

# A plan of one section a year, bullets with semicolons, ranges, money and ranks.
HEALTH = """# Kế hoạch chăm sóc sức khỏe tỉnh Bình Lâm

## Mục tiêu đến năm 2026

- Tỷ lệ người dân tham gia bảo hiểm y tế đạt trên 93%; tỷ lệ trẻ em tiêm đủ vắc xin đạt tối thiểu 95%.

- Số giường bệnh đạt 34 giường bệnh trên một vạn dân; số bác sĩ đạt khoảng 12 bác sĩ trên một vạn dân.

- 85% trạm y tế cấp tỉnh, 70% trạm y tế cấp huyện và 45% trạm y tế cấp xã được kết nối hồ sơ sức khỏe điện tử.

- Kinh phí phòng bệnh đạt 640 tỷ đồng.

## Mục tiêu đến năm 2032

- Tỷ lệ người dân tham gia bảo hiểm y tế đạt trên 98%; tỷ lệ suy dinh dưỡng giảm còn dưới 7,5%.

- Tốc độ tăng số lượt khám từ xa đạt 12 - 14%/năm.

- Tỉnh thuộc nhóm 8 địa phương dẫn đầu cả nước về chăm sóc sức khỏe.
"""

# Bare paragraphs: lead-ins in place of headings, the year said once.
TOURISM = """Huyện Sơn Trà My công bố đề án du lịch cộng đồng

Đến năm 2029, huyện nằm trong nhóm 6 địa phương dẫn đầu vùng về du lịch cộng đồng.

Về lưu trú, nâng cao chất lượng phục vụ: Số cơ sở lưu trú đạt chuẩn đạt ít nhất 120 hộ; Công suất phòng đạt 55 - 60%; Thu nhập bình quân của lao động du lịch đạt 8.500.000 đồng/tháng.

Về hạ tầng, hoàn thiện kết nối: Mạng không dây phủ trên 80% hộ kinh doanh, 100% điểm tham quan.

Đến năm 2034, huyện nằm trong nhóm 2 địa phương dẫn đầu vùng về du lịch cộng đồng.

Về lưu trú, nâng cao chất lượng phục vụ: Công suất phòng đạt tối đa 75%; Tổng doanh thu đạt gần 1,2 triệu đồng/người.
"""

# Decree numbering and periods.
SCHOOLS = """# Đề án trường học an toàn

**I- MỤC TIÊU**

**1. Giai đoạn 2025-2028**

- Tỷ lệ trường học có cán bộ y tế đạt ít nhất 88%.

- Xây mới 46 trường, sửa chữa không quá 150 lớp.

- 92% trường cấp tỉnh, 81% trường cấp huyện và 64% trường cấp xã được lắp đặt hệ thống báo cháy.

**2. Tầm nhìn đến năm 2038**

- Tỷ lệ học sinh biết bơi chiếm khoảng 90%; tỷ lệ tai nạn thương tích giảm 3 - 3,5%/năm.

- Kinh phí xã hội hóa chiếm hơn 27% tổng mức đầu tư.
"""

# Statements that say their own year, and a document that is a table.
FORESTS = """# Chương trình trồng rừng

| TT | Chỉ tiêu | Đơn vị | Kết quả |
|---|---|---|---|
| **I** | **Đến năm 2031** | | |
| 1 | Tỷ lệ che phủ rừng | % | 58 |
| 2 | Diện tích rừng trồng mới đạt 4.200 ha | | ≥ 4.200 ha |
| **II** | **Đến năm 2041** | | |
| 3 | Tỷ lệ che phủ rừng | % | 63 |

## Nhiệm vụ

- Trồng mới khoảng 15.000 ha rừng phòng hộ vào năm 2033.

- Đến năm 2037, giá trị xuất khẩu gỗ đạt trên 2,4 tỷ USD.
"""


def read(text: str, name: str = "ke-hoach.md", **facts: object) -> Document:
    """The text as the loader gives it; `facts` are fields of the document set on top."""
    return replace(build_document(Reading(normalise_lines(text), "", read_head(normalise_lines(text))), name), **facts)  # type: ignore[arg-type]


def passages_of(text: str, name: str = "ke-hoach.md") -> tuple[Passage, ...]:
    return split_document(read(text, name))


def passage_of(text: str, opening: str) -> Passage:
    """The one passage of the plan that opens with these words."""
    (found,) = (p for p in passages_of(text) if p.text.startswith(opening))
    return found


def statements_of(text: str, name: str = "ke-hoach.md", **facts: object) -> tuple[Statement, ...]:
    document = read(text, name, **facts)
    return tuple(s for passage in split_document(document) for s in make_statements(passage, document))


def statement_of(text: str, words: str, **facts: object) -> Statement:
    """The one statement of the plan that holds these words."""
    (found,) = (s for s in statements_of(text, **facts) if words in s.text)
    return found


def query(text: str = "Tỷ lệ là bao nhiêu?", **facts: object) -> Query:
    """A question as understood, with nothing found in it but what `facts` say."""
    nothing = Query(
        typed=text, text=text, readings=(text,), search_text=text, also=(), language="vi", kind="how_much", years=(),
        counted=None, about_results=False, naming=(), level=None, pillar=None, documents=(), scope=None, scopes=(), places=(), terms=(), confidence=1.0,
    )  # fmt: skip
    return replace(nothing, **facts)  # type: ignore[arg-type]


def candidate(statement: Statement, score: float = 1.0) -> Candidate:
    return Candidate(statement, coverage=score, nearness=score, score=score)


def citation(quote: str, n: int = 1, **facts: object) -> Citation:
    made = Citation(n, "ke-hoach", "Kế hoạch", "Mục tiêu", None, quote, "/d/ke-hoach#p1", "p1", 0, len(quote))
    return replace(made, **facts)  # type: ignore[arg-type]


def answer(text: str, quote: str = "", **facts: object) -> Answer:
    """An answer of one sentence that cites one quote, or none where `quote` is empty."""
    cited = (citation(quote),) if quote else ()
    made = Answer(AnswerStatus.ANSWERED, "vi", (Sentence(text, tuple(c.n for c in cited)),), cited)
    return replace(made, **facts)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class MadeSection:
    """A heading and the paragraphs under it; every paragraph is a list of whole sentences."""

    heading: str
    paragraphs: tuple[tuple[str, ...], ...]
    bullet: str  # what each paragraph opens with

    @property
    def text(self) -> str:
        return "\n\n".join([f"## {self.heading}", *(self.bullet + " ".join(rows) for rows in self.paragraphs)])


def made_plan(sections: list[MadeSection]) -> str:
    return "# Kế hoạch phát triển\n\n" + "\n\n".join(section.text for section in sections) + "\n"


_SUBJECTS = (
    "Tỷ lệ hộ dùng nước máy",
    "Số lớp học nghề",
    "Diện tích cây xanh",
    "Mật độ đường trục",
    "Doanh thu chợ phiên",
)
_AMOUNTS = ("trên {}%", "khoảng {}%", "{} tỷ đồng", "tối thiểu {} lớp", "{}%/năm", "nhóm {} địa phương dẫn đầu")
_YEARS = (", đến năm 2027", " vào năm 2033", "", "", " (theo Đề án 9)")
_PLAIN = (
    "Các xã, phường, v.v. cùng thực hiện",
    "TP. Hạ Vân chủ trì, TS. Lý An giám sát",
    "Đẩy mạnh tuyên truyền tới người dân",
)
_HEADINGS = ("Mục tiêu đến năm {}", "Giai đoạn 2024-{}", "Nhiệm vụ {}", "Về kinh tế số {}", "Tầm nhìn {}")


@st.composite
def made_sentences(draw: st.DrawFn) -> str:
    if draw(st.booleans()):
        return draw(st.sampled_from(_PLAIN)) + "."
    amount = draw(st.sampled_from(_AMOUNTS)).format(draw(st.integers(1, 999)))
    stop = draw(st.sampled_from([".", ";", "…", "!"]))
    return f"{draw(st.sampled_from(_SUBJECTS))} đạt {amount}{draw(st.sampled_from(_YEARS))}{stop}"


@st.composite
def made_sections(draw: st.DrawFn) -> MadeSection:
    heading = draw(st.sampled_from(_HEADINGS)).format(draw(st.integers(2025, 2049)))
    paragraph = st.lists(made_sentences(), min_size=1, max_size=4).map(tuple)
    paragraphs = draw(st.lists(paragraph, min_size=1, max_size=3).map(tuple))
    if draw(st.integers(0, 3)) == 3:
        paragraphs = (*paragraphs, paragraphs[0] * 30)  # too long for one passage
    return MadeSection(heading, paragraphs, draw(st.sampled_from(["", "- ", "* ", "+ "])))


def made_plans() -> st.SearchStrategy[list[MadeSection]]:
    """One to four sections with different headings."""
    return st.lists(made_sections(), min_size=1, max_size=4, unique_by=lambda section: section.heading)

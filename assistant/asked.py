"""What kind of answer a question asks for, by its words (data/kinds.yaml)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from assistant.data import read_data
from assistant.english_asking import asking_kinds
from assistant.issue_claim import without_issue_claim
from assistant.named import FOR_YEARS, any_of, spelled
from assistant.vietnamese import fold, has_diacritics

# "Quốc hội ban hành Nghị quyết 57 vào ngày nào": whoever issued it, its date is asked for.
_ISSUES = re.compile(
    r"\b(?:ban hành|ban hanh) (?P<document>(?:nghị quyết|quyết định|kế hoạch|chương trình|chỉ thị|thông tư|nghị định)(?: số)? \d[\w/-]*"
    r"(?: (?:nq|qđ|kh|ct|cp|tw|tu|ttg|ubnd|hđnd|bch|cv|tt))*)"
    r" (?:vào |từ |hồi )?(?P<when>ngày nào|khi nào|bao giờ|năm nào|lúc nào|ngày tháng năm nào)"
)
# A number to call is told in words: it measures nothing.
ASKS_PHONE = re.compile(
    r"\b(?:so dien thoai|so may (?=nao|gi|bao nhieu)|sdt|so hotline|email|e-mail|thu dien tu)\b.*\b(?:nao|gi|may|bao nhieu)\b"
    r"|^\W*(?:so dien thoai|sdt|so hotline|hotline)\b"
    r"|\b(?:cho|xin|biet) (?:\w+ ){0,3}(?:so dien thoai|sdt|so hotline|email)\b|\b(?:phone|hotline|telephone) number\b"
    r"|\b(?:goi|bam|quay) (?:\w+ ){0,2}so (?:nao|may|gi)\b"
)
_NAMES_ALL = re.compile(
    r" (?:hay |cho biet |xin )?(?:neu|ke|liet ke) ten (?:cac|nhung|tat ca|\d+|hai|ba|bon|nam|sau|bay|tam) "
)
_WATCHES = re.compile(
    r"\b(?:bao cao|theo doi|kiem tra|danh gia|tong hop|giam sat)(?:,? (?:va )?(?:bao cao|theo doi|kiem tra|danh gia|tong hop|giam sat))*"
    r" (?:ve )?(?:ket qua|tien do|tinh hinh)(?: thuc hien)?\b(?=.*\b(?:ai|nao|bao lau|may thang|khi nao|bao gio|mot lan|1 lan)\b)"
    r"|\b(?:ai|bao lau|khi nao|bao gio|(?:co quan|don vi|bo|so|phong|ban) nao)\b.*"
    r"\b(?:bao cao|theo doi|kiem tra|danh gia|tong hop|giam sat)\b"
    r"[^?]{0,40}\b(?:ket qua|tien do|tinh hinh)\b"
)
_ENGLISH = re.compile(r"\b(?:what|which|who|how|when|the|of|is)\b")
# "What is the 2028 enrolment target", "what poverty rate is ... aiming for": one figure.
_ENGLISH_MEASURE = re.compile(
    r"^ (?:and |so )?(?:at )?what(?: s)?(?: (?:is|was|are|were|will be))? (?:the )?(?:\w+ ){0,6}?"
    r"(?:rate|ratio|share|percentage|proportion|target|number|budget|cost|price|fee|fine|capacity|area|length|population|output|yield"
    r"|coverage|expectancy|density|turnover|revenue|income|amount|size|value)\b(?! (?:of .* )?(?:and|s)\b)"
)
_MANY = re.compile(r"\b(?:nhung|cac|liet ke|toan bo|tat ca)\s+(?:chi tieu|muc tieu|nhiem vu|giai phap)\b")
_LISTS = re.compile(
    r"\b(?:liet ke|ke ten|ke het|neu (?:cac|ten|day du)|ten cua|danh sach"
    r"|(?:cac|may|nhung) nam (?:gan day|qua|nay)|qua cac nam)\b|^\s*list\b"
)
# "những quan điểm nào", "các nhóm gì": several things of a kind are asked for.
_WHICH = re.compile(r"\b(?:những|nhung|các) (?!gì|gi\b)(?:\w+ ){1,8}?(?:nào|nao|gì)\b")
_DAY_OF = re.compile(
    r"^ (?:thoi )?han (?!nop\b.*\bgi\b)(?:\w+ )+?(?:(?:la|vao|den|truoc) )?"
    r"(?:ngay (?:nao|may|bao nhieu)|khi nao|bao gio|luc nao|thang nao|quy nao)\b"
    r"|^ by (?:what|which) (?:date|day|month|time)\b"
)
_WHICH_NOT_MET = re.compile(
    r"\b(?:nhung|cac|con) (?:\w+ ){1,4}(?:nao|gi) (?:con |van )?(?:chua|khong) (?:dat|hoan thanh|xong)\b"
)
_REACHED = re.compile(r"^\s*(?:did|has|have|was|were)\b.*\b(?:hit|reach(?:ed)?|met|meet|achieved?|exceed(?:ed)?)\b")
# "đã trao được bao nhiêu con bò rồi": what has been done, not what is to be.
_DONE = re.compile(
    r"(?<!toi )\b(?:da|duoc)\b(?! (?:dat|co hieu luc)\b).*\b(?:bao nhieu|may|toi dau|den dau)\b.*\broi\b"
)
# "tính đến hôm nay đã sửa được mấy trụ", "đến nay đã xây được bao nhiêu km".
_DONE_BY_NOW = re.compile(
    r"\b(?:tinh )?(?:den|toi|cho den|cho toi) (?:hom nay|nay|gio|bay gio|luc nay|thoi diem (?:nay|hien tai)|hien tai|hien nay)\b"
    r"(?=.*(?<!toi )\b(?:da|moi|duoc)\b)(?=.*\b(?:bao nhieu|may|toi dau|den dau)\b)"
    r"|(?<!toi )\bda (?:\w+ ){1,3}?duoc (?:bao nhieu|may)\b"
    r"|(?<!toi )\bda (?:\w+ ){1,5}?xong (?:bao nhieu|may)\b"
    r"|\b(?:tinh den|den|toi|het) (?:cuoi |het )?(?:thang|quy) [\divx]+(?:/| nam )20\d\d\b(?=.*(?<!toi )\bda\b.*\b(?:bao nhieu|may)\b)"
    r"|(?<!toi )\bda\b.*\b(?:bao nhieu|may)\b.*\btinh den (?:cuoi |het )?(?:thang|quy|nam|ngay)\b"
)
# "so A với B", "giữa A và B": two things set side by side; "so với" is among the words of data/kinds.yaml.
_SETS_BESIDE = re.compile(
    r"\b20\d\d (?:\w+ )?hơn (?:năm )?20\d\d\b|\b(?:nhiều|ít|cao|lớn) [^,?]{3,60} hay [^,?]{3,60} hơn\W*$"
    r"|\bkhác (?!nhau\b|với\b)[^?]{2,60} (?:chỗ|điểm) nào\b"
    r"|^so (?!với\b|voi\b|sánh|sanh|hoá|hóa)\w+ .*\b(?:với|và|giữa)\b|\b(?:chênh|khác|cách|so) .*\bgiữa .* (?:và|với) "
)
# "còn thiếu bao nhiêu giáo viên so với định mức": one figure, which the norm only says the measure of.
_AGAINST_NORM = re.compile(
    r"\b(?:bao nhieu|may)\b.*\bso voi (?:dinh muc|quy dinh|tieu chuan|nhu cau|bien che|yeu cau|chuan)\b"
    r"|\bso voi (?:dinh muc|quy dinh|tieu chuan|nhu cau|bien che|yeu cau|chuan)\b.*\b(?:bao nhieu|may)\b"
)
_ASKS_AT_ALL = re.compile(
    r"\b(?:bao nhiêu|mấy|nào|gì|sao|ai|bao nhieu|may|nao|gi|khi nào|không\W*$|khong\W*$)\b", re.IGNORECASE
)
_FEWEST_CLAUSES, _FEWEST_TELLING = 2, 5
# "có giải pháp gì để ... không": which, not whether.
_HAS_WHICH = re.compile(r" (?:\w+ ){0,3}?co (?:giai phap|bien phap|cach|chinh sach|ho tro|ke hoach) (?:gi|nao)\b")
# "có giải pháp gì để giảm chênh lệch ...": what is done about a gap, not how wide it is.
_HOW_TO_LESSEN = re.compile(
    r"\b(?:giai phap|bien phap|lam gi|lam sao|cach nao|cach gi|lam the nao|how (?:to|will|can))\b.*"
    r"\b(?:chenh lech|khac biet|cach biet|thay doi|difference|gap)\b"
)
_WHY = re.compile(r"\W*(?:vi sao|tai sao|why)\b")
# What "Quyết định 749 do Thủ tướng X ký ngày nào" is without its claim.
_ONLY_DATED = re.compile(
    r"^ (?:nghi quyet|quyet dinh|ke hoach|chuong trinh|chi thi|thong tu|nghi dinh|van ban)\b[^?,]{0,40} (?:vao )?"
    r"(?:ngay (?:nao|may|bao nhieu)|khi nao|bao gio|nam nao|hom nao)\W*$"
)
_DURATION = re.compile(
    r"\bthoi han\b.* (?:bao nhieu|may) (?:thang|nam|ngay|tuan|gio)\b|\btrong (?:bao nhieu|may) (?:thang|nam|ngay|tuan|gio)\b"
)
_WHAT_TO_DO = re.compile(r"\blam (?:nhung )?gi\b")
# "5 sao được thưởng hơn 4 sao bao nhiêu": two things that are given or cost something.
_MORE_THAN = re.compile(
    r"\b(?:duoc|thuong|ho tro|huong|nhan|tra|phat|luong|gia|phi|tien) hon (?!nua\b|het\b|\d+%|bao nhieu\b|may\b)[^?]{3,60}"
    r"\b(?:bao nhieu|may|the nao|ra sao)\b"
)
_RISES = re.compile(r"\b(?:tang|giam|nang|nhich|len|xuong|thay doi|change|increase|grow)\b")
_CLIMBS = re.compile(  # no "bác sĩ", "hàng hóa", "điểm trường"
    r"\b(?:bao nhiêu|bao nhieu|mấy|may) (?:bậc|bac(?! s[iy]\b)|hạng|hang(?! hoa\b)|(?:điểm|diem)(?=\W*$|[,;.]| (?:phần|phan|so)\b))(?!\w)"
)
_SHARE = re.compile(r"\d\s*(?:%|phần trăm|phan tram|percent)")
# "Nghị quyết về phòng cháy của Hải Trung số bao nhiêu": nothing stands behind that a plan would set a number of.
_NUMBERED = re.compile(
    r"(\b(?:nghị quyết|quyết định|kế hoạch|chương trình|đề án|chỉ thị|văn bản|nghi quyet|quyet dinh|ke hoach|chuong trinh|de an"
    r"|chi thi|van ban)\b.*)"
    r" (?:số|so) (?:bao nhiêu|bao nhieu|mấy|may)(?=$|\s*[?.,;!]|"
    r" (?:và|va|ban hành|ban hanh|thông qua|thong qua|ký|ky|ngày|ngay|do|của|cua|vậy|vay|ạ|hả|nhỉ)\b)"
)
# "Căn cứ kế hoạch số mấy của tỉnh", "thực hiện nghị quyết nào của Tỉnh ủy": one of the documents it rests on.
RESTS_ON = re.compile(
    r"\b(?:căn cứ|thực hiện|triển khai|cụ thể hóa|dựa (?:trên|vào)|can cu|thuc hien|trien khai|cu the hoa|dua (?:tren|vao))"
    r"(?: (?:vào|theo|vao))? (?P<kind>nghị quyết|quyết định|kế hoạch|chương trình|chỉ thị|luật|nghị định|thông tư|kết luận|chiến lược"
    r"|nghi quyet|quyet dinh|ke hoach|chuong trinh|chi thi|luat|nghi dinh|thong tu|ket luan|chien luoc)"
    r"(?: (?:số|so))? (?:nào|bao nhiêu|mấy|gì|nao|bao nhieu|may|gi)(?!\w)"
)
_IS_ABOUT = re.compile(
    r"\bwhat (?:is|does|do)\b (?P<which>(?:\S+ ){0,7}?\S+) (?:about|cover|deal with|regulate)(?=\W*$| and when\b)",
    re.IGNORECASE,
)
# A part of a document, which has a subject of its own.
_OF_PART = re.compile(
    r"\b(?:dieu|khoan|muc|chuong|phan|bang|nhom|diem|giai phap|nhiem vu|phu luc|annex|article|section|chapter|table|group)"
    r" (?:so |thu )?(?:\d+|[ivx]+|nhat|hai|ba|tu|nam|sau|bay|tam|chin|muoi|cuoi)\b"
)
_BEFORE_WHEN = re.compile(
    r"\b(?:trước|truoc) (?:ngày|ngay|tháng|thang|quý|quy|năm|nam) (?:nào|nao|mấy|may|bao nhiêu|bao nhieu)(?!\w)"
)
# "When was the ward established": an event that is no issue of a document.
_OTHER_EVENT = re.compile(
    r"\bwhen (?:was|were|did) .*\b(?:established|founded|built|opened|created|set up|formed|merged|begin|start)\b"
)
_AI = re.compile(r"\bAI\b")
_MAY = re.compile(r"(?<!\w)may(?!\w)", re.IGNORECASE)
_MOSTLY_MARKED = 0.5  # of a question's words
# "Đăng ký khai sinh khi nào": words that end or begin as the signing of a document does, and are none.
_NO_SIGNING = re.compile(r"\b(?:đăng|dang|thư|thu|nhật|nhat) (?:ký|ky|kí|ki)\b|\bký túc\b|\bky tuc\b")
_HOW_MANY = re.compile(
    r"\bhow many ([\w\s-]+?)(?=\s+(?:does|do|did|is|are|has|have|had|will|should|must|were|was|on|of|in|for|to|by|can|at)\b|[?,.]|$)",
    re.IGNORECASE,
)
CLASSIFIERS = ("chiếc", "cái")  # "mấy chiếc chạy điện" counts what was named before
_SET = ("chỉ tiêu", "mục tiêu", "nhiệm vụ", "giải pháp")  # what a plan sets, rather than what it sets a number of
_ASKS_IN_FRONT = re.compile(r"\s*(?:is|are|was|were|do|does|did|will|has|have|had|can|should)\b")


@lru_cache(maxsize=8)  # asked several times of one question
def find_kind(text: str) -> str:
    """The first kind of the data file whose words are there; a question that ends in "không" asks yes or no."""
    claiming = _AI.sub("trí tuệ nhân tạo", _without_told_years(text))  # "AI" asks for nobody
    text = without_issue_claim(claiming)
    if _is_marked(text):  # "chẳng may", "dệt may" are no "mấy"
        text = _MAY.sub(" . ", text)
    folded = f" {fold(text)} "
    if ASKS_PHONE.search(folded):
        return "what"
    said = _NO_SIGNING.sub(" . ", spelled(text))
    kinds = [kind for kind, pattern in _kind_patterns() if pattern.search(said)]
    if _WATCHES.search(
        folded
    ):  # "ai theo dõi, đánh giá kết quả thực hiện", "bao lâu thì báo cáo kết quả": no result is asked for
        kinds = [kind for kind in kinds if kind != "progress"]
    if _BEFORE_WHEN.search(said):
        kinds = [kind for kind in kinds if kind != "status"]
    years = len(set(re.findall(r"\b20\d\d\b", folded)))
    if years > 1 and not _RISES.search(
        folded
    ):  # "giai đoạn 2026 - 2030 tuyển thêm bao nhiêu" sets no year beside another
        years = len(set(re.findall(r"\b20\d\d\b(?!\s*[-–]\s*20\d\d)", folded)))
    if years == 1 and re.search(r"\b(?:moi|hang|mot) nam\b", folded):
        kinds = [kind for kind in kinds if kind != "compare"]  # "mỗi năm tăng bao nhiêu" is one figure
    if _WHY.match(
        folded
    ):  # "vì sao toàn bộ camera phải nối về trung tâm" lists nothing, "tại sao ít ai đi" asks for nobody
        kinds = [kind for kind in kinds if kind not in ("list", "who")]
    if years > 1 and kinds[:1] == ["progress"] and "compare" in kinds and _RISES.search(folded):
        kinds = ["compare", *kinds]  # "thực tế năm 2025 nhích lên bao nhiêu so với 2024"
    if _AGAINST_NORM.search(folded) or _HOW_TO_LESSEN.search(folded):
        kinds = [kind for kind in kinds if kind != "compare"]
    if _WHAT_TO_DO.search(folded) and "list" in kinds and not _MANY.search(folded):
        kinds = ["solution", *(kind for kind in kinds if kind != "list")]
    if _DURATION.search(folded):  # "thời hạn vay bao nhiêu tháng" asks how long, not by when
        kinds = [kind for kind in kinds if kind != "when"]
    if years < 2:
        kinds = [kind for kind in kinds if kind != "compare_years"]
    kinds = ["compare" if kind == "compare_years" else kind for kind in kinds]
    if _SETS_BESIDE.search(said) or _MORE_THAN.search(folded) or (_CLIMBS.search(said) and years > 1):
        kinds = ["compare", *kinds]
    if _HOW_MANY.search(text) and find_counted(text) in _SET:
        kinds = ["count", *kinds]
    if not kinds and _ENGLISH_MEASURE.search(folded):
        return "how_much"
    if _WHICH_NOT_MET.search(folded) or _NAMES_ALL.match(folded):
        return "list"
    if _REACHED.search(folded) or _DONE.search(folded) or _DONE_BY_NOW.search(folded):
        return "progress"
    asks_figure = bool(re.search(r"\b(?:bao nhieu|may|hang nao|how (?:much|many)|what (?:percentage|share))\b", folded))
    of_document = _asks_of_document(text, kinds, asks_figure=asks_figure)
    if of_document or (text != claiming and _ONLY_DATED.search(folded)):
        kinds = ["status", *kinds]
    ends_in_no = re.search(r"\b(?:khong|chua|khong a|ko)\W*$", folded.strip()) is not None
    ends_in_no = ends_in_no and not _HAS_WHICH.match(folded)
    if _ENGLISH.search(folded):
        kinds = asking_kinds(kinds, folded.strip())
    # In English it is the verb in front that asks yes or no.
    kinds = [kind for kind in kinds if kind != "yes_no" or not _ENGLISH.search(folded) or _ASKS_IN_FRONT.match(folded)]
    asks_deadline = any_of(tuple(read_data("deadline_words"))).search(said) is not None
    if _DAY_OF.search(folded) and not asks_figure and not {"progress", "compare"} & set(kinds):
        return "when"  # "hạn lập danh sách ... là ngày nào" asks for a day, whatever is to be drawn up by it
    if asks_deadline and not asks_figure and not {"progress", "compare"} & set(kinds):
        return "when"  # "còn hạn không?" is answered by the deadline
    if (ends_in_no or "yes_no" in kinds) and not asks_figure and not {"progress", "status", "compare"} & set(kinds):
        return "yes_no"
    if _WHICH.search(said) and not {"progress", "status", "compare", "count", "when", "who"} & set(kinds):
        kinds = ["list", *kinds]
    if re.search(r"\b(?:chi tieu|muc tieu)\b.*\bla (?:nhung )?gi\W*$", folded.strip()):
        kinds = ["list", *kinds]
        return "list" if kinds[1:2] in ([], ["list"]) else kinds[1]
    if "list" in kinds and (_MANY.search(folded) or _LISTS.search(folded)):
        return "list"
    return kinds[0] if kinds else "what"


def _is_marked(text: str) -> bool:
    """Whether a question is typed with its marks: then a word without any has none."""
    said = text.split()
    return sum(map(has_diacritics, said)) >= _MOSTLY_MARKED * len(said)


def _without_told_years(text: str) -> str:
    """Without "mấy năm nay" in a clause that only tells: "hộ khẩu ở đây mấy năm nay, ... được bao nhiêu tiền?" lists no years."""
    clauses = re.split(r"(?<=[,.;!?])\s+", text)
    if len(clauses) < _FEWEST_CLAUSES:
        return text
    return " ".join(
        c if _ASKS_AT_ALL.search(FOR_YEARS.sub(" ", c)) or len(c.split()) < _FEWEST_TELLING else FOR_YEARS.sub(" ", c)
        for c in clauses
    )


def _asks_of_document(text: str, kinds: Sequence[str], *, asks_figure: bool) -> bool:
    """A question that also asks for a figure, or names a share, is about what the document sets."""
    facts = asked_facts(text)
    if not facts or "status" in kinds or "progress" in kinds or _SHARE.search(text):
        return False
    return not asks_figure or "number" in facts or facts == ("basis",)


def asked_facts(text: str) -> tuple[str, ...]:
    """What a question asks of a document itself, in the order it asks: keys of data/about.yaml."""
    said = _NO_SIGNING.sub(" . ", spelled(text))
    if RESTS_ON.search(said):
        return ("basis",)
    said = _NUMBERED.sub(r"\1 số hiệu", said)
    said = _ISSUES.sub(r"\g<document> được ban hành \g<when>", said)
    said = _IS_ABOUT.sub(r"\g<which> what it is about", said)
    strong = {fact: found.start() for fact, (asks, _) in _fact_patterns().items() if (found := asks.search(said))}
    if _OF_PART.search(fold(text)):
        strong.pop("subject", None)
    if _OTHER_EVENT.search(fold(text)):
        strong.pop("date", None)
    if _BEFORE_WHEN.search(said):  # "được ban hành trước ngày nào" asks for a deadline
        strong = {fact: at for fact, at in strong.items() if fact not in ("date", "issued")}
    if not strong:
        return ()
    weak = {fact: found.start() for fact, (_, weak) in _fact_patterns().items() if (found := weak.search(said))}
    places = weak | strong
    return tuple(sorted(places, key=lambda fact: places[fact]))


@cache
def _fact_patterns() -> dict[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    facts = read_data("about").items()
    return {fact: (any_of(tuple(own["asks"])), any_of(tuple(own.get("weak", ())))) for fact, own in facts}


def find_counted(text: str) -> str | None:
    """What "bao nhiêu", "mấy" or "how many" counts: the noun after it, where it is one that plans count."""
    english = _HOW_MANY.search(text)
    if english:
        first = english.group(1).split(" and ")[0].split()
        names = read_data("english_names")
        nouns = {word: noun for noun, word in reversed(names["units"].items())} | names["counted_as"]
        noun = nouns.get(first[-1].lower()) if first else None
        return noun if noun in _counted_nouns() else None
    match = re.search(
        r"(?<!nhóm )(?<!hạng )(?<!thứ )(?<!top )(?<!tốp )(?:bao nhiêu|mấy)\s+(\w+(?:\s+\w+)?(?:\s+\w+)?)", text.lower()
    )
    noun = next((noun for noun in _counted_nouns() if match and f"{match.group(1)} ".startswith(f"{noun} ")), None)
    return None if noun in CLASSIFIERS else noun


@cache
def _counted_nouns() -> tuple[str, ...]:
    measures = set(read_data("measures"))
    return tuple(sorted((n for n in read_data("units")["nouns"] if n not in measures), key=len, reverse=True))


def asks_for_results(text: str) -> bool:
    """Whether a question is about what was achieved or reported."""
    return _result_words().search(spelled(text)) is not None


def result_phrases(text: str) -> list[str]:
    """The words of a question that only say that what was achieved is asked for."""
    return [match.group() for match in _result_words().finditer(spelled(text))]


@cache
def _result_words() -> re.Pattern[str]:
    return any_of((*read_data("kinds")["progress"], *read_data("result_words")))


@cache
def _kind_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind, any_of(tuple(phrases))) for kind, phrases in read_data("kinds").items())

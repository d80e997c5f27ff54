"""The facts of the 2021 draft (tests/facts) in the form rows are measured by."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

PATH = Path(__file__).resolve().parents[1] / "facts" / "ha-noi-du-thao-2021.jsonl"

# A word or two that tell one fact from its neighbours in any wording of the plan.
_WORDS = {
    "DT01": ["chuyển đổi số", "chỉ số cạnh tranh"], "DT02": ["Đông Nam Á", "trí tuệ nhân tạo"], "DT03": ["thủ tục hành chính", "mức độ 4"],
    "DT07": ["cơ sở dữ liệu chuyên ngành"], "DT08": ["hoạt động kiểm tra"], "DT09": ["tỷ trọng kinh tế số"], "DT10": ["năng suất lao động"],
    "DT11": ["hệ sinh thái khởi nghiệp"], "DT12": ["băng thông rộng", "hộ gia đình"], "DT13": ["băng thông rộng", "xã, phường"],
    "DT14": ["di động", "điện thoại"], "DT15": ["tài khoản thanh toán"], "DT16": ["chuyển đổi số", "chỉ số cạnh tranh"],
    "DT20": ["hoạt động kiểm tra"], "DT21": ["chuyển đổi số trong", "cơ quan"], "DT22": ["kinh tế số"], "DT23": ["năng suất lao động"],
    "DT24": ["trung tâm khởi nghiệp"], "DT25": ["cáp quang"], "DT26": ["tài khoản thanh toán"], "DT27": ["internet băng rộng", "chi phí thấp"],
}  # fmt: skip
# Said by one page only and not by the article.
NOT_IN_ARTICLE = {"DT07", "DT08"}


def draft_facts(*, article: bool = True) -> list[dict[str, Any]]:
    """Every fact with value, comparator, unit, year, pillar and level as a row has to state them."""
    facts = []
    for line in PATH.read_text("utf-8").splitlines():
        known = json.loads(line)
        if article and known["id"] in NOT_IN_ARTICLE:
            continue
        level = known["level"]
        fact = {
            "id": known["id"],
            "words": _WORDS.get(known["id"], ["hồ sơ công việc", level]),
            "comparator": "qualitative" if known["value"] is None else known["comparator"],
            "value": known["value"],
            "value_max": known["value_max"],
            "unit": known["unit"] + (" GRDP" if known["id"] == "DT22" else "") if known["unit"] else None,
            "year": known["year"],
            "state": None if known["value"] is None and known["id"] == "DT27" else known["state"],
            "part_of": None,
            "pillar": known["pillar"],
            "level": level,
        }
        facts.append(fact)
    return facts

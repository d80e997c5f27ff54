"""Front matter: what is taken, and that each mistake is named with file, line and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.load.front_matter import FrontMatterError, parse_front_matter

README = Path(__file__).parents[2] / "corpus" / "README.md"


def front(*rows: str) -> str:
    return "\n".join(["---", "id: ke-hoach-7", "title: Kế hoạch 7", *rows, "---", "# Thân"])


def error_of(text: str) -> FrontMatterError:
    with pytest.raises(FrontMatterError) as caught:
        parse_front_matter(text, "corpus/x.md")
    return caught.value


def test_all_fields() -> None:
    text = front(
        "number: 07",
        "issuer: UBND tỉnh Đồng Lúa",
        "issued_on: 2024-02-29",
        "signed_by: Phó Chủ tịch Trần Văn Lúa",
        "status: draft",
        "kind: results",
        "primary: true",
        "scope: Đồng Lúa",
        "aliases:",
        "  - 'Kế hoạch: số 7'",
        "  - 2024",
        "relations:",
        "  - {kind: implements, target: 749/QĐ-TTg}",
        "  - kind: followed_by",
        "    target: 8/KH-UBND",
        "sources:",
        "  - https://example.org/a?b=c#d",
        "verification:",
        "  - một nguồn",
    )
    matter, body = parse_front_matter(text, "x.md")
    assert matter is not None
    assert matter.model_dump() == {
        "id": "ke-hoach-7",
        "title": "Kế hoạch 7",
        "number": "07",
        "issuer": "UBND tỉnh Đồng Lúa",
        "issued_on": "2024-02-29",
        "signed_by": "Phó Chủ tịch Trần Văn Lúa",
        "status": "draft",
        "kind": "results",
        "primary": True,
        "scope": "Đồng Lúa",
        "aliases": ["Kế hoạch: số 7", "2024"],
        "relations": [
            {"kind": "implements", "target": "749/QĐ-TTg"},
            {"kind": "followed_by", "target": "8/KH-UBND"},
        ],
        "sources": ["https://example.org/a?b=c#d"],
        "verification": ["một nguồn"],
    }
    assert body == "# Thân"


def test_empty_fields_are_as_if_not_there() -> None:
    matter, _ = parse_front_matter(front("number:", "issued_on: ~", "status:", "aliases:", "verification:"), "x.md")
    assert matter is not None
    assert (matter.number, matter.issued_on, matter.status, matter.aliases) == (None, None, "unknown", [])


@pytest.mark.parametrize("text", ["", "# Kế hoạch\n---\nid: a\n---\n", "\n---\nid: a\n---\n", "---- \nid", "--- id: a"])
def test_a_text_without_front_matter_is_all_body(text: str) -> None:
    assert parse_front_matter(text, "x.md") == (None, text)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_any_system(end: str) -> None:
    text = front("status: drft").replace("\n", end)
    assert str(error_of(text)).startswith("corpus/x.md:4: status:")
    matter, body = parse_front_matter(text.replace("drft", "draft") + end + "---" + end, "x.md")
    assert matter is not None
    assert body == f"# Thân{end}---{end}"


@pytest.mark.parametrize("written", ["2021", "2021-03", "2024-02-29", "'2021-03'"])
def test_dates_stay_as_exact_as_they_are_written(written: str) -> None:
    matter, _ = parse_front_matter(front(f"issued_on: {written}"), "x.md")
    assert matter is not None
    assert matter.issued_on == written.strip("'")


@pytest.mark.parametrize("date", ["2021-02-30", "2023-02-29", "2021-13", "0000", "2021-00-01"])
def test_a_date_that_is_none_is_refused(date: str) -> None:
    assert str(error_of(front(f"issued_on: {date}"))) == (
        f'corpus/x.md:4: issued_on: "{date}": there is no such date; check year, month and day'
    )


@pytest.mark.parametrize("date", ["3/2021", "21", "2021-3", "2021-03-15 10:00", "tháng 3", "٢٠٢١"])
def test_a_date_in_another_form_is_refused(date: str) -> None:
    assert "write YYYY, YYYY-MM or YYYY-MM-DD" in error_of(front(f"issued_on: {date}")).reason


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        (front("status: drft"), 4, 'status: "drft" is not one of draft, in_force, superseded, unknown'),
        (front("", "# ghi chú", "kind: goals"), 6, 'kind: "goals" is not one of plan, results'),
        (front("isuer: x"), 4, "isuer: no such field; the fields are id, title, number"),
        (front("primary: maybe"), 4, 'primary: "maybe" is not true or false'),
        (front("aliases: NQ 57"), 4, "aliases: must be a list"),
        (front("aliases:", "  - a", "  - {b: c}"), 6, "aliases[2]: must be text"),
        (front("sources:", "  - https://a.vn", "  - www.b.vn"), 6, 'sources[2]: "www.b.vn" does not fit; write a web'),
        (front("relations:", "  - 749/QĐ-TTg"), 5, "relations[1]: must have a kind and a target"),
        (front("relations:", "  - kind: cites"), 5, "relations[1].target: is missing"),
        (
            front("relations:", "  - {kind: cites, target: a}", "  - kind: Trích", "    target: b"),
            6,
            "relations[2].kind",
        ),
        (front("relations:", "  - kind: cites", "    target: a", "    note: b"), 7, "relations[1].note: no such field"),
        (front("verification:", "  - a", "  - [b]"), 6, "verification[2]: must be text"),
        (front("number: 1", "number: 2"), 5, "number: stands twice; keep one"),
        (front("title: Khác"), 4, "title: stands twice; keep one"),
        (front("scope: Hà Nội: nội thành"), 4, "is not valid YAML"),
        (front("\tscope: Hà Nội"), 4, "is not valid YAML"),
        (front("scope: 'Hà Nội"), 5, "is not valid YAML"),
        (front("scope: *ha-noi"), 4, "YAML aliases"),
        (front("aliases: &a [*a]"), 4, "YAML aliases"),
        (front("aliases: " + "[" * 100_000), 4, "is nested too deeply"),
        (front("? [a]", ": b"), 4, "a field name must be plain text"),
        (front("scope: a\x07b"), 4, "control character"),
        ("---\nid: Kế hoạch\ntitle: a\n---\n", 2, 'id: "Kế hoạch" does not fit; write lower-case letters'),
        ("---\nid: a--b\ntitle: a\n---\n", 2, "id:"),
        ("---\nid: a\ntitle:\n---\n", 3, "title: is missing; add `title: ...`"),
        ("---\nid: a\n---\n", 1, "title: is missing; add `title: ...`"),
        ("---\nid: a\ntitle: b\n", 1, "is not closed; end it with a line that holds only ---"),
        ("---", 1, "is not closed"),
        ("---\n- a\n- b\n---\n", 2, "is not made of `field: value` lines"),
        ("---\nchỉ một câu\n---\n", 2, "is not made of `field: value` lines"),
        ("---\n---\n", 2, "is not made of `field: value` lines"),
        ("---\nid: a\ntitle: b\n--- # x\nscope: c\n---\n", 4, "is not valid YAML"),
    ],
)
def test_a_mistake_is_named_with_its_line(text: str, line: int, reason: str) -> None:
    error = error_of(text)
    assert (error.path, error.line) == ("corpus/x.md", line)
    assert reason in error.reason
    assert str(error) == f"corpus/x.md:{line}: {error.reason}"
    assert len(error.reason) < 250


def test_the_first_of_several_mistakes_is_named() -> None:
    assert error_of(front("status: a", "kind: b", "foo: c")).line == 4


def test_the_example_for_operators_is_read() -> None:
    example = README.read_text(encoding="utf-8").split("```markdown\n")[1].split("```")[0]
    matter, body = parse_front_matter(example, "README")
    assert matter is not None
    assert matter.number == "12/KH-UBND"
    assert body.lstrip().startswith("# Kế hoạch 12")


def test_the_fields_for_operators_are_all_described() -> None:
    from assistant.load.front_matter import FrontMatter

    table = README.read_text(encoding="utf-8").split("| field |")[1].split("\n\n")[0]
    assert [name for name in FrontMatter.model_fields if f"`{name}`" not in table] == []


@given(st.text(alphabet=st.sampled_from(list("ab:-#[]{}&*!|>'\"%@`,? \t\n\r\x00\x85\u2028é")), max_size=60))
def test_nothing_but_its_own_error_comes_out(block: str) -> None:
    try:
        matter, body = parse_front_matter(f"---\n{block}\n---\nthân", "x.md")
    except FrontMatterError as error:
        assert 1 <= error.line <= 2 + len(block)  # noqa: PT017
    else:
        assert matter is None or body.endswith("thân")


@given(st.text(max_size=80), st.text(min_size=1, max_size=40).filter(str.strip))
def test_body_is_returned_verbatim(body: str, scope: str) -> None:
    import json

    quoted = json.dumps(scope)
    matter, rest = parse_front_matter(f"---\nid: a\ntitle: b\nscope: {quoted}\n---\n{body}", "x.md")
    assert matter is not None
    assert matter.scope == scope.strip()
    assert rest == body

"""A real MCP client lists and calls the three tools."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import httpx
from mcp import ClientSession, types
from mcp.client.streamable_http import streamable_http_client

from tests.apart import run_apart
from tests.web.test_api import QUESTION


def with_client(server: str, work: Callable[[ClientSession], Awaitable[Any]]) -> Any:
    async def run() -> Any:
        async with streamable_http_client(f"{server}/mcp") as (read, write, *_), ClientSession(read, write) as client:
            greeting = await client.initialize()
            assert "quote" in (greeting.instructions or "")
            return await work(client)

    return run_apart(run())


def call(server: str, name: str, **arguments: Any) -> types.CallToolResult:
    return with_client(server, lambda client: client.call_tool(name, arguments))


def test_three_tools_typed_and_told_in_both_languages(server: str) -> None:
    tools = with_client(server, lambda client: client.list_tools()).tools
    assert [tool.name for tool in tools] == ["ask", "search_targets", "read_passage"]
    for tool in tools:
        english, _, vietnamese = tool.description.partition(" / ")
        assert len(english) > 60
        assert any(letter in vietnamese for letter in "ảạốộđươ")
        assert tool.inputSchema["additionalProperties"] is False
        assert all("type" in told or "anyOf" in told for told in tool.inputSchema["properties"].values())
        assert tool.annotations.readOnlyHint


def test_ask_then_read_what_it_cites(server: str) -> None:
    answer = call(server, "ask", question=QUESTION).structuredContent
    assert answer["status"] == "answered"
    assert answer["answer"].startswith("**Khoảng 30%**")
    cited = answer["citations"][0]
    passage = call(server, "read_passage", passage_id=cited["passage_id"], around=2).structuredContent
    assert cited["quote"] in passage["text"]
    assert passage["document"]["id"] == cited["document"]
    assert passage["url"] == cited["url"]
    assert 1 <= len(passage["before"]) + len(passage["after"]) <= 4
    assert passage["text"] not in [other["text"] for other in passage["before"] + passage["after"]]


def test_a_follow_up_is_understood(server: str) -> None:
    history = [{"role": "user", "content": QUESTION}, {"role": "assistant", "content": "Khoảng 30% GRDP."}]
    answer = call(server, "ask", question="Còn năm 2030?", history=history).structuredContent
    assert "40%" in answer["answer"]


def test_search_gives_the_rows_of_the_register(server: str) -> None:
    found = call(server, "search_targets", text="kinh te so", year=2030, limit=2).structuredContent
    listed = httpx.get(f"{server}/api/targets", params={"text": "kinh te so", "year": 2030, "limit": 2}).json()
    assert found["total"] == listed["total"] > 0
    assert found["targets"] == listed["targets"]


def test_a_call_that_cannot_be_carried_out_says_why(server: str) -> None:
    for name, arguments, said in (
        ("read_passage", {"passage_id": "nowhere"}, "Không có đoạn"),
        ("search_targets", {"document": "Kế hoạch trên sao Hoả"}, "There is no document"),
        ("search_targets", {"limit": 10_000}, "10000"),
        ("ask", {}, "question"),
        ("ask", {"question": "x", "secret": 1}, "secret"),
        ("drop_index", {}, "ask, search_targets, read_passage"),
    ):
        result = call(server, name, **arguments)
        assert result.isError, name
        assert said in result.content[0].text, result.content[0].text
        assert "Traceback" not in result.content[0].text


def test_a_page_of_another_site_is_turned_away(server: str) -> None:
    body = {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {}}
    headers = {"Accept": "application/json, text/event-stream"}
    assert httpx.post(f"{server}/mcp", json=body, headers=headers).json()["result"]["tools"]
    foreign = httpx.post(f"{server}/mcp", json=body, headers={**headers, "Origin": "https://elsewhere.example"})
    assert foreign.status_code == 403
    assert foreign.json()["detail"]

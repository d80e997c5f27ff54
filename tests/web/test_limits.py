"""Too much, too often, too many at once: told politely, and the next in line is answered."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from assistant.web.answer_line import AnswerLine, LineFull
from assistant.web.body_limit import BodyLimit
from assistant.web.rate_limit import Buckets, RateLimit, bucket_key
from tests.apart import run_apart


async def echo(request: Request) -> Response:
    return PlainTextResponse(str(len(await request.body())))


ROUTES = [Route(path, echo, methods=["GET", "POST"]) for path in ("/api/ask", "/healthz", "/d/a")]


def limited_body(kilobytes: int, **more: Any) -> TestClient:
    app = Starlette(routes=ROUTES)
    app.add_middleware(BodyLimit, kilobytes=kilobytes, **more)
    return TestClient(app)


@pytest.mark.parametrize("size", [0, 1, 16 * 1024])
def test_a_body_within_the_limit_arrives_whole(size: int) -> None:
    client = limited_body(16)
    assert client.post("/api/ask", content=b"x" * size).text == str(size)
    assert client.post("/api/ask", content=iter([b"x" * (size // 2), b"x" * (size - size // 2)])).text == str(size)


def test_a_larger_body_is_turned_away_also_in_chunks_and_whatever_it_claims() -> None:
    client = limited_body(16)
    large = b"x" * (16 * 1024 + 1)
    for sent in (
        client.post("/api/ask", content=large),
        client.post("/api/ask", content=iter([large[:9000], large[9000:]])),
    ):
        assert sent.status_code == 413
        assert "16 KB" in sent.json()["detail"]
        assert "lớn hơn mức cho phép" in sent.json()["detail"]
    assert client.post("/api/ask", content=large, headers={"Content-Length": "1"}).status_code == 413


def test_a_body_that_trickles_in_is_given_up() -> None:
    async def run() -> list[Any]:
        sent: list[Any] = []

        async def receive() -> dict[str, Any]:
            await asyncio.sleep(0.02)
            return {"type": "http.request", "body": b"x", "more_body": True}

        async def send(message: Any) -> None:
            sent.append(message)

        scope = {"type": "http", "method": "POST", "path": "/api/ask", "headers": [(b"transfer-encoding", b"chunked")]}
        await BodyLimit(echo, 16, seconds=0.1)(scope, receive, send)  # type: ignore[arg-type]
        return sent

    assert run_apart(run())[0]["status"] == 408


def test_tokens_come_back_evenly() -> None:
    now = 0.0
    buckets = Buckets(60, clock=lambda: now)
    assert [buckets.take("a") for _ in range(60)] == [0.0] * 60
    assert buckets.take("a") == pytest.approx(1.0)
    assert buckets.take("b") == 0.0
    now = 0.5
    assert buckets.take("a") == pytest.approx(0.5)
    now = 1.0
    assert buckets.take("a") == 0.0
    now = 1000.0
    assert [buckets.take("a") for _ in range(61)][-2:] == [0.0, pytest.approx(1.0)]


def test_only_what_makes_work_is_counted() -> None:
    app = Starlette(routes=ROUTES)
    app.add_middleware(RateLimit, per_minute=2)
    client = TestClient(app)
    assert [client.get("/healthz").status_code for _ in range(9)] == [200] * 9
    assert [client.post("/api/ask").status_code for _ in range(3)] == [200, 200, 429]
    told = client.post("/api/ask")
    assert 1 <= int(told.headers["Retry-After"]) <= 30
    assert f"{told.headers['Retry-After']} giây" in told.json()["detail"]
    assert "Please try again" in told.json()["detail"]
    page = client.get("/d/a", headers={"Accept": "text/html"})
    assert page.status_code == 429
    assert page.headers["Retry-After"]
    assert "<h1>" in page.text


def test_nobody_is_limited_by_zero() -> None:
    app = Starlette(routes=ROUTES)
    app.add_middleware(RateLimit, per_minute=0)
    client = TestClient(app)
    assert {client.post("/api/ask").status_code for _ in range(50)} == {200}


def test_a_household_shares_an_ipv6_network() -> None:
    keys = {
        host: bucket_key({"client": (host, 1)})
        for host in ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", "2001:db8:1:3::1", "::ffff:192.0.2.7")
    }
    assert keys["2001:db8:1:2::1"] == keys["2001:db8:1:2:ffff::9"] != keys["2001:db8:1:3::1"]
    assert keys["::ffff:192.0.2.7"] == bucket_key({"client": ("192.0.2.7", 9)})
    assert bucket_key({"client": None}) == ""


def test_the_line_answers_in_turn_and_tells_the_rest_to_come_again() -> None:
    async def run() -> None:
        line = AnswerLine(at_once=2, waiting=3)
        go = asyncio.Event()
        inside, most, done = 0, 0, []

        async def ask(n: int) -> None:
            nonlocal inside, most
            async with line.turn():
                inside += 1
                most = max(most, inside)
                await go.wait()
                inside -= 1
                done.append(n)

        asking = [asyncio.create_task(ask(n)) for n in range(5)]
        await asyncio.sleep(0)
        assert line.waiting == 3
        with pytest.raises(LineFull) as full:
            async with line.turn():
                pass
        assert full.value.seconds >= 1
        asking[3].cancel()  # one who goes away leaves the line
        await asyncio.sleep(0)
        assert line.waiting == 2
        go.set()
        await asyncio.gather(*asking, return_exceptions=True)
        assert (done, most, line.waiting) == ([0, 1, 2, 4], 2, 0)
        async with line.turn():
            pass

    run_apart(run())


def test_a_failed_answer_frees_its_place() -> None:
    async def run() -> None:
        line = AnswerLine(at_once=1, waiting=0)
        for _ in range(3):
            with pytest.raises(ZeroDivisionError):
                async with line.turn():
                    raise ZeroDivisionError

    run_apart(run())

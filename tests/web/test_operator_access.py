"""The way in: closed without a password, limits, cookies, tokens; nothing behind the login is seen from before it."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from assistant.index.generation import newest_generation
from assistant.journal import Journal, open_journal
from assistant.journal.report import KINDS
from assistant.live import LiveAssistant
from assistant.operator.password import hash_password
from assistant.settings import Settings
from assistant.web.assets import add_assets
from assistant.web.operator_page import add_operator_page

PASSWORD = "một mật khẩu dài"
HASH = hash_password(PASSWORD)
BEHIND = ("/operator/questions", "/operator/questions.jsonl", "/operator/ingest")


def never() -> None:
    raise OSError("no index here")


def application(folder: Path, hashed: str) -> tuple[FastAPI, Journal]:
    """The operator's addresses alone: no index is open."""
    settings = Settings(corpus=folder / "corpus", index=folder / "index", operator_password_hash=hashed)
    live = LiveAssistant(never, lambda: newest_generation(settings.index, settings.corpus_name))  # type: ignore[arg-type]
    app, journal = FastAPI(), open_journal(settings)
    add_assets(app)
    add_operator_page(app, live, settings, journal)
    return app, journal


@pytest.fixture
def app(tmp_path: Path) -> Iterator[FastAPI]:
    made, journal = application(tmp_path, HASH)
    yield made
    journal.close()


@pytest.fixture
def visitor(app: FastAPI) -> TestClient:
    return TestClient(app, base_url="https://plan.example", follow_redirects=False)


def token_of(page: str) -> str:
    found = re.search(r'name="token" value="([^"]+)"', page)
    assert found
    return found[1]


def log_in(visitor: TestClient, password: str = PASSWORD) -> int:
    token = token_of(visitor.get("/operator").text)
    return visitor.post("/operator/login", data={"password": password, "token": token}).status_code


def test_without_a_password_the_page_is_closed_and_says_what_to_do(tmp_path: Path) -> None:
    app, journal = application(tmp_path, "")
    visitor = TestClient(app, base_url="https://plan.example", follow_redirects=False)
    page = visitor.get("/operator")
    assert page.status_code == 403
    assert "python -m assistant operator password" in page.text
    assert "PLAN_OPERATOR_PASSWORD_HASH" in page.text
    assert "<form" not in page.text
    for address in BEHIND:
        assert visitor.get(address).status_code in (303, 401, 403)
    for address in ("login", "ingest", "rollback", "logout"):
        assert visitor.post(f"/operator/{address}", data={"password": "", "token": ""}).status_code in (303, 403)
    journal.close()


def test_before_the_login_nothing_is_shown_and_nothing_done(visitor: TestClient) -> None:
    for address in ("/operator", "/operator/questions"):
        page = visitor.get(address)
        assert 'type="password"' in page.text
        assert 'id="generations"' not in page.text
        assert page.headers["cache-control"] == "no-store"
    assert visitor.get("/operator/questions.jsonl").status_code == 303
    assert visitor.get("/operator/ingest").status_code == 401
    for address in ("ingest", "rollback", "logout"):
        assert visitor.post(f"/operator/{address}", data={"token": "x"}).status_code == 303
    assert visitor.get("/operator/ingest").status_code == 401


def test_the_cookie_is_for_this_site_alone(visitor: TestClient) -> None:
    token = token_of(visitor.get("/operator").text)
    entered = visitor.post("/operator/login", data={"password": PASSWORD, "token": token})
    assert (entered.status_code, entered.headers["location"]) == (303, "/operator")
    cookie = next(c for c in entered.headers.get_list("set-cookie") if c.startswith("plan_operator="))
    for attribute in ("HttpOnly", "SameSite=strict", "Secure", "Path=/operator"):
        assert attribute in cookie
    assert 'id="ingest"' in visitor.get("/operator").text


def test_over_http_the_cookie_is_kept_as_well(app: FastAPI) -> None:
    visitor = TestClient(app, base_url="http://127.0.0.1", follow_redirects=False)
    assert log_in(visitor) == 303
    assert 'id="ingest"' in visitor.get("/operator").text


def test_wrong_passwords_wait_longer_and_longer(visitor: TestClient) -> None:
    assert [log_in(visitor, "sai mật khẩu") for _ in range(4)] == [401, 401, 401, 429]
    token = token_of(visitor.get("/operator").text)
    held = visitor.post("/operator/login", data={"password": PASSWORD, "token": token})
    assert held.status_code == 429
    assert int(held.headers["retry-after"]) >= 1
    assert "Thử lại sau" in held.text
    assert "plan_operator=" not in str(held.headers.get_list("set-cookie"))


def test_a_login_form_of_another_site_is_refused(visitor: TestClient) -> None:
    assert visitor.post("/operator/login", data={"password": PASSWORD, "token": "made-up"}).status_code == 403
    token = token_of(visitor.get("/operator").text)
    sent = visitor.post(
        "/operator/login", data={"password": PASSWORD, "token": token}, headers={"Sec-Fetch-Site": "cross-site"}
    )
    assert sent.status_code == 403
    assert visitor.post("/operator/login", data={"password": "x" * 201, "token": token}).status_code == 422


def test_every_form_behind_the_login_needs_its_token(visitor: TestClient) -> None:
    assert log_in(visitor) == 303
    token = token_of(visitor.get("/operator").text)
    for address in ("ingest", "rollback", "logout"):
        assert visitor.post(f"/operator/{address}", data={"token": "x"}).status_code == 403
        assert visitor.post(f"/operator/{address}").status_code == 403
        elsewhere = {"Sec-Fetch-Site": "same-site"}
        assert visitor.post(f"/operator/{address}", data={"token": token}, headers=elsewhere).status_code == 403
    assert visitor.get("/operator/ingest").json()["state"] == "idle"


def test_logging_out_ends_the_session_even_for_who_kept_the_cookie(visitor: TestClient) -> None:
    assert log_in(visitor) == 303
    kept = visitor.cookies["plan_operator"]
    token = token_of(visitor.get("/operator").text)
    assert "Đã đăng xuất" in visitor.post("/operator/logout", data={"token": token}).text
    visitor.cookies.set("plan_operator", kept, domain="plan.example", path="/operator")
    assert visitor.get("/operator/ingest").status_code == 401


def test_rollback_without_an_earlier_generation_says_so(visitor: TestClient) -> None:
    assert log_in(visitor) == 303
    token = token_of(visitor.get("/operator").text)
    assert visitor.post("/operator/rollback", data={"token": token}).status_code == 303
    assert "Không quay lại được" in visitor.get("/operator").text
    assert "Không quay lại được" not in visitor.get("/operator").text


def test_an_ingest_that_fails_says_why(visitor: TestClient) -> None:
    assert log_in(visitor) == 303
    token = token_of(visitor.get("/operator").text)
    assert visitor.post("/operator/ingest", data={"token": token}).status_code == 303
    while (now := visitor.get("/operator/ingest").json())["state"] == "running":
        time.sleep(0.1)
    assert now["state"] == "failed"
    page = visitor.get("/operator", headers={"Accept-Language": "en"}).text
    assert "The ingest failed" in page
    assert "there is no corpus folder" in page


def test_unknown_kinds_and_periods_are_refused(visitor: TestClient) -> None:
    assert log_in(visitor) == 303
    for kind in KINDS:
        assert visitor.get(f"/operator/questions?show={kind}&days=30").status_code == 200
    for query in ("show=nothing", "days=0", "page=0", "page=x"):
        assert visitor.get(f"/operator/questions?{query}").status_code == 422

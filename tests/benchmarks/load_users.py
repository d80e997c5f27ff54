"""People for locust: half ask the API, half ask through the chat page's own calls. Each has an address and thinks 2 to 5 s."""

from __future__ import annotations

import itertools
import json
import random
import re
import secrets
import time
from pathlib import Path
from typing import Any

from locust import HttpUser, between, events, task

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
QUESTIONS = [
    json.loads(line)["question"]
    for name in ("fact", "deadline", "unaccented", "english", "list")
    for line in (GOLDEN / f"{name}.jsonl").read_text("utf-8").splitlines()
]
_number = itertools.count(1)


class Person(HttpUser):
    abstract = True
    wait_time = between(2, 5)

    def on_start(self) -> None:
        n = next(_number)
        # Served behind the trusted proxy that this machine is: everybody has an address of their own.
        self.client.headers["X-Forwarded-For"] = f"10.{n >> 16 & 255}.{n >> 8 & 255}.{n & 255}"
        self.random = random.Random(n)
        time.sleep(self.random.uniform(0, 3.5))

    def question(self) -> str:
        return self.random.choice(QUESTIONS)

    def told_to_wait(self, response: Any) -> bool:
        """Whether it was politely turned away; then the person waits as told."""
        if response.status_code not in (429, 503) or not response.headers.get("Retry-After"):
            return False
        assert response.json()["detail"]
        events.request.fire(
            request_type="told",
            name=str(response.status_code),
            response_time=0,
            response_length=0,
            exception=None,
            context={},
        )
        response.success()
        time.sleep(int(response.headers["Retry-After"]))
        return True


class ApiUser(Person):
    @task
    def ask(self) -> None:
        with self.client.post("/api/ask", json={"question": self.question()}, catch_response=True) as response:
            if self.told_to_wait(response):
                return
            if response.status_code != 200 or response.json()["status"] == "error":
                response.failure(f"{response.status_code} {response.text[:100]}")


class PageUser(Person):
    """What the browser sends when a question is put on the page: take it, join the queue, read the stream."""

    def on_start(self) -> None:
        super().on_start()
        page = self.client.get("/").text
        config = json.loads(re.search(r"window\.gradio_config = (\{.*?\});</script>", page)[1])  # type: ignore[index]
        self.ids = {d["api_name"]: d["id"] for d in config["dependencies"]}
        self.session = secrets.token_hex(6)
        self.shown: list[Any] = []

    @task
    def ask(self) -> None:
        started = time.perf_counter()
        taking = {"data": [self.question(), self.shown], "fn_index": self.ids["take"], "session_hash": self.session}
        with self.client.post(
            "/gradio_api/run/predict", json=taking, catch_response=True, name="page: take"
        ) as response:
            if self.told_to_wait(response):
                return
            shown = response.json()["data"][2]
        asking = {"data": [None, shown, None], "fn_index": self.ids["respond"], "session_hash": self.session}
        with self.client.post(
            "/gradio_api/queue/join", json=asking, catch_response=True, name="page: join"
        ) as response:
            if self.told_to_wait(response):
                return
            if response.status_code != 200:
                response.failure(f"{response.status_code} {response.text[:100]}")
                return
        problem: Exception | None = None
        try:
            self._read()
        except (ValueError, TimeoutError) as error:
            problem = error
        took = (time.perf_counter() - started) * 1000
        events.request.fire(
            request_type="page",
            name="question to answer",
            response_time=took,
            response_length=0,
            exception=problem,
            context={},
        )
        self.shown = []

    def _read(self) -> None:
        address = f"/gradio_api/queue/data?session_hash={self.session}"
        with self.client.get(address, stream=True, timeout=60, name="page: stream", catch_response=True) as stream:
            for line in stream.iter_lines():
                if not line.startswith(b"data:"):
                    continue
                message = json.loads(line[5:])
                if message["msg"] == "process_completed":
                    if not message["success"]:
                        raise ValueError(str(message.get("output"))[:200])
                    stream.success()
                    return
            raise ValueError("the stream ended without an answer")

"""10,000 made-up rows: the API's median over HTTP, and from a filter's change to the screen in Chromium, at 390 and 1280 px."""

from __future__ import annotations

import shutil
import socket
import statistics
import threading
import time

import httpx
import uvicorn
from playwright.sync_api import sync_playwright

from tests.benchmarks.many_rows import made_app

# What is timed runs in the page: set the filter, wait until the table has been painted with its rows.
_TIME = """async ([id, value]) => {
  const box = document.getElementById(id);
  const main = document.getElementById('register');
  const before = document.getElementById('rows');
  const started = performance.now();
  box.value = value;
  box.dispatchEvent(new Event(id === 'filter-text' ? 'input' : 'change', { bubbles: true }));
  while ((document.getElementById('rows') === before || main.getAttribute('aria-busy') === 'true') && performance.now() - started < 5000)
    await new Promise((next) => setTimeout(next, 2));
  await new Promise((next) => requestAnimationFrame(() => setTimeout(next)));
  return performance.now() - started;
}"""


def serve() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    server = uvicorn.Server(uvicorn.Config(made_app(), port=port, log_level="warning"))
    threading.Thread(target=server.run, daemon=True).start()
    while not server.started:
        time.sleep(0.1)
    return f"http://127.0.0.1:{port}"


def time_api(address: str) -> None:
    with httpx.Client(base_url=address, timeout=60) as client:
        for query in (
            "",
            "?text=ho+dan",
            "?year=2030&text=tieu+chung",
            "?level=cap+xa",
            "?document=ke-hoach-3&year=2035",
        ):
            taken = []
            for _ in range(41):
                started = time.perf_counter()
                total = client.get(f"/api/targets{query}").json()["total"]
                taken.append((time.perf_counter() - started) * 1000)
            print(f"api {query or '(unfiltered)'}: median {statistics.median(taken):.1f} ms, {total} rows")


def time_page(address: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for width in (390, 1280):
            page = browser.new_page(viewport={"width": width, "height": 844})
            started = time.perf_counter()
            page.goto(f"{address}/targets")
            page.wait_for_selector("#register[aria-busy=false] #rows tbody tr")
            print(f"page {width} px: unfiltered load {(time.perf_counter() - started) * 1000:.0f} ms")
            for name, first, second in (
                ("year", "2030", "2035"),
                ("level", "cấp xã", "tỉnh"),
                ("text", "ho dan", "tieu chung"),
            ):
                taken = []
                for value in [first, second] * 8:
                    taken.append(page.evaluate(_TIME, [f"filter-{name}", value]))
                print(
                    f"page {width} px: {name} filter to screen, median {statistics.median(taken):.0f} ms, worst {max(taken):.0f} ms"
                )
                page.evaluate(_TIME, [f"filter-{name}", ""])
            page.close()
        browser.close()


if __name__ == "__main__":
    running = serve()
    time_api(running)
    time_page(running)

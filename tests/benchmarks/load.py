"""Load on a server of its own, over loopback: 50 people for two minutes, then 500 for one, then how soon it is well again."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import httpx

from tests.web.conftest import free_port, wait_until_ready

ROOT = Path(__file__).resolve().parents[2]
USERS = "tests/benchmarks/load_users.py"


def rss(pid: int) -> int:
    """Resident memory, MB."""
    line = next(line for line in Path(f"/proc/{pid}/status").read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) // 1024


def run(address: str, people: int, seconds: int, folder: Path, server: int) -> None:
    """Locust in a process of its own, and its figures; the memory of process `server` in eight steps."""
    command = [
        sys.executable, "-m", "locust", "-f", USERS, "--headless", "--host", address, "-u", str(people), "-r", "50", "-t", f"{seconds}s",
        "--csv", str(folder / str(people)), "--only-summary", "--exit-code-on-error", "0", "--stop-timeout", "10", "-L", "ERROR",
    ]  # fmt: skip
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as locust:
        memory = []
        for _ in range(8):
            time.sleep(seconds / 8)
            memory.append(rss(server))
        if locust.wait(120):
            raise SystemExit("locust failed: run it by hand to see why")
    for row in csv.DictReader((folder / f"{people}_stats.csv").open()):
        name = f"{row['Type']} {row['Name']}".strip()
        print(
            f"  {name:<28} {row['Request Count']:>6} requests, {row['Failure Count']} failed; "
            f"median {row['50%']} ms, p95 {row['95%']} ms, longest {float(row['Max Response Time'] or 0):.0f} ms"
        )
    failures = list(csv.DictReader((folder / f"{people}_failures.csv").open()))
    for row in failures[:5]:
        print(f"  failed: {row['Name']}: {row['Error'][:160]} ({row['Occurrences']})")
    print(f"  memory on the way: {' '.join(map(str, memory))} MB")


def recovery(address: str) -> None:
    """Seconds until health and an answer come within a second again."""
    began = time.monotonic()
    while time.monotonic() - began < 60:
        try:
            started = time.monotonic()
            ready = httpx.get(f"{address}/readyz", timeout=1).status_code == 200
            answered = (
                httpx.post(f"{address}/api/ask", json={"question": "Kinh tế số đến năm 2030?"}, timeout=1).status_code
                == 200
            )
            if ready and answered and time.monotonic() - started < 1:
                print(
                    f"well again {time.monotonic() - began:.1f} s after; ready and answered in {time.monotonic() - started:.2f} s"
                )
                return
        except httpx.TransportError:
            pass
        time.sleep(0.2)
    print("not well again within 60 s")


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        port = free_port()
        address = f"http://127.0.0.1:{port}"
        index = os.environ.get("PLAN_INDEX") or str(folder / "index")
        command = [sys.executable, "-m", "assistant", "serve", "--port", str(port), "--index", index]
        log = folder / "log.txt"
        with log.open("w") as told:
            server = subprocess.Popen(command, cwd=ROOT, stdout=told, stderr=told)
        try:
            wait_until_ready(address, server, str(log))
            for _ in range(20):
                httpx.post(f"{address}/api/ask", json={"question": "Kinh tế số đến năm 2030?"}, timeout=60)
            print(f"machine: {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; memory before {rss(server.pid)} MB")
            for people, seconds in (
                (50, int(os.environ.get("SECONDS_50", "120"))),
                (500, int(os.environ.get("SECONDS_500", "60"))),
            ):
                print(f"{people} people for {seconds} s:")
                run(address, people, seconds, folder, server.pid)
            recovery(address)
            if said := log.read_text().replace("Serving on", "").strip().splitlines()[1:6]:
                print("the server said:", *said, sep="\n  ")
        finally:
            server.terminate()
            server.wait(20)


if __name__ == "__main__":
    main()

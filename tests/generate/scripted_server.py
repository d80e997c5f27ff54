"""An OpenAI-compatible server on loopback that does what a script says: answers, and every fault a real one may have."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Reply:
    """What a script may do with one request: send headers, pieces of an answer, raw bytes; wait; break off."""

    def __init__(self, handler: BaseHTTPRequestHandler, asked: dict[str, object]) -> None:
        self._handler, self.asked = handler, asked
        self.gone = False

    def status(self, code: int, text: str = "{}", **headers: str) -> None:
        body = text.encode()
        self._handler.send_response(code)
        for name, value in {"Content-Type": "application/json", "Content-Length": str(len(body)), **headers}.items():
            self._handler.send_header(name.replace("_", "-"), value)
        self._handler.end_headers()
        self.raw(body)

    def start(self, kind: str = "text/event-stream") -> None:
        self._handler.send_response(200)
        self._handler.send_header("Content-Type", kind)
        self._handler.send_header("Connection", "close")
        self._handler.end_headers()

    def piece(self, text: str | None, **delta: object) -> None:
        told = {"role": "assistant", "content": text, **delta}
        self.event({"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "scripted",
                    "choices": [{"index": 0, "delta": told, "finish_reason": None}]})  # fmt: skip

    def event(self, record: object) -> None:
        self.raw(b"data: " + json.dumps(record).encode() + b"\n\n")

    def raw(self, data: bytes) -> None:
        try:
            self._handler.wfile.write(data)
            self._handler.wfile.flush()
        except OSError:
            self.gone = True

    def done(self) -> None:
        self.raw(b"data: [DONE]\n\n")

    def say(self, text: str) -> None:
        """A whole answer, in small pieces."""
        self.start()
        for at in range(0, len(text), 7):
            self.piece(text[at : at + 7])
        self.done()

    def wait(self, seconds: float) -> None:
        time.sleep(seconds)

    def break_off(self) -> None:
        """The connection is reset in the middle."""
        connection = self._handler.connection
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
        connection.close()


Script = Callable[[Reply], None]


@contextmanager
def scripted(script: Script) -> Iterator[str]:
    """The base address of a server that runs `script` for every request."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers.get("Content-Length", 0))) or b"{}")
            try:
                script(Reply(self, asked))
            except (OSError, ValueError):
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            pass

    server = Server(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/v1"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

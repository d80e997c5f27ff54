"""Addresses, against a server of the test's own: robots, redirects, limits, private addresses, changed originals."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from assistant.load import fetch as fetching
from assistant.load import load_corpus, load_document
from assistant.load.default_sources import SourcesError, read_default_sources
from assistant.load.fetch import FetchError, fetch
from assistant.load.take_in import take_in
from tests.load.made_files import PLAN, make_pdf


class Site:
    def __init__(self) -> None:
        self.pages: dict[str, tuple[int, dict[str, str], bytes]] = {}
        self.asked: list[tuple[str, str]] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append((self.path, self.headers["User-Agent"]))
                status, headers, body = site.pages.get(self.path, (404, {}, b""))
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.at = f"http://127.0.0.1:{self.server.server_port}"


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    thread = threading.Thread(target=made.server.serve_forever, daemon=True)
    thread.start()
    yield made
    made.server.shutdown()
    made.server.server_close()
    thread.join()


def test_a_document_is_fetched_by_name(site: Site) -> None:
    site.pages["/a.pdf"] = (200, {"Content-Type": "application/pdf"}, b"%PDF-")
    fetched = fetch(site.at + "/a.pdf", allow_private=True)
    assert fetched.raw == b"%PDF-"
    assert site.asked[0][0] == "/robots.txt"
    assert site.asked[1] == ("/a.pdf", fetching.USER_AGENT)


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1/", "http://localhost:8080/x", "http://[::1]/", "http://10.0.0.1/", "http://169.254.169.254/meta", "http://0.0.0.0/",
     "http://[::ffff:127.0.0.1]/", "http://2130706433/", "http://192.168.1.1/", "http://100.64.0.1/"],
)  # fmt: skip
def test_private_addresses_are_refused(address: str) -> None:
    with pytest.raises(FetchError, match=r"private network|server is not known"):
        fetch(address)


def test_a_redirect_to_a_private_address_is_refused(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.pages["/a"] = (302, {"Location": "http://10.0.0.1/secret"}, b"")
    public = fetching._is_public
    monkeypatch.setattr(fetching, "_is_public", lambda ip: ip == "127.0.0.1" or public(ip))
    with pytest.raises(FetchError, match="private network"):
        fetch(site.at + "/a")


@pytest.mark.parametrize(
    "address",
    [
        "ftp://example.org/a",
        "file:///etc/passwd",
        "http://",
        "http://u:p@example.org/",
        "http://example.org:0/",
        "http://[/",
    ],
)
def test_what_is_no_plain_web_address_is_refused(address: str) -> None:
    with pytest.raises(FetchError):
        fetch(address)


def test_robots_are_heeded(site: Site) -> None:
    site.pages["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /kin/\n")
    site.pages["/kin/a"] = site.pages["/a"] = (200, {}, b"x")
    assert fetch(site.at + "/a", allow_private=True).raw == b"x"
    with pytest.raises(FetchError, match=r"robots\.txt"):
        fetch(site.at + "/kin/a", allow_private=True)
    site.pages["/robots.txt"] = (503, {}, b"")
    with pytest.raises(FetchError, match="later"):
        fetch(site.at + "/a", allow_private=True)


def test_redirects_are_followed_and_end(site: Site) -> None:
    site.pages["/a"] = (301, {"Location": "/b"}, b"")
    site.pages["/b"] = (200, {}, b"x")
    assert fetch(site.at + "/a", allow_private=True).address == site.at + "/b"
    site.pages["/b"] = (302, {"Location": "/a"}, b"")
    with pytest.raises(FetchError, match="redirected more than"):
        fetch(site.at + "/a", allow_private=True)


def test_size_is_limited_after_unpacking(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "MAX_FETCH_BYTES", 1_000_000)
    site.pages["/bomb"] = (200, {"Content-Encoding": "gzip"}, gzip.compress(b"\0" * 30_000_000))
    with pytest.raises(FetchError, match="larger than 1 MB"):
        fetch(site.at + "/bomb", allow_private=True)


def test_a_server_that_is_down_is_said_so() -> None:
    with pytest.raises(FetchError, match="check the address"):
        fetch("http://127.0.0.1:1/a", allow_private=True)


def test_an_original_is_kept_with_its_facts_and_a_change_is_noticed(site: Site, tmp_path: Path) -> None:
    address = site.at + "/ke-hoach.pdf"
    corpus = tmp_path / "corpus"
    site.pages["/ke-hoach.pdf"] = (200, {}, make_pdf([PLAN]))
    assert take_in(corpus, [address], tmp_path / "cache", fetch_private=True) == ([], [])
    (document,) = load_corpus(corpus).documents
    assert document.number == "12/KH-UBND"
    assert document.sources == (address,)
    original = corpus / document.path
    assert (corpus / (document.path + ".text")).read_text("utf-8") == document.text
    sidecar = corpus / (document.path + ".yaml")
    sidecar.write_text("status: draft\n" + sidecar.read_text("utf-8"), "utf-8")

    assert take_in(corpus, [address], tmp_path / "cache", fetch_private=True) == ([], [])
    before = original.read_bytes()
    site.pages["/ke-hoach.pdf"] = (200, {}, make_pdf([[*PLAN, "Sửa đổi ngày 1 tháng 6."]]))
    failures, (notice,) = take_in(corpus, [address], tmp_path / "cache", fetch_private=True)
    assert not failures
    assert "has changed since" in notice
    document = load_document(original, document.path)
    assert "Sửa đổi ngày 1 tháng 6." in document.text
    assert document.status == "draft"
    (former,) = original.parent.glob(".*.pdf.*")
    assert former.read_bytes() == before
    assert len(load_corpus(corpus).documents) == 1


def test_an_error_page_replaces_nothing(site: Site, tmp_path: Path) -> None:
    site.pages["/a.pdf"] = (200, {}, make_pdf([PLAN]))
    corpus, cache = tmp_path / "corpus", tmp_path / "cache"
    take_in(corpus, [site.at + "/a.pdf"], cache, fetch_private=True)
    error_page = b"<html><head><title>404 Not Found</title></head><body><h1>Not Found</h1></body></html>"
    for answer, reason in (
        ((500, {}, b""), "answered 500"),
        ((200, {}, error_page), "error page"),
        ((200, {}, b"%PDF-"), "damaged"),
    ):
        site.pages["/a.pdf"] = answer
        ((failure,), _) = take_in(corpus, [site.at + "/a.pdf"], cache, fetch_private=True)
        assert reason in failure.reason
        assert load_corpus(corpus).documents[0].number == "12/KH-UBND"
    assert not list((corpus / "web").glob(".*"))


def test_default_sources_are_data(tmp_path: Path) -> None:
    assert read_default_sources(tmp_path) == ()
    (tmp_path / "sources.toml").write_text('[[source]]\ntitle = "a"\naddress = "https://example.org/a"\n', "utf-8")
    assert [s.address for s in read_default_sources(tmp_path)] == ["https://example.org/a"]
    (tmp_path / "sources.toml").write_text('[[source]]\naddress = "ftp://a"\n', "utf-8")
    with pytest.raises(SourcesError, match="address"):
        read_default_sources(tmp_path)
    assert len(read_default_sources(Path(__file__).parents[2] / "corpus")) >= 3

# Written by `specglot generate` from the API's pages. Change those, or a template.
"""A server on this machine that answers what a test tells it, and as documented otherwise."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote

import pytest

DOCUMENTED: list[tuple[str, str, int, dict[str, str], bytes]] = [
    ("POST", "/api/v1/sessions/{sid}/events", 204, {}, b""),
    ("GET", "/api/v1/schemas/{event-type}", 200, {}, b"{}"),
    ("POST", "/api/v1/sessions", 201, {"Location": "/api/v1/sessions/a1"}, b""),
]


@dataclass(frozen=True, kw_only=True)
class Answer:
    status: int
    headers: dict[str, str] = field(default_factory=dict[str, str])
    body: bytes = b""


@dataclass(frozen=True, kw_only=True)
class Seen:
    method: str
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Api:
    url: str
    answers: list[Answer] = field(default_factory=list[Answer])
    seen: list[Seen] = field(default_factory=list[Seen])

    def answer(self, seen: Seen) -> Answer:
        self.seen.append(seen)
        return self.answers.pop(0) if self.answers else documented(seen.method, seen.path)


def documented(method: str, path: str) -> Answer:
    for wanted, template, status, headers, body in DOCUMENTED:
        parts, segments = template.split("/"), path.partition("?")[0].split("/")
        if method == wanted and len(parts) == len(segments) and all(map(_fits, parts, segments)):
            return Answer(status=status, headers=headers, body=body)
    return Answer(status=418)


def _fits(part: str, segment: str) -> bool:
    return "{" in part or part == unquote(segment)


@pytest.fixture
def api() -> Iterator[Api]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def handle_one_request(self) -> None:
            self.raw_requestline = self.rfile.readline(65537)
            if not self.raw_requestline or not self.parse_request():
                self.close_connection = True
                return
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            headers = {name.lower(): value for name, value in self.headers.items()}
            answer = found.answer(
                Seen(method=self.command, path=self.path, headers=headers, body=body)
            )
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            if answer.status not in (204, 304):
                self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body)
            self.wfile.flush()

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    found = Api(url=f"http://127.0.0.1:{server.server_port}")
    threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
    ).start()
    yield found
    server.shutdown()
    server.server_close()

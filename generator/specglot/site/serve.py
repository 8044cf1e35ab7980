"""Pages that are being written → a site in the browser that follows every change."""

from __future__ import annotations

import html
import json
import threading
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from specglot.model.errors import InputError
from specglot.site.follower import POLL_SECONDS, Draft, Findings, Follower, Problem
from specglot.site.preview import Preview

_OWN = "/__specglot/"
_RELOAD = """(function ask(since) {
  fetch("/__specglot/version?since=" + since).then(function (answer) { return answer.json(); }).then(function (now) {
    if (since >= 0 && now !== since) location.reload(); else ask(now);
  }).catch(function () { setTimeout(function () { ask(since); }, 1000); });
})(-1);
"""
_HTML = "text/html; charset=utf-8"
_SCRIPT = f'<script src="{_OWN}reload.js"></script>'
_STYLE = """
.sg-problem { position: fixed; inset-block-end: 0; inset-inline: 0; z-index: 99; margin: 0; padding: 1rem 1.4rem;
  max-block-size: 50vh; overflow: auto; white-space: pre-wrap; font: .9rem/1.5 ui-monospace, monospace;
  background: #7a1408; color: #fff; direction: ltr; text-align: left; }
body > h1:first-child { font: 600 1.2rem system-ui; margin: 2rem; }
body > h1:first-child + pre { margin: 2rem; white-space: pre-wrap; font: .95rem/1.6 ui-monospace, monospace; }
"""


def _over(problem: str) -> str:
    """A diagnostic over a page that still shows the state before."""
    style = f'<link rel="stylesheet" href="{_OWN}serve.css">'
    return f'{style}<pre class="sg-problem" role="alert" lang="en">{html.escape(problem)}</pre>'


def _page(problem: str) -> str:
    """A page that shows a diagnostic and reloads when things change."""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>specglot</title>'
        f'<meta name="color-scheme" content="light dark"><link rel="stylesheet" href="{_OWN}serve.css"></head><body>'
        f"<h1>This cannot be shown</h1><pre>{html.escape(problem)}</pre>{_SCRIPT}</body></html>"
    )


def answer(follower: Follower, target: str) -> tuple[HTTPStatus, str, bytes]:
    """Status, content type and content for a request target."""
    parts = urlsplit(target)
    if parts.path == f"{_OWN}version":
        since = parse_qs(parts.query).get("since", ["-1"])[0]
        known = int(since) if since.lstrip("-").isdigit() else -1
        return HTTPStatus.OK, "application/json", json.dumps(follower.wait(known)).encode()
    if parts.path == f"{_OWN}reload.js":
        return HTTPStatus.OK, "text/javascript", _RELOAD.encode()
    if parts.path == f"{_OWN}serve.css":
        return HTTPStatus.OK, "text/css", _STYLE.encode()
    path = unquote(parts.path).lstrip("/")
    path = path if path and not path.endswith("/") else f"{path}index.html"
    preview, problem = follower.preview, follower.problem
    if problem and (preview is None or problem.path in preview.made_of(path)):
        return HTTPStatus.INTERNAL_SERVER_ERROR, _HTML, _page(problem.text).encode()
    return _shown(preview, problem, path) if preview else (HTTPStatus.NOT_FOUND, _HTML, _page(path).encode())


def _shown(preview: Preview, problem: Problem | None, path: str) -> tuple[HTTPStatus, str, bytes]:
    try:
        found = preview.get(path)
    except Exception as error:  # noqa: BLE001 - as above
        failure = _page(f"{path}: {type(error).__name__}: {error}")
        return HTTPStatus.INTERNAL_SERVER_ERROR, _HTML, failure.encode()
    if found is None:
        missing = _page(f"{path}: there is no such page")
        return HTTPStatus.NOT_FOUND, _HTML, missing.encode()
    kind, content = found
    if kind.startswith("text/html"):
        over = _over(problem.text) if problem else ""
        content = content.replace(b"</body>", f"{over}{_SCRIPT}</body>".encode(), 1)
    return HTTPStatus.OK, kind, content


def server(follower: Follower, host: str, port: int) -> ThreadingHTTPServer:
    """A server of what a follower sees, bound and not yet running.

    Raises:
        InputError: The address cannot be listened on.
    """

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            status, kind, content = answer(follower, self.path)
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(content)))
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:
            """Requests are not worth a line."""

    try:
        made = ThreadingHTTPServer((host, port), Handler)
    except OSError as error:
        raise InputError(
            f"cannot listen on {host}:{port}: {error.strerror}", help="choose another --port"
        ) from error
    made.daemon_threads = True
    return made


def serve(
    make: Callable[[Findings], Draft],
    watched: tuple[Path, ...],
    *,
    host: str = "127.0.0.1",
    port: int = 0,
    announce: Callable[[str], None],
) -> None:
    """Serve until interrupted. The docs are read in the calling thread, requests are answered in others.

    Args:
        make: Reads the docs.
        watched: What to look at for changes until the first draft tells.
        host: The address to listen on.
        port: The port; 0 for any that is free.
        announce: Told the site's URL once it can be opened.

    Raises:
        InputError: The address cannot be listened on.
    """
    follower = Follower(make, watched)
    running = server(follower, host, port)
    thread = threading.Thread(target=running.serve_forever, args=(POLL_SECONDS,), daemon=True)
    try:
        follower.refresh()
        thread.start()
        announce(f"http://{host}:{running.server_address[1]}/")
        follower.follow(threading.Event())
    except KeyboardInterrupt:
        pass
    finally:
        if thread.is_alive():
            running.shutdown()
            thread.join()
        running.server_close()

"""Pages that are being written → a site in the browser that follows every change."""

from __future__ import annotations

import html
import json
import threading
import time
from collections.abc import Callable, Iterable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from specglot.model.errors import InputError
from specglot.site.inputs import SiteInputs
from specglot.site.preview import Preview

_OWN = "/__specglot/"
_POLL_SECONDS = 0.2
_WAIT_SECONDS = 25.0
_RELOAD = """(function ask(since) {
  fetch("/__specglot/version?since=" + since).then(function (answer) { return answer.json(); }).then(function (now) {
    if (since >= 0 && now !== since) location.reload(); else ask(now);
  }).catch(function () { setTimeout(function () { ask(since); }, 1000); });
})(-1);
"""

Stamps = dict[str, tuple[int, int]]


class Follower:
    """The site as it is now, or the reason why there is none; made again whenever a watched file changes.

    Args:
        make: Reads the docs; raises InputError where they cannot be read.
        watched: Files and folders to look at: pages, config, lexicons.
    """

    def __init__(self, make: Callable[[], SiteInputs], watched: tuple[Path, ...]) -> None:
        self.make = make
        self.watched = watched
        self.version = 0
        self.preview: Preview | None = None
        self.problem = ""
        self._seen: Stamps = {}
        self._changed = threading.Condition()

    def refresh(self) -> bool:
        """Look at the files and make the site again where they changed; whether it was."""
        stamps = _stamps(self.watched)
        if self.version and stamps == self._seen:
            return False
        self._seen = stamps
        try:
            preview, problem = Preview(self.make()), ""
        except InputError as error:
            preview, problem = None, str(error)
        except Exception as error:  # noqa: BLE001 - whatever is wrong with a page must not end the server
            preview, problem = None, f"{type(error).__name__}: {error}"
        with self._changed:
            self.preview, self.problem = preview, problem
            self.version += 1
            self._changed.notify_all()
        return True

    def follow(self, until: threading.Event) -> None:
        """Keep looking until told to stop."""
        while not until.wait(_POLL_SECONDS):
            self.refresh()

    def wait(self, since: int) -> int:
        """The version once it differs from one that is known, or the same after a while."""
        deadline = time.monotonic() + _WAIT_SECONDS
        with self._changed:
            while since == self.version and (left := deadline - time.monotonic()) > 0:
                self._changed.wait(left)
            return self.version

    def answer(self, target: str) -> tuple[HTTPStatus, str, bytes]:
        """Status, content type and content for a request target."""
        parts = urlsplit(target)
        if parts.path == f"{_OWN}version":
            since = parse_qs(parts.query).get("since", ["-1"])[0]
            known = int(since) if since.lstrip("-").isdigit() else -1
            return HTTPStatus.OK, "application/json", json.dumps(self.wait(known)).encode()
        if parts.path == f"{_OWN}reload.js":
            return HTTPStatus.OK, "text/javascript", _RELOAD.encode()
        if self.preview is None:
            return HTTPStatus.INTERNAL_SERVER_ERROR, "text/html; charset=utf-8", _page(self.problem).encode()
        path = unquote(parts.path).lstrip("/")
        return self._page(self.preview, path if path and not path.endswith("/") else f"{path}index.html")

    def _page(self, preview: Preview, path: str) -> tuple[HTTPStatus, str, bytes]:
        try:
            found = preview.get(path)
        except Exception as error:  # noqa: BLE001 - as above
            problem = _page(f"{path}: {type(error).__name__}: {error}")
            return HTTPStatus.INTERNAL_SERVER_ERROR, "text/html; charset=utf-8", problem.encode()
        if found is None:
            missing = _page(f"{path}: there is no such page")
            return HTTPStatus.NOT_FOUND, "text/html; charset=utf-8", missing.encode()
        kind, content = found
        if kind.startswith("text/html"):
            content = content.replace(b"</body>", _script() + b"</body>", 1)
        return HTTPStatus.OK, kind, content


def _script() -> bytes:
    return f'<script src="{_OWN}reload.js"></script>'.encode()


def _page(problem: str) -> str:
    """A page that shows a diagnostic and reloads when things change."""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>specglot</title></head><body>'
        f"<h1>This cannot be shown</h1><pre>{html.escape(problem)}</pre>{_script().decode()}</body></html>"
    )


def _stamps(watched: Iterable[Path]) -> Stamps:
    """Time and size of every file below the watched paths."""
    found: Stamps = {}
    for path in watched:
        for file in [path] if path.is_file() else sorted(path.rglob("*")):
            try:
                stat = file.stat()
            except OSError:
                continue
            if file.is_file():
                found[str(file)] = (stat.st_mtime_ns, stat.st_size)
    return found


def server(follower: Follower, host: str, port: int) -> ThreadingHTTPServer:
    """A server of what a follower sees, bound and not yet running.

    Raises:
        InputError: The address cannot be listened on.
    """

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            status, kind, content = follower.answer(self.path)
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
    make: Callable[[], SiteInputs],
    watched: tuple[Path, ...],
    *,
    host: str = "127.0.0.1",
    port: int = 0,
    announce: Callable[[str], None],
) -> None:
    """Serve until interrupted.

    Args:
        make: Reads the docs.
        watched: What to look at for changes.
        host: The address to listen on.
        port: The port; 0 for any that is free.
        announce: Told the site's URL once it can be opened.

    Raises:
        InputError: The address cannot be listened on.
    """
    follower = Follower(make, watched)
    running = server(follower, host, port)
    follower.refresh()
    done = threading.Event()
    thread = threading.Thread(target=follower.follow, args=(done,), daemon=True)
    thread.start()
    announce(f"http://{host}:{running.server_address[1]}/")
    try:
        running.serve_forever(poll_interval=_POLL_SECONDS)
    except KeyboardInterrupt:
        pass
    finally:
        done.set()
        running.server_close()
        thread.join()

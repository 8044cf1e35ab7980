"""The servers that the mock's tests talk to: this project's own pages, and a lending library of another shape."""

from __future__ import annotations

import contextlib
import functools
import os
import signal
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import uvicorn
from starlette.testclient import TestClient

from specglot import pipeline
from specglot.config import load_config
from specglot.emit import texts
from specglot.mock.app import create
from specglot.mock.language import Texts
from specglot.mock.serve import address, listen
from specglot.mock.settings import parse

ROOT = Path(__file__).parents[2]
IDLE, STILL = 600, 1800
TABLE = {
    "resources": {
        "postSessions": {
            "idle": IDLE,
            "unchanged": {"/playerTime/playhead": STILL},
            "ends": {"eventType": ["sessionEnd", "sessionComplete"]},
            "ignored": [
                {
                    "field": "eventType",
                    "values": ["adStart", "adComplete"],
                    "outside": ["adBreakStart", "adBreakComplete"],
                }
            ],
        }
    },
    "schemas": {"getSchemas": "event-type"},
}
SESSIONS = "/api/v1/sessions"
START = {
    "playerTime": {"playhead": 0, "ts": 1700000000000},
    "eventType": "sessionStart",
    "params": {
        "analytics.trackingServer": "t.example",
        "analytics.reportSuite": "suite",
        "media.id": "m1",
        "media.length": 60.5,
        "media.contentType": "VOD",
        "media.playerName": "p",
        "media.channel": "c",
        "visitor.marketingCloudOrgId": "o",
    },
}
NEEDED = {
    "adBreakStart": {"media.ad.podIndex": 1, "media.ad.podSecond": 2.5},
    "adStart": {
        "media.ad.podPosition": 1,
        "media.ad.id": "a",
        "media.ad.length": 15,
        "media.ad.playerName": "p",
    },
    "chapterStart": {"media.chapter.index": 1, "media.chapter.offset": 0, "media.chapter.length": 30},
    "sessionStart": START["params"],
}

LIBRARY = {
    "en/loans.md": """# Loans {#loans}

`POST https://{host}/v1/loans`

## Request body

```
{"book": "moby-dick", "days": 14}
```

| Field | Type | Required | Description |
| --- | --- | --- | --- |
| `book` | String | Y | Which book |
| `days` | Integer | N | How long |

## Response

```
HTTP/1.1 201 Created
Location: https://library.example/v1/loans/8f14e45f-ceea-467f-9c36-0242ac120002
X-Quota: 12
```

## Response codes

| Code | Description |
| --- | --- |
| 201 | Lent |
| 422 | Not lendable |
""",
    "en/loan.md": """# One loan {#loan}

See [Loans](loans.md).

`DELETE https://{host}/v1/loans/{loan}`

## URI parameters

`loan`: the ID that [Loans](loans.md) returned.

## Response codes

| Code | Description | Client action |
| --- | --- | --- |
| 204 | Returned | N/A |
| 404 | No such loan | Ask the desk |
""",
    "en/books.md": """# Books {#books}

`GET https://{host}/v1/books/{isbn}`

## Response

```
HTTP/1.1 200 OK
Content-Type: application/json

{"title": "Moby-Dick", "pages": 635}
```

## Response codes

| Code | Description |
| --- | --- |
| 200 | Found |
| 503 | Closed |
""",
    "en/catalogue.md": """# Catalogue {#catalogue}

`GET https://{host}/v1/books`

## Response

```
HTTP/1.1 200 OK
Content-Type: application/json

{"books": [ {"title": "Moby-Dick"}, ... ]}
```
""",
    "en/café.md": """# Opening hours {#hours}

`GET https://{host}/v1/caf%C3%A9/books`

## Response codes

| Code | Description |
| --- | --- |
| 204 | Known |
""",
}


class Clock:
    """Time that passes when a test says so."""

    def __init__(self):
        self.now = 1_800_000_000.0

    def __call__(self):
        return self.now


@functools.cache
def media():
    """The book of this project's own pages, and its documents."""
    book = pipeline.read_book((), load_config(ROOT))
    return book, *pipeline.openapi_documents(book)


@functools.cache
def library():
    """The book of the lending library, and its documents."""
    book = pipeline.read_texts(LIBRARY)
    return book, *pipeline.openapi_documents(book)


def application(made=None, table=TABLE, **options):
    """The server of a book."""
    book, base, documents = made or media()
    said = Texts(pick=texts.pick, order=texts.order, fallback=book.fallback)
    return create(book.spec, documents, base=base, texts=said, settings=parse(table), **options)


def client(made=None, table=TABLE, **options):
    """A client of it that never touches a socket."""
    return TestClient(application(made, table, **options), follow_redirects=False)


def event(kind, playhead=0, **more):
    """An event's body with everything that its kind needs."""
    body = {"playerTime": {"playhead": playhead, "ts": 1700000000001}, "eventType": kind, **more}
    if kind in NEEDED:
        body["params"] = {**NEEDED[kind], **more.get("params", {})}
    return body


def opened(http):
    """Open a session; returns the address of its events."""
    answer = http.post(SESSIONS, json=START)
    assert answer.status_code == 201, answer.text
    return answer.headers["Location"] + "/events"


def counted(http, events):
    """What the server counted of a session, by its events' address."""
    id_ = events.removeprefix(f"{SESSIONS}/").removesuffix("/events")
    return http.get(f"/_mock/resources/postSessions/{id_}").json()


@contextlib.contextmanager
def listening(app):
    """A server in a thread, on a free port; gives its URL."""
    with listen("127.0.0.1", 0) as listener:
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", server_header=False))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            yield address(listener)
        finally:
            server.should_exit = True
            thread.join()


@contextlib.contextmanager
def process(*arguments):
    """The server of this project's own pages as a process of its own; gives it, its URL and its log."""
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(ROOT / "generator"), str(Path(__file__).parent)]),
    }
    command = [sys.executable, "-m", "mocking", *map(str, arguments)]
    # The log goes to a file: a pipe that nobody reads fills up, and then the server waits for ever.
    with (
        tempfile.TemporaryFile("w+") as log,
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True, env=environment) as server,
    ):
        try:
            url = server.stdout.readline().strip()
            log.seek(0)
            assert url.startswith("http://"), log.read()
            yield server, url, log
        finally:
            if server.poll() is None:
                server.send_signal(signal.SIGTERM)
            try:
                server.communicate(timeout=20)
            except subprocess.TimeoutExpired:
                server.kill()
                raise


if __name__ == "__main__":
    from specglot.mock.serve import serve
    from specglot.mock.store import Store

    store = Store(Path(sys.argv[1])) if len(sys.argv) > 1 else None
    serve(application(store=store), announce=print)

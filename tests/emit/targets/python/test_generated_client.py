"""How the generated client behaves, beyond its own tests: without a network, and against servers that misbehave."""

from __future__ import annotations

import asyncio
import copy
import json
import pickle
import socket
import threading
import time
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx2
import pytest
from pydantic import ValidationError
from python_packages import run

NOW = {"playhead": 0, "ts": 1}


def client(api: ModuleType, answer: Any, **options: Any) -> Any:
    """A client whose server is a function."""
    handler = answer if callable(answer) else lambda request: answer
    return api.Client(
        "collect.example", transport=httpx2.MockTransport(handler), options=api.Options(**options)
    )


def play(api: ModuleType, **more: Any) -> Any:
    return api.PostEventsBody(player_time=NOW, event_type="play", **more)


def start(api: ModuleType) -> Any:
    params = api.SessionStartParams(media_id="a", media_length=60)
    return api.PostSessionsBody(player_time=NOW, params=params)


# Models


def test_times_become_what_the_wire_wants(api: ModuleType) -> None:
    moment = datetime(2024, 1, 1, 1, tzinfo=timezone(timedelta(hours=1)))
    found = api.PlayerTime(playhead=timedelta(seconds=1.5), ts=moment)
    assert (found.playhead, found.ts) == (1.5, 1704067200000)
    assert (api.seconds(timedelta(minutes=1)), api.milliseconds(timedelta(microseconds=1999))) == (60.0, 1)
    found.ts = datetime(2024, 1, 1, tzinfo=UTC)
    assert json.loads(found.to_wire()) == {"playhead": 1.5, "ts": 1704067200000}


def test_a_time_without_a_zone_is_refused(api: ModuleType) -> None:
    with pytest.raises(ValidationError, match="time zone"):
        api.PlayerTime(playhead=0, ts=datetime(2024, 1, 1))  # noqa: DTZ001


def test_a_field_that_goes_only_with_some_values(api: ModuleType) -> None:
    for key in ("custom_metadata", "customMetadata"):
        with pytest.raises(ValidationError, match="adStart or chapterStart"):
            play(api, **{key: {"a": "b"}})
    body = play(api)
    with pytest.raises(ValidationError, match="adStart or chapterStart"):
        body.custom_metadata = {"a": "b"}
    with pytest.raises(ValidationError):
        api.PostEventsAdBreakStart(
            player_time=NOW, params={"media.ad.podIndex": 1}, customMetadata={"a": "b"}
        )
    params = {"media.ad.id": "a", "media.ad.length": 1}
    for model, event in ((api.PostEventsBody, {"event_type": "adStart"}), (api.PostEventsAdStart, {})):
        sent = json.loads(
            model(player_time=NOW, params=params, custom_metadata={"a": "b"}, **event).to_wire()
        )
        assert (sent["eventType"], sent["customMetadata"], sent["params"]) == ("adStart", {"a": "b"}, params)


def test_keys_that_a_value_requires(api: ModuleType) -> None:
    with pytest.raises(ValidationError, match=r"adStart requires in params: media\.ad\.length"):
        api.PostEventsBody(player_time=NOW, event_type="adStart", params={"media.ad.id": "a"})
    with pytest.raises(ValidationError, match="chapterStart requires in params"):
        api.PostEventsBody(player_time=NOW, event_type=api.EventType.CHAPTER_START)
    with pytest.raises(ValidationError, match=r"media\.ad\.length"):
        api.AdStartParams(media_ad_id="a")


def test_values_and_fields_that_the_docs_do_not_know(api: ModuleType) -> None:
    body = api.PostEventsBody.model_validate({"playerTime": NOW, "eventType": "brandNew", "x": [1]})
    assert (body.event_type, json.loads(body.to_wire())["x"]) == ("brandNew", [1])
    assert api.PostEventsBody(player_time=NOW, event_type="play").event_type == api.EventType.PLAY


def test_what_is_sent(api: ModuleType) -> None:
    body = play(api, qoe_data=api.QoeData(media_qoe_bitrate=5), params={"titel": "Über 会"})
    wanted = '{"playerTime":{"playhead":0.0,"ts":1},"eventType":"play","params":{"titel":"Über 会"},"qoeData":{"media.qoe.bitrate":5}}'
    assert body.to_wire().decode() == wanted
    with pytest.raises(ValidationError):
        api.PlayerTime(playhead=float("nan"), ts=1)


# Requests


def test_a_request(api: ModuleType) -> None:
    seen: list[httpx2.Request] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        seen.append(request)
        return httpx2.Response(204, headers={"X-Kept": "1"})

    response = client(api, answer, headers={"X-Key": "k"}).post_events("a b", play(api))
    assert (seen[0].method, str(seen[0].url)) == (
        "POST",
        "https://collect.example/api/v1/sessions/a%20b/events",
    )
    assert seen[0].headers["content-type"] == "application/json"
    assert seen[0].headers["x-key"] == "k"
    assert (response.status, response.headers["x-kept"], response.content, response.data) == (
        204,
        "1",
        b"",
        None,
    )
    assert response.request.operation == "postEvents"


def test_a_call_can_have_options_of_its_own(api: ModuleType) -> None:
    one = client(
        api, lambda request: httpx2.Response(204 if request.headers["a"] == "2" else 500), headers={"a": "1"}
    )
    one.post_events("s", play(api), options=api.Options(headers={"a": "2"}))
    with pytest.raises(api.InternalServerError):
        one.post_events("s", play(api))


def test_headers_cannot_hold_line_breaks(api: ModuleType) -> None:
    with pytest.raises(ValueError, match="line breaks"):
        client(api, httpx2.Response(204), headers={"a": "b\r\nc: d"}).post_events("s", play(api))


def test_a_host_that_no_url_can_have(api: ModuleType) -> None:
    with pytest.raises(api.ConnectionFailed) as caught:
        api.Client(f"{'ü' * 70}.example", options=api.Options(deadline=1)).post_events("s", play(api))
    assert (caught.value.sent, caught.value.retryable) == (False, False)


@pytest.mark.parametrize(
    "uri", ["host:0", "host:70000", "", "a b", "user@host", "host?x=1", "host#x", "/path"]
)
def test_a_server_that_is_none(api: ModuleType, uri: str) -> None:
    with pytest.raises(ValueError, match=r"server|Port"):
        api.Client(uri)


# Errors


def test_an_error_speaks_every_language_of_the_docs(api: ModuleType) -> None:
    with pytest.raises(api.Gone) as caught:
        client(api, httpx2.Response(410)).post_events("s", play(api))
    error = caught.value
    assert isinstance(error, api.StatusError)
    assert (error.status, error.retryable, error.response.status) == (410, False, 410)
    assert error.description == "Nicht mehr da. Die Sitzung ist beendet."
    assert error.action == "Öffnen Sie mit der Sitzungsanfrage eine neue Sitzung."
    assert error.localized("ja-JP").action == "セッションリクエストで新しいセッションを作成してください。"
    assert error.localized("pt-PT") == api.StatusText(
        language="pt",
        description="Encerrada. A sessão terminou.",
        action="Abra outra sessão com a solicitação de sessões.",
    )
    assert error.localized("ko").language == "de"
    assert str(error) == f"HTTP 410 {error.description} → {error.action}"


def test_the_same_status_means_what_its_operation_says(api: ModuleType) -> None:
    with pytest.raises(api.NotFound) as caught:
        client(api, httpx2.Response(404)).get_schemas("x")
    assert caught.value.localized("pt").description == "Tipo desconhecido"
    assert caught.value.action is None


@pytest.mark.parametrize("code", [200, 201, 299, 302, 403, 418, 599])
def test_every_other_status_is_unexpected(api: ModuleType, code: int) -> None:
    with pytest.raises(api.UnexpectedStatus) as caught:
        client(api, httpx2.Response(code, content=b"x")).post_events("s", play(api))
    assert (caught.value.status, caught.value.response.content, caught.value.action) == (code, b"x", None)


def test_no_log_shows_what_was_sent(api: ModuleType) -> None:
    options = api.Options(headers={"Authorization": "Bearer secret"})
    with client(api, httpx2.Response(410)) as http, pytest.raises(api.Gone) as caught:
        http.post_events("1", play(api, params={"name": "secret"}), options=options)
    assert b"secret" in caught.value.request.content
    assert "secret" in caught.value.request.headers["Authorization"]
    assert "secret" not in f"{caught.value!r} {caught.value} {caught.value.response} {options}"


def test_errors_survive_a_process_boundary(api: ModuleType) -> None:
    with pytest.raises(api.Gone) as caught:
        client(api, httpx2.Response(410)).post_events("s", play(api))
    for error in (pickle.loads(pickle.dumps(caught.value)), copy.copy(caught.value)):
        assert (type(error), str(error), error.status) == (api.Gone, str(caught.value), 410)
    lost = api.Timeout("late", caught.value.request, sent=True)
    assert pickle.loads(pickle.dumps(lost)).sent is True


def transport_errors() -> list[type[httpx2.RequestError]]:
    found, todo = [], [httpx2.RequestError]
    while todo:
        found.append(todo.pop())
        todo += found[-1].__subclasses__()
    return sorted({one for one in found if one.__module__.startswith("httpx2")}, key=lambda one: one.__name__)


@pytest.mark.parametrize("kind", transport_errors(), ids=lambda kind: kind.__name__)
def test_nothing_of_the_transport_leaks(api: ModuleType, kind: type[httpx2.RequestError]) -> None:
    def answer(request: httpx2.Request) -> httpx2.Response:
        raise kind("why")

    with pytest.raises(api.NoAnswer, match="why") as caught:
        client(api, answer, retries=0).post_events("s", play(api))
    assert isinstance(caught.value, api.Timeout) == issubclass(kind, httpx2.TimeoutException)
    assert caught.value.sent == (kind.__name__ not in UNSENT)
    assert isinstance(caught.value.__cause__, kind)


UNSENT = (
    "ConnectError",
    "ConnectTimeout",
    "PoolTimeout",
    "ProxyError",
    "LocalProtocolError",
    "UnsupportedProtocol",
)


def test_a_body_that_is_not_json(api: ModuleType) -> None:
    with pytest.raises(api.MalformedBody) as caught:
        client(api, httpx2.Response(200, content=b"\xff{")).get_schemas("x")
    assert caught.value.response.content == b"\xff{"
    with pytest.raises(api.MalformedBody):
        client(api, httpx2.Response(200, content=b"[" * 200_000)).get_schemas("x")
    assert client(api, httpx2.Response(200, content=b'{"a": 1}')).get_schemas("x").data == {"a": 1}


# Sending again


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    found: list[float] = []
    monkeypatch.setattr("time.sleep", found.append)
    monkeypatch.setattr("random.uniform", lambda low, high: high)
    return found


class Busy:
    """Answers with what it is given, then with success."""

    def __init__(self, *answers: Any) -> None:
        self.answers, self.count = list(answers), 0

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        self.count += 1
        if not self.answers:
            return httpx2.Response(200, content=b"{}") if request.method == "GET" else httpx2.Response(204)
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


def test_pauses_grow_with_full_jitter(api: ModuleType, pauses: list[float]) -> None:
    client(api, Busy(*[httpx2.Response(503)] * 6), retries=6).get_schemas("x")
    assert pauses == [0.5, 1, 2, 4, 8, 8]


def test_no_more_than_allowed(api: ModuleType, pauses: list[float]) -> None:
    server = Busy(*[httpx2.Response(503)] * 9)
    with pytest.raises(api.StatusError):
        client(api, server, retries=2).get_schemas("x")
    assert server.count == 3


def test_retry_after(api: ModuleType, pauses: list[float]) -> None:
    soon = (datetime.now(UTC) + timedelta(seconds=30)).strftime("%a, %d %b %Y %H:%M:%S GMT")
    answers = [
        httpx2.Response(429, headers={"Retry-After": value}) for value in ("7", soon, "nonsense", "-1")
    ]
    client(api, Busy(*answers), retries=9).get_schemas("x")
    assert pauses[0] == 7
    assert 25 < pauses[1] <= 30
    assert pauses[2:] == [2, 4]


@pytest.mark.parametrize("value", ["61", "99999999999999999999"])
def test_a_long_retry_after_is_for_the_caller(api: ModuleType, pauses: list[float], value: str) -> None:
    with pytest.raises(api.UnexpectedStatus):
        client(api, Busy(httpx2.Response(429, headers={"Retry-After": value}))).get_schemas("x")
    assert pauses == []


def test_a_post_is_sent_again_only_if_nothing_was_sent(api: ModuleType, pauses: list[float]) -> None:
    unsent = Busy(httpx2.ConnectError("refused"), httpx2.ConnectTimeout("late"), httpx2.PoolTimeout("full"))
    client(api, unsent, retries=3).post_events("s", play(api))
    assert unsent.count == 4
    for answer in (
        httpx2.ReadError("cut"),
        httpx2.ReadTimeout("late"),
        httpx2.Response(500),
        httpx2.Response(503),
    ):
        server = Busy(answer)
        with pytest.raises(api.ApiError):
            client(api, server).post_events("s", play(api))
        assert server.count == 1
        server = Busy(answer)
        client(api, server, resend=True).post_events("s", play(api))
        assert server.count == 2


def test_what_cannot_be_sent_is_not_sent_again(api: ModuleType, pauses: list[float]) -> None:
    server = Busy(httpx2.LocalProtocolError("bad header"))
    with pytest.raises(api.ConnectionFailed) as caught:
        client(api, server).get_schemas("x")
    assert (server.count, caught.value.retryable) == (1, False)


def test_no_pause_goes_past_the_deadline(api: ModuleType, pauses: list[float]) -> None:
    server = Busy(httpx2.Response(503, headers={"Retry-After": "30"}))
    with pytest.raises(api.StatusError):
        client(api, server, deadline=10).get_schemas("x")
    assert (server.count, pauses) == (1, [])


@pytest.mark.parametrize("how", ["sync", "async"])
def test_a_body_that_trickles_in_ends_with_the_deadline(api: ModuleType, how: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        stop = threading.Event()

        def trickle() -> None:
            connection, _ = server.accept()
            with connection:
                connection.recv(65536)
                connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
                while not stop.wait(0.05):
                    try:
                        connection.sendall(b"x")
                    except OSError:
                        return

        thread = threading.Thread(target=trickle)
        thread.start()
        url = f"http://127.0.0.1:{server.getsockname()[1]}"
        options = api.Options(timeout=5, deadline=0.4, retries=0)
        started = time.monotonic()

        async def wait() -> None:
            async with api.AsyncClient(base_url=url, options=options) as one:
                await one.get_schemas("x")

        def call() -> None:
            if how == "async":
                asyncio.run(wait())
            else:
                api.Client(base_url=url, options=options).get_schemas("x")

        with pytest.raises(api.Timeout) as caught:
            call()
        stop.set()
        thread.join()
        assert caught.value.sent
        assert time.monotonic() - started < 2


# Sessions


class Sessions:
    """Opens sessions; each is gone after some events."""

    def __init__(self, lifetime: int) -> None:
        self.lifetime, self.opened, self.counts = lifetime, 0, dict[str, int]()
        self.lock = threading.Lock()

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        with self.lock:
            if request.url.path.endswith("/sessions"):
                self.opened += 1
                return httpx2.Response(201, headers={"Location": f"/api/v1/sessions/s{self.opened}"})
            sid = request.url.path.split("/")[4]
            self.counts[sid] = self.counts.get(sid, 0) + 1
            return httpx2.Response(204 if self.counts[sid] <= self.lifetime else 410)


def test_a_session_that_is_gone_is_the_callers_business(api: ModuleType) -> None:
    session = api.Session.open(client(api, Sessions(1)), start(api))
    session.post_events(play(api))
    with pytest.raises(api.Gone):
        session.post_events(play(api))
    assert session.sid == "s1"


def test_a_session_opens_another_one_where_it_is_told_to(api: ModuleType) -> None:
    server, asked = Sessions(2), []

    def again(error: Any) -> Any:
        asked.append(error.status)
        return start(api)

    session = api.Session.open(client(api, server), start(api), reopen=again)
    for _ in range(5):
        session.post_events(play(api))
    assert (session.sid, asked, server.counts) == ("s3", [410, 410], {"s1": 3, "s2": 3, "s3": 1})


def test_many_threads_open_one_new_session(api: ModuleType) -> None:
    server = Sessions(1000)
    session = api.Session.open(client(api, server), start(api), reopen=lambda error: start(api))
    server.counts["s1"] = 1000
    threads = [threading.Thread(target=session.post_events, args=(play(api),)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (server.opened, server.counts["s2"]) == (2, 8)


def test_many_tasks_open_one_new_session(api: ModuleType) -> None:
    server = Sessions(1000)

    async def main() -> None:
        transport = httpx2.MockTransport(server)
        async with api.AsyncClient("collect.example", transport=transport) as one:
            session = await api.AsyncSession.open(one, start(api), reopen=lambda error: start(api))
            server.counts["s1"] = 1000
            await asyncio.gather(*(session.post_events(play(api)) for _ in range(8)))

    asyncio.run(main())
    assert (server.opened, server.counts["s2"]) == (2, 8)


@pytest.mark.parametrize("location", ["", "/api/v1/sessions/", "/api/v1/other/1", "/api/v1/sessions/a/b"])
def test_a_location_that_leads_elsewhere(api: ModuleType, location: str) -> None:
    with pytest.raises(api.MissingLink):
        api.Session.open(client(api, httpx2.Response(201, headers={"Location": location})), start(api))


def test_other_answers_of_a_session_are_not_touched(api: ModuleType) -> None:
    session = api.Session(client(api, httpx2.Response(400)), "s", reopen=lambda error: pytest.fail("asked"))
    with pytest.raises(api.BadRequest):
        session.post_events(play(api))


# Loading


def test_the_client_loads_without_the_models(media_package: Path, tmp_path: Path) -> None:
    code = (
        "import sys, media_collection as m; before = 'pydantic' in sys.modules; m.EventType;"
        " assert (before, 'pydantic' in sys.modules) == (False, True)"
    )
    (tmp_path / "test_loading.py").write_text(
        f"import subprocess, sys\n\ndef test_loading():\n    subprocess.run([sys.executable, '-c', {code!r}], check=True)\n"
    )
    run("pytest", "-q", "-p", "no:cacheprovider", str(tmp_path / "test_loading.py"), cwd=media_package)

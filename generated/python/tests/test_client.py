# Written by `specglot generate` from the API's pages. Change those, or a template.
"""Every documented status over a real connection, and what happens where there is none."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import Callable
from typing import Any

import pytest
from conftest import Answer, Api

from media_collection import (
    LANGUAGES,
    ApiError,
    AsyncClient,
    Client,
    ConnectionFailed,
    MalformedBody,
    Options,
    StatusError,
    Timeout,
    UnexpectedStatus,
    errors,
    models,
)

NO_RETRY = Options(retries=0)

Call = Callable[[Any], Any]

CALLS: dict[str, Call] = {
    "post_events": lambda client: client.post_events(
        "sid",
        models.PostEventsBody(
            player_time=models.PlayerTime(playhead=0, ts=1678786012480), event_type="play"
        ),
    ),
    "get_schemas": lambda client: client.get_schemas("event-type"),
    "post_sessions": lambda client: client.post_sessions(
        models.PostSessionsBody(
            player_time=models.PlayerTime(playhead=0, ts=1678785960215),
            params=models.SessionStartParams(
                analytics_tracking_server="<your-tracking-server>",
                analytics_report_suite="<your-report-suite>",
                visitor_marketing_cloud_org_id="<your-organization-id>",
                media_id="<your-media-id>",
                media_length=1284.5,
                media_content_type="VOD",
                media_player_name="<your-player-name>",
                media_channel="<your-channel>",
            ),
        )
    ),
}
SUCCESSES: list[tuple[str, int, dict[str, str], bytes]] = [
    ("post_events", 204, {}, b""),
    ("get_schemas", 200, {}, b"{}"),
    ("post_sessions", 201, {"Location": "/api/v1/sessions/a1"}, b""),
]
FAILURES: list[tuple[str, int, type[StatusError]]] = [
    ("post_events", 400, errors.BadRequest),
    ("post_events", 404, errors.NotFound),
    ("post_events", 410, errors.Gone),
    ("post_events", 500, errors.InternalServerError),
    ("get_schemas", 404, errors.NotFound),
    ("get_schemas", 500, errors.InternalServerError),
    ("post_sessions", 400, errors.BadRequest),
    ("post_sessions", 500, errors.InternalServerError),
]


def call(name: str, url: str, how: str, options: Options = NO_RETRY) -> Any:
    """Call an operation with either client."""
    if how == "sync":
        with Client(base_url=url, options=options) as client:
            return CALLS[name](client)

    async def run() -> Any:
        async with AsyncClient(base_url=url, options=options) as client:
            return await CALLS[name](client)

    return asyncio.run(run())


@pytest.mark.parametrize("how", ["sync", "async"])
@pytest.mark.parametrize(("name", "status", "headers", "body"), SUCCESSES)
def test_success(
    api: Api, name: str, status: int, headers: dict[str, str], body: bytes, how: str
) -> None:
    api.answers = [Answer(status=status, headers=headers, body=body)]
    response = call(name, api.url, how)
    assert response.status == status
    assert response.content == body
    assert len(api.seen) == 1


@pytest.mark.parametrize("how", ["sync", "async"])
@pytest.mark.parametrize(("name", "status", "error"), FAILURES)
def test_failure(api: Api, name: str, status: int, error: type[StatusError], how: str) -> None:
    api.answers = [Answer(status=status, body=b"why")]
    with pytest.raises(error) as caught:
        call(name, api.url, how)
    assert type(caught.value) is error
    assert caught.value.status == status
    assert caught.value.response.content == b"why"
    assert caught.value.request.url.startswith(api.url)
    assert caught.value.description in str(caught.value)
    for language in LANGUAGES:
        assert caught.value.localized(f"{language}-x-test") == caught.value.localized(language)


@pytest.mark.parametrize("how", ["sync", "async"])
@pytest.mark.parametrize("name", CALLS)
def test_undocumented_status(api: Api, name: str, how: str) -> None:
    api.answers = [Answer(status=418)]
    with pytest.raises(UnexpectedStatus) as caught:
        call(name, api.url, how)
    assert caught.value.action is None


@pytest.mark.parametrize("how", ["sync", "async"])
@pytest.mark.parametrize("name", CALLS)
def test_refused_connection_is_retried_whatever_the_method(
    name: str, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses: list[float] = []

    async def rest(seconds: float) -> None:
        pauses.append(seconds)

    monkeypatch.setattr("time.sleep", pauses.append)
    monkeypatch.setattr("anyio.sleep", rest)
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}"
        with pytest.raises(ConnectionFailed) as caught:
            call(name, url, how, Options(retries=2))
    assert (caught.value.sent, caught.value.retryable, len(pauses)) == (False, True, 2)
    assert caught.value.response is None


@pytest.mark.parametrize("how", ["sync", "async"])
@pytest.mark.parametrize("name", CALLS)
def test_timeout(name: str, how: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        started = time.monotonic()
        with pytest.raises(Timeout) as caught:
            call(
                name,
                f"http://127.0.0.1:{silent.getsockname()[1]}",
                how,
                Options(timeout=0.1, deadline=0.2),
            )
    assert caught.value.sent
    assert time.monotonic() - started < 2


@pytest.mark.parametrize("how", ["sync", "async"])
@pytest.mark.parametrize("name", CALLS)
def test_busy_server_is_asked_again_only_where_that_is_harmless(
    api: Api, name: str, how: str
) -> None:
    busy = Answer(status=503, headers={"Retry-After": "0"})
    api.answers = [busy]
    try:
        call(name, api.url, how, Options())
    except ApiError:
        assert api.seen[0].method in ("POST", "PATCH")
        assert len(api.seen) == 1
    else:
        assert api.seen[0].method not in ("POST", "PATCH")
        assert len(api.seen) == 2
    api.answers = [busy, busy]
    call(name, api.url, how, Options(resend=True))


@pytest.mark.parametrize("name", CALLS)
def test_a_long_retry_after_is_not_waited_for(api: Api, name: str) -> None:
    api.answers = [Answer(status=503, headers={"Retry-After": "3600"})]
    with pytest.raises(StatusError):
        call(name, api.url, "sync", Options(resend=True))


@pytest.mark.parametrize("how", ["sync", "async"])
def test_get_schemas_200_malformed_body(api: Api, how: str) -> None:
    api.answers = [Answer(status=200, body=b"<html>")]
    with pytest.raises(MalformedBody) as caught:
        call("get_schemas", api.url, how)
    assert caught.value.response.content == b"<html>"


@pytest.mark.parametrize(
    ("value", "sent"),
    [
        ("a/b", "a%2Fb"),
        ("..", "%2E%2E"),
        (".", "%2E"),
        ("é 会", "%C3%A9%20%E4%BC%9A"),
        ("a?b#c%", "a%3Fb%23c%25"),
    ],
)
def test_post_events_path_values_stay_in_their_place(api: Api, value: str, sent: str) -> None:
    with Client(base_url=f"{api.url}/base/", options=NO_RETRY) as client:
        api.answers = [Answer(status=204, body=b"")] * 2
        for value in ("PLAIN", value):
            client.post_events(
                value,
                models.PostEventsBody(
                    player_time=models.PlayerTime(playhead=0, ts=1678786012480), event_type="play"
                ),
            )
        plain, path = (seen.path for seen in api.seen)
        assert path == plain.replace("PLAIN", sent)
        assert path.startswith("/base/")
        with pytest.raises(ValueError, match="empty"):
            client.post_events(
                "",
                models.PostEventsBody(
                    player_time=models.PlayerTime(playhead=0, ts=1678786012480), event_type="play"
                ),
            )


@pytest.mark.parametrize(
    ("value", "sent"),
    [
        ("a/b", "a%2Fb"),
        ("..", "%2E%2E"),
        (".", "%2E"),
        ("é 会", "%C3%A9%20%E4%BC%9A"),
        ("a?b#c%", "a%3Fb%23c%25"),
    ],
)
def test_get_schemas_path_values_stay_in_their_place(api: Api, value: str, sent: str) -> None:
    with Client(base_url=f"{api.url}/base/", options=NO_RETRY) as client:
        api.answers = [Answer(status=200, body=b"{}")] * 2
        for value in ("PLAIN", value):
            client.get_schemas(value)
        plain, path = (seen.path for seen in api.seen)
        assert path == plain.replace("PLAIN", sent)
        assert path.startswith("/base/")
        with pytest.raises(ValueError, match="empty"):
            client.get_schemas("")


def test_the_server_has_to_be_known() -> None:
    with pytest.raises(ValueError, match="URL"):
        Client(base_url="ftp://example.com")
    with pytest.raises(ValueError, match="base_url"):
        Client()


def test_closing_is_final() -> None:
    client = Client(base_url="http://127.0.0.1:9")
    client.close()
    with pytest.raises(RuntimeError):
        next(iter(CALLS.values()))(client)

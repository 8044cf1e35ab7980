"""The server as its clients see it: every documented status of this project's own pages, and of others."""

import asyncio
import json
import re

import pytest
from mocking import (
    IDLE,
    SESSIONS,
    START,
    STILL,
    Clock,
    application,
    client,
    counted,
    event,
    library,
    media,
    opened,
)
from starlette.testclient import TestClient

from specglot import pipeline
from specglot.model.errors import InputError

ERRORS = [
    ("POST", SESSIONS, 400),
    ("POST", SESSIONS, 500),
    ("POST", f"{SESSIONS}/x/events", 400),
    ("POST", f"{SESSIONS}/x/events", 404),
    ("POST", f"{SESSIONS}/x/events", 410),
    ("POST", f"{SESSIONS}/x/events", 500),
    ("GET", "/api/v1/schemas/play", 404),
    ("GET", "/api/v1/schemas/play", 500),
]


def problem(answer, status):
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    body = answer.json()
    assert body["status"] == status
    assert set(body) <= {"type", "title", "status", "detail", "description", "action", "errors"}
    return body


# What the pages promise


def test_a_session_is_created_and_has_an_address():
    answer = client().post(SESSIONS, json=START)
    assert answer.status_code == 201
    assert answer.content == b""
    # The sample on the page shows 64 hexadecimal digits.
    assert re.fullmatch(rf"{SESSIONS}/[0-9a-f]{{64}}", answer.headers["location"])


def test_two_sessions_are_two():
    http = client()
    assert opened(http) != opened(http)


def test_events_of_a_session_are_accepted_without_content():
    http = client()
    answer = http.post(opened(http), json=event("play"))
    assert answer.status_code == 204
    assert answer.content == b""


def test_the_documented_headers_are_there():
    http = client()
    created = http.post(SESSIONS, json=START)
    for name, value in {
        "Content-Type": "application/octet-stream",
        "Content-Length": "0",
        "Access-Control-Allow-Origin": "*",
        "Access-Control-Allow-Methods": "OPTIONS,POST,PUT",
        "Access-Control-Allow-Headers": "Content-Type",
        "Access-Control-Expose-Headers": "Location",
    }.items():
        assert created.headers[name] == value
    sent = http.post(created.headers["Location"] + "/events", json=event("ping"))
    assert sent.headers["Connection"] == "keep-alive"


def test_an_unknown_session():
    body = problem(client().post(f"{SESSIONS}/nobody/events", json=event("play")), 404)
    assert "nobody" in body["detail"]


@pytest.mark.parametrize("last", ["sessionEnd", "sessionComplete"])
def test_a_session_that_was_ended_is_gone(last):
    http = client()
    events = opened(http)
    assert http.post(events, json=event(last)).status_code == 204
    body = problem(http.post(events, json=event("play")), 410)
    assert last in body["detail"]
    assert counted(http, events)["state"] == "ended"


def test_a_session_ends_by_nothing_that_the_config_does_not_say():
    http = client(table={})
    events = opened(http)
    assert [http.post(events, json=event(kind)).status_code for kind in ("sessionEnd", "play")] == [204, 204]


def test_an_idle_session_is_gone():
    clock = Clock()
    http = client(clock=clock)
    events = opened(http)
    clock.now += IDLE - 1
    assert http.post(events, json=event("ping", 1)).status_code == 204
    clock.now += IDLE - 1
    assert http.post(events, json={}).status_code == 400  # what was not accepted keeps nothing alive
    clock.now += 1
    body = problem(http.post(events, json=event("ping", 2)), 410)
    assert str(IDLE) in body["detail"]


def test_a_session_whose_playhead_stands_still_is_gone():
    clock = Clock()
    http = client(clock=clock)
    events = opened(http)
    statuses = []
    for _ in range(STILL // (IDLE // 2)):
        clock.now += IDLE // 2
        statuses.append(http.post(events, json=event("ping", 0)).status_code)
    assert statuses == [204] * (len(statuses) - 1) + [410]


def test_a_playhead_that_moves_keeps_a_session_open():
    clock = Clock()
    http = client(clock=clock)
    events = opened(http)
    for step in range(2 * STILL // (IDLE // 2)):
        clock.now += IDLE // 2
        assert http.post(events, json=event("ping", step + 1)).status_code == 204


def test_ads_outside_of_a_break_are_accepted_and_do_not_count():
    http = client()
    events = opened(http)
    kinds = [
        "adStart",
        "adComplete",
        "adBreakStart",
        "adStart",
        "adComplete",
        "adBreakComplete",
        "adStart",
        "play",
    ]
    assert {http.post(events, json=event(kind)).status_code for kind in kinds} == {204}
    told = counted(http, events)
    assert told["counted"]["by"] == {
        "postSessions": {"sessionStart": 1},
        "postEvents": {"adBreakComplete": 1, "adBreakStart": 1, "adComplete": 1, "adStart": 1, "play": 1},
    }
    assert told["ignored"] == {"total": 3, "by": {"postEvents": {"adComplete": 1, "adStart": 2}}}


@pytest.mark.parametrize(
    ("body", "pointer", "words"),
    [
        ({}, "#", "playerTime"),
        ({**event("play"), "playerTime": {"playhead": "0", "ts": 1}}, "#/playerTime/playhead", "number"),
        ({**event("play"), "playerTime": {"playhead": 0, "ts": 1.5}}, "#/playerTime/ts", "integer"),
        ({**event("play"), "playerTime": {"playhead": True, "ts": 1}}, "#/playerTime/playhead", "number"),
        (event("jump"), "#/eventType", "chapterSkip"),
        (event("play", customMetadata={}), "#/customMetadata", "chapterStart"),
        ({**event("adStart"), "params": {}}, "#/params", "media.ad.id"),
        (event("play", qoeData={"media.qoe.bitrate": "fast"}), "#/qoeData/media.qoe.bitrate", "integer"),
        ([], "#", "object"),
        (0, "#", "object"),
    ],
)
def test_a_body_that_does_not_fit_is_answered_with_the_reason(body, pointer, words):
    http = client()
    events = opened(http)
    told = problem(http.post(events, json=body), 400)
    assert any(error["pointer"] == pointer and words in error["detail"] for error in told["errors"])
    assert words in told["detail"]
    assert counted(http, events)["counted"]["total"] == 1


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"null",
        b"\xff\xfe",
        b'{"playerTime": NaN}',
        b'{"playerTime": 1e999}',
        b"[" * 100_000,
        b'{"playerTime":' + b"[" * 500 + b"]" * 500 + b"}",
        b'{"\\ud800": 1}',
        b"1" * 5000,
    ],
)
def test_a_body_that_is_no_json_is_a_bad_request(raw):
    http = client()
    problem(http.post(opened(http), content=raw, headers={"Content-Type": "application/json"}), 400)


def test_a_body_of_another_type_is_a_bad_request():
    http = client()
    told = problem(http.post(opened(http), data={"eventType": "play"}), 400)
    assert "application/x-www-form-urlencoded" in told["detail"]


@pytest.mark.parametrize("content_type", ["application/json; charset=utf-8", "application/vnd.x+json", ""])
def test_a_body_may_say_that_it_is_json(content_type):
    http = client()
    headers = {"Content-Type": content_type} if content_type else {}
    answer = http.post(opened(http), content=json.dumps(event("play")), headers=headers)
    assert answer.status_code == 204


def test_the_schema_of_an_event():
    answer = client().get("/api/v1/schemas/adStart", headers={"Accept-Language": "de"})
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/json"
    schema = answer.json()
    assert schema["properties"]["eventType"]["const"] == "adStart"
    assert "params" in schema["required"]
    assert "media.ad.id" in schema["properties"]["params"]["required"]
    assert schema["$defs"]["AdData"]["title"] == "Anzeigendaten"


def test_the_schema_of_an_event_is_that_of_the_request_it_belongs_to():
    schema = client().get("/api/v1/schemas/sessionStart").json()
    assert set(schema["required"]) == {"playerTime", "eventType", "params"}
    assert "AdData" not in schema["$defs"]  # no table of the sessions request


def test_the_schema_of_no_event():
    told = problem(client().get("/api/v1/schemas/jump"), 404)
    assert told["errors"][0]["parameter"] == "event-type"


def test_without_a_setting_the_answer_is_what_the_page_shows():
    answer = client(table={}).get("/api/v1/schemas/play")
    assert (answer.status_code, answer.json()) == (200, {})


# What any server owes its clients


@pytest.mark.parametrize(("method", "path", "code"), ERRORS)
def test_any_documented_answer_can_be_forced(method, path, code):
    answer = client().request(method, path, headers={"Prefer": f"wait=1, code={code}"})
    told = problem(answer, code)
    assert answer.headers["Preference-Applied"] == f"code={code}"
    assert "Prefer" in answer.headers["Vary"]
    assert str(code) in told["detail"]


def test_a_forced_success_keeps_its_promise():
    http = client()
    answer = http.post(SESSIONS, headers={"Prefer": "code=201"})
    assert answer.status_code == 201
    assert http.post(answer.headers["Location"] + "/events", json=event("play")).status_code == 204
    forced = http.post(f"{SESSIONS}/x/events", headers={"Prefer": 'code="204"'})
    assert (forced.status_code, forced.headers["Preference-Applied"]) == (204, "code=204")


@pytest.mark.parametrize("preference", ["code", "respond-async", "handling=strict", "="])
def test_a_preference_for_something_else_is_ignored(preference):
    answer = client().post(SESSIONS, json=START, headers={"Prefer": preference})
    assert answer.status_code == 201
    assert not {"Preference-Applied", "Preference-Ignored"} & set(answer.headers)


@pytest.mark.parametrize(
    ("asked", "told"),
    [("418", "418"), ("abc", "abc"), ("99999", "99999"), ('"4 \\"X"', "4??X"), ("default", "default")],
)
def test_an_answer_that_is_not_documented_is_asked_for_in_vain_and_that_shows(asked, told):
    http = client()
    answer = http.post(SESSIONS, json=START, headers={"Prefer": f"code={asked}"})
    assert answer.status_code == 201
    assert answer.headers["Preference-Ignored"] == f'code={told}; documented="201 400 500"'
    assert "Preference-Applied" not in answer.headers
    assert "Prefer" in answer.headers["Vary"]


def test_whoever_is_strict_gets_an_error_for_an_answer_that_is_not_documented():
    http = client()
    before = http.get("/_mock/resources").json()
    answer = http.post(
        SESSIONS, json=START, headers={"Prefer": "handling=strict, code=418", "Accept-Language": "ja"}
    )
    told = problem(answer, 400)
    assert (
        told["detail"] == "`418` はここでは文書化されていません。文書化されているもの: `201`, `400`, `500`。"
    )
    assert answer.headers["Preference-Applied"] == "handling=strict"
    assert answer.headers["Preference-Ignored"].startswith("code=418;")
    assert http.get("/_mock/resources").json() == before
    assert http.post(SESSIONS, headers={"Prefer": "handling=strict, code=201"}).status_code == 201


@pytest.mark.parametrize(
    ("asked", "language", "title", "action"),
    [
        ("ja", "ja", "終了", "作成"),
        ("pt-PT", "pt", "Não mais", "Crie"),
        ("fr;q=0.1, de;q=0.9", "de", "Nicht mehr", "Erstellen"),
        ("ko, zh-CN;q=0.5", "zh", "失效", "会话"),
        ("de;q=0, fr", "fr", "Plus", "Créez"),
    ],
)
def test_an_error_speaks_the_readers_language(asked, language, title, action):
    answer = client().post(f"{SESSIONS}/x/events", headers={"Prefer": "code=410", "Accept-Language": asked})
    told = problem(answer, 410)
    assert title in told["title"]
    assert action in told["action"]
    assert answer.headers["Content-Language"] == language
    assert "Accept-Language" in answer.headers["Vary"]


@pytest.mark.parametrize("asked", ["*", "", ";;,=q", "x" * 5000, "tlh", "und"])
def test_a_reader_of_no_language_that_we_have_gets_the_first(asked):
    answer = client().post(f"{SESSIONS}/x/events", headers={"Prefer": "code=410", "Accept-Language": asked})
    assert answer.headers["Content-Language"] == media()[0].fallback[0]


def test_a_language_may_be_asked_for_on_several_lines():
    lines = [("Prefer", "code=404"), ("Accept-Language", "tlh"), ("Accept-Language", "ja;q=0.5")]
    assert client().post(f"{SESSIONS}/x/events", headers=lines).headers["Content-Language"] == "ja"


def test_where_the_docs_say_nothing_to_do_there_is_no_action():
    told = problem(client().post(f"{SESSIONS}/x/events", headers={"Prefer": "code=500"}), 500)
    assert "action" not in told


def test_a_problems_type_leads_to_what_the_docs_say_of_it():
    http = client()
    told = problem(http.post(f"{SESSIONS}/x/events", json=event("play")), 404)
    page = http.get(told["type"]).json()
    assert page["status"] == 404
    assert set(page["action"]) == {"de", "fr", "ja", "pt", "zh"}


def test_a_path_that_no_page_describes():
    assert problem(client().get("/api/v2/sessions"), 404)["type"] == "about:blank"


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH", "TRACE", "QUERY"])
def test_a_method_that_no_page_describes(method):
    answer = client().request(method, SESSIONS)
    problem(answer, 405)
    assert answer.headers["Allow"] == "OPTIONS, POST"


def test_head_is_get_without_content():
    answer = client().head("/api/v1/schemas/play")
    assert answer.status_code == 200


@pytest.mark.parametrize("path", [SESSIONS, f"{SESSIONS}/x/events"])
def test_a_preflight(path):
    answer = client().options(
        path, headers={"Origin": "https://player.example", "Access-Control-Request-Method": "POST"}
    )
    assert answer.status_code == 204
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert {"OPTIONS", "POST"} <= set(re.split(", ?", answer.headers["Access-Control-Allow-Methods"]))
    assert answer.headers["Access-Control-Allow-Headers"] == "Content-Type, Prefer"


def test_errors_can_be_read_across_origins():
    assert client().post(f"{SESSIONS}/x/events").headers["Access-Control-Allow-Origin"] == "*"


def test_options_without_an_origin_tells_what_is_allowed():
    assert client().options("/api/v1/schemas/play").headers["Allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize("id_", ["a%2Fb", "..%2F..", "%E4%BC%9A", "%00", "%FF", "a b"])
def test_an_encoded_path_value_is_one_value(id_):
    problem(client().post(f"{SESSIONS}/{id_}/events", json=event("play")), 404)
    assert client().post(f"{SESSIONS}/{id_}/events", headers={"Prefer": "code=410"}).status_code == 410


def test_a_client_that_goes_away_leaves_nothing_behind():
    sent = []

    async def receive():
        return {"type": "http.disconnect"}

    async def send(message):
        sent.append(message)

    scope = {
        "type": "http",
        "method": "POST",
        "path": SESSIONS,
        "raw_path": SESSIONS.encode(),
        "headers": [],
        "query_string": b"",
    }
    asyncio.run(application()(scope, receive, send))
    assert sent == []


def test_a_fault_of_the_mock_is_told_as_its_own():
    app = application()
    http = TestClient(app, raise_server_exceptions=False)
    opened(http)
    app.routes[-1].app.world.store.close()
    told = problem(http.post(SESSIONS, json=START), 500)
    assert told["type"] == "about:blank"


# Other APIs


def loaned(http):
    answer = http.post("/v1/loans", json={"book": "emma"})
    assert answer.status_code == 201
    return answer


def test_another_api_creates_and_ends():
    http = client(library(), {"resources": {"postLoans": {"ended-by": ["deleteLoans"]}}})
    answer = loaned(http)
    assert answer.headers["X-Quota"] == "12"
    # The sample shows a whole URL with a UUID.
    found = re.fullmatch(
        r"http://testserver(/v1/loans/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})",
        answer.headers["Location"],
    )
    assert found
    assert http.delete(found.group(1)).status_code == 204
    # Only 404 is documented, so that is what a loan that is over is answered with.
    assert problem(http.delete(found.group(1)), 404)["action"] == "Ask the desk"


def test_another_api_refuses_with_the_status_that_it_documents():
    assert problem(client(library(), {}).post("/v1/loans", json={"days": 1}), 422)["title"] == "Not lendable"


def test_another_api_shows_its_sample():
    answer = client(library(), {}).get("/v1/books/1")
    assert answer.json() == {"title": "Moby-Dick", "pages": 635}
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_a_sample_that_is_no_json_is_made_good_from_its_schema():
    answer = client(library(), {}).get("/v1/books")
    assert answer.json() == {"books": [{"title": "string"}]}


def test_an_error_that_the_docs_show_is_shown():
    made = {
        "en/stock.md": """# Stock {#stock}

`GET https://{host}/v1/stock`

## Response

```
HTTP/1.1 409 Conflict
Content-Type: application/json

{"reason": "counting"}
```

## Response codes

| Code | Description |
| --- | --- |
| 200 | Counted |
| 409 | Being counted |
"""
    }
    book = pipeline.read_texts(made)
    answer = client((book, *pipeline.openapi_documents(book)), {}).get(
        "/v1/stock", headers={"Prefer": "code=409"}
    )
    assert (answer.status_code, answer.json()) == (409, {"reason": "counting"})
    assert answer.headers["Content-Type"] == "application/json"


def test_a_preflight_of_an_api_without_cors_allows_nothing():
    answer = client(library(), {}).options(
        "/v1/loans", headers={"Origin": "https://a", "Access-Control-Request-Method": "POST"}
    )
    assert answer.headers["Allow"] == "OPTIONS, POST"
    assert not [name for name in answer.headers if name.startswith("access-control")]


def test_one_page_alone_is_served():
    """The events page without the sessions page: nothing says where a session comes from, so any will do."""
    texts = {
        path: (media()[0].root / path).read_text(encoding="utf-8")
        for path in ("docs/de/events-request.md", "docs/ja/events-request.md")
    }
    book = pipeline.read_texts(texts)
    http = client((book, *pipeline.openapi_documents(book)))
    assert http.post(f"{SESSIONS}/any/events", json=event("play")).status_code == 204
    assert http.post(f"{SESSIONS}/any/events", headers={"Prefer": "code=410"}).status_code == 410


def test_pages_without_an_operation_cannot_be_served():
    book = pipeline.read_texts({"en/a.md": "# Nothing\n\nNo endpoint here.\n"})
    with pytest.raises(InputError, match="no operation"):
        application((book, *pipeline.openapi_documents(book)))

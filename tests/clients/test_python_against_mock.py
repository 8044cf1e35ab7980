"""The committed Python client against `specglot mock`: real HTTP on loopback, sync and async alike."""

from __future__ import annotations

import re
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx2
import jsonschema
import pytest
import scenarios
import serving
from scenarios import Either, Scenario

LANGUAGES = ("de", "fr", "ja", "pt", "zh")
ENDS = ("sessionEnd", "sessionComplete")


@pytest.fixture(params=["sync", "async"])
def scenario(request: pytest.FixtureRequest, api: ModuleType, url: str) -> Scenario:
    """Runs a scenario with the one client, then with the other."""
    return Scenario(api, url, request.param)


def told(url: str, sid: str, page: str = "") -> Any:
    """What the server knows of a session."""
    return httpx2.get(f"{url}/_mock/resources/postSessions/{sid}{page}").raise_for_status().json()


def raised(scenario: Scenario, kind: type[Exception], act: Callable[[Either], Awaitable[Any]], **more) -> Any:
    """The error that ends a scenario: of that very class."""
    with pytest.raises(kind) as caught:
        scenario.run(act, **more)
    assert type(caught.value) is kind
    return caught.value


def over(scenario: Scenario, end: str = "sessionEnd") -> str:
    """The sid of a session that an event has ended."""

    async def act(client: Either) -> str:
        session = await scenario.session(client)
        assert (await session.post_events(scenarios.event(scenario.api, end))).status == 204
        return session.sid

    return scenario.run(act)


def test_a_session_is_opened_and_every_kind_of_event_goes_into_it(scenario: Scenario, url: str) -> None:
    api = scenario.api
    kinds = [kind.value for kind in api.models.EventType if kind not in ENDS]
    assert len(kinds) > 10

    async def act(client: Either) -> str:
        opened = await client.post_sessions(scenarios.start(api))
        assert (opened.status, opened.data) == (201, None)
        sid = api.session.sid_of(opened)
        assert opened.headers["location"].endswith(f"/sessions/{sid}")
        for at, kind in enumerate(kinds):
            answer = await client.post_events(sid, scenarios.event(api, kind, at))
            assert (answer.status, answer.content, answer.data) == (204, b"", None)
        return sid

    sid = scenario.run(act)
    sent = told(url, sid, "/requests")["requests"]
    assert [one["body"]["eventType"] for one in sent] == ["sessionStart", *kinds]
    assert told(url, sid)["state"] == "open"


def test_what_arrives_is_what_was_meant(scenario: Scenario, url: str) -> None:
    api = scenario.api
    body = api.models.PostEventsAdStart(
        player_time=scenarios.time(api, 12.5),
        params=scenarios.event(api, "adStart").params,
        custom_metadata={"Farbe": "rot", "色": "赤"},
        qoe_data=api.models.QoeData(media_qoe_bitrate=3000),
    )

    async def act(client: Either) -> str:
        session = await scenario.session(client)
        await session.post_events(body)
        return session.sid

    assert told(url, scenario.run(act), "/requests")["requests"][-1]["body"] == {
        "eventType": "adStart",
        "playerTime": {"playhead": 12.5, "ts": 1_700_000_012_500},
        "params": {
            "media.ad.id": "ad-1", "media.ad.length": 15, "media.ad.playerName": "player", "media.ad.podPosition": 1,
        },
        "customMetadata": {"Farbe": "rot", "色": "赤"},
        "qoeData": {"media.qoe.bitrate": 3000},
    }  # fmt: skip


def test_ads_outside_a_break_are_accepted_and_not_counted(scenario: Scenario, url: str) -> None:
    async def act(client: Either) -> str:
        session = await scenario.session(client)
        for kind in ("adStart", "adComplete", "adBreakStart", "adStart", "adComplete", "adBreakComplete", "adStart"):  # fmt: skip
            await session.post_events(scenarios.event(scenario.api, kind))
        return session.sid

    found = told(url, scenario.run(act))
    assert found["counted"]["by"]["postEvents"] == {
        "adBreakComplete": 1, "adBreakStart": 1, "adComplete": 1, "adStart": 1,
    }  # fmt: skip
    assert found["ignored"]["by"]["postEvents"] == {"adComplete": 1, "adStart": 2}


@pytest.mark.parametrize("language", LANGUAGES)
def test_400_says_why(scenario: Scenario, language: str) -> None:
    api = scenario.api

    async def act(client: Either) -> None:
        session = await scenario.session(client)
        await session.post_events(scenarios.unchecked(api, "play", custom_metadata={"a": "b"}))

    error = raised(scenario, api.BadRequest, act, headers={"Accept-Language": language})
    assert (error.status, error.retryable) == (400, False)
    assert error.response.headers["content-type"] == "application/problem+json"
    problem = error.response.json()
    assert [one["pointer"] for one in problem["errors"]] == ["#/customMetadata"]
    assert "adStart" in problem["detail"]
    assert problem["action"] == error.localized(language).action


def test_the_models_refuse_what_the_server_would(api: ModuleType) -> None:
    with pytest.raises(ValueError, match="custom_metadata goes only with event_type adStart or chapterStart"):
        api.models.PostEventsBody(
            player_time=scenarios.time(api), event_type="play", custom_metadata={"a": "b"}
        )
    with pytest.raises(ValueError, match=r"media\.ad\.podIndex, media\.ad\.podSecond"):
        api.models.PostEventsBody(player_time=scenarios.time(api), event_type="adBreakStart", params={})


@pytest.mark.parametrize("sid", ["unknown", "../sessions", "..", "a/b", "ä 日本", "%2F", "?x=1#y"])
def test_an_unknown_session_is_404(scenario: Scenario, sid: str) -> None:
    error = raised(
        scenario,
        scenario.api.NotFound,
        lambda client: client.post_events(sid, scenarios.event(scenario.api, "play")),
    )
    problem = error.response.json()
    assert sid in problem["detail"]
    assert (problem["description"], problem["action"]) == (
        error.description.split(". ", 1)[1],
        error.action,
    )


@pytest.mark.parametrize("end", ENDS)
def test_an_ended_session_is_410_with_its_action_in_every_language(scenario: Scenario, end: str) -> None:
    api, sid = scenario.api, over(scenario, end)
    actions = set()
    for language in LANGUAGES:
        error = raised(
            scenario,
            api.Gone,
            lambda client: client.post_events(sid, scenarios.event(api, "play")),
            headers={"Accept-Language": language},
        )
        text, problem = error.localized(language), error.response.json()
        # The texts of the client and those of the server come from the same pages by different roads.
        assert (text.language, text.action) == (language, problem["action"])
        assert text.description == f"{problem['title']}{_gap(language)}{problem['description']}"
        assert error.localized(f"{language}-x-somewhere") == text
        actions.add(text.action)
    assert len(actions) == len(LANGUAGES)
    assert "セッション" in error.localized("ja").action
    assert error.localized("pt-PT").language == "pt"
    assert error.localized("ko").language == error.localized().language == "de"
    assert (error.description, error.action) == (error.localized("de").description, error.localized("de").action)  # fmt: skip


def _gap(language: str) -> str:
    return "" if language in ("ja", "zh") else " "


@pytest.mark.parametrize(
    ("name", "status"), [("post_sessions", 500), ("post_events", 500), ("get_schemas", 500), ("post_events", 410)]
)  # fmt: skip
def test_any_documented_answer_can_be_asked_for(scenario: Scenario, name: str, status: int) -> None:
    api = scenario.api
    kind = {500: api.InternalServerError, 410: api.Gone}[status]
    calls: dict[str, Callable[[Either], Awaitable[Any]]] = {
        "post_sessions": lambda client: client.post_sessions(scenarios.start(api)),
        "post_events": lambda client: client.post_events("any", scenarios.event(api, "play")),
        "get_schemas": lambda client: client.get_schemas("play"),
    }
    error = raised(scenario, kind, calls[name], headers={"Prefer": f"code={status}"})
    assert (error.status, error.retryable) == (status, status == 500)
    assert error.response.headers["preference-applied"] == f"code={status}"


def test_a_status_that_is_not_documented_has_a_class_of_its_own(scenario: Scenario) -> None:
    # There is no such path on the server, and no 404 in the documentation of post_sessions.
    error = raised(
        scenario,
        scenario.api.UnexpectedStatus,
        lambda client: client.post_sessions(scenarios.start(scenario.api)),
        path="/nowhere",
    )
    assert (error.status, error.action, error.retryable) == (404, None, False)


def test_a_server_that_is_gone_is_a_failed_connection(api: ModuleType) -> None:
    with serving.mock() as url, api.Client(base_url=url, options=api.Options(retries=0)) as client:
        assert client.post_sessions(scenarios.start(api)).status == 201
        kept = client
    with api.Client(base_url=url, options=api.Options(retries=0)) as client:
        with pytest.raises(api.ConnectionFailed) as caught:
            client.post_sessions(scenarios.start(api))
        assert not caught.value.sent
    with pytest.raises(RuntimeError, match="closed"):
        kept.post_sessions(scenarios.start(api))


def test_the_schema_of_an_event_is_the_one_that_its_model_fits(scenario: Scenario) -> None:
    api = scenario.api

    async def act(client: Either) -> None:
        for kind in api.models.EventType:
            schema = (await client.get_schemas(kind)).data
            jsonschema.validators.validator_for(schema).check_schema(schema)
            body = httpx2.Response(200, content=scenarios.event(api, kind.value).to_wire()).json()
            jsonschema.validate(body, schema)
            with pytest.raises(jsonschema.ValidationError):
                jsonschema.validate({**body, "eventType": "brandNew"}, schema)

    scenario.run(act)
    error = raised(scenario, api.NotFound, lambda client: client.get_schemas("brandNew"))
    assert error.request.operation == "getSchemas"
    assert error.action is None


def test_a_new_kind_of_event_is_sent_and_only_the_server_objects(scenario: Scenario) -> None:
    async def act(client: Either) -> None:
        session = await scenario.session(client)
        await session.post_events(scenarios.event(scenario.api, "brandNew"))

    assert "brandNew" in raised(scenario, scenario.api.BadRequest, act).request.content.decode()


# What the documentation says to do


@pytest.mark.parametrize("lost", ["NotFound", "Gone"])
def test_a_session_opens_another_one_when_told_to(scenario: Scenario, url: str, lost: str) -> None:
    api = scenario.api
    asked: list[Exception] = []

    def reopen(error: Exception) -> Any:
        asked.append(error)
        return scenarios.start(api)

    async def act(client: Either) -> tuple[str, str]:
        session = await scenario.session(client, reopen=reopen)
        first = session.sid
        if lost == "Gone":
            await session.post_events(scenarios.event(api, "sessionEnd"))
        else:
            session.inner.sid = "forgotten"
        assert (await session.post_events(scenarios.event(api, "play"))).status == 204
        return first, session.sid

    first, second = scenario.run(act)
    assert first != second
    assert [type(error).__name__ for error in asked] == [lost]
    assert told(url, second)["counted"]["by"]["postEvents"] == {"play": 1}
    assert "play" not in told(url, first)["counted"]["by"].get("postEvents", {})


@pytest.mark.parametrize("lost", ["NotFound", "Gone"])
def test_a_session_that_is_not_told_to_opens_none(scenario: Scenario, url: str, lost: str) -> None:
    api = scenario.api

    async def act(client: Either) -> None:
        session = await scenario.session(client)
        if lost == "Gone":
            await session.post_events(scenarios.event(api, "sessionEnd"))
        else:
            session.inner.sid = "forgotten"
        before = len(httpx2.get(f"{url}/_mock/resources").json()["resources"])
        with pytest.raises(getattr(api, lost)):
            await session.post_events(scenarios.event(api, "play"))
        assert len(httpx2.get(f"{url}/_mock/resources").json()["resources"]) == before

    scenario.run(act)


# Its own tests


def test_the_package_passes_its_own_tests(tmp_path: Path) -> None:
    folder = serving.copied("python", tmp_path)
    said = serving.ran(
        sys.executable, "-m", "pytest", "-q", "-W", "error", "-p", "no:cacheprovider", cwd=folder
    ).stdout
    assert re.search(r"^\d{2,} passed in ", said, re.MULTILINE), said

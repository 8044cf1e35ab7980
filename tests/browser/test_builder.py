"""The request builder: validation, three languages, and to the mock server and back."""

from __future__ import annotations

import ast
import json
import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from mocking import START, application

from specglot.mock.serve import address, listen


@pytest.fixture(scope="module")
def mock() -> Iterator[str]:
    """A running mock server's address."""
    listener = listen("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(application(), log_config=None))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    yield address(listener)
    server.should_exit = True
    thread.join(10)
    listener.close()


def control(page, name: str):  # type: ignore[no-untyped-def]
    """The input of a field."""
    return page.locator(
        ".builder-row",
        has=page.locator("label > code", has_text=name).and_(page.get_by_text(name, exact=True)),
    ).locator("input, select, textarea")


def complaint(page, name: str) -> str:  # type: ignore[no-untyped-def]
    return str(
        page.locator(".builder-row", has=page.get_by_text(name, exact=True))
        .locator(".complaint")
        .inner_text()
    )


def open_page(watch, site: Path, name: str):  # type: ignore[no-untyped-def]
    watched = watch((site / "de" / f"{name}.html").as_uri())
    watched.page.wait_for_selector("section.builder:not([hidden])")
    return watched


def test_rules_are_told_while_typing(watch, project_site: Path) -> None:  # type: ignore[no-untyped-def]
    page = open_page(watch, project_site, "events-request").page
    assert page.locator(".complaint:visible").count() == 0
    control(page, "playerTime.ts").fill("12.5")
    assert "ganze Zahl" in complaint(page, "playerTime.ts")
    control(page, "playerTime.ts").fill("x")
    assert "Zahl" in complaint(page, "playerTime.ts")
    control(page, "playerTime.ts").fill("1700000000000")
    assert complaint(page, "playerTime.ts") == ""
    control(page, "playerTime.playhead").fill("1.5")
    assert complaint(page, "playerTime.playhead") == ""
    control(page, "eventType").select_option("play")
    control(page, "customMetadata").fill('{"a": "b"}')
    assert complaint(page, "customMetadata") == "nur mit eventType: adStart, chapterStart"
    control(page, "eventType").select_option("chapterStart")
    assert complaint(page, "customMetadata") == ""
    control(page, "params").fill("{}")
    assert "media.chapter.index" in complaint(page, "params")
    control(page, "params").fill(
        '{"media.chapter.index": 1, "media.chapter.offset": 0, "media.chapter.length": 30}'
    )
    assert complaint(page, "params") == ""
    control(page, "params").fill("{")
    assert "JSON" in complaint(page, "params")


def test_all_three_requests_carry_what_was_filled_in(watch, project_site: Path) -> None:  # type: ignore[no-untyped-def]
    page = open_page(watch, project_site, "events-request").page
    control(page, "uri").fill("api.example.org")
    control(page, "sid").fill("a/b'c")
    control(page, "eventType").select_option("play")
    control(page, "qoeData").fill('{"media.qoe.bitrate": 5, "note": "it\'s ${x} `y`"}')
    curl, python, typescript = page.locator(".builder-out pre").all_inner_texts()
    (call,) = [node for node in ast.walk(ast.parse(python)) if isinstance(node, ast.Assign)]
    body = ast.literal_eval(next(item.value for item in call.value.keywords if item.arg == "json"))
    assert body["eventType"] == "play"
    assert body["qoeData"]["note"] == "it's ${x} `y`"
    assert set(body) == {"playerTime", "eventType", "qoeData"}
    script = 'curl() { for last; do :; done; printf %s "$last"; }\n' + curl
    assert (
        json.loads(subprocess.run(["sh", "-c", script], capture_output=True, text=True, check=True).stdout)
        == body
    )
    assert (
        "https://api.example.org/api/v1/sessions/a%2Fb'c/events".replace("'", "'\\''") in curl
        or "a%2Fb%27c" in curl
    )
    if node := shutil.which("node"):
        wrapped = f"const fetch = async (u, o) => {{ console.log(o.body); return {{}}; }};\n(async () => {{ {typescript} }})();"
        done = subprocess.run([node, "-e", wrapped], capture_output=True, text=True, check=True)
        assert json.loads(done.stdout.split("\n")[0]) == body


def test_to_the_mock_and_back(watch, project_site: Path, mock: str) -> None:  # type: ignore[no-untyped-def]
    watched = open_page(watch, project_site, "sessions-request")
    page = watched.page
    control(page, "params").fill(json.dumps(START["params"]))
    page.locator("#build-address").fill(mock)
    page.locator(".builder-send button").click()
    answer = page.locator(".builder-send + figure pre")
    page.wait_for_function(
        "() => document.querySelector('.builder-send + figure pre').textContent.startsWith('HTTP 201')"
    )
    place = next(line for line in answer.inner_text().splitlines() if line.lower().startswith("location:"))
    assert watched.errors == []

    watched = open_page(watch, project_site, "events-request")
    page = watched.page
    control(page, "sid").fill(place.rsplit("/", 1)[-1])
    control(page, "eventType").select_option("play")
    page.locator("#build-address").fill(mock)
    page.locator(".builder-send button").click()
    page.wait_for_function(
        "() => document.querySelector('.builder-send + figure pre').textContent.startsWith('HTTP 204')"
    )
    assert watched.errors == []
    control(page, "sid").fill("nobody")
    page.locator(".builder-send button").click()
    page.wait_for_function(
        "() => document.querySelector('.builder-send + figure pre').textContent.startsWith('HTTP 404')"
    )


def test_without_a_mock_the_page_says_how_to_start_one(watch, project_site: Path) -> None:  # type: ignore[no-untyped-def]
    page = open_page(watch, project_site, "events-request").page
    page.locator("#build-address").fill("http://127.0.0.1:9")
    page.locator(".builder-send button").click()
    page.wait_for_function(
        "() => document.querySelector('.builder-send + figure pre').textContent.includes('specglot mock')"
    )


def test_the_policy_lets_nothing_else_be_asked(watch, project_site: Path) -> None:  # type: ignore[no-untyped-def]
    watched = open_page(watch, project_site, "events-request")
    watched.page.locator("#build-address").fill("https://elsewhere.example")
    watched.page.locator(".builder-send button").click()
    watched.page.wait_for_function(
        "() => document.querySelector('.builder-send + figure pre').textContent.length > 3"
    )
    assert any("Content Security Policy" in error for error in watched.errors)

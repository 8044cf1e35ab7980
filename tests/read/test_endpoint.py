"""Every form an endpoint is written in."""

from __future__ import annotations

import pytest
from reading import blocks_of, inline_of, operation_of, page_of

from specglot.model.source import Source
from specglot.read.blocks import Fence
from specglot.read.endpoint import in_fence, in_inline, is_mention, placeholders, query_names


@pytest.mark.parametrize(
    ("written", "server", "path"),
    [
        (
            "```\nPOST \nhttps://{uri}/api/v1/sessions/{sid}/events \n```",
            "https://{uri}",
            "/api/v1/sessions/{sid}/events",
        ),
        ("```\nPOST https://{uri}/api/v1/sessions\n```", "https://{uri}", "/api/v1/sessions"),
        ("```http\nPOST /v1/boats HTTP/1.1\nHost: h\n```", "", "/v1/boats"),
        ("```\n  POST   {uri}/v1/boats\n```", "{uri}", "/v1/boats"),
        ("`POST https://{host}/v1/boats/{id}`", "https://{host}", "/v1/boats/{id}"),
        ("**`POST https://{host}/v1/boats`**", "https://{host}", "/v1/boats"),
        ("`POST` `https://{host}/v1/boats`", "https://{host}", "/v1/boats"),
        ("`POST https://h/v1/`*`<boat-id>`*`/trips`", "https://h", "/v1/{boat-id}/trips"),
        ("POST https://h.example/v1/boats", "https://h.example", "/v1/boats"),
        ("```\nPOST https://h/v1/boats/:boat/trips\n```", "https://h", "/v1/boats/{boat}/trips"),
        ("```\nPOST https://h/v1/boats?kind={kind}\n```", "https://h", "/v1/boats"),
        ("## POST `https://h/v1/boats`", "https://h", "/v1/boats"),
        ("## POST /v1/boats/{id}", "", "/v1/boats/{id}"),
        ("## `POST` /v1/boats", "", "/v1/boats"),
        ("## POST /v1/boats\n\n```\nPOST https://h/v1/boats\n```", "https://h", "/v1/boats"),
        ("## POST\n\n```\nhttps://h/v1/boats\n```", "https://h", "/v1/boats"),
        ("## `POST`\n\nTexte.\n\n`https://h/v1/boats`", "https://h", "/v1/boats"),
        ("```\nPOST\u200b \n\u00a0https://h/v1/boats\u200b\n```", "https://h", "/v1/boats"),
        ("* `POST https://h/v1/boats`", "https://h", "/v1/boats"),
        ("> ```\n> POST\n> https://h/v1/boats\n> ```", "https://h", "/v1/boats"),
        ("API : `POST https://h/v1/boats`", "https://h", "/v1/boats"),
    ],
)
@pytest.mark.parametrize("locale", ["fr", "zh"])
def test_forms(written: str, server: str, path: str, locale: str) -> None:
    operation = operation_of(f"# T\n\n{written}\n", locale)
    assert operation.method is not None
    assert (operation.method.value, operation.server.value, operation.path.value) == ("POST", server, path)


def test_method_and_url_have_places_of_their_own() -> None:
    text = "# 船\n\n1. 见\n\n   ```\n   PUT \n   https://{h}/v1/船/{id} \n   ```\n"
    source = Source.of("p.md", text)
    (operation,) = page_of(text, "zh").operations
    assert operation.method is not None
    assert (source.slice(operation.method.span), source.slice(operation.path.span)) == (
        "PUT",
        "https://{h}/v1/船/{id}",
    )
    assert (operation.method.span.line, operation.path.span.line) == (6, 7)


def test_several_in_one_fence() -> None:
    (fence,) = blocks_of("```\nGET https://h/a\nDELETE https://h/a/{id}\n```\n")
    assert isinstance(fence, Fence)
    assert [(one.method.value, one.path.value) for one in in_fence(fence, "p.md")] == [
        ("GET", "/a"),
        ("DELETE", "/a/{id}"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "```\nPOST der Brief\n```",
        "```python\nx = 1\nGET https://h/a\n```",
        '```json\n{"GET": "https://h"}\n```',
        "```\nget https://h/a\n```",
    ],
)
def test_fences_that_name_no_endpoint(text: str) -> None:
    (fence,) = blocks_of(text)
    assert isinstance(fence, Fence)
    assert in_fence(fence, "p.md") == ()


@pytest.mark.parametrize(
    "text",
    [
        "Envoyez `POST https://h/a` une fois.",
        "GET /a",
        "`GET`",
        "`POST`を `https://h/a` に送信",
        "`https://h/a`",
    ],
)
def test_sentences_that_name_no_endpoint(text: str) -> None:
    assert in_inline(inline_of(text)) is None


@pytest.mark.parametrize(
    ("text", "mention"), [("https://h/v1/a", True), ("/v1/a", True), ("siehe /v1/a", False)]
)
def test_a_url_alone_mentions_an_endpoint(text: str, mention: bool) -> None:
    (fence,) = blocks_of(f"```\n{text}\n```")
    assert isinstance(fence, Fence)
    assert is_mention(fence) is mention


def test_names_in_a_path_and_a_query() -> None:
    assert placeholders("/a/{sid}/b/{event-type}") == ("sid", "event-type")
    assert query_names("kind={kind}&limit=10&kind=2&日=1") == ("kind", "limit")

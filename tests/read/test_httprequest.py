"""The body of a request that is shown as it is sent."""

from __future__ import annotations

import pytest
from reading import page_of

from specglot.model.source import Source

SENT = """\
# {title}

```http
POST /v1/orders HTTP/1.1
Host: a.io
Content-Type: application/json

{{
  "name": "x",
  "count": 2
}}
```

## {response}

```http
HTTP/1.1 200 OK

{{ "id": 1 }}
```
"""


@pytest.mark.parametrize(("locale", "response"), [("zh", "响应"), ("fr", "Réponse"), ("ko", "응답")])
def test_a_request_with_its_body(locale: str, response: str) -> None:
    text = SENT.format(title="T", response=response)
    (operation,) = page_of(text, locale, "page.md").operations
    assert operation.sample is not None
    assert [entry.path for entry in operation.sample.entries] == ["", "/name", "/count"]
    assert Source.of("page.md", text).slice(operation.sample.entries[1].span) == '"name"'
    assert [one.status.value for one in operation.response_samples] == ["200"]


def test_each_of_several_requests_has_its_own() -> None:
    text = (
        "# T\n\n```http\nGET https://a.io/v1/x HTTP/1.1\nAccept: */*\n\nPOST https://a.io/v1/x HTTP/1.1\n\n"
        '{ "a": 1 }\n\nPUT https://a.io/v1/x HTTP/1.1\nA: b\n\n{ "b": 2 }\n```\n'
    )
    found = page_of(text).operations
    assert [one.sample and [entry.path for entry in one.sample.entries] for one in found] == [
        None,
        ["", "/a"],
        ["", "/b"],
    ]


@pytest.mark.parametrize("body", ["name=x&count=2", "", "<xml/>"])
def test_no_json_no_sample(body: str) -> None:
    (operation,) = page_of(f"# T\n\n```http\nPOST /v1/x HTTP/1.1\nHost: a.io\n\n{body}\n```\n").operations
    assert operation.sample is None

"""What a curl command calls."""

from __future__ import annotations

import pytest
from reading import blocks_of, page_of

from specglot.model.source import Source
from specglot.read.blocks import Fence
from specglot.read.curl import Call, calls


def calls_of(text: str) -> tuple[Call, ...]:
    (fence,) = blocks_of(f"```\n{text}\n```\n")
    assert isinstance(fence, Fence)
    return calls(fence, "page.md")


@pytest.mark.parametrize(
    ("command", "method", "server", "path"),
    [
        ("curl https://a.io/v1/x", "GET", "https://a.io", "/v1/x"),
        ("curl -X DELETE https://a.io/v1/x/{id}", "DELETE", "https://a.io", "/v1/x/{id}"),
        ("curl -XPUT 'https://a.io/v1/x'", "PUT", "https://a.io", "/v1/x"),
        ("$ curl --request PATCH \\\n  --url https://a.io/v1/x", "PATCH", "https://a.io", "/v1/x"),
        ("curl --request=POST --url=https://a.io/v1/x", "POST", "https://a.io", "/v1/x"),
        ('curl "https://a.io/v1/x" -d \'{"a": 1}\'', "POST", "https://a.io", "/v1/x"),
        ("curl -s https://a.io/v1/x -F file=@x.png", "POST", "https://a.io", "/v1/x"),
        ("curl -sX POST https://a.io/v1/x", "POST", "https://a.io", "/v1/x"),
        ("curl -G https://a.io/v1/x -d q=1", "GET", "https://a.io", "/v1/x"),
        ("curl -I https://a.io/v1/x", "HEAD", "https://a.io", "/v1/x"),
        ("curl -T f.bin https://a.io/v1/x", "PUT", "https://a.io", "/v1/x"),
        ("curl -u me:it https://a.io/v1/x | jq .", "GET", "https://a.io", "/v1/x"),
        ("curl.exe ^\n -X POST ^\n https://a.io/v1/x", "POST", "https://a.io", "/v1/x"),
        ("> curl $HOST/v1/x/${ID}", "GET", "{HOST}", "/v1/x/{ID}"),
        ("curl a.io/v1/x", "GET", "https://a.io", "/v1/x"),
        ("curl https://a.io/v1/<order-id>/x?full=1", "GET", "https://a.io", "/v1/{order-id}/x"),
    ],
)
def test_a_call(command: str, method: str, server: str, path: str) -> None:
    (call,) = calls_of(command)
    endpoint = call.endpoint
    assert (endpoint.method.value, endpoint.server.value, endpoint.path.value) == (method, server, path)


@pytest.mark.parametrize(
    "command",
    [
        "curl -O https://a.io/file.tgz",
        "curl -L https://a.io/x -o x",
        "curl --version",
        "curl -X BREW https://a.io/v1/x",
        "# about curl https://a.io/x",
        "echo curlhttps://a.io/x",
        "curl",
        "curl -X",
        "curl 'https://a.io/v1/x",
    ],
)
def test_no_call(command: str) -> None:
    assert all(call.endpoint.method.value == "GET" for call in calls_of(command))
    assert not any(call.told for call in calls_of(command))


def test_places_and_the_body() -> None:
    text = "```bash\ncurl -X POST 'https://a.io/v1/x' \\\n  -H 'A: b' \\\n  -d '{\n    \"a\": 1\n  }'\n```\n"
    (fence,) = blocks_of(text)
    assert isinstance(fence, Fence)
    (call,) = calls(fence, "page.md")
    source = Source.of("page.md", text)
    assert source.slice(call.endpoint.method.span) == "POST"
    assert source.slice(call.endpoint.path.span) == "https://a.io/v1/x"
    assert call.sample is not None
    assert call.sample.exact
    (_, entry) = call.sample.entries
    assert (entry.path, entry.type, source.slice(entry.span)) == ("/a", "integer", '"a"')


def test_several_calls_in_one_fence() -> None:
    found = calls_of(
        "curl https://a.io/v1/x\n\ncurl -X POST https://a.io/v1/x \\\n  -d a=1\ncurl https://a.io/v1/y"
    )
    assert [(one.endpoint.method.value, one.endpoint.path.value) for one in found] == [
        ("GET", "/v1/x"),
        ("POST", "/v1/x"),
        ("GET", "/v1/y"),
    ]


PAGES = {
    "zh": "# 创建订单\n\n## 请求示例\n\n{curl}\n## 请求参数\n\n| 参数 | 类型 | 必选 | 描述 |\n|---|---|---|---|\n| name | string | 是 | 名称 |\n",
    "de": "# Bestellung anlegen\n\n{curl}\n## Anfragetext\n\n| Feld | Typ | Erforderlich | Beschreibung |\n|---|---|---|---|\n| name | string | Ja | Name |\n",
    "ko": "# 주문 생성\n\n{curl}\n## 요청 본문\n\n| 이름 | 타입 | 필수 | 설명 |\n|---|---|---|---|\n| name | string | 예 | 이름 |\n",
}
CURL = "```bash\ncurl -X POST https://a.io/v1/orders \\\n  -H 'Accept: application/json' \\\n  -d '{\"name\": \"x\"}'\n```\n"


@pytest.mark.parametrize("locale", PAGES)
def test_a_page_whose_endpoint_stands_in_a_sample_only(locale: str) -> None:
    (operation,) = page_of(PAGES[locale].format(curl=CURL), locale).operations
    assert operation.method is not None
    assert (operation.method.value, operation.path.value) == ("POST", "/v1/orders")
    assert [(row.name.value, row.presence and row.presence.value) for row in operation.body] == [
        ("name", True)
    ]
    assert operation.sample is not None


@pytest.mark.parametrize("locale", PAGES)
def test_a_sample_beside_an_endpoint_is_an_example(locale: str) -> None:
    named = f"```\nPOST https://a.io/v1/orders/{{id}}\n```\n\n{CURL}"
    (operation,) = page_of(PAGES[locale].format(curl=named), locale).operations
    assert operation.path.value == "/v1/orders/{id}"


def test_a_url_alone_needs_a_page_that_speaks_of_requests() -> None:
    assert page_of("# Install\n\n```\ncurl -fsSL https://a.io/install | sh\n```\n").operations == ()
    assert page_of("# T\n\n## Response\n\n```\ncurl https://a.io/v1/x\n```\n").operations

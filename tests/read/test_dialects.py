"""Forms of real books, each in several scripts: what a page states does not depend on how it writes it."""

from __future__ import annotations

import pytest
from reading import ENDPOINT, page_of

from specglot.model.page import FieldRow, OperationRow
from specglot.pipeline import read_texts


def only(text: str, locale: str) -> OperationRow:
    (operation,) = page_of(text, locale).operations
    return operation


def shown(rows: tuple[FieldRow, ...]) -> list[tuple[str, bool | None, str | None]]:
    return [
        (row.name.value, row.presence and row.presence.value, row.type and row.type.value) for row in rows
    ]


WORDS = {
    "fr": (
        "Corps de la requête",
        "Clé",
        "Type",
        "Obligatoire",
        "Description",
        "Oui",
        "Non",
        "Données de base",
    ),
    "ja": ("リクエスト本文", "キー", "型", "必須", "説明", "はい", "いいえ", "基本データ"),
    "ko": ("요청 본문", "키", "타입", "필수", "설명", "예", "아니오", "기본 데이터"),
    "zh": ("请求主体", "键", "类型", "必需", "描述", "是", "否", "基本数据"),
    "de": ("Anfragetext", "Schlüssel", "Typ", "Erforderlich", "Beschreibung", "Ja", "Nein", "Grunddaten"),
}
EXPECTED = [("a_b", True, "string"), ("c_d", False, "integer"), ("e_f", False, "boolean")]


@pytest.mark.parametrize("locale", WORDS)
def test_html_table_with_section_rows(locale: str) -> None:
    body, key, kind, required, text, yes, no, group = WORDS[locale]
    table = (
        f"<table>\n<tr><th>{key}</th><th>{kind}</th><th>{required}</th><th>{text}</th></tr>\n"
        f'<tr><th colspan="4">{group}</th></tr>\n'
        f"<tr><td><code>a_b</code></td><td>string</td><td>{yes}</td><td>1</td></tr>\n"
        f'<tr><td>c_d</td><td>int</td><td>{no}</td><td>2</td></tr>\n<tr><th colspan="4">{group} 2</th></tr>\n'
        f"<tr><td><code>e_f</code></td><td>bool</td><td>{no}</td><td>3</td></tr>\n</table>\n"
    )
    assert shown(only(f"# T\n\n{ENDPOINT}## {body}\n\n{table}", locale).body) == EXPECTED


@pytest.mark.parametrize("locale", WORDS)
def test_table_without_outer_pipes_and_with_ragged_rows(locale: str) -> None:
    body, key, kind, required, text, yes, no, _ = WORDS[locale]
    table = (
        f"{key} | {kind} | {required} | {text}\n---|---|---|---\na_b | string | {yes}\n"
        f"c_d | int | {no} | 2 | 3\n`e_f` | bool | {no} | 3\n"
    )
    assert shown(only(f"# T\n\n{ENDPOINT}## {body}\n\n{table}", locale).body) == EXPECTED


@pytest.mark.parametrize(
    ("locale", "headers", "query"),
    [
        ("de", "Anfrage-Header", "Abfrageparameter"),
        ("zh", "请求标头", "查询参数"),
        ("ja", "リクエストヘッダー", "クエリパラメーター"),
        ("pt", "Cabeçalhos da solicitação", "Parâmetros de consulta"),
        ("ko", "요청 헤더", "쿼리 매개변수"),
    ],
)
def test_header_and_query_tables(locale: str, headers: str, query: str) -> None:
    get = ENDPOINT.replace("POST", "GET")
    text = (
        f"# T\n\n{get}## {headers}\n\n| A | B |\n|---|---|\n| `Authorization` | Y |\n| `X-Id` | N |\n\n"
        f"## {query}\n\n| A | B |\n|---|---|\n| `page` | N |\n| `size_of` | Y |\n"
    )
    found = only(text, locale).parameters
    assert [(one.location, one.field.name.value) for one in found] == [
        ("header", "Authorization"),
        ("header", "X-Id"),
        ("query", "page"),
        ("query", "size_of"),
    ]


@pytest.mark.parametrize("locale", ["ja", "fr", "zh"])
def test_an_http_fence_with_several_requests(locale: str) -> None:
    text = (
        "# T\n\n```http\nGET https://a.io/v1/x/{id} HTTP/1.1\nAccept: */*\n\n"
        "POST https://a.io/v1/x HTTP/1.1\n\nDELETE https://a.io/v1/x/{id} HTTP/1.1\n```\n"
    )
    found = page_of(text, locale).operations
    assert [one.method and one.method.value for one in found] == ["GET", "POST", "DELETE"]


@pytest.mark.parametrize(
    ("locale", "conditional"),
    [
        ("de", "Erforderlich für `window`"),
        ("fr", "Obligatoire si `window`"),
        ("en", "Required when `type` is `a`"),
    ],
)
def test_required_for_some_types_is_neither_yes_nor_no(locale: str, conditional: str) -> None:
    table = f"| A | B |\n|---|---|\n| `type_of` | Y |\n| `start` | {conditional} |\n| `end` | N |\n"
    body = only(f"# T\n\n{ENDPOINT}{table}", locale).body
    assert [row.presence and row.presence.value for row in body] == [True, None, False]


@pytest.mark.parametrize(
    ("locale", "item"),
    [
        ("ja", "`end`（オプション、`type` が `window` の場合のみ）"),
        ("de", "`end` (Optional; nur wenn `type` gleich `window` ist)"),
        ("en", "`end` (Optional; only if `type` is `window`)"),
    ],
)
def test_a_condition_that_names_the_field_it_depends_on(locale: str, item: str) -> None:
    text = f"# T\n\n{ENDPOINT}* `type` (Y)\n* `other` (N)\n* {item}\n* `label` (required)\n"
    (operation,) = read_texts({f"{locale}/x.md": text}).spec.operations
    field = next(one for one in operation.body if one.name.value == "end")
    assert field.condition is not None
    assert (field.condition.value, field.condition_on) == (("window",), "type")
    assert field.condition.dissent == ()


@pytest.mark.parametrize(
    ("locale", "required"), [("pt", "Obrigatório"), ("zh", "必需"), ("de", "Erforderlich")]
)
def test_reference_links(locale: str, required: str) -> None:
    text = f"# T\n\n{ENDPOINT}* [`a`][a] ({required}) [x][guide]\n* `b` (required)\n\n[a]: a.md\n[guide]: ../guide.md#x\n"
    page = page_of(text, locale)
    assert shown(page.operations[0].body)[0] == ("a", True, None)
    assert [link.target.value for link in page.links] == ["a.md", "../guide.md#x"]


@pytest.mark.parametrize(("locale", "comment"), [("ko", "요청"), ("ja", "リクエスト"), ("fr", "La requête")])
def test_comments_before_and_in_json(locale: str, comment: str) -> None:
    fence = f'```json\n// {comment}\n{{\n  "a": 1, // {comment}\n  /* {comment} */\n  "b": "x"\n}}\n```\n'
    sample = only(f"# T\n\n{ENDPOINT}{fence}", locale).sample
    assert sample is not None
    assert [entry.path for entry in sample.entries] == ["", "/a", "/b"]
    assert not sample.exact


@pytest.mark.parametrize(
    ("locale", "method", "address"),
    [("ko", "메서드", "주소"), ("de", "Methode", "Adresse"), ("ja", "方式", "宛先")],
)
def test_a_method_and_a_url_in_a_table(locale: str, method: str, address: str) -> None:
    across = f"# T\n\n| {method} | {address} |\n|---|---|\n| PUT | `/v1/x/{{id}}` |\n"
    down = f"# T\n\n| | |\n|---|---|\n| {method} | PUT |\n| {address} | `/v1/x/{{id}}` |\n"
    for text in (across, down):
        operation = only(text, locale)
        assert operation.method is not None
        assert (operation.method.value, operation.path.value) == ("PUT", "/v1/x/{id}")


@pytest.mark.parametrize(
    ("locale", "heading"),
    [("zh", "GET 查询订单"), ("de", "Eine Bestellung lesen (GET)"), ("ko", "GET 주문 조회"), ("fr", "GET")],
)
def test_a_method_in_a_heading_over_a_url(locale: str, heading: str) -> None:
    text = f"# T\n\n## POST\n\n`/v1/x`\n\n## {heading}\n\n`/v1/x/{{id}}`\n"
    found = page_of(text, locale).operations
    assert [(one.method and one.method.value, one.path.value) for one in found] == [
        ("POST", "/v1/x"),
        ("GET", "/v1/x/{id}"),
    ]


@pytest.mark.parametrize(
    ("locale", "parameters", "response"),
    [
        ("zh", "请求参数", "返回结果参数说明"),
        ("en", "Request Parameters", "Response Description"),
        ("ja", "リクエストパラメーター", "レスポンスの説明"),
    ],
)
def test_a_page_without_a_method(locale: str, parameters: str, response: str) -> None:
    """One file per interface, and no endpoint in it: its tables are read as tables."""
    text = (
        f"### {parameters}\n\n| A | B | C |\n|---|---|---|\n| bk_id | long | Y |\n| name | string | N |\n\n"
        f"### {response}\n\n| A | B | C |\n|---|---|---|\n| result | bool | 1. |\n| data | object | 2. |\n\n"
        "#### data\n\n| A | B | C |\n|---|---|---|\n| id | long | 3. |\n| ip_of | string | 4. |\n"
    )
    page = page_of(text, locale)
    assert [shown(table.fields) for table in page.tables] == [
        [("bk_id", True, "integer"), ("name", False, "string")],
        [("result", None, "boolean"), ("data", None, "object")],
        [("id", None, "integer"), ("ip_of", None, "string")],
    ]


def test_json_below_a_get_without_a_word_is_not_its_body() -> None:
    get = ENDPOINT.replace("POST", "GET")
    operation = only(f'# T\n\n{get}```json\n{{"a": 1}}\n```\n', "de")
    assert operation.sample is None
    said = only(f'# T\n\n{get}## Anfragetext\n\n```json\n{{"a": 1}}\n```\n', "de")
    assert said.sample is not None

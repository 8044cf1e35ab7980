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


@pytest.mark.parametrize(
    ("locale", "name", "place", "required", "kind", "text", "yes", "no"),
    [
        ("zh", "名称", "位置", "是否必选", "类型", "描述", "是", "否"),
        ("de", "Name", "Ort", "Pflicht", "Typ", "Beschreibung", "ja", "nein"),
        ("es", "Nombre", "Ubicación", "Obligatorio", "Tipo", "Descripción", "sí", "no"),
        ("ru", "Имя", "Где", "Нужно", "Тип", "Описание", "true", "false"),
    ],
)
def test_a_column_of_places_holds_no_keys(
    locale: str, name: str, place: str, required: str, kind: str, text: str, yes: str, no: str
) -> None:
    table = (
        f"|{name}|{place}|{kind}|{required}|{text}|\n|---|---|---|---|---|\n|shopId|path|integer(int64)|{yes}|1.|\n"
        f"|X-Trace|header|string|{no}|1.|\n|dry|query|boolean|{no}|1.|\n|body|body|object|{yes}|1.|\n"
        f"|» name|body|string|{yes}|1.|\n|» tags|body|[string]|{no}|1.|\n"
    )
    operation = only(f"# T\n\n`POST /v1/shops/{{shopId}}/pets`\n\n{table}", locale)
    assert [(one.location, one.field.name.value) for one in operation.parameters] == [
        ("path", "shopId"),
        ("header", "X-Trace"),
        ("query", "dry"),
    ]
    assert shown(operation.body) == [("name", True, "string"), ("tags", False, "array")]


@pytest.mark.parametrize(
    ("locale", "heading", "name", "required", "text", "yes", "no"),
    [
        ("zh", "输入参数", "参数名称", "必选", "描述", "是", "否"),
        ("ko", "입력 매개변수", "매개변수", "필수", "설명", "예", "아니요"),
        ("nl", "Invoerparameters", "Naam", "Verplicht", "Omschrijving", "ja", "nee"),
    ],
)
def test_one_table_for_all_that_is_sent(
    locale: str, heading: str, name: str, required: str, text: str, yes: str, no: str
) -> None:
    table = (
        f"|{name}|{required}|{text}|\n|---|---|---|\n|OrderId|{yes}|1.|\n"
        f"|Authorization|{yes}|1.|\n|Amount|{yes}|1.|\n|Note|{no}|1.|\n"
    )
    operation = only(f"# T\n\n`POST /v3/refunds/{{OrderId}}`\n\n## {heading}\n\n{table}", locale)
    assert [(one.location, one.field.name.value) for one in operation.parameters] == [
        ("path", "OrderId"),
        ("header", "Authorization"),
    ]
    assert [row.name.value for row in operation.body] == ["Amount", "Note"]


@pytest.mark.parametrize(
    ("locale", "response", "body", "name", "text"),
    [
        ("ko", "응답", "본문", "이름", "설명"),
        ("en", "Response", "Body", "Name", "Description"),
        ("fr", "Réponse", "Corps", "Nom", "Description"),
    ],
)
def test_a_body_below_the_response_is_the_responses(
    locale: str, response: str, body: str, name: str, text: str
) -> None:
    page = page_of(
        f"# T\n\n`GET /v1/orders/all`\n\n## {response}\n\n### {body}\n\n|{name}|{text}|\n|---|---|\n|total|1.|\n|items|2.|\n",
        locale,
    )
    assert page.operations[0].parameters == ()
    assert [[row.name.value for row in table.fields] for table in page.tables] == [["total", "items"]]


@pytest.mark.parametrize(
    ("locale", "label"), [("zh", "返回的东西"), ("de", "Was zurückkommt"), ("vi", "Ví dụ")]
)
def test_json_that_shows_no_field_of_the_body_is_not_what_is_sent(locale: str, label: str) -> None:
    fields = "| A | B |\n|---|---|\n| `name` | Y |\n| `size` | N |\n"
    operation = only(
        f'# T\n\n`POST /v1/users/new`\n\n{fields}\n**{label}**\n\n```json\n{{"error": 0}}\n```\n', locale
    )
    assert operation.sample is None


@pytest.mark.parametrize(
    ("locale", "code"), [("pt", "Código"), ("de", "Code"), ("es", "Código"), ("ja", "コード")]
)
def test_a_status_behind_its_label(locale: str, code: str) -> None:
    text = f"# T\n\n`GET /v1/users/{{id}}`\n\n- **A:**\n  - **{code}:** 200 <br />\n    **B:** `{{ }}`\n  - **{code}:** 404 NOT FOUND\n"
    assert [row.code.value for row in only(text, locale).statuses] == ["200", "404"]


def test_statuses_that_headings_name() -> None:
    text = "# T\n\n`POST /v1/hooks/new`\n\n## Antworten\n\n### 201 Created\n\n1.\n\n### 422 Unprocessable Entity\n\n2.\n"
    assert [row.code.value for row in only(text, "de").statuses] == ["201", "422"]
    assert only("# T\n\n`GET /v1/hooks/all`\n\n## 500 requests\n\n1.\n", "en").statuses == ()


def test_three_digits_that_are_no_statuses() -> None:
    table = "| Anfragen | Tarif |\n|---|---|\n| 100 | frei |\n| 500 | groß |\n"
    assert only(f"# T\n\n`GET /v1/hooks/all`\n\n{table}", "de").statuses == ()


@pytest.mark.parametrize(
    ("locale", "heading", "code", "text"),
    [("zh", "错误码", "错误码", "描述"), ("en", "Error codes", "Code", "Description"), ("fr", "Erreur 4xx", "Nom", "Description")],
)  # fmt: skip
def test_an_apis_own_error_codes_are_no_fields(locale: str, heading: str, code: str, text: str) -> None:
    table = f"| {code} | {text} |\n|---|---|\n| InvalidParameter | 1. |\n| Order.NotFound | 2. |\n| 40013 | 3. |\n"
    page = page_of(f"# T\n\n`GET /v1/hooks/all`\n\n## {heading}\n\n{table}", locale)
    assert page.tables == ()
    assert page.operations[0].parameters == ()


@pytest.mark.parametrize(
    ("locale", "required", "optional"),
    [("de", "erforderlich", "optional"), ("pt", "obrigatório", "opcional"), ("zh", "必填", "可选")],
)
def test_bold_keys_and_the_values_below_a_scalar(locale: str, required: str, optional: str) -> None:
    items = (
        f"- **amount** `integer` **{required}**\n  1.\n- **method** `string` *{optional}* - 2.:\n  - `card` - 3.\n  - `debit` - 4.\n"
        f"- **address** `object` *{optional}* 5.\n  - **line1** `string` **{required}** 6.\n"
    )
    amount, method, address = only(f"# T\n\n**POST** `/v1/payments`\n\n{items}", locale).body
    assert shown((amount, method, address)) == [
        ("amount", True, "integer"),
        ("method", False, "string"),
        ("address", False, "object"),
    ]
    assert method.values is not None
    assert (method.values.value, method.children) == (("card", "debit"), ())
    assert shown(address.children) == [("line1", True, "string")]


@pytest.mark.parametrize(
    ("locale", "required", "optional"),
    [
        ("fr", "Obligatoire", "Facultatif"),
        ("ja", "必須", "オプション"),
        ("it", "Obbligatorio", "Facoltativo"),
    ],
)
def test_what_a_description_says_of_presence(locale: str, required: str, optional: str) -> None:
    table = f"| A | B |\n|---|---|\n| `a` | ({required}) 1. |\n| `b` | **{optional}** 2. |\n| `c` | Text. {required}. |\n| `d` | 4 {required} 4 |\n"
    body = only(f"# T\n\n`POST /v1/payments`\n\n{table}", locale).body
    assert [row.presence and row.presence.value for row in body] == [True, False, True, None]


def test_a_table_of_values_gives_the_fields_their_values() -> None:
    table = "|Name|Typ|Erforderlich|\n|---|---|---|\n|status|string|true|\n|name|string|false|\n"
    values = "|Parameter|Wert|\n|---|---|\n|» status|open|\n|» status|paid|\n"
    page = page_of(f"# T\n\n`POST /v1/payments`\n\n{table}\n#### X\n\n{values}", "de")
    status, name = page.operations[0].body
    assert status.values is not None
    assert (status.values.value, name.values) == (("open", "paid"), None)
    assert page.tables == ()


@pytest.mark.parametrize("path", ["/v1/orders/${id}", "/v1/orders/$id", "/v1/orders/:id", "/v1/orders/<id>"])
def test_templates_of_other_notations(path: str) -> None:
    assert only(f"# T\n\n`GET {path}`\n", "ko").path.value == "/v1/orders/{id}"


@pytest.mark.parametrize(
    ("locale", "unit"), [("zh", "订单总金额，单位：分"), ("zh-Hant", "訂單總金額，單位為分")]
)
def test_a_hundredth_of_a_currency_is_no_minute(locale: str, unit: str) -> None:
    table = f"| A | B | C |\n|---|---|---|\n| `total_fee` | int | {unit} |\n| `b` | int | 1. |\n"
    assert only(f"# T\n\n`POST /v1/payments`\n\n{table}", locale).body[0].unit is None


@pytest.mark.parametrize(
    "heading",
    ["Artikel ändern [PATCH /v2/articles/{sku}]", "Ändern: PATCH /v2/articles/{sku}", "PATCH /v2/articles/{sku} – Ändern", "更新（PATCH /v2/articles/{sku}）"],
)  # fmt: skip
def test_an_endpoint_in_a_heading_with_words(heading: str) -> None:
    operation = only(f"# T\n\n## {heading}\n\n1.\n", "de")
    assert operation.method is not None
    assert (operation.method.value, operation.path.value) == ("PATCH", "/v2/articles/{sku}")


def test_two_endpoints_in_a_sentence_of_a_heading_are_none() -> None:
    assert page_of("# T\n\n## From: GET /v1/a/b to: POST /v1/a/b\n").operations == ()
    assert page_of("# T\n\n## Changes to GET /v1/a/b in May\n").operations == ()


@pytest.mark.parametrize(
    ("locale", "parameters", "body", "required"),
    [
        ("fr", "Paramètres de requête", "Corps de la requête", "obligatoire"),
        ("en", "Parameters", "Request body", "required"),
    ],
)
def test_parameters_beside_a_body_are_in_the_query(
    locale: str, parameters: str, body: str, required: str
) -> None:
    lists = f"### {parameters}\n\n- `lang` ({required}) 1.\n\n### {body}\n\n- `price` ({required}) 2.\n"
    operation = only(f"# T\n\n`PATCH /v2/articles/{{sku}}`\n\n{lists}", locale)
    assert [(one.location, one.field.name.value) for one in operation.parameters] == [("query", "lang")]
    assert [row.name.value for row in operation.body] == ["price"]


@pytest.mark.parametrize(
    ("locale", "headers", "body", "name", "text"),
    [("zh", "Headers", "Body", "名称", "备注"), ("ja", "ヘッダー", "ボディ", "名前", "備考")],
)
def test_a_label_below_a_table_without_a_blank_line(
    locale: str, headers: str, body: str, name: str, text: str
) -> None:
    table = "| {name} | {text} | B |\n|---|---|---|\n| {key} | 1. | 2. |\n"
    first, second = (table.format(name=name, text=text, key=key) for key in ("X-Id", "pet_name"))
    operation = only(f"# T\n\n`POST /v1/pets/new`\n\n**{headers}**\n\n{first}**{body}**\n\n{second}", locale)
    assert [(one.location, one.field.name.value) for one in operation.parameters] == [("header", "X-Id")]
    assert [row.name.value for row in operation.body] == ["pet_name"]


def test_a_counted_unit_is_none_of_the_field() -> None:
    table = (
        "| A | B | C |\n|---|---|---|\n| `msg` | string | 最长不超过２０４８个字节。 |\n| `b` | int | 1. |\n"
    )
    assert only(f"# T\n\n`POST /v1/payments`\n\n{table}", "zh").body[0].unit is None

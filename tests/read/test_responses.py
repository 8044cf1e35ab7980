"""Response-code tables and bullets, response samples."""

from __future__ import annotations

import pytest
from reading import ENDPOINT, blocks_of, inline_of, operation_of

from specglot.model.page import StatusRow
from specglot.read.blocks import Fence
from specglot.read.responses import response_sample, status_in_prose

HEADS = {
    "zh": "HTTP 响应代码 | 描述 | 客户端操作", "ja": "HTTP 応答コード | 説明 | クライアントのアクション", "de": "HTTP-Antwortcode | Beschreibung | Clientaktion",
    "fr": "Code de réponse HTTP | Description | Action du client", "pt": "Código de resposta HTTP | Descrição | Ação do cliente",
    "ko": "HTTP 응답 코드 | 설명 | 클라이언트 조치", "en": "HTTP Response Code | Description | Client Action",
}  # fmt: skip


def rows(locale: str, *lines: str) -> tuple[StatusRow, ...]:
    head = HEADS[locale]
    table = f"| {head} |\n|{'---|' * (head.count('|') + 1)}\n" + "\n".join(lines)
    return operation_of(f"# T\n\n{ENDPOINT}{table}\n", locale).statuses


@pytest.mark.parametrize(
    ("locale", "nothing"),
    [
        ("zh", "不适用"),
        ("pt", "N/D"),
        ("ja", "該当なし"),
        ("de", "Nicht zutreffend"),
        ("de", "nicht angegeben"),
        ("fr", "S.O."),
        ("en", "N/A"),
        ("fr", "—"),
        ("ko", "해당 없음"),
        ("zh", ""),
    ],
)
def test_not_applicable(locale: str, nothing: str) -> None:
    none, some = rows(locale, f"| **204** | x | {nothing} |", "| **404** | y | 再试 |")
    assert none.has_action is not None
    assert some.has_action is not None
    assert (none.action, none.has_action.value, some.has_action.value) == (None, False, True)
    assert some.action is not None
    assert some.action.text == "再试"


@pytest.mark.parametrize("code", ["**204**", "204", "`204`", "****204****", "204 No Content"])
def test_forms_of_codes(code: str) -> None:
    assert [row.code.value for row in rows("de", f"| {code} | x | - |", "| 404 | y | z |")] == ["204", "404"]


@pytest.mark.parametrize(
    ("cell", "label", "text"),
    [
        ("**未找到。**<br/><br/>没有会话。", "未找到。", "没有会话。"),
        ("**未找到。** 在 <br/><br/>后端找不到会话。", "未找到。", "在后端找不到会话。"),
        ("Kein Inhalt.<br>Alles gut.", "Kein Inhalt.", "Alles gut."),
        ("**Erreur**", "Erreur", None),
        ("****", None, None),
        ("****Fehlt.", None, "Fehlt."),
        ("Juste un texte", None, "Juste un texte"),
    ],
)
def test_label_and_text(cell: str, label: str | None, text: str | None) -> None:
    (row, _) = rows("zh", f"| **404** | {cell} | x |", "| 500 | y | z |")
    assert (row.label and row.label.text, row.description and row.description.text) == (label, text)


def test_two_columns_say_nothing_of_actions() -> None:
    operation = operation_of(
        f"# T\n\n{ENDPOINT}| Code | Bedeutung |\n|---|---|\n| 204 | gut |\n| 404 | fehlt |\n", "de"
    )
    assert [(row.code.value, row.has_action) for row in operation.statuses] == [("204", None), ("404", None)]


def test_bullets_of_codes() -> None:
    listed = "* 201 - Created: セッション。\n* `400` - Bad Request\n* **500**：エラー\n"
    operation = operation_of(f"# T\n\n{ENDPOINT}{listed}", "ja")
    assert [(row.code.value, row.description and row.description.text) for row in operation.statuses] == [
        ("201", "Created: セッション。"), ("400", "Bad Request"), ("500", "エラー"),
    ]  # fmt: skip
    assert [row.span.line for row in operation.statuses] == [8, 9, 10]


@pytest.mark.parametrize("item", ["**2**04 - ok", "２０４ - ok", "`204` - ok"])
def test_odd_bullets(item: str) -> None:
    operation = operation_of(f"# T\n\n{ENDPOINT}* {item}\n", "zh")
    assert [(row.code.value, row.description and row.description.text) for row in operation.statuses] in (
        [("204", "ok")],
        [],
    )


def test_a_list_with_another_item_is_no_list_of_codes() -> None:
    assert operation_of(f"# T\n\n{ENDPOINT}* 201 - ok\n* autre\n", "fr").statuses == ()


@pytest.mark.parametrize("colon", [":", ""])
def test_response_samples_with_and_without_colons(colon: str) -> None:
    (fence,) = blocks_of(
        f"```\nHTTP/1.1 201 Created \nServer{colon} nginx/1.13.5 \nLocation{colon} /api/v1/sessions/abc \n```\n"
    )
    assert isinstance(fence, Fence)
    sample = response_sample(fence, "p.md")
    assert sample is not None
    assert (sample.status.value, sample.reason) == ("201", "Created")
    assert [(header.name.value, header.value) for header in sample.headers] == [
        ("Server", "nginx/1.13.5"), ("Location", "/api/v1/sessions/abc"),
    ]  # fmt: skip
    assert [str(header.name.span) for header in sample.headers] == ["p.md:3:1", "p.md:4:1"]
    assert str(sample.status.span) == "p.md:2:10"


def test_a_response_sample_with_a_body() -> None:
    (fence,) = blocks_of('```http\nHTTP/2 200\nContent-Type: application/json\n\n{\n  "id": 1\n}\n```\n')
    assert isinstance(fence, Fence)
    sample = response_sample(fence, "p.md")
    assert sample is not None
    assert sample.body is not None
    assert [(entry.path, entry.span.line, entry.span.column) for entry in sample.body.entries] == [
        ("", 5, 1),
        ("/id", 6, 3),
    ]


def test_other_fences_are_no_responses() -> None:
    (fence,) = blocks_of("```\nGET /a HTTP/1.1\n```\n")
    assert isinstance(fence, Fence)
    assert response_sample(fence, "p.md") is None


def test_a_status_named_in_a_sentence() -> None:
    row = status_in_prose(inline_of("Die Antwort ist `201 Created`."))
    assert row is not None
    assert row.code.value == "201"
    assert status_in_prose(inline_of("Bis zu `201` Teile oder 201.")) is None or row is not None
    assert status_in_prose(inline_of("Der Code 201 kommt.")) is None


def test_commented_rows_are_no_facts() -> None:
    operation = operation_of(
        f"# T\n\n{ENDPOINT}| Code | Texte |\n|---|---|\n| 204 | a |\n| 404 | b |\n<!--\n| 410 | c |\n-->\n",
        "fr",
    )
    assert [row.code.value for row in operation.statuses] == ["204", "404"]

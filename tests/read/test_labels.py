"""Paragraphs that are titles in all but markup."""

from __future__ import annotations

import pytest
from reading import ENDPOINT, page_of

TABLE = "| {key} | {required} |\n|---|---|\n| X-Token | {yes} |\n"


@pytest.mark.parametrize(
    ("locale", "label", "table"),
    [
        ("zh", "请求头", TABLE.format(key="名称", required="必选", yes="是")),
        ("de", "**Anfrage-Header**", TABLE.format(key="Name", required="Erforderlich", yes="Ja")),
        ("fr", "**En-têtes de la requête :**", TABLE.format(key="Nom", required="Obligatoire", yes="Oui")),
        ("ja", "リクエストヘッダー", TABLE.format(key="名前", required="必須", yes="はい")),
    ],
)
def test_a_label_over_a_table(locale: str, label: str, table: str) -> None:
    (operation,) = page_of(f"# T\n\n{ENDPOINT}{label}\n\n{table}", locale).operations
    assert [(one.location, one.field.name.value) for one in operation.parameters] == [("header", "X-Token")]


@pytest.mark.parametrize(
    ("locale", "request_", "response"), [("pt", "Solicitação", "Resposta"), ("ko", "요청", "응답")]
)
def test_tabs(locale: str, request_: str, response: str) -> None:
    text = (
        f'# T\n\n>[!BEGINTABS]\n\n>[!TAB {request_}]\n\n{ENDPOINT}```json\n{{"a": 1}}\n```\n\n'
        f'>[!TAB {response}]\n\n```json\n{{"id": 1}}\n```\n\n>[!ENDTABS]\n'
    )
    (operation,) = page_of(text, locale).operations
    assert operation.sample is not None
    assert [entry.path for entry in operation.sample.entries] == ["", "/a"]
    assert [[entry.path for entry in one.entries] for one in operation.answers] == [["", "/id"]]


def test_a_label_holds_up_to_the_next() -> None:
    text = f'# T\n\n{ENDPOINT}Response\n\n```json\n{{"id": 1}}\n```\n\nRequest body\n\n* `a` (Required)\n* `b` (Optional)\n'
    (operation,) = page_of(text).operations
    assert [row.name.value for row in operation.body] == ["a", "b"]
    assert len(operation.answers) == 1


def test_a_sentence_is_no_label() -> None:
    text = f"# T\n\n{ENDPOINT}The response headers are these, and there are no others than these:\n\n* `a` (Required)\n"
    (operation,) = page_of(text).operations
    assert [row.name.value for row in operation.body] == ["a"]

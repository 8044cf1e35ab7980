"""The blocks of an endpoint's sections: parameters, body, samples, statuses."""

from __future__ import annotations

import pytest
from reading import ENDPOINT, WHOLE, operation_of, page_of


def test_headings_without_words_are_known_by_what_they_hold() -> None:
    page = page_of(
        WHOLE.replace("请求主体", "甲").replace("HTTP 响应代码\n\n", "乙\n\n").replace("URI 参数", "丙"), "zh"
    )
    assert [section.kind for section in page.sections] == [
        None,
        "uri-parameters",
        "request-body",
        "response",
        "response-codes",
    ]


@pytest.mark.parametrize(
    ("word", "locale"),
    [
        ("Keine", "de"),
        ("なし", "ja"),
        ("无", "zh"),
        ("Aucun", "fr"),
        ("Nenhum", "pt"),
        ("없음", "ko"),
        ("None", "en"),
    ],
)
def test_a_word_says_that_there_are_no_parameters(word: str, locale: str) -> None:
    operation = operation_of(f"# T\n\n```\nGET https://h/v1/boats\n```\n\n## X\n\n{word}\n", locale)
    assert operation.parameters == ()
    assert operation.no_parameters is not None
    assert (operation.no_parameters.value, operation.no_parameters.span.line) == (word, 9)


@pytest.mark.parametrize(
    "text", ["`boat-id`: x", "`{boat-id}` - x", "`boat-id`：[见](a.md)", "**`boat-id`** x"]
)
def test_a_paragraph_describes_a_path_parameter(text: str) -> None:
    operation = operation_of(f"# T\n\n{ENDPOINT}{text}\n", "fr")
    ((location, name),) = [(row.location, row.field.name.value) for row in operation.parameters]
    assert (location, name) == ("path", "boat-id")


def test_parameters_in_lists_and_tables() -> None:
    listed = operation_of(f"# T\n\n{ENDPOINT}* `boat-id` (Obligatoire) - x\n", "fr")
    table = operation_of(
        f"# T\n\n{ENDPOINT}| Nom | Obligatoire | Description |\n|---|---|---|\n| boat-id | O | x |\n", "fr"
    )
    for operation in (listed, table):
        ((location, field),) = [(row.location, row.field) for row in operation.parameters]
        assert (location, field.name.value, field.presence and field.presence.value) == (
            "path",
            "boat-id",
            True,
        )


def test_query_parameters_by_heading_and_by_url() -> None:
    by_heading = operation_of(
        "# T\n\n```\nGET https://h/v1/boats\n```\n\n## Query parameters\n\n* `kind` (Optional) - x\n", "en"
    )
    by_url = operation_of("# T\n\n```\nGET https://h/v1/boats?kind={kind}\n```\n", "en")
    for operation in (by_heading, by_url):
        assert [(row.location, row.field.name.value) for row in operation.parameters] == [("query", "kind")]


def test_a_list_that_documents_something_else_is_prose() -> None:
    page = page_of(f'# T\n\n{ENDPOINT}```\n{{"a": 1}}\n```\n\n* `note` dit ceci\n* `other` dit cela\n', "fr")
    assert page.operations[0].body == ()


def test_an_english_remnant_is_still_read() -> None:
    operation = operation_of(f"# T\n\n{ENDPOINT}* `a` (Required)\n* `b` （可选）\n", "zh")
    assert [row.presence and row.presence.value for row in operation.body] == [True, False]


def test_comments_hide_facts() -> None:
    operation = operation_of(f"# T\n\n{ENDPOINT}* `a` (Obligatorisch)\n\n<!--\n* `b` (Optional)\n-->\n", "de")
    assert [row.name.value for row in operation.body] == ["a"]


def test_a_second_field_list_goes_nowhere_and_is_unread() -> None:
    page = page_of(
        f"# T\n\n{ENDPOINT}* `a` (Required)\n* `b` (Optional)\n\n## Response body\n\n* `id` (string, required)\n* `n` (integer)\n",
        "en",
    )
    assert [row.name.value for row in page.operations[0].body] == ["a", "b"]
    assert [(block.kind, block.span.line) for block in page.unread] == [("list", 13)]


def test_a_sample_of_the_answer_is_no_request() -> None:
    text = f'# T\n\n{ENDPOINT}```\nHTTP/1.1 200 OK\n```\n\n```\n{{"id": 1}}\n```\n'
    operation = operation_of(text, "de")
    assert operation.sample is None
    assert [[entry.path for entry in sample.entries] for sample in operation.answers] == [["", "/id"]]


def test_a_column_says_where_a_parameter_goes() -> None:
    table = "| Name | In | Required | Description |\n|---|---|---|---|\n| boat-id | path | Yes | x |\n| kind | query | No | y |\n| X-Key | header | Yes | z |\n| wind | body | No | w |\n"
    operation = operation_of(f"# T\n\n{ENDPOINT}{table}", "en")
    assert [(row.location, row.field.name.value) for row in operation.parameters] == [
        ("path", "boat-id"), ("query", "kind"), ("header", "X-Key"),
    ]  # fmt: skip
    assert [row.name.value for row in operation.body] == ["wind"]

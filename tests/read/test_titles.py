"""Titles with more around them than the words that tell what they are about."""

from __future__ import annotations

import pytest
from reading import words

from specglot.read.titles import kind_of


@pytest.mark.parametrize(
    ("locale", "title", "kind"),
    [
        ("zh", "2. 输入参数", "parameters"), ("de", "3.1 Statuscodes", "response-codes"), ("zh", "（二）请求参数", "parameters"), ("ja", "① リクエストボディ", "request-body"),
        ("en", "Request body (JSON)", "request-body"), ("en", "Parameters (Query)", "query-parameters"), ("zh", "请求参数（Header）", "headers"),
        ("fr", "Réponse 200", "response"), ("en", "Response - 404 Not Found", "response"), ("fr", "Erreur 4xx", "response-codes"), ("de", "Anfragetext - `Body`", "request-body"),
        ("en", "Notes (query)", None), ("en", "2. Getting started", None), ("de", "404", None),
    ],
)  # fmt: skip
def test_kind(locale: str, title: str, kind: str | None) -> None:
    assert kind_of(title, words(locale)) == kind

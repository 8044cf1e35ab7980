"""Pages in a region's language are read with the words of the language (BCP 47 lookup)."""

from __future__ import annotations

from pathlib import Path

import pytest

from specglot.config import Config
from specglot.pipeline import read_texts, words_for

PAGE = "# T\n\n```\nPOST\nhttps://{{h}}/v1/x\n```\n\n## {body}\n\n* `a` ({required})\n* `b` ({optional})\n"


@pytest.mark.parametrize(
    ("tag", "body", "required", "optional"),
    [
        ("zh-TW", "請求主體", "必要", "選用"),
        ("zh-Hant-HK", "請求主體", "必填", "可選"),
        ("zh-SG", "请求主体", "必需", "可选"),
        ("zh-CN", "请求主体", "必填", "可选"),
        ("pt-PT", "Corpo da solicitação", "Obrigatório", "Opcional"),
        ("es-419", "Cuerpo de la solicitud", "Obligatorio", "Opcional"),
        ("de-AT", "Anfragetext", "Erforderlich", "Optional"),
        ("fr-CA", "Corps de la requête", "Obligatoire", "Facultatif"),
        ("en-GB", "Request body", "Required", "Optional"),
        ("nl-BE", "Aanvraagtekst", "Verplicht", "Optioneel"),
    ],
)
def test_a_regional_page_is_read(tag: str, body: str, required: str, optional: str) -> None:
    (page,) = read_texts({f"{tag}/x.md": PAGE.format(body=body, required=required, optional=optional)}).pages
    assert page.locale == tag
    (operation,) = page.operations
    assert [row.presence and row.presence.value for row in operation.body] == [True, False]
    assert page.sections[1].kind == "request-body"


@pytest.mark.parametrize("tag", ["zh", "zh-Hant", "zh-TW", "zh-Hant-TW", "ZH_tw"])
def test_words_of_the_config_follow_the_same_lookup(tag: str) -> None:
    config = Config(root=Path(), words={tag: {"column": {"action": ("要做什麼",)}}})
    assert words_for("zh-TW", config).exact("column", "要做什麼") == "action"


@pytest.mark.parametrize(
    ("tag", "other"), [("zh-Hans", "zh-TW"), ("zh-HK", "zh-TW"), ("pt-BR", "pt-PT"), ("de", "fr")]
)
def test_words_of_another_region_do_not_count(tag: str, other: str) -> None:
    config = Config(root=Path(), words={tag: {"column": {"action": ("要做什麼",)}}})
    assert words_for(other, config).exact("column", "要做什麼") is None


def test_the_nearest_words_win() -> None:
    words = {"zh": {"flag": {"yes": ("甲",)}}, "zh-TW": {"flag": {"no": ("甲",)}}}
    assert words_for("zh-TW", Config(root=Path(), words=words)).exact("flag", "甲") == "no"

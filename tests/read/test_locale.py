"""A page's locale, from its path or its text."""

from __future__ import annotations

import pytest
from babel import Locale

from specglot.read import locale as module
from specglot.read.locale import as_tag, from_path, from_shelf, from_text, shelves


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("ja-JP/events.md", ("ja-JP", "*/events.md", "path")),
        ("docs/zh/api/events.md", ("zh", "docs/*/api/events.md", "path")),
        ("docs/pt_br/events.md", ("pt-BR", "docs/*/events.md", "path")),
        ("zh-hant-tw/a.md", ("zh-Hant-TW", "*/a.md", "path")),
        ("es-419/a.md", ("es-419", "*/a.md", "path")),
        ("docs/fr/de/a.md", ("de", "docs/fr/*/a.md", "path")),
        ("fr/events.de.md", ("fr", "*/events.de.md", "path")),
        ("events.fr.md", ("fr", "events.*.md", "name")),
        ("events.pt-BR.md", ("pt-BR", "events.*.md", "name")),
        ("a/events_zh-Hans.md", ("zh-Hans", "a/events.*.md", "name")),
        ("a/events.zh_CN.md", ("zh-CN", "a/events.*.md", "name")),
        ("events-de.md", ("de", "events.*.md", "name")),
        ("events-pt-BR.md", ("pt-BR", "events.*.md", "name")),
        ("go/api.md", None),
        ("id/js/api.md", None),
        ("set-my-id.md", None),
        ("events-req.md", None),
        ("000_35afe957caeb6ef3.txt", None),
        ("xx-YY/a.md", None),
        ("fr.md", None),
    ],
)
def test_from_path(path: str, expected: tuple[str, str, str] | None) -> None:
    assert from_path(path) == expected


@pytest.mark.parametrize(
    ("segment", "tag"),
    [
        ("JA", "ja"),
        ("de-at", "de-AT"),
        ("fi-FI", "fi-FI"),
        ("fi", None),
        ("docs", None),
        ("", None),
        ("zh-Hans-CN", "zh-Hans-CN"),
    ],
)
def test_as_tag(segment: str, tag: str | None) -> None:
    assert as_tag(segment) == tag


SENTENCES = {
    "zh": "请求主体必须是 JSON，并且结构与下面的示例相同。",
    "ja": "リクエスト本文は JSON で、次の例と同じ構造にします。",
    "de": "Der Inhalt der Anfrage ist JSON und hat den Aufbau des folgenden Beispiels.",
    "fr": "Le corps de la requête est en JSON et a la structure de l’exemple suivant.",
    "pt": "O corpo da solicitação é JSON e tem a estrutura do exemplo a seguir.",
    "ko": "요청 본문은 JSON이며 다음 예와 구조가 같아야 합니다.",
}


@pytest.mark.parametrize("locale", SENTENCES)
def test_from_text(locale: str) -> None:
    code = "```\nThis is not the language of the page, whatever it says here.\n```\n"
    front = "---\ntitle: An English title that nobody translated\n---\n"
    assert from_text(f"{front}\n{code}\n{SENTENCES[locale]}\n\n{SENTENCES[locale]}") == locale


@pytest.mark.parametrize(
    "text", ["", "# X\n", "```\nLong enough but all of it is code, so nobody can tell.\n```\n"]
)
def test_too_little_text_tells_nothing(text: str) -> None:
    assert from_text(text) is None


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("docs/cs/a.md", ("cs", "docs/*/a.md")),
        ("docs/sr_latn/b/a.md", ("sr-Latn", "docs/*/b/a.md")),
        ("docs/xq/a.md", None),
        ("docs/manual/a.md", None),
        ("more/cs/a.md", None),
        ("docs/cs.md", None),
    ],
)
def test_a_folder_beside_locale_folders(path: str, expected: tuple[str, str] | None) -> None:
    assert from_shelf(path, shelves(["docs/de/a.md", "docs/ja/a.md", "other.md"])) == expected


def test_the_regions_are_those_that_babel_knows() -> None:
    assert frozenset(code for code in Locale("en").territories if len(code) == 2) == module._REGIONS

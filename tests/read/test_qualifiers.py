"""What stands beside a field's name."""

from __future__ import annotations

import pytest
from reading import inline_of, words

from specglot.model.source import Source
from specglot.read.blocks import Paragraph, plain
from specglot.read.markdown import blocks
from specglot.read.qualifiers import (
    Qualifiers,
    allowed_values,
    read_qualifiers,
    read_sentence,
    strip_separator,
)


def beside(text: str, locale: str) -> Qualifiers:
    """Read what follows a name."""
    runs = inline_of(f"`k`{text}").runs
    return read_qualifiers(runs[1:], words(locale))


def presence(text: str, locale: str) -> bool | None:
    found = beside(text, locale).presence
    return found.value if found else None


@pytest.mark.parametrize(
    ("text", "locale", "value"),
    [
        (" (Required)", "en", True), ("（必需）", "zh", True), (" (可选)", "zh", False), ("（オプション）", "ja", False), (" (必須)", "ja", True),
        (" (Obrigatório)", "pt", True), (" (Opcional)", "pt", False), (" (Obligatorisch)", "de", True), (" (Optional)", "de", False),
        (" (Facultatif)", "fr", False), (" (Obligatoire)", "fr", True), ("(필수)", "ko", True), ("（선택 사항）", "ko", False), ("(필수입니다)", "ko", True),
        (" [Required]", "en", True), ("【必需】", "zh", True), (" **(Required)**", "en", True), (" (string, optional)", "en", False),
        (" (可选；仅与 `a` 发送", "zh", False), (" (Required", "en", True), (" - Required. More text.", "en", True), ("：必需。", "zh", True),
        (" - must be in seconds", "en", None), (" - 必须以秒为单位", "zh", None), (" - 単位は秒で、必須ではない値", "ja", None), (" (seconds)", "en", None),
        (" - muss in Sekunden angegeben werden", "de", None), ("", "en", None), (" - Required fields are listed below", "en", None),
    ],
)  # fmt: skip
def test_presence(text: str, locale: str, value: bool | None) -> None:
    assert presence(text, locale) is value


@pytest.mark.parametrize(
    ("text", "locale", "unit"),
    [
        (" - 秒単位", "ja", "s"), (" - ミリ秒単位", "ja", "ms"), (" - 以毫秒为单位。", "zh", "ms"), (" - 以秒为单位。", "zh", "s"),
        (" - in Millisekunden", "de", "ms"), (" - in Sekunden", "de", "s"), (" - en millisecondes", "fr", "ms"), (" - en secondes", "fr", "s"),
        (" - em milissegundos", "pt", "ms"), (" - em segundos", "pt", "s"), (" - 밀리초 단위", "ko", "ms"), (" - 초 단위", "ko", "s"),
        (" - in milliseconds", "en", "ms"), (" - in seconds", "en", "s"), (" (ms)", "en", "ms"), (" - must be in seconds", "en", "s"),
        (" - in seconds, not milliseconds", "en", None), (" - every 10 seconds", "en", None), (" - alle 10 Sekunden", "de", None),
        (" - wie `seconds`", "de", None), (" - a text", "en", None),
    ],
)  # fmt: skip
def test_unit(text: str, locale: str, unit: str | None) -> None:
    found = beside(text, locale).unit
    assert (found.value if found else None) == unit


@pytest.mark.parametrize(
    ("text", "locale", "kind"),
    [
        (" - 可以是浮点数。", "zh", "number"), (" - 浮動小数点数も使えます。", "ja", "number"), (" - can be a float", "en", "number"),
        (" (integer, required)", "en", "integer"), (" (Zeichenfolge)", "de", "string"), (" - pode ser um float", "pt", "number"),
        (" - une chaîne de télévision", "fr", None), (" - a list of things", "en", None),
    ],
)  # fmt: skip
def test_type(text: str, locale: str, kind: str | None) -> None:
    found = beside(text, locale).type
    assert (found.value if found else None) == kind


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        (" (Optional; send only with `adStart` and `chapterStart`)", "en"),
        (" (可选；仅与 `adStart` 和 `chapterStart` 一起发送)", "zh"),
        ("（オプション。`adStart` および `chapterStart` でのみ送信）", "ja"),
        (" (Optional; nur mit `adStart` und `chapterStart` senden)", "de"),
        (" (Facultatif ; à envoyer uniquement avec `adStart` et `chapterStart`)", "fr"),
        (" (Opcional; enviar somente com `adStart` e `chapterStart`)", "pt"),
        (" (可选；仅与 `adStart` 和 `chapterStart` 一起发送", "zh"),
    ],
)
def test_condition(text: str, locale: str) -> None:
    found = beside(text, locale)
    assert found.condition is not None
    assert found.condition.value == ("adStart", "chapterStart")
    assert found.presence is not None
    assert found.presence.value is False


def test_code_in_brackets_is_no_condition_by_itself() -> None:
    found = beside(" (Optional, see `adStart`)", "en")
    assert (found.condition, found.values, found.default) == (None, None, None)


def test_default_and_values_in_brackets() -> None:
    found = beside(" (Optional; default: `10`)", "en")
    assert found.default is not None
    assert found.default.value == "10"
    found = beside(" (Optional; valid values: `a`, `b`)", "en")
    assert found.values is not None
    assert found.values.value == ("a", "b")


@pytest.mark.parametrize(
    ("text", "locale", "values"),
    [
        ("**Valid value:** `sessionStart`", "en", ("sessionStart",)), ("有效值：`a`、`b`", "zh", ("a", "b")), ("有効な値: `a`", "ja", ("a",)),
        ("Gültige Werte: `a`, `b`.", "de", ("a", "b")), ("**Valeurs :** `a` / `b`", "fr", ("a", "b")),
        ("Siehe `a` und dann `b`", "de", None), ("`a`, `b`", "en", None), ("Send `a` before `b`.", "en", None), ("値", "ja", None),
    ],
)  # fmt: skip
def test_allowed_values(text: str, locale: str, values: tuple[str, ...] | None) -> None:
    found = allowed_values(inline_of(text).runs, words(locale))
    assert (found.value if found else None) == values


@pytest.mark.parametrize("text", [" - x", " – x", "—— x", ": x", "：x", " ・x", " x", "\u00a0: x"])
def test_separators_are_no_text(text: str) -> None:
    assert plain(strip_separator(inline_of(f"`k`{text}").runs[1:])) == "x"


def test_the_place_of_what_is_left_is_exact() -> None:
    source = Source.of("p.md", "`ts`（必須） - 時刻。単位は**ミリ秒**です。")
    (paragraph,) = blocks(source)
    assert isinstance(paragraph, Paragraph)
    found = read_qualifiers(paragraph.inline.runs[1:], words("ja"))
    assert "".join(source.slice(run.span) for run in found.rest) == "時刻。単位はミリ秒です。"
    assert found.presence is not None
    assert source.slice(found.presence.span) == "必須"


def test_two_units_make_none() -> None:
    assert read_sentence(inline_of("erst Sekunden, dann Minuten (Minuten)").runs, words("de")).unit is None

"""Type and presence behind a name, in every place that pages put them."""

from __future__ import annotations

import pytest
from reading import body_of


@pytest.mark.parametrize(
    ("locale", "item", "presence", "kind"),
    [
        ("de", "`a`: (Erforderlich) Eins", True, None),
        ("de", "`a` - (Zeichenfolge, optional) Zwei", False, "string"),
        ("de", "`a` (string) – **Erforderlich.** Drei", True, "string"),
        ("de", "**`a`** *Zeichenfolge* (Optional) Vier", False, "string"),
        ("en", "`a` *string* **required** The name.", True, "string"),
        ("en", "`a` `integer` optional. How many.", False, "integer"),
        ("en", "`a` string (required): the name", True, "string"),
        ("ja", "`a` **文字列** **必須** 名前", True, "string"),
        ("zh", "`a`：（必填，整数）数量", True, "integer"),
        ("ko", "`a` *문자열* (선택): 이름", False, "string"),
        ("en", "`a`: (see below) The name.", None, None),
        ("en", "`a` `b` The names.", None, None),
        ("en", "`a` [string](x.md) The name.", None, None),
    ],
)
def test_lead(locale: str, item: str, presence: bool | None, kind: str | None) -> None:
    row = body_of(f"* {item}\n* `b` (required)\n", locale)["a"]
    found = (getattr(row, "presence", None), getattr(row, "type", None))
    assert [one and one.value for one in found] == [presence, kind]


@pytest.mark.parametrize(
    ("locale", "item"),
    [
        ("de", "`a` (Erforderlich für `window`): Anfang"),
        ("en", "`a` (required when `type` is `window`)"),
        ("fr", "`a` (obligatoire si `type` vaut `window`)"),
    ],
)
def test_required_now_and_then_is_neither(locale: str, item: str) -> None:
    assert getattr(body_of(f"* {item}\n* `b` (required)\n", locale)["a"], "presence", True) is None

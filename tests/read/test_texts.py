"""Running text, keyed by where it stands and not by its words."""

from __future__ import annotations

from reading import page_of

DE = "# Boote {#b}\n\nText `a`.\n\n* eins\n  * zwei\n\n>[!NOTE]\n>\n>Achtung.\n\n| Schlüssel | Erforderlich |\n|---|---|\n| `k` | J |\n"
ZH = "# 船 {#b}\n\n文字 `a`。\n\n* 一\n    * 二\n\n>[!NOTE]\n>\n>注意。\n\n| 键 | 必需 |\n|---|---|\n| `k` | 是 |\n"


def test_the_same_keys_in_every_translation() -> None:
    assert [(row.section, row.role, row.key) for row in page_of(DE, "de").texts] == [
        (row.section, row.role, row.key) for row in page_of(ZH, "zh").texts
    ]


def test_roles_keys_and_what_it_was_read_as() -> None:
    found = {row.key: (row.role, row.read_as, row.prose.text) for row in page_of(DE, "de").texts}
    assert found["h"] == ("heading", "heading", "Boote")
    assert found["b0"] == ("paragraph", "prose", "Text a.")
    assert found["b1/i0.1/i0.0"] == ("item", "prose", "zwei")
    assert found["b2/q0"] == ("alert", "prose", "Achtung.")
    assert found["b3/r:k/c0"] == ("cell", "field-table", "k")
    assert found["b3/head/c1"] == ("cell", "field-table", "Erforderlich")

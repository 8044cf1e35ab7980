"""One damage, one finding: what another finding explains is left out."""

from __future__ import annotations

from rereading import findings

PAGE = '# {0}\n\n```json\n{{\n  "door": 1\n}}\n```\n\n## {1}\n\n| {2} | {3} | {4} |\n|---|---|---|\n| `door` | 12 | {5} `front` |\n| `pin` | 34 | {6} `back` |\n'
WORDS = {
    "es": ("Puertas", "Campos", "Clave", "Límite", "Uso", "puerta", "código"),
    "ja": ("ドア", "フィールド", "キー", "制限", "用途", "ドア", "コード"),
    "nl": ("Deuren", "Velden", "Sleutel", "Limiet", "Gebruik", "deur", "code"),
}


def told(old: str = "", new: str = "") -> list[tuple[str, str, int]]:
    texts = {f"{locale}/doors.md": PAGE.format(*words) for locale, words in WORDS.items()}
    texts["nl/doors.md"] = texts["nl/doors.md"].replace(old, new) if old else texts["nl/doors.md"]
    found = [one for one in findings(texts) if one.severity != "note"]
    return [(one.rule, one.locale, one.primary.line) for one in found]


def test_the_pages_agree() -> None:
    assert told() == []


def test_an_open_fence_hides_what_stands_behind_it() -> None:
    assert told("\n```\n\n##", "\n\n##") == [("fence-unclosed", "nl", 3)]


def test_a_row_with_a_cell_too_few_is_told_of_once() -> None:
    assert told("| 34 | code `back` |", "| 34 code `back` |") == [("row-ragged", "nl", 14)]

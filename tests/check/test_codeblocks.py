"""Code blocks side by side: what must be the same in every language is, or is told once, at its line."""

from __future__ import annotations

import pytest

from rereading import findings

PAGE = '# {title}\n\n{text}\n\n```json\n{{\n  // {comment}\n  "door": 4,\n  "state": "open",\n  "note": "{note}"\n}}\n```\n'
WORDS = {
    "it": ("Porte", "Le porte sono qui.", "la porta", "chiusa ieri"),
    "nl": ("Deuren", "De deuren staan hier.", "de deur", "gisteren gesloten"),
    "ja": ("ドア", "ドアはここにあります。", "ドア", "昨日閉めた"),
}


def book(*locales: str, **changed: tuple[str, str]) -> dict[str, str]:
    """The page in some locales, something replaced in some of them."""
    texts: dict[str, str] = {}
    for locale in locales:
        title, text, comment, note = WORDS[locale]
        page = PAGE.format(title=title, text=text, comment=comment, note=note)
        old, new = changed.get(locale, ("", ""))
        assert old in page
        texts[f"{locale}/doors.md"] = page.replace(old, new) if old else page
    return texts


def told(texts: dict[str, str]) -> list[tuple[str, int, str]]:
    return [(one.rule, one.primary.line, one.locale) for one in findings(texts) if one.severity != "note"]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ('"door"', '"porta"', 8),
        ('"door"', "“door”", 8),
        ('"door"', '"do\u200bor"', 8),
        ('"door":', '"door"：', 8),
        ("4,", '"4",', 8),
        ("4,", "4，", 8),
        ('  "door": 4,\n', "", 8),
    ],
)
def test_a_change_is_told_once(old: str, new: str, line: int) -> None:
    assert told(book("it", "ja", "nl", it=(old, new))) == [("code-block-differs", line, "it")]


def test_a_lost_comma_is_told_where_the_others_parse() -> None:
    texts = {
        path: text.replace("  // ", "").replace(WORDS[path[:2]][2] + "\n", "\n")
        for path, text in book("it", "ja", "nl").items()
    }
    assert told(texts) == []
    texts["ja/doors.md"] = texts["ja/doors.md"].replace("4,", "4")
    assert told(texts) == [("code-block-differs", 9, "ja")]


def test_two_locales_are_told_of_once() -> None:
    found = [one for one in findings(book("it", "nl", nl=('"door"', '"deur"'))) if one.severity != "note"]
    assert [(one.rule, one.primary.line, one.attribution) for one in found] == [
        ("code-block-differs", 8, "unattributed")
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("4", "17"),
        ('"open"', '"chiusa"'),
        ("  //", "    //"),
        ("la porta", "una porta: “bella”"),
        ("chiusa ieri", "l'altra"),
    ],
)
def test_example_texts_are_left_alone(old: str, new: str) -> None:
    assert told(book("it", "ja", "nl", it=(old, new))) == []


def test_a_documented_value_is_no_example_text() -> None:
    texts = {
        path: text.replace("\n\n```", "\n\n* `open`\n\n```", 1)
        for path, text in book("it", "ja", "nl").items()
    }
    assert told(texts) == []
    texts["it/doors.md"] = texts["it/doors.md"].replace('"open"', '"aperta"')
    assert told(texts) == [("code-block-differs", 11, "it")]


def test_a_block_that_one_page_lacks_moves_none_of_the_others() -> None:
    first = "```\nlist --all\n```\n\n"
    texts = {
        path: text.replace("```json", first + "```json") for path, text in book("it", "ja", "nl").items()
    }
    texts["nl/doors.md"] = texts["nl/doors.md"].replace(first, "")
    assert told(texts) == []


def test_a_long_block_is_compared_from_where_it_differs() -> None:
    lines = [f'  "key{number % 40}": "value",' for number in range(4000)]
    damaged = [*lines[:3900], lines[3900].replace("key", "clave"), *lines[3901:]]
    texts = {
        f"{locale}/long.md": "\n".join(["# X", "", "```json", "{", *body, "}", "```", ""])
        for locale, body in (("de", lines), ("es", damaged), ("ja", lines))
    }
    assert told(texts) == [("code-block-differs", 3905, "es")]

"""Places have the same name in every translation, or none."""

from __future__ import annotations

import pytest
from teaching import book, text

from specglot.learn.places import CODE, places


def named(page_text: str) -> dict[tuple[str, ...], str]:
    (page,) = book("pl", pl=page_text).pages
    return {place: found.text for place, found in places(page).items()}


def test_translations_have_the_same_places() -> None:
    names = [set(places(page)) for page in book("de", "fr", "pl").pages]
    assert names[0] == names[1] == names[2]
    assert {place[0] for place in names[0]} == {"title", "head", "cell", "piece"}


def test_what_stands_at_a_place() -> None:
    found = named(text("pl"))
    assert found["piece", "weight", "0/1t"] == "Wymagane"
    assert found["piece", "label", "0/1t"] == "Opcjonalne"
    assert found["piece", "label", "0/2c"] == f"tylko razem z {CODE}"
    assert [text for place, text in found.items() if place[0] == "cell" and place[2:] == ("a.c", "1")] == [
        "Nie"
    ]
    assert [text for place, text in found.items() if place[:2] == ("title", "#fields 1/1")] == ["Parametry"]


def test_a_row_that_one_translation_lacks_takes_its_table_away() -> None:
    whole, lacking = (
        named(text("pl")),
        named(text("pl").replace("| `a.c` | Nie | całkowita | Zdanie. |\n", "")),
    )
    assert not {place for place in whole if place[0] in ("cell", "head") and "a.b" in place[1]} & set(lacking)


def test_columns_in_another_order_make_another_table() -> None:
    row = "| `a.b` | `x` | Tak |\n"
    one = named(f"# T\n\n| A | B | C |\n|---|---|---|\n{row}")
    other = named("# T\n\n| A | B | C |\n|---|---|---|\n| `a.b` | Tak | `x` |\n")
    assert {place[0] for place in set(one) & set(other)} <= {"title"}


@pytest.mark.parametrize(
    ("item", "pieces"),
    [
        ("`k` (Wymagane)", ["Wymagane"]),
        ("**`k`** （必需）：说明", ["必需"]),
        ("`k` - Wymagane. Zdanie.", ["Wymagane"]),
        ("`k` (ciąg, wymagane): Zdanie", ["ciąg", "wymagane"]),
        ("`k`", []),
        ("słowo `k` (Wymagane)", []),
    ],
)
def test_pieces_beside_a_key(item: str, pieces: list[str]) -> None:
    found = named(f"# T\n\n* {item}\n* `other`\n")
    assert [text for place, text in found.items() if place[:2] == ("piece", "k")] == pieces


def test_a_label_before_code() -> None:
    found = named("# T\n\n* `k` (Wymagane)\n\n  **Dozwolona wartość:** `a`\n* `l`\n")
    assert found["label", "k", "a"] == "Dozwolona wartość"


def test_a_place_that_stands_twice_has_no_name() -> None:
    assert ("piece", "k", "0/1t") not in named("# T\n\n* `k` (A)\n\nx\n\n* `k` (B)\n")


def test_sections_alike_are_compared_only_where_there_are_as_many() -> None:
    two, three = (
        named("# T\n\n## A\n\nx\n\n## B\n\ny\n"),
        named("# T\n\n## A\n\nx\n\n## B\n\ny\n\n## C\n\nz\n"),
    )
    assert {place for place in set(two) & set(three) if place[0] == "title"} <= {
        place for place in two if "(1," in place[1]
    }

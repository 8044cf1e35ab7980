"""What words mean at a place depends on what the reader took the place for."""

from __future__ import annotations

from teaching import book, lexicons

from specglot.learn.meanings import by_cells, meanings
from specglot.learn.places import places


def test_a_yes_counts_only_where_it_says_what_is_required() -> None:
    german = (
        "# T {#t}\n\n## Parameter\n\n| Schlüssel | Erforderlich | Beschreibung | Beispiel |\n|---|---|---|---|\n"
        "| `a_b` | Ja | Ein Satz, und noch einer. | Ja |\n| `a_c` | Nein | Ein Satz, und noch einer. | Nein |\n"
    )
    (page,) = book("de", de=german).pages
    told = meanings(page, places(page), lexicons((page,))["de"])
    assert {
        place[3]: meaning for place, meaning in told.items() if place[:1] == ("cell",) and place[2] == "a_b"
    } == {"1": ("flag", "yes")}
    heads = {place[2]: meaning[1] for place, meaning in told.items() if place[0] == "head"}
    assert heads == {"0": "key", "1": "required", "2": "description", "3": "example"}


def test_cells_that_need_no_words_tell_their_column() -> None:
    polish = "# T\n\n| A | B | C |\n|---|---|---|\n| `a_b` | Y | int |\n| `a_c` | N | string |\n"
    (page,) = book("pl", pl=polish).pages
    told = by_cells(page, places(page))
    assert {place[2]: meaning for place, meaning in told.items()} == {
        "1": ("column", "required"),
        "2": ("column", "type"),
    }

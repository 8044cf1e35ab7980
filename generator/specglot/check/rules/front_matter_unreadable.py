"""A page's front matter is not YAML.

What it finds
The block between the leading `---` lines that no YAML reader accepts, or that holds no `key: value` lines.

Why it matters
Other tools refuse the page, or show its front matter as text; ids and versions in it may be lost.

Example
    ---
    title: Retours: le guide
    uuid: 7c1f9f0e-52d3-4a86-9b1e-0f6a3d5c2b14
    ---

How to fix
Quote the value, or repair its indentation. Keys on plain lines were read all the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from specglot.check.book import Book
from specglot.check.pages import flawed
from specglot.check.rule import case, page_rule
from specglot.check.samples import parcels
from specglot.model.diagnostic import Diagnostic
from specglot.model.page import Page

BAD = (
    case(
        parcels("fr", "ja", fr=("title: Modifier", "title: Colis: modifier")),
        ("fr/update-parcel.md", 2, "fr"),
    ),
    case(parcels("de", "zh", zh=("title: 更新包裹", "title: [更新包裹")), ("zh/update-parcel.md", 3, "zh")),
    case({"pt/note.md": "---\n- a\n- b\n---\n\n# Nota\n"}, ("pt/note.md", 2, "pt")),
)
GOOD = (
    case(parcels()),
    case(
        {
            "de/note.md": '---\ntitle: "Pakete: Hinweis"\ntags: [a, b]\nmore:\n  - c\nempty: null\n---\n\n# Hinweis\n'
        }
    ),
)


@page_rule("error", "reading")
def front_matter_unreadable(page: Page, book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from flawed(
        page,
        "front-matter-unreadable",
        "Quote the value, or repair its indentation; keys on plain lines were read all the same.",
    )

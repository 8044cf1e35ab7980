"""A mark of Markdown or HTML shows on the page.

What it finds
A backtick without a partner, full-width asterisks or backticks, a tag with a blank after its bracket (`< br>`), or a
character reference with a blank in it (`& nbsp;`). What all locales have is left alone.

Why it matters
Readers see the mark, and what it was to mark is no code span, bold text or line break any more.

Example
    good  Senden Sie `start`.
    bad   Senden Sie `start.

How to fix
Write the mark as the other locales do.
"""

from __future__ import annotations

from collections.abc import Iterator

from specglot.check.aligned import Unit
from specglot.check.book import Book
from specglot.check.hits import sought
from specglot.check.marks import showing, shown_marks
from specglot.check.rule import case, unit_rule
from specglot.check.samples import sentences
from specglot.check.screen import on_sheets
from specglot.model.diagnostic import Diagnostic

BAD = (
    case(
        sentences(de="Senden Sie `start.", es="Envíe start.", ja="start を送信します。"),
        ("de/note.md", 3, "es, ja | de"),
    ),
    case(
        sentences(es="**Nota:** una vez.", ja="＊＊注意：＊＊一度だけ。", zh="**注意：** 一次。"),
        ("ja/note.md", 3, "es, zh | ja"),
    ),
    case(
        sentences(es="Una línea< br/>y otra.", ja="一行<br/>もう一行。", ko="한 줄<br/>또 한 줄."),
        ("es/note.md", 3, "ja, ko | es"),
    ),
    case(
        sentences(es="10& nbsp;MB", ja="10&nbsp;MB", ko="10&nbsp;MB"),
        ("es/note.md", 3, "ja, ko | es"),
    ),
)
GOOD = (
    case(
        sentences(
            de="Ein \\` steht hier.", es="`` ` `` está aquí.", ja="`a`を、a < b & c > d のときに送信します。"
        )
    ),
    case(sentences(ja="R&D と <b>太字</b>", zh="研发 & <b>粗体</b>")),
)


@unit_rule("warning", "markup", on_sheets(showing))
def mark_unrendered(unit: Unit, book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from sought(unit, shown_marks, "Write the mark as the other locales do.")

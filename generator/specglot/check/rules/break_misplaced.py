"""A line break stands inside a sentence.

What it finds
In a cell or paragraph of several lines, a `<br/>` follows some words of a sentence where the other locales
have it right after the bold label or the end of a sentence.

Why it matters
The label swallows words of the text, or a word is cut in two.

Example
    good  **未找到。** <br/><br/>在后端服务中找不到会话。
    bad   **未找到。** 在 <br/><br/>后端服务中找不到会话。

How to fix
Move the break to where the sentence ends.
"""

from __future__ import annotations

from collections.abc import Iterator

from specglot.check.aligned import Unit
from specglot.check.book import Book
from specglot.check.breaks import BREAK, torn
from specglot.check.hits import sought
from specglot.check.rule import case, unit_rule
from specglot.check.samples import sentences
from specglot.check.screen import matching
from specglot.model.diagnostic import Diagnostic

BAD = (
    case(
        sentences(
            de="**Weg.** Die <br/><br/>Sitzung fehlt.",
            fr="**Perdu.** <br/><br/>Pas de session.",
            ja="**なし。**<br/><br/>セッションがありません。",
        ),
        ("de/note.md", 3, "fr, ja | de"),
    ),
    case(
        sentences(
            fr="**Perdu.**<br/>Pas de session.",
            ja="**なし。**<br/>セッションがありません。",
            zh="**没有。** 在后<br/>端没有会话。",
        ),
        ("zh/note.md", 3, "fr, ja | zh"),
    ),
)
GOOD = (
    case(
        sentences(
            de="**Weg.**<br/><br/>Die Sitzung fehlt.",
            fr="**Perdu.** <br/><br/>Pas de session.",
            ja="**なし。** <br/><br/> セッション。",
        )
    ),
    case(sentences(ja="東京<br/>大阪", zh="东京<br/>大阪", fr="Tokyo<br/>Osaka")),
)


@unit_rule("warning", "text", matching(BREAK, ("<",), masked=False))
def break_misplaced(unit: Unit, book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from sought(unit, torn, "Move the break to where the sentence ends.")

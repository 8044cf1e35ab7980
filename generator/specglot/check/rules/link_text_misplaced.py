"""A link's text is not the name of its target.

What it finds
The text of a link swallowed most of its sentence, or is a word that stands beside the name, while the other
locales link the name alone.

Why it matters
Readers do not see where the link leads; a search by its name misses it.

Example
    good  会话 ID 由[会话请求](sessions.md)返回。
    bad   会话 ID 由会话请求[返回。](sessions.md)

How to fix
Move the brackets around the name of the target.
"""

from __future__ import annotations

from collections.abc import Iterator

from specglot.check.aligned import Unit
from specglot.check.book import Book
from specglot.check.hits import sought
from specglot.check.linktexts import swallowing, wide_links
from specglot.check.rule import case, unit_rule
from specglot.check.samples import sentences
from specglot.check.screen import on_sheets
from specglot.model.diagnostic import Diagnostic

BAD = (
    case(
        sentences(
            de="Die ID wird von einer [Anfrage nach Sitzungen zurückgegeben, bevor sie endet.](a.md)",
            fr="L’identifiant vient de la [demande](a.md) qui a été envoyée au tout début.",
            ja="ID は最初に送信された[リクエスト](a.md)から返されたものを使用します。",
        ),
        ("de/note.md", 3, "fr, ja | de"),
    ),
    case(
        sentences(
            fr="L’identifiant vient de la [demande](a.md) qui a été envoyée au tout début.",
            ja="[ID は最初に送信されたリクエストから返されたものを使用します。](a.md)",
            zh="使用最初发送的[请求](a.md)所返回的标识符并保存。",
        ),
        ("ja/note.md", 3, "fr, zh | ja"),
    ),
)
GOOD = (
    case(
        sentences(
            de="[Siehe die Anfrage.](a.md)", fr="[Voir la demande.](a.md)", ja="[リクエストを参照。](a.md)"
        )
    ),
    case(sentences(ja="詳細は[リクエスト](a.md)を参照。", zh="详情参见[请求](a.md)。")),
)


@unit_rule("warning", "text", on_sheets(wide_links))
def link_text_misplaced(unit: Unit, book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from sought(
        unit,
        lambda witness: swallowing(unit, witness),
        "Move the brackets around the name of the target.",
    )

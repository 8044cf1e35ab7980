"""Full-width letters or digits stand in a code span.

What it finds
A code span that would be plain ASCII has full-width letters or digits in it (`４２９`, `ｍｏｄｅ`), as input methods for
Chinese, Japanese and Korean write them.

Why it matters
Readers copy it, and the API knows the ASCII form only. No search finds the name.

Example
    good  `429`
    bad   `４２９`

How to fix
Write it in ASCII.
"""

from __future__ import annotations

from collections.abc import Iterator

from specglot.check.aligned import Unit, Witness
from specglot.check.book import Book
from specglot.check.hits import Hit, sought
from specglot.check.rule import case, unit_rule
from specglot.check.samples import sentences
from specglot.check.screen import matching
from specglot.check.text import bare
from specglot.model.diagnostic import Diagnostic
from specglot.model.late import late

BAD = (
    case(
        sentences(es="El código `429`.", ja="コードは `４２９` です。", ko="코드는 `429`입니다."),
        ("ja/note.md", 3, "es, ko | ja"),
    ),
    case(
        sentences(de="Das Feld `mode`.", ja="`mode` フィールド。", zh="字段 `ｍｏｄｅ`。"),
        ("zh/note.md", 3, "de, ja | zh"),
    ),
)
GOOD = (
    case(sentences(de="Der Code 429.", ja="コードは ４２９ です。", zh="代码 `429`。")),
    case(sentences(ja="`全角：Ａ` と書きます。", ko="`전각: Ａ`라고 씁니다.")),
)

_WIDE = late("[\uff10-\uff19\uff21-\uff3a\uff3f\uff41-\uff5a]+")


@unit_rule("warning", "survival", matching(_WIDE, masked=False))
def full_width_in_code(unit: Unit, book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from sought(unit, _wide_codes, "Write it in ASCII.")


def _wide_codes(witness: Witness) -> Iterator[Hit]:
    for atom in witness.row.prose.atoms:
        if atom.kind == "code" and _WIDE.search(atom.text) and bare(atom.text).isascii():
            yield Hit(
                span=atom.span, what=f"`{atom.text}` has full-width characters; it is `{bare(atom.text)}`"
            )

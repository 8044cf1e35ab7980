"""A code span cuts a word in two.

What it finds
In a script that writes no blanks between words, the characters before and after a code span form a word
that the book uses elsewhere, while the pairs that the code span leaves on its two sides stand nowhere else.

Why it matters
The sentence cannot be understood; machine translation moved the code span.

Example
    good  仅与 `chapterStart` 活动类型一起发送
    bad   仅与活 `chapterStart` 动类型一起发送

How to fix
Move the code span out of the word.
"""

from __future__ import annotations

from collections.abc import Iterator

from specglot.check.book import Book
from specglot.check.rule import book_rule, case
from specglot.check.samples import sentences
from specglot.check.torn import cut_words
from specglot.model.diagnostic import Diagnostic

BAD = (
    case(
        sentences(
            de="Nur mit `a` senden.\n\nEins.\n\nZwei.\n\nDrei.",
            fr="Avec `a` seulement.\n\nUn.\n\nDeux.\n\nTrois.",
            zh="仅与活 `a` 动类型一起。\n\n这种活动开始。\n\n新的活动结束。\n\n另一活动。",
        ),
        ("zh/note.md", 3, "de, fr | zh"),
    ),
    case(
        sentences(
            fr="Avec `a` seulement.\n\nUn.\n\nDeux.\n\nTrois.",
            ja="必ず時 `a` 間表を送る。\n\nその時間に始まる。\n\n開始時間です。\n\n次の時間。",
        ),
        ("ja/note.md", 3, "fr | ja"),
    ),
)
GOOD = (
    case(sentences(de="Nur mit `a` senden.", fr="Avec `a`.", zh="仅与 `a` 类型一起发送。")),
    case(sentences(ja="必ず `a` を送信します。", zh="发送 `a`。")),
)


@book_rule("warning", "text", sees="texts")
def word_torn(book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from cut_words(book)

"""A value in use is missing from its enumeration.

What it finds
A condition, a list of allowed values or a sample uses a value for a field whose values an enumeration of
the book lists, and the enumeration lacks it in every locale.

Why it matters
A type generated from the enumeration rejects what the page itself sends.

Example
    * `label`（可选；仅与 `fragile` 一起发送）      (no `fragile` in the enumeration)

How to fix
Add the value to the enumeration, or write the value that was meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from specglot.check.book import Book
from specglot.check.rule import book_rule, case
from specglot.check.samples import parcels
from specglot.check.values import unlisted_values
from specglot.model.diagnostic import Diagnostic

BAD = (
    case(
        {
            "de/modes.md": "# Modi {#mode}\n\n* `slow`\n* `fast`\n* `best`\n",
            "de/send.md": '# Senden {#send}\n\n```\nPOST https://{host}/v1/send\n```\n\n## Anfrageinhalt\n\n```\n{\n    "mode": "fast",\n    "tag": 1\n}\n```\n\n* `mode` (Obligatorisch): [Modi](modes.md)\n* `tag` (Optional; nur mit `quick` senden)\n',
        },
        ("de/send.md", 17, "de"),
    ),
    case(
        {
            "ja/modes.md": "# モード {#mode}\n\n* `slow`\n* `fast`\n* `best`\n",
            "ja/send.md": '# 送信 {#send}\n\n```\nPOST https://{host}/v1/send\n```\n\n## リクエスト本文\n\n```\n{\n    "mode": "quick",\n    "tag": 1\n}\n```\n\n* `mode` (必須)：[モード](modes.md)\n* `tag` (オプション)\n',
        },
        ("ja/send.md", 11, "ja"),
    ),
)
GOOD = (
    case(
        {
            "de/modes.md": "# Modi {#mode}\n\n* `slow`\n* `fast`\n* `best`\n",
            "de/send.md": '# Senden {#send}\n\n```\nPOST https://{host}/v1/send\n```\n\n## Anfrageinhalt\n\n```\n{\n    "mode": "{mode}",\n    "tag": 1\n}\n```\n\n* `mode` (Obligatorisch): [Modi](modes.md)\n* `tag` (Optional; nur mit `fast` senden)\n',
        }
    ),
    case(parcels("ja", "zh")),
)


@book_rule("warning", "contradiction")
def enum_value_unlisted(book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from unlisted_values(book)

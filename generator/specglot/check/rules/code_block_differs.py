"""A code block has other keys, names or signs in some locales.

What it finds
A key of a JSON example, a name in a command, path or call, or a sign of the code (a quote, a colon, a comma) is not
what the other locales have in the same code block. Comments, the words in strings, placeholders, example numbers,
indentation and the order of lines are left alone, and so is what a rule on facts tells already.

Why it matters
Readers copy code blocks. With a translated key or a typographic quote the example does not work.

Example
    good  { "status": 1 }
    bad   { "estado": 1 }

How to fix
Write the code as the other locales have it.
"""

from __future__ import annotations

from collections.abc import Iterator

from specglot.check.book import Book
from specglot.check.codeblocks import differing_blocks
from specglot.check.rule import case, group_rule
from specglot.check.samples import sentences
from specglot.model.diagnostic import Diagnostic
from specglot.model.spec import PageGroup

_SAMPLE = '```json\n{\n  "status": 1, // %s\n  "owner": "%s"\n}\n```'
_COMMAND = "```\n# %s\ndoorctl --door=front open\n```"

BAD = (
    case(
        sentences(
            de=_SAMPLE % ("offen", "Erika"),
            es=(_SAMPLE % ("abierta", "Ana")).replace("status", "estado"),
            ja=_SAMPLE % ("開いている", "花子"),
        ),
        ("es/note.md", 5, "de, ja | es"),
    ),
    case(
        sentences(
            fr=_SAMPLE % ("ouverte", "Anne"),
            ja=_SAMPLE % ("開いている", "花子"),
            zh=(_SAMPLE % ("打开", "小明")).replace('"owner"', "“owner”"),
        ),
        ("zh/note.md", 6, "fr, ja | zh"),
    ),
    case(
        sentences(
            fr=_COMMAND % "ouvrir une porte",
            ja=(_COMMAND % "ドアを開ける").replace("--door", "--ドア"),
            zh=_COMMAND % "打开一扇门",
        ),
        ("ja/note.md", 5, "fr, zh | ja"),
    ),
)
GOOD = (
    case(
        sentences(
            de=_SAMPLE % ("offen", "Erika"),
            fr=(_SAMPLE % ("ouverte", "Anne")).replace("  ", "    "),
            ja=(_SAMPLE % ("開いている", "花子")).replace("1", "2"),
        )
    ),
    case(sentences(ja="```\nまずドアを開けます\n```", zh="```\n先打开门\n```")),
)


@group_rule("warning", "survival")
def code_block_differs(group: PageGroup, book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from differing_blocks(group, book)

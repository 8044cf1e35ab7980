"""`<code>` elements in running text are code spans."""

from __future__ import annotations

import pytest

from specglot.pipeline import read_texts


def codes(text: str) -> list[tuple[str, int, int]]:
    """Code atoms of a page's paragraphs, with their columns."""
    (page,) = read_texts({"nl/page.md": text}).pages
    return [
        (atom.text, atom.span.column, atom.span.end_column)
        for row in page.texts
        for atom in row.prose.atoms
        if atom.kind == "code"
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Stuur <code>door</code> mee.", [("door", 7, 24)]),
        ("Stuur <CODE>door</CODE> mee.", [("door", 7, 24)]),
        ("Stuur <code class='x'>door</code> mee.", [("door", 7, 34)]),
        ("Stuur <code>a_b</code> en `c`.", [("a_b", 7, 23), ("c", 27, 30)]),
        ("* <code>door</code> - de deur", [("door", 3, 20)]),
        ("Stuur <code>door mee.", []),
        ("Stuur door</code> mee.", []),
        ("Stuur <code></code> mee.", []),
    ],
)
def test_an_element_is_a_code_span(text: str, found: list[tuple[str, int, int]]) -> None:
    assert codes(text + "\n") == found


def test_fields_in_elements_are_read() -> None:
    page = (
        "# Deur\n\n```\nPOST https://{{host}}/doors\n```\n\n## Body\n\n* {0} (Verplicht)\n* {1} (Optioneel)\n"
    )
    marked, tagged = (
        read_texts({"nl/page.md": page.format(*names)}).spec.operations[0].body
        for names in (("`door`", "`pin`"), ("<code>door</code>", "<code>pin</code>"))
    )
    assert [field.name.value for field in tagged] == [field.name.value for field in marked] == ["door", "pin"]

"""Who reads which block."""

from __future__ import annotations

import pytest
from reading import page_of

from specglot.model.page import Page


def roles(page: Page) -> list[tuple[str, str]]:
    return [(block.kind, block.role) for block in page.blocks]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("```bash\nls\n```", "example"), ("```\ncurl -X POST https://h/a\n```", "endpoint"), ("```\ncurl -o a https://h/a\n```", "example"), ("```\nirgendwas\n```", "unread"),
        ("<!-- x -->", "comment"), ('<a name="x"></a>\n', "anchor"), ("<div>x</div>", "prose"), ("<pre>x</pre>", "unread"), ("<details>\n", "markup"), ("<b><i></i></b>", "markup"), ("import A from 'a';", "markup"), ("Text <b>x</b>", "prose"), ("text", "prose"), ("> text", "prose"),
        (">[!TIP]\n>x", "alert"), ("![bild](a.png)", "prose"),
    ],
)  # fmt: skip
def test_roles_of_blocks(text: str, role: str) -> None:
    assert roles(page_of(text, "de"))[0][1] == role

"""How a language is written, by what its pages do."""

from __future__ import annotations

import pytest

from specglot.learn.script import script_of
from specglot.lexicon import Script
from specglot.pipeline import read_texts


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("# Tytuł\n\n* `a` (Wymagane)\n\nPole `a` jest.\n", Script(label_case="upper")),
        (
            "# 标题\n\n* `a`（必需）\n* `b`（必需）\n* `c` (必需)\n\n字段`a`是。\n",
            Script(brackets=(("（", "）"), ("(", ")")), space_at_code=False),
        ),
        ("", Script()),
    ],
)
def test_script(text: str, script: Script) -> None:
    assert script_of(read_texts({"pl/a.md": text}).pages) == script

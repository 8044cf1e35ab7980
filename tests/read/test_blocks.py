"""Runs as a reader sees them."""

from __future__ import annotations

from reading import inline_of

from specglot.read.blocks import plain


def test_plain_drops_markup_and_keeps_code_as_words() -> None:
    assert plain(inline_of("Le **champ** `ts` et *son* [unité](u.md).").runs) == "Le champ ts et son unité."


def test_plain_turns_breaks_into_blanks_and_drops_html() -> None:
    assert plain(inline_of("再生<BR/>位置  \n<b>秒</b>").runs) == "再生 位置 秒"

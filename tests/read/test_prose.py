"""Runs as clean Markdown, plain text and atoms."""

from __future__ import annotations

import pytest
from reading import inline_of

from specglot.model.source import Source
from specglot.read.blocks import Paragraph
from specglot.read.markdown import blocks
from specglot.read.prose import join_pieces, of_inline, tidy


@pytest.mark.parametrize(
    ("written", "markdown"),
    [
        ("a **b** *c* `d`", "a **b** *c* `d`"),
        ("x &lt; y &amp;amp; z", "x < y \\&amp; z"),
        ("&lt;script&gt;", "\\<script>"),
        ("[`k` 値](a%20b.md)", "[`k` 値](a%20b.md)"),
        ("[a](<b c.md>)", "[a](<b c.md>)"),
        ("``a`b``", "``a`b``"),
        ("a<br/>b", "a b"),
        ("一行目\n二行目", "一行目二行目"),
        ("une\nligne", "une ligne"),
        ("[!DNL Adobe] mit [!UICONTROL Knopf]", "Adobe mit Knopf"),
        ("&#42;a&#42; &#95;b&#95; c_d", "\\*a\\* \\_b\\_ c_d"),
        ("&lt;**b**&gt;", "<**b**>"),
        ("** fett **", "\\*\\* fett \\*\\*"),
    ],
)
def test_markdown(written: str, markdown: str) -> None:
    assert of_inline(inline_of(written)).markdown == markdown


def test_atoms_in_order_with_places() -> None:
    text = "最大 86,400 秒。[表 `k`](t.md) と `v1` と 1.5 倍。"
    source = Source.of("p.md", text)
    (paragraph,) = blocks(source)
    assert isinstance(paragraph, Paragraph)
    atoms = of_inline(paragraph.inline).atoms
    assert [(atom.kind, atom.text, atom.target) for atom in atoms] == [
        ("number", "86,400", None), ("link", "表 k", "t.md"), ("code", "k", None), ("code", "v1", None), ("number", "1.5", None),
    ]  # fmt: skip
    assert [source.slice(atom.span) for atom in atoms] == ["86,400", "[表 `k`](t.md)", "`k`", "`v1`", "1.5"]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("8 000 px", ["8"]),
        ("8\u202f000 px", ["8\u202f000"]),
        ("v2 und int64", []),
        ("10-20", []),
        ("12.3, 4", ["12.3", "4"]),
        ("2019-07-22", []),
    ],
)
def test_numbers(text: str, numbers: list[str]) -> None:
    found = [atom.text for atom in of_inline(inline_of(text)).atoms if atom.kind == "number"]
    assert found == numbers or (text == "8 000 px" and found == ["8 000"])


def test_pieces_are_joined_as_their_script_writes_them() -> None:
    assert join_pieces(["在后 ", "端服务"]) == "在后端服务"
    assert join_pieces(["le\n", " service"]) == "le service"
    assert join_pieces(["コード ", "`a`"]) == "コード `a`"
    assert join_pieces(["", " "]) == ""


def test_tidy() -> None:
    assert tidy("  a \t b\n c ") == "a b c"
    assert tidy("漢字 \n 仮名 x\ny") == "漢字仮名 x y"

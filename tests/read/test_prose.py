"""Runs as clean Markdown, plain text and atoms."""

from __future__ import annotations

import re
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import inline_of

from specglot.model.page import Prose
from specglot.model.source import Source, Span
from specglot.read.blocks import Paragraph, Run
from specglot.read.markdown import blocks
from specglot.read.prose import join_pieces, of_inline, of_runs, tidy


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


PIECES = [
    "a",
    "1",
    "12.5",
    "1 000",
    " ",
    "  ",
    "\t",
    "\n",
    "\\",
    "`",
    "*",
    "****",
    "_",
    "[",
    "]",
    "(",
    "<b",
    "&amp;",
]
PIECES += ["[!DNL ", "[!UICONTROL x]", "漢", "字", "é", "\u00a0", "\u3000", "!", ". ", "-"]
TEXT = st.lists(st.sampled_from(PIECES), max_size=8).map("".join)
PLACE = Span(path="a.md", line=3, column=5, end_line=3, end_column=9)


@given(TEXT, st.sampled_from(["text", "code", "image", "html", "break"]), st.booleans(), st.booleans())
def test_a_run_alone_reads_as_it_does_among_others(
    text: str, kind: Literal["text", "code", "image", "html", "break"], strong: bool, emphasis: bool
) -> None:
    alone = Run(kind=kind, text=text, span=PLACE, strong=strong, emphasis=emphasis)
    silent = Run(kind="text", text="", span=PLACE, strong=strong, emphasis=emphasis)
    assert of_runs([alone], ()) == of_runs([alone, silent], ())


@given(TEXT)
def test_tidy_skips_what_it_need_not_do(text: str) -> None:
    whole = re.sub(r"\[!(?:DNL|UICONTROL)\s+([^\]]*)\]", r"\1", text)
    whole = re.sub(r"(?:\\?\*){4,}", "", whole)
    cjk = "\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff00-\uffef"
    whole = re.sub(rf"(?<=[{cjk}])[ \t]*\n[ \t]*(?=[{cjk}])", "", whole)
    assert tidy(text) == re.sub(r"[ \t\r\n]+", " ", whole).strip()


@given(TEXT)
def test_numbers_are_those_that_stand_alone(text: str) -> None:
    number = re.compile(r"(?<![\w.,/-])\d+(?:[.,\u00a0\u202f ]\d{3})*(?:[.,]\d+)?(?![\w/-])", re.ASCII)
    found: Prose = of_runs([Run(kind="text", text=text, span=PLACE)], ())
    assert [atom.text for atom in found.atoms] == number.findall(text)
    assert [atom.span.column - 5 for atom in found.atoms] == [hit.start() for hit in number.finditer(text)]


def test_code_that_is_all_ticks_is_fenced_by_one_more() -> None:
    run = Run(kind="code", text="a ``` b ` c", span=PLACE)
    assert of_runs([run], ()).markdown == "````a ``` b ` c````"

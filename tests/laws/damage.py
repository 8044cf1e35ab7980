"""Pages with something changed in them: what editors, translators and accidents do to Markdown."""

from __future__ import annotations

import random

SIGNS = (
    *"*_`[]()<>!&\\|#-+:~\"' \n0123.){}=@^;/",
    *(
        "**",
        "__",
        "``",
        "```",
        "~~~",
        "![",
        "](",
        "](x)",
        "<b>",
        "</b>",
        "<!--",
        "-->",
        "&amp;",
        "&#35;",
        "&#5;",
    ),
    *("\\|", "\\*", "| ", "|\n", "\n\n", "\n> ", "\n- ", "\n1. ", "\n    ", "\n  ", "  \n", "\\\n", "---\n"),
    *(
        "\n---\n",
        "===\n",
        "# ",
        "\n## ",
        "<http://a.b>",
        "<a@b.c>",
        "<table>",
        "<div>\n",
        "|---|---|\n",
        "\n***\n",
    ),
    *(
        "* ",
        '[a](b "c")',
        "[a]",
        "{#x}",
        "https://x.y/z_a_b",
        "a_b_c",
        "*中*",
        "**重要**：",
        "[`a`](b_c.md#d)",
    ),
    *("中", "、", "。", "\u3000", "é", "“", "\u00a0", "€", "①", "\t", "[x]: y\n", "𝒜"),
)
"""What is put into a line: a good part of it means something to Markdown."""

STARTS = ("> ", "- ", "* ", "1. ", "2) ", ">", "# ", "| ", "    ")


def damaged(pages: list[str], chance: random.Random) -> str:
    """A stretch of one of the pages with one to four things changed."""
    lines = chance.choice(pages).split("\n")
    if len(lines) > 40:
        start = chance.randrange(len(lines) - 30)
        lines = lines[start : start + chance.randint(5, 30)]
    for _ in range(chance.randint(1, 4)):
        if not lines:
            break
        at = chance.randrange(len(lines))
        line = lines[at]
        cut = chance.randint(0, len(line))
        kind = chance.random()
        if kind < 0.12:
            del lines[at]
        elif kind < 0.2:
            lines.insert(at, chance.choice(lines))
        elif kind < 0.28:
            lines.insert(at, "")
        elif kind < 0.34:
            lines[at] = " " * chance.randint(1, 6) + line
        elif kind < 0.4:
            lines[at] = chance.choice(STARTS) + line
        elif kind < 0.45:
            lines[at : at + 2] = [line + "".join(lines[at + 1 : at + 2])]
        elif kind < 0.5:
            lines[at] = line[cut:]
        elif kind < 0.55:
            lines[at : at + 1] = [line[:cut], line[cut:]]
        else:
            lines[at] = line[:cut] + chance.choice(SIGNS) + line[cut:]
    return "\n".join([*lines, ""] if chance.random() < 0.8 else lines)

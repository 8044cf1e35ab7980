"""Inline runs → the text a reader sees, the Markdown that says the same, and the atoms in it, in one walk."""

from __future__ import annotations

import re
from collections.abc import Sequence

from specglot.model.late import late
from specglot.model.page import Atom
from specglot.model.source import Span
from specglot.read.blocks import PARTING, LinkTarget, Run

# The digit stands before what may not be before it: a pattern that begins with a character is sought faster.
_NUMBER = re.compile(r"\d(?<![\w.,/-]\d)\d*(?:[.,\u00a0\u202f ]\d{3})*(?:[.,]\d+)?(?![\w/-])", re.ASCII)
_SPECIAL = late(r"[\\`*]|(?<!\w)_|_(?!\w)|\](?=\()|<(?=[A-Za-z/!?])|&(?=#?\w+;)")
# What has none of the characters that matter is told apart faster than those are found.
_NO_SPECIAL = re.compile(r"[^\\`*_<&]*")
_NO_DIGITS = re.compile(r"[^0-9]*")
_TICKS = late(r"`+")
_TO_WRAP = late(r"[\s()]")


def write(
    runs: Sequence[Run], links: Sequence[LinkTarget], labels: dict[int, str]
) -> tuple[str, str, tuple[Atom, ...]]:
    """Write some runs.

    Args:
        runs: the runs, in order.
        links: the links of the inline the runs belong to.
        labels: the visible text of each link; emptied, since a link is an atom once.

    Returns:
        Plain text (as `blocks.plain` gives it) and Markdown, neither of them tidied, and the atoms.
    """
    said: list[str] = []
    atoms: list[Atom] = []
    parts: list[str] = []
    linked: list[
        str
    ] = []  # what is written of the link (or of what is none) so far, and of the style within it
    styled: list[str] = []
    text = ""  # escaped as a whole: `&lt;` and `script>` are two runs, and a tag together
    before: Run | None = None
    for run in runs:
        link = run.link
        if before and (link != before.link or run.strong != before.strong or run.emphasis != before.emphasis):
            linked.append(marked_as("".join(styled) + escaped(text), before.strong, before.emphasis))
            text, styled = "", []
            if link != before.link:
                parts.append(_linked("".join(linked), before.link, links))
                linked = []
        if link is not None and link in labels:
            target = links[link]
            atoms.append(Atom(kind="link", text=labels.pop(link), target=target.target, span=target.span))
        kind, shown = run.kind, run.text
        if kind == "text" or kind == "image":  # noqa: PLR1714 - asked for each run of each page
            text += shown
            said.append(shown)
            if kind == "text" and not _NO_DIGITS.fullmatch(shown):
                atoms += numbers(run)
        elif kind == "code":
            styled += (escaped(text), _code(shown))
            text = ""
            said.append(shown)
            atoms.append(Atom(kind="code", text=shown, span=run.span))
        else:
            styled += (escaped(text), " ")
            text = ""
            if kind == "break" or shown[:3].lower() in PARTING:
                said.append(" ")
        before = run
    if before:
        linked.append(marked_as("".join(styled) + escaped(text), before.strong, before.emphasis))
        parts.append(_linked("".join(linked), before.link, links))
    return "".join(said), "".join(parts), tuple(atoms)


def numbers(run: Run) -> tuple[Atom, ...]:
    """The numbers of a text run."""
    path, line, column = run.span.path, run.span.line, run.span.column
    return tuple(
        [
            Atom(
                kind="number",
                text=found.group(),
                span=Span(
                    path=path,
                    line=line,
                    column=column + found.start(),
                    end_line=line,
                    end_column=column + found.end(),
                ),
            )
            for found in _NUMBER.finditer(run.text)
        ]
    )


def escaped(text: str) -> str:
    """Text with a backslash before each character that Markdown would read; the same object where there is none."""
    return text if "](" not in text and _NO_SPECIAL.fullmatch(text) else _SPECIAL.sub(_backslashed, text)


def marked_as(text: str, strong: bool, emphasis: bool) -> str:
    """Markdown as strong or emphasised, its outer blanks left outside."""
    bare = text.strip() if strong or emphasis else ""
    if not bare:
        return text
    mark = "**" * strong + "*" * emphasis
    lead, tail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{lead}{mark}{bare}{mark}{tail}"


def _linked(text: str, link: int | None, links: Sequence[LinkTarget]) -> str:
    if link is None:
        return text
    target = links[link].target
    return f"[{text}](<{target}>)" if _TO_WRAP.search(target) else f"[{text}]({target})"


def _backslashed(found: re.Match[str]) -> str:
    return "\\" + found.group()


def _code(text: str) -> str:
    if "`" not in text:
        return f"`{text}`"
    ticks = "`" * (max(map(len, _TICKS.findall(text))) + 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{ticks}{pad}{text}{pad}{ticks}"

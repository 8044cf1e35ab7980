"""Inline runs → Prose: clean Markdown, plain text, and the atoms that must survive translation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from sys import intern

from specglot.model.late import late
from specglot.model.page import Atom, Prose
from specglot.model.source import Span
from specglot.read.blocks import Inline, LinkTarget, Run, plain
from specglot.read.written import escaped, marked_as, numbers, write

# What has none of the characters that matter is told apart faster than those are found.
_WORDS = re.compile(r"[^\\`*_\[\]<&\t\r\n0-9]*")
_INVISIBLE = late(r"[\u200b-\u200f\u2060\ufeff]")
_SPACES = late(r"[ \t\r\n]+")
_EMPTY_BOLD = late(r"(?:\\?\*){4,}")
_DIRECTIVE = re.compile(r"\[!(?:DNL|UICONTROL)\s+([^\]]*)\]")
# Between two of these a line break is no blank: the script does not separate words by one.
_CJK = "\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff00-\uffef"
_CJK_BREAK = late(rf"(?<=[{_CJK}])[ \t]*\n[ \t]*(?=[{_CJK}])")
_CJK_GAP = late(rf"(?<=[{_CJK}])[ \t\n]+\Z")


def cover(spans: Sequence[Span]) -> Span:
    """The span from the start of the first to the end of the last."""
    first, last = spans[0], spans[-1]
    return Span(
        path=first.path,
        line=first.line,
        column=first.column,
        end_line=last.end_line,
        end_column=last.end_column,
    )


def of_inline(inline: Inline) -> Prose:
    """The whole of an inline as prose."""
    runs = inline.runs
    if len(runs) == 1 and runs[0].link is None and (alone := _of_one(runs[0], inline.span)):
        return alone
    return _of_many(runs, inline.links, inline.span)


def of_runs(runs: Sequence[Run], links: Sequence[LinkTarget], span: Span | None = None) -> Prose:
    """Some runs as prose.

    Args:
        runs: the runs, in order; at least one unless `span` is given.
        links: the links of the inline the runs belong to.
        span: the place; the runs' own extent where not given.
    """
    if len(runs) == 1 and runs[0].link is None and (alone := _of_one(runs[0], span or runs[0].span)):
        return alone
    return _of_many(runs, links, span or cover([run.span for run in runs]))


def _of_many(runs: Sequence[Run], links: Sequence[LinkTarget], span: Span) -> Prose:
    said, written, atoms = write(runs, links, labels(runs) if links else {})
    text, markdown = (
        intern(tidy(said)),
        intern(tidy(written)),
    )  # half of what a book says it says elsewhere too
    return Prose(
        markdown=markdown,
        text=text,
        span=span,
        atoms=atoms,
    )


def _of_one(run: Run, span: Span) -> Prose | None:
    """The prose of a run that stands alone and has nothing to escape, as most do; None for another."""
    text = run.text
    words = (
        _WORDS.fullmatch(text) is not None
    )  # one search for all that takes more than taking the text as it is
    said = text.strip() if words and "  " not in text else tidy(text)
    marked = run.strong or run.emphasis
    if not said or (marked and said != text):
        return None
    atoms: tuple[Atom, ...] = ()
    if run.kind == "text" and (words or escaped(text) is text):
        markdown = said
        if not words:
            atoms = numbers(run)
    elif run.kind == "code" and said == text and "`" not in text:
        markdown = f"`{text}`"
        atoms = (Atom(kind="code", text=text, span=run.span),)
    else:
        return None
    if marked:
        markdown = marked_as(markdown, run.strong, run.emphasis)
    said = intern(said)
    markdown = said if markdown == said else intern(markdown)
    return Prose(markdown=markdown, text=said, span=span, atoms=atoms)


def bare(text: str) -> str:
    """A wire token without the blanks around it and the invisible characters that editors leave in it."""
    return _INVISIBLE.sub("", text).strip()


def tidy(text: str) -> str:
    """Directives unwrapped, emptied bold dropped, white space collapsed, no blank where a CJK line was wrapped."""
    # Each pattern is slower than a search for what it cannot do without.
    if "[!" in text:
        end = (
            text.rfind("]") + 1
        )  # behind it no directive ends, and each would be sought to the end of the text
        text = "".join(_DIRECTIVE.split(text[:end])) + text[end:]  # what is between, and the words of each
    if "*" in text:
        text = _EMPTY_BOLD.sub("", text)
    if "\n" in text:
        text = _CJK_BREAK.sub("", text)
    if "  " in text or "\n" in text or "\t" in text or "\r" in text:
        text = _SPACES.sub(" ", text)
    return text.strip()


def join_pieces(pieces: Iterable[str]) -> str:
    """Pieces torn apart by a line break, joined as their script writes them."""
    joined = ""
    for piece in pieces:
        bare = piece.strip()
        if not bare:
            continue
        glue = "" if not joined or (_CJK_GAP.search(joined + " ") and re.match(rf"[{_CJK}]", bare)) else " "
        joined += glue + bare
    return joined


def labels(runs: Sequence[Run]) -> dict[int, str]:
    """The visible text of each link that has runs, by its index, in the runs' order."""
    found: dict[int, list[Run]] = {}
    for run in runs:
        if run.link is not None:
            found.setdefault(run.link, []).append(run)
    return {link: tidy(plain(tuple(inner))) for link, inner in found.items()}

"""Inline runs → Prose: clean Markdown, plain text, and the atoms that must survive translation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from specglot.model.page import Atom, Prose
from specglot.model.source import Span
from specglot.read.blocks import Inline, LinkTarget, Run, plain

_NUMBER = re.compile(r"(?<![\w.,/-])\d+(?:[.,\u00a0\u202f ]\d{3})*(?:[.,]\d+)?(?![\w/-])", re.ASCII)
_SPECIAL = re.compile(r"[\\`*]|(?<!\w)_|_(?!\w)|\](?=\()|<(?=[A-Za-z/!?])|&(?=#?\w+;)")
_INVISIBLE = re.compile(r"[\u200b-\u200f\u2060\ufeff]")
_SPACES = re.compile(r"[ \t\r\n]+")
_EMPTY_BOLD = re.compile(r"(?:\\?\*){4,}")
_DIRECTIVE = re.compile(r"\[!(?:DNL|UICONTROL)\s+([^\]]*)\]")
# Between two of these a line break is no blank: the script does not separate words by one.
_CJK = "\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff00-\uffef"
_CJK_BREAK = re.compile(rf"(?<=[{_CJK}])[ \t]*\n[ \t]*(?=[{_CJK}])")
_CJK_GAP = re.compile(rf"(?<=[{_CJK}])[ \t\n]+\Z")


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
    return of_runs(inline.runs, inline.links, inline.span)


def of_runs(runs: Sequence[Run], links: Sequence[LinkTarget], span: Span | None = None) -> Prose:
    """Some runs as prose.

    Args:
        runs: the runs, in order; at least one unless `span` is given.
        links: the links of the inline the runs belong to.
        span: the place; the runs' own extent where not given.
    """
    runs = tuple(runs)
    text = tidy(plain(runs))
    return Prose(
        markdown=_markdown(runs, links),
        text=text,
        span=span or cover([run.span for run in runs]),
        atoms=tuple(_atoms(runs, links)),
    )


def bare(text: str) -> str:
    """A wire token without the blanks around it and the invisible characters that editors leave in it."""
    return _INVISIBLE.sub("", text).strip()


def tidy(text: str) -> str:
    """Directives unwrapped, emptied bold dropped, white space collapsed, no blank where a CJK line was wrapped."""
    text = _EMPTY_BOLD.sub("", _DIRECTIVE.sub(r"\1", text))
    return _SPACES.sub(" ", _CJK_BREAK.sub("", text)).strip()


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


def _atoms(runs: Sequence[Run], links: Sequence[LinkTarget]) -> Iterable[Atom]:
    seen: set[int] = set()
    for run in runs:
        if run.link is not None and run.link not in seen:
            seen.add(run.link)
            link = links[run.link]
            label = tidy(plain(tuple(other for other in runs if other.link == run.link)))
            yield Atom(kind="link", text=label, target=link.target, span=link.span)
        if run.kind == "code":
            yield Atom(kind="code", text=run.text, span=run.span)
        elif run.kind == "text":
            for found in _NUMBER.finditer(run.text):
                start = run.span.column + found.start()
                yield Atom(
                    kind="number",
                    text=found.group(),
                    span=Span(
                        path=run.span.path,
                        line=run.span.line,
                        column=start,
                        end_line=run.span.line,
                        end_column=start + len(found.group()),
                    ),
                )


def _markdown(runs: Sequence[Run], links: Sequence[LinkTarget]) -> str:
    parts: list[str] = []
    index = 0
    while index < len(runs):
        run = runs[index]
        if run.link is not None:
            last = index
            while last < len(runs) and runs[last].link == run.link:
                last += 1
            target = links[run.link].target
            wrapped = f"<{target}>" if re.search(r"[\s()]", target) else target
            parts.append(f"[{_styled(runs[index:last])}]({wrapped})")
            index = last
            continue
        last = index
        while last < len(runs) and runs[last].link is None:
            last += 1
        parts.append(_styled(runs[index:last]))
        index = last
    return tidy("".join(parts))


def _styled(runs: Sequence[Run]) -> str:
    parts: list[str] = []
    index = 0
    while index < len(runs):
        style = (runs[index].strong, runs[index].emphasis)
        last = index
        while last < len(runs) and (runs[last].strong, runs[last].emphasis) == style:
            last += 1
        inner = "".join(_pieces(runs[index:last]))
        mark = "**" * style[0] + "*" * style[1]
        bare = inner.strip()
        if mark and bare:
            lead, tail = inner[: len(inner) - len(inner.lstrip())], inner[len(inner.rstrip()) :]
            inner = f"{lead}{mark}{bare}{mark}{tail}"
        parts.append(inner)
        index = last
    return "".join(parts)


def _pieces(runs: Sequence[Run]) -> Iterable[str]:
    """The runs as Markdown. Text is escaped as a whole: `&lt;` and `script>` are two runs, and a tag together."""
    for is_text, group in groupby(runs, key=lambda run: run.kind in ("text", "image")):
        if is_text:
            yield _SPECIAL.sub(lambda found: "\\" + found.group(), "".join(run.text for run in group))
        else:
            yield from map(_piece, group)


def _piece(run: Run) -> str:
    if run.kind == "code":
        ticks = "`"
        while ticks in run.text:
            ticks += "`"
        pad = " " if run.text.startswith("`") or run.text.endswith("`") else ""
        return f"{ticks}{pad}{run.text}{pad}{ticks}"
    return " "

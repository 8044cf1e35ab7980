"""A fence, a line of code or a heading → the endpoint it names.

Forms seen on real pages: a fence with the method on one line and the URL on the next; an `http` fence; a line of inline
code; a URL broken into code, emphasised code and code again; the method in a heading or a table beside its path.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TypeAlias

import msgspec

from specglot.model.page import Located
from specglot.model.source import Span
from specglot.read.blocks import Fence, Inline, Paragraph, Run, Table, TableLine, plain
from specglot.read.prose import cover

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS")
_BLANK = (
    r"[ \t\u00a0\u200b-\u200d\u2060\ufeff]"  # what translation engines leave between words and at line ends
)
_PIECE = r"(?:[^\s`\"'<>\u200b-\u200d\u2060\ufeff]|<[\w .-]+>)"
_URL = rf"(?:https?://{_PIECE}+|\{{[\w-]+\}}/{_PIECE}+|/{_PIECE}*)"
_REQUEST = re.compile(
    rf"^{_BLANK}*({'|'.join(METHODS)}){_BLANK}*\n?{_BLANK}*({_URL})(?:{_BLANK}+HTTP/[\d.]+)?{_BLANK}*$",
    re.MULTILINE,
)
_ONLY = re.compile(rf"\s*({'|'.join(METHODS)})\s+({_URL})\s*")
_MENTION = re.compile(rf"\s*({_URL})\s*")
_SERVER = re.compile(r"(https?://[^/?#]+|\{[\w-]+\}(?=/))?(.*)", re.DOTALL)
_QUERY = re.compile(r"\?.*$", re.DOTALL)
PLACEHOLDER = re.compile(r"\{\s*([^{}\s/]+)\s*\}")
_ANGLED = re.compile(r"<\s*([A-Za-z][\w -]*?)\s*>|(?<=/):([A-Za-z_]\w*)")


class Endpoint(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A method and a URL, split where the path begins. `query` is what follows `?`, verbatim."""

    method: Located[str]
    server: Located[str]
    path: Located[str]
    query: str
    span: Span


def in_fence(fence: Fence, path: str) -> tuple[Endpoint, ...]:
    """The endpoints of a fence that holds nothing but requests' first lines (and, in `http` fences, their heads)."""
    found = tuple(
        _endpoint(
            match.group(1),
            match.group(2),
            _fence_span(fence, path, match.start(1), match.end(1)),
            _fence_span(fence, path, match.start(2), match.end(2)),
        )
        for match in _REQUEST.finditer(fence.text)
    )
    if not found:
        return ()
    rest = _REQUEST.sub("", fence.text).strip()
    return found if not rest or fence.info.lower() == "http" else ()


def is_mention(fence: Fence) -> bool:
    """Whether a fence holds a URL or path alone: it names an endpoint without saying its method."""
    return bool(_MENTION.fullmatch(fence.text)) and fence.info.lower() in ("", "text", "http", "url")


def of_mention(block: Fence | Paragraph, method: Located[str], path: str) -> Endpoint | None:
    """The endpoint of a block that is a URL alone, its method taken from the heading above."""
    if isinstance(block, Fence):
        found = _MENTION.fullmatch(block.text) if is_mention(block) else None
        place = _fence_span(block, path, found.start(1), found.end(1)) if found else block.span
    else:
        runs = tuple(run for run in block.inline.runs if run.kind != "html" and run.text.strip())
        found = _MENTION.fullmatch(runs[0].text) if len(runs) == 1 and runs[0].kind == "code" else None
        place = runs[0].span if runs else block.span
    return _endpoint(method.value, found.group(1), method.span, place) if found else None


def in_inline(inline: Inline) -> Endpoint | None:
    """The endpoint of a paragraph, heading or item that says nothing else but, perhaps, a label and a colon before it.

    Its pieces may be code, emphasised code and code again: `GET https://host/v1/items/`*`<id>`*`/parts`.
    """
    runs = _shown(inline)
    first = next((index for index, run in enumerate(runs) if run.kind == "code"), None)
    if first is None:
        if "://" not in inline.markdown:
            return None
        first = 0
    label = plain(runs[:first]).strip()
    if label in METHODS:
        label, first = "", 0
    runs = runs[first:]
    if (label and not label.endswith((":", "："))) or any(
        run.kind == "text" and run.text.strip(" .。") for run in runs[1:]
    ):
        return None
    text = re.sub(r"\s+", " ", plain(runs)).strip(" .。")
    text = re.sub(r"(?<=/) (?=<)|(?<=>) (?=/)", "", text)  # blanks between the pieces of a broken-up URL
    match = _ONLY.fullmatch(text)
    if not match:
        return None
    place = cover([run.span for run in runs])
    return _endpoint(match.group(1), match.group(2), place, place)


def in_table(table: Table) -> tuple[Endpoint, ...]:
    """The endpoints of a table that has a method and a URL in one row, or one of each in all."""
    lines = [tuple(_cells(line)) for line in (table.header, *table.rows)]
    found = [pair for cells in lines if (pair := _pair(cells))]
    if not found and (pair := _pair([cell for cells in lines for cell in cells])):
        found = [pair]
    return tuple(found)


_Cell: TypeAlias = tuple[str, Span]


def _cells(line: TableLine) -> Iterable[_Cell]:
    for cell in line.cells:
        runs = tuple(run for run in _shown(cell) if run.text.strip())
        if runs:
            yield plain(runs).strip(), cover([run.span for run in runs])


def _pair(cells: Sequence[_Cell]) -> Endpoint | None:
    """The endpoint of cells of which one is a method and one a URL."""
    methods = [cell for cell in cells if cell[0] in METHODS]
    urls = [cell for cell in cells if _MENTION.fullmatch(cell[0])]
    if len(methods) != 1 or len(urls) != 1:
        return None
    return _endpoint(methods[0][0], urls[0][0], methods[0][1], urls[0][1])


def in_heading(inline: Inline) -> Endpoint | None:
    """The endpoint that a heading names, with code as in a paragraph or without any: `## GET /v1/items`."""
    runs = _shown(inline)
    found = _ONLY.fullmatch(plain(runs))
    if found is None:
        return in_inline(inline)
    place = cover([run.span for run in runs])
    return _endpoint(found.group(1), found.group(2), place, place)


def method_alone(inline: Inline) -> Located[str] | None:
    """The method that a heading consists of: `## POST`."""
    runs = _shown(inline)
    text = plain(runs).strip()
    return Located(value=text, raw=text, span=cover([run.span for run in runs])) if text in METHODS else None


def _shown(inline: Inline) -> tuple[Run, ...]:
    return tuple(run for run in inline.runs if run.kind != "html")


def query_names(query: str) -> tuple[str, ...]:
    """The names of a query string, in order, each once."""
    names = (pair.split("=", 1)[0].strip() for pair in query.split("&"))
    return tuple(dict.fromkeys(name for name in names if re.fullmatch(r"[A-Za-z_][\w.\[\]-]*", name)))


def placeholders(path: str) -> tuple[str, ...]:
    """The names of a path's templates, in order."""
    return tuple(PLACEHOLDER.findall(path))


def _endpoint(method: str, url: str, method_span: Span, url_span: Span) -> Endpoint:
    templated = _ANGLED.sub(lambda hit: "{" + (hit.group(1) or hit.group(2)).replace(" ", "-") + "}", url)
    bare = _QUERY.sub("", templated)
    query = templated[len(bare) + 1 :]
    split = _SERVER.match(bare)
    server, path = (split.group(1) or "", split.group(2)) if split else ("", bare)
    return Endpoint(
        method=Located(value=method, raw=method, span=method_span),
        server=Located(value=server, raw=url, span=url_span),
        path=Located(value=path.rstrip(".,;") or "/", raw=url, span=url_span),
        query=query,
        span=cover([method_span, url_span]),
    )


def _fence_span(fence: Fence, path: str, start: int, end: int) -> Span:
    line = fence.text.count("\n", 0, start)
    begin = fence.text.rfind("\n", 0, start) + 1
    indent = fence.indents[line] if line < len(fence.indents) else 0
    number = fence.first_line + line
    return Span(
        path=path,
        line=number,
        column=start - begin + indent + 1,
        end_line=number,
        end_column=end - begin + indent + 1,
    )

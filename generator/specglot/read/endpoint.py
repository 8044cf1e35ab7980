"""A fence, a line of code or a heading → the endpoint it names.

Forms seen on real pages: a fence with the method on one line and the URL on the next; an `http` fence; a line of inline
code; a URL broken into code, emphasised code and code again; the method in a heading or a table beside its path.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import TypeAlias

import msgspec

from specglot.model.late import late
from specglot.model.page import Located
from specglot.model.source import Span
from specglot.read.blocks import Fence, Inline, Paragraph, Run, Table, plain
from specglot.read.memo import remembered
from specglot.read.prose import cover

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS")
_METHODS = frozenset(METHODS)
ANY_METHOD = re.compile("|".join(METHODS))
"""What every text that names a method has in it."""
_BLANK = (
    r"[ \t\u00a0\u200b-\u200d\u2060\ufeff]"  # what translation engines leave between words and at line ends
)
# A template may have blanks in it: `{id | name}`. No character begins two alternatives.
_PIECE = r"(?:[^\s`\"'<>{\u200b-\u200d\u2060\ufeff]|<[\w .-]+>|\{[^{}\n`]{1,60}\}|\{(?![^{}\n`]{1,60}\}))"
_URL = rf"(?:https?://{_PIECE}+|\{{[\w-]+\}}/{_PIECE}+|/{_PIECE}*)"
_REQUEST = late(
    rf"^{_BLANK}*({'|'.join(METHODS)}){_BLANK}*\n?{_BLANK}*({_URL})(?:{_BLANK}+HTTP/[\d.]+)?{_BLANK}*$",
    re.MULTILINE,
)
# Without markup a sentence may begin so; a path of two parts and nothing behind it is none.
_BARE = late(rf"[ *]*(?:{'|'.join(METHODS)})[ *]+/[^\s/]+/[^\s/]")
_VERSIONED = late(rf"{_BLANK}*(?:{'|'.join(METHODS)}){_BLANK}+{_URL}{_BLANK}+HTTP/[\d.]+{_BLANK}*$")
_HEAD = late(r"\s*[A-Za-z][\w-]*\s*:")
_ONLY = late(rf"\s*({'|'.join(METHODS)})\s+({_URL})\s*")
_APART = late(
    rf"(?:[\[(（【]|[:：—–|-]\s+)({'|'.join(METHODS)})\s+(/[^\s\[\]()（）【】]+)\s*(?:[\])）】]|$)"
    rf"|^({'|'.join(METHODS)})\s+(/[^\s\[\]()（）【】]+)\s+[:：—–|-]\s"
)
_MENTION = late(rf"\s*({_URL})\s*")
_SERVER = late(r"(https?://[^/?#]+|\{[\w-]+\}(?=/))?(.*)", re.DOTALL)
_LINE_END = late(r"\n")
_BLANKS = late(r"\s+")
_TORN = late(r"(?<=/) (?=<)|(?<=>) (?=/)")  # blanks between the pieces of a broken-up URL
_QUERY = late(r"\?.*$", re.DOTALL)
_QUERY_NAME = late(r"[A-Za-z_][\w.\[\]-]*")
_SPACED = late(r"\{\s*([^{}\s|/]+)\s*(?:\|[^{}]*)?\}|\{\s*([^{}|/]+?)\s*\}")
PLACEHOLDER = late(r"\{\s*([^{}\s/]+)\s*\}")
_ANGLED = late(
    r"<\s*([A-Za-z][\w -]*?)\s*>|(?<=/):([A-Za-z_]\w*)|\$\{([A-Za-z_]\w*)\}|(?<=/)\$([A-Za-z_]\w*)"
)


class Endpoint(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A method and a URL, split where the path begins. `query` is what follows `?`, verbatim."""

    method: Located[str]
    server: Located[str]
    path: Located[str]
    query: str
    span: Span


def in_fence(fence: Fence, path: str) -> tuple[Endpoint, ...]:
    """The endpoints of a fence that holds nothing but requests' first lines (and, in `http` fences, their heads)."""
    found, alone = _requests(fence.text)
    if not found or not (alone or fence.info.lower() == "http" or _is_message(fence)):
        return ()
    return tuple(
        [
            endpoint_of(method, url, _in_fence(fence, path, *method_at), _in_fence(fence, path, *url_at))
            for method, method_at, url, url_at in found
        ]
    )


def _is_message(fence: Fence) -> bool:
    """Whether a fence that does not say so is a request as HTTP writes it: first line, head, perhaps a body."""
    if fence.info and fence.info.lower() not in ("text", "html", "rest"):
        return False
    lines = fence.text.strip("\n").split("\n")
    if not _VERSIONED.match(lines[0]):
        return False
    head = lines[1 : next((at for at, line in enumerate(lines) if not line.strip()), len(lines))]
    return all(
        _HEAD.match(line) for line in itertools.takewhile(lambda line: line.strip()[:1] not in "{[<", head)
    )


_Stretch: TypeAlias = tuple[int, int, int]
"""A 0-based line and the columns in it where something begins and ends."""

_Request: TypeAlias = tuple[str, _Stretch, str, _Stretch]
"""A method, its place, a URL, its place."""


@remembered
def _requests(text: str) -> tuple[tuple[_Request, ...], bool]:
    """The first lines of requests that stand in a text, and whether nothing else does."""
    if not ANY_METHOD.search(text):
        return (), False
    starts = [0, *[end.end() for end in _LINE_END.finditer(text)]]

    def stretch(start: int, end: int) -> _Stretch:
        line = bisect_right(starts, start) - 1
        return line, start - starts[line], end - starts[line]

    found = tuple(
        [
            (match.group(1), stretch(*match.span(1)), match.group(2), stretch(*match.span(2)))
            for match in _REQUEST.finditer(text)
        ]
    )
    return found, bool(found) and not _REQUEST.sub("", text).strip()


def is_mention(fence: Fence) -> bool:
    """Whether a fence holds a URL or path alone: it names an endpoint without saying its method."""
    return _mention(fence.text) is not None and fence.info.lower() in ("", "text", "http", "url")


def of_mention(block: Fence | Paragraph, method: Located[str], path: str) -> Endpoint | None:
    """The endpoint of a block that is a URL alone, its method taken from the heading above."""
    if isinstance(block, Fence):
        url = _mention(block.text) if is_mention(block) else None
        place = block.span
        if url:
            before = block.text[: block.text.index(url)]
            column = len(before) - before.rfind("\n") - 1
            place = _in_fence(block, path, before.count("\n"), column, column + len(url))
    else:
        runs = tuple(run for run in block.inline.runs if run.kind != "html" and run.text.strip())
        url = _mention(runs[0].text) if len(runs) == 1 and runs[0].kind == "code" else None
        place = runs[0].span if runs else block.span
    return endpoint_of(method.value, url, method.span, place) if url else None


@remembered
def _mention(text: str) -> str | None:
    """The URL or path that a text is."""
    found = _MENTION.fullmatch(text)
    return found.group(1) if found else None


def in_inline(inline: Inline) -> Endpoint | None:
    """The endpoint of a paragraph, heading or item that says nothing else but, perhaps, a label and a colon before it.

    Its pieces may be code, emphasised code and code again: `GET https://host/v1/items/`*`<id>`*`/parts`.
    """
    runs = _shown(inline)
    first = 0
    for run in runs:
        if run.kind == "code":
            break
        first += 1
    else:
        if "://" not in inline.markdown and not _BARE.match(inline.markdown):
            return None
        first = 0
    label = plain(runs[:first]).strip()
    if label in METHODS:
        label, first = "", 0
    if label and not label.endswith((":", "：")):
        return None
    runs = runs[first:]
    if any(run.kind == "text" and run.text.strip(" .。") for run in runs[1:]):
        return None
    text = _BLANKS.sub(" ", plain(runs)).strip(" .。")
    text = _TORN.sub("", text)
    match = _ONLY.fullmatch(text)
    if not match:
        return None
    place = cover([run.span for run in runs])
    return endpoint_of(match.group(1), match.group(2), place, place)


def in_table(table: Table) -> tuple[Endpoint, ...]:
    """The endpoints of a table that has a method and a URL in one row, or one of each in all."""
    lines = [[(_said(cell), cell) for cell in line.cells] for line in (table.header, *table.rows)]
    if _METHODS.isdisjoint([said for cells in lines for said, _ in cells]):  # as in most tables
        return ()
    found = [pair for cells in lines if (pair := _pair(cells))]
    if not found and (pair := _pair([cell for cells in lines for cell in cells])):
        found = [pair]
    return tuple(found)


_Cell: TypeAlias = tuple[str, Inline]
"""What a reader sees of a cell, and the cell."""


def _said(cell: Inline) -> str:
    if len(cell.runs) == 1:
        return "" if cell.runs[0].kind == "html" else cell.runs[0].text.strip()
    return plain(tuple([run for run in cell.runs if run.kind != "html" and run.text.strip()])).strip()


def _pair(cells: Sequence[_Cell]) -> Endpoint | None:
    """The endpoint of cells of which one is a method and one a URL."""
    methods = [cell for cell in cells if cell[0] in _METHODS]
    if len(methods) != 1:
        return None
    urls = [cell for cell in cells if _mention(cell[0])]
    if len(urls) != 1:
        return None
    return endpoint_of(methods[0][0], urls[0][0], _seen(methods[0][1]), _seen(urls[0][1]))


def _seen(cell: Inline) -> Span:
    return cover([run.span for run in cell.runs if run.kind != "html" and run.text.strip()])


def in_heading(inline: Inline) -> Endpoint | None:
    """The endpoint that a heading names, with code as in a paragraph or without any: `## GET /v1/items`.

    Words may stand apart from it: `## List items [GET /v1/items]`.
    """
    runs = _shown(inline)
    said = plain(runs)
    found = _ONLY.fullmatch(said) if said.lstrip().startswith(METHODS) else None
    if found is None and ANY_METHOD.search(said):
        found = _APART.search(said) if len(ANY_METHOD.findall(said)) == 1 else None
    if found is None:
        return in_inline(inline)
    place = cover([run.span for run in runs])
    method, url = [group for group in found.groups() if group]
    return endpoint_of(method, url, place, place)


def _shown(inline: Inline) -> tuple[Run, ...]:
    runs = inline.runs
    if len(runs) == 1 and runs[0].kind != "html":
        return runs
    return tuple([run for run in runs if run.kind != "html"])


def query_names(query: str) -> tuple[str, ...]:
    """The names of a query string, in order, each once."""
    names = (pair.split("=", 1)[0].strip() for pair in query.split("&"))
    return tuple(dict.fromkeys(name for name in names if _QUERY_NAME.fullmatch(name)))


def placeholders(path: str) -> tuple[str, ...]:
    """The names of a path's templates, in order."""
    return tuple(PLACEHOLDER.findall(path))


def mentioned(text: str) -> bool:
    """Whether a text is a URL or a path, and nothing else."""
    return _mention(text) is not None


def of_parts(method: Located[str], url: str, place: Span) -> Endpoint:
    """The endpoint of a method and a URL that stand apart."""
    return endpoint_of(method.value, url, method.span, place)


def endpoint_at(fence: Fence, path: str, method: tuple[str, int, int], url: tuple[str, int, int]) -> Endpoint:
    """The endpoint of a method and a URL in a fence, each with its offset in the fence's text and its length there."""

    def place(offset: int, length: int) -> Span:
        line = fence.text.count("\n", 0, offset)
        column = offset - (fence.text.rfind("\n", 0, offset) + 1)
        return _in_fence(fence, path, line, column, column + length)

    return endpoint_of(method[0], url[0], place(*method[1:]), place(*url[1:]))


def endpoint_of(method: str, url: str, method_span: Span, url_span: Span) -> Endpoint:
    """The endpoint of a method and a URL, each with its place."""
    templated = _ANGLED.sub(lambda hit: "{" + hit.group(hit.lastindex or 0).replace(" ", "-") + "}", url)
    if " " in templated:
        templated = _SPACED.sub(
            lambda hit: "{" + (hit.group(1) or "-".join(hit.group(2).split())) + "}", templated
        )
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


def _in_fence(fence: Fence, path: str, line: int, start: int, end: int) -> Span:
    indent = fence.indents[line] if line < len(fence.indents) else 0
    number = fence.first_line + line
    return Span(
        path=path, line=number, column=start + indent + 1, end_line=number, end_column=end + indent + 1
    )

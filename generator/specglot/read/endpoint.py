"""A fence, a line of code or a heading → the endpoint it names.

Forms seen on real pages: a fence with the method on one line and the URL on the next; an `http` fence; a line of inline
code; a URL broken into code, emphasised code and code again; the method in a heading or a table beside its path.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from specglot.model.page import Located
from specglot.model.source import Span
from specglot.read.blocks import Fence, Inline, plain
from specglot.read.prose import cover

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS")
_PIECE = r"(?:[^\s`\"'<>]|<[\w .-]+>)"
_URL = rf"(?:https?://{_PIECE}+|\{{[\w-]+\}}/{_PIECE}+|/{_PIECE}*)"
_REQUEST = re.compile(
    rf"^[ \t]*({'|'.join(METHODS)})[ \t]*\n?[ \t]*({_URL})(?:[ \t]+HTTP/[\d.]+)?[ \t]*$", re.MULTILINE
)
_ONLY = re.compile(rf"\s*({'|'.join(METHODS)})\s+({_URL})\s*")
_SERVER = re.compile(r"(https?://[^/?#]+|\{[\w-]+\}(?=/))?(.*)", re.DOTALL)
_QUERY = re.compile(r"\?.*$", re.DOTALL)
PLACEHOLDER = re.compile(r"\{\s*([^{}\s/]+)\s*\}")
_ANGLED = re.compile(r"<\s*([A-Za-z][\w -]*?)\s*>|(?<=/):([A-Za-z_]\w*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
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
    return bool(re.fullmatch(rf"\s*{_URL}\s*", fence.text)) and fence.info.lower() in (
        "",
        "text",
        "http",
        "url",
    )


def in_inline(inline: Inline) -> Endpoint | None:
    """The endpoint of a paragraph, heading or item that says nothing else but, perhaps, a label and a colon before it.

    Its pieces may be code, emphasised code and code again: `GET https://host/v1/items/`*`<id>`*`/parts`.
    """
    runs = tuple(run for run in inline.runs if run.kind != "html")
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

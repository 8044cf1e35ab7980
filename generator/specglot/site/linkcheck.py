"""A built site → links and anchors that lead nowhere, requests that would leave it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TAG = re.compile(
    r"""<([a-zA-Z][a-zA-Z0-9]*)\s(?=[^>]*\b(?:id|href|src|data)\s*=)((?:[^<>"']|"[^"]*"|'[^']*')*)>""",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"""([a-zA-Z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_LOADS = {
    "img": "src",
    "script": "src",
    "iframe": "src",
    "source": "src",
    "audio": "src",
    "video": "src",
    "embed": "src",
    "object": "data",
    "input": "src",
}
_LOADING_RELS = frozenset({"stylesheet", "icon", "preload", "prefetch", "modulepreload", "manifest"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """A link of a built page: the page, the target as written, what is wrong with it."""

    page: str
    target: str
    reason: str

    def __str__(self) -> str:
        return f"{self.page}: link to {self.target!r}: {self.reason}"


@dataclass(slots=True)
class _Seen:
    ids: set[str] = field(default_factory=set[str])
    twice: list[str] = field(default_factory=list[str])
    links: list[str] = field(default_factory=list[str])
    loads: list[str] = field(default_factory=list[str])


def _read(html: str) -> _Seen:
    """The ids and targets of a page. Tags are found by pattern: a full parser takes half of a build's time."""
    seen = _Seen()
    for tag, attributes in _TAG.findall(_COMMENT.sub("", html)):
        values = {name.lower(): unescape(a or b or c) for name, a, b, c in _ATTRIBUTE.findall(attributes)}
        if "id" in values:
            if values["id"] in seen.ids:
                seen.twice.append(values["id"])
            seen.ids.add(values["id"])
        name = tag.lower()
        if name in ("a", "area") and "href" in values:
            seen.links.append(values["href"])
        if name == "link" and "href" in values:
            loading = _LOADING_RELS & set(values.get("rel", "").split())
            (seen.loads if loading else seen.links).append(values["href"])
        if values.get(_LOADS.get(name, "")):
            seen.loads.append(values[_LOADS[name]])
    return seen


def broken_links(site: Path, only: Callable[[str], bool] | None = None) -> tuple[Broken, ...]:
    """Check every page below a folder.

    Args:
        site: The folder that was built.
        only: Which pages to check, by their path below the folder; all by default.
    """
    pages = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*.html"))}
    ids: dict[str, frozenset[str]] = {}
    todo: list[tuple[str, _Seen]] = []
    known: dict[tuple[str, str], str] = {}
    for name, path in pages.items():
        seen = _read(path.read_text(encoding="utf-8"))
        ids[name] = frozenset(seen.ids)
        if only is None or only(name):
            todo.append((name, seen))
    return tuple(problem for name, seen in todo for problem in _page(site, name, seen, ids, known))


def _page(
    site: Path, name: str, seen: _Seen, ids: dict[str, frozenset[str]], known: dict[tuple[str, str], str]
) -> Iterator[Broken]:
    for twice in seen.twice:
        yield Broken(page=name, target=f"#{twice}", reason="this id stands on the page twice")
    for target in dict.fromkeys(seen.loads):
        if urlsplit(target).scheme not in ("", "data") or target.startswith("//"):
            yield Broken(page=name, target=target, reason="the page would load this from elsewhere")
    folder = posixpath.dirname(name)
    for target in dict.fromkeys((*seen.links, *seen.loads)):
        # Navigation repeats on every page; what a target means depends on the folder, and on the page only for `#…`.
        key = (name if target.startswith(("#", "?")) or not target else folder, target)
        if key not in known:
            known[key] = _reason(site, name, target, ids)
        reason = known[key]
        if reason:
            yield Broken(page=name, target=target, reason=reason)


def _reason(site: Path, name: str, target: str, ids: dict[str, frozenset[str]]) -> str:
    parts = urlsplit(target)
    if parts.scheme in ("http", "https", "mailto", "data") or parts.netloc:
        return ""
    if parts.scheme:
        return f"links must not use `{parts.scheme}:`"
    path = unquote(parts.path)
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
    joined = joined.lstrip("/") if path.startswith("/") else joined
    if joined.startswith(".."):
        return "it leads out of the site"
    if path.endswith("/") or (site / joined).is_dir():
        joined = posixpath.normpath(posixpath.join(joined, "index.html"))
    if joined not in ids and not (site / joined).is_file():
        return "there is no such file"
    fragment = unquote(parts.fragment)
    if fragment and joined in ids and fragment not in ids[joined]:
        return "there is no such anchor"
    return ""

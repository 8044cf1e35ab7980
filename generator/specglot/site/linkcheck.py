"""A built site → links and anchors that lead nowhere, requests that would leave it."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

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


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.seen = _Seen()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if "id" in values:
            if values["id"] in self.seen.ids:
                self.seen.twice.append(values["id"])
            self.seen.ids.add(values["id"])
        if tag in ("a", "area") and "href" in values:
            self.seen.links.append(values["href"])
        if tag == "link" and "href" in values:
            loading = _LOADING_RELS & set(values.get("rel", "").split())
            (self.seen.loads if loading else self.seen.links).append(values["href"])
        if values.get(_LOADS.get(tag, "")):
            self.seen.loads.append(values[_LOADS[tag]])


def broken_links(site: Path, only: Callable[[str], bool] | None = None) -> tuple[Broken, ...]:
    """Check every page below a folder.

    Args:
        site: The folder that was built.
        only: Which pages to check, by their path below the folder; all by default.
    """
    pages = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*.html"))}
    ids: dict[str, frozenset[str]] = {}
    todo: list[tuple[str, _Seen]] = []
    for name, path in pages.items():
        parser = _Parser()
        parser.feed(path.read_text(encoding="utf-8"))
        ids[name] = frozenset(parser.seen.ids)
        if only is None or only(name):
            todo.append((name, parser.seen))
    return tuple(problem for name, seen in todo for problem in _page(site, name, seen, ids))


def _page(site: Path, name: str, seen: _Seen, ids: dict[str, frozenset[str]]) -> Iterator[Broken]:
    for twice in seen.twice:
        yield Broken(page=name, target=f"#{twice}", reason="this id stands on the page twice")
    for target in dict.fromkeys(seen.loads):
        if urlsplit(target).scheme not in ("", "data") or target.startswith("//"):
            yield Broken(page=name, target=target, reason="the page would load this from elsewhere")
    for target in dict.fromkeys((*seen.links, *seen.loads)):
        reason = _reason(site, name, target, ids)
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

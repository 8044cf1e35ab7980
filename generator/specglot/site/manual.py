"""Ordinary pages beside the reference → their navigation and their part of the search."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

import msgspec

from specglot.site.search import Entry, Findable, findable_of, shard

NAME = "manual"
"""What the search calls these pages, where it calls others by their locale."""

_HEADINGS = ("h1", "h2", "h3", "h4")
_LIMIT = 1200


class ManualPage(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A page: its path below the site's root, its title, and its HTML, links relative to the page."""

    path: str
    title: str
    html: str

    @classmethod
    def of(cls, path: str, html: str, title: str) -> ManualPage:
        """A page with the title that it gives itself, else the given one."""
        reader = _Reader()
        reader.feed(html)
        own = next((piece.title for piece in reader.pieces if piece.level == 1), "")
        return cls(path=path, title=own or title, html=html)


class ManualItem(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A line of the navigation; `pages` are those of its folder, where it is a folder's first page."""

    path: str
    title: str
    pages: tuple[ManualItem, ...] = ()


class ManualPart(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A part of the navigation; `label` is "" for what comes before the first heading."""

    label: str
    items: tuple[ManualItem, ...]


class Manual(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All ordinary pages. `front` is the path of the first one."""

    front: str
    parts: tuple[ManualPart, ...]
    index: str

    def title(self, path: str) -> str:
        """The title of a page; "" for a path that is none of them."""
        lines = (line for part in self.parts for item in part.items for line in (item, *item.pages))
        return next((line.title for line in lines if line.path == path), "")


def manual(pages: tuple[ManualPage, ...]) -> Manual | None:
    """Arrange pages; None where there are none.

    The first page is the `index.html` nearest to the root. What it links to, under its headings, is the navigation; a
    folder's own `index.html` stands for the folder. Without such a page all are listed by path.
    """
    if not pages:
        return None
    ordered = sorted(pages, key=lambda page: (page.path.count("/"), not _is_index(page.path), page.path))
    by_path = {page.path: page for page in ordered}
    front = ordered[0]
    parts = tuple(_parts(front, by_path)) if _is_index(front.path) else ()
    listed = {path for part in parts for item in part.items for path in (item.path, *_paths(item.pages))}
    rest = tuple(_item(page, {}) for page in ordered if page.path not in listed)
    if rest:
        parts = (*parts, ManualPart(label="", items=rest))
    return Manual(front=front.path, parts=parts, index=shard(NAME, map(_findable, ordered)))


def _is_index(path: str) -> bool:
    return posixpath.basename(path) == "index.html"


def _paths(items: tuple[ManualItem, ...]) -> Iterator[str]:
    for item in items:
        yield item.path


def _item(page: ManualPage, by_path: dict[str, ManualPage]) -> ManualItem:
    folder = posixpath.dirname(page.path)
    below = (
        tuple(
            ManualItem(path=other.path, title=other.title)
            for path, other in sorted(by_path.items())
            if posixpath.dirname(path) == folder and path != page.path
        )
        if _is_index(page.path)
        else ()
    )
    return ManualItem(path=page.path, title=page.title, pages=below)


def _parts(front: ManualPage, by_path: dict[str, ManualPage]) -> Iterator[ManualPart]:
    reader = _Reader()
    reader.feed(front.html)
    seen = {front.path}
    label, items = "", [ManualItem(path=front.path, title=front.title)]
    for piece in reader.pieces:
        if piece.level > 1:
            if items:
                yield ManualPart(label=label, items=tuple(items))
            label, items = piece.title, []
        for link in piece.links:
            parts = urlsplit(link)
            path = posixpath.normpath(posixpath.join(posixpath.dirname(front.path), unquote(parts.path)))
            if not parts.scheme and not parts.netloc and path in by_path and path not in seen:
                seen.add(path)
                items.append(_item(by_path[path], by_path))
    if items:
        yield ManualPart(label=label, items=tuple(items))


class _Piece:
    """What stands under one heading."""

    def __init__(self, level: int, anchor: str) -> None:
        self.level = level
        self.anchor = anchor
        self.words: list[str] = []
        self.text: list[str] = []
        self.links: list[str] = []

    @property
    def title(self) -> str:
        return " ".join("".join(self.words).split())


class _Reader(HTMLParser):
    """Splits a page at its headings; the first piece is what comes before any."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces = [_Piece(0, "")]
        self._heading = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag in _HEADINGS:
            self._heading = tag
            self.pieces.append(_Piece(int(tag[1]), values.get("id") or ""))
        elif tag == "a" and values.get("href"):
            self.pieces[-1].links.append(str(values["href"]))
        elif not self._heading:
            self.pieces[-1].text.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._heading:
            self._heading = ""

    def handle_data(self, data: str) -> None:
        piece = self.pieces[-1]
        (piece.words if self._heading else piece.text).append(data)


def _findable(page: ManualPage) -> Findable:
    return findable_of(page.path.removesuffix(".html"), page.title, "", _entries(page))


def _entries(page: ManualPage) -> Iterator[Entry]:
    reader = _Reader()
    reader.feed(page.html)
    told = False
    for piece in reader.pieces:
        text = re.sub(r"\s+", " ", "".join(piece.text)).strip()[:_LIMIT]
        if piece.level == 1 and not told:
            told = True
            yield Entry(anchor="", kind="page", name="", title=page.title, text=text)
        elif piece.level:
            yield Entry(anchor=piece.anchor, kind="section", name="", title=piece.title, text=text)
        elif text:
            yield Entry(anchor="", kind="section", name="", title="", text=text)

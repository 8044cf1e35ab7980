"""A built site → links and anchors that lead nowhere, requests that would leave it."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TAG = re.compile(
    r"""<(?!span class="[\w -]*">)([a-zA-Z][a-zA-Z0-9]*)\s([^<>"']*+(?:(?:"[^"]*"|'[^']*')[^<>"']*+)*+)>"""
)
"""A tag with attributes, save for the spans of highlighted code, which are most of them and lead nowhere."""
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tag:
    """What a tag has to do with links, "" for nothing."""

    id: str = ""
    link: str = ""
    load: str = ""


_NOTHING = _Tag()


def _tag(name: str, attributes: str) -> _Tag:
    values = {key.lower(): a or b or c for key, a, b, c in _ATTRIBUTE.findall(attributes)}
    load = values.get(_LOADS.get(name, ""), "")
    link = values.get("href", "") if name in ("a", "area", "link") else ""
    if name == "link" and _LOADING_RELS & set(values.get("rel", "").split()):
        link, load = "", link
    made = _Tag(id=unescape(values.get("id", "")), link=unescape(link), load=unescape(load))
    return _NOTHING if made == _NOTHING else made


def _read(html: str, tags: dict[tuple[str, str], _Tag]) -> _Seen:
    """The ids and targets of a page.

    Tags are found by pattern: a full parser takes half of a build's time. Most of them stand on many pages; `tags` are
    those that have been taken apart.
    """
    seen = _Seen()
    for found in _TAG.findall(_COMMENT.sub("", html)):
        tag = tags.get(found)
        if tag is None:
            tag = tags[found] = _tag(found[0].lower(), found[1])
        if tag is _NOTHING:
            continue
        if tag.id:
            if tag.id in seen.ids:
                seen.twice.append(tag.id)
            seen.ids.add(tag.id)
        if tag.link:
            seen.links.append(tag.link)
        if tag.load:
            seen.loads.append(tag.load)
    return seen


def base_of(url: str) -> str:
    """The path of a site's address, between slashes; links that begin with a slash begin with it."""
    return f"/{urlsplit(url).path.strip('/')}/".replace("//", "/")


def broken_links(
    site: Path, *, base: str = "/", only: Callable[[str], bool] | None = None, loads: bool = True
) -> tuple[Broken, ...]:
    """Check every page below a folder.

    Args:
        site: The folder that was built.
        base: The path that the folder will have on its server.
        only: Which pages to check, by their path below the folder; all by default.
        loads: Whether a page that loads something from elsewhere is a problem, too.
    """
    folders, files = _entries(site)
    pages = sorted(name for name in files if name.endswith(".html"))
    ids: dict[str, frozenset[str]] = {}
    todo: list[tuple[str, _Seen]] = []
    tags: dict[tuple[str, str], _Tag] = {}
    for name in pages:
        seen = _read((site / name).read_text(encoding="utf-8"), tags)
        ids[name] = frozenset(seen.ids)
        if only is None or only(name):
            todo.append((name, seen))
    built = _Built(base=base, loads=loads, folders=folders, files=files, ids=ids)
    return tuple(problem for name, seen in todo for problem in _page(name, seen, built))


def _entries(site: Path) -> tuple[frozenset[str], frozenset[str]]:
    """The folders and the files below a folder, as paths relative to it."""
    folders, files = {"."}, set[str]()
    for folder, names, own in os.walk(site):
        prefix = Path(folder).relative_to(site).as_posix()
        folders.update(posixpath.normpath(f"{prefix}/{name}") for name in names)
        files.update(posixpath.normpath(f"{prefix}/{name}") for name in own)
    return frozenset(folders), frozenset(files)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Built:
    """What there is to link to; `good` are the targets, by the folder they are seen from, that exist."""

    base: str
    loads: bool
    folders: frozenset[str]
    files: frozenset[str]
    ids: dict[str, frozenset[str]]
    good: dict[str, set[str]] = field(default_factory=dict[str, set[str]])


def _page(name: str, seen: _Seen, built: _Built) -> Iterator[Broken]:
    for twice in seen.twice:
        yield Broken(page=name, target=f"#{twice}", reason="this id stands on the page twice")
    for target in dict.fromkeys(seen.loads if built.loads else ()):
        if urlsplit(target).scheme not in ("", "data") or target.startswith("//"):
            yield Broken(page=name, target=target, reason="the page would load this from elsewhere")
    folder = posixpath.dirname(name)
    # Navigation repeats on every page: what has been found good is not looked at again.
    good = built.good.setdefault(folder, set())
    for target in dict.fromkeys((*seen.links, *seen.loads)):
        if target in good:
            continue
        reason = _reason_here(target, seen, name, built)
        if reason:
            yield Broken(page=name, target=target, reason=reason)
        elif target[0] not in "#?":
            good.add(target)


def _reason_here(target: str, seen: _Seen, name: str, built: _Built) -> str:
    if target.startswith("#"):
        return "" if target == "#" or unquote(target[1:]) in seen.ids else "there is no such anchor"
    return _reason(name, target, built)


def _reason(name: str, target: str, built: _Built) -> str:
    parts = urlsplit(target)
    if parts.scheme in ("http", "https", "mailto", "data") or parts.netloc:
        return ""
    if parts.scheme:
        return f"links must not use `{parts.scheme}:`"
    joined = _joined(name, unquote(parts.path), built)
    if joined.startswith(".."):
        return "it leads out of the site"
    if parts.path.endswith("/") or joined in built.folders:
        joined = posixpath.normpath(posixpath.join(joined, "index.html"))
    if joined not in built.files:
        return "there is no such file"
    fragment = unquote(parts.fragment)
    if fragment and joined in built.ids and fragment not in built.ids[joined]:
        return "there is no such anchor"
    return ""


def _joined(page: str, path: str, built: _Built) -> str:
    """Where a link's path leads, below the site's folder; up from it where the link leads out."""
    if not path:
        return page
    if not path.startswith("/"):
        return posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
    if not f"{path}/".startswith(built.base):
        return ".."
    return posixpath.normpath(path.removeprefix(built.base.rstrip("/")).lstrip("/") or ".")

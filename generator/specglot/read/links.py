"""Links of a page, resolved to the page they mean."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from urllib.parse import unquote, urlsplit

from specglot.model.late import late
from specglot.model.page import LinkRow, Located
from specglot.read.blocks import Inline
from specglot.read.prose import labels

_EXTENSION = late(r"\.(?:md|markdown|html?|txt)$", re.IGNORECASE)


def link_rows(inline: Inline, path: str) -> Iterable[LinkRow]:
    """The links of an inline, in order."""
    said = labels(inline.runs)
    for index, link in enumerate(inline.links):
        yield LinkRow(
            text=said.get(index, ""),
            target=Located(value=link.target, raw=link.target, span=link.target_span),
            page=resolve(link.target, path),
        )


def resolve(target: str, path: str) -> str | None:
    """The page a link means, as a path without extension, query and anchor; None for what is no page of this site.

    `/help/a/b.md` and `../../a/b.md` name the same file from a third one; a root-relative path keeps its leading `/`,
    since where the site's root lies in the source tree is not known here.
    """
    try:
        parts = urlsplit(target.strip())
    except ValueError:  # `https://[x](b.md)`: what looks like an IPv6 address and is none
        return None
    if parts.scheme or parts.netloc or not parts.path:
        return None
    bare = _EXTENSION.sub("", unquote(parts.path))
    if bare.startswith("/"):
        return posixpath.normpath(bare)
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), bare))


def tail(page: str) -> str:
    """The file name of a resolved page: what stays the same however the site's root is written."""
    return page.rsplit("/", 1)[-1]

"""Links of aligned texts → the pages they mean, comparable across locales."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from specglot.check.aligned import Witness
from specglot.model.late import late
from specglot.model.page import LinkRow

_LOCALE = re.compile(r"[a-z]{2}(?:[-_](?:[A-Za-z]{4}|[A-Za-z]{2}|\d{3}))?|intl|www")
_EXTENSION = late(r"\.(?:md|markdown|html?|txt)$", re.IGNORECASE)


def meaning(link: LinkRow) -> tuple[str, ...]:
    """What a link means, as path segments from the end that can be compared.

    Locale segments, `..`, extensions, queries and anchors are dropped; of a page of the book only its path counts,
    of another site its host too, without country and language.
    """
    return _meaning(link.target.value.strip() if link.page is None else "", link.page)


@lru_cache(maxsize=4096)
def _meaning(target: str, page: str | None) -> tuple[str, ...]:
    if page is not None:
        return tuple(
            part for part in page.split("/") if part not in ("", ".", "..") and not _LOCALE.fullmatch(part)
        )
    try:
        parts = urlsplit(target)
    except ValueError:  # brackets that hold no IP address: it is compared as it stands
        return ("", target)
    if not parts.netloc:
        return (parts.scheme, parts.path) if parts.path else ()
    segments = [part for part in _EXTENSION.sub("", unquote(parts.path)).split("/") if part]
    kept = tuple(part for part in segments if not _LOCALE.fullmatch(part))
    return (_host(parts.netloc), *kept)


def _host(netloc: str) -> str:
    labels = [label for label in netloc.casefold().split(":")[0].split(".") if not _LOCALE.fullmatch(label)]
    return ".".join(labels)


def same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two meanings agree as far as both go: root-relative, relative and bare paths of one page do."""
    shorter = min(len(one), len(other))
    return shorter > 0 and one[-shorter:] == other[-shorter:]


def targets(witness: Witness) -> tuple[tuple[str, ...], ...]:
    """The meanings of a text's links, in order; links within the page are left out."""
    return meanings(witness.links)


def meanings(links: tuple[LinkRow, ...]) -> tuple[tuple[str, ...], ...]:
    """The meanings of some links, in order, those that mean nothing left out."""
    return tuple([found for link in links if (found := meaning(link))]) if links else ()


def canonical(meanings: Iterable[tuple[str, ...]]) -> dict[tuple[str, ...], str]:
    """Meaning → a name that meanings of the same page share."""
    named: dict[tuple[str, ...], str] = {}
    for found in sorted(set(meanings), key=lambda meaning: (-len(meaning), meaning)):
        known = next((name for other, name in named.items() if same(found, other)), None)
        named[found] = known if known is not None else "/".join(found)
    return named

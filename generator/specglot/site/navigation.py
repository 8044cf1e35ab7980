"""Outlines + reader → navigation, language switch and alternate addresses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from specglot.site.model import Alternate
from specglot.site.outline import HOME, Outline
from specglot.site.reader import Reader
from specglot.site.shell import NavItem, NavSection
from specglot.site.texts import texts
from specglot.site.views import title

_OPEN = 60
"""Up to so many pages the navigation lists them all; beyond, only the section that the reader is in."""


def sections(outlines: tuple[Outline, ...]) -> dict[str, tuple[str, tuple[Outline, ...]]]:
    """Outlines by navigation section: id → (label, pages).

    Small sites: operations and other pages. Large ones: operations by the first path segment that tells them apart.
    """
    operations = tuple(item for item in outlines if item.operation)
    others = tuple(item for item in outlines if not item.operation)
    found: dict[str, tuple[str, tuple[Outline, ...]]] = {}
    if len(outlines) <= _OPEN:
        found["operations"] = ("", operations)
    else:
        shared = _shared([_segments(item) for item in operations])
        parts: dict[str, list[Outline]] = {}
        for item in operations:
            rest = _segments(item)[shared:]
            parts.setdefault(rest[0] if rest else "/", []).append(item)
        for name, members in sorted(parts.items()):
            found[f"operations-{len(found) + 1}"] = (name, tuple(members))
    found["pages"] = ("", others)
    return {key: value for key, value in found.items() if value[1]}


def _segments(item: Outline) -> list[str]:
    return item.operation.path.value.strip("/").split("/") if item.operation else []


def _shared(paths: list[list[str]]) -> int:
    """How many leading segments all paths have in common."""
    count = 0
    for column in zip(*paths, strict=False):
        if len(set(column)) > 1:
            break
        count += 1
    return count


def open_sections(outlines: tuple[Outline, ...]) -> dict[str, str]:
    """Which section the navigation opens on each page; `*` for all, on sites small enough, "" for none."""
    if len(outlines) <= _OPEN:
        return dict.fromkeys((HOME, *(item.slug for item in outlines)), "*")
    found = {item.slug: key for key, (_, members) in sections(outlines).items() for item in members}
    return {HOME: "", **found}


def navigation(reader: Reader, opened: str, counts: Mapping[str, int]) -> tuple[NavSection, ...]:
    """The navigation of one locale with one of its sections open, or all (`*`)."""
    found: list[NavSection] = []
    for key, (label, members) in sections(reader.atlas.outlines).items():
        shown = members if opened in ("*", key) else ()
        items = tuple(
            NavItem(
                href=f"{item.slug}.html",
                text=title(reader, item),
                method=item.operation.method.value if item.operation else "",
                findings=counts.get(item.slug, 0),
            )
            for item in shown
        )
        words = label or reader.texts("nav." + key)
        found.append(NavSection(id=key, label=words, href=f"{HOME}.html#{key}", items=items))
    return tuple(found)


def alternates(
    locales: Iterable[str], current: str, name: str, written: Iterable[str], prefix: str = "../"
) -> tuple[Alternate, ...]:
    """The language switch: the same page in every locale."""
    present = set(written)
    made: list[Alternate] = []
    for locale in locales:
        words = texts(locale)
        made.append(
            Alternate(
                locale=locale,
                lang=locale,
                dir=words.direction,
                endonym=words.endonym,
                href=f"{prefix}{locale}/{name}",
                current=locale == current,
                written=locale in present,
            )
        )
    return tuple(made)


def hreflangs(url: str, locales: Iterable[str], name: str) -> tuple[tuple[str, str], ...]:
    """Absolute addresses of a page in all languages, `x-default` being the chooser; nothing without a site URL."""
    if not url:
        return ()
    return (*((locale, f"{url}{locale}/{name}") for locale in locales), ("x-default", url))

"""Pages → groups of pages that are each other's translation, with the evidence that tied them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import msgspec

from specglot.model.keys import ID_KEYS
from specglot.model.page import Located, Page

_EVIDENCE = ("path", "id", "anchor", "name")


class Group(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Pages by locale. `by` is the weakest evidence that was needed to tie them, `path` for a page alone."""

    id: str
    by: str
    pages: tuple[Page, ...]


def group_pages(pages: Sequence[Page]) -> tuple[Group, ...]:
    """Tie translations together: by path, then id, then anchor, then file name.

    Two pages of one locale never share a group; where evidence would put them together, it is ignored.
    """
    ordered = sorted(pages, key=lambda page: page.path)
    parts: list[list[Page]] = [[page] for page in ordered]
    by: dict[str, str] = {page.path: "path" for page in ordered}
    for evidence, key_of in zip(_EVIDENCE, (_path, _id, _anchor, _name), strict=True):
        parts = _join(parts, key_of, evidence, by)
    taken: set[str] = set()
    groups: list[Group] = []
    for part in sorted(parts, key=lambda part: min(_order(page) for page in part)):
        weakest = max((by[page.path] for page in part), key=_EVIDENCE.index)
        identity = _identity(part, taken)
        taken.add(identity)
        members = tuple(sorted(part, key=lambda page: (page.locale, page.path)))
        groups.append(Group(id=identity, by=weakest, pages=members))
    return tuple(groups)


def _join(
    parts: list[list[Page]], key_of: Callable[[Page], str | None], evidence: str, by: dict[str, str]
) -> list[list[Page]]:
    by_key: dict[str, list[int]] = {}
    for index, part in enumerate(parts):
        for key in sorted({key for page in part if (key := key_of(page))}):
            by_key.setdefault(key, []).append(index)
    owner = list(range(len(parts)))

    def find(index: int) -> int:
        while owner[index] != index:
            index = owner[index]
        return index

    merged: dict[int, list[Page]] = {index: list(part) for index, part in enumerate(parts)}
    for key in sorted(by_key):
        roots = sorted({find(index) for index in by_key[key]})
        locales = [page.locale for root in roots for page in merged[root]]
        if len(roots) < 2 or len(set(locales)) < len(locales):
            continue
        first, *others = roots
        for other in others:
            owner[other] = first
            merged[first].extend(merged.pop(other))
        for page in merged[first]:
            by[page.path] = evidence
    return list(merged.values())


def _path(page: Page) -> str | None:
    return page.neutral if page.neutral != page.path else None


def identifier(page: Page) -> Located[str] | None:
    """The front-matter entry that holds the page's identity, as written."""
    for key in ID_KEYS:
        found = page.meta_value(key)
        if found and found.value:
            return found
    return None


def bare_id(value: str) -> str:
    """An id with what translation engines put into it (blanks, no-break and zero-width spaces) taken out."""
    return re.sub(r"[\s\u00a0\u200b-\u200f\u2060\ufeff]", "", value).casefold()


def _id(page: Page) -> str | None:
    found = identifier(page)
    return bare_id(found.value) if found else None


def _anchor(page: Page) -> str | None:
    anchor = page.sections[0].anchor
    return anchor.value.casefold() if anchor else None


def _name(page: Page) -> str | None:
    stem = _stem(page)
    return stem if stem not in ("index", "readme") else None


def _stem(page: Page) -> str:
    name = (page.neutral or page.path).rsplit("/", 1)[-1]
    return re.sub(r"\.[^.]+$", "", name).removesuffix(".*").casefold()


def _order(page: Page) -> tuple[str, str]:
    return (page.neutral or page.path, page.path)


def _identity(part: list[Page], taken: set[str]) -> str:
    """An ASCII id for a group: the file name all pages share, else their anchor, else their id."""
    stems = {_stem(page) for page in part}
    anchors = sorted({anchor for page in part if (anchor := _anchor(page))})
    ids = sorted({value for page in part if (value := _id(page))})
    candidates: list[str] = []
    if len(stems) == 1:
        stem = stems.pop()
        if part[0].neutral != part[0].path or len(part) > 1 or not anchors:
            folders = [piece for piece in (part[0].neutral or part[0].path).split("/")[:-1] if piece != "*"]
            candidates = [
                "-".join([*folders[len(folders) - depth :], stem]) for depth in range(len(folders) + 1)
            ]
    candidates += anchors + ids + sorted(_stem(page) for page in part)
    slugs = [slug for candidate in candidates if (slug := slugify(candidate))] or ["page"]
    for slug in slugs:
        if slug not in taken:
            return slug
    number = 2
    while f"{slugs[0]}-{number}" in taken:
        number += 1
    return f"{slugs[0]}-{number}"


def slugify(text: str) -> str:
    """ASCII letters, digits and hyphens of a wire token, in lower case."""
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")

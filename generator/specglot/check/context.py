"""Spec → the little that the findings of one page group depend on beside its own pages.

Findings of a group stay what they are as long as its pages and this stay what they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from specglot.model.spec import PageGroup, Spec

Titles = Mapping[tuple[str, str], str]
"""(locale, file name without extension) → the title of the first page, by path, that is called so."""


class Context(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What a book's other groups mean for one: the book's locales, those of them that translate, and page titles.

    `translating` are the locales that share a page with another. `titles` say what links may call their targets.
    """

    locales: tuple[str, ...] = ()
    translating: frozenset[str] = frozenset()
    titles: Titles = msgspec.field(default_factory=dict[tuple[str, str], str])


def context_of(spec: Spec) -> Context:
    """The context that the groups of a whole spec have in common."""
    return Context(
        locales=spec.locales,
        translating=frozenset(
            locale for group in spec.groups if len(group.pages) > 1 for locale in group.locales
        ),
        titles=_titles(spec.groups),
    )


def _titles(groups: Iterable[PageGroup]) -> Titles:
    refs = sorted((ref for group in groups for ref in group.pages), key=lambda ref: ref.path)
    found: dict[tuple[str, str], str] = {}
    for ref in refs:
        found.setdefault((ref.locale, ref.path.rsplit(".", 1)[0].rsplit("/", 1)[-1]), ref.title)
    return found

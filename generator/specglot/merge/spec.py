"""Pages → Spec: group, align, merge, name, tie."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from specglot.merge.consensus import claims_of
from specglot.merge.group import Group, group_pages
from specglot.merge.ids import name_operations, name_parts
from specglot.merge.operations import merge_operations
from specglot.merge.tables import merge_enums, merge_schemas
from specglot.merge.texts import contents, merge_sections, section_rows
from specglot.merge.ties import tie
from specglot.model.keys import COHORT_KEYS, PROVENANCE_KEYS
from specglot.model.page import Page
from specglot.model.spec import Enum, Fact, Gap, Operation, PageGroup, PageRef, Schema, Spec


class Part(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What one group of pages documents, before its parts have their names and ties, which are the whole book's."""

    operations: tuple[Operation, ...]
    schemas: tuple[Schema, ...]
    enums: tuple[Enum, ...]


def merge(pages: Sequence[Page]) -> Spec:
    """Merge pages into one spec. The order of the pages does not matter."""
    groups = group_pages(pages)
    merged = [merge_group(group) for group in groups]
    return join(groups, [ref for ref, _ in merged], [part for _, part in merged])


def merge_group(group: Group, *, notes: bool = True) -> tuple[PageGroup, Part]:
    """Merge the pages of one group: what they say as pages, and what they document.

    Args:
        group: the pages.
        notes: whether the sections of the pages shall have their prose. What they document has it in any case.
    """
    by_locale = {page.locale: page for page in group.pages}
    rows = section_rows(by_locale)
    held = contents(by_locale)
    part = Part(
        operations=merge_operations(group, rows, held),
        schemas=merge_schemas(group, rows, held),
        enums=merge_enums(group, rows, held),
    )
    of_pages = held if notes else held._replace(prose={})
    ref = PageGroup(
        id=group.id,
        by=group.by,
        pages=refs(group),
        meta=tuple(_meta(group)),
        sections=merge_sections(by_locale, rows, group.id, group.id, of_pages),
    )
    return ref, part


def join(groups: Sequence[Group], merged: Sequence[PageGroup], parts: Sequence[Part]) -> Spec:
    """Join groups into one spec: endpoints once, parts named, and tied to each other.

    Args:
        groups: the groups; of their pages only path, locale and links are looked at.
        merged: what the spec says of each group.
        parts: what each group documents.
    """
    named = name_operations(_once([one for part in parts for one in part.operations]))
    named_schemas, named_enums = name_parts(
        [one for part in parts for one in part.schemas], [one for part in parts for one in part.enums]
    )
    tied, ties = tie(groups, named, named_schemas, named_enums)
    return Spec(
        locales=tuple(sorted({page.locale for group in groups for page in group.pages})),
        groups=tuple(merged),
        operations=tied,
        schemas=named_schemas,
        enums=named_enums,
        ties=ties,
    )


def refs(group: Group) -> tuple[PageRef, ...]:
    """The pages of a group as the spec names them; of a page only place, title and front matter are looked at."""
    return tuple(_ref(page) for page in group.pages)


def _once(operations: Sequence[Operation]) -> list[Operation]:
    """One operation per endpoint: of several pages that show it, the one that documents most of it."""
    best: dict[str, Operation] = {}
    for operation in operations:
        other = best.get(operation.pointer)
        if other is None or _weight(operation) > _weight(other):
            best[operation.pointer] = operation
    return [operation for operation in operations if best[operation.pointer] is operation]


def _weight(operation: Operation) -> tuple[int, int, int]:
    return (len(operation.responses), len(operation.body), len(operation.parameters))


def _ref(page: Page) -> PageRef:
    anchor = page.sections[0].anchor
    return PageRef(
        locale=page.locale,
        locale_by=page.locale_by,
        path=page.path,
        title=page.title,
        anchor=anchor.value if anchor else "",
        cohort=_first(page, COHORT_KEYS),
        translation_type=_first(page, PROVENANCE_KEYS),
    )


def _first(page: Page, keys: Sequence[str]) -> str:
    return next((found.value for key in keys if (found := page.meta_value(key)) and found.value), "")


def _meta(group: Group) -> Iterable[Fact[str]]:
    """One fact per front-matter key that any page of a group has."""
    said = {
        page.locale: {entry.key.value: entry.value for entry in reversed(page.meta)} for page in group.pages
    }
    for key in sorted({key for values in said.values() for key in values}):
        values = {page.locale: said[page.locale].get(key) for page in group.pages}
        claims = claims_of(values)
        missing = tuple(
            Gap(locale=page.locale, span=page.meta[0].key.span if page.meta else page.sections[0].span)
            for page in group.pages
            if values[page.locale] is None
        )
        yield Fact(
            kind="meta",
            pointer=f"{group.id} {key}",
            group=group.id,
            value=_usual([claim.value for claim in claims]),
            claims=claims,
            gaps=missing,
        )


def _usual(values: Sequence[str]) -> str:
    """The value that stands most often; of several the first in alphabetical order."""
    if values.count(values[0]) == len(values):
        return values[0]
    votes = Counter(values)
    return min(votes, key=lambda value: (-votes[value], value))

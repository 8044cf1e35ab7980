"""Pages → Spec: group, align, merge, name, tie."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from specglot.merge.consensus import claims_of
from specglot.merge.group import Group, group_pages
from specglot.merge.ids import name_operations, name_parts
from specglot.merge.operations import merge_operations
from specglot.merge.tables import merge_enums, merge_schemas
from specglot.merge.texts import merge_sections, section_rows
from specglot.merge.ties import tie
from specglot.model.page import Page
from specglot.model.spec import Enum, Fact, Gap, Operation, PageGroup, PageRef, Schema, Spec

COHORT_KEYS = ("source-git-commit", "source-commit", "source-revision", "git-commit", "source-version")
"""Front-matter keys that say which version of the source a page was made from."""

_PROVENANCE_KEYS = ("translation-type", "workflow-type", "translation")


def merge(pages: Sequence[Page]) -> Spec:
    """Merge pages into one spec. The order of the pages does not matter."""
    groups = group_pages(pages)
    operations: list[Operation] = []
    schemas: list[Schema] = []
    enums: list[Enum] = []
    refs: list[PageGroup] = []
    for group in groups:
        by_locale = {page.locale: page for page in group.pages}
        rows = section_rows(by_locale)
        operations.extend(merge_operations(group, rows))
        schemas.extend(merge_schemas(group, rows))
        enums.extend(merge_enums(group, rows))
        refs.append(
            PageGroup(
                id=group.id,
                by=group.by,
                pages=tuple(_ref(page) for page in group.pages),
                meta=tuple(_meta(group)),
                sections=merge_sections(by_locale, rows, group.id, group.id),
            )
        )
    named = name_operations(_once(operations))
    named_schemas, named_enums = name_parts(schemas, enums)
    tied, ties = tie(groups, named, named_schemas, named_enums)
    return Spec(
        locales=tuple(sorted({page.locale for page in pages})),
        groups=tuple(refs),
        operations=tied,
        schemas=named_schemas,
        enums=named_enums,
        ties=ties,
    )


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
        translation_type=_first(page, _PROVENANCE_KEYS),
    )


def _first(page: Page, keys: Sequence[str]) -> str:
    return next((found.value for key in keys if (found := page.meta_value(key)) and found.value), "")


def _meta(group: Group) -> Iterable[Fact[str]]:
    """One fact per front-matter key that any page of a group has."""
    keys = sorted({entry.key.value for page in group.pages for entry in page.meta})
    for key in keys:
        values = {page.locale: page.meta_value(key) for page in group.pages}
        claims = claims_of(values)
        missing = tuple(
            Gap(locale=page.locale, span=page.meta[0].key.span if page.meta else page.sections[0].span)
            for page in group.pages
            if values[page.locale] is None
        )
        counted = sorted(
            {claim.value for claim in claims},
            key=lambda value: (-sum(c.value == value for c in claims), value),
        )
        yield Fact(
            kind="meta",
            pointer=f"{group.id} {key}",
            group=group.id,
            value=counted[0],
            claims=claims,
            gaps=missing,
        )

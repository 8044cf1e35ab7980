"""Field tables and enumerations without an endpoint → schemas and enums."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from specglot.merge.align import Row, align
from specglot.merge.consensus import choose, claims_of
from specglot.merge.fields import Context, merge_fields
from specglot.merge.group import Group, slugify
from specglot.merge.texts import Contents, merge_sections
from specglot.merge.witness import gaps
from specglot.model.page import EnumRow, EnumValueRow, Page, TableRow
from specglot.model.spec import Claim, Enum, EnumValue, Fact, Localized, Note, Schema


def merge_schemas(group: Group, sections: Sequence[Row], held: Contents) -> tuple[Schema, ...]:
    """The field tables of a group. Tables are known by the keys they hold, not by their titles."""
    pages = {page.locale: page for page in group.pages}
    listed = {locale: page.tables for locale, page in pages.items() if page.tables}
    if not listed:
        return ()
    aligned = _akin(
        align(
            {locale: [table.fields[0].name.value for table in tables] for locale, tables in listed.items()}
        ),
        listed,
    )
    found: list[Schema] = []
    for number, row in enumerate(aligned, start=1):
        tables = {locale: listed[locale][at] for locale, at in row.items()}
        anchor, pointer = _names(
            group, pages, {locale: table.section for locale, table in tables.items()}, number, len(aligned)
        )
        fields = merge_fields(
            {locale: table.fields for locale, table in tables.items()},
            Context(prefix=pointer, group=group.id, samples={}),
        )
        found.append(
            Schema(
                id="",
                anchor=anchor,
                group=group.id,
                title=_title(pages, {locale: table.section for locale, table in tables.items()}),
                fields=fields,
                notes=_notes(
                    pages, sections, {locale: table.section for locale, table in tables.items()}, group, held
                ),
            )
        )
    return tuple(found)


def _akin(rows: Sequence[Row], listed: Mapping[str, Sequence[TableRow]]) -> list[Row]:
    """The rows, those apart whose tables stand in one place and share no key: one locale lacks either of them."""
    found: list[Row] = []
    for row in rows:
        parts: list[tuple[set[str], Row]] = []
        for locale, at in sorted(row.items()):
            keys = {slugify(field.name.value) for field in listed[locale][at].fields}
            akin = next((part for part in parts if part[0] & keys), None)
            if akin is None and (len(keys) > 1 or not parts):
                akin = (set[str](), Row())
                parts.append(akin)
            known, members = akin or parts[0]
            known.update(keys)
            members[locale] = at
        found.extend(part for _, part in parts)
    return found


def merge_enums(group: Group, sections: Sequence[Row], held: Contents) -> tuple[Enum, ...]:
    """The enumerations of a group."""
    pages = {page.locale: page for page in group.pages}
    listed = {locale: page.enums for locale, page in pages.items() if page.enums}
    if not listed:
        return ()
    aligned = align({locale: [f"{len(_kind(enum))}" for enum in enums] for locale, enums in listed.items()})
    found: list[Enum] = []
    for number, row in enumerate(aligned, start=1):
        enums = {locale: listed[locale][at] for locale, at in row.items()}
        owners = {locale: enum.section for locale, enum in enums.items()}
        anchor, pointer = _names(group, pages, owners, number, len(aligned))
        found.append(
            Enum(
                id="",
                anchor=anchor,
                group=group.id,
                title=_title(pages, owners),
                values=_values(enums, pointer, group.id),
                notes=_notes(pages, sections, owners, group, held),
            )
        )
    return tuple(found)


def _kind(enum: EnumRow) -> str:
    """Enumerations of a page keep their order; nothing else is needed to tell them apart."""
    return "" if enum.values else "empty"


def _values(enums: Mapping[str, EnumRow], pointer: str, group: str) -> tuple[EnumValue, ...]:
    aligned = align({locale: [value.value.value for value in enum.values] for locale, enum in enums.items()})
    spans = {locale: [value.value.span for value in enum.values] for locale, enum in enums.items()}
    found: list[EnumValue] = []
    for index, row in enumerate(aligned):
        rows: dict[str, EnumValueRow] = {
            locale: enums[locale].values[at] for locale, at in sorted(row.items())
        }
        claims = claims_of({locale: value.value for locale, value in rows.items()})
        value = choose(claims)
        found.append(
            EnumValue(
                value=Fact(
                    kind="enum-value",
                    pointer=f"{pointer} {value}",
                    group=group,
                    value=value,
                    claims=claims,
                    gaps=gaps(aligned, index, spans),
                ),
                notes=_side_by_side(rows),
            )
        )
    return tuple(found)


def _side_by_side(rows: Mapping[str, EnumValueRow]) -> tuple[Note, ...]:
    longest = max((len(row.prose) for row in rows.values()), default=0)
    return tuple(
        Note(
            role="paragraph",
            texts=tuple(
                Localized(locale=locale, prose=row.prose[number])
                for locale, row in rows.items()
                if number < len(row.prose)
            ),
        )
        for number in range(longest)
    )


def _names(
    group: Group, pages: Mapping[str, Page], owners: Mapping[str, int], number: int, total: int
) -> tuple[str, str]:
    """The anchor of a table or enumeration, and the pointer of its facts: both of wire tokens."""
    claims: list[Claim[str]] = []
    for locale, index in sorted(owners.items()):
        section = pages[locale].sections[index]
        if section.anchor:
            claims.append(
                Claim(
                    locale=locale,
                    value=section.anchor.value,
                    raw=section.anchor.raw,
                    span=section.anchor.span,
                )
            )
    anchor = slugify(choose(claims)) if claims else ""
    if not anchor and (token := _shared_token(pages, owners)):
        anchor = f"{group.id}-{slugify(token)}"
    if not anchor:
        anchor = group.id if total == 1 else f"{group.id}-{number}"
    return anchor, f"{group.id}#{anchor}" if anchor != group.id else group.id


def _shared_token(pages: Mapping[str, Page], owners: Mapping[str, int]) -> str | None:
    """A section title that is the same wire token in every locale (`global_var`)."""
    titles = {pages[locale].sections[index].title.text for locale, index in owners.items()}
    title = titles.pop() if len(titles) == 1 else ""
    return (
        title
        if re.fullmatch(r"[A-Za-z][\w.-]*", title)
        and (len(owners) > 1 or re.search(r"[_.]|[a-z][A-Z]", title))
        else None
    )


def _title(pages: Mapping[str, Page], owners: Mapping[str, int]) -> tuple[Localized, ...]:
    found: list[Localized] = []
    for locale, index in sorted(owners.items()):
        prose = pages[locale].sections[index].title
        if prose.text:
            found.append(Localized(locale=locale, prose=prose))
    return tuple(found)


def _notes(
    pages: Mapping[str, Page],
    sections: Sequence[Row],
    owners: Mapping[str, int],
    group: Group,
    held: Contents,
) -> tuple[Note, ...]:
    wanted = frozenset(
        index
        for index, row in enumerate(sections)
        if any(row.get(locale) == at for locale, at in owners.items())
    )
    merged = merge_sections(pages, sections, group.id, group.id, held, wanted)
    return tuple(note for section in merged for note in section.notes)

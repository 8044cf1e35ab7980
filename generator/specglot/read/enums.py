"""Enumerations → rows: one heading per value, or a list of code spans."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from specglot.model.late import late
from specglot.model.page import EnumRow, EnumValueRow, Located, Prose
from specglot.read import prose
from specglot.read.blocks import ListBlock, Paragraph, Table, plain
from specglot.read.fields import is_value_list, key_run
from specglot.read.outline import Section

_TOKEN = late(r"[A-Za-z][A-Za-z0-9_.-]*")
_WIRE = late(r"[a-z0-9][A-Z]|_|\w\.\w|^[A-Z0-9_]+$|^[a-z][a-z0-9]*$")
_SHARE = 0.8
_LEAST = 3


def by_heading(sections: Sequence[Section], known: frozenset[str]) -> tuple[EnumRow, tuple[int, ...]] | None:
    """An enumeration whose values are the headings of one level: `## play`, `## pause`.

    Headings in English look like identifiers too, so nearly all of a level must be single wire tokens, and most of them
    must not begin with a capital. Headings that name keys of the page's own tables are remarks on those.

    Returns the row and the indexes of the sections it was read from.
    """
    for level in (2, 3, 4):
        groups: dict[int | None, list[Section]] = {}
        for section in sections:
            if section.level == level:
                groups.setdefault(section.parent, []).append(section)
        for parent in sorted(groups, key=_none_first):
            group = groups[parent]
            # A heading over a table names what the table lists (`#### data`), no value.
            if any(isinstance(block, Table) for section in group for block in section.every):
                continue
            tokens = [(section, _token(section)) for section in group]
            named = [(section, token) for section, token in tokens if token]
            if len(named) < _LEAST or len(named) < _SHARE * len(group):
                continue
            wire = [token for _, token in named if _WIRE.search(token)]
            if len(wire) * 2 < len(named) or sum(token in known for _, token in named) * 2 > len(named):
                continue
            values = tuple(_value(section, token) for section, token in named)
            span = prose.cover([value.value.span for value in values])
            anchor = parent if parent is not None else 0
            return (
                EnumRow(section=anchor, values=values, span=span),
                tuple(section.index for section, _ in named),
            )
    return None


def by_list(block: ListBlock, section: int) -> EnumRow | None:
    """An enumeration written as a list of bare code spans."""
    if not is_value_list(block) or len(block.items) < _LEAST:
        return None
    keys = [key for item in block.items if (key := key_run(item))]
    return EnumRow(
        section=section,
        values=tuple(
            EnumValueRow(value=Located(value=prose.bare(key.text), raw=key.text, span=key.span))
            for key in keys
        ),
        span=block.span,
    )


def _none_first(value: int | None) -> int:
    return -1 if value is None else value


def _token(section: Section) -> str | None:
    if section.heading is None:
        return None
    text = prose.bare(plain(section.heading.inline.runs))
    return text if _TOKEN.fullmatch(text) else None


def _value(section: Section, token: str) -> EnumValueRow:
    assert section.heading is not None
    return EnumValueRow(
        value=Located(value=token, raw=section.heading.inline.markdown, span=section.heading.inline.span),
        prose=tuple(_texts(section)),
    )


def _texts(section: Section) -> Iterable[Prose]:
    for block in section.every:
        if isinstance(block, Paragraph) and block.inline.runs:
            yield prose.of_inline(block.inline)

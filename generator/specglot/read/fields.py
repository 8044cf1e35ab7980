"""Nested bullet lists → field rows."""

from __future__ import annotations

from specglot.lexicon import Lexicon
from specglot.model.late import late
from specglot.model.page import FieldRow, Located
from specglot.read import prose, qualifiers
from specglot.read.blocks import Item, ListBlock, Paragraph, Run
from specglot.read.outline import first_paragraph

_KEY = late(r"[A-Za-z_$@][\w$.:@\[\]-]*|\{[\w.-]+\}")


def key_run(item: Item) -> Run | None:
    """The code span an item begins with, if it holds a key. A strong or linked code span counts too."""
    paragraph = first_paragraph(item)
    if paragraph is None:
        return None
    for run in paragraph.inline.runs:
        if run.kind == "code":
            return run if _KEY.fullmatch(prose.bare(run.text)) else None
        if run.kind != "html" and run.text.strip():
            return None
    return None


def is_field_list(block: ListBlock) -> bool:
    """Whether most items begin with a key."""
    keyed = sum(1 for item in block.items if key_run(item))
    return keyed * 2 > len(block.items)


def is_value_list(block: ListBlock) -> bool:
    """Whether the items are bare code spans and nothing else: an enumeration, not fields."""
    for item in block.items:
        paragraph = first_paragraph(item)
        key = key_run(item)
        if paragraph is None or key is None or len(item.blocks) > 1:
            return False
        if any(run is not key and run.kind != "html" and run.text.strip() for run in paragraph.inline.runs):
            return False
    return len(block.items) > 1


def field_rows(block: ListBlock, words: Lexicon) -> tuple[FieldRow, ...]:
    """The rows of a field list; items without a key are left out (the caller reports them)."""
    rows: list[FieldRow] = []
    for item in block.items:
        key = key_run(item)
        paragraph = first_paragraph(item)
        if key is not None and paragraph is not None:
            rows.append(_field(item, key, paragraph, words))
    return tuple(rows)


def _field(item: Item, key: Run, paragraph: Paragraph, words: Lexicon) -> FieldRow:
    runs = paragraph.inline.runs
    found = qualifiers.read_qualifiers(runs[runs.index(key) + 1 :], words)
    values = found.values
    children: list[FieldRow] = []
    for block in item.blocks[1:]:
        if isinstance(block, Paragraph):
            values = values or qualifiers.allowed_values(block.inline.runs, words)
        elif isinstance(block, ListBlock) and is_field_list(block):
            children.extend(field_rows(block, words))
    rest = tuple(run for run in found.rest if run.text.strip() or run.kind == "break")
    return FieldRow(
        name=Located(value=prose.bare(key.text), raw=paragraph.inline.markdown, span=key.span),
        span=paragraph.span,
        presence=found.presence,
        type=found.type,
        unit=found.unit,
        condition=found.condition,
        values=values,
        default=found.default,
        prose=prose.of_runs(found.rest, paragraph.inline.links) if rest else None,
        children=tuple(children),
    )

"""Nested bullet lists → field rows."""

from __future__ import annotations

from collections.abc import Sequence

from specglot.lexicon import Lexicon
from specglot.model.late import late
from specglot.model.page import FieldRow, Located
from specglot.read import prose, qualifiers
from specglot.read.blocks import Item, ListBlock, Paragraph, Run
from specglot.read.outline import first_paragraph

_BOLD = late(r"[a-z_$@][\w$.@\[\]-]*|[A-Za-z]\w*_\w+")
_KEY = late(r"[A-Za-z_$@][\w$.:@\[\]-]*|\{[\w.-]+\}")


def key_run(item: Item) -> Run | None:
    """The code span an item begins with, if it holds a key. A strong or linked code span counts too.

    So does a bold word that only machines write, where its type or a bracket stands behind it: `**item_id** (integer)`.
    """
    paragraph = first_paragraph(item)
    if paragraph is None:
        return None
    runs = paragraph.inline.runs
    for index, run in enumerate(runs):
        if run.kind == "code":
            return run if _KEY.fullmatch(prose.bare(run.text)) else None
        if run.kind != "html" and run.text.strip():
            return run if run.strong and _is_bold_key(run, runs[index + 1 :]) else None
    return None


def _is_bold_key(run: Run, behind: Sequence[Run]) -> bool:
    if not _BOLD.fullmatch(prose.bare(run.text)):
        return False
    for after in behind:
        text = after.text.strip()
        if after.kind == "html" or not text:
            continue
        return after.kind == "code" or after.emphasis or after.strong or text[0] in "(（["
    return False


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


def _listed(block: ListBlock) -> Located[tuple[str, ...]] | None:
    """The code spans that all items of a list begin with."""
    keys = [key_run(item) for item in block.items]
    codes = [key for key in keys if key is not None and key.kind == "code"]
    if len(codes) < len(keys):
        return None
    values = tuple(prose.bare(key.text) for key in codes)
    return Located(value=values, raw=", ".join(values), span=prose.cover([key.span for key in codes]))


def _field(item: Item, key: Run, paragraph: Paragraph, words: Lexicon) -> FieldRow:
    runs = paragraph.inline.runs
    found = qualifiers.read_qualifiers(runs[runs.index(key) + 1 :], words)
    values = found.values
    children: list[FieldRow] = []
    for block in item.blocks[1:]:
        if isinstance(block, Paragraph):
            values = values or qualifiers.allowed_values(block.inline.runs, words)
        elif isinstance(block, ListBlock) and is_field_list(block):
            if found.type and found.type.value not in ("object", "array"):
                values = values or _listed(block)  # what has no fields of its own has values
            else:
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

"""Field tables → field rows."""

from __future__ import annotations

from typing import Literal

from specglot.lexicon import Lexicon
from specglot.model.late import late
from specglot.model.page import ANY, FieldRow, Located, Prose
from specglot.read import prose, qualifiers
from specglot.read.blocks import Inline, Table, TableLine
from specglot.read.columns import IDENTIFIER, cell_text, flag, half_width, key_in

# OpenAPI's words for where a parameter goes, which documentation in any language writes as they are.
_PLACES: tuple[tuple[str, Literal["path", "query", "header"]], ...] = (
    ("path", "path"),
    ("uri", "path"),
    ("query", "query"),
    ("header", "header"),
)
_LISTED = late(r"^\s*([\w.+-]+)\s*(?:[-–—:：=]|$)")


def field_columns(found: dict[str, int]) -> dict[str, int] | None:
    """A table's columns if they are a field table's, else None: it needs keys and one thing more."""
    if "key" not in found or "status" in found or len(found) < 2:
        return None
    return found


def field_rows(table: Table, found: dict[str, int], words: Lexicon) -> tuple[FieldRow, ...]:
    """The rows of a field table whose first cell holds a key."""
    rows: list[FieldRow] = []
    for line in table.rows:
        row = _row(line, found, words)
        if row:
            rows.append(row)
    return tuple(rows)


def locations(
    table: Table, found: dict[str, int], words: Lexicon
) -> tuple[Literal["path", "query", "header"] | None, ...] | None:
    """Where each keyed row's parameter goes, by a column that says so: None for the body. None without a column."""
    index = found.get("location")
    if index is None:
        return None
    places: list[Literal["path", "query", "header"] | None] = []
    for line in table.rows:
        if _row(line, found, words) is None:
            continue
        text = cell_text(line.cells[index]).casefold() if index < len(line.cells) else ""
        places.append(next((place for word, place in _PLACES if word in text), None))
    return tuple(places)


def key_of(cell: Inline) -> str | None:
    """The key in a key cell, blanks and invisible characters around it dropped."""
    return key_in(cell_text(cell))


def _row(line: TableLine, found: dict[str, int], words: Lexicon) -> FieldRow | None:
    def cell(concept: str) -> Inline | None:
        index = found.get(concept)
        return line.cells[index] if index is not None and index < len(line.cells) else None

    key_cell = cell("key")
    key = key_of(key_cell) if key_cell else None
    if key_cell is None or key is None:
        return None
    presence = type_ = None
    if (required := cell("required")) and (value := _presence(required, words)) is not None:
        presence = Located(value=value, raw=cell_text(required), span=required.span)
    if (types := cell("type")) and (concept := words.exact("type", cell_text(types))):
        type_ = Located(value=concept, raw=cell_text(types), span=types.span)
    described = cell("description")
    sentence = qualifiers.read_sentence(described.runs, words) if described else qualifiers.Qualifiers()
    unit = sentence.unit
    if (units := cell("unit")) and (stated := qualifiers.read_sentence(units.runs, words).unit):
        unit = stated
    default = cell("default")
    return FieldRow(
        name=Located(value=key, raw=cell_text(key_cell), span=key_cell.span),
        span=line.span,
        presence=presence,
        type=type_ or (sentence.type if "type" not in found else None),
        unit=unit,
        values=_values(cell("values")) or _listed_values(described),
        set_on=_set_on(cell("set-on"), words),
        default=Located(value=half_width(cell_text(default)), raw=cell_text(default), span=default.span)
        if default and cell_text(default) and words.exact("value", cell_text(default)) is None
        else None,
        prose=_prose(described),
    )


def _presence(cell: Inline, words: Lexicon) -> bool | None:
    value = flag(cell, words)
    return None if value and qualifiers.is_conditional(cell_text(cell), words) else value


def _prose(cell: Inline | None) -> Prose | None:
    return prose.of_inline(cell) if cell and cell.runs else None


def _set_on(cell: Inline | None, words: Lexicon) -> Located[tuple[str, ...]] | None:
    if cell is None or not cell.runs:
        return None
    codes = tuple(run.text.strip() for run in cell.runs if run.kind == "code")
    text = cell_text(cell)
    if not codes and words.exact("value", text.strip("“”\"'「」")) == "any":
        codes = (ANY,)
    if not codes and IDENTIFIER.fullmatch(text):
        codes = (text,)
    return Located(value=codes, raw=text, span=cell.span) if codes else None


def _values(cell: Inline | None) -> Located[tuple[str, ...]] | None:
    codes = tuple(run.text for run in cell.runs if run.kind == "code") if cell else ()
    return Located(value=codes, raw=cell_text(cell), span=cell.span) if cell and codes else None


def _listed_values(cell: Inline | None) -> Located[tuple[str, ...]] | None:
    """`<ul><li>0 - …</li><li>1 - …</li></ul>` inside a cell."""
    if cell is None or not any(
        run.kind == "html" and run.text.lower().startswith("<li") for run in cell.runs
    ):
        return None
    values: list[str] = []
    opened = False
    for run in cell.runs:
        if run.kind == "html":
            opened = run.text.lower().startswith("<li")
        elif opened and run.text.strip():
            if run.kind == "code":
                values.append(run.text)
            elif found := _LISTED.match(run.text):
                values.append(half_width(found.group(1)))
            else:
                return None
            opened = False
    return Located(value=tuple(values), raw=cell_text(cell), span=cell.span) if values else None

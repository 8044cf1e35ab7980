"""Field tables → field rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal, TypeAlias

from specglot.lexicon import Lexicon
from specglot.model.late import late
from specglot.model.page import ANY, FieldRow, Located, Prose
from specglot.read import prose, qualifiers
from specglot.read.blocks import Inline, Table, TableLine
from specglot.read.columns import cell_text, half_width
from specglot.read.flags import Reader, reader
from specglot.read.keys import IDENTIFIER, Key, nest, read_key
from specglot.read.types import type_in

Place: TypeAlias = Literal["path", "query", "header", "body", "cookie"]

# OpenAPI's words for where a parameter goes, which documentation in any language writes as they are.
_PLACES: Final[tuple[tuple[str, Place], ...]] = (
    ("path", "path"),
    ("uri", "path"),
    ("query", "query"),
    ("header", "header"),
    ("body", "body"),
    ("formdata", "body"),
    ("form-data", "body"),
    ("cookie", "cookie"),
)
_SECTIONS: Final[dict[str, Place]] = {
    "uri-parameters": "path",
    "query-parameters": "query",
    "headers": "header",
    "request-body": "body",
}
_CONSTANT = late(r"[A-Z][A-Z0-9]*_[A-Z0-9_]+|[A-Z][A-Z0-9]{4,}")
_LISTED = late(r"^\s*([\w.+-]+)\s*(?:[-–—:：=]|$)")


def field_columns(found: dict[str, int]) -> dict[str, int] | None:
    """A table's columns if they are a field table's, else None: it needs keys and one thing more."""
    if "key" not in found or "status" in found or len(found) < 2:
        return None
    return found


def is_title(line: TableLine) -> bool:
    """Whether a row is a line in bold below the table with no blank line between: it speaks of what follows."""
    runs = line.cells[0].runs if line.width == 1 and len(line.cells) > 1 else ()
    return bool(runs) and all(run.strong for run in runs)


def of_errors(table: Table, found: dict[str, int], kind: str | None, words: Lexicon) -> bool:
    """Whether what looks like keys are the codes of an API's own errors (`InvalidParameter`), which are no fields."""
    of = [found[concept] for concept in ("type", "required") if concept in found]
    if any(cell_text(line.cells[at]) for line in table.rows for at in of if at < len(line.cells)):
        return False
    at = found["key"]
    if kind == "response-codes" or words.exact("column", cell_text(table.header.cells[at])) == "status":
        return True
    keys = [key for line in table.rows if at < len(line.cells) and (key := key_of(line.cells[at]))]
    return "set-on" not in found and all(map(_CONSTANT.fullmatch, keys))


def listed_values(table: Table, found: dict[str, int]) -> dict[str, Located[tuple[str, ...]]]:
    """A table that names a field once for each of its values, as some generators write them: field → values."""
    if "values" not in found or "type" in found or "required" in found:
        return {}
    at, of = found["key"], found["values"]
    listed: dict[str, list[Inline]] = {}
    for line in table.rows:
        if max(at, of) < len(line.cells) and (key := key_of(line.cells[at])) and cell_text(line.cells[of]):
            listed.setdefault(key, []).append(line.cells[of])
    if all(len(cells) < 2 for cells in listed.values()):
        return {}
    return {
        key: Located(
            value=tuple(map(cell_text, cells)),
            raw=", ".join(map(cell_text, cells)),
            span=prose.cover([cell.span for cell in cells]),
        )
        for key, cells in listed.items()
    }


def field_rows(table: Table, found: dict[str, int], words: Lexicon) -> tuple[FieldRow, ...]:
    """The rows of a field table whose first cell holds a key, those nested below another as its children."""
    return nest((key.depth, row) for key, row, _ in _keyed(table, found, words))


def located_rows(
    table: Table, found: dict[str, int], words: Lexicon
) -> tuple[tuple[Place | None, FieldRow], ...]:
    """The rows of a field table that says where each parameter goes, with the place; None where it is not known."""
    index = found["location"]
    placed: dict[Place | None, list[tuple[int, FieldRow]]] = {}
    order: list[Place | None] = []
    for key, row, line in _keyed(table, found, words):
        place = _place(line.cells[index], words) if index < len(line.cells) else None
        order.append(place)
        placed.setdefault(place, []).append((key.depth, row))
    return tuple((place, row) for place in dict.fromkeys(order) for row in nest(iter(placed[place])))


def _place(cell: Inline, words: Lexicon) -> Place | None:
    text = cell_text(cell).casefold()
    for word, place in _PLACES:
        if word in text:
            return place
    return _SECTIONS.get(words.exact("section", text) or "")


def key_of(cell: Inline) -> str | None:
    """The key in a key cell, what stands around it dropped."""
    found = read_key(cell)
    return found.name if found else None


def _keyed(table: Table, found: dict[str, int], words: Lexicon) -> Iterator[tuple[Key, FieldRow, TableLine]]:
    at, required = found["key"], found.get("required", found.get("optional"))
    stated = None
    if required is not None:
        cells = (line.cells[required] for line in table.rows if required < len(line.cells))
        stated = reader(map(cell_text, cells), words)
    for line in table.rows:
        key = read_key(line.cells[at]) if at < len(line.cells) and not is_title(line) else None
        if key is not None:
            yield key, _row(key, line, found, words, stated), line


def _row(key: Key, line: TableLine, found: dict[str, int], words: Lexicon, stated: Reader | None) -> FieldRow:
    def cell(concept: str) -> Inline | None:
        index = found.get(concept)
        return line.cells[index] if index is not None and index < len(line.cells) else None

    key_cell, described = line.cells[found["key"]], cell("description")
    beside = qualifiers.read_beside(key.beside, words) if key.beside else qualifiers.Qualifiers()
    presence, type_ = beside.presence, beside.type
    if stated:
        presence = (
            _presence(cell("required") or cell("optional"), words, stated, "required" in found) or presence
        )
    elif described:
        presence = presence or qualifiers.read_presence(described.runs, words)
    if (types := cell("type")) and (concept := type_in(cell_text(types), words)):
        type_ = Located(value=concept, raw=cell_text(types), span=types.span)
    sentence = qualifiers.read_sentence(described.runs, words) if described else qualifiers.Qualifiers()
    unit = sentence.unit
    if (units := cell("unit")) and (said := qualifiers.read_sentence(units.runs, words).unit):
        unit = said
    return FieldRow(
        name=Located(value=key.name, raw=cell_text(key_cell), span=key_cell.span),
        span=line.span,
        presence=presence,
        type=type_ or (sentence.type if "type" not in found else None),
        unit=unit,
        values=_values(cell("values")) or _listed_values(described) or sentence.values,
        set_on=_set_on(cell("set-on"), words),
        default=_default(cell("default"), words) if "default" in found else sentence.default,
        prose=_prose(described),
    )


def _presence(cell: Inline | None, words: Lexicon, stated: Reader, required: bool) -> Located[bool] | None:
    """What a cell says, in a column that asks whether its field is required or, else, whether it is optional."""
    text = cell_text(cell) if cell else ""
    value = stated(text)
    if cell is None or value is None or (value and qualifiers.is_conditional(text, words)):
        return None
    if not required and words.prefix("presence", text) is None:
        value = not value
    return Located(value=value, raw=text, span=cell.span)


def _default(cell: Inline | None, words: Lexicon) -> Located[str] | None:
    text = cell_text(cell) if cell else ""
    if cell is None or not text or words.exact("value", text) is not None:
        return None
    return Located(value=half_width(text), raw=text, span=cell.span)


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

"""One page in a language whose words are known → what the words at its places mean.

A cell means what the reader took it for: a yes counts in a column that was read as "required", nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from specglot.learn.places import CODE, Place, Text
from specglot.lexicon import Lexicon
from specglot.model.page import ANY, FieldRow, Page
from specglot.model.source import Span

Meaning: TypeAlias = tuple[str, str]
"""Lexicon table and concept."""


def meanings(page: Page, found: Mapping[Place, Text], words: Lexicon) -> dict[Place, Meaning]:
    """Place → meaning, where the page's own words tell it."""
    read = _read(page)
    told: dict[Place, Meaning] = {}
    for place, text in found.items():
        meaning = _meaning(place[0], text, read, words)
        if meaning:
            told[place] = meaning
    return told


_TABLES = {"title": ("section",), "head": ("column",), "piece": ("presence", "type"), "only": ("value",)}
_COLUMNS = {"presence": "required", "type": "type", "unit": "unit"}


def by_cells(page: Page, found: Mapping[Place, Text]) -> dict[Place, Meaning]:
    """Header cell → its column, where all cells below it that were read were read as the same."""
    read = _read(page)
    below: dict[Place, set[str]] = {}
    for place, text in found.items():
        if place[0] == "cell":
            below.setdefault(("head", place[1], place[3]), set()).update(read.get(text.span, set()))
    return {
        place: ("column", _COLUMNS[next(iter(kinds))])
        for place, kinds in below.items()
        if len(kinds) == 1 and kinds <= _COLUMNS.keys()
    }


def _meaning(kind: str, text: Text, read: Mapping[Span, set[str]], words: Lexicon) -> Meaning | None:
    if kind == "cell":
        return _of_cell(text, read.get(text.span, set()), words)
    if kind == "piece" and CODE in text.text:
        concepts = {hit.concept for hit in words.find("phrase", text.text)}
        return ("phrase", concepts.pop()) if len(concepts) == 1 else None
    if kind == "label":
        hit = words.prefix("phrase", text.text)
        return ("phrase", hit[0]) if hit else None
    found = _exact(words, _TABLES[kind], text.text)
    return None if kind == "only" and found != ("value", "none") else found


def _of_cell(text: Text, read: set[str], words: Lexicon) -> Meaning | None:
    if "presence" in read:
        return _exact(words, ("flag", "presence"), text.text)
    if "type" in read:
        return _exact(words, ("type",), text.text)
    if "unit" in read:
        return _exact(words, ("unit",), text.text)
    if "value" in read:
        return _exact(words, ("value",), text.text)
    return None


def _exact(words: Lexicon, tables: Iterable[str], text: str) -> Meaning | None:
    for table in tables:
        if concept := words.exact(table, text):
            return table, concept
    return None


def _read(page: Page) -> dict[Span, set[str]]:
    """Cell → what the page's readers took it for."""
    read: dict[Span, set[str]] = {}

    def note(span: Span, what: str) -> None:
        read.setdefault(span, set()).add(what)

    def fields(rows: Iterable[FieldRow]) -> None:
        for row in rows:
            if row.presence:
                note(row.presence.span, "presence")
            if row.type:
                note(row.type.span, "type")
            if row.unit and (row.prose is None or row.prose.span != row.unit.span):
                note(row.unit.span, "unit")
            if row.set_on and row.set_on.value == (ANY,):
                note(row.set_on.span, "value")
            fields(row.children)

    for table in page.tables:
        fields(table.fields)
    for operation in page.operations:
        fields(operation.body)
        fields(parameter.field for parameter in operation.parameters)
        for status in operation.statuses:
            if status.has_action and not status.has_action.value:
                note(status.has_action.span, "value")
    return read

"""The shape of a lexicon file. Imports msgspec: import this module only where a file is read."""

from __future__ import annotations

from typing import Literal

import msgspec

from specglot.lexicon.concepts import Alert, Column, Flag, Phrase, Presence, Section, Type, Unit, Value

Forms = tuple[str, ...]


class ScriptTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab", kw_only=True):
    """`[script]`: how the language is written."""

    brackets: tuple[tuple[str, str], ...]
    space_at_code: bool
    label_case: Literal["upper", "none"]


class LexiconFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab", kw_only=True):
    """`<locale>.toml`. A table may leave concepts out; a concept that does not exist is an error."""

    locale: str
    script: ScriptTable
    section: dict[Section, Forms] = {}
    column: dict[Column, Forms] = {}
    presence: dict[Presence, Forms] = {}
    flag: dict[Flag, Forms] = {}
    type: dict[Type, Forms] = {}
    type_phrase: dict[Type, Forms] = {}
    unit: dict[Unit, Forms] = {}
    value: dict[Value, Forms] = {}
    phrase: dict[Phrase, Forms] = {}
    alert: dict[Alert, Forms] = {}

"""A glossary file (TOML) → terms: per concept and locale the form to use and the forms to avoid.

    [[term]]
    concept = "session"
    use = { de = "Sitzung", ja = "セッション" }
    avoid = { de = ["Session"], ja = ["会話"] }

Imports msgspec: import this module only where there is a glossary to read.
"""

from __future__ import annotations

import tomllib

import msgspec

from specglot.check.book import Term
from specglot.model.errors import InputError


class _Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    use: dict[str, str]
    avoid: dict[str, tuple[str, ...]] = {}
    concept: str = ""


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    term: tuple[_Entry, ...] = ()


def parse(text: str, path: str = "glossary.toml") -> tuple[Term, ...]:
    """Read a glossary.

    Raises:
        InputError: it is not TOML, or not of the shape above.
    """
    try:
        entries = msgspec.convert(tomllib.loads(text), _File).term
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"not TOML: {error}", path=path) from error
    except msgspec.ValidationError as error:
        raise InputError(
            str(error), path=path, help='write use = { de = "Sitzung" } below [[term]]'
        ) from error
    return tuple(
        Term(concept=entry.concept or use, locale=locale, use=use, avoid=entry.avoid.get(locale, ()))
        for entry in entries
        for locale, use in sorted(entry.use.items())
    )

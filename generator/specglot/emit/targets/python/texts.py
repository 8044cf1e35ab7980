"""Spec responses → the table of `texts.json`: what each language says of each failure."""

from __future__ import annotations

from collections.abc import Sequence

from specglot.emit.responses import documented, said_by_locale
from specglot.model.spec import Spec

Table = dict[str, dict[str, dict[str, tuple[str, str | None]]]]
"""Operation → status → locale → (description, action)."""


def table(spec: Spec, lang: str, fallback: Sequence[str]) -> Table:
    """The texts of every failure that the docs describe; operations and locales sorted, for small diffs."""
    found: Table = {}
    for operation in sorted(spec.operations, key=lambda one: one.id):
        for status in documented(operation):
            said = () if status.success else said_by_locale(status.response, lang, fallback)
            if said:
                found.setdefault(operation.id, {})[str(status.code)] = {
                    one.locale: (one.description, one.action)
                    for one in sorted(said, key=lambda one: one.locale)
                }
    return found

"""The findings of a group → those that no other finding of it explains: one damage, one finding."""

from __future__ import annotations

from specglot.model.diagnostic import Diagnostic

_UNREAD = "fence-unclosed"
_TORN = frozenset(("row-ragged", "cells-shifted"))
_OF_CELLS = frozenset(
    (
        "bound-differs code-span-added code-span-differs code-span-missing entry-empty link-missing "
        "link-target-differs number-differs number-missing"
    ).split()
)
"""What rules say of the cells of a row one by one, where it is the row that is wrong."""


def without_consequences(found: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """The findings without those that other findings cause.

    Of a page that is not read whole: what follows the fence, and what seems missing. Of a row whose cells do not stand
    in their columns: what each cell lacks.
    """
    torn = {
        (one.primary.path, one.primary.line) for one in found if one.rule in _TORN and one.severity != "note"
    }
    if torn:
        found = tuple(
            one
            for one in found
            if one.rule not in _OF_CELLS or (one.primary.path, one.primary.line) not in torn
        )
    begins = {one.locale: one.primary.line for one in found if one.rule == _UNREAD}
    if not begins:
        return found
    return tuple(
        one
        for one in found
        if one.rule == _UNREAD
        or one.locale not in begins
        or (one.primary.line < begins[one.locale] and not one.rule.endswith(("-missing", "-empty")))
    )

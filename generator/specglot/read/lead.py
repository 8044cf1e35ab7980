"""Runs behind a field's name → the styled words that stand there like columns, and the runs behind them.

`` `name` *string* **required** The name. ``: type and presence without brackets, told from prose by their markup.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from specglot.lexicon import Lexicon
from specglot.model.page import Located
from specglot.read.blocks import Run
from specglot.read.types import type_in

_OPEN = "(（[［【"


class Lead(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What the words in front say; `rest` are the runs behind them."""

    presence: Located[bool] | None = None
    type: Located[str] | None = None
    rest: tuple[Run, ...] = ()


def read_lead(runs: Sequence[Run], words: Lexicon) -> Lead:
    """Take words for a type or presence off the front, as long as each has markup of its own or a bracket behind it."""
    presence: Located[bool] | None = None
    type_: Located[str] | None = None
    rest = tuple(runs)
    while (at := next((index for index, run in enumerate(rest) if run.text.strip()), None)) is not None:
        run = rest[at]
        styled = run.kind == "code" or (run.kind == "text" and (run.strong or run.emphasis))
        said, behind = (run.text, "") if styled else _before_bracket(run)
        if not said or run.link is not None:
            break
        if type_ is None and (kind := type_in(said, words)):
            type_ = Located(value=kind, raw=said.strip(), span=run.span)
        elif presence is None and run.kind != "code" and (concept := words.exact("presence", said)):
            presence = Located(value=concept == "required", raw=said.strip(), span=run.span)
        else:
            break
        kept = (msgspec.structs.replace(run, text=behind),) if behind else ()
        rest = (*kept, *rest[at + 1 :])
    return Lead(presence=presence, type=type_, rest=rest)


def _before_bracket(run: Run) -> tuple[str, str]:
    """The text of a plain run before its first bracket, and from there on; nothing where it has none."""
    at = min((place for char in _OPEN if (place := run.text.find(char)) > 0), default=0)
    return (run.text[:at], run.text[at:]) if run.kind == "text" and at else ("", "")

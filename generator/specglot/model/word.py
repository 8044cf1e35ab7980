"""A word that no lexicon has, and what translations show of it."""

from __future__ import annotations

import msgspec

from specglot.model.source import Span


class Learned(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A word of a locale and what it means, by what stands at its places in other locales.

    `table` and `concept` are a lexicon's (`column`, `required`), `form` is the word as pages write it, `places` where
    they do. `witnesses` are the locales that say so, `against` the places that say something else, with what they
    say. `sure` tells whether the word may be read without anybody looking at it.
    """

    locale: str
    table: str
    concept: str
    form: str
    places: tuple[Span, ...]
    witnesses: tuple[str, ...]
    against: tuple[tuple[str, Span], ...] = ()
    sure: bool = False

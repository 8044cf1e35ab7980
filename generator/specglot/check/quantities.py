"""One text in every locale → numbers whose unit is another one in one of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from specglot.check.aligned import Unit, Witness
from specglot.check.numerals import canonical
from specglot.check.sheet import Sheet
from specglot.check.survivors import Change, survivor
from specglot.check.witness import names
from specglot.lexicon import lexicon_for
from specglot.model.diagnostic import Diagnostic
from specglot.model.late import late
from specglot.model.source import Span

_QUANTITY = late(r"(\d(?<![\w.,:/#-]\d)[\d.,]*)[ \u00a0\u202f-]?(?=[^\W\d_])")
_TIMES: Final = ("ns", "us", "ms", "s", "min", "h", "d", "wk", "mo", "a")
"""UCUM codes of times: other words behind a number may be counted things."""


def measured(sheet: Sheet) -> Iterator[int]:
    """The texts in which a word follows a number."""
    for found in _QUANTITY.finditer(sheet.masked):
        yield sheet.index(found.start())


def other_units(unit: Unit) -> Iterator[Diagnostic]:
    """A finding for each number whose unit is not the one that all other locales give it, where those are two at least.

    Where there are but two locales, both are named.
    """
    if len(unit.witnesses) < 2:
        return
    found = {witness.locale: _units(witness) for witness in unit.witnesses}
    for number in sorted({number for units in found.values() for number in units}):
        said = {locale: units[number] for locale, units in found.items() if number in units}
        for witness in unit.witnesses:
            here = said.get(witness.locale)
            theirs = {code for locale, (code, _) in said.items() if locale != witness.locale}
            if here is None or len(theirs) != 1 or here[0] in theirs:
                continue
            if len(said) < 3 and len(unit.witnesses) > 2:
                continue
            common = theirs.pop()
            agreeing = tuple(sorted(said.keys() - {witness.locale}))
            yield survivor(
                unit,
                Change(witness=witness, lost=(common,), added=(here[0],), agreeing=agreeing),
                f"{number} is in {here[0]}; in {common} in {names(agreeing)}",
                "Look up the unit and correct the page that is wrong.",
                place=here[1],
            )
            if len(unit.witnesses) == 2:
                return


def _units(witness: Witness) -> dict[str, tuple[str, Span]]:
    """Number → UCUM code of its unit and where both stand, for numbers that the text has once with a known unit."""
    words, codes = _times(witness.locale)
    if words is None:
        return {}
    text = witness.text
    found: dict[str, tuple[str, Span]] = {}
    twice: set[str] = set()
    for quantity in _QUANTITY.finditer(text.masked):
        number = canonical(quantity.group(1).rstrip(".,"))
        match = words.match(text.masked, quantity.end())
        if number in found or number in twice:
            twice.add(number)
            found.pop(number, None)
        elif match is not None:
            found[number] = (codes[match.group().casefold()], text.at(quantity.start(), match.end()))
    return found


@lru_cache(maxsize=64)
def _times(locale: str) -> tuple[re.Pattern[str] | None, dict[str, str]]:
    """What finds a word for a unit of time behind a number, the longest first, and the code of each such word."""
    lexicon = lexicon_for(locale)
    codes = {
        form.casefold(): code
        for code in _TIMES
        for form in (lexicon.forms("unit", code) if lexicon is not None else ())
        if form[:1].isalpha()
    }
    if not codes:
        return None, codes
    forms = sorted(codes, key=lambda form: (-len(form), form))
    # Words in letters of the alphabets end where the letters do; others have particles right behind them.
    listed = "|".join(re.escape(form) + (r"(?![^\W\d_])" if form[-1] < "\u2e80" else "") for form in forms)
    return re.compile(listed, re.IGNORECASE), codes

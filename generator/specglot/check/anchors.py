"""Links of one text in every locale → those that lead to another place of a page than most locales' do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from specglot.check.aligned import Unit, Witness
from specglot.check.links import canonical, meaning
from specglot.check.sheet import Sheet
from specglot.check.survivors import Change, survivor
from specglot.check.witness import names
from specglot.model.diagnostic import Diagnostic
from specglot.model.source import Span

_FEWEST = 2
"""How many other locales must agree on a place."""


def placed(sheet: Sheet) -> Iterator[int]:
    """The texts with a link to a place of a page."""
    for index, links in enumerate(sheet.links):
        for link in links:
            if "#" in link.target.value:
                yield index
                break


def misplaced(unit: Unit) -> Iterator[Diagnostic]:
    """The links whose anchor all other locales agree not to be this one's.

    Where a heading of this very page has the anchor, or the anchor has letters of the page's language, it is another
    name of the place, not another place: headings have anchors of their own in each language on many sites.
    """
    named = canonical(meaning(link) for witness in unit.witnesses for link in witness.links)
    found = {witness.locale: _anchors(witness, named) for witness in unit.witnesses}
    for witness in unit.witnesses:
        others = [anchors for locale, anchors in found.items() if locale != witness.locale]
        for page, (anchor, span) in found[witness.locale].items():
            theirs = {other[page][0] for other in others if page in other}
            if len([other for other in others if page in other]) < _FEWEST or len(theirs) != 1:
                continue
            common = theirs.pop()
            if not common or anchor == common or not anchor.isascii() or _has(witness, anchor):
                continue
            here = f"#{anchor}" if anchor else "no place in the page"
            agreeing = tuple(locale for locale, other in found.items() if other.get(page, ("",))[0] == common)
            yield survivor(
                unit,
                Change(witness=witness, lost=(common,), added=(anchor,), agreeing=agreeing),
                f"the link leads to {here}; in {names(agreeing)} to #{common}",
                "Give the link the anchor that the other locales have, or the one this page's heading has.",
                place=span,
            )


def _anchors(witness: Witness, named: dict[tuple[str, ...], str]) -> dict[str, tuple[str, Span]]:
    """Page → anchor and place of the only link to it."""
    pages = Counter(named.get(meaning(link), "") for link in witness.links)
    return {
        page: (link.target.value.partition("#")[2].strip(), link.target.span)
        for link in witness.links
        if pages[page := named.get(meaning(link), "")] == 1
    }


def _has(witness: Witness, anchor: str) -> bool:
    """Whether a heading of the page has an anchor."""
    return any(row.anchor is not None and row.anchor.value == anchor for row in witness.page.sections)

"""What most locales say and one leaves out: a fact of an entry, or a whole text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from specglot.check.aligned import Unit, Witness, sections_of, units
from specglot.check.book import Book
from specglot.check.links import targets
from specglot.check.survivors import codes, squeezed
from specglot.check.witness import by_size, finding, names, short, shown
from specglot.lexicon import lexicon_for
from specglot.model.diagnostic import Diagnostic, Related
from specglot.model.page import Page
from specglot.model.source import Span
from specglot.model.spec import Fact, PageGroup


def unstated(fact: Fact[Any]) -> Iterator[Diagnostic]:
    """Locales that have the entry but do not say what more of the others agree on."""
    silent = [gap for gap in fact.gaps if lexicon_for(gap.locale) is not None]
    saying = {claim.locale for claim in fact.claims}
    if (
        len({str(claim.value) for claim in fact.claims}) != 1
        or len(saying) < 2
        or len(saying) <= len(fact.gaps)
    ):
        return
    value = shown(fact.kind, fact.claims[0].value)
    for gap in silent:
        yield finding(
            f"`{short(fact.pointer)}`: {fact.kind} is not said; {value} in {names(saying)}",
            gap.span,
            locale=gap.locale,
            related=tuple(Related(span=c.span, locale=c.locale, message=c.raw) for c in fact.claims),
            help=f"Say it in words the lexicon knows, or add this page's words for {value}.",
            group=fact.group,
            subject=f"{fact.kind} {fact.pointer} unsaid",
            groups=by_size([saying, [other.locale for other in fact.gaps]]),
        )


def lost_texts(group: PageGroup, book: Book) -> Iterator[Diagnostic]:
    """Paragraphs and items that one locale alone lacks, with code or links in them that its section lacks too."""
    pages = {page.locale: page for page in book.pages_of(group)}
    if len(pages) < 3:
        return
    for unit in units(book, group):
        lacking = sorted(set(pages) - {witness.locale for witness in unit.witnesses})
        if unit.role not in ("paragraph", "alert", "item") or len(lacking) != 1:
            continue
        telling = _telling(unit)
        page = pages[lacking[0]]
        place = _place(unit, page, book) if telling else None
        if place is None or telling <= _said(page, place[0], group, book):
            continue
        others = [witness.locale for witness in unit.witnesses]
        yield finding(
            f"a text with {', '.join(sorted(telling))} is in {names(others)} and missing here",
            place[1],
            locale=page.locale,
            related=tuple(
                Related(span=w.row.prose.span, locale=w.locale, message="the text here")
                for w in unit.witnesses
            ),
            help="Translate the text where it is missing, or remove it everywhere.",
            group=group.id,
            subject=f"text {unit.subject}",
            groups=by_size([others, [page.locale]]),
        )


def _telling(unit: Unit) -> frozenset[str]:
    """The code spans and link targets that all witnesses of a text share."""
    return frozenset[str].intersection(*(_survivors(witness) for witness in unit.witnesses))


def _survivors(witness: Witness) -> frozenset[str]:
    return frozenset(
        [squeezed(code) for code in codes(witness)] + [target[-1] for target in targets(witness)]
    )


def _place(unit: Unit, page: Page, book: Book) -> tuple[int, Span] | None:
    """The section of a page that would hold a text, and its heading's place; None where the section is missing."""
    witness = unit.witnesses[0]
    section = next((b for a, b in sections_of(witness.page, page, book) if a == witness.row.section), None)
    return None if section is None else (section, page.sections[section].span)


def _said(page: Page, section: int, group: PageGroup, book: Book) -> frozenset[str]:
    """The code spans and link targets of a section."""
    return frozenset[str]().union(
        *(
            _survivors(witness)
            for unit in units(book, group)
            for witness in unit.witnesses
            if witness.page is page and witness.row.section == section
        )
    )

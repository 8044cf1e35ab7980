"""Facts of one operation → what else the operation's other facts and rows say of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from specglot.check.book import Book
from specglot.check.matching import sections_of
from specglot.check.text import bare
from specglot.model.page import Page
from specglot.model.spec import Claim, Fact, Gap, Operation

_SECTION_OF = {
    "fields": "request-body",
    "sample": "request-body",
    "response": "response",
    "response-codes": "response-codes",
    "parameters": "uri-parameters",
}


def operation_of(fact: Fact[Any], book: Book) -> Operation | None:
    """The operation a fact belongs to."""
    for operation in book.operations_of(fact.group):
        if fact.group == operation.group and f"{fact.pointer} ".startswith(f"{operation.pointer} "):
            return operation
    return None


def sampled(fact: Fact[Any], book: Book) -> dict[str, Gap]:
    """Locale → the place of its response samples, for the locales whose page of the operation has any."""
    operation = operation_of(fact, book)
    if operation is None:
        return {}
    found: dict[str, Gap] = {}
    for path in sorted({claim.span.path for claim in operation.path.claims}):
        page = book.pages[path]
        for row in page.operations:
            if row.response_samples and row.path.span in {claim.span for claim in operation.path.claims}:
                found[page.locale] = Gap(locale=page.locale, span=row.response_samples[0].status.span)
    return found


def typed(fact: Fact[Any]) -> Fact[Any]:
    """A sample key's fact with what JSON does not tell apart folded.

    Integers are numbers; null and placeholders say nothing.
    """
    claims = tuple(
        replace(claim, value="number" if claim.value == "integer" else claim.value)
        for claim in fact.claims
        if claim.value not in ("unknown", "null")
    )
    return replace(fact, claims=claims)


def folded(fact: Fact[Any]) -> Fact[Any]:
    """A fact of free text with typography folded out of its claims."""
    return replace(fact, claims=tuple(replace(claim, value=bare(claim.value)) for claim in fact.claims))


def understood(fact: Fact[Any], book: Book) -> Fact[Any]:
    """A fact of words without the claims of locales whose words nobody knows: what `N/A` is there is not known."""
    return replace(fact, claims=tuple(claim for claim in fact.claims if book.speaks(claim.locale)))


def spoken(fact: Fact[Any], book: Book) -> Fact[Any]:
    """A part's fact without the gaps of locales whose words are not known, where words tell what the part is."""
    if fact.value not in ("fields", "sample"):
        return fact
    return replace(fact, gaps=tuple(gap for gap in fact.gaps if book.speaks(gap.locale)))


def is_repeat(fact: Fact[Any], book: Book) -> bool:
    """Whether an entry is the second of its name in a list, which is another rule's business."""
    return any(
        other is not fact and other.pointer == fact.pointer for other in book.facts_of(fact.kind, fact.group)
    )


def at_unread(fact: Fact[Any], book: Book) -> Fact[Any]:
    """A fact whose gaps point at what nobody could read in the section that would hold it, where that is there."""
    if not fact.gaps:
        return fact
    sections = {
        _section_at(book.pages[claim.span.path], claim.span.line)
        for claim in fact.claims
        if claim.span.path in book.pages
    }

    def moved(gap: Gap) -> Gap:
        page = book.pages.get(gap.span.path)
        unread = [b for b in page.unread if _section_at(page, b.span.line) in sections] if page else []
        return replace(gap, span=unread[0].span) if unread else gap

    return replace(fact, gaps=tuple(moved(gap) for gap in fact.gaps))


def _section_at(page: Page, line: int) -> int:
    return max((index for index, row in enumerate(page.sections) if row.span.line <= line), default=0)


def is_wire_name(fact: Fact[Any], book: Book) -> bool:
    """Whether a name is one of the API: two locales share it, or there are only two.

    A first column that every locale writes in its own words holds labels.
    """
    values = [claim.value for claim in fact.claims]
    locales = book.locales_of(fact.group)
    return len(locales) < 3 or len(set(values)) < len(values)


def _unparsed(places: Sequence[Gap | Claim[Any]], book: Book) -> bool:
    """Whether all of some places lie in request samples that had to be repaired to be read."""
    return all(
        any(
            row.sample is not None
            and not row.sample.exact
            and row.sample.span.line <= place.span.line <= row.sample.span.end_line
            for row in book.pages[place.span.path].operations
        )
        for place in places
    )


def is_replacement(fact: Fact[Any], book: Book) -> bool:
    """Whether a missing sample key is told of elsewhere.

    Its parent is missing too, or another key stands for it in the same locales: that one is told of, being the odd
    one out. Or the sample is no JSON where the key is missing, and is where it stands.
    """
    if _unparsed(fact.gaps, book) and not _unparsed(fact.claims, book):
        return True
    head, _, path = fact.pointer.rpartition(" ")
    parent, lacking = path.rpartition("/")[0], {gap.locale for gap in fact.gaps}
    having = {claim.locale for claim in fact.claims}
    for other in book.facts_of(fact.kind, fact.group):
        if other is fact or not other.gaps:
            continue
        other_head, _, other_path = other.pointer.rpartition(" ")
        if other_head != head:
            continue
        if other_path == parent and lacking <= {gap.locale for gap in other.gaps}:
            return True
        swapped = {claim.locale for claim in other.claims} == lacking and {
            gap.locale for gap in other.gaps
        } == having
        if (
            swapped
            and other_path.rpartition("/")[0] == parent
            and (len(lacking), other_path) < (len(having), path)
        ):
            return True
    return False


def section_gone(fact: Fact[Any], book: Book) -> bool:
    """Whether the section that would hold a missing part is itself missing in the same locales."""
    name = fact.pointer.rpartition("#")[2]
    lacking = {gap.locale for gap in fact.gaps}
    return any(
        other.pointer.rpartition("#")[2] in (name, _SECTION_OF.get(name, name))
        and lacking <= {gap.locale for gap in other.gaps}
        for other in book.facts_of("section", fact.group)
    )


def unmatched(fact: Fact[Any], book: Book) -> Fact[Any]:
    """A section's fact without the gaps of locales that have the section under another anchor."""
    if not fact.gaps:
        return fact
    pages = {page.locale: page for page in sorted(book.group_pages(fact.group), key=lambda page: page.path)}
    kept: list[Gap] = []
    for gap in fact.gaps:
        page = pages.get(gap.locale)
        if page is None or not any(
            _stands_in(page, pages[claim.locale], claim, book) for claim in fact.claims
        ):
            kept.append(gap)
    return replace(fact, gaps=tuple(kept))


def _stands_in(page: Page, witness: Page, claim: Claim[Any], book: Book) -> bool:
    """Whether a page has a section that is the translation of the one a claim stands on."""
    index = next((i for i, row in enumerate(witness.sections) if row.span.line == claim.span.line), None)
    return index is not None and any(ours == index for ours, _ in sections_of(witness, page, book))

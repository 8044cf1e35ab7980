"""Pages of a group → their texts side by side: the same paragraph, item, heading or cell in every locale.

Texts are aligned by role, order, code spans, numbers and link targets, never by words. The page whose shape most
locales share is the centre; every other page is aligned to it, section by section.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import Any

import msgspec
from msgspec.structs import replace

from specglot.check.book import Book
from specglot.check.matching import match
from specglot.check.rownames import moved
from specglot.check.sheet import Sheet, sheet_of
from specglot.check.text import Text
from specglot.model.page import LinkRow, Page, TextRow
from specglot.model.spec import PageGroup


class Witness(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One locale's text of a unit: its source, what it must keep, and the page's links in it.

    `codes` and `numbers` are as they are compared; `links` has those without words too.
    """

    locale: str
    page: Page
    row: TextRow
    text: Text
    codes: tuple[str, ...]
    numbers: tuple[str, ...]
    links: tuple[LinkRow, ...]


class Unit(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One text in every locale that has it. `subject` names it by section, role and ordinal, not by line.

    `suspected` are the witnesses in whose own text something may be wrong, as far as a rule's screen can tell. `memo`
    holds what several rules derive from the same unit.
    """

    group: str
    subject: str
    role: str
    witnesses: tuple[Witness, ...]
    suspected: tuple[Witness, ...]
    memo: dict[str, Any] = msgspec.field(default_factory=dict[str, Any])


class Aligned(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The texts of a group side by side, as numbers; `unit` makes values of those that are worth a look.

    `sheets` are the pages by locale. Unit `n` has text `places[p][n]` of page `p`, -1 where it has none; text `i` of
    page `p` belongs to unit `owners[p][i]`. The first units are the texts of page `centre` in its order, then come
    those that no text of the centre is the translation of. Pages that pair as they stand have ranges there.
    """

    group: str
    sheets: tuple[Sheet, ...]
    centre: int
    places: tuple[Sequence[int], ...]
    owners: tuple[Sequence[int], ...]
    made: dict[int, Unit] = msgspec.field(default_factory=dict[int, Unit])
    ordinals: list[int] = msgspec.field(default_factory=list[int])

    @property
    def count(self) -> int:
        """How many units there are."""
        return len(self.places[0]) if self.places else 0

    @property
    def as_they_stand(self) -> bool:
        """Whether the pages have as many texts of the same kinds in the same order: text for text is a unit."""
        return all(isinstance(places, range) for places in self.places)

    def unit(self, number: int, suspects: Collection[str] = ()) -> Unit:
        """A unit, made when it is first asked for; `suspects` are the locales to suspect, none for all."""
        found = self.made.get(number)
        if found is None:
            found = self.made[number] = _unit(self, number)
        if not suspects or len(suspects) == len(found.witnesses):
            return found
        return replace(found, suspected=tuple([one for one in found.witnesses if one.locale in suspects]))

    def having(self, number: int) -> Iterator[tuple[int, int]]:
        """The pages that have a unit, and which of their texts it is."""
        return ((page, places[number]) for page, places in enumerate(self.places) if places[number] >= 0)


def units(book: Book, group: PageGroup) -> tuple[Unit, ...]:
    """The texts of a group side by side, in the centre page's order."""
    found = aligned(book, group)
    return tuple(found.unit(number) for number in range(found.count))


def aligned(book: Book, group: PageGroup) -> Aligned:
    """The texts of a group side by side; aligned once."""
    known: dict[str, Aligned] = book.cache.setdefault("aligned", {})
    found = known.get(group.id)
    if found is None:
        known.clear()  # groups are looked at one after the other: the texts of one at a time take little room
        found = known[group.id] = _aligned(group.id, book)
        masked: dict[str, str] = book.cache.setdefault("masked", {})
        masked |= {sheet.page.path: sheet.masked for sheet in found.sheets if sheet.page.locale[:2] in _HAN}
    return found


_HAN = ("ja", "zh")
"""Languages whose words are told from those of the whole book, see `torn`."""


def _aligned(group: str, book: Book) -> Aligned:
    pages = book.group_pages(group)
    sheets = tuple(sheet_of(page, book.sources.get(page.path)) for page in pages)
    if not pages:
        return Aligned(group=group, sheets=(), centre=0, places=(), owners=())
    first, *others = [_shape(page) for page in pages]
    if (
        all(shape == first for shape in others)
        and len({page.locale for page in pages}) == len(pages)
        and not any(moved(sheets[0], sheet) for sheet in sheets[1:])
    ):
        every = range(len(pages[0].texts))
        return Aligned(
            group=group, sheets=sheets, centre=0, places=(every,) * len(pages), owners=(every,) * len(pages)
        )
    centre = pages.index(_centre(pages))
    owners: list[list[int]] = [[-1] * len(page.texts) for page in pages]
    owners[centre] = list(range(len(pages[centre].texts)))
    count = len(owners[centre])
    for number, page in enumerate(pages):
        if number == centre:
            continue
        mine = owners[number]
        if page.locale != pages[centre].locale:
            for ours, other in match(pages[centre], page, book):
                mine[other] = ours
        for index, found in enumerate(mine):
            if found < 0:
                mine[index] = count
                count += 1
    places: list[list[int]] = [[-1] * count for _ in pages]
    for place, owner in zip(places, owners, strict=True):
        for index, unit in enumerate(owner):
            place[unit] = index
    return Aligned(group=group, sheets=sheets, centre=centre, places=tuple(places), owners=tuple(owners))


_Shape = tuple[tuple[object, ...], ...]


def _shape(page: Page) -> _Shape:
    """What pages have in common whose sections and texts pair as they stand."""
    return (
        tuple([(row.level, row.anchor.value if row.anchor else None, row.kind) for row in page.sections]),
        tuple([row.section for row in page.texts]),
        tuple([row.role if row.role != "cell" else row.key for row in page.texts]),
    )


def _unit(group: Aligned, number: int) -> Unit:
    witnesses = tuple(
        sorted(
            (_witness(group.sheets[page], index) for page, index in group.having(number)),
            key=lambda witness: witness.locale,
        )
    )
    centre = group.sheets[group.centre].page
    if (index := group.places[group.centre][number]) >= 0:
        page, row = centre, centre.texts[index]
        if not group.ordinals:
            group.ordinals.extend(_ordinals(centre))
        ordinal = str(group.ordinals[index])
    else:
        owner, index = next(group.having(number))
        page, row = group.sheets[owner].page, group.sheets[owner].rows[index]
        ordinal = f"{page.locale} {index}"
    return Unit(
        group=group.group,
        subject=f"{_section_name(page, row.section)} {row.role} {ordinal}",
        role=row.role,
        witnesses=witnesses,
        suspected=witnesses,
    )


def _ordinals(page: Page) -> Iterator[int]:
    """Which text of its role in its section each text of a page is."""
    seen: Counter[tuple[int, str]] = Counter()
    for row in page.texts:
        seen[row.section, row.role] += 1
        yield seen[row.section, row.role]


def _witness(sheet: Sheet, index: int) -> Witness:
    return Witness(
        locale=sheet.page.locale,
        page=sheet.page,
        row=sheet.rows[index],
        text=sheet.text(index),
        codes=sheet.codes[index],
        numbers=sheet.numbers[index],
        links=sheet.links[index],
    )


def _centre(pages: Sequence[Page]) -> Page:
    shapes = {page.path: tuple((row.section, row.role) for row in page.texts) for page in pages}
    common = Counter(shapes.values())
    return min(pages, key=lambda page: (-common[shapes[page.path]], -len(page.texts), page.locale, page.path))


def _section_name(page: Page, index: int) -> str:
    row = page.sections[index] if index < len(page.sections) else None
    if row is None:
        return f"section-{index}"
    if row.anchor is not None:
        return row.anchor.value
    return f"{row.kind or 'section'}-{index}"

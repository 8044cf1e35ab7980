"""Pages of a group → their texts side by side: the same paragraph, item, heading or cell in every locale.

Texts are aligned by role, order, code spans, numbers and link targets, never by words. The page whose shape most
locales share is the centre; every other page is aligned to it, section by section.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

import msgspec
from msgspec.structs import replace

from specglot.check.alignment import Pairs, align
from specglot.check.book import Book
from specglot.check.rownames import in_order, moved, row_names, row_of
from specglot.check.sheet import Sheet, sheet_of
from specglot.check.text import Text
from specglot.model.page import LinkRow, Page, SectionRow, TextRow
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

    `suspected` are the witnesses in whose own text something may be wrong, as far as a rule's screen can tell.
    """

    group: str
    subject: str
    role: str
    witnesses: tuple[Witness, ...]
    suspected: tuple[Witness, ...]


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
            for ours, other in _match(pages[centre], page, book):
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


def _match(centre: Page, page: Page, book: Book) -> Pairs:
    """Pairs of text indexes, section by section."""
    pairs: Pairs = []
    ours, theirs = _by_section(centre), _by_section(page)
    for a, b in sections_of(centre, page, book):
        mine, other = ours.get(a, []), theirs.get(b, [])
        if not mine or not other:
            continue
        left, right = [centre.texts[i] for i in mine], [page.texts[i] for i in other]
        names = row_names(left), row_names(right)
        if _same_shape(left, right) and in_order(*(tuple(named.values()) for named in names)):
            pairs.extend(zip(mine, other, strict=True))
        else:
            best = align(*_placed(left, right), _score, lambda one: (one.row.role, one.row.key))
            pairs.extend((mine[i], other[j]) for i, j in best)
    return pairs


def _same_shape(left: Sequence[TextRow], right: Sequence[TextRow]) -> bool:
    """Whether two lists of texts pair as they stand whatever code they hold: no pair could score below 0."""
    return len(left) == len(right) and all(
        a.role == b.role and (a.role != "cell" or a.key == b.key) for a, b in zip(left, right, strict=True)
    )


class _Placed(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A text, its own code spans, numbers and links, and those of the table row it stands in; all sorted.

    `name` is what names that row, "" where it is only counted; `there` whether the other page has a row of that name.
    """

    row: TextRow
    tokens: tuple[str, ...]
    around: tuple[str, ...]
    name: str
    there: bool


def _placed(left: Sequence[TextRow], right: Sequence[TextRow]) -> tuple[list[_Placed], list[_Placed]]:
    ours, theirs = row_names(left), row_names(right)
    return (
        _with_rows(left, ours, frozenset(theirs.values())),
        _with_rows(right, theirs, frozenset(ours.values())),
    )


def _with_rows(rows: Sequence[TextRow], names: Mapping[str, str], others: frozenset[str]) -> list[_Placed]:
    tokens = [
        sorted([atom.text if atom.target is None else _page(atom.target) for atom in row.prose.atoms])
        if row.prose.atoms
        else []
        for row in rows
    ]
    around: dict[str, list[str]] = {}
    for row, own in zip(rows, tokens, strict=True):
        if row.role == "cell":
            around.setdefault(row_of(row), []).extend(own)
    sets = {place: tuple(sorted(found)) for place, found in around.items()}
    return [
        _Placed(
            row=row,
            tokens=tuple(own),
            around=sets[row_of(row)] if row.role == "cell" else (),
            name=names.get(row_of(row), ""),
            there=names.get(row_of(row), "") in others,
        )
        for row, own in zip(rows, tokens, strict=True)
    ]


def _page(target: str) -> str:
    """What a link's destination calls its page in every language."""
    return target.split("#", 1)[0].split("?", 1)[0].rstrip("/").rpartition("/")[2]


def _score(a: _Placed, b: _Placed) -> float:
    """How likely two texts are each other's translation; above 0 likely."""
    if a.row.role != b.row.role:
        return -2.0
    if a.row.role == "cell":
        return _cell_score(a, b) + _shared(a.around, b.around)
    return 0.5 + _shared(a.tokens, b.tokens)


def _shared(left: tuple[str, ...], right: tuple[str, ...]) -> float:
    """How much two sorted lists speak for their texts being one: from -0.5 to 1.5."""
    return 2.0 * _likeness(left, right) - 0.5 if left or right else 0.3


def _likeness(left: tuple[str, ...], right: tuple[str, ...]) -> float:
    """How much of two sorted lists, not both empty, is the same (Jaccard index of multisets): from 0 to 1."""
    if left == right:
        return 1.0
    common, spare = 0, Counter(right)
    for token in left:
        if spare[token] > 0:
            spare[token] -= 1
            common += 1
    return common / (len(left) + len(right) - common)


def sections_of(one: Page, other: Page, book: Book) -> Pairs:
    """`match_sections`, asked once per pair of pages."""
    known: dict[tuple[str, str], Pairs] = book.cache.setdefault("sections", {})
    key = (one.path, other.path)
    if key not in known:
        known[key] = match_sections(one, other)
    return known[key]


def match_sections(one: Page, other: Page) -> Pairs:
    """Pairs of section indexes that are each other's translation: by anchor, kind, level, and the code in them."""
    if len(one.sections) == len(other.sections) and all(
        _section_score(a, b) >= -_NO_SHARED_CODE for a, b in zip(one.sections, other.sections, strict=True)
    ):
        return [(index, index) for index in range(len(one.sections))]
    left, right = list(enumerate(one.sections)), list(enumerate(other.sections))
    codes = _section_codes(one), _section_codes(other)

    def score(a: tuple[int, SectionRow], b: tuple[int, SectionRow]) -> float:
        mine, theirs = codes[0].get(a[0], ()), codes[1].get(b[0], ())
        shared = 1.8 * _likeness(mine, theirs) + _NO_SHARED_CODE if mine or theirs else 0.0
        return _section_score(a[1], b[1]) + shared

    return align(
        left, right, score, lambda item: item[1].anchor.value if item[1].anchor else item[1].title.text
    )


_NO_SHARED_CODE = -0.3


def _section_codes(page: Page) -> dict[int, tuple[str, ...]]:
    found: dict[int, list[str]] = {}
    for row in page.texts:
        if row.prose.atoms:
            codes = [atom.text for atom in row.prose.atoms if atom.kind == "code"]
            found.setdefault(row.section, []).extend(codes)
    return {section: tuple(sorted(codes)) for section, codes in found.items()}


def _by_section(page: Page) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for index, row in enumerate(page.texts):
        found.setdefault(row.section, []).append(index)
    return found


def _section_score(a: SectionRow, b: SectionRow) -> float:
    score = 1.0 if a.level == b.level else -1.5
    if a.anchor is not None and b.anchor is not None:
        score += 3.0 if a.anchor.value == b.anchor.value else -0.5
    if a.kind is not None and b.kind is not None:
        score += 1.5 if a.kind == b.kind else -1.5
    if a.title.text == b.title.text:
        score += 1.0
    return score


def _cell_score(a: _Placed, b: _Placed) -> float:
    """Cells of one column belong together, and those of rows with one name all the more."""
    (row_a, _, column_a), (row_b, _, column_b) = a.row.key.rpartition("/"), b.row.key.rpartition("/")
    if column_a != column_b:
        return -3.0
    if a.name and b.name:
        if a.name == b.name:
            return 1.5
        return (
            -3.0 if a.there or b.there else -0.7
        )  # where both names are known there, one of the rows is missing
    if row_a.rpartition("/")[2] == row_b.rpartition("/")[2]:
        return 1.5
    return -0.7 if a.name or b.name else 0.5

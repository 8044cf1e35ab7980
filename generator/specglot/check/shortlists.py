"""Tables and lists side by side → those that one locale alone lacks, or has fewer rows or items in.

What a row of facts lacks, rules on facts tell.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from specglot.check.aligned import Aligned, aligned
from specglot.check.book import Book
from specglot.check.matching import section_in
from specglot.check.sheet import Sheet
from specglot.check.witness import by_size, clipped, finding, names
from specglot.model.diagnostic import Diagnostic, Related
from specglot.model.page import TextRow
from specglot.model.source import Span
from specglot.model.spec import PageGroup

_UNREAD = ("prose", "unread")
_SHOWN = 40

_Place = tuple[int, str]
"""A section and the key of a table or list in it."""


class Short(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A table or list that page `lacking` has fewer members of: the centre's texts of those, and the finding."""

    lacking: int
    texts: frozenset[int]
    told: Diagnostic


def short_lists(group: PageGroup, book: Book) -> Iterator[Short]:
    """One for each table and list. Of two pages one can only be told to lack a whole table."""
    texts = aligned(book, group)
    if len(texts.sheets) < 2 or all(isinstance(places, range) for places in texts.places):
        return
    lost_parts = {gap.locale for fact in book.facts_of("part", group.id) for gap in fact.gaps}
    listed = [_lists(sheet.rows) for sheet in texts.sheets]
    centre = listed[texts.centre]
    homes = {index: place for place, members in centre.items() for one in members.values() for index in one}
    counts = [_counts(texts.owners[page], listed[page], homes) for page in range(len(listed))]
    for place, members in centre.items():
        found = [count.get(place, 0) for count in counts]
        lacking = [page for page, count in enumerate(found) if count < len(members)]
        if len(lacking) != 1 or len(members) < 2 or max(found) > len(members):
            continue
        read_as = texts.sheets[texts.centre].rows[next(iter(members.values()))[0]].read_as
        whole = not found[lacking[0]] and texts.sheets[lacking[0]].page.locale not in lost_parts
        if not (whole and place[1].endswith("/r:")) and (read_as not in _UNREAD or len(found) < 3):
            continue
        short = _short(texts, lacking[0], place, members, found[lacking[0]], group, book)
        if short is not None:
            yield short


def _lists(rows: Sequence[TextRow]) -> dict[_Place, dict[str, list[int]]]:
    """Table or list → its rows or items → their texts."""
    found: dict[_Place, dict[str, list[int]]] = {}
    for index, row in enumerate(rows):
        if row.role in ("cell", "item") and "/head/" not in row.key:
            sign = "/r:" if row.role == "cell" else "/i"
            before, _, after = row.key.rpartition(sign)
            member = after.split("/", 1)[0].split(".", 1)[0] if sign == "/i" else after.rpartition("/")[0]
            found.setdefault((row.section, before + sign), {}).setdefault(member, []).append(index)
    return found


def _counts(
    owners: Sequence[int], mine: dict[_Place, dict[str, list[int]]], homes: dict[int, _Place]
) -> dict[_Place, int]:
    """How many members a page has of each of the centre's tables and lists, whose units `homes` names."""
    found: dict[_Place, int] = {}
    for members in mine.values():
        votes = Counter(
            homes[owners[index]] for listed in members.values() for index in listed if owners[index] in homes
        )
        if votes:
            place = votes.most_common(1)[0][0]
            found[place] = found.get(place, 0) + len(members)
    return found


def _short(
    texts: Aligned,
    lacking: int,
    place: _Place,
    members: dict[str, list[int]],
    count: int,
    group: PageGroup,
    book: Book,
) -> Short | None:
    sheet, centre = texts.sheets[lacking], texts.sheets[texts.centre]
    lost = [listed for listed in members.values() if all(texts.places[lacking][i] < 0 for i in listed)]
    span = _gap(texts, lacking, members, lost) if count else _heading(centre, sheet, place, book)
    if span is None or not lost:
        return None
    kind = "row" if place[1].endswith("/r:") else "item"
    others = [one.page.locale for one in texts.sheets if one is not sheet]
    first = ", ".join(centre.rows[index].prose.text for index in lost[0])
    told = finding(
        f"{len(members)} {kind}s stand in {names(others)} and {count} here: “{clipped(first, _SHOWN)}” is missing",
        span,
        locale=sheet.page.locale,
        related=tuple(
            Related(
                span=one.rows[texts.places[page][lost[0][0]]].prose.span,
                locale=one.page.locale,
                message=f"the {kind} here",
            )
            for page, one in enumerate(texts.sheets)
            if one is not sheet and texts.places[page][lost[0][0]] >= 0
        ),
        help=f"Translate the {kind} where it is missing, or remove it everywhere.",
        group=group.id,
        subject=f"{kind}s of {place[0]} {place[1]}",
        groups=by_size([others, [sheet.page.locale]]),
    )
    return Short(lacking=lacking, texts=frozenset(i for listed in lost for i in listed), told=told)


def _gap(texts: Aligned, lacking: int, members: dict[str, list[int]], lost: list[list[int]]) -> Span | None:
    """The member that would stand before the first lost one; the one after it where none does."""
    places, rows = texts.places[lacking], texts.sheets[lacking].rows
    before: int | None = None
    for listed in members.values():
        if listed is not lost[0]:
            here = [places[index] for index in listed if places[index] >= 0]
            before = here[0] if here else before
        elif before is not None:
            break
    return rows[before].prose.span if before is not None else None


def _heading(centre: Sheet, sheet: Sheet, place: _Place, book: Book) -> Span | None:
    """The heading of the section that lost a whole table or list; None where the section is missing too."""
    section = section_in(sheet.page, centre.page, place[0], book)
    if section is None or any(at == section and key[-3:] == place[1][-3:] for at, key in _lists(sheet.rows)):
        return None
    return sheet.page.sections[section].span

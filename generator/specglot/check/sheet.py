"""One page → its texts end to end in one string, so that a rule looks once through a page instead of at every text.

Most rules on texts look for something that hardly any text has. They look for it in the whole page first, and make
`Text` values only where they find it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

import msgspec

from specglot.check.numerals import numerals
from specglot.check.text import SEAM, Text, code, mask
from specglot.check.tokens import Tokens, tokens_of
from specglot.model.page import LinkRow, Page, TextRow
from specglot.model.source import Source


class Sheet(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The texts of a page, in order.

    `raw` is their source joined by `SEAM`, `masked` the same with all but words masked (`text.mask`), `starts` where
    each begins. `codes`, `numbers` and `links` are what each text must keep in translation: its code spans, its
    numbers (both as they are compared), and the page's links in it, those without words included.
    """

    page: Page
    raw: str
    masked: str
    starts: tuple[int, ...]
    codes: tuple[tuple[str, ...], ...]
    numbers: tuple[tuple[str, ...], ...]
    links: tuple[tuple[LinkRow, ...], ...]
    memo: dict[str, Tokens] = msgspec.field(default_factory=dict[str, Tokens])

    @property
    def rows(self) -> tuple[TextRow, ...]:
        """The page's texts."""
        return self.page.texts

    @property
    def tokens(self) -> Tokens:
        """`tokens_of` the page."""
        found = self.memo.get("tokens")
        if found is None:
            found = self.memo["tokens"] = tokens_of(self.masked)
        return found

    def text(self, index: int) -> Text:
        """One text, masked."""
        start = self.starts[index]
        end = self.starts[index + 1] - 1 if index + 1 < len(self.starts) else len(self.raw)
        return Text(raw=self.raw[start:end], masked=self.masked[start:end], span=self.rows[index].prose.span)

    def index(self, offset: int) -> int:
        """Which text an offset of `raw` and `masked` lies in."""
        return bisect_right(self.starts, offset) - 1

    def holding(self, needles: Iterable[str]) -> Iterator[int]:
        """The texts whose source has one of some strings."""
        for needle in needles:
            offset = self.raw.find(needle)
            while offset >= 0:
                found = self.index(offset)
                yield found
                offset = self.raw.find(needle, self.starts[found + 1]) if found + 1 < len(self.starts) else -1


def sheet_of(page: Page, source: Source | None) -> Sheet:
    """Lay out a page's texts; by their Markdown where the source is not at hand."""
    raws = list(_raws(page, source))
    raw = SEAM.join(raws)
    starts = list(accumulate([len(one) + 1 for one in raws], initial=0))[: len(raws)]
    codes: list[tuple[str, ...]] = [()] * len(raws)
    numbers: list[tuple[str, ...]] = [()] * len(raws)
    for index, row in enumerate(page.texts):
        if atoms := row.prose.atoms:
            codes[index] = tuple([code(atom) for atom in atoms if atom.kind == "code"])
            if written := [atom.text for atom in atoms if atom.kind == "number"]:
                numbers[index] = numerals(written)
    return Sheet(
        page=page,
        raw=raw,
        masked=mask(raw),
        starts=tuple(starts),
        codes=tuple(codes),
        numbers=tuple(numbers),
        links=_links(page),
    )


def _raws(page: Page, source: Source | None) -> Iterator[str]:
    """The source of each text. `Source.slice`, written out for the texts of one line, which nearly all are."""
    lines = source.lines if source is not None else ()
    count = len(lines)
    for row in page.texts:
        prose = row.prose
        span = prose.span
        line = span.line
        if source is None:
            raw = ""
        elif line == span.end_line:
            raw = lines[line - 1][span.column - 1 : span.end_column - 1] if 0 < line <= count else ""
        else:
            raw = source.slice(span)
        yield raw or prose.markdown


def _links(page: Page) -> tuple[tuple[LinkRow, ...], ...]:
    """The links of a page by the text that their targets stand in."""
    if not page.links:
        return ((),) * len(page.texts)
    links = sorted(page.links, key=lambda link: (link.target.span.line, link.target.span.column))
    places = [(link.target.span.line, link.target.span.column) for link in links]
    lines = {line for line, _ in places}
    found: list[tuple[LinkRow, ...]] = []
    for row in page.texts:
        span = row.prose.span
        if span.line == span.end_line and span.line not in lines:
            found.append(())
            continue
        first = bisect_left(places, (span.line, span.column))
        last = bisect_left(places, (span.end_line, span.end_column), first)
        found.append(tuple(links[first:last]))
    return tuple(found)

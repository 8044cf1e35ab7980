"""Code blocks of a group side by side → those in which a key, a name or a sign is not what the other locales have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from specglot.check.alignment import align
from specglot.check.book import Book
from specglot.check.codetokens import CODE, NUMBER, STRING, Token, tokens_of
from specglot.check.witness import by_size, clipped, finding, names
from specglot.model.diagnostic import Diagnostic, Related
from specglot.model.page import BlockRow, Page
from specglot.model.source import Span
from specglot.model.spec import PageGroup

_FACTS = ("endpoint", "request-sample", "response-sample")
"""What blocks are read as whose facts rules on facts compare."""

_SHOWN = 60
_FAR = 1000
"""Tokens of a long block that are compared, from the first that differs."""


class Block(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A code block of a page, without its fence marks; `first` is the line its text begins in."""

    page: Page
    row: BlockRow
    text: str
    first: int


def differing_blocks(group: PageGroup, book: Book) -> Iterator[Diagnostic]:
    """A finding for each code block that differs from what most locales have, at its first line that does."""
    pages = book.pages_of(group)
    listed = [_blocks(page, book) for page in pages]
    texts = [tuple(block.text for block in blocks) for blocks in listed]
    if len(pages) < 2 or all(text == texts[0] for text in texts):
        return
    for blocks in _side_by_side(listed):
        if len(blocks) > 1 and any(block.text != blocks[0].text for block in blocks):
            yield from _differing(blocks, group, book)


def _blocks(page: Page, book: Book) -> list[Block]:
    open_ = {flaw.span.line for flaw in page.flaws if flaw.kind == "fence-unclosed"}
    found: list[Block] = []
    for row in page.blocks:
        if row.kind == "fence" and row.span.line not in open_:
            lines = book.quote(row.span).split("\n")
            text = "\n".join(line.rstrip() for line in lines[1:-1])
            found.append(Block(page=page, row=row, text=text, first=row.span.line + 1))
    return found


def _side_by_side(listed: Sequence[list[Block]]) -> Iterator[list[Block]]:
    """The code blocks that are each other's translation."""
    counts = Counter(len(blocks) for blocks in listed)
    most = max(counts, key=lambda count: (counts[count], count))
    centre = next(blocks for blocks in listed if len(blocks) == most)
    columns: list[list[Block]] = [[block] for block in centre]
    for blocks in listed:
        if blocks is not centre:
            for i, j in align(centre, blocks, _likeness, lambda block: block.text):
                columns[i].append(blocks[j])
    return iter(columns)


def _likeness(one: Block, other: Block) -> float:
    """How much two blocks speak for being each other's translation."""
    if one.text == other.text:
        return 1.5
    a, b = (Counter(token.text for token in tokens_of(block.text)) for block in (one, other))
    return 2.0 * (a & b).total() / max(1, (a | b).total()) - 0.8


def _differing(blocks: list[Block], group: PageGroup, book: Book) -> Iterator[Diagnostic]:
    documented = _documented(group, book)
    tokens = [tokens_of(block.text, documented) for block in blocks]
    counts = [Counter(token.text for token in found) for found in tokens]
    common = _common(counts)
    whole = [_is_json(block.text) for block in blocks]
    even = len(blocks) == 2  # no majority: the two are told as one
    for index in sorted(range(len(blocks)), key=lambda index: whole[index]) if even else range(len(blocks)):
        mine, count = tokens[index], counts[index]
        off = {
            text
            for text, most in common.items()
            if count[text] != most or (even and counts[0][text] != counts[1][text])
        }
        model = _model(index, blocks, counts, common)
        if not off or model is None:
            continue
        broken = not whole[index] and sum(whole) * 2 >= len(whole)
        places = _first_change(mine, tokens[model], off, broken=broken)
        if places is not None and not _told_elsewhere(blocks[index], group, book, broken=broken):
            alike = [block.page.locale for block, other in zip(blocks, counts, strict=True) if other == count]
            yield _finding(blocks[index], blocks[model], places, blocks, alike, group)
            if even:
                return


def _common(counts: Sequence[Counter[str]]) -> Counter[str]:
    """How often most blocks have each token: of two counts as common the higher."""
    found: Counter[str] = Counter()
    for text in {text for count in counts for text in count}:
        votes = Counter(count[text] for count in counts)
        found[text] = max(votes, key=lambda count: (votes[count], count))
    return found


def _model(
    index: int, blocks: list[Block], counts: Sequence[Counter[str]], common: Counter[str]
) -> int | None:
    """The block of another locale that is nearest to what most locales have."""
    far = [
        ((common - count).total() + (count - common).total(), other)
        for other, count in enumerate(counts)
        if blocks[other].page.locale != blocks[index].page.locale
    ]
    return min(far)[1] if far else None


def _first_change(
    mine: tuple[Token, ...], theirs: tuple[Token, ...], off: set[str], *, broken: bool
) -> tuple[int, int] | None:
    """The first lines of two blocks that differ in what must be the same; None where nothing of weight does.

    Of long blocks, only a stretch from their first difference is looked at.
    """
    from difflib import SequenceMatcher

    keyed = any(token.key for token in theirs)
    if len(mine) > _FAR or len(theirs) > _FAR:  # what is compared takes the square of its length
        alike = next(
            (at for at, (a, b) in enumerate(zip(mine, theirs, strict=False)) if a.text != b.text), -1
        )
        start = max(alike if alike >= 0 else min(len(mine), len(theirs)), 1) - 1
        mine, theirs = mine[start : start + _FAR], theirs[start : start + _FAR]
    matcher = SequenceMatcher(None, [one.text for one in mine], [one.text for one in theirs], autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal" or not (off & {one.text for one in (*mine[a:b], *theirs[c:d])}):
            continue
        if _weighty(mine[a:b], theirs[c:d], off, broken=broken, keyed=keyed):
            here = mine[min(a, len(mine) - 1)].line if mine else 0
            return here, theirs[min(c, len(theirs) - 1)].line if theirs else 0
    return None


def _weighty(
    here: tuple[Token, ...], there: tuple[Token, ...], off: set[str], *, broken: bool, keyed: bool
) -> bool:
    """Whether a difference is more than wording: a name, a kind of value, a sign that breaks the code."""
    lost = {one.text for one in there if one.name} & off
    if lost or any(one.name and one.text in off and one.text.isascii() for one in here):
        return True
    added = {one.text for one in here} & off
    if CODE in {one.text for one in there} and STRING in added:
        return True
    kinds = {one.text for one in here} | {one.text for one in there}
    if {STRING, NUMBER} <= kinds & off and len(here) == len(there) == 1:
        return True
    return broken or (keyed and any(not text.isascii() and not text.isalnum() for text in added))


def _told_elsewhere(block: Block, group: PageGroup, book: Book, *, broken: bool) -> bool:
    """Whether a rule on facts, or on samples that cannot be parsed, speaks of this block."""
    if block.row.role not in _FACTS:
        return False
    if broken and block.row.role == "request-sample":
        return True
    known: dict[str, tuple[Span, ...]] = book.cache.setdefault("dissent-spans", {})
    path = block.page.path
    if path not in known:
        facts = [
            fact
            for kind, stated in book.facts_in(group).items()
            if kind != "meta"
            for fact in stated
            if fact.dissent or fact.gaps
        ]
        spans = [claim.span for fact in facts for claim in fact.claims]
        spans += [gap.span for fact in facts for gap in fact.gaps]
        known[path] = tuple(span for span in spans if span.path == path)
    first, last = block.row.span.line, block.row.span.end_line
    return any(first <= span.line <= last for span in known[path])


def _documented(group: PageGroup, book: Book) -> frozenset[str]:
    """What more than half of the pages set as code."""
    known: dict[str, frozenset[str]] = book.cache.setdefault("documented", {})
    if group.id not in known:
        pages = book.pages_of(group)
        counts = Counter(
            text
            for page in pages
            for text in {atom.text for row in page.texts for atom in row.prose.atoms if atom.kind == "code"}
        )
        known[group.id] = frozenset(text for text, count in counts.items() if count * 2 > len(pages))
    return known[group.id]


def _is_json(text: str) -> bool:
    import json

    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _finding(
    block: Block,
    model: Block,
    places: tuple[int, int],
    blocks: list[Block],
    alike: list[str],
    group: PageGroup,
) -> Diagnostic:
    here, there = places
    others = [one.page.locale for one in blocks if one.page.locale not in alike]
    return finding(
        f"the code has “{_line(block, here)}” where {names(others)} have “{_line(model, there)}”",
        _place(block, here),
        locale=block.page.locale,
        related=(Related(span=_place(model, there), locale=model.page.locale, message="the same code here"),),
        help="Write the code as the API takes it; only comments and example texts are translated.",
        group=group.id,
        subject=f"code {block.row.role} {block.page.blocks.index(block.row)}",
        groups=by_size([others, alike]),
    )


def _line(block: Block, number: int) -> str:
    lines = block.text.split("\n")
    return clipped(" ".join(lines[min(number, len(lines) - 1)].split()), _SHOWN)


def _place(block: Block, number: int) -> Span:
    line = block.first + number
    last = max(block.row.span.end_line - 1, block.first)
    line = min(line, last)
    text = block.text.split("\n")
    length = len(text[line - block.first]) if line - block.first < len(text) else 0
    return Span(path=block.page.path, line=line, column=1, end_line=line, end_column=length + 1)

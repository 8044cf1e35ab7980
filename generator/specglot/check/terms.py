"""Links of one page to one target → the names that do not fit together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from specglot.check.book import Book
from specglot.check.links import meaning, same
from specglot.check.linktexts import words_of
from specglot.check.text import is_cjk
from specglot.check.witness import finding
from specglot.model.diagnostic import Diagnostic, Related
from specglot.model.page import LinkRow, Page

_CONSISTENT_SHARE = 1 / 3


def two_names(page: Page, book: Book) -> Iterator[Diagnostic]:
    """The links of a page whose text is another name than its other links to that target carry."""
    if not _may_differ(page):
        return
    for target, links in _by_target(page, book).items():
        odd = odd_names(links, _title(target, page, book))
        if not odd or not _source_was_consistent(page, target, len(links), book):
            continue
        usual = next(link for link in links if link not in odd)
        for link in odd:
            yield finding(
                f"“{link.text}” and “{usual.text}” both name {target[-1]}",
                link.target.span,
                locale=page.locale,
                related=(
                    Related(span=usual.target.span, locale=page.locale, message=f"“{usual.text}” here"),
                ),
                help=f"Use one name; “{usual.text}” stands more often or in the target's title.",
                subject=f"term {target[-1]}",
                groups=((page.locale,),),
            )


def _may_differ(page: Page) -> bool:
    """Whether two links of different texts may lead to one page: its path ends in the same name then."""
    texts: dict[str, str] = {}
    for link in page.links:
        if link.page is not None:
            target = meaning(link)
            if target and texts.setdefault(target[-1], link.text) != link.text:
                return True
    return False


def _by_target(page: Page, book: Book) -> dict[tuple[str, ...], list[LinkRow]]:
    """`by_target`, asked once per page."""
    known: dict[str, dict[tuple[str, ...], list[LinkRow]]] = book.cache.setdefault("by-target", {})
    if page.path not in known:
        known[page.path] = by_target(page)
    return known[page.path]


def by_target(page: Page) -> dict[tuple[str, ...], list[LinkRow]]:
    """Target → its links with words on them, in page order."""
    found: dict[tuple[str, ...], list[LinkRow]] = {}
    for link in page.links:
        target = meaning(link) if link.page is not None else ()
        if target and words_of(link.text):
            key = next((known for known in found if same(known, target)), target)
            found.setdefault(key, []).append(link)
    return {target: links for target, links in found.items() if len(links) > 1}


def odd_names(links: list[LinkRow], title: str) -> list[LinkRow]:
    """The links whose text is another name than the one that stands in the title, or that most links carry."""
    if all(link.text == links[0].text for link in links):
        return []
    votes = Counter(words_of(link.text) for link in links)
    usual = max(votes, key=lambda name: (bool(title) and _one_name(name, words_of(title)), votes[name], name))
    odd = [link for link in links if not _one_name(words_of(link.text), usual)]
    return [] if len(odd) == len(links) or (len(odd) * 2 >= len(links) and not title) else odd


def _one_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the words of the shorter name all stand in the longer, inflected or not; CJK text by its characters."""
    shorter, longer = sorted((_content(one), _content(other)), key=len)
    return all(any(_inflected(word, candidate) for candidate in longer) for word in shorter)


def _content(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words without articles and prepositions, which is to say without the short ones."""
    return tuple(word for word in words if len(word) > 3 or is_cjk(word[0])) or words


def _inflected(one: str, other: str) -> bool:
    if one == other:
        return True
    if is_cjk(one[0]) or is_cjk(other[0]):
        return False
    shared = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        shared += 1
    tails = max(len(one), len(other)) - shared
    return shared >= 3 and tails <= 3


def _title(target: tuple[str, ...], page: Page, book: Book) -> str:
    return book.context.titles.get((page.locale, target[-1]), "")


def _source_was_consistent(page: Page, target: tuple[str, ...], count: int, book: Book) -> bool:
    """Whether enough other locales call the target by one name: then the source did, and the two names are ours.

    A source that itself says `here` and `this guide` is translated so everywhere.
    """
    judged = consistent = 0
    for other in book.peers(page):
        none: list[LinkRow] = []
        links = next((links for known, links in _by_target(other, book).items() if same(known, target)), none)
        if len(links) >= count:
            judged += 1
            consistent += not odd_names(links, _title(target, other, book))
    return judged > 0 and consistent >= judged * _CONSISTENT_SHARE

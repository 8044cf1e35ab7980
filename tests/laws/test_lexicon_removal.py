"""A language whose words are not known says less, and nothing else."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from specglot.model.spec import facts
from specglot.pipeline import Book, check_book
from wordless import bereft, by_path, said, whole, without

FIVE = ("zh-Hans", "pt", "ja", "de", "fr")
ALONE = [(tag,) for tag in FIVE]
THREE = [("zh-Hans", "pt", "ja"), ("ja", "de", "fr"), ("zh-Hans", "de", "fr"), ("pt", "ja", "de")]
BOOKS = {
    "docs": (*ALONE, *THREE),
    "seeds": (*ALONE, *THREE),
    "corpus/media-collection": (*ALONE, *THREE[:2]),
    "corpus/audience-manager": (*ALONE, *THREE[:2]),
    "corpus/bk-job": (("zh-Hans",), ("en",)),
}
CASES = [(name, gone) for name, cases in BOOKS.items() for gone in cases]
# The share of what those pages say that is still read, with and without learning; and what may be told of them.
LEAST = {True: 0.9, False: 0.35}
EXPECTED = {"lexicon-missing", "block-unread"}
NAMED_BY_PAGES = {"meta", "anchor", "section", "part"}


@lru_cache(maxsize=1)
def _book(folder: Path) -> Book:
    return whole(folder)


def book_of(name: str, root: Path, request: pytest.FixtureRequest) -> Book:
    """One of the books; skips where it is not there."""
    shared: Path = root if name == "docs" else request.getfixturevalue("shared")
    return _book(shared / name)


def stated(book: Book) -> dict[tuple[str, str, str], Any]:
    """The facts of the spec; a table's name depends on how many were read, so only what follows it counts."""
    return {
        (fact.kind, fact.group, fact.pointer.rpartition("#")[2].partition(" ")[2] or fact.pointer): fact.value
        for fact in facts(book.spec)
        if fact.kind not in NAMED_BY_PAGES
    }


def told(book: Book) -> Counter[tuple[str, str, str, int]]:
    """The findings by rule and place, those that say what is not known left out."""
    return Counter(
        (one.rule, one.locale, one.primary.path, one.primary.line)
        for one in check_book(book)
        if one.rule not in EXPECTED
    )


@pytest.mark.parametrize("learning", [False, True], ids=["alone", "learning"])
@pytest.mark.parametrize(("name", "gone"), CASES, ids=[f"{name}-{'+'.join(gone)}" for name, gone in CASES])
def test_facts_stay_right_or_become_unknown(
    name: str, gone: tuple[str, ...], learning: bool, root: Path, request: pytest.FixtureRequest
) -> None:
    full = book_of(name, root, request)
    before = told(full)
    with without(*gone, learning=learning):
        book = bereft(full)
        pages, kept, total = by_path(full), 0, 0
        for page in book.pages:
            if page is pages[page.path]:
                continue
            now, then = said(page), said(pages[page.path])
            # A learned title may tell what a section is about where the lexicon does not know it.
            new = {one for one in now - then if not (learning and one[0] == "section" and _untold(one, then))}
            assert new == set(), page.path
            kept += len(now & then)
            total += len(then)
        facts_before = stated(full)
        wrong = {key: value for key, value in stated(book).items() if facts_before.get(key) != value}
        assert wrong == {}
        assert told(book) - before == Counter()
    assert kept >= LEAST[learning] * total, kept / total


def _untold(one: tuple[str, str, Any], then: frozenset[tuple[str, str, Any]]) -> bool:
    return all(other[0] != "section" or other[2] != one[2] for other in then)

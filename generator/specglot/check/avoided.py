"""One locale's text + the glossary → the forms in it that the glossary says to avoid."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache

from specglot.check.aligned import Aligned, Witness
from specglot.check.book import Book, Term
from specglot.check.hits import Hit
from specglot.check.screen import suspects
from specglot.check.sheet import Sheet
from specglot.check.text import is_cjk


def named(group: Aligned, book: Book) -> Mapping[int, Collection[str]]:
    """The texts that have a form that the glossary says to avoid."""
    return suspects(group, lambda sheet: _named(sheet, book.glossary)) if book.glossary else {}


def _named(sheet: Sheet, glossary: Iterable[Term]) -> Iterator[int]:
    for term in glossary:
        if _is_of(sheet.page.locale, term):
            for form in term.avoid:
                for found in _pattern(form).finditer(sheet.masked):
                    yield sheet.index(found.start())


def _is_of(locale: str, term: Term) -> bool:
    """Whether a term speaks of a locale; `de` covers `de-AT`."""
    return locale == term.locale or locale.startswith(f"{term.locale}-")


def avoided(witness: Witness, book: Book) -> Iterator[Hit]:
    """Forms that the glossary says to avoid, outside code and link destinations."""
    text = witness.text
    for term in book.glossary:
        if not _is_of(witness.locale, term):
            continue
        for form in term.avoid:
            for found in _pattern(form).finditer(text.masked):
                what = f"“{found.group()}” stands for {term.concept}; the glossary says “{term.use}”"
                yield Hit(span=text.at(*found.span()), what=what)


@lru_cache(maxsize=1024)
def _pattern(form: str) -> re.Pattern[str]:
    """A form as a whole word where its script has words."""
    left = "" if is_cjk(form[0]) else r"(?<![\w-])"
    right = "" if is_cjk(form[-1]) else r"(?![\w-])"
    return re.compile(left + re.escape(form) + right, re.IGNORECASE)

"""Labels, headings and column headers of one page → those left in English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from specglot.check.book import Book
from specglot.check.language import words
from specglot.check.smallwords import language
from specglot.check.text import bare
from specglot.check.untranslated import is_phrase
from specglot.check.witness import finding
from specglot.lexicon import lexicon_for, normalise
from specglot.model.diagnostic import Diagnostic, Related
from specglot.model.page import OperationRow, Page, Prose, StatusRow

_TABLES = ("section", "column", "presence")


def english_labels(page: Page, book: Book) -> Iterator[Diagnostic]:
    """Nothing on English pages, and nothing that the same text of every other language has too."""
    if language(page.locale) == "en":
        return
    for operation in page.operations:
        for status in operation.statuses:
            yield from _phrase(page, operation, status, book)
    yield from _concepts(page, book)


def _phrase(page: Page, operation: OperationRow, status: StatusRow, book: Book) -> Iterator[Diagnostic]:
    label = status.label or status.description
    if label is None or not is_phrase(label.text, status.code.value):
        return
    others = [
        (other, prose)
        for other, prose in _same_status(page, status.code.value, book)
        if not is_phrase(prose.text, status.code.value)
    ]
    if others:
        yield finding(
            f"label of {status.code.value} left in English: “{label.text}”",
            label.span,
            locale=page.locale,
            related=tuple(
                Related(span=p.span, locale=o.locale, message=f"“{p.text}” here") for o, p in others
            ),
            help="Translate the label as the others in its column are.",
            subject=f"{operation.path.value} {status.code.value} label",
            groups=((page.locale,),),
        )


def _same_status(page: Page, code: str, book: Book) -> Iterator[tuple[Page, Prose]]:
    for other in book.peers(page):
        if language(other.locale) == "en":
            continue
        for operation in other.operations:
            for status in operation.statuses:
                prose = status.label or status.description
                if status.code.value == code and prose is not None:
                    yield other, prose


def _concepts(page: Page, book: Book) -> Iterator[Diagnostic]:
    elsewhere: frozenset[str] | None = None
    for row in page.texts:
        if row.role != "heading" and "/head/" not in row.key:
            continue
        left = _left(row.prose.text, page.locale)
        if left is None:
            continue
        elsewhere = _texts_elsewhere(page, book) if elsewhere is None else elsewhere
        if normalise(bare(row.prose.text)) not in elsewhere:
            yield finding(
                f"left in English: “{bare(row.prose.text)}”",
                row.prose.span,
                locale=page.locale,
                help=f"Translate it; this language says “{left.word}”.",
                subject=f"label {left.table} {left.concept}",
                groups=((page.locale,),),
            )


# A letter that no English word has, in half width or full width.
_OTHER_LETTER = re.compile("[^\\W\\d_\u0000-\u00a9\uff21-\uff3a\uff41-\uff5a\U00010000-\U0010ffff]")


class _Left(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A concept that a label names in English, and the word that the page's own language has for it."""

    table: str
    concept: str
    word: str | None


@lru_cache(maxsize=8192)
def _left(label: str, locale: str) -> _Left | None:
    """What an English label means, where the language of a locale has other words for that."""
    own, english = lexicon_for(locale), lexicon_for("en")
    if own is None or english is None or _OTHER_LETTER.search(label):
        return None
    text = bare(label)
    if not 0 < len(words(text)) <= _MOST:
        return None
    if text.islower() and " " not in text:  # `response` names an object of the API, `Response` a section
        return None
    for table in _TABLES:
        concept = english.exact(table, text)
        if concept and own.forms(table, concept) and normalise(text) not in _own_forms(locale)[table]:
            return _Left(table=table, concept=concept, word=own.word(table, concept))
    return None


_MOST = 4
"""A label of more words is none that a lexicon has."""


@lru_cache(maxsize=64)
def _own_forms(locale: str) -> dict[str, frozenset[str]]:
    """Table → all the words a language has for its concepts."""
    own = lexicon_for(locale)
    if own is None:
        return {}
    return {
        table: frozenset(
            normalise(form).removeprefix("=")
            for forms in own.tables.get(table, {}).values()
            for form in forms
        )
        for table in _TABLES
    }


def _texts_elsewhere(page: Page, book: Book) -> frozenset[str]:
    """Texts that every other locale of another language has on its page: loan words, not slips."""
    peers = [
        {normalise(row.prose.text) for row in other.texts}
        for other in book.peers(page)
        if language(other.locale) not in (language(page.locale), "en")
    ]
    return (
        frozenset(text for text in peers[0] if all(text in texts for texts in peers))
        if peers
        else frozenset()
    )

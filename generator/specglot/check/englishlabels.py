"""Labels, headings and column headers of one page → those left in English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from specglot.check.book import Book
from specglot.check.language import words
from specglot.check.smallwords import language
from specglot.check.text import bare
from specglot.check.untranslated import is_phrase
from specglot.check.witness import finding
from specglot.lexicon import Lexicon, lexicon_for, normalise
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
    own, english = lexicon_for(page.locale), lexicon_for("en")
    if own is not None and english is not None:
        yield from _concepts(page, own, english, book)


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


def _concepts(page: Page, own: Lexicon, english: Lexicon, book: Book) -> Iterator[Diagnostic]:
    elsewhere: frozenset[str] | None = None
    for row in page.texts:
        if row.role != "heading" and "/head/" not in row.key:
            continue
        text = row.prose.text
        if _OTHER_LETTER.search(text) or not 0 < len(words(text := bare(text))) <= 4:
            continue
        if text.islower() and " " not in text:  # `response` names an object of the API, `Response` a section
            continue
        for table, concept in _english(text, english):
            if own.forms(table, concept) and normalise(text) not in _own_forms(page.locale, own, book)[table]:
                elsewhere = _texts_elsewhere(page, book) if elsewhere is None else elsewhere
                if normalise(text) not in elsewhere:
                    yield finding(
                        f"left in English: “{text}”",
                        row.prose.span,
                        locale=page.locale,
                        help=f"Translate it; this language says “{own.word(table, concept)}”.",
                        subject=f"label {table} {concept}",
                        groups=((page.locale,),),
                    )
                break


# A letter that no English word has, in half width or full width.
_OTHER_LETTER = re.compile("[^\\W\\d_\u0000-\u00a9\uff21-\uff3a\uff41-\uff5a\U00010000-\U0010ffff]")


@lru_cache(maxsize=4096)
def _english(text: str, english: Lexicon) -> tuple[tuple[str, str], ...]:
    """The tables and concepts that a text is an English form of."""
    found = ((table, english.exact(table, text)) for table in _TABLES)
    return tuple((table, concept) for table, concept in found if concept)


def _own_forms(locale: str, own: Lexicon, book: Book) -> dict[str, frozenset[str]]:
    """Table → all the words a language has for its concepts."""
    known: dict[str, dict[str, frozenset[str]]] = book.cache.setdefault("own-forms", {})
    if locale not in known:
        known[locale] = {
            table: frozenset(
                normalise(form).removeprefix("=")
                for forms in own.tables.get(table, {}).values()
                for form in forms
            )
            for table in _TABLES
        }
    return known[locale]


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

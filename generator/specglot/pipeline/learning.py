"""Pages without words → the same pages, read with the words that their translations teach."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from specglot.lexicon import Lexicon
from specglot.model.page import Page
from specglot.model.word import Learned
from specglot.pipeline.reading import Taught

UNKNOWN = "und"


def with_learned_words(
    pages: Sequence[Page],
    words_of: Callable[[str], Lexicon],
    read_again: Callable[[Sequence[tuple[Page, Taught]]], Sequence[Page]],
) -> tuple[tuple[Page, ...], tuple[Learned, ...]]:
    """Learn the words of the locales that have no lexicon and read their pages once more.

    Args:
        pages: all pages of a book.
        words_of: the lexicon of a locale.
        read_again: reads pages once more, each with what was learned for its locale.

    Returns:
        The pages in their order, and the words that were learned; those that are not sure were not used.
    """
    locales = sorted({page.locale for page in pages})
    lexicons = {locale: words_of(locale) for locale in locales}
    pupils = [locale for locale in locales if locale != UNKNOWN and not lexicons[locale].complete]
    if not pupils:
        return tuple(pages), ()
    from specglot.learn.words import learn, tables

    learned = {locale: learn(pages, lexicons, locale) for locale in pupils}
    taught = {locale: found for locale, words in learned.items() if (found := tables(words))}
    stale = [page for page in pages if page.locale in taught]
    again = read_again([(page, taught[page.locale]) for page in stale])
    read = {page.path: page for page in (*pages, *again)}
    return (
        tuple(read[page.path] for page in pages),
        tuple(one for locale in pupils for one in learned[locale]),
    )


def draft_lexicons(pages: Sequence[Page], words_of: Callable[[str], Lexicon]) -> dict[str, str]:
    """Locale → the text of a draft lexicon, for every locale of a book that has words its lexicon does not know.

    Args:
        pages: all pages of a book, with or without what was learned for them.
        words_of: the lexicon of a locale, without what is learned.
    """
    from specglot.learn.draft import draft
    from specglot.learn.script import script_of
    from specglot.learn.words import learn

    locales = sorted({page.locale for page in pages} - {UNKNOWN})
    lexicons = {locale: words_of(locale) for locale in {*locales, *(page.locale for page in pages)}}
    found: dict[str, str] = {}
    for locale in locales:
        if words := learn(pages, lexicons, locale):
            teachers = sorted({teacher for one in words for teacher in one.witnesses} - {locale})
            own = [page for page in pages if page.locale == locale]
            found[locale] = draft(locale, words, script_of(own), teachers)
    return found

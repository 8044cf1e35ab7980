"""One locale's text + the glossary → the forms in it that the glossary says to avoid."""

from __future__ import annotations

import re
from collections.abc import Iterator

from specglot.check.aligned import Witness
from specglot.check.book import Book
from specglot.check.hits import Hit
from specglot.check.text import is_cjk


def avoided(witness: Witness, book: Book) -> Iterator[Hit]:
    """Forms that the glossary says to avoid, outside code and link destinations. `de` covers `de-AT`."""
    text = witness.text
    for term in book.glossary:
        if witness.locale != term.locale and not witness.locale.startswith(f"{term.locale}-"):
            continue
        for form in term.avoid:
            for found in _pattern(form).finditer(text.masked):
                what = f"“{found.group()}” stands for {term.concept}; the glossary says “{term.use}”"
                yield Hit(span=text.at(*found.span()), what=what)


def _pattern(form: str) -> re.Pattern[str]:
    """A form as a whole word where its script has words."""
    left = "" if is_cjk(form[0]) else r"(?<![\w-])"
    right = "" if is_cjk(form[-1]) else r"(?![\w-])"
    return re.compile(left + re.escape(form) + right, re.IGNORECASE)

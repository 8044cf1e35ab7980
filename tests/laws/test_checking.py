"""Checking never fails, whatever stands on a page; it gives the same findings for any order and line ends."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from specglot.check.fingerprint import fingerprints
from specglot.check.run import check
from specglot.check.samples import keys, parcels
from specglot.pipeline import read_texts

SCRAPS = [
    "`",
    "**",
    "|",
    "\n",
    "(",
    "）",
    "](",
    "<br/>",
    "<",
    "{",
    "\u200b",
    "\ufffd",
    "&nbsp;",
    "#",
    "  ",
    "404",
    "---\n",
    "```\n",
    "é",
    "字",
]


def mangled(text: str, random: Random, times: int) -> str:
    """The text with stretches cut out, doubled or replaced by scraps of markup."""
    for _ in range(times):
        start = random.randrange(len(text) + 1)
        end = min(len(text), start + random.randrange(12))
        text = text[:start] + random.choice([*SCRAPS, "", text[start:end] * 2]) + text[end:]
    return text


@given(seed=st.integers(0, 10_000), times=st.integers(1, 40))
@settings(max_examples=40)
def test_any_page_can_be_checked(seed: int, times: int) -> None:
    random = Random(seed)
    pages = {**parcels(), **keys()}
    for path in random.sample(sorted(pages), 3):
        pages[path] = mangled(pages[path], random, times)
    book = read_texts(pages)
    found = check(book.spec, book.pages, book.sources)
    lines = {source.path: len(source.lines) for source in book.sources}
    for one in found:
        for span in (one.primary, *(other.span for other in one.related)):
            assert 1 <= span.line <= lines[span.path] + 1
            assert span.column >= 1
        assert one.message
        assert one.group
    assert len(set(fingerprints(found))) == len(found)


@given(seed=st.integers(0, 10_000))
@settings(max_examples=15)
def test_order_and_line_ends_do_not_matter(seed: int) -> None:
    random = Random(seed)
    pages = {path: mangled(text, random, 2) for path, text in parcels().items()}
    book = read_texts(pages)
    found = check(book.spec, book.pages, book.sources)
    shuffled = list(book.pages)
    random.shuffle(shuffled)
    assert check(book.spec, tuple(shuffled), book.sources[::-1]) == found
    windows = read_texts({path: text.replace("\n", "\r\n") for path, text in pages.items()})
    assert check(windows.spec, windows.pages, windows.sources) == found

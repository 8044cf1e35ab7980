"""A screen leaves out no unit that its rule finds something in."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random

import pytest

from specglot.check.aligned import Aligned, aligned
from specglot.check.book import Book
from specglot.check.glossary import parse
from specglot.check.registry import all_rules
from specglot.check.rule import Rule
from specglot.check.screen import everything
from specglot.pipeline import read_texts

DOCS = Path(__file__).parents[2] / "docs"
RULES = [rule for rule in all_rules() if rule.scope == "unit"]
SCRAPS = ["`", "``a``", "**", "|", "(", "）", "](x.md)", "<br/>", "<zzz>", "{…1}", "__PH_2__", "\u200b", "\ufffd", "Wort Wort ",
          "7", "[", ":)", "[0, 5)", "send only with the event ", "イベントイベント", "\\(", "* "]  # fmt: skip


@cache
def books() -> tuple[Book, ...]:
    """The cases of all rules on texts, and pages of docs/ with scraps of markup in them."""
    found: list[Book] = []
    for rule in RULES:
        for case in (*rule.bad, *rule.good):
            book = read_texts(dict(case.pages))
            found.append(Book.of(book.spec, book.pages, book.sources, parse(case.glossary)))
    random = Random(7)
    for name in sorted(path.name for path in (DOCS / "de").glob("*.md")):
        pages = {f"{tag}/{name}": (DOCS / tag / name).read_text("utf-8") for tag in ("de", "fr", "ja", "zh")}
        for path, text in pages.items():
            lines = text.split("\n")
            for _ in range(12):
                number = random.randrange(len(lines))
                at = random.randrange(len(lines[number]) + 1)
                lines[number] = lines[number][:at] + random.choice(SCRAPS) + lines[number][at:]
            pages[path] = "\n".join(lines)
        book = read_texts(pages)
        found.append(Book.of(book.spec, book.pages, book.sources))
    return tuple(found)


def groups() -> Iterator[tuple[Aligned, Book]]:
    for book in books():
        for group in book.spec.groups:
            yield aligned(book, group), book


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_what_is_left_out_gives_nothing(rule: Rule) -> None:
    found = 0
    for texts, book in groups():
        chosen = rule.screen(texts, book)
        assert set(chosen) <= set(everything(texts, book))
        for number in everything(texts, book):
            told = list(rule.run(texts.unit(number), book))
            found += len(told)
            assert not told or number in chosen
            if chosen.get(number):
                assert list(rule.run(texts.unit(number, chosen[number]), book)) == told
    assert found


def test_screens_choose_few() -> None:
    """Else they would be no use: of the units of clean pages hardly any is looked at."""
    book = read_texts(
        {path.relative_to(DOCS).as_posix(): path.read_text("utf-8") for path in DOCS.glob("[a-z][a-z]/*.md")}
    )
    checked = Book.of(book.spec, book.pages, book.sources)
    texts = [aligned(checked, group) for group in checked.spec.groups]
    count = sum(one.count for one in texts)
    for rule in RULES:
        chosen = sum(
            len(rule.screen(one, checked)) for one in (aligned(checked, g) for g in checked.spec.groups)
        )
        assert chosen < count / 4, rule.name

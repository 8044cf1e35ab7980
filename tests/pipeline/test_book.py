"""Files as a book: which locale, which words, which chain of fallbacks."""

from __future__ import annotations

from pathlib import Path

import pytest

from specglot.check.samples import parcels
from specglot.config import Config
from specglot.model.errors import InputError
from specglot.model.source import Source
from specglot.pipeline import Means, merge_book, read_book, read_source, read_texts, words_for

JA = "# 船\n\nこのページは日本語で書かれていて、十分に長い文章です。\n"


@pytest.mark.parametrize(
    ("path", "given", "locale", "by", "neutral"),
    [
        ("docs/x/a.md", "pt_BR", "pt-BR", "config", "docs/*/a.md"),
        ("docs/de/a.md", "", "de", "path", "docs/*/a.md"),
        ("a.fr.md", "", "fr", "name", "a.*.md"),
        ("a.md", "", "ja", "text", "a.md"),
    ],
)
def test_how_a_locale_is_decided(path: str, given: str, locale: str, by: str, neutral: str) -> None:
    page = read_source(
        Source.of(path, JA), Config(root=Path()), locale=given, neutral_path="docs/*/a.md" if given else ""
    )
    assert (page.locale, page.locale_by, page.neutral) == (locale, by, neutral)


def test_the_folder_above_the_root_may_tell(tmp_path: Path) -> None:
    folder = tmp_path / "zh-Hans" / "api"
    folder.mkdir(parents=True)
    (folder / "a.md").write_text("# A\n", encoding="utf-8")
    (page,) = read_book([folder], Config(root=tmp_path / "elsewhere")).pages
    assert (page.locale, page.locale_by, page.path) == ("zh-Hans", "path", "a.md")


def test_nothing_tells() -> None:
    page = read_source(Source.of("a.md", "# A\n"), Config(root=Path()))
    assert (page.locale, page.locale_by) == ("und", "text")


def test_words_of_the_config_are_added() -> None:
    config = Config(root=Path(), words={"fi": {"presence": {"required": ("pakollinen",)}}})
    text = "# A\n\n```\nPOST https://h/a\n```\n\n* `x` (pakollinen)\n* `y` (required)\n"
    body = read_source(Source.of("fi-FI/a.md", text), config).operations[0].body
    assert body[0].presence is not None
    assert body[0].presence.value is True
    assert words_for("de", Config(root=Path())).locale == "de"


def test_a_word_of_the_config_under_no_concept_is_refused() -> None:
    with pytest.raises(InputError):
        words_for("de", Config(root=Path(), words={"de": {"presence": {"sometimes": ("manchmal",)}}}))


def test_who_answers_for_whom() -> None:
    book = read_texts(
        {"en/a.md": "# A", "de/a.md": "# A", "zh/a.md": "# A"}, Config(root=Path(), fallback=("zh",))
    )
    assert book.fallback == ("zh", "en", "de")


def test_pages_and_sources_stand_side_by_side() -> None:
    book = read_texts(parcels())
    assert [page.path for page in book.pages] == [source.path for source in book.sources]
    assert merge_book(book.sources, book.pages, config=book.config, root=book.root) == book


def test_progress_sees_every_page(tmp_path: Path) -> None:
    for locale in ("de", "fr"):
        (tmp_path / f"{locale}.txt").write_text("# A\n", encoding="utf-8")
    seen: list[object] = []

    class Watch:
        def begin(self, total: int) -> None:
            seen.append(total)

        def page(self, locale: str) -> None:
            seen.append(locale)

        def end(self) -> None:
            seen.append("end")

    read_book([tmp_path], Config(root=tmp_path), Means(progress=Watch()))
    assert seen == [2, "und", "und", "end"]


def test_no_pages_at_all() -> None:
    with pytest.raises(InputError, match="no pages are named"):
        read_book((), Config(root=Path()))

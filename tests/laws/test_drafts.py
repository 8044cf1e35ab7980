"""Take a lexicon away, learn, use the draft: what the pages say then is what they said before, or less."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest
from msgspec.structs import replace

from specglot.lexicon import parse
from specglot.pipeline import Book, drafts
from wordless import CONFIG, bereft, by_path, said, whole, without

CASES = [
    *(("docs", tag) for tag in ("zh-Hans", "pt", "ja", "de", "fr")),
    *(("seeds", tag) for tag in ("zh-Hans", "pt", "ja", "de", "fr")),
    *(("corpus/media-collection", tag) for tag in ("zh-Hans", "pt", "ja", "de", "fr")),
    ("corpus/audience-manager", "ja"),
    ("corpus/bk-job", "zh-Hans"),
]


@lru_cache(maxsize=1)
def _book(folder: Path) -> Book:
    return whole(folder)


@pytest.mark.parametrize(("name", "tag"), CASES, ids=[f"{name}-{tag}" for name, tag in CASES])
def test_a_draft_does_for_a_lexicon(name: str, tag: str, root: Path, request: pytest.FixtureRequest) -> None:
    shared: Path = root if name == "docs" else request.getfixturevalue("shared")
    full = _book(shared / name)
    with without(tag):
        bare = bereft(full)
        (locale,) = {word.locale for word in bare.spec.learned}
        lexicon = parse(drafts(bare)[locale], path=f"{locale}.toml")
    with without(tag, learning=False):
        words = {
            table: {concept: forms for concept, forms in rows.items() if forms}
            for table, rows in lexicon.tables.items()
        }
        book = bereft(full, replace(CONFIG, words={locale: words}))
    then_of, same, total = by_path(full), 0, 0
    for page in book.pages:
        if page.locale == locale:
            now, then = said(page), said(then_of[page.path])
            titles = {one[2] for one in then if one[0] == "section"}
            assert {one for one in now - then if one[0] != "section" or one[2] in titles} == set(), page.path
            same, total = same + len(now & then), total + len(then)
    assert same >= 0.9 * total, same / total

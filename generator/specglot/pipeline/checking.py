"""Files → findings: pages read, grouped and merged, and what the rules find in them."""

from __future__ import annotations

from collections.abc import Sequence

from specglot.check import registry
from specglot.check.run import sorted_findings
from specglot.config import Config
from specglot.pipeline.book import book_of, words_for
from specglot.pipeline.checked import Checked, Texts, checked
from specglot.pipeline.files import Files
from specglot.pipeline.findings import check_book, dates_of, glossary_of, selection_of
from specglot.pipeline.grouped import Frame
from specglot.pipeline.joining import Joining
from specglot.pipeline.learning import UNKNOWN
from specglot.pipeline.means import Means
from specglot.pipeline.merging import Merging
from specglot.pipeline.outcomes import Outcomes
from specglot.pipeline.packing import packed
from specglot.pipeline.pages import Pages
from specglot.recall.cache import Cache, digest


def check_files(
    files: Files, means: Means, select: Sequence[str] = (), ignore: Sequence[str] = ()
) -> Checked:
    """Check one book.

    Args:
        files: its files.
        means: what there is to work with.
        select: rules to run, as the command line names them.
        ignore: rules to leave out.

    Raises:
        InputError: a page cannot be read, or a rule, a level or a glossary is none.
    """
    registry.use(means.cache)
    tasks, setting = files.tasks()
    pages = Pages(tasks, setting, means)
    try:
        return _check(files, pages, means, select, ignore)
    finally:
        pages.close()


def _check(files: Files, pages: Pages, means: Means, select: Sequence[str], ignore: Sequence[str]) -> Checked:
    if _anybody_learns({mark.locale for mark in pages.marks}, files.config, means.cache):
        book = book_of(files, means)
        return checked(book, check_book(book, select, ignore, dates_of(book.root, book.spec.groups)))
    merging = Merging(pages, means.cache)
    try:
        return _found(files, merging, means, select, ignore)
    finally:
        merging.close()


def _found(
    files: Files, merging: Merging, means: Means, select: Sequence[str], ignore: Sequence[str]
) -> Checked:
    pages = merging.pages
    numbers = merging.numbers
    texts = Texts(
        pages.paths,
        lambda path: pages.text(numbers[path]),
        digest=lambda path: pages.contents[numbers[path]],
        commented=[path for path, mark in zip(pages.paths, pages.marks, strict=True) if mark.comments],
    )
    joining = Joining(merging, means.cache)
    frame = Frame(
        context=joining.context(),
        selection=selection_of(files.config, select, ignore),
        glossary=glossary_of(files.config),
        worded=frozenset(files.config.words),
    )
    dates = dates_of(files.root, merging.groups)
    found = Outcomes(joining, frame, dates, texts, means.cache).findings()
    return Checked(
        config=files.config,
        root=files.root,
        findings=sorted_findings(found),
        sources=texts,
        groups=merging.groups,
        locales=frame.context.locales,
        learned=(),
        pages=len(pages.paths),
    )


def _anybody_learns(locales: set[str], config: Config, cache: Cache) -> bool:
    """Whether words of a locale are learned from other pages: then what a page says depends on all others."""
    for locale in sorted(locales - {UNKNOWN}):
        key = digest([locale, packed(config.words)])
        known = cache.get("complete", key)
        if known is None:
            known = b"1" if words_for(locale, config).complete else b"0"
            cache.put("complete", key, known)
        if known == b"0":
            return True
    return False

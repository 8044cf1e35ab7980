"""Files → findings: pages read, grouped and merged, and what the rules find in them."""

from __future__ import annotations

from collections.abc import Sequence

from specglot.check.context import context_of
from specglot.check.run import sorted_findings
from specglot.config import Config
from specglot.merge.group import group_pages
from specglot.merge.spec import join, refs
from specglot.model.spec import PageGroup
from specglot.pipeline.book import book_of, words_for
from specglot.pipeline.checked import Checked, Texts, checked
from specglot.pipeline.files import Files
from specglot.pipeline.findings import check_book, dates_of, glossary_of, selection_of
from specglot.pipeline.grouped import Frame
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
    tasks, setting = files.tasks()
    pages = Pages(tasks, setting, means)
    try:
        return _check(files, pages, means, select, ignore)
    finally:
        pages.close()


def _check(files: Files, pages: Pages, means: Means, select: Sequence[str], ignore: Sequence[str]) -> Checked:
    if _anybody_learns({card.page.locale for card in pages.cards}, files.config, means.cache):
        book = book_of(files, means)
        return checked(book, check_book(book, select, ignore, dates_of(book.root, book.spec.groups)))
    groups = group_pages([card.page for card in pages.cards])
    light = tuple(PageGroup(id=one.id, by=one.by, pages=refs(one)) for one in groups)
    merging = Merging(groups, pages, means.cache)
    try:
        return _found(files, merging, light, means, select, ignore)
    finally:
        merging.close()


def _found(
    files: Files,
    merging: Merging,
    light: tuple[PageGroup, ...],
    means: Means,
    select: Sequence[str],
    ignore: Sequence[str],
) -> Checked:
    pages = merging.pages
    texts = Texts({card.page.path: pages.text(number) for number, card in enumerate(pages.cards)})
    spec = join(merging.groups, light, merging.parts())
    frame = Frame(
        context=context_of(spec),
        selection=selection_of(files.config, select, ignore),
        glossary=glossary_of(files.config),
        worded=frozenset(files.config.words),
    )
    dates = dates_of(files.root, light)
    found = Outcomes(spec, frame, dates, merging, texts, means.cache).findings()
    return Checked(
        config=files.config,
        root=files.root,
        findings=sorted_findings(found),
        sources=texts,
        groups=light,
        locales=spec.locales,
        learned=(),
        pages=len(pages.cards),
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

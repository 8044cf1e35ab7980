"""One page's text and what is known of its place → its locale, and the page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

import msgspec

from specglot.lexicon import Lexicon, extend, fallbacks, lexicon_for, neutral
from specglot.model.page import Page
from specglot.model.source import Source
from specglot.read.locale import as_tag, from_path, from_shelf, from_text

if TYPE_CHECKING:
    from specglot.read.page import Kind

Words = Mapping[str, Mapping[str, Mapping[str, tuple[str, ...]]]]
"""Locale or language → lexicon table → concept → forms: what a config, or other pages, add to lexicons."""


Taught = Mapping[str, Mapping[str, tuple[str, ...]]]
"""Lexicon table → concept → forms: what the pages of other locales teach for one."""


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """What all pages of a run have in common. `kinds` are patterns and what the pages they name may hold.

    `words` are what the config adds to lexicons, `backend` is the Markdown parser (as `backend_for` gives it), `above`
    the last two names of the folder that paths are relative to, `shelves` the folders in which locale folders lie,
    sorted.
    """

    words: Words = {}
    backend: str = "markdown-it"
    above: tuple[str, ...] = ()
    shelves: tuple[str, ...] = ()
    kinds: tuple[tuple[str, str], ...] = ()


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """A page to be read: its path, and its text as the file has it.

    `locale` and `neutral` are what the config says, "" for nothing. Where `by` is given, the locale is decided already
    and `taught` are words that other pages taught for it. `doubtful` tells that the locale that its name ends in needs
    the text's word too.
    """

    path: str
    text: str
    locale: str = ""
    neutral: str = ""
    by: str = ""
    taught: Taught = {}
    doubtful: bool = False


class Reader:
    """Reads the pages of one run; keeps the lexicons that they need."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self._shelves = frozenset(setting.shelves)
        self._lexicons: dict[tuple[str, bytes], Lexicon] = {}

    def read(self, task: Task, source: Source | None = None) -> Page:
        """Decide a page's locale and read the page. `source` is the task's text, where that is at hand."""
        from specglot.read.limits import readable
        from specglot.read.markdown import blocks
        from specglot.read.page import read_page

        source = source or Source.of(task.path, task.text)
        locale, path, by = self._locale(task, source.text)
        return read_page(
            source,
            blocks(readable(source), self.setting.backend),
            locale=locale,
            locale_by=by,
            neutral=path or task.path,
            words=self._words(locale, task.taught),
            kind=self._kind(task.path),
        )

    def _kind(self, path: str) -> Kind:
        """What the config says a page may hold; the first pattern that names it counts."""
        if not self.setting.kinds:
            return "api"
        from specglot.disk import matches

        kinds = (kind for pattern, kind in self.setting.kinds if matches((pattern,), path))
        return cast("Kind", next(kinds, "api"))

    def _locale(self, task: Task, text: str) -> tuple[str, str, str]:
        """The locale, the path without it, and how it was decided.

        The locale comes from the config's pattern, else from the path (a folder beside known locale folders counts),
        else from the folders above the root, else from the text; `und` where nothing tells.
        """
        if task.by:
            return task.locale, task.neutral, task.by
        if task.locale:
            return as_tag(task.locale) or task.locale, task.neutral, "config"
        if (found := from_path(task.path)) and not (task.doubtful and from_text(text) != found[0]):
            return found
        if shelf := from_shelf(task.path, self._shelves):
            return *shelf, "path"
        found = from_path("/".join([*self.setting.above, task.path]).replace("//", "/"))
        if found and found[2] == "path":
            return found[0], task.path, "path"
        return from_text(text) or "und", task.path, "text"

    def _words(self, locale: str, taught: Taught) -> Lexicon:
        key = (locale, msgspec.msgpack.encode(taught) if taught else b"")
        if key not in self._lexicons:
            words = words_for(locale, self.setting.words)
            self._lexicons[key] = extend(words, taught) if taught else words
        return self._lexicons[key]


def words_for(locale: str, added: Words) -> Lexicon:
    """The lexicon of a locale with what was added to it; the neutral one where it has none."""
    words = lexicon_for(locale) or neutral()
    by_tag = {tag.replace("_", "-").lower(): extra for tag, extra in sorted(added.items())}
    for tag in reversed(fallbacks(locale)):
        if extra := by_tag.get(tag):
            words = extend(words, extra)
    return words

"""Read → merge → check → emit: the table of contents of the program."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from specglot import __version__, disk
from specglot.config import Config, load_config
from specglot.lexicon import Lexicon, extend, lexicon_for, neutral
from specglot.merge.spec import merge
from specglot.model.diagnostic import Diagnostic, InputError
from specglot.model.page import Page
from specglot.model.source import Source
from specglot.model.spec import Spec
from specglot.read.locale import as_tag, from_path, from_text
from specglot.read.markdown import blocks
from specglot.read.page import read_page

if TYPE_CHECKING:
    from specglot.emit.target import Output
    from specglot.report import Run
    from specglot.site.inputs import SiteInputs

Progress = Callable[[Iterable[disk.Found]], Iterable[disk.Found]]
"""Wraps the pages while they are read; the command line shows a bar with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """All pages of a run, what they say together, and what was noticed while reading them."""

    config: Config
    root: Path
    sources: tuple[Source, ...]
    pages: tuple[Page, ...]
    spec: Spec
    noticed: tuple[Diagnostic, ...]

    @property
    def fallback(self) -> tuple[str, ...]:
        """The locales that answer for others, in order: the config's, then all others."""
        rest = sorted(self.spec.locales, key=lambda tag: (not tag.startswith("en"), tag))
        return tuple(dict.fromkeys([*self.config.fallback, *rest]))


# Read and merge


def read_book(arguments: Sequence[Path], config: Config, progress: Progress = iter) -> Book:
    """Read the pages that the arguments, or else the config, name, and merge them.

    Raises:
        InputError: no pages, or a page that cannot be read.
    """
    if arguments:
        root, found = disk.find_sources(arguments, config.root)
    elif config.pages:
        root, found = disk.find_patterns(config.pages, config.root)
    else:
        raise InputError(
            "no pages are named",
            help="give files or folders, or run `specglot init` where the pages lie to write a config",
        )
    sources: list[Source] = []
    pages: list[Page] = []
    noticed: list[Diagnostic] = []
    for page in progress(found):
        source = disk.load(page)
        read, problems = read_source(source, config, locale=page.locale, neutral_path=page.neutral, root=root)
        sources.append(source)
        pages.append(read)
        noticed.extend(problems)
    return merge_book(tuple(sources), tuple(pages), tuple(noticed), config=config, root=root)


def read_texts(texts: dict[str, str], config: Config | None = None) -> Book:
    """Read and merge pages given as path → text; for tests, editors and other callers without a folder."""
    config = config or Config(root=Path())
    sources = tuple(Source.of(path, text) for path, text in sorted(texts.items()))
    read = [read_source(source, config) for source in sources]
    noticed = tuple(problem for _, problems in read for problem in problems)
    return merge_book(sources, tuple(page for page, _ in read), noticed, config=config, root=config.root)


def read_source(
    source: Source, config: Config, *, locale: str = "", neutral_path: str = "", root: Path | None = None
) -> tuple[Page, tuple[Diagnostic, ...]]:
    """Decide one page's locale and read the page.

    The locale comes from the config's pattern, else from the path, else from the folders above the root, else from the
    text; `und` where nothing tells.
    """
    by = "config"
    if locale:
        locale = as_tag(locale) or locale
    elif found := from_path(source.path):
        locale, neutral_path, by = found
    elif root is not None and (found := from_path("/".join([*root.parts[-2:], source.path]).replace("//", "/"))):
        locale, neutral_path, by = found[0], source.path, "path"
    else:
        locale, neutral_path, by = from_text(source.text) or "und", source.path, "text"
    page, problems = read_page(
        source,
        blocks(source),
        locale=locale,
        locale_by=by,
        neutral=neutral_path or source.path,
        words=words_for(locale, config),
    )
    return page, problems


def words_for(locale: str, config: Config) -> Lexicon:
    """The lexicon of a locale with the config's additions; the neutral one where it has none."""
    words = lexicon_for(locale) or neutral()
    for tag in (locale.split("-")[0], locale):
        if extra := config.words.get(tag):
            words = extend(words, extra)
    return words


def merge_book(
    sources: tuple[Source, ...],
    pages: tuple[Page, ...],
    noticed: tuple[Diagnostic, ...],
    *,
    config: Config,
    root: Path,
) -> Book:
    """Merge pages into a book."""
    spec, problems = merge(pages)
    return Book(config=config, root=root, sources=sources, pages=pages, spec=spec, noticed=(*noticed, *problems))


# Check


def check_book(book: Book, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> tuple[Diagnostic, ...]:
    """All findings of a book, sorted: of its reading and of the selected rules."""
    from specglot.check.run import check, order
    from specglot.check.selection import Selection, Setting

    config = book.config
    settings = [Setting(rules=(rule,), level=_level(level)) for rule, level in sorted(config.levels.items())]
    for override in config.overrides:
        paths, locales = tuple(override.get("paths", ())), tuple(override.get("locales", ()))
        for rule, level in sorted(override.get("levels", {}).items()):
            settings.append(Setting(rules=(rule,), level=_level(level), paths=paths, locales=locales))
    selection = Selection(
        select=tuple(select) or config.select, ignore=(*config.ignore, *ignore), settings=tuple(settings)
    )
    found = check(book.spec, book.pages, book.sources, selection)
    noticed = tuple(
        replace(one, severity=level)
        for one in book.noticed
        if selection.runs(one.rule)
        and (level := selection.level(one.rule, one.severity, one.primary.path, one.locale)) is not None
    )
    return tuple(sorted((*found, *noticed), key=order))


def _level(name: str) -> Any:
    if name not in ("error", "warning", "note", "off"):
        raise InputError(f"{name!r} is no level", help="write error, warning, note or off")
    return name


# Emit


def openapi_documents(book: Book) -> tuple[str, dict[str, dict[str, Any]]]:
    """The base language, and per locale the OpenAPI document in it. The base document is under its own locale."""
    from specglot.emit.openapi import Info, document

    info = Info(title=book.config.title, version=book.config.version)
    base = next((tag for tag in book.fallback if tag in book.spec.locales), book.fallback[0] if book.fallback else "und")
    made = {
        locale: document(book.spec, lang=locale, fallback=book.fallback, info=info)
        for locale in dict.fromkeys([base, *book.spec.locales])
    }
    return base, made


def spec_outputs(book: Book) -> tuple[Output, ...]:
    """The files of the spec folder."""
    from specglot.emit import ledger
    from specglot.emit.overlay import overlay
    from specglot.emit.target import Output
    from specglot.emit.yamltext import to_yaml

    header = "Written by `specglot extract` from the localized pages. Do not edit: change the pages."
    base, documents = openapi_documents(book)
    outputs = [
        Output(path="openapi.yaml", text=to_yaml(documents[base], header=header)),
        Output(path="ledger.json", text=ledger.ledger(book.spec)),
        Output(path=ledger.SCHEMA_NAME, text=ledger.schema()),
    ]
    for locale in book.spec.locales:
        body = overlay(documents[base], documents[locale], locale=locale)
        outputs.append(Output(path=f"overlays/{locale}.yaml", text=to_yaml(body, header=header)))
    return tuple(outputs)


def code_outputs(book: Book, target: str, lang: str = "") -> tuple[Output, ...]:
    """The files of one target."""
    from specglot.emit.target import TargetRequest, produce

    base, documents = openapi_documents(book)
    wanted = lang or book.config.lang or base
    request = TargetRequest(
        spec=book.spec,
        openapi=documents.get(wanted, documents[base]),
        lang=wanted,
        fallback=book.fallback,
        version=__version__,
        templates=tuple(book.config.root / folder for folder in book.config.templates),
        options=book.config.options.get(target, {}),
    )
    return produce(target, request)


# Report and site


def run_of(book: Book, findings: Sequence[Diagnostic]) -> Run:
    """The findings made ready to be reported."""
    from specglot.check.explain import page as rule_page
    from specglot.check.fingerprint import fingerprints
    from specglot.check.registry import all_rules
    from specglot.report import Finding, RuleInfo
    from specglot.report import Run as ReportRun

    told = tuple(findings)
    return ReportRun(
        findings=tuple(
            Finding(diagnostic=one, fingerprint=key) for one, key in zip(told, fingerprints(told), strict=True)
        ),
        rules=tuple(
            RuleInfo(
                name=rule.name, short=rule.summary, full=rule_page(rule), severity=rule.severity, tags=(rule.family,)
            )
            for rule in all_rules()
        ),
        sources={source.path: source for source in book.sources},
        groups=book.spec.groups,
        locales=book.spec.locales,
        pages=len(book.pages),
        version=__version__,
    )


def site_inputs(project: Path) -> SiteInputs:
    """What the docs site of a project is made of."""
    config = load_config(project)
    return site_inputs_of(read_book((), config))


def site_inputs_of(book: Book) -> SiteInputs:
    """What the docs site of a book is made of."""
    from specglot.check.registry import all_rules
    from specglot.emit.yamltext import to_yaml
    from specglot.read.markdown import to_html
    from specglot.site.inputs import SiteInputs

    _, documents = openapi_documents(book)
    return SiteInputs(
        spec=book.spec,
        markdown=to_html,
        pages=book.pages,
        findings=check_book(book),
        sources=book.sources,
        openapi={locale: to_yaml(documents[locale]) for locale in book.spec.locales},
        fallback=book.fallback,
        name=next(iter(book.config.title.values()), ""),
        url=book.config.site_url,
        summaries={rule.name: rule.summary for rule in all_rules()},
    )

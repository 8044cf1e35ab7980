"""Read → merge → check → emit: the table of contents of the program."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

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
    from specglot.check.book import Term
    from specglot.check.fix import Repair
    from specglot.check.selection import Selection
    from specglot.emit.target import Output
    from specglot.report import Run
    from specglot.site.inputs import SiteInputs

Progress = Callable[[Iterable[disk.Found]], Iterable[disk.Found]]
"""Wraps the pages while they are read; the command line shows a bar with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """All pages of a run and what they say together."""

    config: Config
    root: Path
    sources: tuple[Source, ...]
    pages: tuple[Page, ...]
    spec: Spec

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
    for page in progress(found):
        source = disk.load(page)
        sources.append(source)
        pages.append(read_source(source, config, locale=page.locale, neutral_path=page.neutral, root=root))
    return merge_book(tuple(sources), tuple(pages), config=config, root=root)


def read_texts(texts: dict[str, str], config: Config | None = None) -> Book:
    """Read and merge pages given as path → text; for tests, editors and other callers without a folder."""
    config = config or Config(root=Path())
    sources = tuple(Source.of(path, text) for path, text in sorted(texts.items()))
    return merge_book(
        sources, tuple(read_source(source, config) for source in sources), config=config, root=config.root
    )


def read_source(
    source: Source, config: Config, *, locale: str = "", neutral_path: str = "", root: Path | None = None
) -> Page:
    """Decide one page's locale and read the page.

    The locale comes from the config's pattern, else from the path, else from the folders above the root, else from the
    text; `und` where nothing tells.
    """
    by = "config"
    if locale:
        locale = as_tag(locale) or locale
    elif found := from_path(source.path):
        locale, neutral_path, by = found
    elif root is not None and (
        found := from_path("/".join([*root.parts[-2:], source.path]).replace("//", "/"))
    ):
        locale, neutral_path, by = found[0], source.path, "path"
    else:
        locale, neutral_path, by = from_text(source.text) or "und", source.path, "text"
    return read_page(
        source,
        blocks(source),
        locale=locale,
        locale_by=by,
        neutral=neutral_path or source.path,
        words=words_for(locale, config),
    )


def words_for(locale: str, config: Config) -> Lexicon:
    """The lexicon of a locale with the config's additions; the neutral one where it has none."""
    words = lexicon_for(locale) or neutral()
    for tag in (locale.split("-", maxsplit=1)[0], locale):
        if extra := config.words.get(tag):
            words = extend(words, extra)
    return words


def merge_book(sources: tuple[Source, ...], pages: tuple[Page, ...], *, config: Config, root: Path) -> Book:
    """Merge pages into a book."""
    return Book(config=config, root=root, sources=sources, pages=pages, spec=merge(pages))


# Check


def check_book(book: Book, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> tuple[Diagnostic, ...]:
    """All findings of a book, sorted."""
    from specglot.check.run import check

    return check(
        book.spec,
        book.pages,
        book.sources,
        selection_of(book.config, select, ignore),
        glossary_of(book.config),
    )


def selection_of(config: Config, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> Selection:
    """Which rules run and how loudly: the config's word, and the command line's on top of it.

    Raises:
        InputError: a rule or a level that does not exist.
    """
    from specglot.check.selection import Selection, Setting

    settings = [Setting(rules=(rule,), level=_level(level)) for rule, level in sorted(config.levels.items())]
    for override in config.overrides:
        paths, locales = tuple(override.get("paths", ())), tuple(override.get("locales", ()))
        for rule, level in sorted(override.get("levels", {}).items()):
            settings.append(Setting(rules=(rule,), level=_level(level), paths=paths, locales=locales))
    _known_rules((*select, *ignore, *config.select, *config.ignore, *config.levels))
    return Selection(
        select=tuple(select) or config.select, ignore=(*config.ignore, *ignore), settings=tuple(settings)
    )


def glossary_of(config: Config) -> tuple[Term, ...]:
    """The project's glossary: the file the config names, or `glossary.toml` beside the config where there is one.

    Raises:
        InputError: the file is missing although it is named, or is no glossary.
    """
    from specglot.check.glossary import parse

    file = config.root / (config.glossary or "glossary.toml")
    if not file.is_file():
        if config.glossary:
            raise InputError("no such glossary", path=config.glossary)
        return ()
    return parse(disk.text_of(file), file.name)


def _known_rules(patterns: Iterable[str]) -> None:
    from fnmatch import filter as matching

    from specglot.check.registry import rule_names

    for pattern in patterns:
        if not matching(rule_names(), pattern):
            raise InputError(f"no rule is called {pattern!r}", help="`specglot rules` lists the rules")


def _level(name: str) -> Any:
    if name not in ("error", "warning", "note", "off"):
        raise InputError(f"{name!r} is no level", help="write error, warning, note or off")
    return name


# Emit


def openapi_documents(book: Book) -> tuple[str, dict[str, dict[str, Any]]]:
    """The base language, and per locale the OpenAPI document in it. The base document is under its own locale."""
    from specglot.emit.openapi import Info, document

    info = Info(title=book.config.title, version=book.config.version)
    base = next(
        (tag for tag in book.fallback if tag in book.spec.locales),
        book.fallback[0] if book.fallback else "und",
    )
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


def run_of(
    book: Book,
    findings: Sequence[Diagnostic],
    known: Known | None = None,
    ran: Callable[[str], bool] = lambda _rule: True,
) -> Run:
    """The findings made ready to be reported: identified, those held back marked with the reason.

    Args:
        book: what was read.
        findings: what was found.
        known: findings that are no news.
        ran: whether a rule took part in this run; only then a comment against it can be called idle.
    """
    from specglot.check.explain import page as rule_page
    from specglot.check.fingerprint import fingerprints
    from specglot.check.registry import all_rules
    from specglot.report import Finding, RuleInfo
    from specglot.report import Run as ReportRun

    told, reasons = _held_back(book, tuple(findings), ran)
    keys = fingerprints(told)
    kept: list[Finding] = []
    by: Literal["comment", "baseline"]
    for one, key, comment in zip(told, keys, reasons, strict=True):
        old = known if known and comment is None and key in known.fingerprints else None
        by = "baseline" if old else "comment"
        reason = old.reason if old else comment
        kept.append(
            Finding(
                diagnostic=one,
                fingerprint=key,
                suppressed=reason,
                suppressed_by=by,
                url=_rule_url(book, one.rule),
            )
        )
    return ReportRun(
        findings=tuple(kept),
        rules=tuple(
            RuleInfo(
                name=rule.name,
                short=rule.summary,
                full=rule_page(rule),
                url=_rule_url(book, rule.name),
                severity=rule.severity,
                tags=(rule.family,),
            )
            for rule in all_rules()
        ),
        sources={source.path: source for source in book.sources},
        groups=book.spec.groups,
        locales=book.spec.locales,
        pages=len(book.pages),
        version=__version__,
        root=_from_here(book.root),
    )


def _from_here(root: Path) -> str:
    """The source root relative to the folder the command runs in, where CI runs it: the repository."""
    here = Path.cwd()
    return root.relative_to(here).as_posix() if root.is_relative_to(here) and root != here else ""


def _rule_url(book: Book, rule: str) -> str:
    """Where a rule's page is: in the published site, where there is one; else its name, which `explain` takes."""
    return (
        f"{book.config.site_url.rstrip('/')}/rules/{rule}.html"
        if book.config.site_url
        else f"urn:specglot:rule:{rule}"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Findings that are no news: their fingerprints, and why."""

    fingerprints: frozenset[str]
    reason: str


def _held_back(
    book: Book, findings: tuple[Diagnostic, ...], ran: Callable[[str], bool]
) -> tuple[tuple[Diagnostic, ...], tuple[str | None, ...]]:
    """The findings and those about suppression comments, and for each the reason a comment gives against it."""
    from specglot.check.registry import rule_names
    from specglot.check.suppress import suppress

    places = {page.path: (group.id, page.locale) for group in book.spec.groups for page in group.pages}
    held = suppress(findings, book.sources, rule_names(), places, ran)
    return (*findings, *held.findings), (*held.reasons, *(None for _ in held.findings))


def fingerprints_at(ref: str, arguments: Sequence[Path], book: Book) -> frozenset[str]:
    """The fingerprints of what was found before this branch, at a git revision.

    Raises:
        InputError: the revision cannot be read.
    """
    from specglot.check.fingerprint import fingerprints
    from specglot.history import files_at

    before = files_at(ref, book.root, disk.SUFFIXES)
    now = {source.path for source in book.sources}
    folders = tuple(
        f"{path.resolve().relative_to(book.root).as_posix()}/" for path in arguments if path.is_dir()
    )
    texts: dict[str, str] = {}
    for path, data in before.items():
        inside = path in now or any(folder == "./" or path.startswith(folder) for folder in folders)
        if inside or (not arguments and disk.matches(book.config.pages, path)):
            texts[path] = data.decode("utf-8", "replace")
    if not texts:
        return frozenset()
    return frozenset(fingerprints(check_book(read_texts(texts, book.config))))


def repair_book(book: Book, findings: Sequence[Diagnostic]) -> Repair:
    """The repairs that findings carry, on the bytes that lie on disk."""
    from specglot.check.fix import repair

    paths = sorted({edit.span.path for one in findings if one.fix for edit in one.fix.edits})
    return repair({path: (book.root / path).read_bytes() for path in paths}, findings)


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

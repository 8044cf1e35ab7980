"""Book → findings, and findings → a report's input: selected, identified, held back, repaired."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, overload

import msgspec

from specglot import __version__, disk
from specglot.config import Config
from specglot.model.dates import UNKNOWN, Dates
from specglot.model.diagnostic import Diagnostic
from specglot.model.errors import InputError
from specglot.model.spec import PageGroup
from specglot.pipeline.book import Book, read_texts
from specglot.pipeline.checked import Checked
from specglot.recall import inputs

if TYPE_CHECKING:
    from specglot.check.book import Term
    from specglot.check.fix import Repair
    from specglot.check.selection import Selection
    from specglot.report import RuleInfo, Run


def check_book(
    book: Book, select: Sequence[str] = (), ignore: Sequence[str] = (), dates: Dates = UNKNOWN
) -> tuple[Diagnostic, ...]:
    """All findings of a book, sorted."""
    from specglot.check.run import check

    return check(
        book.spec,
        book.pages,
        book.sources,
        selection_of(book.config, select, ignore),
        glossary_of(book.config),
        dates,
        frozenset(book.config.words),
    )


def dates_of(root: Path, groups: Iterable[PageGroup], ref: str = "HEAD") -> Dates:
    """When pages changed, as far as git knows it; nothing where they lie in no git work tree."""
    from specglot.history import page_dates

    refs = [page for group in groups for page in group.pages]
    return page_dates(root, {page.path for page in refs}, {page.cohort for page in refs}, ref)


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
    file = config.root / (config.glossary or "glossary.toml")
    if inputs.kind_of(file) != "file":
        if config.glossary:
            raise InputError("no such glossary", path=config.glossary)
        return ()
    from specglot.check.glossary import parse

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


def run_of(
    checked: Checked, known: Known | None = None, ran: Callable[[str], bool] = lambda _rule: True
) -> Run:
    """The findings made ready to be reported: identified, those held back marked with the reason.

    Args:
        checked: what was found, and in what.
        known: findings that are no news.
        ran: whether a rule took part in this run; only then a comment against it can be called idle.
    """
    from specglot.check.fingerprint import fingerprints
    from specglot.report import Finding
    from specglot.report import Run as ReportRun

    told, reasons = _held_back(checked, ran)
    url = _rule_urls(checked.config)
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
                url=url(one.rule),
            )
        )
    return ReportRun(
        findings=tuple(kept),
        rules=_Described(url),
        sources=checked.sources,
        groups=checked.groups,
        locales=checked.locales,
        pages=checked.pages,
        version=__version__,
        root=_from_here(checked.root),
    )


def _from_here(root: Path) -> str:
    """The source root relative to the folder the command runs in, where CI runs it: the repository."""
    here = Path.cwd()
    return root.relative_to(here).as_posix() if root.is_relative_to(here) and root != here else ""


def _rule_urls(config: Config) -> Callable[[str], str]:
    """Where a rule's page is: in the published site, where that has one; else its name, which `explain` takes."""
    if config.site_url and inputs.kind_of(config.root / "docs/manual/rules") == "folder":
        return lambda rule: f"{config.site_url.rstrip('/')}/manual/rules/{rule}.html"
    return lambda rule: f"urn:specglot:rule:{rule}"


class _Described(Sequence["RuleInfo"]):
    """All rules as a report may describe them; their pages are made when one does."""

    def __init__(self, url: Callable[[str], str]) -> None:
        self._url = url

    @cached_property
    def _all(self) -> tuple[RuleInfo, ...]:
        from specglot.check.explain import page
        from specglot.check.registry import all_rules
        from specglot.report import RuleInfo

        return tuple(
            RuleInfo(
                name=rule.name,
                short=rule.summary,
                full=page(rule),
                url=self._url(rule.name),
                severity=rule.severity,
                tags=(rule.family,),
            )
            for rule in all_rules()
        )

    @overload
    def __getitem__(self, index: int) -> RuleInfo: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[RuleInfo]: ...
    def __getitem__(self, index: int | slice) -> RuleInfo | Sequence[RuleInfo]:
        return self._all[index]

    def __len__(self) -> int:
        return len(self._all)


class Known(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Findings that are no news: their fingerprints, and why."""

    fingerprints: frozenset[str]
    reason: str


def _held_back(
    checked: Checked, ran: Callable[[str], bool]
) -> tuple[tuple[Diagnostic, ...], tuple[str | None, ...]]:
    """The findings and those about suppression comments, and for each the reason a comment gives against it."""
    from specglot.check.registry import rule_names
    from specglot.check.suppress import suppress

    places = {page.path: (group.id, page.locale) for group in checked.groups for page in group.pages}
    held = suppress(checked.findings, checked.sources.commented(), rule_names(), places, ran)
    return (*checked.findings, *held.findings), (*held.reasons, *(None for _ in held.findings))


def fingerprints_at(ref: str, arguments: Sequence[Path], checked: Checked) -> frozenset[str]:
    """The fingerprints of what was found before this branch, at a git revision.

    Raises:
        InputError: the revision cannot be read.
    """
    from specglot.check.fingerprint import fingerprints
    from specglot.history import base_of, files_at

    before = files_at(ref, checked.root, disk.SUFFIXES)
    now = set(checked.sources)
    folders = tuple(
        f"{path.resolve().relative_to(checked.root).as_posix()}/" for path in arguments if path.is_dir()
    )
    texts: dict[str, str] = {}
    for path, data in before.items():
        inside = path in now or any(folder == "./" or path.startswith(folder) for folder in folders)
        if inside or (not arguments and disk.matches(checked.config.pages, path)):
            texts[path] = data.decode("utf-8", "replace")
    if not texts:
        return frozenset()
    then = read_texts(texts, checked.config)
    dates = dates_of(checked.root, then.spec.groups, base_of(ref, checked.root))
    return frozenset(fingerprints(check_book(then, dates=dates)))


def repair_book(checked: Checked) -> Repair:
    """The repairs that findings carry, on the bytes that lie on disk."""
    from specglot.check.fix import repair

    paths = sorted({edit.span.path for one in checked.findings if one.fix for edit in one.fix.edits})
    return repair({path: inputs.read(checked.root / path) for path in paths}, checked.findings)

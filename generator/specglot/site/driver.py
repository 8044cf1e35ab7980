"""SiteInputs → a site folder: one mkdocs build per locale and one for the root."""

from __future__ import annotations

import importlib
import logging
import os
import shutil
import sys
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from specglot.model.diagnostic import Diagnostic
from specglot.model.errors import InputError
from specglot.model.source import Span
from specglot.site.inputs import SiteInputs
from specglot.site.linkcheck import base_of, broken_links
from specglot.site.markup import dropped_links
from specglot.site.settings import settings
from specglot.site.site import ROOT, Site

Engine = Literal["mkdocs", "properdocs"]
_OURS = "status.json"
"""A file that every site of ours has; a folder with other content is never replaced."""


def build_site(
    inputs: SiteInputs, out: Path, *, docs: Path | None = None, engine: Engine = "mkdocs"
) -> tuple[Diagnostic, ...]:
    """Build the whole site.

    Everything is made in a staging folder beside `out` and swapped in at the end, so that a build that fails leaves the
    old site as it was.

    Args:
        inputs: What the site is made of.
        out: The site folder.
        docs: Folder with further Markdown pages (the manual). They come below a folder of the same name. None for none.
        engine: Which package builds; `properdocs` is a drop-in for mkdocs. It must be installed, and takes over the
            whole process: one process can only ever use one of them.

    Returns:
        Warnings of the build, broken links, dropped links, and an error where a page is missing or too many.

    Raises:
        InputError: `out` holds something that is no site of ours, or the engine failed, or cannot be had.
    """
    _refuse(out)
    site = Site(inputs)
    out.parent.mkdir(parents=True, exist_ok=True)
    staging = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    try:
        with _quiet(engine), _warnings(engine) as warnings, _nothing() as nothing:
            written = _build(site, ROOT, staging, docs or nothing)
            for locale in inputs.spec.locales:
                written += _build(site, locale, staging / locale, nothing)
        found = [
            *warnings,
            *_counted(staging, site.page_count() + written),
            *_links(staging, inputs.url),
            *_dropped(inputs),
        ]
        _swap(staging, out)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return tuple(found)


def _refuse(out: Path) -> None:
    if out.exists() and not out.is_dir():
        raise InputError(
            f"{out.name} is a file, not a folder", path=out.name, help="name another folder for the site"
        )
    if out.is_dir() and any(out.iterdir()) and not (out / _OURS).is_file():
        raise InputError(
            f"{out.name} holds files that no site build wrote",
            path=out.name,
            help="name an empty folder, or remove what is in it",
        )


def _build(site: Site, scope: str, target: Path, docs: Path) -> int:
    """One mkdocs build; the number of pages that came from `docs`."""
    from mkdocs.commands.build import build
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.exceptions import Abort, BuildError, ConfigurationError

    from specglot.site.part import PartPlugin

    plugin = PartPlugin(site, scope, docs.name)
    config: Any = MkDocsConfig(config_file_path=str(docs.parent.parent / "mkdocs.yml"))
    config.load_dict(settings(site.name, site.inputs.url, scope, target, docs))
    errors, notices = config.validate()
    for key, problem in (*errors, *notices):
        raise InputError(f"mkdocs refused `{key}`: {problem}")
    plugin.load_config({})
    config.plugins["specglot"] = plugin
    try:
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        config.plugins.on_shutdown()
    except (Abort, BuildError, ConfigurationError) as problem:
        raise InputError(f"mkdocs could not build the site: {problem}") from problem
    return plugin.others


@contextmanager
def _nothing() -> Generator[Path, None, None]:
    """An empty docs folder; mkdocs insists on one."""
    with tempfile.TemporaryDirectory() as parent:
        folder = Path(parent) / "docs" / "nothing"
        folder.mkdir(parents=True)
        yield folder


@contextmanager
def _quiet(engine: Engine) -> Generator[None, None, None]:
    """Choose the engine, and keep it and its neighbours from printing notices about each other."""
    _choose(engine)
    names = ("NO_MKDOCS_2_WARNING", "DISABLE_MKDOCS_2_WARNING")
    before = {name: os.environ.get(name) for name in names}
    os.environ.update(NO_MKDOCS_2_WARNING="1", DISABLE_MKDOCS_2_WARNING="true")
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def _choose(engine: Engine) -> None:
    running = getattr(sys.modules.get("mkdocs"), "__name__", engine)
    if running != engine:
        raise InputError(
            f"{running} builds in this process, so {engine} cannot",
            help="start a process of its own for each",
        )
    if engine == "properdocs":
        try:
            importlib.import_module("properdocs.replacement")
        except ModuleNotFoundError as problem:
            raise InputError(
                "properdocs is not installed", help="pip install properdocs, or build with mkdocs"
            ) from problem


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.found: list[Diagnostic] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.found.append(_finding("site-build", record.getMessage()))


@contextmanager
def _warnings(engine: Engine) -> Generator[list[Diagnostic], None, None]:
    """Collect what the engine warns of: with `-q` its own count swallows warnings."""
    logger = logging.getLogger(engine)
    collector, before = _Collector(), (logger.propagate, logger.level)
    logger.addHandler(collector)
    logger.propagate = False
    try:
        yield collector.found
    finally:
        logger.removeHandler(collector)
        logger.propagate, level = before
        logger.setLevel(level)


def _finding(rule: str, message: str, path: str = "site") -> Diagnostic:
    here = Span(path=path, line=1, column=1, end_line=1, end_column=1)
    return Diagnostic(rule=rule, severity="warning", message=message, primary=here)


def _counted(staging: Path, wanted: int) -> tuple[Diagnostic, ...]:
    count = sum(path.name != "404.html" for path in staging.rglob("*.html"))
    if count == wanted:
        return ()
    message = f"the site has {count} pages, the spec calls for {wanted}"
    finding = _finding("site-pages", message)
    return (Diagnostic(rule=finding.rule, severity="error", message=message, primary=finding.primary),)


def _links(staging: Path, url: str) -> tuple[Diagnostic, ...]:
    return tuple(
        _finding("site-link", f"link to {problem.target!r}: {problem.reason}", problem.page)
        for problem in broken_links(staging, base=base_of(url))
    )


def _dropped(inputs: SiteInputs) -> tuple[Diagnostic, ...]:
    return tuple(item for page in inputs.pages for text in page.texts for item in dropped_links(text.prose))


def _swap(staging: Path, out: Path) -> None:
    staging.chmod(0o755)
    old = staging.with_name(staging.name + "-old")
    if out.exists():
        out.rename(old)
    staging.rename(out)
    shutil.rmtree(old, ignore_errors=True)

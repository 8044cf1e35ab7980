"""A parsed command line → what the command does and says."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from specglot import disk, pipeline
from specglot.config import Config, load_config
from specglot.model.diagnostic import SEVERITIES, Diagnostic, InputError

if TYPE_CHECKING:
    from specglot.check.baseline import Entry
    from specglot.emit.target import Output


class Voice(Protocol):
    """What a command may say, and how."""

    def say(self, text: str) -> None:
        """A result."""

    def note(self, text: str) -> None:
        """Something beside the result."""

    @property
    def coloured(self) -> bool:
        """Whether results may be coloured."""
        ...

    @property
    def interactive(self) -> bool:
        """Whether a progress bar makes sense."""
        ...


def run(arguments: argparse.Namespace, voice: Voice) -> int:
    """Run one command; returns its exit status."""
    return _COMMANDS[arguments.command](arguments, voice)


def _config(arguments: argparse.Namespace) -> Config:
    if arguments.config is None:
        return load_config(Path.cwd())
    if not arguments.config.is_file():
        raise InputError("no such config file", path=str(arguments.config))
    return load_config(arguments.config.parent)


def _book(
    arguments: argparse.Namespace, voice: Voice, sources: Sequence[Path] | None = None
) -> pipeline.Book:
    given = sources if sources is not None else arguments.source
    book = pipeline.read_book(given, _config(arguments), _progress(voice))
    if arguments.verbose:
        for group in book.spec.groups:
            voice.note(f"{group.id}: pages tied by {group.by}")
            for page in group.pages:
                voice.note(f"  {page.locale} (by {page.locale_by}) {page.path}")
    return book


def _progress(voice: Voice) -> pipeline.Progress:
    def wrapped(pages: Iterable[disk.Found]) -> Iterable[disk.Found]:
        if not voice.interactive:
            return pages
        from tqdm import tqdm

        return tqdm(list(pages), desc="reading", unit="page", delay=1, leave=False)

    return wrapped


def _extract(arguments: argparse.Namespace, voice: Voice) -> int:
    book = _book(arguments, voice)
    folder = arguments.out or book.config.root / book.config.spec
    status = _emit(folder, pipeline.spec_outputs(book), "specglot extract", arguments.check, voice)
    return status | _coverage(arguments, book, voice)


def _coverage(arguments: argparse.Namespace, book: pipeline.Book, voice: Voice) -> int:
    """Tell what was read, and whether it is enough."""
    if not arguments.coverage and arguments.min_coverage is None:
        return 0
    from specglot.report import coverage

    if arguments.coverage:
        voice.say(
            coverage.as_json(book.pages) if arguments.coverage == "json" else coverage.as_text(book.pages)
        )
    if arguments.min_coverage is None:
        return 0
    short = [one for one in coverage.by_locale(book.pages) if one.share < arguments.min_coverage]
    for one in short:
        voice.note(f"{one.name}: {one.share:.1%} of the blocks read, {arguments.min_coverage:.1%} wanted")
    return 1 if short else 0


def _check(arguments: argparse.Namespace, voice: Voice) -> int:
    from specglot.report import FORMATS

    book = _book(arguments, voice)
    findings = pipeline.check_book(book, _listed(arguments.select), _listed(arguments.ignore))
    if arguments.fix or arguments.diff:
        return _repair(arguments, book, findings, voice)
    file = arguments.baseline or (book.config.root / book.config.baseline if book.config.baseline else None)
    if arguments.update_baseline:
        return _update_baseline(file, findings, book, arguments, voice)
    known: pipeline.Known | None = None
    if arguments.base:
        before = pipeline.fingerprints_at(arguments.base, arguments.source, book)
        known = pipeline.Known(fingerprints=before, reason=f"already found at {arguments.base}")
    elif file is not None:
        known, stale = _baseline(file, findings, _scope(book, arguments))
        findings = (*findings, *stale)
    ran = pipeline.selection_of(book.config, _listed(arguments.select), _listed(arguments.ignore)).runs
    run = pipeline.run_of(book, findings, known, ran)
    to_terminal = arguments.format == "text" and arguments.output is None
    text = (
        FORMATS[arguments.format](run, colour=voice.coloured)
        if to_terminal
        else FORMATS[arguments.format](run)
    )
    told = [finding.diagnostic for finding in run.findings if finding.suppressed is None]
    if arguments.output:
        disk.write(arguments.output, text.encode("utf-8"))
        voice.note(f"{_counts(told)}; written to {arguments.output}")
    else:
        voice.say(text)
    return _status(told, arguments.fail_on or book.config.fail_on)


def _baseline(
    file: Path, findings: Sequence[Diagnostic], covers: Callable[[Entry], bool]
) -> tuple[pipeline.Known, tuple[Diagnostic, ...]]:
    """What the baseline knows, and a note on entries that this run could have found and did not."""
    from specglot.check import baseline

    if not file.is_file():
        raise InputError("no such baseline", path=str(file), help="write one with --update-baseline")
    entries = baseline.read(disk.text_of(file), file.name)
    note = baseline.stale_note(file.name, baseline.compare(findings, entries, covers).stale)
    known = pipeline.Known(
        fingerprints=frozenset(entry.fingerprint for entry in entries), reason=f"known to {file.name}"
    )
    return known, (note,) if note else ()


def _scope(book: pipeline.Book, arguments: argparse.Namespace) -> Callable[[Entry], bool]:
    """Whether a run of these rules over these pages could have found a baseline's entry."""
    ran = pipeline.selection_of(book.config, _listed(arguments.select), _listed(arguments.ignore)).runs
    groups = {group.id for group in book.spec.groups} | {""}
    return lambda entry: ran(entry.rule) and entry.group in groups


def _update_baseline(
    file: Path | None,
    findings: Sequence[Diagnostic],
    book: pipeline.Book,
    arguments: argparse.Namespace,
    voice: Voice,
) -> int:
    from specglot.check import baseline

    if file is None:
        raise InputError("no baseline is named", help="give --baseline FILE, or set `baseline` in [check]")
    before = baseline.read(disk.text_of(file), file.name) if file.is_file() else ()
    entries = baseline.update(findings, before, _scope(book, arguments))
    disk.write(file, baseline.write(entries).encode("utf-8"))
    voice.note(f"{_shown(file)}: {len(entries)} {'finding' if len(entries) == 1 else 'findings'}")
    return 0


def _repair(
    arguments: argparse.Namespace, book: pipeline.Book, findings: Sequence[Diagnostic], voice: Voice
) -> int:
    from specglot.report.visible import visible

    done = pipeline.repair_book(book, findings)
    if arguments.diff:
        voice.say(
            "\n".join(visible(line) for line in done.diff.split("\n")) if done.diff else "nothing to repair"
        )
        return 0
    for file in done.files:
        disk.write(book.root / file.path, file.after)
    for line in done.told:
        voice.say(visible(line))
    for refused in done.refused:
        voice.note(visible(f"{refused.diagnostic.primary}: not repaired: {refused.reason}"))
    voice.note(f"{len(done.applied)} repairs in {len(done.files)} files, {len(done.refused)} left to people")
    return 0


def _generate(arguments: argparse.Namespace, voice: Voice) -> int:
    book = _book(arguments, voice)
    folder = arguments.out or book.config.root / book.config.generated
    status = 0
    for target in _listed(arguments.target) or book.config.targets:
        outputs = pipeline.code_outputs(book, target, arguments.lang)
        status |= _emit(folder / target, outputs, "specglot generate", arguments.check, voice)
    return status


def _site(arguments: argparse.Namespace, voice: Voice) -> int:
    book = _book(arguments, voice)
    return _build_site(book, arguments.out or book.config.root / book.config.site, voice)


def _build_site(book: pipeline.Book, folder: Path, voice: Voice) -> int:
    from specglot.site.driver import build_site

    manual = book.config.root / "docs" / "manual"
    found = build_site(pipeline.site_inputs_of(book), folder, docs=manual if manual.is_dir() else None)
    for finding in found:
        voice.note(f"{finding.severity}: {finding.primary}: {finding.message}")
    pages = sum(1 for _ in folder.rglob("*.html"))
    voice.note(f"{_shown(folder)}: {pages} pages in {len(book.spec.locales)} locales")
    return _status(found, "error")


def _build(arguments: argparse.Namespace, voice: Voice) -> int:
    book = _book(arguments, voice)
    config = book.config
    command = "specglot build"
    status = _emit(
        config.root / config.spec, pipeline.spec_outputs(book), "specglot extract", arguments.check, voice
    )
    for target in config.targets:
        outputs = pipeline.code_outputs(book, target)
        status |= _emit(
            config.root / config.generated / target, outputs, "specglot generate", arguments.check, voice
        )
    findings = pipeline.check_book(book)
    if not arguments.check:
        if any(_at_least(one, "warning") for one in findings):
            from specglot.report import FORMATS

            voice.say(FORMATS["text"](pipeline.run_of(book, findings), colour=voice.coloured))
        if not arguments.no_site:
            status |= _build_site(book, config.root / config.site, voice)
    spec = book.spec
    voice.note(
        f"{command}: {len(book.pages)} pages in {len(spec.locales)} locales ({', '.join(spec.locales)}):"
        f" {len(spec.operations)} operations, {sum(len(schema.fields) for schema in spec.schemas)} table rows,"
        f" {sum(len(enum.values) for enum in spec.enums)} enumeration values; {_counts(findings)}"
    )
    return status | _status(findings, config.fail_on)


def _mock(arguments: argparse.Namespace, voice: Voice) -> int:
    try:
        from specglot.mock.app import create
        from specglot.mock.serve import serve
    except ModuleNotFoundError as error:
        raise InputError(f"the mock server needs {error.name}", help="pip install 'specglot[mock]'") from error
    from specglot.emit import texts
    from specglot.mock.complaints import complaints
    from specglot.mock.language import Texts
    from specglot.mock.settings import parse
    from specglot.mock.store import Store

    book = _book(arguments, voice)
    settings = parse(book.config.mock, path=book.config.path)
    for line in complaints(settings, book.spec):
        voice.note(line)
    base, documents = pipeline.openapi_documents(book)
    app = create(
        book.spec,
        documents,
        base=base,
        settings=settings,
        texts=Texts(pick=texts.pick, order=texts.order, fallback=book.fallback),
        store=Store(arguments.store) if arguments.store else None,
    )
    serve(app, host=arguments.host, port=arguments.port, quiet=arguments.quiet, announce=voice.say)
    return 0


def _explain(arguments: argparse.Namespace, voice: Voice) -> int:
    from specglot.check.explain import explain
    from specglot.check.registry import rule_names

    subject = " ".join(arguments.subject)
    if subject in rule_names():
        voice.say(explain(subject))
        return 0
    from specglot.report.testimony import testimony

    book = _book(arguments, voice, sources=arguments.source)
    text = testimony(book.spec, {source.path: source for source in book.sources}, subject)
    if text is None:
        raise InputError(
            f"{subject!r} is neither a rule nor a fact of these pages",
            help="`specglot rules` lists the rules; a fact is written like `POST /v1/items name`",
        )
    voice.say(text)
    return 0


def _rules(_arguments: argparse.Namespace, voice: Voice) -> int:
    from specglot.check.registry import all_rules

    rules = all_rules()
    width = max(len(rule.name) for rule in rules)
    voice.say("\n".join(f"{rule.name:<{width}}  {rule.severity:<7}  {rule.summary}" for rule in rules))
    return 0


def _locales(_arguments: argparse.Namespace, voice: Voice) -> int:
    from babel import Locale

    from specglot.lexicon import available

    for tag in available():
        locale = Locale.parse(tag, sep="-")
        voice.say(f"{tag:<8}  {locale.get_display_name('en')} ({locale.get_display_name()})")
    return 0


def _init(arguments: argparse.Namespace, voice: Voice) -> int:
    target = Path.cwd() / "specglot.toml"
    if target.exists() and not arguments.force:
        raise InputError("there is a config already", path=target.name, help="use --force to replace it")
    root, found = disk.find_sources(arguments.source or [Path.cwd()], Path.cwd())
    book = pipeline.read_book(arguments.source or [Path.cwd()], Config(root=root))
    patterns = sorted({_pattern_of(page.neutral) for page in book.pages if "*" in page.neutral})
    loose = sorted(page.path for page in book.pages if "*" not in page.neutral)
    lines = [
        "[project]",
        "pages = [",
        *(f'    "{pattern}",' for pattern in [*patterns, *loose]),
        "]",
        f"fallback = [{', '.join(f'{chr(34)}{tag}{chr(34)}' for tag in book.fallback)}]",
        "",
        "[generate]",
        'targets = ["python"]',
        f'lang = "{book.fallback[0] if book.fallback else "en"}"',
    ]
    disk.write(target, ("\n".join(lines) + "\n").encode("utf-8"))
    voice.note(f"{target.name}: {len(found)} pages in {', '.join(book.spec.locales)}")
    return 0


def _pattern_of(neutral: str) -> str:
    folder, _, name = neutral.replace("*", "{locale}", 1).rpartition("/")
    if "{locale}" in name:
        return f"{folder}/**/*.{{locale}}.{name.rsplit('.', 1)[-1]}".lstrip("/")
    head = folder.split("{locale}")[0] + "{locale}"
    return f"{head}/**/*.{name.rsplit('.', 1)[-1]}"


def _emit(folder: Path, outputs: Sequence[Output], command: str, check: bool, voice: Voice) -> int:
    """Write outputs into a folder, or tell whether that would change anything."""
    from specglot.emit import manifest

    planned, there = disk.plan(folder, outputs, command)
    shown = _shown(folder)
    if check:
        if planned.fresh:
            return 0
        voice.say(manifest.diff(planned, there, outputs))
        voice.note(f"{shown}: not what `{command}` writes; run `specglot build` and commit the result")
        return 1
    disk.carry_out(folder, planned)
    for line in manifest.explain(replace(planned, extra=()), shown):
        voice.note(line)
    voice.note(
        f"{shown}: {len(planned.write)} written, {len(planned.unchanged)} unchanged, {len(planned.remove)} removed"
    )
    return 1 if planned.kept_edited else 0


def _shown(folder: Path) -> str:
    try:
        return folder.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return str(folder)


def _listed(given: Sequence[str]) -> tuple[str, ...]:
    return tuple(name for item in given for name in item.split(",") if name)


def _counts(findings: Iterable[Diagnostic]) -> str:
    counts = Counter(finding.severity for finding in findings)
    return ", ".join(f"{counts[level]} {level}{'' if counts[level] == 1 else 's'}" for level in SEVERITIES)


def _at_least(finding: Diagnostic, level: str) -> bool:
    return SEVERITIES.index(finding.severity) <= [*SEVERITIES].index(level)  # type: ignore[arg-type]


def _status(findings: Iterable[Diagnostic], fail_on: str) -> int:
    return 1 if any(_at_least(finding, fail_on) for finding in findings) else 0


_COMMANDS = {
    "build": _build,
    "extract": _extract,
    "check": _check,
    "generate": _generate,
    "site": _site,
    "mock": _mock,
    "explain": _explain,
    "rules": _rules,
    "locales": _locales,
    "init": _init,
}

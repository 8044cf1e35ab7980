"""Pages → a report of what contradicts, a baseline, or repairs."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from specglot import disk, pipeline
from specglot.commands.shared import Voice, config_of, counts, listed, means_of, shown, status_of, tell_groups
from specglot.model.diagnostic import Diagnostic
from specglot.model.errors import InputError
from specglot.pipeline import Checked
from specglot.pipeline.packing import unpacked
from specglot.recall import inputs
from specglot.recall.cache import Cache, digest

if TYPE_CHECKING:
    from specglot.check.baseline import Entry
    from specglot.report import Run


def run(arguments: argparse.Namespace, voice: Voice) -> int:
    """Report what contradicts; 1 where a finding is at or above the level that fails."""
    from specglot.report import FORMATS, together

    config = config_of(arguments)
    books = pipeline.files_of_books(arguments.source, config, listed(arguments.book))
    if arguments.baseline and len(books) > 1:
        names = ", ".join(book.config.name for book in books)
        raise InputError("a baseline is of one book", help=f"add --book with one of: {names}")
    means = means_of(arguments, config, voice)
    found = [
        pipeline.check_files(book, means, listed(arguments.select), listed(arguments.ignore))
        for book in books
    ]
    if arguments.verbose:
        for one in found:
            tell_groups(one.config, one.groups, one.learned, voice)
    if arguments.fix or arguments.diff:
        return max(_repair(arguments, one, voice) for one in found)
    if arguments.update_baseline:
        return max(_update_baseline(one, arguments, voice) for one in found)
    runs = [_run(one, arguments) for one in found]
    run = together(runs)
    if arguments.format == "text":
        colour = voice.coloured and arguments.output is None
        text = _text(run, colour, [one.sources for one in found], means.cache)
    else:
        text = FORMATS[arguments.format](run)
    told = [finding.diagnostic for finding in run.findings if finding.suppressed is None]
    if arguments.output:
        disk.write(arguments.output, text.encode("utf-8"))
        voice.note(f"{counts(told)}; written to {arguments.output}")
    else:
        voice.say(text)
    return max(
        status_of(
            (one.diagnostic for one in run.findings if one.suppressed is None),
            arguments.fail_on or checked.config.fail_on,
        )
        for checked, run in zip(found, runs, strict=True)
    )


def _text(run: Run, colour: bool, texts: Sequence[pipeline.Texts], cache: Cache) -> str:
    """The report in words; of findings that the last one told, too, what it said of them."""
    from specglot.report.text import Written, render

    if not cache.keeps:
        return render(run, colour=colour)

    def content(path: str) -> bytes:
        return next(one.digest(path) for one in reversed(texts) if path in one)

    key = digest(["colour" if colour else "plain"])
    before = unpacked(msgspec.msgpack.Decoder(dict[bytes, str]), cache.get("written", key))
    written = Written(before or {}, content)
    text = render(run, colour=colour, written=written)
    if written.now != written.before:
        cache.put("written", key, msgspec.msgpack.encode(written.now))
    return text


def _baseline_file(checked: Checked, arguments: argparse.Namespace) -> Path | None:
    """The baseline that the command line or the config names."""
    config = checked.config
    return arguments.baseline or (config.root / config.baseline if config.baseline else None)


def _run(checked: Checked, arguments: argparse.Namespace) -> Run:
    """A book's findings, less those that are no news."""
    file = _baseline_file(checked, arguments)
    known: pipeline.Known | None = None
    if arguments.base:
        before = pipeline.fingerprints_at(arguments.base, arguments.source, checked)
        known = pipeline.Known(fingerprints=before, reason=f"already found at {arguments.base}")
    elif file is not None:
        known, stale = _baseline(file, checked.findings, _scope(checked, arguments))
        checked = replace(checked, findings=(*checked.findings, *stale))
    return pipeline.run_of(checked, known, _ran(checked, arguments))


def _ran(checked: Checked, arguments: argparse.Namespace) -> Callable[[str], bool]:
    """Whether a rule took part in this run."""
    return pipeline.selection_of(checked.config, listed(arguments.select), listed(arguments.ignore)).runs


def _baseline(
    file: Path, findings: Sequence[Diagnostic], covers: Callable[[Entry], bool]
) -> tuple[pipeline.Known, tuple[Diagnostic, ...]]:
    """What the baseline knows, and a note on entries that this run could have found and did not."""
    from specglot.check import baseline

    if inputs.kind_of(file) != "file":
        raise InputError("no such baseline", path=str(file), help="write one with --update-baseline")
    entries = baseline.read(disk.text_of(file), file.name)
    note = baseline.stale_note(file.name, baseline.compare(findings, entries, covers).stale)
    known = pipeline.Known(
        fingerprints=frozenset(entry.fingerprint for entry in entries), reason=f"known to {file.name}"
    )
    return known, (note,) if note else ()


def _scope(checked: Checked, arguments: argparse.Namespace) -> Callable[[Entry], bool]:
    """Whether a run of these rules over these pages could have found a baseline's entry."""
    ran = _ran(checked, arguments)
    groups = {group.id for group in checked.groups} | {""}
    return lambda entry: ran(entry.rule) and entry.group in groups


def _update_baseline(checked: Checked, arguments: argparse.Namespace, voice: Voice) -> int:
    from specglot.check import baseline

    file = _baseline_file(checked, arguments)
    if file is None:
        raise InputError("no baseline is named", help="give --baseline FILE, or set `baseline` in [check]")
    before = baseline.read(disk.text_of(file), file.name) if inputs.kind_of(file) == "file" else ()
    entries = baseline.update(checked.findings, before, _scope(checked, arguments))
    disk.write(file, baseline.write(entries).encode("utf-8"))
    voice.note(f"{shown(file)}: {len(entries)} {'finding' if len(entries) == 1 else 'findings'}")
    return 0


def _repair(arguments: argparse.Namespace, checked: Checked, voice: Voice) -> int:
    from specglot.report.visible import visible

    done = pipeline.repair_book(checked)
    if arguments.diff:
        voice.say(
            "\n".join(visible(line) for line in done.diff.split("\n")) if done.diff else "nothing to repair"
        )
        return 0
    for file in done.files:
        disk.write(checked.root / file.path, file.after)
    for line in done.told:
        voice.say(visible(line))
    for refused in done.refused:
        voice.note(visible(f"{refused.diagnostic.primary}: not repaired: {refused.reason}"))
    voice.note(f"{len(done.applied)} repairs in {len(done.files)} files, {len(done.refused)} left to people")
    return 0

"""Diagnostics made ready to be written: fingerprints, suppressions, rule pages, source lines."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Mapping, Sequence
from posixpath import normpath
from typing import Literal

import msgspec

from specglot.model.diagnostic import Diagnostic, Severity
from specglot.model.source import Source
from specglot.model.spec import PageGroup


class RuleInfo(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What a reader may want to know of a rule.

    `short` is one sentence, `full` the rule's page as Markdown, `url` where that page is published (""
    where it is not), `severity` the level the rule has by default, `tags` the families it belongs to.
    """

    name: str
    short: str
    full: str = ""
    url: str = ""
    severity: Severity = "warning"
    tags: tuple[str, ...] = ()


class Finding(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A diagnostic and its identity.

    `suppressed` is the reason given where the finding is not to be told, else None; `suppressed_by` says
    whether a comment on the page or the baseline holds it back. `url` leads to the rule's page.
    """

    diagnostic: Diagnostic
    fingerprint: str
    suppressed: str | None = None
    suppressed_by: Literal["comment", "baseline"] = "comment"
    url: str = ""


class Run(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All that a report is made of.

    `sources` are the pages read, by path; `groups` which of them are each other's translation; `root` is
    the source root relative to the repository ("" where they are the same), for formats whose paths start
    at the repository.
    """

    findings: tuple[Finding, ...]
    rules: Sequence[RuleInfo] = ()
    sources: Mapping[str, Source] = msgspec.field(default_factory=dict[str, Source])
    groups: tuple[PageGroup, ...] = ()
    locales: tuple[str, ...] = ()
    pages: int = 0
    version: str = "0"
    root: str = ""

    def line(self, path: str, number: int) -> str | None:
        """A line of a page; None where the page or the line is not at hand."""
        source = self.sources.get(path)
        return source.line(number) if source and 0 < number <= len(source.lines) else None

    @property
    def base(self) -> str:
        """`root` in its shortest form; "" where it is the repository itself."""
        base = normpath(self.root)
        return "" if base == "." else base

    def from_repository(self, path: str) -> str:
        """A page's path as the repository has it."""
        return f"{self.base}/{path}" if self.base else path


def together(runs: Sequence[Run]) -> Run:
    """The runs over several books as one; their pages lie below the same root."""
    first, *others = runs
    if not others:
        return first
    return msgspec.structs.replace(
        first,
        findings=tuple(finding for run in runs for finding in run.findings),
        sources=ChainMap(*(run.sources for run in reversed(runs))),  # type: ignore[arg-type] # only read
        groups=tuple(group for run in runs for group in run.groups),
        locales=tuple(dict.fromkeys(locale for run in runs for locale in run.locales)),
        pages=sum(run.pages for run in runs),
    )

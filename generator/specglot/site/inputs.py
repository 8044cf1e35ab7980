"""What the site is made of: the values that the pipeline hands over."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from specglot.model.diagnostic import Diagnostic
from specglot.model.page import Page
from specglot.model.source import Source
from specglot.model.spec import Spec


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeSample:
    """A ready-to-paste request.

    `language` is a Pygments lexer name (`bash`, `python`, `typescript`), `label` what the tab says (`curl`).
    """

    language: str
    label: str
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteInputs:
    """Everything a site is made of, as values.

    Attributes:
        spec: What the pages agree on.
        markdown: Markdown → HTML, raw HTML passed through; the site sanitizes what comes back.
        pages: The pages the spec was merged from; they tell where their links lead.
        findings: What `check` found.
        sources: The pages' texts, for the lines that evidence quotes.
        openapi: Per locale, the text of its `openapi.yaml` (overlay applied).
        code_samples: Per operation id, samples that call generated clients. An operation without any gets plain
            `curl`, Python and TypeScript requests.
        fallback: Locales to ask, in order, where the reader's own is silent; then all others in the spec's order.
        name: The site's name; "" for the name the engine is configured with.
        titles: The site's name per locale; `name` where a locale has none of its own.
        url: Absolute address the site will be published under, ending in `/`; "" where unknown.
        summaries: Rule name → one sentence on what the rule finds.
    """

    spec: Spec
    markdown: Callable[[str], str]
    pages: tuple[Page, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
    sources: tuple[Source, ...] = ()
    openapi: Mapping[str, str] = field(default_factory=dict[str, str])
    code_samples: Mapping[str, tuple[CodeSample, ...]] = field(
        default_factory=dict[str, tuple[CodeSample, ...]]
    )
    fallback: tuple[str, ...] = ()
    name: str = ""
    titles: Mapping[str, str] = field(default_factory=dict[str, str])
    url: str = ""
    summaries: Mapping[str, str] = field(default_factory=dict[str, str])

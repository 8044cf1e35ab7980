"""Findings + the pages' ignore comments → which findings are held back, and what is wrong with comments."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

import msgspec

from specglot.check.comment import Suppression, suppressions
from specglot.model.diagnostic import Diagnostic, Severity
from specglot.model.source import Source, Span

UNUSED = "unused-suppression"
UNKNOWN = "suppression-of-unknown-rule"
BARE = "suppression-without-reason"

LEVELS: Mapping[str, Severity] = {UNUSED: "note", UNKNOWN: "warning", BARE: "warning"}
"""The findings that comments themselves give, and their levels."""


class Suppressed(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """`reasons`: why each finding, in order, is held back, None for the rest; `findings`: about comments."""

    reasons: tuple[str | None, ...]
    findings: tuple[Diagnostic, ...]


def suppress(
    diagnostics: Iterable[Diagnostic],
    sources: Iterable[Source],
    rules: Collection[str],
    places: Mapping[str, tuple[str, str]] | None = None,
    ran: Callable[[str], bool] = lambda _rule: True,
) -> Suppressed:
    """Apply the comments of the pages.

    Args:
        diagnostics: The findings.
        sources: The pages.
        rules: The names of all rules.
        places: Page group and locale of a page's path, for the findings about comments.
        ran: Whether a rule took part in this run; only then its comments can be called idle.

    Returns:
        A reason or None for each finding, and findings about comments: idle, without a reason, of no known
        rule. A comment without a reason holds nothing back.
    """
    comments = {source.path: tuple(suppressions(source)) for source in sources}
    used: set[tuple[Span, str]] = set()
    reasons: list[str | None] = []
    for diagnostic in diagnostics:
        covering = [
            one for one in comments.get(diagnostic.primary.path, ()) if one.reason and one.covers(diagnostic)
        ]
        used |= {(one.span, diagnostic.rule) for one in covering}
        reasons.append(covering[0].reason if covering else None)
    found: list[Diagnostic] = []
    for path in sorted(comments):
        group, locale = (places or {}).get(path, ("", ""))
        for comment in comments[path]:
            for rule, message, help_text in _faults(comment, used, rules, ran):
                found.append(
                    Diagnostic(
                        rule=rule,
                        severity=LEVELS[rule],
                        message=message,
                        primary=comment.span,
                        locale=locale,
                        help=help_text,
                        group=group,
                        subject=", ".join(comment.rules),
                        groups=((locale,),) if locale else (),
                    )
                )
    return Suppressed(reasons=tuple(reasons), findings=tuple(found))


def _faults(
    comment: Suppression, used: set[tuple[Span, str]], rules: Collection[str], ran: Callable[[str], bool]
) -> Iterator[tuple[str, str, str]]:
    """What is wrong with a comment: rule, message, help."""
    if not comment.rules:
        yield BARE, "the comment names no rule", "write <!-- specglot: ignore RULE reason -->"
        return
    for rule in comment.rules:
        if rule not in rules:
            yield UNKNOWN, f"there is no rule `{rule}`", "`specglot rules` lists the rules"
    if not comment.reason:
        yield (
            BARE,
            f"the comment does not say why {_named(comment.rules)} is ignored here, and has no effect",
            "write the reason after the rule",
        )
        return
    for rule in comment.rules:
        if rule in rules and ran(rule) and (comment.span, rule) not in used:
            yield UNUSED, f"`{rule}` finds nothing here", "remove the comment, or the rule from it"


def _named(rules: tuple[str, ...]) -> str:
    return ", ".join(f"`{rule}`" for rule in rules)

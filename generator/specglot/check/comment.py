"""A page → its `<!-- specglot: ignore RULE reason -->` comments and the lines each of them speaks for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

import msgspec

from specglot.model.diagnostic import Diagnostic
from specglot.model.late import late
from specglot.model.source import Source, Span

_COMMENT = late(r"<!--\s*specglot:\s*ignore\b(?P<body>.*?)-->", re.DOTALL)
# Front matter is YAML: its comments begin with `#`.
_YAML_COMMENT = late(r"(?<!\S)#\s*specglot:\s*ignore\b(?P<body>[^\n]*)")
_BODY = late(r"\s*(?P<rules>[^\s,]+(?:\s*,\s*[^\s,]+)*)?(?P<reason>.*)", re.DOTALL)
_FENCE = late(r"[ \t>]*(?P<mark>`{3,}|~{3,})")
_CODE_SPAN = late(r"(?<!`)(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)")


class Suppression(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A comment: the rules it names, the reason it gives, and the lines (1-based, inclusive) it speaks for.

    `lines` holds ranges: the comment's own, and the next block where the comment stands alone.
    """

    rules: tuple[str, ...]
    reason: str
    span: Span
    lines: tuple[tuple[int, int], ...]

    def covers(self, diagnostic: Diagnostic) -> bool:
        """Whether a finding stands where this comment speaks, and is of a rule that it names."""
        first, last = diagnostic.primary.line, max(diagnostic.primary.end_line, diagnostic.primary.line)
        return (
            diagnostic.primary.path == self.span.path
            and diagnostic.rule in self.rules
            and any(first <= end and start <= last for start, end in self.lines)
        )


def suppressions(source: Source) -> Iterator[Suppression]:
    """The comments of a page, in order; not those in code."""
    matter = _front_matter(source)
    text = "\n".join(_prose_lines(source, matter))
    found = [*_COMMENT.finditer(text), *_YAML_COMMENT.finditer("\n".join(source.lines[:matter]))]
    for match in sorted(found, key=lambda one: one.start()):
        span = _span(source, text, match)
        rules, reason = _parsed(match["body"])
        yield Suppression(
            rules=rules,
            reason=reason,
            span=span,
            lines=((span.line, span.end_line), *_next_block(source, span, matter)),
        )


def _parsed(body: str) -> tuple[tuple[str, ...], str]:
    """`RULE, RULE reason` → the rules and the reason."""
    match = _BODY.match(body)
    listed, reason = (match["rules"] or "", match["reason"]) if match else ("", "")
    rules = tuple(rule.strip().rstrip(":") for rule in listed.split(",")) if listed else ()
    return rules, " ".join(reason.strip(" \t\n:–—-").split())


def _front_matter(source: Source) -> int:
    """How many lines the front matter takes, its fences included; 0 without any."""
    if source.line(1).rstrip() != "---":
        return 0
    for number in range(2, len(source.lines) + 1):
        if source.line(number).rstrip() in ("---", "..."):
            return number
    return 0


def _prose_lines(source: Source, matter: int) -> Iterator[str]:
    """The lines, with front matter, fenced code and code spans blanked out, column for column."""
    fence = ""
    for number, line in enumerate(source.lines, start=1):
        mark = _FENCE.match(line)
        if number <= matter:
            yield " " * len(line)
        elif fence:
            yield " " * len(line)
            fence = "" if _closes(line, fence) else fence
        elif mark:
            fence = mark["mark"]
            yield " " * len(line)
        else:
            yield _CODE_SPAN.sub(lambda span: " " * len(span[0]), line)


def _closes(line: str, fence: str) -> bool:
    """Whether a line ends a block that `fence` opened: as many of the same marks or more, nothing else."""
    bare = line.strip(" \t>")
    return bare.startswith(fence) and not bare.strip(fence[0])


def _span(source: Source, text: str, match: re.Match[str]) -> Span:
    line, column = _position(text, match.start())
    end_line, end_column = _position(text, match.end())
    return Span(path=source.path, line=line, column=column, end_line=end_line, end_column=end_column)


def _position(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _next_block(source: Source, span: Span, matter: int) -> Iterator[tuple[int, int]]:
    """The block below a comment that stands alone on its lines."""
    own = "\n".join(source.line(number) for number in range(span.line, span.end_line + 1))
    if not _idle(own):
        return
    total = matter - 1 if span.line <= matter else len(source.lines)
    below = range(span.end_line + 1, total + 1)
    start = next((number for number in below if not _idle(source.line(number))), None)
    if start is None:
        return
    if span.line <= matter:
        yield start, start
    else:
        yield start, _block_end(source, start)


def _idle(line: str) -> bool:
    """Blank, or another comment of ours: neither is what a comment speaks for."""
    return not _YAML_COMMENT.sub("", _COMMENT.sub("", line)).strip(" \t\n>")


def _block_end(source: Source, start: int) -> int:
    line = source.line(start)
    fence = _FENCE.match(line)
    below = range(start + 1, len(source.lines) + 1)
    if fence:
        closing = (number for number in below if _closes(source.line(number), fence["mark"]))
        return next(closing, len(source.lines))
    if line.startswith("#"):
        return start
    return start + sum(1 for _ in takewhile(lambda number: source.line(number).strip(" \t>"), below))
